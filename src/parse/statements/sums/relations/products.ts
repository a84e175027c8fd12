/** Products: so many at a price, in so many parts, over so long. */

import { vocabulary } from '../../../../language/index.js';
import {
	add,
	compare,
	divide,
	type Fraction,
	fraction,
	isZero,
	multiply,
	ONE,
	subtract,
	sum,
} from '../../../../text/fraction.js';
import { absolute } from '../amounts.js';
import { isSlip } from '../digits.js';
import type { Met } from '../met.js';
import { HUNDRED, PERIODS } from '../reckoning.js';
import { earlierOf, isAllBefore, isAsMany, isLess, sumOfList } from './conditions.js';
import { ALL, COUNT, MONEY, type Relation, shape } from './shape.js';

/** A number and its price, `58 places à 45 €`, or a price and how many, `$2,400 for 6 coaches`, and what leads to what they make. */
const PRICED = [
	'(?<n>n)(?<k>[^nQP.;]{0,9})(?<a>Q)(?<w>[^nQP.;]{0,8})',
	'(?<a>Q)(?<v>[^nQP.]{0,6})(?<n>n)(?<w>[^nQP.;]{0,8})',
];

export const PRODUCTS: readonly Relation[] = [
	...PRICED.flatMap((pair): Relation[] => [
		{
			// `Trois soirées à 150 €, soit 450 €`; `$2,400 for 6 coaches, or $14,400 in all`
			of: 'product',
			units: MONEY,
			needs: /n/,
			shape: shape(`${pair}(?<m>i_t?|,r|,_t|g|,w?v|(?<=e[^nQP.]{0,6}nw{0,2}),[wb]{1,4}|,)w?(?<s>Q)`),
			value: (met) => (isLess(met, 's', 'a') ? undefined : multiply(met.value('n'), met.value('a'))),
			near: 4n,
			only: (met) => isAlone(met),
		},
		{
			// `18 000 € pour 24 salariés, soit 750 € par personne`
			of: 'part',
			units: MONEY,
			needs: /n/,
			shape: shape(`${pair}(?<m>i_|,r|g|,)w?(?<s>Q)`),
			value: (met) => (isLess(met, 's', 'a') ? divide(met.value('a'), met.value('n')) : undefined),
			within: () => ONE,
			only: (met) => {
				const isEach = /^w?[eh]/.test(met.behind);
				return (isEach || met.letters('m') !== ',') && isAlone(met, isEach);
			},
		},
	]),
	{
		// `$4,800, that is 32 bibs at $150 each`; `£2,600 (52 scouts at £50)`; `brought in $8,496 for 708 hours at $12 an hour`
		of: 'product',
		units: MONEY,
		needs: /n/,
		shape: shape(
			'(?<s>Q)(?<w>[^nQP.;:]{1,6})(?<n>n)(?<v>[^nQP.,;]{0,4})(?<a>Q)(?<e>[eh]?)(?:(?<m>[&+]w{0,2})(?<c>Q))?',
		),
		value: (met) => {
			const product = multiply(met.value('n'), met.value('a'));
			return met.letters('c') ? add(product, met.value('c')) : product;
		},
		near: 4n,
		only: isOfPrice,
	},
	{
		// `£150 each for 3 grants, £450 in all`; `90 € par casier, 2 160 € pour 24 casiers`
		of: 'product',
		units: MONEY,
		needs: /5/,
		shape: shape('(?<a>Q)(?<w>[^nQP.;]{1,8},)[ir]?_(?<s>Q)5w?(?<n>n)'),
		value: (met) => multiply(met.value('n'), met.value('a')),
		near: 4n,
		only: (met) => isAlone(met) && compare(met.value('s'), multiply(met.value('n'), met.value('a'))) > 0,
	},
	{
		// `48 900 €, en quatre échéances de 12 225 €`; `150 000 €, divisé en 1 500 actions de 100 € chacune`
		of: 'product',
		units: MONEY,
		needs: /[78le]/,
		shape: shape('(?<s>Q)[^nQP.;:p]{0,6}[7l]w?(?<n>n)(?<v>w?8?_)(?<a>Q)(?<e>[^.;Q]{0,2})(?!&?[^.;Q]{0,6}Q)'),
		value: (met) => (isLess(met, 's', 'a') ? undefined : multiply(met.value('n'), met.value('a'))),
		within: (met) => met.value('n'),
		near: 0n,
		only: (met) =>
			/8/.test(met.letters('v')) ||
			/e/.test(met.letters('e')) ||
			// `in two years of $13,000 grants`
			(/d$/.test(met.letters('v')) && vocabulary('terms').findId(met.one('n').noun) === undefined),
	},
	{
		// `42 900 €, financés par 12 900 € de réserve et deux appels de 15 000 €`
		of: 'whole',
		units: MONEY,
		needs: /8/,
		shape: shape('(?<s>Q)[^nQP.;:]{0,6}(?<c>Q)[^nQP.;:]{0,4}&w?(?<n>n)8_(?<a>Q)'),
		value: (met) => add(met.value('c'), multiply(met.value('n'), met.value('a'))),
	},
	{
		// `four letters at $50 and two at $100, for a total of $400`
		of: 'total',
		units: MONEY,
		needs: /n/,
		shape: shape('(?<l>(?:n[^nQP.]{1,9}Q[^nQP.]{1,8}){1,12}n[^nQP.]{1,9}Q)[^nQ.;]{0,8}[it]_t?_(?<s>Q)'),
		value: sumOfProducts,
		near: 4n,
	},
	{
		// `4 200 € par mois, soit 50 400 € par an`; `$2,150 per month ($25,800 per year)`
		of: 'product',
		units: MONEY,
		needs: /h/,
		shape: shape('(?:(?<h>h)[^Qh.;]{0,5})?(?<a>Q)(?<w>{1..5})(?<s>Q)w?(?<i>h)'),
		value: byPeriod,
		within: (met) => (isLess(met, 's', 'a') ? ONE : fraction(0n)),
		near: 1n,
		only: (met) => isOfPeriod(met, byPeriod(met)),
	},
	{
		// `12 hours a week at $11.50 an hour, $138 a week`
		of: 'product',
		units: MONEY,
		needs: /h/,
		shape: shape('(?<n>n)w?(?<h>h)3(?<a>Q)h,_(?<s>Q)(?<i>h)'),
		value: (met) => multiply(met.value('n'), met.value('a')),
		near: 4n,
	},
	{
		// `50 feet wide and 135 feet deep, or 6,750 square feet`
		of: 'reckoned',
		units: COUNT,
		needs: /[ri]/,
		shape: shape('(?<a>Q)ww?&(?<b>Q)ww?,?(?:i|r)_(?<s>Q)'),
		value: (met) => multiply(met.value('a'), met.value('b')),
		only: (met) => compare(met.value('s'), HUNDRED) > 0,
	},
	{
		// `The 1,240 hours come to 8.4 hours on average for 148 people`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('(?<a>[Qn])(?<v>[^Qn.]{1,8})q?_(?<s>Q)_(?<w>q?)[^Qn.]{0,4}(?<b>[Qn])'),
		value: average,
		within: lastDigit,
		only: (met) => /q/.test(met.letters('v') + met.letters('w') + met.behind),
	},
	{
		// `drew 120, 95 and 85 people, an average of 100`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('{l}(?<v>[^Q.]{1,8})(?<s>Q)'),
		value: (met) => divide(sumOfList(met), fraction(BigInt(met.figures('l').length))),
		within: lastDigit,
		near: 3n,
		isSure: true,
		only: (met) =>
			(isAllBefore(met) || earlierOf(met, 'l').every(({ value }) => isAsMany(value, met.figures('l')))) &&
			(/q/.test(met.letters('v')) || /^[^Q.,;]*q/.test(met.behind)),
	},
	{
		// `457 personnes pour 13 sorties, soit une moyenne de 35 personnes`
		of: 'reckoned',
		units: ALL,
		needs: /q/,
		shape: shape('(?<a>[Qn])[^Qn.]{1,6}(?<b>[Qn])(?<v>[^Qn.]{1,8})(?<s>Q)'),
		value: average,
		within: lastDigit,
		near: 3n,
		only: (met) => /q/.test(met.letters('v')) || /^[^Q.,;]*q/.test(met.behind),
	},
];

/** Prices and numbers by pairs. */
function sumOfProducts(met: Met): Fraction {
	const figures = met.tokens('l').flatMap(({ figure }) => figure ?? []);
	return sum(
		figures.flatMap((price, at) => {
			const count = figures[at - 1];
			return price.kind === 'money' && count?.kind === 'count' ? [multiply(price.value, count.value)] : [];
		}),
	);
}

/** What a price for one length of time is for another. */
function byPeriod(met: Met): Fraction | undefined {
	const id = (group: string) => {
		const token = met.tokens(group).find(({ letter }) => letter === 'h');
		// `/an` is known as `/ an`.
		return token && vocabulary('periods').findId(met.text.slice(token.from, token.to).replace(/^\//, '/ '));
	};
	const own = id('w') ?? id('h');
	const other = id('i');
	const longer = PERIODS.find(({ short, long }) => short === own && long === other);
	const shorter = PERIODS.find(({ short, long }) => short === other && long === own);
	if (longer) return multiply(met.value('a'), longer.times);
	return shorter && divide(met.value('a'), shorter.times);
}

function average(met: Met): Fraction[] {
	const [a, b] = [met.value('a'), met.value('b')];
	return [...(isZero(b) ? [] : [divide(a, b)]), ...(isZero(a) ? [] : [divide(b, a)])];
}

/** So is an average. */
function lastDigit(met: Met): Fraction {
	const { denominator } = met.value('s');
	return denominator === 1n ? ONE : fraction(1n, denominator > 10n ? 100n : 10n);
}

function isMoreThan(met: Met, computed: Fraction | undefined): boolean {
	return computed !== undefined && compare(met.value('s'), computed) > 0;
}

/** `4 200 € par mois, soit 50 400 € par an`; a year that is paid at once may cost less: `$15 a month or $150 a year`. */
function isOfPeriod(met: Met, computed: Fraction | undefined): boolean {
	const lead = met.letters('w');
	if (lead.includes('i')) return true;
	if (!computed) return false;
	const off = absolute(subtract(computed, met.value('s')));
	const isNear = compare(multiply(off, fraction(2n)), met.value('s')) <= 0;
	const isLonger = isLess(met, 'a', 's');
	if (!/[r(]/.test(lead)) return lead.endsWith(',') && isNear && isLonger && isMoreThan(met, computed);
	return isLonger === isMoreThan(met, computed) || isSlip(met.value('s'), computed, 4);
}

/** A number and a price are all that stands before what they make. */
function isAlone(met: Met, isEach = false): boolean {
	const clause = /[^:;]*$/.exec(met.before)?.[0] ?? '';
	// `58 places à 45 €`, `quatre versements de 250 €`, `three grants of £250 each`
	const isPriced =
		met.letters('k') === '' ? !met.has('k') : /[38]/.test(met.letters('k')) || /^e/.test(met.letters('w'));
	return (
		(isEach || isPriced) &&
		// `12 mois de loyer à 800 € et la caution d'un mois`
		!/&/.test(met.letters('w')) &&
		// `un prêt de 30 000 €, remboursé en 60 mensualités de 550 €`
		(!/[nQ]/.test(clause) || /8/.test(met.letters('k'))) &&
		!/[P]/.test(met.row.slice(met.from, met.to)) &&
		(met.letters('m') !== ',' || isEach || /^w{0,3}t/.test(met.behind))
	);
}

/** So many at a price each, led to from what they come to. */
function isOfPrice(met: Met): boolean {
	const isEach = /[3/]w?$|3/.test(met.letters('v')) || met.letters('e') !== '';
	const isLed = /[irgf5(]/.test(met.letters('w')) || met.letters('w').length <= 2;
	const clause = /[^:;]*$/.exec(met.before)?.[0] ?? '';
	const isFor = met.letters('w') === '5' && /[gi]w*$/.test(met.before);
	const isAside = /^[^Q]{0,2}\($/.test(met.letters('w'));
	return (
		isEach && isLed && (isFor || isAside || !clause.includes('Q')) && (isAside || !/[QP]/.test(met.behind))
	);
}
