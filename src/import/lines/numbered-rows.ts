/** Rows of what is numbered in a text, as far as their numbers count on. */

/** How a number is written: `4.`, `IV.`, `iv)`, `12/24`, `Point n° 4`. */
export type NumberSign = 'digits' | 'roman' | 'smallRoman' | 'ofYear' | 'word';

/**
 * The longest row of numbers of one sign that count on by one, from the first or, as minutes of a parish count from year to year, `2743: Apologies`,
 * from a high one; the first itself may be missing, where no line above has it. A number that no line has may be missing now and then: `3. Roof`, `5. Garden`.
 */
export function longestRow<Numbered extends { number: number; sign?: NumberSign }>(
	numbered: readonly Numbered[],
	accepts: (row: readonly Numbered[]) => boolean = () => true,
): Numbered[] {
	const row = rowOfSign(numbered, accepts);
	if (row.length >= FEWEST_OF_SIGN) return row;
	const mixed = rowOfSign(
		numbered.map((one) => ({ number: one.number, one })),
		(all) => accepts(all.map(({ one }) => one)),
	);
	return mixed.length < FEWEST_OF_SIGN ? row : mixed.map(({ one }) => one);
}

/** `I.`, `2.`, `III.`: numbers of which fewer are of one sign may be of several. */
const FEWEST_OF_SIGN = 3;

function rowOfSign<Numbered extends { number: number; sign?: NumberSign }>(
	numbered: readonly Numbered[],
	accepts: (row: readonly Numbered[]) => boolean = () => true,
): Numbered[] {
	const of = (one: Numbered) => numbersOf.get(one.sign ?? 'digits');
	const numbersOf = new Map<NumberSign, Set<number>>();
	for (const one of numbered) {
		const numbers = of(one) ?? new Set();
		numbersOf.set(one.sign ?? 'digits', numbers.add(one.number));
	}
	let best: Numbered[] = [];
	const begun = new Set<ReadonlySet<number> | undefined>();
	for (const [index, first] of numbered.entries()) {
		const numbers = of(first);
		const isFirst =
			first.number < 2 ||
			first.number >= 100 ||
			// `20. Apologies`, of minutes whose numbers count on from the meeting before.
			(!begun.has(numbers) && (first.number === 2 || isWholeRow(numbered, first)));
		begun.add(numbers);
		if (!isFirst || best.length > numbered.length - index) continue;
		const row = [first];
		let missing = 0;
		for (const [place, next] of numbered.entries()) {
			if (place <= index) continue;
			const last = row.at(-1)?.number ?? 0;
			const isMissing =
				next.number === last + 2 &&
				last > 1 &&
				of(next) === numbers &&
				(numbers?.has(last + 1) === false || isTakenLater(numbered.slice(place + 1), next));
			if (of(next) !== numbers || (next.number !== last + 1 && !isMissing)) continue;
			row.push(next);
			if (isMissing) missing += 1;
		}
		const left = numbered.slice(numbered.indexOf(row.at(-1) ?? first) + 1);
		// `9. Claim`, which was taken behind all others.
		const [moved] = left;
		if (left.length === 1 && moved !== undefined && of(moved) === numbers && missing > 0)
			if (!row.some(({ number }) => number === moved.number) && moved.number > first.number) row.push(moved);
		if (row.length > best.length && missing * FEWEST_FOR_MISSING <= row.length && accepts(row)) best = row;
	}
	return best;
}

/** `8. Letters`, `10. Lanes`, `11. Car park`, …, `9. Claim`: the number before this one stands only behind those that count on from it. */
function isTakenLater<Numbered extends { number: number; sign?: NumberSign }>(
	below: readonly Numbered[],
	{ number, sign }: Numbered,
): boolean {
	const own = below.filter((one) => one.sign === sign);
	const before = own.findIndex((one) => one.number === number - 1);
	return own.length > FEWEST_FOR_MISSING && before === own.length - 1 && own[0]?.number === number + 1;
}

/** Whether the numbers of one sign are a row without a gap from the first on, each once. */
function isWholeRow(
	numbered: ReadonlyArray<{ number: number; sign?: NumberSign }>,
	first: { number: number; sign?: NumberSign },
): boolean {
	const own = numbered.filter(({ sign }) => sign === first.sign);
	return own.length >= FEWEST_WHOLE && own.every(({ number }, at) => number === first.number + at);
}

const FEWEST_WHOLE = 4;

/** For each number that is missing a row has as many others. */
const FEWEST_FOR_MISSING = 4;
