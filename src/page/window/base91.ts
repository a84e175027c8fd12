/**
 * Bytes as the letters that `scripts/base91.mjs` writes: the bits of all bytes, the highest first, in groups of thirteen, each as two letters of base 91; up to
 * six bits that are left are one letter, more are two, with zeros behind them. The letters are those of ASCII from `$` to `~`, with `#` in the place of `<`,
 * which could end the script that holds them. Sixteen letters stand for thirteen bytes, where base 64 needs seventeen and a third, base 85 sixteen and a quarter.
 */

const FIRST_LETTER = 36;
const LESS_THAN = 60;
const INSTEAD = FIRST_LETTER - 1;

/** The bytes of these letters. */
export function fromBase91(letters: string): Uint8Array<ArrayBuffer> {
	const hasOdd = letters.length % 2 === 1;
	const pairs = Math.floor(letters.length / 2);
	const bytes = new Uint8Array(Math.floor((pairs * 13 + (hasOdd ? 6 : 0)) / 8));
	const value = (index: number) => {
		const code = letters.charCodeAt(index);
		return (code === INSTEAD ? LESS_THAN : code) - FIRST_LETTER;
	};
	let [length, bits, count] = [0, 0, 0];
	const take = (more: number, size: number) => {
		bits = (bits << size) | more;
		count += size;
		for (; count >= 8; count -= 8) bytes[length++] = bits >> (count - 8);
		bits &= (1 << count) - 1;
	};
	for (let index = 0; index < pairs * 2; index += 2) take(value(index) * 91 + value(index + 1), 13);
	if (hasOdd) take(value(letters.length - 1), 6);
	return bytes;
}
