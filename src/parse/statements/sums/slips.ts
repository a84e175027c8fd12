/**
 * Amounts that would follow from those before them, in the same sentence or one above, but for one sign: `Tropic Lawn was $640 under`, `Le fonds passe de
 * 112 000 € à 135 850 €` below a result of 26 550 €. The words beside an amount say how it may be reckoned; all ways are tried, and where none gives it, but one
 * gives it with one digit changed or two exchanged, that is a slip. So much of a figure agrees by chance only seldom.
 */

import { mentions, opensWith, vocabulary } from '../../../language/index.js';
import {
	add,
	compare,
	divide,
	equals,
	type Fraction,
	fraction,
	multiply,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import {
	apart,
	HUNDRED,
	isExchanged,
	isMadeOf,
	isSlip,
	PERIODS,
	rounded,
	type WrongFigure,
} from './amounts.js';
import { rowOfKinds, rowPattern, says } from './row.js';
import type { Figure, Token } from './tokens.js';

interface Way {
	of: WrongFigure['of'];
	value: Fraction;
	/** Two digits must be exchanged, for it may be reckoned otherwise. */
	isLoose?: true;
	/** Of the two amounts right before it: two digits that are exchanged are enough. */
	isClosest?: true;
}

/** An amount, the row that leads to it in its sentence, that behind, and the figures before it. */
interface Stated {
	text: string;
	figure: Figure;
	lead: string;
	behind: string;
	before: readonly Figure[];
	/** Of the same currency. */
	money: readonly Figure[];
}

/** The amounts of a text, from a place on, that are one sign away from what they would be; those of which something is known are left out. */
export function slipsIn(
	text: string,
	tokens: readonly Token[],
	known: ReadonlySet<Figure>,
	start = 0,
): WrongFigure[] {
	if (text.length > LONGEST) return [];
	if (tokens.filter(({ kind }) => kind === 'money').length < 2) return [];
	const row = rowOfKinds(tokens.map(({ kind }) => kind));
	const figures: Figure[] = [];
	return tokens.flatMap(({ figure, from }, at): WrongFigure[] => {
		if (!figure) return [];
		const before = figures.slice(-MOST);
		figures.push(figure);
		if (
			figure.kind !== 'money' ||
			from < start ||
			figure.isAbout ||
			known.has(figure) ||
			figures.length > MOST_BEFORE
		)
			return [];
		const money = before.filter(({ currency }) => currency === figure.currency);
		// What is said again follows from nothing.
		if (money.length === 0 || money.some(({ value }) => equals(value, figure.value))) return [];
		const lead = LEADING().exec(row.slice(0, at))?.[0].slice(-LEAD) ?? '';
		const behind = BEHIND().exec(row.slice(at + 1))?.[0] ?? '';
		const slip = findSlip({ text, figure, lead, behind, before, money });
		return slip ? [slip] : [];
	});
}

function findSlip(stated: Stated): WrongFigure | undefined {
	const { figure, lead, behind, money } = stated;
	const ways = waysTo(stated);
	const isRight = ({ value }: Way) => compare(apart(value, figure.value), fraction(1n)) < 0;
	if (
		ways.length === 0 ||
		ways.some(isRight) ||
		isMadeOf(
			money.slice(-MOST_PARTS).map(({ value }) => value),
			figure.value,
		)
	)
		return undefined;
	const places = says(lead, '^money') ? 3 : ways.length <= FEW ? 2 : ways.length <= MANY ? 3 : 4;
	const slip = ways.find(({ value, isLoose, isClosest }) =>
		isLoose
			? isExchanged(figure.value, value, 3)
			: isSlip(figure.value, value, places) || (isClosest === true && isExchanged(figure.value, value, 2)),
	);
	if (!slip || says(behind, '^among')) return undefined;
	return { of: slip.of, from: figure.from, to: figure.to, computed: toDecimalString(slip.value) };
}

/** What the amounts before can give, by the words beside the one that is stated. */
function waysTo({ text, figure, lead, behind, before, money }: Stated): Way[] {
	const isFromTo = says(lead, 'money [to at]$');
	if (isFromTo) {
		const old = money.at(-1);
		const changes = money.slice(0, -1);
		if (!old || changes.length > MOST_CHANGES) return [];
		return changes
			.filter(({ value }) => !isRound(value))
			.flatMap(({ value }): Way[] => [
				{ of: 'reckoned', value: add(old.value, value) },
				{ of: 'reckoned', value: subtract(old.value, value) },
			])
			.filter(({ value }) => compare(value, ZERO) > 0);
	}
	const isComparative = says(behind, '^word? [than difference]');
	if (isComparative || says(lead, '[difference left than exceeds]'))
		return [...differences(money), ...loosely(totals(money))];
	const isWithTax = opensWith(text.slice(figure.to, figure.to + NEAR).trimStart(), ['taxed', 'with']);
	if (isWithTax && mentions(text.slice(0, figure.from), 'taxed')) return taxed(before, money);
	// `$15 a month ($150 a year)`: what is paid at once may be less.
	const isOfEach =
		(says(behind, '^each') && says(lead, '[so total open]')) ||
		(says(behind, '^period') && says(lead, '[so total]'));
	if (says(lead, '[gives instalments]') || isOfEach) return products(text, before, money);
	if (says(lead, 'total') || says(behind, '^word{0,2} total'))
		return [...totals(money), ...products(text, before, money)];
	return says(lead, 'so') ? [...differences(money), ...totals(money), ...products(text, before, money)] : [];
}

function differences(money: readonly Figure[]): Way[] {
	const exact = money.filter(({ isAbout }) => !isAbout);
	return exact.flatMap((one, at) =>
		exact.slice(at + 1).map(
			(other, next): Way => ({
				of: 'difference',
				value: apart(one.value, other.value),
				...(next === 0 && at === exact.length - 2 ? { isClosest: true as const } : {}),
			}),
		),
	);
}

/** The sums of the last two, three and so on. */
function totals(money: readonly Figure[]): Way[] {
	const about = money.findLastIndex(({ isAbout }) => isAbout);
	const exact = money.slice(about + 1);
	return exact
		.slice(1)
		.map((_, at): Way => ({ of: 'total', value: sum(exact.slice(-at - 2).map(({ value }) => value)) }));
}

/** Prices times numbers, amounts in so many parts, and for another length of time. */
function products(text: string, before: readonly Figure[], money: readonly Figure[]): Way[] {
	const counts = before.filter(
		({ kind, value, isAbout }) =>
			kind === 'count' && !isAbout && value.denominator === 1n && value.numerator > 1n,
	);
	const exact = money.filter(({ isAbout }) => !isAbout);
	return exact.flatMap(({ value }) => [
		...counts.flatMap((count): Way[] => [
			{ of: 'product', value: multiply(value, count.value) },
			{ of: 'reckoned', value: rounded(divide(value, count.value), 2) },
		]),
		...timesIn(text).flatMap((times): Way[] => [
			{ of: 'reckoned', value: multiply(value, times) },
			{ of: 'reckoned', value: rounded(divide(value, times), 2) },
		]),
	]);
}

/** With the taxes that the sentence names in percent, or the usual ones. */
function taxed(before: readonly Figure[], money: readonly Figure[]): Way[] {
	const named = before.filter(({ kind }) => kind === 'percent').map(({ value }) => value);
	const rates = named.length > 0 ? named : TAXES;
	const ways = money.flatMap(({ value }) =>
		rates.map(
			(rate): Way => ({
				of: 'reckoned',
				value: rounded(add(value, divide(multiply(value, rate), HUNDRED)), 2),
			}),
		),
	);
	return named.length > 0 ? ways : loosely(ways);
}

function loosely(ways: readonly Way[]): Way[] {
	return ways.map((way) => ({ ...way, isLoose: true }));
}

/** Of a round amount no more than the first two signs are known. */
function isRound({ numerator }: Fraction): boolean {
	return String(numerator).replace(/0+$/, '').length < 3;
}

/** How many of one length of time that a text names make another: of a month and a year 12. */
function timesIn(text: string): Fraction[] {
	const found = new Set<string | undefined>(
		vocabulary('periods')
			.findAll(text)
			.map(({ from, to }) => vocabulary('periods').findId(text.slice(from, to))),
	);
	return PERIODS.filter(({ short, long }) => found.has(short) && found.has(long)).map(({ times }) => times);
}

const LEADING = lazy(() => rowPattern('[^stop money ;]* (?:money [to at] | money and word{0,2})?$'));
const BEHIND = lazy(() => rowPattern('^[^stop money]{0,3}'));
/** Rates of taxes on what is sold, in percent, where the text names none. */
const TAXES = [fraction(20n), fraction(10n), fraction(11n, 2n)];
const MOST = 8;
/** A sum may be of more amounts than are tried. */
const MOST_BEFORE = 16;
const MOST_PARTS = 6;
const MOST_CHANGES = 4;
const FEW = 6;
const MANY = 12;
const LEAD = 12;
const NEAR = 24;
const LONGEST = 3000;
