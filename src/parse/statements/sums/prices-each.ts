/**
 * So many at a price each, and what they come to: `not to exceed $4,800, that is 32 bibs at $150 each`, `Les 372 cotisations à 80 € ont rapporté 29 760 €`,
 * `$12,625 covers five interns at $2,400 each and $625 for administration`.
 */

import type { Language } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { datesIn } from '../../../text/date.js';
import { lastWords } from '../../../text/letters.js';
import { readSentences, type Sentence } from '../../../text/sentences.js';
import { isPartial, type WrongFigure } from './amounts.js';
import { asWrong, distance, type Figure, isExchanged, isYear } from './slips.js';

/** The total of a sentence that is another one than its number and its price give. */
export function wrongEach(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	all: readonly Figure[],
): WrongFigure | undefined {
	const sentence = text.slice(from, to);
	const saysEach =
		vocabulary('eachWords').findAll(sentence).length > 0 ||
		vocabulary('yields').findAll(sentence, 'gives').length > 0 ||
		vocabulary('thatIs').findAll(sentence).length > 0;
	if (!sentence.includes('(') && !saysEach) return undefined;
	const figures = all.flatMap((one) =>
		one.from >= from && one.to <= to ? [{ ...one, from: one.from - from, to: one.to - from }] : [],
	);
	const money = figures.filter(({ currency }) => currency !== '');
	if (money.length < 2 || money.length > 4 || money.some(({ currency }) => currency !== money[0]?.currency))
		return undefined;
	const priced = figures.flatMap((price, at) => {
		const count = figures[at - 1];
		return price.currency !== '' && count && isPriced(sentence, count, price) ? [{ count, price }] : [];
	});
	const [only, second] = priced;
	if (second) return wrongOfSeveral(sentence, from, priced, money);
	if (!only) return undefined;
	const product = (only.count.cents * only.price.cents) / 100n;
	const others = money.filter((one) => one !== only.price);
	if (others.some(({ cents }) => cents === product)) return undefined;
	// `de 30 € à 32 €, ce qui représente | 768 € | pour 24 membres à 32 €`
	const led = others.findLast(
		({ to: end }) => end <= only.count.from && FOR_SO_MANY.test(sentence.slice(end, only.count.from)),
	);
	if (led && led !== others[0]) {
		const gap = distance(product, led.cents);
		return gap === 0n || gap * 4n > led.cents
			? undefined
			: asWrong('product', { from: from + led.from, to: from + led.to }, product);
	}
	const [first, ...rest] = others;
	if (!first || sentence.includes('%')) return undefined;
	const isEach = vocabulary('eachWords').scan(sentence.slice(only.price.to).trimStart()) !== undefined;
	// What comes behind the price is what it gives only where a verb says so.
	const isBehind = first.from > only.price.from;
	const link = isBehind ? '' : sentence.slice(first.to, only.count.from);
	// `covers five interns at $2,400 each`: one word leads from the total to the price.
	const isLed = !isBehind && (SAID.test(link) || BRACKET.test(link) || (isEach && ONE_WORD.test(link)));
	if (
		isBehind
			? vocabulary('yields').findAll(sentence.slice(only.price.to, first.from), 'gives').length === 0
			: !isLed
	)
		return undefined;
	const computed = isBehind ? product : rest.reduce((sum, { cents }) => sum + cents, product);
	const off = distance(computed, first.cents);
	// `…, dons compris`
	if (
		isPartial(sentence.slice(first.to, first.to + NEAR)) ||
		vocabulary('includedMarks').findAll(sentence.slice(first.to, first.to + NEAR)).length > 0
	)
		return undefined;
	if (
		off === 0n ||
		(off * 4n > first.cents && !isExchanged(first.cents, computed, 2)) ||
		(!isBehind && rest.some(({ from: at }) => at < only.price.from))
	)
		return undefined;
	return asWrong('product', { from: from + first.from, to: from + first.to }, computed);
}

/**
 * The three figures of a sentence that names no other: `100 € à chaque salarié, soit 14 800 € pour 148 salariés`, `$2,400, from 96 members at $25 each`,
 * `1 240 heures, soit en moyenne 8,4 heures pour 148 salariés`.
 */
export function wrongOfThree(
	text: string,
	{ from, to }: Pick<Sentence, 'from' | 'to'>,
	all: readonly Figure[],
	lang: Language,
): WrongFigure | undefined {
	const sentence = text.slice(from, to);
	// A number of a day is none of them, nor a year; `2 000` is no year.
	const days = /\d{4}/.test(sentence) ? datesIn(sentence, lang) : [];
	const inside = all.filter(
		(one) =>
			one.from >= from &&
			one.to <= to &&
			!days.some((day) => one.from >= from + day.from && one.to <= from + day.to) &&
			!(isYear(one.cents) && /^\d{4}$/.test(text.slice(one.from, one.to).trim())),
	);
	const [first, second, third, more] = inside;
	if (!first || !second || !third || more || /%|\d[\s\u00A0]*(?:h|am|pm)\b/i.test(sentence)) return undefined;
	if (vocabulary('includedMarks').findAll(sentence).length > 0) return undefined;
	const average = vocabulary('averages').findAll(sentence)[0];
	if (average) return wrongAverage(inside, from + average.to);
	const money = inside.filter(({ currency }) => currency !== '');
	const [price, total] = [...money].sort((a, b) => (a.cents < b.cents ? -1 : 1));
	const count = inside.find(({ currency }) => currency === '');
	if (!price || !total || !count || money.length !== 2 || price.currency !== total.currency) return undefined;
	if (count.cents < 200n || count.cents % 100n !== 0n) return undefined;
	const isEach = (['eachWords', 'perWords'] as const).some(
		(name) => vocabulary(name).findAll(sentence).length > 0,
	);
	const isTotal = (['thatIs', 'sumTotals', 'costs'] as const).some(
		(name) => vocabulary(name).findAll(sentence).length > 0,
	);
	const isLed = /^,?[\s\u00A0]+\p{L}{2,4}[\s\u00A0]+$/u.test(text.slice(total.to, count.from));
	if (!isEach || !(isTotal || isLed)) return undefined;
	const product = (count.cents * price.cents) / 100n;
	const off = distance(product, total.cents);
	return off === 0n || off * 4n > total.cents || distance(price.cents * 2n, total.cents) === 0n
		? undefined
		: asWrong('product', total, product);
}

/** `Four bids were received: Delmar $48,250, Stone $46,900 and Hilltop $51,400`: prices of a list, a name each, and how many there would be. */
export function wrongCountOfPrices(text: string, figures: readonly Figure[]): WrongFigure[] {
	if (!text.includes(':') || !figures.some(({ currency }) => currency !== '')) return [];
	let first = 0;
	return readSentences(text).flatMap(({ from, to }): WrongFigure[] => {
		const sentence = text.slice(from, to);
		const colon = sentence.indexOf(':');
		if (colon < 0 || vocabulary('bids').findAll(sentence.slice(0, colon)).length === 0) return [];
		while ((figures[first]?.from ?? to) < from) first += 1;
		let next = first;
		while ((figures[next]?.to ?? Number.POSITIVE_INFINITY) <= to) next += 1;
		const inside = figures.slice(first, next);
		const heads = inside.filter((one) => one.to <= from + colon);
		// `22 500 € HT (27 000 € TTC)` is one offer.
		const all = inside.filter((one) => one.from > from + colon);
		const bare = all.filter((one) => text[one.from - 1] !== '(');
		const prices = bare.length > 0 ? bare : all;
		const [count, second] = heads;
		if (!count || second || count.currency !== '' || prices.length < 2) return [];
		const [{ currency } = { currency: '' }] = prices;
		if (currency === '' || prices.some((one) => one.currency !== currency)) return [];
		// Each price has a name of its own before it.
		const isNamed = prices.every((one, at) =>
			/\p{Lu}/u.test(text.slice(at === 0 ? from + colon : (prices[at - 1]?.to ?? 0), one.from)),
		);
		// `…, Eurovia 23 400 € et une offre hors délai`
		const rest = text.slice(prices.at(-1)?.to, to).split(/[\s\u00A0]+/);
		if (rest.some((word) => vocabulary('smallWords').findId(word) === 'and')) return [];
		const stated = Number(count.cents / 100n);
		if (!isNamed || stated === prices.length || Math.abs(stated - prices.length) > 2) return [];
		return [asWrong('reckoned', count, BigInt(prices.length) * 100n)];
	});
}

/** `1 240 heures, soit en moyenne | 9,4 | heures pour 148 salariés` */
function wrongAverage(inside: readonly Figure[], mark: number): WrongFigure | undefined {
	const stated = inside.find(({ from }) => from >= mark);
	const [one, other] = inside.filter((figure) => figure !== stated);
	if (!stated || !one || !other || stated.from - mark > NEAR) return undefined;
	const ways = [
		[one.cents, other.cents],
		[other.cents, one.cents],
	].flatMap(([a = 0n, b = 0n]) => (b > 0n && a > b ? [(a * 100n) / b] : []));
	const unit = stated.cents % 100n === 0n ? 100n : stated.cents % 10n === 0n ? 10n : 1n;
	if (ways.some((way) => distance(way, stated.cents) <= unit)) return undefined;
	const near = ways.find((way) => distance(way, stated.cents) * 4n <= stated.cents);
	return near === undefined ? undefined : asWrong('reckoned', stated, near);
}

/** `four letters at $50 and two at $100, for a total of $400`: all prices of the sentence but one, which is said to be their sum. */
function wrongOfSeveral(
	sentence: string,
	by: number,
	priced: ReadonlyArray<{ count: Figure; price: Figure }>,
	money: readonly Figure[],
): WrongFigure | undefined {
	const [total, other] = money.filter((one) => !priced.some(({ price }) => price === one));
	const last = priced.at(-1)?.price;
	if (!total || other || !last || total.from < last.to) return undefined;
	const lead = sentence.slice(last.to, total.from);
	if (
		lead.length > NEAR ||
		!(['thatIs', 'sumTotals'] as const).some((words) => vocabulary(words).findAll(lead).length > 0)
	)
		return undefined;
	if (vocabulary('includedMarks').findAll(sentence.slice(total.to)).length > 0) return undefined;
	const computed = priced.reduce((all, { count, price }) => all + (count.cents * price.cents) / 100n, 0n);
	const off = distance(computed, total.cents);
	return off === 0n || off * 4n > total.cents
		? undefined
		: asWrong('total', { from: by + total.from, to: by + total.to }, computed);
}

/** `32 bibs at $150`, `372 cotisations à 80 €` */
function isPriced(sentence: string, count: Figure, price: Figure): boolean {
	if (count.currency !== '' || count.cents < 200n || count.cents % 100n !== 0n || isYear(count.cents))
		return false;
	const between = sentence.slice(count.to, price.from);
	if (between.length > NEAR || /[.,;:()]/.test(between)) return false;
	return vocabulary('eventLinks').findId(lastWords(between, 1)[0]?.text ?? '') === 'at';
}

/** `, soit `, ` for ` */
const SAID = /^[\s\u00A0]*[,(]?[\s\u00A0]*(?:\p{L}{2,4}[\s\u00A0]+){1,2}$/u;
/** ` de cotisations (`: what the price is for. */
const BRACKET = /^[\s\u00A0]+(?:\p{L}{1,3}['’\s\u00A0]+)?\p{L}{3,20}[\s\u00A0]*\($/u;
/** ` pour `, ` for ` */
const FOR_SO_MANY = /^[\s\u00A0]+\p{L}{3,4}[\s\u00A0]+$/u;
const ONE_WORD = /^[\s\u00A0]*[,(]?[\s\u00A0]*\p{L}{2,12}[\s\u00A0]+$/u;
const NEAR = 40;
