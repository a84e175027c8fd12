/** Header slips that can be read without doubt: the text that YAML gets, the way back to the file, and one message a cause. */

import { type DataNode, type DataPair, type Edit, type Fix, type Problem, problem } from '../../ast/index.js';
import { countWhile } from '../../text/lists.js';
import type { Places } from '../../text/places.js';
import type { Slip, SlipCode, TextEdit } from '../yaml/values.js';
import { type ComposedYaml, composeYaml, lineAround } from '../yaml/yaml.js';

/** A header's text made readable. */
interface RepairedText {
	/** What YAML reads. */
	text: string;
	toSource(offset: number): number;
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
const FIXES: Readonly<Record<SlipCode, Fix['description']>> = {
	tab: 'spacesForTabs',
	noBreakSpace: 'plainSpaces',
	dash: 'plainDash',
	weights: 'quoteValue',
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
const EVERYWHERE: ReadonlySet<SlipCode> = new Set([
	'weights',
	'tab',
	'noBreakSpace',
	'dash',
	'itemSpace',
	'itemIndent',
]);

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
	const piece = pieces[Math.max(0, countWhile(pieces, (one) => one[side] <= offset) - 1)];
	if (piece === undefined) throw new RangeError('a repaired text has a first piece');
	return piece;
}

// --- The header as YAML. Where it is broken, every entry that is not broken is still read, and one message tells the cause.

/** What could be read of a header. */
interface HeaderData {
	data: DataNode | undefined;
	problems: Problem[];
	broken: boolean;
}

/** Reads a repaired header; `entries` are the offsets in the file where its top-level entries start. */
export function composeHeader(
	repaired: RepairedText,
	entries: readonly number[],
	places: Places,
): HeaderData {
	const { text, toSource } = repaired;
	const compose = (part: string, base: number) =>
		composeYaml(part, {
			place: (from, to) => places.range(toSource(base + from), toSource(base + to)),
			keepsDuplicates: true,
		});
	const whole = compose(text, 0);
	if (!whole.broken) return whole;

	const starts = [...new Set([0, ...entries.map((entry) => repaired.toRepaired(entry))])].sort(
		(a, b) => a - b,
	);
	const pairs: DataPair[] = [];
	const problems: Problem[] = [];
	let cause: Problem | undefined;
	starts.forEach((start, index) => {
		const part = text.slice(start, starts[index + 1] ?? text.length);
		const composed = compose(part, start);
		const read = composed.broken ? withoutBrokenLines(part, start, composed, compose) : composed;
		if (composed.broken) cause ??= composed.problems.at(-1);
		// Below a broken line little is sure: what it says of its neighbours is not told.
		else for (const each of read.problems) problems.push(each);
		if (read.data?.type === 'mapping') for (const each of read.data.children) pairs.push(each);
	});
	cause ??= whole.problems.at(-1);
	if (cause) problems.push(cause);
	const first = pairs[0]?.position?.start;
	const last = pairs.at(-1)?.position?.end;
	const position = first && last ? { position: { start: first, end: last } } : {};
	return { data: { type: 'mapping', ...position, children: pairs }, problems, broken: true };
}

/** How many lines of an entry are given up before the entry is. */
const MOST_BROKEN_LINES = 4;

/** Reads an entry once more without the line that breaks it, so that a list loses one item and not all. */
function withoutBrokenLines(
	part: string,
	base: number,
	first: ComposedYaml,
	compose: (text: string, base: number) => ComposedYaml,
): ComposedYaml {
	let text = part;
	let composed = first;
	for (
		let tries = 0;
		composed.broken && composed.brokenAt !== undefined && tries < MOST_BROKEN_LINES;
		tries += 1
	) {
		const { from, to } = lineAround(text, composed.brokenAt);
		if (from === 0 || from === to) break;
		text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
		composed = compose(text, base);
	}
	return composed.broken ? { ...composed, data: undefined } : composed;
}
