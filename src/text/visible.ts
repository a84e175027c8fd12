/** Control characters in a source or a file name could move the cursor of a terminal or hide words: they are shown by a sign. */
export function visible(text: string): string {
	return text
		.replace(/\t/g, ' ')
		.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\uFFFD');
}
