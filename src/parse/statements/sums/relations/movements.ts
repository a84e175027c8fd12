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
		shape: shape(
			'<earlier> [^figure stop]{1,9} <list figure (?:words [, and] gap figure)*> [^figure stop ;]{1,8} <stated>',
		),
		value: (met) => afterMoves(met),
		only: (met) => !met.beforeSays('figure') && endsMoves(met),
	},
	{
		// `passé de 41 à 44 choristes, avec 6 arrivées et 3 départs`
		of: 'balance',
		units: COUNT,
		needs: ['to', 'at'],
		shape: shape(
			'[from of change] word? <earlier> few [to at] word? <stated> {1..8} <list figure (?:words [, and] gap figure)*>',
		),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `38 arrivées et 21 départs : les effectifs passent de 265 à 282`
		of: 'balance',
		units: COUNT,
		needs: ['to', 'at'],
		shape: shape(
			'<list figure (?:words [, and] gap figure)*> [^figure stop]{1,12} [from of change] word? <earlier> few [to at] word? <stated>',
		),
		value: (met) => afterMoves(met),
		isSure: true,
	},
	{
		// `Ils étaient 354 l'an dernier, soit 28 de plus`, of 372 in the sentence before: but for one digit.
		of: 'difference',
		units: COUNT,
		needs: ['than'],
		shape: shape('(?<=stop) [^figure stop]{0,6} <earlier> [^figure stop]{0,6} so few <stated> than'),
		value: (met) => met.sentenceBefore().map(({ value }) => absolute(subtract(value, met.value('earlier')))),
		near: 0n,
		only: (met) =>
			met
				.sentenceBefore()
				.some(({ value }) => isSlip(met.value('stated'), absolute(subtract(value, met.value('earlier'))), 2)),
	},
];

/** What a number is when some have come and others left, as the words behind each say. */
function afterMoves(met: Met): Fraction | undefined {
	const moves = met.figures('list').map((figure) => ({ figure, id: movementOf(met, figure) }));
	if (moves.some(({ id }) => id === undefined)) return undefined;
	// `two leaving` are those who leave.
	return moves.reduce(
		(all, { figure, id }) => (id === 'plus' ? add : subtract)(all, figure.value),
		met.value('earlier'),
	);
}

function movementOf(met: Met, figure: Figure) {
	const words = wordsBehind(met, figure).trim();
	const link = vocabulary('movedLinks').scan(words)?.length ?? 0;
	return (vocabulary('movements').scan(words) ?? vocabulary('movements').scan(words.slice(link).trim()))?.id;
}

/** `so`, `soit`, `portant` lead to the number that there are then. */
function endsMoves(met: Met): boolean {
	const lead = met.text.slice(met.figures('list').at(-1)?.to, met.one('stated').from);
	return (
		vocabulary('movements').findAll(lead, 'ends').length > 0 &&
		movementOf(met, met.one('stated')) === undefined
	);
}
