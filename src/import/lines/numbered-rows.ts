/** Rows of what is numbered in a text, as far as their numbers count on. */

/** The longest row of numbers that count on by one, from the first or, as minutes of a parish count from year to year, `2743: Apologies`, from a high one. */
export function longestRow<Numbered extends { number: number }>(
	numbered: readonly Numbered[],
	accepts: (row: readonly Numbered[]) => boolean = () => true,
): Numbered[] {
	let best: Numbered[] = [];
	for (const [index, first] of numbered.entries()) {
		if ((first.number > 1 && first.number < 100) || best.length > numbered.length - index) continue;
		const row = [first];
		for (const next of numbered.slice(index + 1))
			if (next.number === (row.at(-1)?.number ?? 0) + 1) row.push(next);
		if (row.length > best.length && accepts(row)) best = row;
	}
	return best;
}
