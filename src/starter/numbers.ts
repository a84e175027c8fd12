/** The numbers that decisions of the next meeting bear. */

/**
 * Numbers one after the other. Where the last meeting began after 1 its body counts through the year or for ever (`2024-051`, `17`), and
 * the new one goes on; else every meeting starts at 1. A year in the number that is over starts at 1 again.
 */
export function numberAfter(numbers: readonly string[], year: number): () => string {
	const last = numbers.at(-1);
	const dated = /^(\d{4})([-/.])(\d+)$/.exec(last ?? '');
	if (dated) {
		const [, of = '', sign = '-', digits = '1'] = dated;
		let next = of === String(year) ? BigInt(digits) + 1n : 1n;
		return () => `${year}${sign}${String(next++).padStart(digits.length, '0')}`;
	}
	const whole = (text: string | undefined) =>
		/^\d{1,9}$/.test(text ?? '') ? BigInt(text ?? '0') : undefined;
	const [first, final] = [whole(numbers[0]), whole(last)];
	let next = first !== undefined && first > 1n && final !== undefined ? final + 1n : 1n;
	return () => String(next++);
}
