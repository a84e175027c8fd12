/**
 * Amounts that would follow from those before them but for one sign: `48 320 € pour 46 000 € prévus, soit 3 320 € de plus`, `Tropic Lawn was $640
 * under`, `96 units at $450 would raise $34,200`. What leads to an amount, or follows it, says how it may be reckoned; all ways are tried, and where none gives
 * it, but one gives it with one digit changed or two exchanged, that is a slip. So much of a figure agrees by chance only seldom. Where nothing says how,
 * `Le livret, de 5 210 €, est à 5 652 €` behind a surplus of 415 €, two digits side by side must be exchanged, of four at least.
 */

import type { Language } from '../../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../../language/index.js';
import { fraction, isInteger, multiply, toDecimalString } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import { readSentences, type Sentence } from '../../../text/sentences.js';
import { type Amount, type WrongFigure, withWords } from './amounts.js';

/** An amount in hundredths, so that it can be reckoned with whole numbers. */
export interface Figure extends Pick<Amount, 'from' | 'to' | 'currency' | 'noun'> {
	cents: bigint;
}

interface Way {
	of: WrongFigure['of'];
	cents: bigint;
}

/** The amounts of a text, from a place on, that are one sign away from what they would be; `isTold`: another mistake of the text is told, which may be the cause of what nothing leads to. */
export function slipsIn(text: string, figures: readonly Figure[], start = 0, isTold = false): WrongFigure[] {
	if (text.length > LONGEST || figures.filter(({ currency }) => currency !== '').length < 2) return [];
	const sentences = readSentences(text);
	return figures.flatMap((stated, index): WrongFigure[] => {
		if (stated.currency === '' || stated.from < start || index > MOST_BEFORE) return [];
		if (vocabulary('includedMarks').findAll(text.slice(stated.to, stated.to + LEAD)).length > 0) return [];
		const before = figures.slice(Math.max(0, index - MOST), index);
		const money = before.filter(({ currency }) => currency === stated.currency);
		const sentence = sentences.find(({ from, to }) => from <= stated.from && to >= stated.to);
		if (money.length === 0 || !sentence) return [];
		// What is said again follows from nothing.
		if (money.some(({ cents }) => cents === stated.cents)) return [];
		const next = figures[index + 1];
		const ways = markOf(text, sentence, stated, before.at(-1), next);
		// `$42 less than the $360 of January`
		// `supérieur de 1 130 € à celui de l'an passé, qui était de 3 345 €`
		const isLess =
			next !== undefined &&
			(vocabulary('comparatives').scan(text.slice(stated.to, next.from).trimStart()) !== undefined ||
				vocabulary('yields').findAll(
					text.slice(Math.max(sentence.from, stated.from - LEAD), stated.from),
					'saves',
				).length > 0);
		const after = isLess && next.to <= sentence.to && next.currency === stated.currency ? [next] : [];
		const found = ways ? waysTo(ways, text, sentence, stated, before, [...money, ...after]) : [];
		const bare = [
			...pairsOf(text, money),
			...waysTo('any', text, sentence, stated, before, withoutPrices(money, before)),
			...(ways === 'tax' ? taxed(money) : []),
		];
		if (
			[...found, ...bare].some(
				({ cents }) => distance(cents, stated.cents) < (cents % 100n === 0n ? 1n : 100n),
			)
		)
			return [];
		const few = ways === 'difference' ? FEW_PAIRS : FEW;
		const places = found.length <= few ? 2 : found.length <= MANY ? 3 : 4;
		const least = ways || followsFrom(text, sentence, stated) ? 3 : 4;
		// In a text of many amounts two may be a pair of digits apart by chance.
		const isByChance = !ways && least > 3 && money.length > MOST_UNLED;
		const slip =
			found.find(({ cents }) => isSlip(stated.cents, cents, places)) ??
			((isTold && !ways) || isByChance
				? undefined
				: bare.find(({ cents }) => isExchanged(stated.cents, cents, least)));
		// What some of the others make, added or taken off, is right however it is said.
		if (!slip || isMade(money, stated.cents) || isSumOfProducts(text, before, stated.cents)) return [];
		return [asWrong(slip.of, stated, slip.cents)];
	});
}

/** A figure that should be another one. */
export function asWrong(
	of: WrongFigure['of'],
	{ from, to }: Pick<Figure, 'from' | 'to'>,
	cents: bigint,
): WrongFigure {
	return { of, from, to, computed: toDecimalString(fraction(cents, 100n)) };
}

/** How far two whole numbers are apart. */
export function distance(one: bigint, other: bigint): bigint {
	return one < other ? other - one : one - other;
}

/** Rounded to the nearest whole number, a half up. */
function divided(value: bigint, by: bigint): bigint {
	return (2n * value + by) / (2n * by);
}

/** The amounts and counts of a text in their order, those in words too. */
export function figuresIn(text: string, amounts: readonly Amount[], lang: Language): Figure[] {
	return withWords(text, 0, text.length, amounts, lang).flatMap(({ value, ...rest }): Figure[] => {
		const inHundredths = multiply(value, fraction(100n));
		const cents = inHundredths.numerator;
		return isInteger(inHundredths) && cents > 0n && cents < MOST_CENTS ? [{ ...rest, cents }] : [];
	});
}

type Kind = 'any' | 'difference' | 'total' | 'product' | 'tax';

/** How an amount may be reckoned, by the words that lead to it or stand right behind it; nothing where they tell of no reckoning. */
function markOf(
	text: string,
	{ from, to }: Sentence,
	stated: Figure,
	last: Figure | undefined,
	next: Figure | undefined,
): Kind | undefined {
	const lead = text.slice(Math.max(from, last?.to ?? 0, stated.from - LEAD), stated.from);
	const tail = text.slice(stated.to, Math.min(to, next?.from ?? to, stated.to + LEAD));
	const behind = tail.trimStart();
	const comparative = vocabulary('comparatives').scan(behind);
	if (comparative) return 'difference';
	if (differenceLeads().all(lead).length > 0) return 'difference';
	if (
		vocabulary('taxed').scan(behind)?.id === 'with' &&
		last &&
		vocabulary('taxed').findIn(text.slice(0, stated.from))
	)
		return 'tax';
	const period =
		vocabulary('periods').scan(behind) ??
		vocabulary('eachWords').scan(behind) ??
		vocabulary('perWords').scan(behind);
	const said = text.slice(Math.max(from, text.lastIndexOf(';', stated.from)), stated.from);
	// `$2,150 a month ($25,800 a year)`
	const isAside = lead.trimEnd().endsWith('(') && tail.trimStart().length > 0;
	const saysTotal =
		(['thatIs', 'sumTotals'] as const).some((words) => vocabulary(words).findAll(said).length > 0) ||
		productLeads().all(said).length > 0;
	if (period && (isAside || saysTotal)) return 'product';
	if (productLeads().all(lead).length > 0) return 'product';
	if (vocabulary('sumTotals').scan(behind) || vocabulary('sumTotals').findAll(lead).length > 0)
		return 'total';
	return vocabulary('thatIs').findAll(lead).length > 0 ? 'any' : undefined;
}

/** What the amounts before can give. */
function waysTo(
	kind: Kind,
	text: string,
	sentence: Sentence,
	stated: Figure,
	before: readonly Figure[],
	money: readonly Figure[],
): Way[] {
	const found: Way[] = [];
	const add = (of: Way['of'], cents: bigint, by = 1n) => {
		if (cents > 0n) found.push({ of, cents: divided(cents, by) });
	};
	const all = before.filter(
		({ currency, cents }) => currency === '' && cents >= 200n && cents % 100n === 0n && !isYear(cents),
	);
	// `in three instalments of £130` has its own number.
	const counts =
		vocabulary('instalments').findAll(text.slice(before.at(-1)?.to, stated.from)).length > 0
			? all.slice(-1)
			: all;
	if (kind === 'difference' || kind === 'any')
		for (const [index, one] of money.entries())
			for (const other of money.slice(index + 1)) add('difference', distance(one.cents, other.cents));
	// A sum may be of more amounts than are tried.
	const parts = money.length < MOST ? money.filter((one) => !isPriceOfOne(text, one)) : [];
	// `810 € et 1 345 € de recettes, 1 720 € de dépenses : il reste 435 €`
	const [first, second, third] = parts.slice(-3);
	if (kind === 'any' && first && second && third) {
		add('reckoned', first.cents + second.cents - third.cents);
		add('reckoned', first.cents - second.cents - third.cents);
		add('reckoned', first.cents - second.cents + third.cents);
	}
	if (kind === 'total' || kind === 'any')
		for (let size = 2; size <= parts.length; size += 1)
			add(
				'total',
				parts.slice(-size).reduce((all, { cents }) => all + cents, 0n),
			);
	if (kind === 'product' || kind === 'any' || kind === 'total')
		for (const { cents: price } of money)
			for (const { cents } of counts) {
				add('product', price * cents, 100n);
				if (kind !== 'total') add('reckoned', price * 100n, cents);
			}
	if (kind === 'product' || kind === 'any')
		for (const { cents } of money)
			for (const times of timesIn(text)) {
				add('reckoned', cents * times);
				add('reckoned', cents, times);
			}
	const shares =
		kind === 'tax' || kind === 'any' || kind === 'product'
			? [...text.slice(sentence.from, stated.from).matchAll(PERCENT)].map(
					([, whole = '', decimals = '']) => BigInt(whole) * 100n + BigInt(decimals.padEnd(2, '0')),
				)
			: [];
	for (const share of shares)
		for (const { cents } of money) {
			add('reckoned', cents * (WHOLE + share), WHOLE);
			if (kind !== 'tax') {
				add('reckoned', cents * share, WHOLE);
				add('reckoned', cents * (WHOLE - share), WHOLE);
			}
		}
	return found;
}

/** How many of one length of time that a text names make another: of a month and a year 12. */
function timesIn(text: string): bigint[] {
	const found = new Set(
		vocabulary('periods')
			.findAll(text)
			.map(({ from, to }) => vocabulary('periods').findId(text.slice(from, to))),
	);
	return [
		...(found.has('month') && found.has('year') ? [12n] : []),
		...(found.has('quarter') && found.has('year') ? [4n] : []),
		...(found.has('month') && found.has('quarter') ? [3n] : []),
	];
}

/** Whether some of the amounts, added or taken off, make another. */
function isMade(money: readonly Figure[], cents: bigint): boolean {
	let made = [0n];
	for (const one of money.slice(-MOST_PARTS))
		made = made.flatMap((all) => [all, all + one.cents, all - one.cents]);
	return made.some((all) => distance(all, 0n) === cents);
}

/** `113 adhérents à 25 € et 10 étudiants à 10 €, soit 2 925 €` */
function isSumOfProducts(text: string, before: readonly Figure[], cents: bigint): boolean {
	const products = before.flatMap((price, at) => {
		const count = before[at - 1];
		const isPair = count?.currency === '' && price.currency !== '' && isPriceOfOne(text, price);
		return isPair ? [divided(price.cents * count.cents, 100n)] : [];
	});
	return products.length > 1 && products.reduce((all, one) => all + one, 0n) === cents;
}

/** `24 adhésions à | 40 €`: the price of one of many is no part of a sum. */
function isPriceOfOne(text: string, { from }: Figure): boolean {
	const words = text.slice(Math.max(0, from - 40), from);
	return (
		PRICE_OF_ONE.test(words) && vocabulary('eventLinks').findId(lastWords(words, 1)[0]?.text ?? '') === 'at'
	);
}

/** Whether two amounts differ by one digit, or by two that are exchanged, and agree in as many others. */
export function isSlip(stated: bigint, computed: bigint, least: number): boolean {
	const unit = stated % 100n === 0n && computed % 100n === 0n ? 100n : 1n;
	const [one, other] = [String(stated / unit), String(computed / unit)];
	if (one.length !== other.length || one.length < Math.max(2, least)) return false;
	const zeros = Math.min(ENDING_ZEROS.exec(one)?.[0].length ?? 0, ENDING_ZEROS.exec(other)?.[0].length ?? 0);
	if (one.length - zeros < least) return false;
	const off = [...one].flatMap((digit, at) => (digit === other[at] ? [] : [at]));
	const [first = 0, second] = off;
	return (
		off.length === 1 ||
		(off.length === 2 && second !== undefined && one[first] === other[second] && one[second] === other[first])
	);
}

/** What two amounts come to that have others between them, where they are so exact that nothing else can be meant. */
function pairsOf(text: string, money: readonly Figure[]): Way[] {
	const parts = money.filter((one) => hasFiveSigns(one.cents) && !isPriceOfOne(text, one));
	return parts
		.flatMap((one, at) =>
			parts.slice(at + 1).map((other) => ({ of: 'total' as const, cents: one.cents + other.cents })),
		)
		.filter(({ cents }) => hasFiveSigns(cents));
}

function hasFiveSigns(cents: bigint): boolean {
	return String(cents).replace(ENDING_ZEROS, '').length > 4 || cents % 10_000n !== 0n;
}

/** What amounts are with the usual taxes, where the text names none. */
function taxed(money: readonly Figure[]): Way[] {
	return TAXES.flatMap((rate) =>
		money.map(({ cents }) => ({ of: 'reckoned' as const, cents: divided(cents * (WHOLE + rate), WHOLE) })),
	);
}

/** Amounts of which a number of them stands beside them are prices, and no parts of a sum: `60 mensualités de 3 600 €, soit 216 000 €`. */
function withoutPrices(money: readonly Figure[], before: readonly Figure[]): readonly Figure[] {
	const counts = before.filter(({ currency, cents }) => currency === '' && cents > 100n);
	return money.filter(
		({ cents: price }) =>
			!counts.some(({ cents }) => money.some((one) => one.cents * 100n === price * cents)),
	);
}

/** `s'élève donc à |`, `le solde est de |`: it comes from what stands before, in whatever way. */
function followsFrom(text: string, { from }: Sentence, stated: Figure): boolean {
	return resultLeads().all(text.slice(Math.max(from, stated.from - LEAD), stated.from)).length > 0;
}

/** Whether two amounts differ by two digits side by side that are exchanged. */
export function isExchanged(stated: bigint, computed: bigint, least: number): boolean {
	if (!isSlip(stated, computed, least)) return false;
	const [one, other] = [String(stated), String(computed)];
	const at = [...one].findIndex((digit, index) => digit !== other[index]);
	return one[at] === other[at + 1] && one[at + 1] === other[at];
}

export function isYear(cents: bigint): boolean {
	return cents >= 190_000n && cents <= 210_000n;
}

/** Amounts before one that no word leads to. */
const MOST_UNLED = 3;
const PERCENT = /(?<![\d.,])(\d{1,2})(?:[.,](\d{1,2}))?[\s\u00A0\u202F]?%/g;
const ENDING_ZEROS = /0*$/;
/** All of something, in hundredths of a percent. */
const WHOLE = 10_000n;
/** Rates of taxes on what is sold, in hundredths of a percent, where the text names none. */
const TAXES = [2_000n, 1_000n, 550n];
const PRICE_OF_ONE = /\d[\s\u00A0]+\p{L}+[\s\u00A0]+\p{L}{1,2}[\s\u00A0]+$/u;
const MOST = 8;
/** A sum may be of more amounts than are tried. */
const MOST_BEFORE = 16;
const MOST_PARTS = 6;
const FEW = 4;
const FEW_PAIRS = 6;
const MANY = 12;
const LEAD = 56;
const LONGEST = 3000;
const MOST_CENTS = 1_000_000_000_000n;

const differenceLeads = lazy(() =>
	createPhraseFinder([
		...vocabulary('differences').words(),
		...vocabulary('changes').words(),
		...LANGUAGES.flatMap((lang) =>
			(['surplus', 'deficit', 'result', 'left'] as const).flatMap((id) =>
				vocabulary('flows').getWords(id, lang),
			),
		),
		...LANGUAGES.flatMap((lang) => vocabulary('yields').getWords('saves', lang)),
	]),
);
const resultLeads = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => [
			...vocabulary('leadIns').getWords('follows', lang),
			...vocabulary('flows').getWords('balance', lang),
			...vocabulary('flows').getWords('closing', lang),
		]),
	),
);

const productLeads = lazy(() =>
	createPhraseFinder([
		...vocabulary('instalments').words(),
		...LANGUAGES.flatMap((lang) => vocabulary('yields').getWords('gives', lang)),
	]),
);
