/**
 * Bytes as letters that a page can hold: five letters for four bytes, where base 64 takes five and a third. Four bytes are one number, the
 * first byte its highest, written in base 85; of a last group of one to three bytes as many letters as bytes, and one more, are kept. `scripts/base85.mjs` writes them.
 */

const FIRST_LETTER = 40;

/** `<` may not stand in a script of a page; this stands for it, behind the last letter. */
const LESS_THAN = 60;
const INSTEAD = FIRST_LETTER + 85;

/** The bytes that these letters stand for. */
export function fromBase85(letters: string): Uint8Array<ArrayBuffer> {
	const whole = Math.ceil(letters.length / 5);
	const missing = whole * 5 - letters.length;
	const bytes = new Uint8Array(whole * 4);
	for (let group = 0; group < whole; group++) {
		let value = 0;
		for (let index = group * 5; index < group * 5 + 5; index++) {
			// What a last group lacks counts as the highest letter: the bytes that are kept come out the same.
			const code = index < letters.length ? letters.charCodeAt(index) : FIRST_LETTER + 84;
			value = value * 85 + (code === INSTEAD ? LESS_THAN : code) - FIRST_LETTER;
		}
		bytes[group * 4] = value >>> 24;
		bytes[group * 4 + 1] = value >>> 16;
		bytes[group * 4 + 2] = value >>> 8;
		bytes[group * 4 + 3] = value;
	}
	return bytes.slice(0, bytes.length - missing);
}
