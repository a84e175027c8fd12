/** Which letters the codes of a font stand for (ISO 32000-1, 9.10). */

import type { PdfDocument } from './objects/document.js';
import { BrokenPdf, type Dict, getName } from './objects/values.js';

/** The Unicode of each code of a font: by its own table, else by a standard encoding that it names; empty where it says neither. */
export function getUnicode(document: PdfDocument, font: Dict): ReadonlyMap<number, string> {
	const table = font.get('ToUnicode');
	if (table !== undefined) return readUnicodeTable(document.content(table));
	return getEncodingLetters(getName(document.get(font.get('Encoding')))) ?? new Map();
}

/** The letters of a standard encoding of one byte, by its name. */
export function getEncodingLetters(name: string | undefined): ReadonlyMap<number, string> | undefined {
	const label = name === undefined ? undefined : ENCODINGS[name];
	return label === undefined ? undefined : getLetters(label);
}

/** Encodings of one byte that a font may name (annex D), as decoders call them. */
const ENCODINGS: Readonly<Record<string, string>> = {
	WinAnsiEncoding: 'windows-1252',
	MacRomanEncoding: 'macintosh',
};

function getLetters(label: string): ReadonlyMap<number, string> {
	const decoder = new TextDecoder(label);
	const codes = Array.from({ length: 224 }, (_, index) => index + 32);
	return new Map(codes.map((code) => [code, decoder.decode(Uint8Array.of(code))]));
}

/** The Unicode of each code, from a font's table (ISO 32000-1, 9.10.3). */
function readUnicodeTable(table: Buffer): Map<number, string> {
	const found = new Map<number, string>();
	const source = table.toString('latin1');
	for (const body of partsBetween(source, 'beginbfchar', 'endbfchar')) {
		for (const [, code = '', unicode = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>/g))
			found.set(Number.parseInt(code, 16), letters(unicode));
	}
	let left = MOST_RANGED;
	for (const body of partsBetween(source, 'beginbfrange', 'endbfrange')) {
		for (const [, low = '', high = '', one, several = ''] of body.matchAll(
			/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
		)) {
			const from = Number.parseInt(low, 16);
			// A count of steps, for a code of many digits is no higher when one is added.
			const steps = Math.min(Number.parseInt(high, 16) - from, 0xffff);
			left -= steps + 1;
			if (left < 0) throw new BrokenPdf('a table of letters without end');
			const listed = [...several.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, digits = '']) => letters(digits));
			const first = letters(one ?? '');
			const last = first.charCodeAt(first.length - 1);
			for (let step = 0; step <= steps; step++) {
				if (one === undefined) found.set(from + step, listed[step] ?? '');
				else found.set(from + step, first.slice(0, -1) + String.fromCharCode(last + step));
			}
		}
	}
	return found;
}

/** More codes than the ranges of any font have: two bytes make 65,536 of them. */
const MOST_RANGED = 4 * 65_536;

/** What stands between two words, each time that both are there. */
function* partsBetween(source: string, begin: string, end: string): Generator<string> {
	for (let from = source.indexOf(begin); from >= 0; ) {
		const to = source.indexOf(end, from);
		if (to < 0) return;
		yield source.slice(from + begin.length, to);
		from = source.indexOf(begin, to);
	}
}

/** The text that hexadecimal digits of UTF-16 stand for. */
function letters(digits: string): string {
	let text = '';
	for (let end = digits.length % 4 || 4, at = 0; at < digits.length; at = end, end += 4)
		text += String.fromCharCode(Number.parseInt(digits.slice(at, end), 16));
	return text;
}
