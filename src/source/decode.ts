/** From bytes to text: UTF-8; what is none as Windows-1252 or UTF-16, which a list may be and a meeting is told about. */

import { type Problem, problem } from '../ast/index.js';
import type { MessageCode } from '../language/ids.js';
import { getPlaces } from '../text/places.js';

/** Decodes a file. `file`: its path, where it is not the meeting; such a file may be in the encodings of spreadsheets. */
export function decodeText(
	bytes: Uint8Array,
	file?: string | undefined,
): { text: string; problems: Problem[] } {
	const wide = wideEncoding(bytes);
	if (wide !== undefined) {
		const text = new TextDecoder(wide).decode(bytes);
		return { text, problems: file === undefined ? [report(text, 0, 'utf16', file)] : [] };
	}
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), problems: [] };
	} catch {
		if (file !== undefined) return { text: decodeWindows1252(bytes), problems: [] };
		const { text, wrongAt } = decodeMixed(bytes);
		return { text, problems: [report(text, wrongAt, 'invalidBytes', file)] };
	}
}

/** Decodes a table: the first sheet of a workbook, or text. A workbook that cannot be read is given back as it is, for the reader of the table to tell. */
export async function decodeTable(
	bytes: Uint8Array,
	file: string,
): Promise<{ text: string; problems: Problem[] }> {
	if (ZIPPED.every((byte, at) => bytes[at] === byte)) {
		// Loaded late: few rolls are workbooks.
		const { workbookText } = await import('./workbook.js');
		const text = workbookText(bytes);
		if (text !== undefined) return { text, problems: [] };
	}
	return decodeText(bytes, file);
}

/** How zipped files begin, `.xlsx` and `.ods` among them. */
const ZIPPED = [0x50, 0x4b, 3, 4];

/** UTF-8 where it is, and each byte that is none as the sign that Windows means by it: every other mistake can still be told. */
function decodeMixed(bytes: Uint8Array): { text: string; wrongAt: number } {
	const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
	const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
	const parts: string[] = [];
	let length = 0;
	let wrongAt: number | undefined;
	const add = (part: string) => {
		parts.push(part);
		length += part.length;
	};
	let from = start;
	for (let index = start; index < bytes.length; ) {
		const size = sizeOfSign(bytes, index);
		if (size > 0) {
			index += size;
			continue;
		}
		add(utf8.decode(bytes.subarray(from, index)));
		wrongAt ??= length;
		add(decodeWindows1252(bytes.subarray(index, index + 1)));
		index += 1;
		from = index;
	}
	add(utf8.decode(bytes.subarray(from)));
	return { text: parts.join(''), wrongAt: wrongAt ?? 0 };
}

/** How many bytes the sign there takes, or 0 where they are no UTF-8 (Unicode, table 3-7). */
function sizeOfSign(bytes: Uint8Array, index: number): number {
	const first = bytes[index] ?? 0;
	if (first < 0x80) return 1;
	const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
	if (size === 0) return 0;
	const second = bytes[index + 1] ?? 0;
	const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
	const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
	if (second < lowest || second > highest) return 0;
	for (let at = index + 2; at < index + size; at += 1) if (((bytes[at] ?? 0) & 0xc0) !== 0x80) return 0;
	return size;
}

/**
 * Windows-1252 is Latin-1 but for 32 signs. Some versions of Node take one for the other in their decoder, which costs the euro sign
 * and every curly apostrophe.
 */
function decodeWindows1252(bytes: Uint8Array): string {
	const latin = new TextDecoder('latin1').decode(bytes);
	return latin.replace(/[\u0080-\u009F]/g, (sign) => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** The signs of 0x80 to 0x9F; the five that mean nothing stay control characters. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

/** UTF-16, as its byte order mark says, or a zero beside each of its first two letters. */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	const [first = 0, second = 0, third = 0, fourth = 0] = bytes;
	if (first === 0xff && second === 0xfe) return 'utf-16le';
	if (first === 0xfe && second === 0xff) return 'utf-16be';
	if (bytes.length < 4) return undefined;
	if (second === 0 && fourth === 0 && first >= 0x20 && third >= 0x20) return 'utf-16le';
	return first === 0 && third === 0 && second >= 0x20 && fourth >= 0x20 ? 'utf-16be' : undefined;
}

function report(
	text: string,
	at: number,
	code: MessageCode<'syntax/control-character'>,
	file: string | undefined,
): Problem {
	const place = getPlaces(text).range(at, Math.min(at + 1, text.length));
	return problem('syntax/control-character', code, place, { file });
}
