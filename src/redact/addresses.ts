/** Addresses in a text: of the web, of mail, paths, file names, identifiers, labels of notes and links. */

/** A stretch of a text. */
export interface Stretch {
	from: number;
	to: number;
}

/** The addresses of a text, in order. */
export function addressesIn(text: string): Stretch[] {
	return [...text.matchAll(PIECE)]
		.filter(([piece]) => ADDRESS.test(piece))
		.map(({ 0: piece, index }) => ({ from: index, to: index + piece.length }));
}

/** Whether a place stands in one of them; they come in order. */
export function isInside(at: number, stretches: readonly Stretch[]): boolean {
	let low = 0;
	let high = stretches.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((stretches[middle]?.to ?? 0) <= at) low = middle + 1;
		else high = middle;
	}
	return (stretches[low]?.from ?? Number.POSITIVE_INFINITY) <= at;
}

/** What stands between spaces, quotation marks and brackets. */
const PIECE = /[^\s"«»“”<>(),;]+/gu;

/** `@`, `://`, `www.`, a slash, an underscore between letters, `#name`, the end of a file name, the label of a note or link. */
const ADDRESS =
	/@|:\/\/|^www\.|[\p{L}\p{N}]\/|\/[\p{L}\p{N}]|[\p{L}\p{N}]_[\p{L}\p{N}]|#[\p{L}\p{N}]|%20|[\p{L}\p{N}]\.\p{Ll}[\p{Ll}\p{N}]{1,4}[.:!?'’\]}]*$|\[\^|\]\[|\]:/u;
