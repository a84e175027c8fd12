/** Labelled lines as they stand in the source: markers and emphasis out of the way, continuation lines joined, every place kept. */

import type { Position } from 'unist';
import type { PlacedText, SourceLine } from '../../source/places.js';
import { beside, lazy } from '../../text/lazy.js';
import { isLetterOrNumber } from '../../text/letters.js';
import { countWhile } from '../../text/lists.js';
import type { SourcePoint } from '../../text/places.js';

/** One line of the source without its list marker, emphasis blanked. */
export interface PlainLine {
	line: SourceLine;
	/** The line with its markup blanked, character by character: an index here is an index of the source line. */
	text: string;
	/** Where the line's own text starts, after indentation, list marker and check box. */
	from: number;
	/** Where it ends, spaces left out. */
	to: number;
	/** Columns of white space before the marker or the text. */
	indent: number;
	/** Whether a list marker opens it. */
	marker: boolean;
	/** Whether the whole of it is strong or emphasised. */
	strong: boolean;
}

/** The lines that hold anything. */
export function plainLines(lines: readonly SourceLine[]): PlainLine[] {
	const plain: PlainLine[] = [];
	for (const line of lines) {
		const one = plainLine(line);
		if (one.to > one.from) plain.push(one);
	}
	return plain;
}

/** A line without its list marker: the same object each time, so that what is found out about it may be kept beside it. */
export const plainLine = beside(readPlainLine);

function readPlainLine(line: SourceLine): PlainLine {
	const indent = getIndent(line.text);
	const marker = MARKER.exec(line.text.slice(indent.length, indent.length + 16))?.[0] ?? '';
	const start = indent.length + marker.length;
	const text = ' '.repeat(start) + withColon(blankMarkup(line.text.slice(start)));
	const to = text.trimEnd().length;
	const from = Math.min(to, text.length - text.trimStart().length);
	const source = line.text.slice(start).trim();
	const strong = source.length > 4 && /^(?:\*\*|__)/.test(source) && /(?:\*\*|__)\s*:?$/.test(source);
	return {
		line,
		text,
		from: Math.max(from, Math.min(start, to)),
		to,
		indent: indent.columns,
		marker: marker !== '',
		strong,
	};
}

/** Colons of other keyboards and of look-alike signs: `Résultat：adoptée`. */
const WIDE_COLON =
	/[\uFF1A\uFE55\uFE13\uFE30\u2236\uA789\u02D0\u02F8\u0589\u05C3\u0703\u0704\u16EC\u205A\uA4FD]/g;

/** `Votent pour      11`, `+ pour      11`: two cells of a table drawn with spaces. */
const cells = lazy(
	() => /^(\s*(?:[-*+•]\s+)?\p{L}[^:|]*?\S)([ \u00A0]{3,}|[ \u00A0]*\t\s*)(?=\d[\d \u00A0]*$)/u,
);

/** Whether a line may have a label: one of its signs stands for a colon. */
export function mayBeLabelled(text: string): boolean {
	return text.includes(':') || text.search(WIDE_COLON) >= 0 || isRow(text);
}

function isRow(text: string): boolean {
	return /\d\s*$/.test(text) && /\t| {3}|\u00A0{3}/.test(text.trim()) && cells().test(text.trimEnd());
}

/** The same text with a plain colon for each sign that looks like one. */
export function withPlainColons(text: string): string {
	return text.replace(WIDE_COLON, ':');
}

/** The same text, as long, with a plain colon where another sign or the gap of a drawn table stands for one. */
function withColon(text: string): string {
	const plain = withPlainColons(text);
	if (plain.includes(':') || !isRow(plain)) return plain;
	const key = cells().exec(plain.trimEnd())?.[1] ?? '';
	return `${key}:${plain.slice(key.length + 1)}`;
}

/** Several parts of lines as one text, joined by a sign each; every place is that of the source. */
export function joinParts(
	parts: readonly { line: SourceLine; text: string; from: number; to: number }[],
	signs: string | readonly string[],
): PlacedText {
	let text = '';
	const pieces = parts.map((part, index) => {
		const sign = typeof signs === 'string' ? signs : (signs[(index - 1) % signs.length] ?? '');
		const at = text === '' ? 0 : text.length + sign.length;
		text =
			at === 0 && text === ''
				? part.text.slice(part.from, part.to)
				: text + sign + part.text.slice(part.from, part.to);
		return { ...part, at, end: text.length };
	});
	const point = (index: number, isEnd: boolean): SourcePoint => {
		const before = countWhile(pieces, ({ end }) => (isEnd ? end < index : end <= index));
		const piece = pieces[Math.min(before, pieces.length - 1)];
		if (piece === undefined) return { line: 1, column: 1, offset: 0 };
		const inside = piece.from + Math.max(0, Math.min(index - piece.at, piece.to - piece.from));
		const { start } = piece.line;
		return { line: start.line, column: start.column + inside, offset: start.offset + inside };
	};
	return {
		text,
		place: (from, to): Position => ({ start: point(from, false), end: point(Math.max(from, to), to > from) }),
	};
}

/** A text without the full stops and spaces at its end. */
export function withoutFinalStop(text: string): string {
	let end = text.length;
	while (end > 0 && /[\s.]/.test(text[end - 1] ?? '')) end -= 1;
	return text.slice(0, end);
}

/** Is this the line under the header of a GFM table? */
export function isTableRule(text: string): boolean {
	return text.includes('-') && text.includes('|') && /^[\s|:-]+$/.test(text);
}

/** The same text, as long, with emphasis, code marks, escapes, comments, link targets and footnote marks as spaces. */
export function blankMarkup(text: string): string {
	if (!/[*_`\\<[&~]/.test(text)) return text;
	const out = text.split('');
	const blank = (from: number, to: number) => out.fill(' ', from, to);
	const brackets: number[] = [];
	for (let index = 0; index < text.length; index += 1) {
		const sign = text[index] ?? '';
		if (sign === '*' || sign === '`' || sign === '\\') out[index] = ' ';
		else if (sign === '~' && text[index + 1] === '~') blank(index, index + 2);
		else if (sign === '_') {
			let end = index + 1;
			while (text[end] === '_') end += 1;
			if (!isLetterOrNumber(text[index - 1]) || !isLetterOrNumber(text[end])) blank(index, end);
			index = end - 1;
		} else if (sign === '<' && text.startsWith('<!--', index)) {
			// One that nothing closes is words of the text.
			const end = text.indexOf('-->', index);
			const to = end < 0 ? index + 4 : end + 3;
			blank(index, to);
			index = to - 1;
		} else if (sign === '&') {
			const entity = /^&(?:nbsp|#160|#xa0|thinsp|nnbsp|#8239);/i.exec(text.slice(index, index + 8))?.[0];
			if (entity !== undefined) blank(index, index + entity.length);
		} else if (sign === '[') {
			const footnote = /^\[\^[^\]\s]{1,60}\]/.exec(text.slice(index, index + 64))?.[0];
			if (footnote !== undefined) blank(index, index + footnote.length);
			else brackets.push(index);
		} else if (sign === ']') {
			const open = brackets.pop();
			const target =
				text[index + 1] === '('
					? /^\([^()\s]{0,400}\)/.exec(text.slice(index + 1, index + 404))?.[0]
					: undefined;
			if (open === undefined || target === undefined) continue;
			out[open] = ' ';
			blank(index, index + 1 + target.length);
			index += target.length;
		}
	}
	return out.join('');
}

/** A list marker, with the check box that may follow it. */
const MARKER = /^(?:[-+*•–—]|\d{1,9}[.)])[ \t]+(?:\[[ xX]?\][ \t]+)?/;

function getIndent(text: string): { length: number; columns: number } {
	let columns = 0;
	let length = 0;
	for (; length < text.length; length += 1) {
		if (text[length] === '\t') columns += 4 - (columns % 4);
		else if (text[length] === ' ' || text[length] === '\u00A0') columns += 1;
		else break;
	}
	return { length, columns };
}
