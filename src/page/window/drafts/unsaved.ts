/**
 * What is on its way to the database: that answers later than a window may live, this store at once. What is found here at the next start
 * had not reached the database, because the window was closed or the browser ended. Each window has entries of its own, so that none takes
 * away the words of another.
 */

import type { WrittenDraft } from './draft.js';

const PREFIX = 'pv.unsaved.';

/** Keeps a draft until it is known to have reached the database. */
export function keepUnsaved(draft: WrittenDraft): void {
	try {
		const { handle: _, ...plain } = draft;
		localStorage.setItem(getKey(draft), `${draft.writer.turn} ${JSON.stringify(plain)}`);
	} catch {
		// Forbidden or full: the database is asked in any case.
	}
}

/** Forgets a draft that has reached the database; what its window has written since stays. */
export function forgetUnsaved(draft: WrittenDraft): void {
	try {
		const left = Number.parseInt(localStorage.getItem(getKey(draft)) ?? '', 10);
		if (left <= draft.writer.turn) localStorage.removeItem(getKey(draft));
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** Forgets all that was put aside of a draft. */
export function forgetAllUnsaved(id: string): void {
	try {
		for (const key of keys()) if (key.endsWith(id)) localStorage.removeItem(key);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** The drafts that had not reached the database when their window ended, or have not yet in one that is open. */
export function unsavedDrafts(): WrittenDraft[] {
	try {
		return keys().flatMap((key) => readDraft(localStorage.getItem(key) ?? ''));
	} catch {
		return [];
	}
}

function getKey({ id, writer }: WrittenDraft): string {
	return `${PREFIX}${writer.window}.${id}`;
}

function keys(): string[] {
	return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

/** Other pages that are opened from files may write here too. */
function readDraft(entry: string): WrittenDraft[] {
	try {
		const draft = JSON.parse(entry.slice(entry.indexOf(' '))) as WrittenDraft;
		return typeof draft.text === 'string' && typeof draft.writer.window === 'string' ? [draft] : [];
	} catch {
		return [];
	}
}
