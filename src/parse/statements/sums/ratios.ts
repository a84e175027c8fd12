/**
 * Figures of a sentence that follow from others by multiplying or dividing: shares, `4 of 20 (25%)`, changes, `from 800 to 880, an increase of 10%`,
 * products, `58 places à 45 €, soit 2 610 €`, differences and parts of a whole, `25% of 64, or 16 lots`.
 */

import type { Language } from '../../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../../language/index.js';
import {
	add,
	ceil,
	compare,
	divide,
	equals,
	type Fraction,
	floor,
	fraction,
	isZero,
	multiply,
	parseFraction,
	subtract,
	sum,
	toDecimalString,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { scanCount, wordsToInteger } from '../../../text/number.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import type { Sentence } from '../../../text/sentences.js';
import { type Amount, absolute, differing, type WrongFigure, withWords } from './amounts.js';

/** The wrong figures of one sentence, whose amounts are given; at most one. */
export function wrongRatios(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	written: readonly Amount[],
	lang: Language,
): WrongFigure[] {
	const amounts = written.filter((amount) => !isPercent(text, amount) && !isYear(amount));
	const percents = percentsIn(text.slice(from, to)).map((one) => ({
		...one,
		from: one.from + from,
		to: one.to + from,
	}));
	const parts = wrongHundred(text.slice(from, to), percents);
	if (parts) return [parts];
	const shares = wrongShare(text.slice(from, to), lang).map((wrong) => moved(wrong, from));
	if (shares.length > 0) return shares;
	const found =
		wrongPartOfList(text, from, percents, amounts) ??
		wrongShareOf(text, to, percents, amounts) ??
		wrongShareBehind(text, percents, amounts) ??
		wrongChange(text, from, percents, amounts) ??
		wrongChangeBehind(text, from, percents, amounts) ??
		wrongChangeOn(text, percents, amounts) ??
		wrongPart(text, to, percents, withWords(text, from, to, amounts, lang)) ??
		wrongProduct(text, from, amounts) ??
		wrongInBrackets(text, amounts) ??
		wrongDifference(text, from, to, amounts);
	return found ? [found] : [];
}

function moved(wrong: WrongFigure, by: number): WrongFigure {
	return { ...wrong, from: wrong.from + by, to: wrong.to + by };
}

interface Percent {
	from: number;
	/** Before its sign. */
	to: number;
	value: Fraction;
	decimals: number;
}

function percentsIn(text: string): Percent[] {
	if (!text.includes('%')) return [];
	return [...text.matchAll(PERCENT)].flatMap(({ index, 1: digits = '' }) => percentAt(index, digits) ?? []);
}

/** The digits of a percentage, `12,5`. */
function percentAt(from: number, digits: string): Percent | undefined {
	const value = parseFraction(digits.replace(',', '.'));
	const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
	return value && { from, to: from + digits.length, value, decimals };
}

/** A number without its sign, `12` of `12 %`, is no amount. */
function isPercent(text: string, { to }: Amount): boolean {
	return /^[\s\u00A0\u202F]*%/.test(text.slice(to, to + 4));
}

function isYear({ value, currency }: Amount): boolean {
	return currency === '' && compare(value, fraction(1900n)) >= 0 && compare(value, fraction(2100n)) <= 0;
}

/** A hundred times a part of a whole. */
function percentOf(part: Fraction, whole: Fraction): Fraction {
	return divide(multiply(part, fraction(100n)), whole);
}

/** Whether a percentage is what it is said to be, to its last place. */
function isPercentage({ value, decimals }: Percent, exact: Fraction): boolean {
	return compare(absolute(subtract(exact, value)), fraction(1n, 10n ** BigInt(decimals))) < 0;
}

/** To so many decimal places, halves up. */
function rounded(value: Fraction, places: number): Fraction {
	const scale = 10n ** BigInt(places);
	return fraction(floor(add(multiply(value, fraction(scale)), fraction(1n, 2n))), scale);
}

function tenths(value: Fraction): string {
	return toDecimalString(rounded(value, 1));
}

/** `40 % à la commande, 30 % le 1er décembre et 20 % le 1er mars`: what is paid in so many parts, which make the whole. */
function wrongHundred(sentence: string, percents: readonly Percent[]): WrongFigure | undefined {
	const [first] = percents;
	if (!first || percents.length < 3 || percents.length > MOST_PARTS) return undefined;
	if (!vocabulary('payments').findIn(sentence) || vocabulary('differences').findIn(sentence)?.id === 'rest')
		return undefined;
	const computed = sum(percents.map(({ value }) => value));
	const off = absolute(subtract(computed, fraction(100n)));
	if (isZero(off) || compare(off, fraction(25n)) > 0) return undefined;
	const last = percents.at(-1) ?? first;
	return { of: 'hundred', from: last.from, to: last.to, computed: toDecimalString(computed) };
}

const MOST_PARTS = 6;

/** `4 of 20 (25%)`, `14 sur 20, soit 75 %`; shares of votes are compared with the vote. */
function wrongShare(text: string, lang: Language): WrongFigure[] {
	return [...text.matchAll(SHARE)].flatMap((match): WrongFigure[] => {
		const [all, part = '', noun = '', link = '', between = '', percent = ''] = match;
		const isOut = vocabulary('outOf').findId(link.trim()) !== undefined || link.trim() === '/';
		const wholeAt = match.index + all.indexOf(between);
		const whole = scanCount(text.slice(wholeAt, wholeAt + 30), lang);
		const have = scanCount(part, lang);
		const stated = percentAt(match.index + all.lastIndexOf(percent), percent);
		if (!isOut || !whole || !have || !stated || isZero(whole.value) || compare(have.value, whole.value) > 0)
			return [];
		const words = `${noun} ${between.replace(/^[\d\s.,]*/, '')}`;
		if (vocabulary('units').findIn(words)?.id === 'votes' || vocabulary('answers').findIn(words)) return [];
		if (!/\($/.test(between.trimEnd()) && !thatIsBefore().test(between)) return [];
		const exact = percentOf(have.value, whole.value);
		const isFar = compare(absolute(subtract(exact, stated.value)), fraction(20n)) > 0;
		if (isFar || isPercentage(stated, exact)) return [];
		return [{ of: 'share', from: stated.from, to: stated.to, computed: tenths(exact) }];
	});
}

/** `dons 48 300 € (20 %), intérêts 12 000 € (10 %)`: amounts with a percentage each, most of which are those of one whole. */
function wrongPartOfList(
	text: string,
	start: number,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const parts = percents.flatMap((percent) => {
		const amount = amounts.findLast(({ to }) => to <= percent.from);
		const between = amount && text.slice(amount.to, percent.from);
		return amount && between !== undefined && OWN_PERCENT.test(between) ? [{ amount, percent }] : [];
	});
	const [first] = parts;
	const ofWhole = parts.length === 1 && amounts.length === 2 && amounts[0];
	// `Of 60 beds, 48 were filled (80%)`
	if (
		first &&
		ofWhole &&
		ofWhole !== first.amount &&
		!isZero(ofWhole.value) &&
		opensWithOf().test(text.slice(start, ofWhole.from))
	) {
		const exactly = percentOf(first.amount.value, ofWhole.value);
		return compare(first.amount.value, ofWhole.value) > 0 || isPercentage(first.percent, exactly)
			? undefined
			: { of: 'share', from: first.percent.from, to: first.percent.to, computed: tenths(exactly) };
	}
	if (!first || parts.length < 3 || parts.length > percents.length) return undefined;
	if (parts.some(({ amount }) => amount.currency !== first.amount.currency)) return undefined;
	const stated = amounts.filter(({ from }) => from < first.amount.from).map(({ value }) => value);
	const wholes = [...stated, sum(parts.map(({ amount }) => amount.value))];
	for (const whole of wholes) {
		if (isZero(whole)) continue;
		const wrong = parts.filter(
			({ amount, percent }) => !isPercentage(percent, percentOf(amount.value, whole)),
		);
		const [only] = wrong;
		if (only && wrong.length === 1)
			return {
				of: 'share',
				from: only.percent.from,
				to: only.percent.to,
				computed: tenths(percentOf(only.amount.value, whole)),
			};
		if (!only) return undefined;
	}
	return undefined;
}

/** `£24,000 make up 75% of the £32,000`, `1 248 heures, dont … 116 supplémentaires, ces dernières représentant 9,3 % du total`. */
function wrongShareOf(
	text: string,
	end: number,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	for (const percent of percents) {
		const part = amounts.findLast(({ to }) => to <= percent.from);
		const lead = part && text.slice(part.to, percent.from);
		if (!part || !lead || lead.length > NEAR * 2 || /[.;:]/.test(lead) || isAbout(lead)) continue;
		const isSaid =
			thatIsBefore().test(lead) ||
			vocabulary('shareVerbs')
				.findAll(lead)
				.some(({ to }) => /^[\s\u00A0]*$/.test(lead.slice(to)));
		if (!isSaid) continue;
		const behind = text.slice(percent.to, end).replace(/^[\s\u00A0\u202F]*%,?[\s\u00A0]+/, '');
		const link =
			vocabulary('outOf').scan(behind) ??
			vocabulary('changeOpens').scan(behind) ??
			vocabulary('comparatives').scan(behind);
		if (!link) continue;
		const rest = behind.slice(link.length).trimStart();
		const next = amounts.find(({ from }) => from > percent.to);
		const isNext = next && next.from - percent.to <= NEAR && next.currency === part.currency;
		const same = amounts.filter(({ to, currency }) => to <= part.to && currency === part.currency);
		const largest = same.reduce((one, other) => (compare(other.value, one.value) > 0 ? other : one), part);
		const whole = isNext ? next : vocabulary('totals').scan(rest) ? largest : undefined;
		if (!whole || whole === part || isZero(whole.value) || compare(part.value, whole.value) > 0) continue;
		const wrong = differingShare(percent, part, whole);
		if (wrong) return wrong;
	}
	return undefined;
}

/** A percentage that is another part of a whole, and not one so far off that it is of something else. */
function differingShare(percent: Percent, part: Amount, whole: Amount): WrongFigure | undefined {
	const exactly = percentOf(part.value, whole.value);
	const isFar = compare(absolute(subtract(exactly, percent.value)), fraction(15n)) > 0;
	if (isFar || isPercentage(percent, exactly)) return undefined;
	return { of: 'share', from: percent.from, to: percent.to, computed: tenths(exactly) };
}

/** `$61,350 of its annual budget of $150,000, or 40.9%` */
function wrongShareBehind(
	text: string,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	for (const percent of percents) {
		const [part, whole] = amounts.filter(({ to }) => to <= percent.from).slice(-2);
		if (!part || !whole || part.currency === '' || part.currency !== whole.currency) continue;
		const between = text.slice(part.to, whole.from);
		const lead = text.slice(whole.to, percent.from);
		if (between.length > NEAR || /[.,;:]/.test(between) || !vocabulary('outOf').scan(between.trimStart()))
			continue;
		if (lead.length > NEAR || !thatIsBefore().test(lead) || compare(part.value, whole.value) > 0) continue;
		const wrong = differingShare(percent, part, whole);
		if (wrong) return wrong;
	}
	return undefined;
}

/** `passe de 800 à 880, soit une hausse de 8 %`, `214 adhérents contre 200 l'an passé (+ 5 %)`. */
function wrongChange(
	text: string,
	start: number,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	for (const percent of percents) {
		const [first, second] = amounts.filter(({ to }) => to <= percent.from).slice(-2);
		if (!first || !second || first.currency !== second.currency) continue;
		const lead = text.slice(second.to, percent.from);
		const said = /[+−–-][\s\u00A0]*$/.test(lead) || vocabulary('changes').findAll(lead).length > 0;
		const behind = text.slice(percent.to, percent.to + NEAR).replace(/^[\s\u00A0\u202F]*%/, '');
		if (
			!(said || vocabulary('changes').findAll(behind.split(/[.;]/, 1)[0] ?? '').length > 0) ||
			lead.length > NEAR
		)
			continue;
		if (isAbout(lead)) continue;
		const between = text.slice(first.to, second.from);
		const link = vocabulary('changeLinks').findIn(between)?.id;
		if (link === undefined || /[.;:]/.test(between) || between.length > NEAR) continue;
		const opens = text.slice(Math.max(start, first.from - 12), first.from);
		if (link === 'to' && !changeOpens().test(opens)) continue;
		const [old, now] = link === 'to' ? [first, second] : [second, first];
		if (isZero(old.value) || isZero(now.value)) continue;
		const off = absolute(subtract(now.value, old.value));
		if (isPercentage(percent, percentOf(off, old.value))) continue;
		return { of: 'share', from: percent.from, to: percent.to, computed: tenths(percentOf(off, old.value)) };
	}
	return undefined;
}

/** `£96,600 would be an increase of 5% on £92,000`: the percentage between the two figures. */
function wrongChangeOn(
	text: string,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const [percent, other] = percents;
	if (!percent || other) return undefined;
	const now = amounts.findLast(({ to }) => to <= percent.from);
	const old = amounts.find(({ from }) => from > percent.to);
	if (!now || !old || now.currency !== old.currency || isZero(old.value)) return undefined;
	if (
		now.currency === '' &&
		compare(multiply(old.value, fraction(3n)), multiply(now.value, fraction(2n))) < 0
	)
		return undefined;
	const lead = text.slice(now.to, percent.from);
	const link = /^[\s\u00A0\u202F]*%[\s\u00A0]+((?:[\p{L}'’]+[\s\u00A0]+){0,3}[\p{L}'’]+)[\s\u00A0]+$/u.exec(
		text.slice(percent.to, old.from),
	)?.[1];
	const isBase = (words: string) =>
		vocabulary('changeBases').scan(words) !== undefined ||
		vocabulary('changeLinks').findId(words) === 'against' ||
		vocabulary('changeOpens').findId(words) !== undefined;
	if (!link || !isBase(link)) return undefined;
	if (
		lead.length > NEAR ||
		/[.;:]/.test(lead) ||
		isAbout(lead) ||
		vocabulary('changes').findAll(lead).length === 0
	)
		return undefined;
	return wrongChangeOf(percent, now, old);
}

/** `+ 10 % en 2014, soit 1 100 adhérents contre 1 000`: the percentage before the two figures. */
function wrongChangeBehind(
	text: string,
	start: number,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const [percent, other] = percents;
	const [now, old, third] = percent ? amounts.filter(({ from }) => from > percent.to) : [];
	if (!percent || other || !now || !old || third || now.currency !== old.currency || isZero(old.value))
		return undefined;
	const lead = text.slice(Math.max(start, percent.from - NEAR), percent.from);
	if (!(/[+−–-][\s\u00A0]*$/.test(lead) || vocabulary('changes').findAll(lead).length > 0) || isAbout(lead))
		return undefined;
	if (!thatIsBefore().test(text.slice(percent.to, now.from))) return undefined;
	if (vocabulary('changeLinks').findIn(text.slice(now.to, old.from))?.id !== 'against') return undefined;
	return wrongChangeOf(percent, now, old);
}

/** The percentage by which one figure differs from another, where it is told otherwise. */
function wrongChangeOf(percent: Percent, now: Amount, old: Amount): WrongFigure | undefined {
	const exactly = percentOf(absolute(subtract(now.value, old.value)), old.value);
	return isPercentage(percent, exactly)
		? undefined
		: { of: 'share', from: percent.from, to: percent.to, computed: tenths(exactly) };
}

/** `25% of 64, or 16 lots`, `le quart des 46 adhérents étant de 12`: rounded up, down, or to the next above. */
function wrongPart(
	text: string,
	end: number,
	percents: readonly Percent[],
	amounts: readonly Amount[],
): WrongFigure | undefined {
	for (const [index, whole] of amounts.entries()) {
		const result = amounts[index + 1];
		if (!result || result.to > end || whole.currency !== result.currency) continue;
		const before = text.slice(Math.max(0, whole.from - NEAR), whole.from);
		const percent = percents.find(
			({ to, from }) => from >= whole.from - NEAR && SHARE_LINK.test(text.slice(to, whole.from)),
		);
		const share = percent ? divide(percent.value, fraction(100n)) : fractionBefore(before);
		const link = text.slice(whole.to, result.from);
		if (!share || isAbout(link) || !partLink().test(link)) continue;
		const part = multiply(whole.value, share);
		const whollies = [floor(part), ceil(part), floor(part) + 1n].map((one) => fraction(one));
		if ([part, ...whollies].some((one) => equals(one, result.value))) continue;
		const wrong = differing('whole', result, fraction(ceil(part)));
		if (wrong) return { ...wrong, of: 'part' };
	}
	return undefined;
}

/** `deux tiers des |`, `a quarter of the |`, `half of |`: the fraction at the end of a text. */
function fractionBefore(before: string): Fraction | undefined {
	const part = fractionsIn(before).at(-1);
	return part && SMALL_WORDS.test(before.slice(part.to))
		? fraction(BigInt(part.parts ?? 1), BigInt(part.whole))
		: undefined;
}

/** `deux tiers`, `half`, `three-quarters`: the fractions of a text in words; without a number before them `parts` is left out. */
export function fractionsIn(
	text: string,
): Array<{ from: number; to: number; parts: number | undefined; whole: number }> {
	return vocabulary('fractionNouns')
		.findAll(text)
		.flatMap(({ from, to }) => {
			const id = vocabulary('fractionNouns').findId(text.slice(from, to));
			const word = /([^\s\u00A0-]+)[\s\u00A0-]+$/.exec(text.slice(Math.max(0, from - 20), from))?.[1];
			const parts = word === undefined ? undefined : /^\d$/.test(word) ? Number(word) : wordsToInteger(word);
			return id === undefined ? [] : [{ from, to, parts: parts || undefined, whole: DENOMINATORS[id] }];
		});
}

const DENOMINATORS = { half: 2, third: 3, quarter: 4, fifth: 5, tenth: 10 } as const;

/** `58 places à 45 €, soit 2 610 €`, `$2,400 for 6 coaches, or $14,400 in all`, `9 000 € pour trois jours, soit 3 000 € par jour`. */
function wrongProduct(text: string, start: number, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, result] of amounts.entries()) {
		if (result.currency === '') continue;
		const before = amounts.slice(0, index);
		const prices = before.filter(({ currency }) => currency === result.currency);
		const [price] = prices;
		if (
			!price ||
			prices.length > 1 ||
			before.some(({ currency }) => currency !== '' && currency !== result.currency)
		)
			continue;
		const lead = text.slice(price.to, result.from);
		const isEach =
			vocabulary('sumTotals').findIn(text.slice(result.to, result.to + 24)) !== undefined &&
			vocabulary('eachWords').findIn(lead) !== undefined;
		const isSum = totalBefore().test(text.slice(Math.max(start, result.from - 30), result.from));
		if (!isEach && !isSum && !thatIsBefore().test(text.slice(Math.max(start, result.from - 30), result.from)))
			continue;
		if (isAbout(text.slice(start, result.from))) continue;
		const inDigits = before.filter(({ currency }) => currency === '').map(({ value }) => value);
		const counts =
			inDigits.length > 0 ? inDigits : countsInWords(text, Math.max(start, price.from - NEAR), result.from);
		const [count] = counts;
		if (!count || counts.length > 1 || lead.length > NEAR || isZero(count)) continue;
		const product = multiply(count, price.value);
		const quotient = divide(price.value, count);
		if (equals(product, result.value)) continue;
		// A price each is rounded.
		if (compare(absolute(subtract(quotient, result.value)), fraction(1n)) < 0) continue;
		const wrong = differing('product', result, product) ?? differing('part', result, rounded(quotient, 2));
		if (wrong) return wrong;
	}
	return undefined;
}

/** `£2,600 (52 scouts at £50)`: an amount, and in brackets how many there are at which price. */
function wrongInBrackets(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, whole] of amounts.entries()) {
		const [count, price] = amounts.slice(index + 1, index + 3);
		if (!count || !price || whole.currency === '' || count.currency !== '') continue;
		if (
			price.currency !== whole.currency ||
			!/^[\s\u00A0]*\([\s\u00A0]*$/.test(text.slice(whole.to, count.from))
		)
			continue;
		const isAt = /^(?:[\s\u00A0]+\p{L}+){0,3}[\s\u00A0]+(?:\p{L}{1,2}|@)[\s\u00A0]+$/u.test(
			text.slice(count.to, price.from),
		);
		const isEach =
			vocabulary('eachWords').scan(text.slice(price.to, price.to + 24).trimStart()) !== undefined;
		if (!isAt && !isEach && !/^[\s\u00A0]*[×x*][\s\u00A0]*$/.test(text.slice(count.to, price.from))) continue;
		if (!/^[^()]{0,30}\)/.test(text.slice(price.to))) continue;
		const wrong = differing('product', whole, multiply(count.value, price.value));
		if (wrong) return wrong;
	}
	return undefined;
}

/** Numbers in words, from two on. */
function countsInWords(text: string, from: number, to: number): Fraction[] {
	return [...text.slice(from, to).matchAll(/(?<![\p{L}\p{N}'’-])\p{L}+(?:-\p{L}+)*/gu)].flatMap(([word]) => {
		const value = wordsToInteger(word);
		return value !== undefined && value > 1 ? [fraction(BigInt(value))] : [];
	});
}

function isInBrackets(text: string, { from }: Amount, start: number): boolean {
	const open = text.lastIndexOf('(', from);
	return open >= start && text.lastIndexOf(')', from) < open;
}

/** `38 420 € pour un budget de 36 500 €, soit un dépassement de 1 920 €`. */
function wrongDifference(
	text: string,
	start: number,
	end: number,
	amounts: readonly Amount[],
): WrongFigure | undefined {
	if (amounts.length < 3) return undefined;
	const sentence = text.slice(start, end);
	const saysDifference =
		(['differences', 'changes', 'comparatives'] as const).some(
			(words) => vocabulary(words).findAll(sentence).length > 0,
		) || balances().all(sentence).length > 0;
	if (!saysDifference) return undefined;
	for (const [index, result] of amounts.entries()) {
		const before = amounts.slice(0, index);
		const outside = before.filter((amount) => !isInBrackets(text, amount, start));
		// `84 000 $, dont 60 % (50 400 $) du ministère et le reste, 33 600 $`
		const [first, second] = (outside.length > 1 ? outside : before).slice(-2);
		if (!first || !second || result.currency === '') continue;
		if ([first, second].some(({ currency }) => currency !== result.currency)) continue;
		const lead = text.slice(Math.max(start, second.to), result.from);
		const isChange = vocabulary('changeLinks').findIn(text.slice(first.to, second.from)) !== undefined;
		// `de 30 000 € à 45 000 €, soit une augmentation de 15 000 €`
		// `139 253 € pour un budget de 142 500 €, soit un excédent de 3 247 €`
		const ofBudget = balances().all(lead);
		const isOfBudget =
			ofBudget.length > 0 &&
			vocabulary('budgetWords').findIn(text.slice(first.to, second.from)) !== undefined;
		const mark = [
			...vocabulary('differences').findAll(lead),
			...(isChange ? vocabulary('changes').findAll(lead) : []),
			...(isOfBudget ? ofBudget : []),
		].at(-1);
		// `soit 260 € d'écart`
		const behind = text.slice(result.to);
		// `passe de 214 000 € à 218 500 €, soit 4 500 € de plus`
		const isMore = isChange && vocabulary('comparatives').scan(behind.trimStart()) !== undefined;
		const isBehind = thatIsBefore().test(lead) && (isMore || isDifference().test(behind));
		const isBefore =
			mark && /^[\s\u00A0:,]*(?:\p{L}{1,2}['’\s\u00A0])?[\s\u00A0]*$/u.test(lead.slice(mark.to));
		if (!isBehind && !isBefore) continue;
		if (isAbout(lead) || lead.length > NEAR) continue;
		const computed = absolute(subtract(first.value, second.value));
		// `of which $40,800 was collected, leaving $3,400`: nothing else is left of it.
		const isRest =
			vocabulary('sumParts').findIn(text.slice(first.to, second.from)) !== undefined &&
			vocabulary('differences').findIn(lead)?.id === 'rest';
		const wrong = differing('difference', result, computed);
		if (wrong) return wrong;
		const off = absolute(subtract(computed, result.value));
		const isNear = compare(add(off, off), computed) <= 0 && (isChange || isOfBudget);
		if ((isRest || isNear) && !equals(computed, result.value))
			return { of: 'difference', from: result.from, to: result.to, computed: toDecimalString(computed) };
	}
	return undefined;
}

function isAbout(words: string): boolean {
	return vocabulary('shareLeads').findIn(words) !== undefined;
}

const SHARE =
	/(?<![\d.,/'’-]|\d[ \u00A0\u202F])(\d{1,3}(?:[ ,\u00A0\u202F]\d{3})+|\d{1,7})((?:[\s\u00A0][a-zà-ÿ]{3,20}){0,2})[\s\u00A0]?(\/|[a-z]{2,3}(?:[\s\u00A0][a-z]{3})?[\s\u00A0])[\s\u00A0]?(\d{1,7}[^.;:\n%]{1,50}?)(\d{1,3}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%/g;
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%/g;
/** ` (`, ` adhérents (`, `, soit ` */
const OWN_PERCENT = /^(?:[\s\u00A0]+[^\s\d.,;:()]+){0,3}[\s\u00A0]*\($/;
/** `% of the `, ` % des ` */
const SHARE_LINK = /^[\s\u00A0\u202F]*%[\s\u00A0]+\p{L}{1,3}(?:[\s\u00A0]+\p{L}{1,3})?[\s\u00A0]+$/u;
const SMALL_WORDS = /^(?:[\s\u00A0]+\p{L}{1,3}){1,2}[\s\u00A0]+$/u;
const NEAR = 60;

/** `, soit |`, `, or | $14,000`, `= |`, with up to four words behind; `or` also parts two things. */
export const thatIsBefore = lazy(
	() =>
		new RegExp(
			`(?:(?:${wordChoice('thatIs', 'is')}|=)(?:[\\s\\u00A0]+[^\\s\\d.,;:]+){0,4}|[,(][\\s\\u00A0]*${wordChoice('thatIs', 'or')})[\\s\\u00A0(]*$`,
			'i',
		),
);
const partLink = lazy(
	() =>
		new RegExp(
			`^(?:[\\s\\u00A0]+[^\\s\\d.,;:()]+){0,2}(?:[\\s\\u00A0,(]+${wordChoice('thatIs')}|[\\s\\u00A0,]+${wordChoice('figureLinks')}|[\\s\\u00A0]*[=(])[\\s\\u00A0]+$`,
			'i',
		),
);
const opensWithOf = lazy(() => new RegExp(`^${wordChoice('outOf')}[\\s\\u00A0]+$`, 'i'));
const changeOpens = lazy(() => new RegExp(`${wordChoice('changeOpens')}[\\s\\u00A0]*$`, 'i'));

const balances = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => [
			...vocabulary('flows').getWords('surplus', lang),
			...vocabulary('flows').getWords('deficit', lang),
		]),
	),
);
const totalBefore = lazy(() => new RegExp(`,[\\s\\u00A0]+${wordChoice('sumTotals')}[\\s\\u00A0]*$`, 'i'));
const isDifference = lazy(
	() =>
		new RegExp(
			`^[\\s\\u00A0]+(?:\\p{L}{1,2}['’\\s\\u00A0])?${wordChoice('differences', 'difference')}`,
			'iu',
		),
);
