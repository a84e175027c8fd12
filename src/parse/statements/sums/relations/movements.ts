/** Movements: what was, what came and what left. */

import { vocabulary } from '../../../../language/index.js';
import { add, type Fraction, subtract } from '../../../../text/fraction.js';
import { absolute } from '../amounts.js';
import { isSlip } from '../digits.js';
import type { Met } from '../met.js';
import type { Figure } from '../tokens.js';
import { wordsBehind } from './conditions.js';
import { COUNT, type Relation, shape } from './shape.js';

export const MOVEMENTS: readonly Relation[] = [
	{
		// `412 members, 31 joined and 18 left, so 425`
		of: 'balance',
		units: COUNT,
		shape: shape('(?<a>Q)[^Q.]{1,9}(?<l>Q(?:~[,&]#Q)*)[^Q.;]{1,8}(?<s>Q)'),
		value: (met) => afterMoves(met),
		only: (met) => !/Q/.test(met.before) && endsMoves(met),
	},
	{
		// `passé de 41 à 44 choristes, avec 6 arrivées et 3 départs`
		of: 'balance',
		units: COUNT,
		needs: /[23]/,
		shape: shape('[fdu]w?(?<a>Q)_[23]w?(?<s>Q){1..8}(?<l>Q(?:~[,&]#Q)*)'),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `38 arrivées et 21 départs : les effectifs passent de 265 à 282`
		of: 'balance',
		units: COUNT,
		needs: /[23]/,
		shape: shape('(?<l>Q(?:~[,&]#Q)*)[^Q.]{1,12}[fdu]w?(?<a>Q)_[23]w?(?<s>Q)'),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `Ils étaient 354 l'an dernier, soit 28 de plus`, of 372 in the sentence before: but for one digit.
		of: 'difference',
		units: COUNT,
		needs: /k/,
		shape: shape('(?<=\\.)[^Q.]{0,6}(?<a>Q)[^Q.]{0,6}i_(?<s>Q)k'),
		value: (met) => met.sentenceBefore().map(({ value }) => absolute(subtract(value, met.value('a')))),
		near: 0n,
		only: (met) =>
			met
				.sentenceBefore()
				.some(({ value }) => isSlip(met.value('s'), absolute(subtract(value, met.value('a'))), 2)),
	},
];

/** What a number is when some have come and others left, as the words behind each say. */
function afterMoves(met: Met): Fraction | undefined {
	const moves = met.figures('l').map((figure) => ({ figure, id: movementOf(met, figure) }));
	if (moves.some(({ id }) => id === undefined)) return undefined;
	// `two leaving` are those who leave.
	return moves.reduce(
		(all, { figure, id }) => (id === 'plus' ? add : subtract)(all, figure.value),
		met.value('a'),
	);
}

function movementOf(met: Met, figure: Figure) {
	const words = wordsBehind(met, figure).trim();
	const link = vocabulary('movedLinks').scan(words)?.length ?? 0;
	return (vocabulary('movements').scan(words) ?? vocabulary('movements').scan(words.slice(link).trim()))?.id;
}

/** `so`, `soit`, `portant` lead to the number that there are then. */
function endsMoves(met: Met): boolean {
	const lead = met.text.slice(met.figures('l').at(-1)?.to, met.one('s').from);
	return (
		vocabulary('movements').findAll(lead, 'ends').length > 0 && movementOf(met, met.one('s')) === undefined
	);
}
