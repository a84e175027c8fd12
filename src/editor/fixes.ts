/** The corrections of a message as changes of the text. */

import { getChanges, getLineEnd } from '../lint/fixes.js';
import type { Diagnostic } from '../lint/run.js';
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

/** The corrections of a message about a source, the safe ones first; none for a message about another file. */
export function fixesFor({ file, fixes }: Pick<Diagnostic, 'file' | 'fixes'>, source: string): TitledFix[] {
	if (file !== '' || !fixes) return [];
	return fixes
		.map((fix) => ({
			title: fix.description,
			safe: fix.safe,
			changes: getChanges(fix, getLineEnd(source)).map(({ from, to, text }) => ({ from, to, insert: text })),
		}))
		.sort((a, b) => Number(b.safe) - Number(a.safe));
}
