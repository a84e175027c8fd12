// Bytes as letters that a page can hold, two for thirteen bits or fourteen; src/page/window/parts.ts reads them and says how they are written.

const FIRST_LETTER = 32;
const LESS_THAN = 60;
const INSTEAD = 9;
const LETTERS = 95;
/** The pairs beyond those of thirteen bits: so many values have room for one bit more. */
const SPARE = LETTERS ** 2 - 2 ** 13;

/** The letters of these bytes. */
export function toBase95(bytes) {
	const letters = Buffer.alloc(Math.ceil((bytes.length * 16) / 13) + 2);
	let [length, bits, count] = [0, 0, 0];
	const put = (value) => {
		const code = FIRST_LETTER + value;
		letters[length++] = code === LESS_THAN ? INSTEAD : code;
	};
	const putPair = (value) => {
		put(Math.floor(value / LETTERS));
		put(value % LETTERS);
	};
	for (const byte of bytes) {
		bits = (bits << 8) | byte;
		count += 8;
		// One bit more than thirteen may be wanted.
		if (count < 14) continue;
		const value = bits >> (count - 13);
		const isSpare = value < SPARE;
		count -= isSpare ? 14 : 13;
		putPair(isSpare ? value + (((bits >> count) & 1) << 13) : value);
		bits &= (1 << count) - 1;
	}
	if (count > 6) putPair(count > 12 ? bits : bits << (13 - count));
	else if (count > 0) put(bits << (6 - count));
	return letters.toString('latin1', 0, length);
}
