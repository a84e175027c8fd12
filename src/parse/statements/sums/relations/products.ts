/** Products: so many at a price, in so many parts, over so long. */

import { isOneOf, vocabulary } from '../../../../language/index.js';
import {
	add,
	compare,
	divide,
	type Fraction,
	fraction,
	isZero,
	multiply,
	ONE,
	sum,
} from '../../../../text/fraction.js';
import { apart, HUNDRED, isSlip, PERIODS } from '../amounts.js';
import {
	ALL,
	COUNT,
	getEarlier,
	isAllBefore,
	isAsMany,
	isLess,
	type Met,
	MONEY,
	type Relation,
	rowsWith,
	sumOfList,
} from './shape.js';

/** A number and its price, `58 places à 45 €`, or a price and how many, `$2,400 for 6 coaches`, and what leads to what they make. */
const PRICED = [
	'<number count> <link [^count figure percent stop ;]{0,9}> <price> <lead [^count figure percent stop ;]{0,8}>',
	'<price> <between [^count figure percent stop]{0,6}> <number count> <lead [^count figure percent stop ;]{0,8}>',
];

const relation = rowsWith({});
const product = rowsWith({
	of: 'product',
	units: MONEY,
	value: (met) => multiply(met.value('number'), met.value('price')),
});
const countProduct = rowsWith({
	of: 'product',
	units: COUNT,
	value: (met) => multiply(met.value('number'), met.value('size')),
	near: 4n,
	only: (met) => !met.beforeSays('figure [^stop]*$'),
});
const averaged = rowsWith({
	of: 'reckoned',
	units: ALL,
	needs: ['average'],
	value: average,
	within: lastDigit,
});

export const PRODUCTS: readonly Relation[] = [
	...PRICED.flatMap((pair): Relation[] => [
		product({
			// `Trois soirées à 150 €, soit 450 €`; `$2,400 for 6 coaches, or $14,400 in all`
			needs: ['count'],
			shape: `${pair} <mark so few total? | , or | , few total | gives | , word? represents | (?<=each [^count figure percent stop]{0,6} count word{0,2}) , [word link]{1,4} | ,> word? <stated>`,
			value: (met) =>
				isLess(met, 'stated', 'price') ? undefined : multiply(met.value('number'), met.value('price')),
			near: 4n,
			only: (met) => isAlone(met),
		}),
		relation({
			// `18 000 € pour 24 salariés, soit 750 € par personne`
			of: 'part',
			units: MONEY,
			needs: ['count'],
			shape: `${pair} <mark so few | , or | gives | ,> word? <stated>`,
			value: (met) =>
				isLess(met, 'stated', 'price') ? divide(met.value('price'), met.value('number')) : undefined,
			within: () => ONE,
			only: (met) => {
				const isEach = met.behindSays('^word? [each period]');
				return (isEach || !met.says('mark', '^,$')) && isAlone(met, isEach);
			},
		}),
	]),
	countProduct({
		// `16 équipes de 8 joueurs, soit 128 joueurs`
		needs: ['so'],
		shape: '<number> word{1,2} of <size> word{1,2} ,? so few <stated>',
	}),
	countProduct({
		// `18 volunteers gave 3 hours each, 54 hours in all`; `gave on average 3 hours each` has more words
		needs: ['total'],
		shape:
			'<number> [^figure stop ; : ,]{1,2} <size> [^figure stop ; : ,]{1,2} each ,? (?:[so or] few)? <stated> [^figure stop ; : ,]{1,2} total',
	}),
	product({
		// `$4,800, that is 32 bibs at $150 each`; `£2,600 (52 scouts at £50)`; `brought in $8,496 for 708 hours at $12 an hour`
		needs: ['count'],
		shape:
			'<stated> <lead [^count figure percent stop ; :]{1,6}> <number count> <between [^count figure percent stop , ;]{0,4}> <price> <each [each period]?> (?:<mark [and plus] word{0,2}> <more>)?',
		value: (met) => {
			const product = multiply(met.value('number'), met.value('price'));
			return met.has('more') ? add(product, met.value('more')) : product;
		},
		near: 4n,
		only: isOfPrice,
	}),
	product({
		// `made £96 from 48 tickets at £2 each`, however far the number is off
		needs: ['count'],
		shape: '<stated> [for from open] word? <number count> word{1,2} at <price> each (?= close? (?:stop | $))',
		near: 0n,
		only: (met) => !met.beforeSays('figure'),
	}),
	product({
		// `£150 each for 3 grants, £450 in all`; `90 € par casier, 2 160 € pour 24 casiers`
		needs: ['for'],
		shape:
			'<price> <lead [^count figure percent stop ;]{1,8} ,> [so or]? few <stated> for word? <number count>',
		near: 4n,
		only: (met) =>
			isAlone(met) && compare(met.value('stated'), multiply(met.value('number'), met.value('price'))) > 0,
	}),
	product({
		// `48 900 €, en quatre échéances de 12 225 €`; `150 000 €, divisé en 1 500 actions de 100 € chacune`
		needs: ['divided', 'instalments', 'madeOf', 'each'],
		shape:
			'<stated> [^count figure percent stop ; : part]{0,6} [divided madeOf] word? <number count> <between word? instalments? few> <price> <each [^stop ; figure]{0,2}> (?!and? [^stop ; figure]{0,6} figure)',
		value: (met) =>
			isLess(met, 'stated', 'price') ? undefined : multiply(met.value('number'), met.value('price')),
		within: (met) => met.value('number'),
		near: 0n,
		only: (met) =>
			met.says('between', 'instalments') ||
			met.says('each', 'each') ||
			// `in two years of $13,000 grants`
			(met.says('between', 'of$') && !isOneOf(met.one('number').noun, 'terms')),
	}),
	relation({
		// `42 900 €, financés par 12 900 € de réserve et deux appels de 15 000 €`
		of: 'whole',
		units: MONEY,
		needs: ['instalments'],
		shape:
			'<stated> [^count figure percent stop ; :]{0,6} <more> [^count figure percent stop ; :]{0,4} and word? <number count> instalments few <price>',
		value: (met) => add(met.value('more'), multiply(met.value('number'), met.value('price'))),
	}),
	relation({
		// `four letters at $50 and two at $100, for a total of $400`
		of: 'total',
		units: MONEY,
		needs: ['count'],
		shape:
			'<list (?:count [^count figure percent stop]{1,9} figure [^count figure percent stop]{1,8}){1,12} count [^count figure percent stop]{1,9} figure> [^count figure stop ;]{0,8} [so total] few total? few <stated>',
		value: sumOfProducts,
		near: 4n,
	}),
	product({
		// `4 200 € par mois, soit 50 400 € par an`; `$2,150 per month ($25,800 per year)`
		needs: ['period'],
		shape:
			'(?:<period period> [^figure period stop ;]{0,5})? <price> <lead {1..5}> <stated> word? <statedPeriod period>',
		value: byPeriod,
		within: (met) => (isLess(met, 'stated', 'price') ? ONE : fraction(0n)),
		near: 1n,
		only: (met) => isOfPeriod(met, byPeriod(met)),
	}),
	product({
		// `12 hours a week at $11.50 an hour, $138 a week`
		needs: ['period'],
		shape: '<number count> word? <period period> at <price> period , few <stated> <statedPeriod period>',
		near: 4n,
	}),
	relation({
		// `50 feet wide and 135 feet deep, or 6,750 square feet`
		of: 'reckoned',
		units: COUNT,
		needs: ['or', 'so'],
		shape: '<one> word word? and <other> word word? ,? (?:so | or) few <stated>',
		value: (met) => multiply(met.value('one'), met.value('other')),
		only: (met) => compare(met.value('stated'), HUNDRED) > 0,
	}),
	averaged({
		// `The 1,240 hours come to 8.4 hours on average for 148 people`
		shape:
			'<one [figure count]> <between [^figure count stop]{1,8}> average? few <stated> few <lead average?> [^figure count stop]{0,4} <other [figure count]>',
		only: (met) => met.says('between', 'average') || met.says('lead', 'average') || met.behindSays('average'),
	}),
	averaged({
		// `drew 120, 95 and 85 people, an average of 100`
		shape: '<list> <between [^figure stop]{1,8}> <stated>',
		value: (met) => divide(sumOfList(met), fraction(BigInt(met.figures('list').length))),
		near: 3n,
		isSure: true,
		only: (met) =>
			(isAllBefore(met) ||
				getEarlier(met, 'list').every(({ value }) => isAsMany(value, met.figures('list')))) &&
			(met.says('between', 'average') || met.behindSays('^[^figure stop , ;]* average')),
	}),
	averaged({
		// `457 personnes pour 13 sorties, soit une moyenne de 35 personnes`
		shape:
			'<one [figure count]> [^figure count stop]{1,6} <other [figure count]> <between [^figure count stop]{1,8}> <stated>',
		near: 3n,
		only: (met) => met.says('between', 'average') || met.behindSays('^[^figure stop , ;]* average'),
	}),
];

/** Prices and numbers by pairs. */
function sumOfProducts(met: Met): Fraction {
	const figures = met.tokens('list').flatMap(({ figure }) => figure ?? []);
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
		const token = met.tokens(group).find(({ kind }) => kind === 'period');
		// `/an` is known as `/ an`.
		return token && vocabulary('periods').findId(met.text.slice(token.from, token.to).replace(/^\//, '/ '));
	};
	const own = id('lead') ?? id('period');
	const other = id('statedPeriod');
	const longer = PERIODS.find(({ short, long }) => short === own && long === other);
	const shorter = PERIODS.find(({ short, long }) => short === other && long === own);
	if (longer) return multiply(met.value('price'), longer.times);
	return shorter && divide(met.value('price'), shorter.times);
}

function average(met: Met): Fraction[] {
	const [a, b] = [met.value('one'), met.value('other')];
	return [...(isZero(b) ? [] : [divide(a, b)]), ...(isZero(a) ? [] : [divide(b, a)])];
}

/** So is an average. */
function lastDigit(met: Met): Fraction {
	const { denominator } = met.value('stated');
	return denominator === 1n ? ONE : fraction(1n, denominator > 10n ? 100n : 10n);
}

function isMoreThan(met: Met, computed: Fraction | undefined): boolean {
	return computed !== undefined && compare(met.value('stated'), computed) > 0;
}

/** `4 200 € par mois, soit 50 400 € par an`; a year that is paid at once may cost less: `$15 a month or $150 a year`. */
function isOfPeriod(met: Met, computed: Fraction | undefined): boolean {
	// `3 600 € par an, représentent 300 € par mois`, and nothing of a discount behind it
	if (met.says('lead', 'so') || (met.says('lead', '[gives represents]') && met.behindSays('^$ | ^[, ;]')))
		return true;
	if (!computed) return false;
	const off = apart(computed, met.value('stated'));
	const isNear = compare(multiply(off, fraction(2n)), met.value('stated')) <= 0;
	const isLonger = isLess(met, 'price', 'stated');
	if (!met.says('lead', '[or open]'))
		return met.says('lead', ',$') && isNear && isLonger && isMoreThan(met, computed);
	return isLonger === isMoreThan(met, computed) || isSlip(met.value('stated'), computed, 4);
}

/** A number and a price are all that stands before what they make. */
function isAlone(met: Met, isEach = false): boolean {
	// `58 places à 45 €`, `quatre versements de 250 €`, `three grants of £250 each`
	const isPriced =
		met.letters('link') === ''
			? !met.has('link')
			: met.says('link', '[at instalments]') || met.says('lead', '^each');
	return (
		(isEach || isPriced) &&
		// `12 mois de loyer à 800 € et la caution d'un mois`
		!met.says('lead', 'and') &&
		// `un prêt de 30 000 €, remboursé en 60 mensualités de 550 €`
		(!met.beforeSays('[count figure] [^: ;]*$') || met.says('link', 'instalments')) &&
		!met.allSays('percent') &&
		(!met.says('mark', '^,$') || isEach || met.behindSays('^word{0,3} total'))
	);
}

/** So many at a price each, led to from what they come to. */
function isOfPrice(met: Met): boolean {
	const isEach = met.says('between', '[at slash] word?$ | at') || met.letters('each') !== '';
	const isLed = met.says('lead', '[so or gives from for open]') || met.says('lead', '^.{0,2}$');
	const isFor = met.says('lead', '^for$') && met.beforeSays('[gives so] word*$');
	const isAside = met.says('lead', '^[^figure]{0,2} open$');
	return (
		isEach &&
		isLed &&
		(isFor || isAside || !met.beforeSays('figure [^: ;]*$')) &&
		(isAside || !met.behindSays('[figure percent]'))
	);
}
