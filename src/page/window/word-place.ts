/** Words as the finished page and its source have them alike: runs of letters and figures, whatever signs stand between them. */
export const WORD = /[\p{L}\p{N}]+/gu;

/** The place of a word in a source: so many words behind an offset, or that offset where the source ends before. */
export function findWordPlace(source: string, from: number, words: number): number {
	const word = new RegExp(WORD);
	word.lastIndex = from;
	let place = from;
	for (let count = 0; count <= words; count += 1) {
		const found = word.exec(source);
		if (found === null) return place;
		place = found.index;
	}
	return place;
}
