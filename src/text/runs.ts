/** Lines and runs of signs, by offset in UTF-16 units. */

/** Where the line that holds an offset starts. */
export function startOfLine(text: string, offset: number): number {
	// A negative index would be taken for 0, where a line feed may stand.
	return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/**
 * Where the run of such signs that ends at `to` starts, not before `from`; `to` itself where none stands there. A pattern with `$` looks for
 * one at each sign of every run and takes the square of their number: a file of a hundred thousand spaces stops the reader.
 */
export function runBefore(text: string, to: number, sign: RegExp, from = 0): number {
	let start = to;
	while (start > from && sign.test(text[start - 1] ?? '')) start -= 1;
	return start;
}
