/**
 * Runs of signs at the end of a text. A pattern with `$` looks for one at each sign of every run and takes the square of their number: what
 * people write costs nothing, and a file of a hundred thousand spaces stops the reader.
 */

/** Where the run of such signs that ends at `to` starts, not before `from`; `to` itself where none stands there. Offsets are UTF-16 units. */
export function runBefore(text: string, to: number, sign: RegExp, from = 0): number {
	let start = to;
	while (start > from && sign.test(text[start - 1] ?? '')) start -= 1;
	return start;
}
