/** What stands before the text of a file: a byte order mark or nothing; undefined where its bytes are not the text in UTF-8. */
export function byteOrderMark(bytes: Uint8Array, text: string): string | undefined {
	return ['', '\uFEFF'].find((mark) => Buffer.from(mark + text).equals(bytes));
}
