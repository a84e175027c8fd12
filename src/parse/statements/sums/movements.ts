/** What is left after something came or went. */

import { vocabulary } from '../../../language/index.js';
import { add, subtract } from '../../../text/fraction.js';
import type { Sentence } from '../../../text/sentences.js';
import { type Amount, differing, isPartial, type WrongFigure } from './amounts.js';

/** `412 members, 31 joined and 18 left, so 425`: a number of people, those who come and go, and how many they are then. */
export function wrongMovement(
	text: string,
	{ from, to }: Sentence,
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const [first, last] = [amounts[0], amounts.at(-1)];
	if (!first || !last || amounts.length < 3 || amounts.some(({ currency }) => currency !== ''))
		return undefined;
	if (vocabulary('movements').findAll(text.slice(first.to, last.from)).length < amounts.length - 1)
		return undefined;
	const lead = text.slice(amounts.at(-2)?.to ?? from, last.from);
	const sign = (amount: Amount, next: Amount | undefined) => {
		const found = vocabulary('movements').findIn(
			text.slice(amount.to, Math.min(next?.from ?? to, amount.to + 30)),
		);
		return found?.id === 'ends' ? undefined : found?.id;
	};
	if (
		!vocabulary('movements')
			.findAll(lead)
			.some((mark) => vocabulary('movements').findId(lead.slice(mark.from, mark.to)) === 'ends')
	)
		return undefined;
	let computed = first.value;
	for (const [index, amount] of amounts.slice(1, -1).entries()) {
		const way = sign(amount, amounts[index + 2]);
		if (way === undefined) return undefined;
		computed = way === 'plus' ? add(computed, amount.value) : subtract(computed, amount.value);
	}
	if (isPartial(text.slice(from, last.from)) || sign(first, amounts[1]) !== undefined) return undefined;
	return differing('balance', last, computed);
}
