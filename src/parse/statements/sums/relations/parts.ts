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
		needs: /[FP]/,
		shape: shape('(?<p>[FP])[^QFP.,;]{1,4}(?<a>Q)(?<w>[^QFP.;]{1,5})(?<s>Q)'),
		value: ofPart,
		within: (met) => (isMoney(met) ? ONE : fraction(0n)),
		only: (met) => /[ibvg(r]/.test(met.letters('w')),
	},
	{
		// `Of the precept of $24,000, half, $12,000`; `$36,750, with 20% ($7,350) due`; `1 125 € ira pour moitié, soit 562,50 €`
		of: 'part',
		units: ALL,
		needs: /[FP]/,
		shape: shape('(?<a>Q)(?<v>[^QFP.;:]{1,10})(?<p>[FP])(?<w>[^QFP.;:]{0,6})(?<s>Q)'),
		value: ofPart,
		within: nearlyPart,
		only: (met) =>
			/^[^ukx]*$/.test(met.letters('v')) &&
			/^(?:[,(]?w{0,3}|(?![do])[^ku]*iw*|(?![do])[^ku]*,rw*)$/.test(met.letters('w')) &&
			!/Q/.test(met.before),
	},
	{
		// `$2,400 plus 8% sales tax, $2,592 in all`
		of: 'part',
		units: MONEY,
		needs: /P/,
		shape: shape('(?<a>Q)(?<w>w)(?<p>P)w{0,2}[,(](?<m>i?)(?<s>Q)(?<t>t?)'),
		value: (met) => multiply(met.value('a'), add(ONE, shareOf(met))),
		within: nearlyPart,
		only: (met) =>
			met.letters('m') + met.letters('t') !== '' &&
			met
				.tokens('w')
				.every(({ from, to }) => vocabulary('yields').findId(met.text.slice(from, to)) === 'plus'),
	},
	{
		// `30 %, soit 1 440 €, est versé sur les 4 800 €`
		of: 'part',
		units: MONEY,
		needs: /P/,
		shape: shape('(?<p>P),?[ir]w?(?<s>Q),?[^QFP.;:]{0,4}[oj]w?(?<a>Q)(?![^.;:]*Q)'),
		value: ofPart,
		within: nearlyPart,
	},
	{
		// `two thirds of the members, that is eight of eleven`
		of: 'part',
		units: COUNT,
		needs: /F/,
		shape: shape('(?<p>F)[^QFP.;:]{1,6}i_(?<s>Q)_[od]w?(?<a>Q)'),
		value: (met) => {
			const part = multiply(met.value('a'), met.value('p'));
			return [fraction(ceil(part)), fraction(floor(part) + 1n)];
		},
	},
	{
		// `Of 40 guests expected 20 came, or half`; `20 au lieu des 40 attendus, soit la moitié`
		of: 'part',
		units: ALL,
		needs: /F/,
		shape: shape('(?<=^|\\.)[od]w?(?<a>Q)[^QFP.;:]{1,6}(?<s>Q)[^QFP.;:]{0,6}(?:i|,r)_(?<p>F)'),
		value: (met) => multiply(met.value('a'), met.value('p')),
		within: (met) => divide(met.value('a'), fraction(20n)),
		near: 1n,
	},
	{
		of: 'part',
		units: ALL,
		needs: /F/,
		shape: shape('(?<s>Q)[^QFP.;:]{0,4}[oc]w?(?<a>Q)[^QFP.;:]{0,6}(?:i|,r)_(?<p>F)'),
		value: (met) => multiply(met.value('a'), met.value('p')),
		within: (met) => divide(met.value('a'), fraction(20n)),
		near: 1n,
		only: (met) => !isVotes(met.one('s')),
	},
	{
		// `120 children, twice the 60 of last year`
		of: 'reckoned',
		units: ALL,
		needs: /X/,
		shape: shape('(?<s>Q)[^QX.;:]{1,8}(?<x>X)_(?<a>Q)'),
		value: (met) => multiply(met.value('x'), met.value('a')),
		within: (met) => divide(met.value('s'), fraction(10n)),
		near: 0n,
	},
];

/** A part of `a`; of people and things as it is, rounded up, down, or to the next above. */
function ofPart(met: Met): Fraction {
	const part = multiply(met.value('a'), shareOf(met));
	const { kind, value } = met.one('s');
	if (kind === 'money') return part;
	const ways = [part, ...[ceil(part), floor(part), floor(part) + 1n].map((way) => fraction(way))];
	return ways.find((way) => compare(way, value) === 0) ?? fraction(ceil(part));
}

function nearlyPart(met: Met): Fraction {
	if (met.one('s').kind !== 'money') return fraction(0n);
	return met.one('p').kind === 'percent' ? add(ONE, halfStep(met)) : ONE;
}
