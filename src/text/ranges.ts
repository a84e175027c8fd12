/** Places of a text beside one another. */

import type { PhraseRange } from './phrase-finder.js';

/** Finds the first of many ranges that has a character in common with another one. */
export function overlapFinder<One extends PhraseRange>(
	ranges: readonly One[],
): (at: PhraseRange) => One | undefined {
	const inOrder = [...ranges].sort((one, other) => one.from - other.from);
	let farthest = 0;
	// Where each and all before it end.
	const ends = inOrder.map(({ to }) => {
		farthest = Math.max(farthest, to);
		return farthest;
	});
	return ({ from, to }) => {
		let [low, high] = [0, ends.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((ends[middle] as number) > from) high = middle;
			else low = middle + 1;
		}
		for (let one = inOrder[low]; one && one.from < to; one = inOrder[low]) {
			if (one.to > from) return one;
			low += 1;
		}
		return undefined;
	};
}
