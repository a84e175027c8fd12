/**
 * Figures that a sentence reckons in one step from those before it: `38 420 € de charges et 6 150 € de travaux, soit 44 570 €`, `21 000 € augmente
 * de 5 % à 22 050 €`, `$4,200 a month, or $50,400 a year`, `passé de 41 à 44, avec 6 arrivées et 3 départs`, `24 870 €, dont 3 200 € de matériel
 * et 21 670 € de liquidités`.
 */

import type { Language } from '../../../ast/index.js';
import { vocabulary, wordChoice } from '../../../language/index.js';
import { datesIn, daysOfMonthIn } from '../../../text/date.js';
import {
	add,
	compare,
	divide,
	equals,
	type Fraction,
	fraction,
	isZero,
	multiply,
	parseFraction,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import { countBefore, wordsToInteger } from '../../../text/number.js';
import type { Sentence } from '../../../text/sentences.js';
import { type Amount, absolute, differing, isPartial, type WrongFigure, withWords } from './amounts.js';

/** The wrong figure of one sentence whose amounts are given. */
export function wrongReckoning(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	written: readonly Amount[],
	lang: Language,
): WrongFigure[] {
	if (written.length < 2) return [];
	const amounts = withoutDays(text, { from, to }, written, lang);
	const wrong =
		wrongSumOfMoney(text, from, amounts) ??
		wrongChangeBefore(text, amounts) ??
		wrongChangeBetween(text, amounts) ??
		wrongMore(text, { from, to }, amounts, lang) ??
		wrongPercentBefore(text, amounts) ??
		wrongByMoves(text, from, to, amounts) ??
		wrongExcess(text, to, amounts) ??
		wrongRise(text, amounts) ??
		wrongPeriod(text, from, amounts);
	return wrong ? [wrong] : [];
}

/** `As of July 31`: a number of a day is no amount. */
function withoutDays(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	amounts: readonly Amount[],
	lang: Language,
): readonly Amount[] {
	if (amounts.every(({ currency }) => currency !== '') || amounts.every(({ currency }) => currency === ''))
		return amounts;
	const sentence = text.slice(from, to);
	const days = [...daysOfMonthIn(sentence, lang), ...datesIn(sentence, lang)];
	if (days.length === 0) return amounts;
	return amounts.filter(
		(amount) => !days.some((day) => amount.from >= from + day.from && amount.to <= from + day.to),
	);
}

/** `an increase of £3, from £42 to £45` */
function wrongChangeBefore(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, stated] of amounts.entries()) {
		const [old, now] = amounts.slice(index + 1, index + 3);
		if (!old || !now || stated.currency === '') continue;
		if (old.currency !== stated.currency || now.currency !== stated.currency) continue;
		const lead = text.slice(Math.max(0, stated.from - 30), stated.from);
		const opens = /^,?[\s\u00A0]+(\p{L}+['’]?)[\s\u00A0]*$/u.exec(text.slice(stated.to, old.from))?.[1] ?? '';
		const link = /^[\s\u00A0]+(\p{L}+)[\s\u00A0]+$/u.exec(text.slice(old.to, now.from))?.[1] ?? '';
		const change = vocabulary('changes').findAll(lead).at(-1);
		if (!change || !/^[\s\u00A0]+\p{L}{1,3}['’]?[\s\u00A0]*$/u.test(lead.slice(change.to))) continue;
		if (vocabulary('changeOpens').findId(opens) === undefined) continue;
		if (vocabulary('changeLinks').findId(link) !== 'to') continue;
		const wrong = difference(stated, absolute(subtract(now.value, old.value)));
		if (wrong) return wrong;
	}
	return undefined;
}

/** `11 420 élèves, en hausse de 320 par rapport à 11 100`, `11,420 students, up 320 from 11,100` */
function wrongChangeBetween(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	if (amounts.length < 3 || vocabulary('changes').findAll(text).length === 0) return undefined;
	for (const [index, now] of amounts.entries()) {
		const [stated, old] = amounts.slice(index + 1, index + 3);
		if (!stated || !old || stated.currency !== old.currency || now.currency !== old.currency) continue;
		if ([stated, old].some(({ to }) => /^[\s\u00A0\u202F]*%/.test(text.slice(to, to + 3)))) continue;
		const lead = text.slice(now.to, stated.from);
		const change =
			lead.length <= LEAD * 2 && !/[.;]/.test(lead) ? vocabulary('changes').findAll(lead).at(-1) : undefined;
		if (!change || !/^[\s\u00A0]*(?:\p{L}{1,3}[\s\u00A0'’]*)?$/u.test(lead.slice(change.to))) continue;
		const link = text.slice(stated.to, old.from).trim();
		const isFrom =
			vocabulary('changeLinks').findId(link) === 'against' ||
			vocabulary('changeOpens').findId(link) !== undefined ||
			// `£4,950, an increase of £150 on the £4,800 of this year`
			vocabulary('changeBases').findId(/^\S+/.exec(link)?.[0] ?? '') !== undefined;
		// A year is no figure.
		if (
			!isFrom ||
			(old.currency === '' &&
				compare(old.value, fraction(1900n)) > 0 &&
				compare(old.value, fraction(2100n)) < 0)
		)
			continue;
		const wrong = difference(stated, absolute(subtract(now.value, old.value)));
		if (wrong) return wrong;
	}
	return undefined;
}

/** `64 parking stalls, eight more than the 56 that are required`: a difference between two numbers of one thing. */
function wrongMore(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	amounts: readonly Amount[],
	lang: Language,
): WrongFigure | undefined {
	if (vocabulary('comparatives').findAll(text.slice(from, to)).length === 0) return undefined;
	const all = withWords(text, from, to, amounts, lang).filter(({ currency }) => currency === '');
	for (const [index, stated] of all.entries()) {
		const before = all.slice(Math.max(0, index - 3), index);
		const other = all[index + 1];
		const last = before.at(-1);
		const more = vocabulary('comparatives').scan(text.slice(stated.to, stated.to + 20).trimStart());
		if (!last || !more || !/^[^.;:]{1,40},[\s\u00A0]*$/.test(text.slice(last.to, stated.from))) continue;
		const behind = text
			.slice(stated.to, other?.from ?? to)
			.trim()
			.slice(more.length);
		const isOfOther = other !== undefined && LINK_OF_OTHER.test(behind) && !isPartial(behind);
		// `requires 73 spaces and provides 80, seven more than required`
		const ways = (
			isOfOther ? before.map((one) => [one, other]) : before.length > 1 && !other ? [before.slice(-2)] : []
		)
			.map(([one, second]) => absolute(subtract(one?.value ?? ZERO, second?.value ?? ZERO)))
			.filter((way) => compare(multiply(stated.value, fraction(3n)), way) >= 0);
		if (ways.length === 0 || ways.some((way) => equals(way, stated.value))) continue;
		const off = (way: Fraction) => absolute(subtract(way, stated.value));
		const nearest = ways.reduce((one, way) => (compare(off(way), off(one)) < 0 ? way : one));
		const wrong = difference(stated, nearest);
		if (wrong) return wrong;
	}
	return undefined;
}

/** ` que les `, ` than the quorum of `, ` qu'à la rentrée précédente où ils étaient ` */
const LINK_OF_OTHER = /^[\s\u00A0]*(?:[\p{L}'’]{1,12}[\s\u00A0]+){0,8}(?:[\p{L}'’]{1,12})?$/u;

/**
 * What amounts of several sentences come to: `48 501 €, en trois échéances de 16 167 €`; `virer 1 200 € au chapitre 65. Le crédit passe ainsi de
 * 31 500 € à 32 700 €`. One amount alone stands before, so that nothing else can be meant.
 */
export function wrongAcross(
	text: string,
	amounts: readonly Amount[],
	lang: Language,
): WrongFigure | undefined {
	if (amounts.filter(({ currency }) => currency !== '').length < 2) return undefined;
	return wrongInstalments(text, amounts, lang) ?? wrongTransfer(text, amounts);
}

/** `48 501 €, en trois échéances de 16 167 €`; `42 900 €, financés par 12 900 € de réserve et deux appels de 15 000 €` */
function wrongInstalments(text: string, amounts: readonly Amount[], lang: Language): WrongFigure | undefined {
	for (const part of vocabulary('instalments').findAll(text)) {
		const index = amounts.findIndex(({ from }) => from >= part.to);
		const amount = amounts[index];
		const times = amount && countBefore(text.slice(Math.max(0, part.from - FAR), part.from), lang);
		if (!times || amount.currency === '' || compare(times.value, fraction(1n)) <= 0) continue;
		const before = amounts.slice(0, index).filter(({ currency }) => currency === amount.currency);
		const [only, second, third] = before;
		if (!only || third || !SMALL_WORD.test(text.slice(part.to, amount.from))) continue;
		if (text.slice(only.to, amount.from).includes('%')) continue;
		const product = multiply(times.value, amount.value);
		// `remboursable en 60 mensualités de 3 600 €, soit 216 000 €`: of a loan, with its interest.
		const next = amounts[index + 1];
		if (next?.currency === amount.currency && rightBefore().test(text.slice(amount.to, next.from))) {
			const wrong = differing('product', next, product);
			if (wrong) return wrong;
			continue;
		}
		if (second) {
			const link = text.slice(second.to, amount.from);
			const isSplit = !/[.;]/.test(link) && between().test(link.replace(/\d+/g, ''));
			const isReachedSo = [only, second].some(({ value }) => equals(value, product));
			const wrong =
				isSplit && !isReachedSo ? differing('whole', only, add(product, second.value)) : undefined;
			if (wrong) return wrong;
			continue;
		}
		const off = absolute(subtract(product, only.value));
		// The last of them may take what is left by rounding.
		if (compare(off, times.value) <= 0 || compare(add(off, off), only.value) > 0) continue;
		const stated = text.slice(only.from, only.to).trim();
		return { of: 'product', from: amount.from, to: amount.to, computed: toDecimalString(product), stated };
	}
	return undefined;
}

/** `virer 1 200 € au chapitre 65. Le crédit passe ainsi de 31 500 € à 32 700 €` */
function wrongTransfer(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const [only, old, now] = amounts.filter(({ currency }) => currency !== '');
	if (!only || !old || !now || now.from - old.to > SHORTEST_LINK) return undefined;
	if ([old, now].some(({ currency }) => currency !== only.currency)) return undefined;
	const changed = absolute(subtract(now.value, old.value));
	const off = absolute(subtract(changed, only.value));
	if (isZero(off) || compare(add(off, off), only.value) > 0) return undefined;
	if (!/[.;][\s\u00A0]/.test(text.slice(only.to, old.from))) return undefined;
	const lead = text.slice(Math.max(0, old.from - FAR), old.from);
	const opens = lastWords(lead, 1)[0]?.text ?? '';
	const isChange =
		vocabulary('changeOpens').findId(opens) !== undefined &&
		vocabulary('changeLinks').findId(text.slice(old.to, now.from).trim()) === 'to';
	return isChange && thus().test(lead.slice(-LEAD))
		? { of: 'difference', from: only.from, to: only.to, computed: toDecimalString(changed) }
		: undefined;
}

/** ` à `, ` to ` */
const SHORTEST_LINK = 6;
/** ` de `, ` égales à `, ` of ` */
const SMALL_WORD = /^(?:[\s\u00A0]+[^\s\d.,;:()]{1,10}){0,2}[\s\u00A0]+$/;
const FAR = 70;

/** A small difference may be far off in its share, and is meant all the same. */
function difference(stated: Amount, computed: Fraction): WrongFigure | undefined {
	return equals(stated.value, computed) || equals(computed, ZERO)
		? undefined
		: { of: 'difference', from: stated.from, to: stated.to, computed: toDecimalString(computed) };
}

/** `the bid of $36,750, with 25% ($9,187.50) due on signing`: a percentage and its amount in brackets, of one before. */
function wrongPercentBefore(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, part] of amounts.entries()) {
		const before = amounts.slice(0, index).filter((one) => one.currency === part.currency);
		const near = PERCENT_BEFORE.exec(text.slice(Math.max(0, part.from - 14), part.from));
		const [whole] = before;
		if (part.currency === '' || !near?.[1] || !whole || before.length > 1) continue;
		const percent = divide(parseFraction(near[1].replace(',', '.')) ?? ZERO, fraction(100n));
		const computed = multiply(whole.value, percent);
		if (compare(absolute(subtract(computed, part.value)), fraction(1n)) < 0) continue;
		// The percentage is rounded, to the unit where it has no decimals.
		const step = multiply(whole.value, fraction(1n, near[1].match(/[.,]/) ? 2000n : 200n));
		const isRound = compare(absolute(subtract(computed, part.value)), step) <= 0;
		const wrong = isRound ? undefined : differing('part', part, computed);
		if (wrong) return wrong;
	}
	return undefined;
}

const PERCENT_BEFORE = /(?<![\d.,])(\d{1,2}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%[\s\u00A0]\($/;

/** `A € et B €, soit C €`, `A €, B € et C € = D €`: money that is listed, and right behind a word or sign its sum; silent where any sum or difference of it is right. */
function wrongSumOfMoney(text: string, start: number, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, total] of amounts.entries()) {
		const parts = amounts.slice(0, index).filter((part) => !isNameOfSomething(text, part));
		if (total.currency === '' || parts.length < 2 || parts.length > MOST_PARTS) continue;
		const words = text.slice(start, total.from);
		if (!rightBefore().test(words.slice(-LEAD)) || /%/.test(words)) continue;
		// `soit 6 480 € TTC`, `soit 40 € par action`, `soit 260 € d'écart`
		const tail = text.slice(total.to, total.to + 24).trimStart();
		if (
			!/^(?:[.;,)]|$|\p{Ll}{4,5}[\s\u00A0]|(?:HT|TTC)(?![\p{L}\d]))/u.test(tail) &&
			!vocabulary('sumTotals').scan(tail)
		)
			continue;
		if (parts.some((part) => part.currency !== total.currency || isPriceEach(text, part))) continue;
		const isList = parts
			.slice(1)
			.every((part, at) => between().test(text.slice(parts[at]?.to, part.from).replace(/\d+/g, '')));
		if (!isList || isPartial(words) || vocabulary('differences').findAll(words).length > 0) continue;
		const computed = sum(parts.map(({ value }) => value));
		if (!isReached(parts, total.value)) return differing('total', total, computed);
	}
	return undefined;
}

/** `deux chaises à | 10 €`: a number of things before the price of one. */
function isPriceEach(text: string, { from }: Amount): boolean {
	const words = lastWords(text.slice(Math.max(0, from - 40), from), 4).map((word) => word.text);
	return (
		vocabulary('eventLinks').findId(words.at(-1) ?? '') === 'at' &&
		words.some((word) => /^\d/.test(word) || (wordsToInteger(word) ?? 0) > 1)
	);
}

/** Whether some of the parts, added or taken off, make the value. */
function isReached(parts: readonly Amount[], value: Fraction): boolean {
	let reached: Fraction[] = [ZERO];
	for (const part of parts)
		reached = reached.flatMap((one) => [one, add(one, part.value), subtract(one, part.value)]);
	return reached.some((one) => equals(absolute(one), value));
}

/** `au chapitre 011,`: a number behind the word for what it names, and of nothing. */
function isNameOfSomething(text: string, { from, to, currency, noun }: Amount): boolean {
	if (currency !== '') return false;
	const word = lastWords(text.slice(Math.max(0, from - 20), from), 1)[0]?.text ?? '';
	const isAlone = noun === '' || vocabulary('smallWords').findId(noun) === 'and';
	return (
		isAlone && word.length > 3 && /^[\s\u00A0]*(?:[,;.)]|\p{L}+[\s\u00A0])/u.test(text.slice(to, to + 12))
	);
}

/** `passé de 41 à 44 choristes, avec 6 arrivées et 3 départs` */
function wrongByMoves(
	text: string,
	start: number,
	end: number,
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const [old, now, ...moves] = amounts;
	if (!old || !now || moves.length === 0 || amounts.some(({ currency }) => currency !== '')) return undefined;
	const opens = lastWords(text.slice(start, old.from), 1)[0]?.text ?? '';
	const link = text.slice(old.to, now.from);
	if (vocabulary('changeOpens').findId(opens) === undefined || link.length > 30) return undefined;
	if (vocabulary('changeLinks').findIn(link)?.id !== 'to') return undefined;
	let computed = old.value;
	for (const [index, move] of moves.entries()) {
		const behind = text.slice(move.to, Math.min(end, moves[index + 1]?.from ?? end, move.to + 24));
		const id = vocabulary('movements').scan(behind.trimStart())?.id;
		if (id === 'plus') computed = add(computed, move.value);
		else if (id === 'minus') computed = subtract(computed, move.value);
		else return undefined;
	}
	return differing('balance', now, computed);
}

/** Parts of a whole that are more than it. */
function wrongExcess(text: string, end: number, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, whole] of amounts.entries()) {
		const [first] = amounts.slice(index + 1);
		if (!first || whole.currency === '') continue;
		const lead = text.slice(whole.to, first.from);
		if (!partsOf().test(lead)) continue;
		const parts: Amount[] = [];
		for (const part of amounts.slice(index + 1)) {
			const before = parts.at(-1);
			if (part.to > end || part.currency !== whole.currency) break;
			if (before && !between().test(text.slice(before.to, part.from))) break;
			parts.push(part);
		}
		const computed = sum(parts.map(({ value }) => value));
		if (
			parts.length > 1 &&
			compare(computed, whole.value) > 0 &&
			!isReached(parts.slice(0, MOST_PARTS), whole.value)
		)
			return differing('whole', whole, computed);
	}
	return undefined;
}

/** `£21,000 would rise by 5% to £22,050`: what a change by a percentage gives, to the unit. */
function wrongRise(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, old] of amounts.entries()) {
		const now = amounts.slice(index + 1).find(({ currency }) => currency === old.currency);
		const link = now && text.slice(old.to, now.from);
		const found = link && link.length <= LONGEST_RISE && RISE.exec(link);
		if (!now || !found || old.currency === '') continue;
		const [, verb = '', digits = '', behind = ''] = found;
		const way = vocabulary('riseVerbs').findAll(verb).at(-1);
		const id = way && vocabulary('riseVerbs').findId(verb.slice(way.from, way.to));
		// `en hausse de 7 % par rapport à 1 000 €`: what it was before.
		const isBase = vocabulary('changeLinks').findIn(behind)?.id === 'against';
		if (!id || isBase || !vocabulary('riseLinks').findIn(behind)) continue;
		const percent = divide(parseFraction(digits.replace(',', '.')) ?? ZERO, fraction(100n));
		const change = multiply(old.value, percent);
		const computed = id === 'rises' ? add(old.value, change) : subtract(old.value, change);
		// The percentage is rounded.
		const off = absolute(subtract(computed, now.value));
		const step = divide(old.value, fraction(digits.match(/[.,]/) ? 1000n : 100n));
		if (compare(off, divide(step, fraction(2n))) <= 0) continue;
		const wrong = differing('part', now, computed);
		if (wrong) return wrong;
	}
	return undefined;
}

/** `4 200 € par mois, soit 50 400 € par an`: a price for one length of time, and for another. */
function wrongPeriod(text: string, start: number, amounts: readonly Amount[]): WrongFigure | undefined {
	for (const [index, result] of amounts.entries()) {
		const price = amounts[index - 1];
		if (!price || price.currency === '' || price.currency !== result.currency) continue;
		const lead = text.slice(price.to, result.from);
		// `£150 a month, £1,800 a year`
		const isPair = /,[\s\u00A0]*$/.test(lead) && periodOf(lead) !== undefined;
		if (!isPair && !rightBefore().test(lead)) continue;
		// `un loyer mensuel de 420 €`
		const before = text.slice(Math.max(start, amounts[index - 2]?.to ?? 0, price.from - FAR), price.from);
		const own = periodOf(lead) ?? vocabulary('periods').findIn(before);
		const other = periodOf(text.slice(result.to));
		if (!own || !other) continue;
		const [times, parts] = [TIMES[`${own.id} ${other.id}`], TIMES[`${other.id} ${own.id}`]];
		const computed = times
			? multiply(price.value, fraction(times))
			: parts && divide(price.value, fraction(parts));
		// `£150 a month, £1,700 a year`: a year may cost less.
		if (isPair && times && computed && compare(result.value, computed) < 0) continue;
		// What a part of a year comes to is rounded.
		const isRound =
			computed && compare(absolute(subtract(computed, result.value)), fraction(times ? 0n : 1n)) <= 0;
		// Two lengths of time leave no doubt: what is not far off by more than its half is meant so.
		const isNear =
			computed && compare(multiply(absolute(subtract(computed, result.value)), fraction(2n)), computed) <= 0;
		const wrong =
			computed && !isRound && isNear
				? { of: 'product' as const, from: result.from, to: result.to, computed: toDecimalString(computed) }
				: undefined;
		if (wrong) return wrong;
	}
	return undefined;
}

function periodOf(behind: string) {
	// `€/an`: a phrase starts with a sign only where a space stands behind it.
	return vocabulary('periods').scan(
		behind
			.slice(0, 30)
			.trimStart()
			.replace(/^\/(?=\p{L})/u, '/ '),
	);
}

const TIMES: Readonly<Record<string, bigint>> = {
	'month year': 12n,
	'quarter year': 4n,
	'month quarter': 3n,
};

/** As many as can be tried in all ways. */
const MOST_PARTS = 6;
const LEAD = 24;
const LONGEST_RISE = 80;
/** ` would rise by | 5 |% to ` */
const RISE = /^([^\d.;:()%]{2,50}?)(\d{1,2}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%([^\d.;:()%]{1,40})$/;

const thus = lazy(
	() =>
		new RegExp(
			`(?<![\\p{L}])${wordChoice('leadIns', 'follows')}[\\s\\u00A0]+\\p{L}{1,4}['’\\s\\u00A0]*$`,
			'iu',
		),
);

/** `, soit |`, `= |`, `, or |`. */
const rightBefore = lazy(
	() =>
		new RegExp(
			`(?:[\\s\\u00A0,(](?:${wordChoice('thatIs', 'is')}|${wordChoice('sumTotals')})|=|,[\\s\\u00A0]*${wordChoice('thatIs', 'or')})[\\s\\u00A0]*$`,
			'i',
		),
);
/** Two things of a list: a sign or an `et`, and no number. */
const between = lazy(
	() =>
		new RegExp(`^[^\\d.;:()]{0,50}(?:,|\\+|[\\s\\u00A0]${wordChoice('smallWords', 'and')}[\\s\\u00A0])`, 'i'),
);
const partsOf = lazy(() => new RegExp(`${wordChoice('sumParts', 'among')}[\\s\\u00A0]*$`, 'i'));
