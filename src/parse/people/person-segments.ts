/** Where a person's line is cut. */

import { isMark } from './person-marks.js';

/** How a part of a person's line was opened. */
export type Opening = 'name' | 'comma' | 'dash' | 'arrow' | 'paren' | 'bracket';

/** A part of a person's line: offsets in it, and what opened it. */
export interface Segment {
	opening: Opening;
	from: number;
	to: number;
}

const ARROW = /^(?:→|⇒|➔|➜|[-=–—]{1,2}>)/;

/** A dash between spaces (a long one needs none), then a small letter or a figure: what it parts from the name is no part of it. */
const DASH = /^(?:-[\s\u00A0]|[–—])[\s\u00A0]*(?=[\p{Ll}\d])/u;

/**
 * Cuts a line at its commas, arrows, parentheses and brackets, at a colon with spaces after it, and at a dash between the name and
 * what is no name. Linear: each sign is met once.
 */
export function segmentsOf(text: string, atDashes: boolean): Segment[] {
	const segments: Segment[] = [];
	const open: { opening: Opening; from: number } = { opening: 'name', from: 0 };
	const cut = (to: number, opening: Opening, from: number) => {
		const isEmpty = text.slice(open.from, to).trim() === '';
		if (!isEmpty || open.opening !== 'comma') segments.push({ opening: open.opening, from: open.from, to });
		Object.assign(open, { opening, from });
	};
	let index = 0;
	while (index < text.length) {
		const sign = text[index] ?? '';
		const arrow = ARROW.exec(text.slice(index, index + 3))?.[0];
		if (sign === '(' || sign === '[') {
			const close = closingOf(text, index);
			// A second pair of parentheses belongs to the words before it: `présidente (par intérim)`.
			const isMore =
				sign === '(' && (open.opening === 'arrow' || segments.some((other) => other.opening === 'paren'));
			if (isMore && text.slice(open.from, index).trim() !== '') {
				index = close + 1;
				continue;
			}
			cut(index, sign === '(' ? 'paren' : 'bracket', index + 1);
			cut(close, 'comma', Math.min(close + 1, text.length));
			index = close + 1;
		} else if (arrow !== undefined) {
			cut(index, 'arrow', index + arrow.length);
			index += arrow.length;
		} else if (atDashes && open.opening === 'name' && isDash(text, index)) {
			cut(index, 'dash', index + 1);
			index += 1;
		} else if (
			(sign === ',' && !/\d,\d/.test(text.slice(Math.max(0, index - 1), index + 2))) ||
			sign === ';' ||
			(sign === ':' && /^\s/.test(text.slice(index + 1, index + 2)) && !isMark(text.slice(open.from, index)))
		) {
			cut(index, 'comma', index + 1);
			index += 1;
		} else {
			index += 1;
		}
	}
	cut(text.length, 'comma', text.length);
	return segments;
}

function isDash(text: string, index: number): boolean {
	const sign = text[index];
	if (sign !== '-' && sign !== '–' && sign !== '—') return false;
	return (
		(sign !== '-' || /[\s\u00A0]/.test(text[index - 1] ?? '')) && DASH.test(text.slice(index, index + 8))
	);
}

/** Where the parenthesis or bracket that opens at `index` closes; the end of the text where it never does. */
function closingOf(text: string, index: number): number {
	const [open, close] = text[index] === '(' ? ['(', ')'] : ['[', ']'];
	let depth = 0;
	for (let at = index; at < text.length; at += 1) {
		if (text[at] === open) depth += 1;
		else if (text[at] === close) {
			depth -= 1;
			if (depth === 0) return at;
		}
	}
	return text.length;
}
