/** Changes of the source: what they are, how they are made, the corrections of messages as such. */

import { getChanges, getLineEnd } from '../lint/fixes.js';
import type { Diagnostic } from '../lint/run.js';

/** One replacement of a range of the source, in the shape that CodeMirror takes. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}

/** The source with changes made, which are sorted and do not overlap. */
export function applyTextChanges(source: string, changes: readonly TextChange[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, insert } of changes) {
		parts.push(source.slice(at, from), insert);
		at = to;
	}
	return parts.join('') + source.slice(at);
}

/** One change that makes one text of another. */
export function getDifference(old: string, text: string): TextChange[] {
	if (old === text) return [];
	const shortest = Math.min(old.length, text.length);
	let from = 0;
	while (from < shortest && old[from] === text[from]) from++;
	let tail = 0;
	while (tail < shortest - from && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
	return [{ from, to: old.length - tail, insert: text.slice(from, text.length - tail) }];
}

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
