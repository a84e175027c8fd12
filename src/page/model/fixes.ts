/** The corrections of a message as changes of the text. */

import type { Diagnostic } from '../../lint/run.js';
import type { TextChange } from './text-change.js';

/** A correction that a click can make. */
export interface TitledFix {
	/** What it does, in the document's language. */
	title: string;
	/** Whether it touches no vote, no person's identity and no date. */
	safe: boolean;
	/** Sorted, not overlapping; offsets of the source that was compiled. */
	changes: TextChange[];
}

/** The corrections of a message, the safe ones first; none for a message about another file. */
export function fixesFor(message: Pick<Diagnostic, 'file' | 'fixes'>): TitledFix[] {
	if (message.file !== '') return [];
	return (message.fixes ?? [])
		.map(({ description, safe, edits }) => ({
			title: description,
			safe,
			changes: edits
				.map(({ position, text }) => ({
					from: position.start.offset ?? 0,
					to: position.end.offset ?? 0,
					insert: text,
				}))
				.sort((a, b) => a.from - b.from),
		}))
		.sort((a, b) => Number(b.safe) - Number(a.safe));
}
