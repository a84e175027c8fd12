/** The tokens of a content stream that a walk meets by the thousand. */

import { BrokenPdf } from './objects/lexer.js';

/**
 * One glyph of two bytes, as the browser shows nearly all of a page: `8.5945892 0 Td <0003> Tj`. The expression passes over it several
 * times faster than a walk from byte to byte does, above all in a program that has only just begun.
 */
export const GLYPH = /(?:-?[\d.]+ -?[\d.]+ Td )?<[\dA-F]{4}> Tj\n/y;

/** How long the last part of such a glyph is: `<0003> Tj` with its line break. */
export const GLYPH_LENGTH = 10;

/** The code of the glyph that ends at a place. */
export function glyphCode(content: Buffer, end: number): number {
	let code = 0;
	for (let at = end - GLYPH_LENGTH + 1; content[at] !== 0x3e; at++)
		code = code * 16 + (DIGIT[content[at] as number] as number);
	return code;
}

/** Values of hexadecimal digits, by their bytes. */
const DIGIT = new Uint8Array(256);
for (const digit of '0123456789ABCDEFabcdef') DIGIT[digit.charCodeAt(0)] = Number.parseInt(digit, 16);

/** The commonest properties of marked content. */
const NUMBERED = /<<\/MCID (\d+) ?>>/y;

/** Properties that are nothing but the number of marked content, and where they end. */
export function numberAt(source: string, at: number): { mcid: number; end: number } | undefined {
	NUMBERED.lastIndex = at;
	const found = NUMBERED.exec(source);
	return found ? { mcid: Number(found[1]), end: NUMBERED.lastIndex } : undefined;
}

const OPERATORS = new Map<number, string>();

/** An operator; the short ones, which are nearly all, are made into text once. */
export function operatorAt(content: Buffer, start: number, end: number): string {
	if (end - start > 3) return content.toString('latin1', start, end);
	let key = 0;
	for (let at = start; at < end; at++) key = key * 256 + (content[at] as number);
	const known = OPERATORS.get(key);
	if (known !== undefined) return known;
	const made = content.toString('latin1', start, end);
	OPERATORS.set(key, made);
	return made;
}

/** Reads a string in hexadecimal from its bracket on; returns where it ends. */
export function readHexadecimal(content: Buffer, start: number, bytes: number[]): number {
	let pending = -1;
	for (let at = start + 1; at < content.length; at++) {
		const code = content[at] as number;
		if (code === 0x3e) {
			if (pending !== -1) bytes.push(pending * 16);
			return at + 1;
		}
		const digit =
			code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x41 && code <= 0x46 ? code - 55 : code - 87;
		if (digit < 0 || digit > 15 || (code > 0x46 && code < 0x61)) continue;
		if (pending === -1) pending = digit;
		else {
			bytes.push(pending * 16 + digit);
			pending = -1;
		}
	}
	throw new BrokenPdf('an open string');
}
