/** Parts: a fraction or a percentage of a whole, and what that comes to; so many times another. */

import { vocabulary } from '../../../../language/index.js';
import {
	add,
	ceil,
	compare,
	divide,
	type Fraction,
	floor,
	fraction,
	multiply,
	ONE,
} from '../../../../text/fraction.js';
import type { Met } from '../met.js';
import { halfStep, isMoney, isVotes, shareOf } from './conditions.js';
import { ALL, COUNT, MONEY, type Relation, shape } from './shape.js';

export const PARTS: readonly Relation[] = [
	{
		// `25% of 64, or 16 lots`; `le quart des 46 adhérents étant de 12`
		of: 'part',
		units: ALL,
		needs: ['fraction', 'percent'],
		shape: shape(
			'<share [fraction percent]> [^figure fraction percent stop , ;]{1,4} <whole> <lead [^figure fraction percent stop ;]{1,5}> <stated>',
		),
		value: ofPart,
		within: (met) => (isMoney(met) ? ONE : fraction(0n)),
		only: (met) => met.says('lead', '[so link represents gives open or]'),
	},
	{
		// `Of the precept of $24,000, half, $12,000`; `$36,750, with 20% ($7,350) due`; `1 125 € ira pour moitié, soit 562,50 €`
		of: 'part',
		units: ALL,
		needs: ['fraction', 'percent'],
		shape: shape(
			'<whole> <link [^figure fraction percent stop ; :]{1,10}> <share [fraction percent]> <lead [^figure fraction percent stop ; :]{0,9}> <stated>',
		),
		value: ofPart,
		within: nearlyPart,
		only: (met) =>
			met.says('link', '^[^change than difference]*$') &&
			met.says(
				'lead',
				'^(?:[, open]? word{0,3} | (?![of outOf]) [^than change]* so word* | (?![of outOf]) [^than change]* , or word*)$',
			) &&
			// `48 000 € et 32 000 €, | soit 80 000 €, financés à 40 %, c'est-à-dire 32 000 €`
			(!met.beforeSays('figure') || met.beforeSays('so few$')),
	},
	{
		// `$2,400 plus 8% sales tax, $2,592 in all`
		of: 'part',
		units: MONEY,
		needs: ['percent'],
		shape: shape('<whole> <lead word> <share percent> word{0,2} [, open] <mark so?> <stated> <end total?>'),
		value: (met) => multiply(met.value('whole'), add(ONE, shareOf(met))),
		within: nearlyPart,
		only: (met) =>
			(met.letters('mark') !== '' || met.letters('end') !== '') &&
			met
				.tokens('lead')
				.every(({ from, to }) => vocabulary('yields').findId(met.text.slice(from, to)) === 'plus'),
	},
	{
		// `30 %, soit 1 440 €, est versé sur les 4 800 €`
		of: 'part',
		units: MONEY,
		needs: ['percent'],
		shape: shape(
			'<share percent> ,? [so or] word? <stated> ,? [^figure fraction percent stop ; :]{0,4} [outOf over] word? <whole> lastOfClause',
		),
		// `a tip of 20%, or $30, on the $180 bill`, which holds it
		value: (met) => [ofPart(met), divide(ofPart(met), add(ONE, shareOf(met)))],
		within: nearlyPart,
	},
	{
		// `two thirds of the members, that is eight of eleven`
		of: 'part',
		units: COUNT,
		needs: ['fraction'],
		shape: shape(
			'<share fraction> [^figure fraction percent stop ; :]{1,6} so few <stated> few [outOf of] word? <whole>',
		),
		value: (met) => {
			const part = multiply(met.value('whole'), met.value('share'));
			return [fraction(ceil(part)), fraction(floor(part) + 1n)];
		},
	},
	{
		// `Of 40 guests expected 20 came, or half`
		of: 'part',
		units: ALL,
		needs: ['fraction'],
		shape: shape(
			'(?<=^| stop) [outOf of] word? <whole> [^figure fraction percent stop ; :]{1,6} <stated> [^figure fraction percent stop ; :]{0,6} (?:so | , or) few <share fraction>',
		),
		value: (met) => multiply(met.value('whole'), met.value('share')),
		within: (met) => divide(met.value('whole'), fraction(20n)),
		near: 1n,
	},
	{
		// `20 au lieu des 40 attendus, soit la moitié`
		of: 'part',
		units: ALL,
		needs: ['fraction'],
		shape: shape(
			'<stated> [^figure fraction percent stop ; :]{0,4} [outOf against] word? <whole> [^figure fraction percent stop ; :]{0,6} (?:so | , or) few <share fraction>',
		),
		value: (met) => multiply(met.value('whole'), met.value('share')),
		within: (met) => divide(met.value('whole'), fraction(20n)),
		near: 1n,
		only: (met) => !isVotes(met.one('stated')),
	},
	{
		// `120 children, twice the 60 of last year`
		of: 'reckoned',
		units: ALL,
		needs: ['times'],
		shape: shape('<stated> [^figure times stop ; :]{1,8} <times times> few <whole>'),
		value: (met) => multiply(met.value('times'), met.value('whole')),
		within: (met) => divide(met.value('stated'), fraction(10n)),
		near: 0n,
	},
];

/** A part of `a`; of people and things as it is, rounded up, down, or to the next above. */
function ofPart(met: Met): Fraction {
	const part = multiply(met.value('whole'), shareOf(met));
	const { kind, value } = met.one('stated');
	if (kind === 'money') return part;
	const ways = [part, ...[ceil(part), floor(part), floor(part) + 1n].map((way) => fraction(way))];
	return ways.find((way) => compare(way, value) === 0) ?? fraction(ceil(part));
}

function nearlyPart(met: Met): Fraction {
	if (met.one('stated').kind !== 'money') return fraction(0n);
	return met.one('share').kind === 'percent' ? add(ONE, halfStep(met)) : ONE;
}
