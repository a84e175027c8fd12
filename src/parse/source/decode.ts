/** From bytes to text: UTF-8, and for lists saved by a spreadsheet Windows-1252 or UTF-16. */

import type { Problem } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { placesOf } from './places.js';

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
		const text = new TextDecoder('utf-8').decode(bytes);
		return { text, problems: [report(text, Math.max(0, text.indexOf(REPLACEMENT)), 'invalidBytes', file)] };
	}
}

/** What the decoder writes for bytes that mean nothing. */
const REPLACEMENT = '\uFFFD';

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

/** UTF-16, as its byte order mark says. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
	return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}

function report(text: string, at: number, code: string, file: string | undefined): Problem {
	const place = placesOf(text).range(at, Math.min(at + 1, text.length));
	return problem('syntax/control-character', code, place, { file });
}
