// Bytes as letters that a page can hold, two for thirteen bits; src/page/window/parts.ts reads them and says how they are written.

const FIRST_LETTER = 36;
const LESS_THAN = 60;
const INSTEAD = FIRST_LETTER - 1;

/** The letters of these bytes. */
export function toBase91(bytes) {
	const letters = Buffer.alloc(Math.ceil((bytes.length * 16) / 13) + 2);
	let [length, bits, count] = [0, 0, 0];
	const put = (value) => {
		const code = FIRST_LETTER + value;
		letters[length++] = code === LESS_THAN ? INSTEAD : code;
	};
	const putPair = (value) => {
		put(Math.floor(value / 91));
		put(value % 91);
	};
	for (const byte of bytes) {
		bits = (bits << 8) | byte;
		count += 8;
		if (count < 13) continue;
		count -= 13;
		putPair(bits >> count);
		bits &= (1 << count) - 1;
	}
	if (count > 6) putPair(bits << (13 - count));
	else if (count > 0) put(bits << (6 - count));
	return letters.toString('latin1', 0, length);
}
