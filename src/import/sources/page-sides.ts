/**
 * The head of a page in two columns, as the text of a PDF keeps it: the town, the dates and figures on the left, the meeting and its people on the
 * right. The left column becomes lines of its own, and below them stands the right one.
 */

import { labelGroup } from '../wording/labels.js';

/** Lines beside a label of people: `Date de convocation :      Présents : Ana Bell, Bo Carr`. */
export function withSidesApart(lines: readonly string[]): string[] {
	const out: string[] = [];
	for (let at = 0; at < lines.length; at += 1) {
		const column = columnOfPeople(lines[at] ?? '');
		if (column === undefined) {
			out.push(lines[at] ?? '');
			continue;
		}
		const sides = [cutAt(lines[at] ?? '', column) as Sides];
		const end = endOfSides(lines, at, column);
		for (let next = at + 1; next <= end; next += 1) sides.push(cutAt(lines[next] ?? '', column) ?? ['', '']);
		// The head of the page may begin above the people.
		for (let length = linesAbove(out, column); length > 0; length -= 1)
			sides.unshift(cutAt(out.pop() ?? '', column) ?? ['', '']);
		for (const side of [0, 1] as const) {
			for (const texts of sides) out.push(texts[side]);
			out.push('');
		}
		at = end;
	}
	return out;
}

/** What stands left and right of a gap. */
type Sides = readonly [left: string, right: string];

/** Where a label of people begins behind a gap. */
function columnOfPeople(line: string): number | undefined {
	if (line.length > WIDEST || /^\s*[|#>]/.test(line)) return undefined;
	const [whole = '', lead = '', label = ''] = /^(\S.*?\s{3,})(\p{Lu}[^:]{3,40}?)\s?:/u.exec(line) ?? [];
	return whole !== '' && /\p{L}{2}/u.test(lead) && labelGroup(label) !== undefined ? lead.length : undefined;
}

/** Lines of a page with two columns are not longer. */
const WIDEST = 300;

/** The last line that has something in the right column, before one that crosses the gap; blank lines part the labels of a head. */
function endOfSides(lines: readonly string[], from: number, column: number): number {
	let end = from;
	for (let at = from + 1; at < lines.length && at - end <= FARTHEST; at += 1) {
		const sides = cutAt(lines[at] ?? '', column);
		if (sides === undefined) break;
		if (sides[1] !== '') end = at;
	}
	return end;
}

/** How many lines right above are in two columns as well, a blank one between them. */
function linesAbove(lines: readonly string[], column: number): number {
	const hasRight = (at: number) => (cutAt(lines.at(-at) ?? '', column)?.[1] ?? '') !== '';
	let length = 0;
	while (hasRight(length + 1) || (lines.at(-length - 1)?.trim() === '' && hasRight(length + 2))) length += 1;
	return length;
}

/** So many lines may stand on the left alone. */
const FARTHEST = 5;

/** Both sides of a line whose right one begins at a column or behind it; nothing where the line has no gap there, and is longer. */
function cutAt(line: string, column: number): Sides | undefined {
	const text = line.trimEnd();
	if (text.length < column) return [text.trim(), ''];
	const from = column - 1 - GAP;
	return text.length <= WIDEST && /^\s{2}/.test(text.slice(from))
		? [text.slice(0, from).trim(), text.slice(from).trim()]
		: undefined;
}

/** So far before the column a gap of two signs begins at the latest. */
const GAP = 1;
