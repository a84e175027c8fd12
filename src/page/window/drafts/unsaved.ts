/**
 * What is on its way to the database: that answers later than a window may live, this store at once. What is found here at the next start
 * had not reached the database, because the window was closed or the browser ended.
 */

import type { Draft } from './draft.js';

const PREFIX = 'pv.unsaved.';

/** A draft that may not have reached the database. */
export interface UnsavedDraft extends Draft {
	/** Revision in the database that it was written upon. */
	revision: number;
	/** When the state was changed that was on its way then: should that one have arrived, the draft follows it all the same. */
	behind?: number | undefined;
}

/** Keeps a draft until it is known to have reached the database. */
export function keepUnsaved(draft: UnsavedDraft): void {
	try {
		const { handle: _, ...plain } = draft;
		localStorage.setItem(PREFIX + draft.id, JSON.stringify(plain));
	} catch {
		// Forbidden or full: the database is asked in any case.
	}
}

/** Whether a draft was written upon what is kept, and upon nothing that another window made of it. */
export function follows(left: UnsavedDraft, kept: Draft): boolean {
	return (
		kept.revision === left.revision || (kept.revision === left.revision + 1 && kept.changed === left.behind)
	);
}

/** Forgets a draft that has reached the database. */
export function forgetUnsaved(id: string): void {
	try {
		localStorage.removeItem(PREFIX + id);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** The drafts that had not reached the database when their window ended. */
export function unsavedDrafts(): UnsavedDraft[] {
	try {
		return Object.keys(localStorage)
			.filter((key) => key.startsWith(PREFIX))
			.flatMap((key) => {
				try {
					return [JSON.parse(localStorage.getItem(key) ?? '') as UnsavedDraft];
				} catch {
					return [];
				}
			});
	} catch {
		return [];
	}
}
