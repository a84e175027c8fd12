// Bytes as letters that a page can hold, five for four bytes; src/page/window/base85.ts reads them and says how they are written.

const FIRST_LETTER = 40;
const LESS_THAN = 60;
const INSTEAD = FIRST_LETTER + 85;

/** The letters of these bytes. */
export function toBase85(bytes) {
	const groups = [];
	for (let at = 0; at < bytes.length; at += 4) {
		const given = Math.min(4, bytes.length - at);
		let value = 0;
		for (let index = 0; index < 4; index++) value = value * 256 + (bytes[at + index] ?? 0);
		const codes = [0, 0, 0, 0, 0];
		for (let index = 4; index >= 0; index--) {
			const code = FIRST_LETTER + (value % 85);
			codes[index] = code === LESS_THAN ? INSTEAD : code;
			value = Math.floor(value / 85);
		}
		groups.push(String.fromCharCode(...codes.slice(0, given + 1)));
	}
	return groups.join('');
}
