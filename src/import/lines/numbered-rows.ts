/** Rows of what is numbered in a text, as far as their numbers count on. */

/**
 * The longest row of numbers that count on by one, from the first or, as minutes of a parish count from year to year, `2743: Apologies`, from a
 * high one. A number that no line has may be missing now and then: `3. Roof`, `5. Garden`.
 */
export function longestRow<Numbered extends { number: number }>(
	numbered: readonly Numbered[],
	accepts: (row: readonly Numbered[]) => boolean = () => true,
): Numbered[] {
	const numbers = new Set(numbered.map(({ number }) => number));
	let best: Numbered[] = [];
	for (const [index, first] of numbered.entries()) {
		if ((first.number > 1 && first.number < 100) || best.length > numbered.length - index) continue;
		const row = [first];
		let missing = 0;
		for (const next of numbered.slice(index + 1)) {
			const last = row.at(-1)?.number ?? 0;
			const isMissing = next.number === last + 2 && !numbers.has(last + 1) && last > 1;
			if (next.number !== last + 1 && !isMissing) continue;
			row.push(next);
			if (isMissing) missing += 1;
		}
		if (row.length > best.length && missing * FEWEST_FOR_MISSING <= row.length && accepts(row)) best = row;
	}
	return best;
}

/** For each number that is missing a row has as many others. */
const FEWEST_FOR_MISSING = 4;
