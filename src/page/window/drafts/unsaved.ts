/**
 * The last words of a window that is closed: the database answers later than a window lives, this store at once. What is found here at the
 * next start had not reached the database.
 */

import type { Draft } from './draft.js';

const PREFIX = 'pv.unsaved.';

/** Keeps a draft until it is known to have reached the database; says whether it could. */
export function keepUnsaved(draft: Draft): boolean {
	try {
		const { handle: _, ...plain } = draft;
		localStorage.setItem(PREFIX + draft.id, JSON.stringify(plain));
		return true;
	} catch {
		return false;
	}
}

/** Forgets a draft that has reached the database. */
export function forgetUnsaved(id: string): void {
	try {
		localStorage.removeItem(PREFIX + id);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** The drafts that had not reached the database when their window was closed. */
export function unsavedDrafts(): Draft[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.flatMap((key) => {
				try {
					return [JSON.parse(localStorage.getItem(key) ?? '') as Draft];
				} catch {
					return [];
				}
			});
	} catch {
		return [];
	}
}
