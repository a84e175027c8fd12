/**
 * The head of a page in two columns, as the text of a PDF keeps it: the town, the dates and figures on the left, the meeting and its people on the
 * right. The left column becomes lines of its own, and below them stands the right one.
 */

import { labelGroup } from '../wording/labels.js';

/** Lines beside a label of people: `Date de convocation :      Présents : Ana Bell, Bo Carr`. */
export function withSidesApart(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const columns = at < LAST_OF_HEAD ? columnsOfPeople(lines[at] ?? '') : undefined;
		if (columns === undefined) {
			out.push(lines[at] ?? '');
			continue;
		}
		const end = endOfSides(lines, at, columns);
		const sides = lines.slice(at, end + 1).map((line) => cutAt(line, columns) ?? (['', ''] as const));
		// The head of the page may begin above the people.
		for (let length = linesAbove(out, columns); length > 0; length -= 1)
			sides.unshift(cutAt(out.pop() ?? '', columns) ?? ['', '']);
		for (const side of [0, 1] as const) {
			for (const texts of sides) out.push(texts[side]);
			out.push('');
		}
		at = end;
	}
	return out;
}

/** The head of a page is not longer. */
const LAST_OF_HEAD = 60;

/** What stands left and right of a gap. */
type Sides = readonly [left: string, right: string];

/** Where the right column may begin: at the label of the people, or at the first of them. */
type Columns = readonly [label: number, names: number];

function columnsOfPeople(line: string): Columns | undefined {
	if (line.length > WIDEST || /^\s*[|#>]/.test(line)) return undefined;
	const [whole = '', lead = '', label = ''] =
		/^(\S.*?\s{3,})(\p{Lu}[^:]{3,40}?)\s?:\s*(?=\p{Lu})/u.exec(line) ?? [];
	// `Présents :      Excusés :`: lists side by side, which are read as such.
	const beside = labelGroup(lead.replace(/\s*:?\s*$/, ''));
	const isBesideText = /\p{L}{2}/u.test(lead) && (beside === undefined || beside === 'members');
	const group = whole === '' ? undefined : labelGroup(label);
	// `Members:` may head a column of a table.
	const isLabel = isBesideText && group !== undefined && group !== 'members';
	return isLabel ? [lead.length, whole.length] : undefined;
}

/** Lines of a page with two columns are not longer. */
const WIDEST = 300;

/** The last line that has something in the right column, before one that crosses the gap; blank lines part the labels of a head. */
function endOfSides(lines: readonly string[], from: number, columns: Columns): number {
	let end = from;
	for (let at = from + 1; at < lines.length && at - end <= FARTHEST; at += 1) {
		const sides = cutAt(lines[at] ?? '', columns);
		if (sides === undefined) break;
		if (sides[1] !== '') end = at;
	}
	return end;
}

/** How many lines right above are in two columns as well, a blank one between them. */
function linesAbove(lines: readonly string[], columns: Columns): number {
	const hasRight = (at: number) => (cutAt(lines.at(-at) ?? '', columns)?.[1] ?? '') !== '';
	let length = 0;
	while (hasRight(length + 1) || (lines.at(-length - 1)?.trim() === '' && hasRight(length + 2))) length += 1;
	return length;
}

/** So many lines may stand on the left alone. */
const FARTHEST = 5;

/**
 * Both sides of a line whose right one begins at a column, a sign more or less, and has no column of its own; nothing where the line has no gap there,
 * and is longer.
 */
function cutAt(line: string, columns: Columns): Sides | undefined {
	const text = line.trimEnd();
	const [label, names] = columns;
	if (text.length < label) return [text.trim(), ''];
	const [gap = ''] = /^\s{2,}/.exec(text.slice(label - 2)) ?? [];
	const start = label - 2 + gap.length;
	const right = text.slice(start);
	const isRight = gap !== '' && [label, names].some((column) => Math.abs(column - start) < 2);
	// A gap in either column makes it a row of a table.
	const isTable = [text.slice(0, label - 1), right.replace(/:\s+/, ': ')].some((side) =>
		/\S\s{3,}\S/.test(side),
	);
	return text.length <= WIDEST && isRight && !isTable ? [text.slice(0, label - 1).trim(), right] : undefined;
}
