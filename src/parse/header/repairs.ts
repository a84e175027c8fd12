/** Header slips that can be read without doubt: the text that YAML gets, the way back to the file, and one message a cause. */

import type { Edit, Problem } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import type { Places } from '../source/places.js';
import type { Slip, SlipCode, TextEdit } from '../yaml/header-slips.js';

/** A header's text made readable. */
export interface RepairedText {
	/** What YAML reads. */
	text: string;
	/** The offset in the file of an offset in the repaired text. */
	toSource(offset: number): number;
	/** The offset in the repaired text of an offset in the file. */
	toRepaired(offset: number): number;
}

/** The text of the file between two offsets with the slips repaired. */
export function repairText(source: string, from: number, to: number, slips: readonly Slip[]): RepairedText {
	const edits = slips.flatMap((slip) => slip.yaml).sort((a, b) => a.from - b.from || a.to - b.to);
	const pieces: { source: number; repaired: number; edit?: TextEdit }[] = [{ source: from, repaired: 0 }];
	let text = '';
	let at = from;
	for (const edit of edits) {
		if (edit.from < at || edit.to > to) continue;
		text += source.slice(at, edit.from);
		pieces.push({ source: edit.from, repaired: text.length, edit });
		text += edit.text;
		at = edit.to;
		pieces.push({ source: at, repaired: text.length });
	}
	text += source.slice(at, to);
	return {
		text,
		toSource(offset) {
			const piece = pieceAt(pieces, offset, 'repaired');
			const into = offset - piece.repaired;
			return piece.edit ? Math.min(piece.source + into, piece.edit.to) : Math.min(piece.source + into, to);
		},
		toRepaired(offset) {
			const piece = pieceAt(pieces, offset, 'source');
			return piece.edit ? piece.repaired : piece.repaired + offset - piece.source;
		},
	};
}

/** The messages for slips: one for each, and one for all of a kind that a keyboard or an editor makes everywhere. */
export function repairProblems(slips: readonly Slip[], places: Places): Problem[] {
	const groups = new Map<SlipCode, Slip[]>();
	const problems: Problem[] = [];
	for (const slip of slips) {
		const group = groups.get(slip.code);
		if (!EVERYWHERE.has(slip.code)) problems.push(repairProblem([slip], places));
		else if (group) group.push(slip);
		else groups.set(slip.code, [slip]);
	}
	for (const group of groups.values()) problems.push(repairProblem(group, places));
	return problems;
}

/** How each slip is put right. */
const FIXES: Readonly<Record<SlipCode, string>> = {
	tab: 'spacesForTabs',
	noBreakSpace: 'plainSpaces',
	dash: 'plainDash',
	itemSpace: 'spaceAfterDash',
	itemIndent: 'alignItems',
	firstItem: 'ownLine',
	keySpace: 'spaceAfterColon',
	secondColon: 'quoteValue',
	personColon: 'commaForColon',
	hash: 'quoteValue',
	threshold: 'quoteValue',
	quotes: 'quoteValue',
};

/** Slips that one cause makes many times. */
const EVERYWHERE: ReadonlySet<SlipCode> = new Set(['tab', 'noBreakSpace', 'dash', 'itemSpace', 'itemIndent']);

function repairProblem(slips: readonly Slip[], places: Places): Problem {
	const [first] = slips;
	if (first === undefined) throw new RangeError('no slip');
	const edits: Edit[] = slips
		.flatMap((slip) => slip.fix)
		.map((edit) => ({ position: places.range(edit.from, edit.to), text: edit.text }));
	return problem('syntax/repaired', first.code, places.range(first.from, first.to), {
		values: { ...first.values, count: slips.length },
		fixes: [{ description: FIXES[first.code], safe: true, edits }],
	});
}

function pieceAt<Piece extends { source: number; repaired: number }>(
	pieces: readonly Piece[],
	offset: number,
	side: 'source' | 'repaired',
): Piece {
	let low = 0;
	let high = pieces.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if ((pieces[middle]?.[side] ?? 0) <= offset) low = middle;
		else high = middle - 1;
	}
	const piece = pieces[low];
	if (piece === undefined) throw new RangeError('a repaired text has a first piece');
	return piece;
}
