/**
 * Figures of a sentence that follow from its other figures: `dépenses : loyers 14 500 €, salaires 38 000 €`, `soit 9 voix au total`, `recettes
 * 4 120 €, dépenses 3 905 €, excédent 215 €`, `4 of 20 (20%)`, `trois membres : Ada Brun, Luc Bon et Lise Kern`. Only those that do not follow
 * are kept, and only where what they would be is near what is written: figures that are far off are most likely of something else.
 */

import type { Language, SumStatement } from '../../ast/index.js';
import { vocabulary, wordChoice } from '../../language/index.js';
import { datesIn, daysBetween } from '../../text/date.js';
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
} from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isCapital, isLetter } from '../../text/letters.js';
import { scanCount, scanNumberWords, wordsToInteger } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { readSentences } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../source/places.js';

/** The wrong figures of a text. */
export function readSums(placed: PlacedText, { lang }: BallotContext): SumStatement[] {
	const { text } = placed;
	const found: SumStatement[] = [];
	const say = ({ of, from, to, computed, stated }: WrongFigure) =>
		found.push({
			type: 'statement',
			kind: 'sum',
			of,
			stated: stated ?? text.slice(from, to).trim(),
			computed,
			...positioned(placed.place(from, to)),
			children: [],
		});
	if (TWO_NUMBERS.test(text)) {
		const amounts = amountsIn(text, lang);
		const result = wrongResult(text, amounts);
		if (result) say(result);
		for (const wrong of wrongTerms(text, lang)) say(wrong);
		let next = 0;
		for (const sentence of readSentences(text)) {
			const first = next;
			while ((amounts[next]?.to ?? Number.POSITIVE_INFINITY) <= sentence.to) next += 1;
			const inside = amounts.slice(first, next);
			if (inside.length > MOST || sentence.to - sentence.from > LONGEST) continue;
			for (const [index, amount] of inside.entries()) {
				const wrong =
					wrongWhole(text, amount, inside.slice(0, index), inside.slice(index + 1), sentence.to) ??
					wrongTotal(text, amount, inside.slice(0, index), sentence.from);
				if (wrong && wrong.from !== result?.from) say(wrong);
			}
		}
		if (text.includes('%')) for (const wrong of wrongShares(text, lang)) say(wrong);
	}
	for (const sentence of thatIsFinder().all(text).length > 0 ? readSentences(text) : []) {
		const wrong = wrongVoters(text, sentence.from, sentence.to);
		if (wrong && !found.some(({ of }) => of === 'total')) say(wrong);
	}
	if (text.includes(':')) for (const wrong of wrongLists(text)) say(wrong);
	return found;
}

interface WrongFigure {
	of: SumStatement['of'];
	from: number;
	to: number;
	computed: string;
	stated?: string;
}

/** A number with what it counts. */
interface Amount {
	from: number;
	/** Behind its currency. */
	to: number;
	value: Fraction;
	/** `€`, `CHF`; empty for a number of something else. */
	currency: string;
	/** The word right behind, in small letters. */
	noun: string;
}

function amountsIn(text: string, lang: Language): Amount[] {
	const found: Amount[] = [];
	let last = 0;
	for (const { index } of text.matchAll(OPENS_NUMBER)) {
		if (index < last || isLetter(text[index - 1])) continue;
		const count = scanCount(text.slice(index, index + 40), lang);
		if (!count) continue;
		last = index + count.length;
		const before = CURRENCY_BEFORE.exec(text.slice(Math.max(0, index - 5), index));
		const gap = /^[\s\u00A0\u202F]*/.exec(text.slice(last, last + 3))?.[0].length ?? 0;
		const behind = text.slice(last + gap, last + gap + 24);
		const sign = CURRENCY.exec(behind)?.[0];
		const word = vocabulary('currencies').scan(behind);
		const length = sign?.length ?? word?.length;
		const currency = sign ?? (word ? word.id : (before?.[1] ?? ''));
		const to = length === undefined ? last : last + gap + length;
		const noun = /^[\s\u00A0]+([^\s\d.,;:()]{2,30})/.exec(text.slice(to, to + 32))?.[1] ?? '';
		found.push({
			from: index - (before?.[0].length ?? 0),
			to,
			value: count.value,
			currency: SAME[currency] ?? currency,
			noun: noun.toLowerCase(),
		});
	}
	return found;
}

/** `48 salariés : 31 conducteurs, 9 mécaniciens et 7 administratifs`, `4 120 € (cotisations 1 440 €, concerts 2 680 €)`: all parts of the whole. */
function wrongWhole(
	text: string,
	whole: Amount,
	earlier: readonly Amount[],
	behind: readonly Amount[],
	end: number,
): WrongFigure | undefined {
	const near = text.slice(whole.to, Math.min(end, whole.to + 70));
	const lead = /^[^\d.;:()]{0,60}[:(][\s\u00A0]*/.exec(near)?.[0] ?? leadInWords(near);
	if (!lead || (whole.currency === '' && whole.noun === '')) return undefined;
	const from = whole.to + lead.length;
	const isBracket = lead.trimEnd().endsWith('(');
	const to = isBracket ? text.indexOf(')', from) : end;
	if (to < 0 || to > end) return undefined;
	const inner = text.slice(from, to);
	if (isPartial(lead) || isPartial(inner) || inner.includes('%')) return undefined;
	const parts: Fraction[] = [];
	let at = from;
	for (const piece of inner.split(betweenParts())) {
		const start = text.indexOf(piece, at);
		at = start + piece.length;
		const inside = behind.filter((amount) => amount.from >= start && amount.to <= at);
		const [only] = inside;
		if (!only || inside.length > 1 || !isPartOf(whole, only, piece)) return undefined;
		parts.push(only.value);
	}
	const computed = sum(parts);
	// `186 licenciés contre 171 l'an passé : …` are the parts of the first.
	if (parts.length < 2 || earlier.some(({ value }) => equals(value, computed))) return undefined;
	return differing('whole', whole, computed);
}

/** ` in total, made up of `: up to the words that lead to the parts. */
function leadInWords(near: string): string | undefined {
	const words = /^[^\d.;:()]{0,60}/.exec(near)?.[0] ?? '';
	const lead = vocabulary('sumLeads').findIn(words);
	return lead && words.slice(0, lead.offset + lead.length + 1);
}

/** Money with money, or a number in front of what it counts, which is no answer of a vote: those who do not vote may be left out. */
function isPartOf(whole: Amount, part: Amount, piece: string): boolean {
	if (whole.currency !== '')
		return part.currency === whole.currency || (part.currency === '' && /^\W*\d|\d\W*$/.test(piece));
	return (
		part.currency === '' &&
		part.noun !== '' &&
		/^[\s\u00A0]*\d/.test(piece) &&
		vocabulary('answers').findIn(piece) === undefined &&
		vocabulary('groups').findIn(piece) === undefined &&
		vocabulary('units').scan(part.noun) === undefined
	);
}

/** `5 400 € et 2 600 €, soit 8 000 € au total`, `6 membres présents et 2 procurations, soit 8 voix`: the sum of what stands before it. */
function wrongTotal(
	text: string,
	total: Amount,
	before: readonly Amount[],
	start: number,
): WrongFigure | undefined {
	const lead = text.slice(Math.max(start, total.from - 30), total.from);
	const tail = text.slice(total.to, total.to + 24);
	const said = sumTotals()
		.all(lead)
		.some(({ to }) => /^[\s\u00A0,]*$/.test(lead.slice(to)));
	const isSoit = thatIs().test(lead);
	const isBehind = isSoit && vocabulary('sumTotals').findIn(tail) !== undefined;
	const isVotes =
		isSoit &&
		total.currency === '' &&
		(vocabulary('units').scan(total.noun)?.id === 'votes' ||
			vocabulary('headCounts').findId(total.noun) === 'voters');
	if (!said && !isBehind && !isVotes) return undefined;
	if (isPartial(text.slice(start, total.from))) return undefined;
	const parts = before.filter(({ currency, noun }) =>
		total.currency === '' ? currency === '' && noun !== '' : currency === total.currency,
	);
	const isSame = total.currency !== '' || parts.every(({ noun }) => noun === total.noun);
	if (parts.length < 2 || parts.length !== before.length) return undefined;
	if (!isSame && !(isVotes && parts.every((part) => isOfRoom(text, part)))) return undefined;
	return differing('total', total, sum(parts.map(({ value }) => value)));
}

/** `Huit membres sont présents et un est représenté, soit dix votants`: numbers in words, of which those behind `sur` are the whole. */
function wrongVoters(text: string, start: number, end: number): WrongFigure | undefined {
	const sentence = text.slice(start, end);
	const [mark, ...more] = thatIsFinder().all(sentence);
	if (!mark || more.length > 0 || sentence.length > LONGEST) return undefined;
	const total = numberAt(sentence, mark.to + gapAt(sentence, mark.to));
	if (!total || !isOfVoters(sentence.slice(total.to).trimStart())) return undefined;
	const before = sentence.slice(0, mark.from);
	if (isPartial(before)) return undefined;
	let added = 0;
	let parts = 0;
	let isInWords = total.isInWords;
	for (const word of before.matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\d]/gu)) {
		const number = numberAt(before, word.index);
		if (!number) continue;
		const noun = /^[\s\u00A0]+([^\s\d.,;:()]{2,30})/.exec(before.slice(number.to))?.[1] ?? '';
		const previous =
			/(\S+)[\s\u00A0]+$/.exec(before.slice(Math.max(0, word.index - 20), word.index))?.[1] ?? '';
		if (vocabulary('outOf').findId(previous) !== undefined) continue;
		if (!isOfRoom(before, { to: number.to, noun })) {
			// `un` is an article too.
			if (number.value === 1 && number.isInWords) continue;
			return undefined;
		}
		added += number.value;
		parts += 1;
		isInWords ||= number.isInWords;
	}
	const off = Math.abs(added - total.value);
	// Those in digits have been looked at.
	if (!isInWords || parts < 2 || off === 0 || off * 5 > total.value) return undefined;
	return { of: 'total', from: start + total.from, to: start + total.to, computed: String(added) };
}

/** `dix voix`, `ten votes`, `neuf votants` */
function isOfVoters(behind: string): boolean {
	const noun = /^[^\s\d.,;:()]+/.exec(behind)?.[0] ?? '';
	return vocabulary('units').scan(noun)?.id === 'votes' || vocabulary('headCounts').findId(noun) === 'voters';
}

/** A whole number that starts there, in digits or in words. */
function numberAt(
	text: string,
	from: number,
): { value: number; from: number; to: number; isInWords: boolean } | undefined {
	const digits = /^\d{1,4}(?![\d.,/%])/.exec(text.slice(from, from + 6))?.[0];
	if (digits) return { value: Number(digits), from, to: from + digits.length, isInWords: false };
	const words =
		/^[^\s\d.,;:()]+(?:[\s\u00A0-][^\s\d.,;:()]+){0,3}/.exec(text.slice(from, from + 60))?.[0] ?? '';
	for (let to = words.length; to > 0; to = words.slice(0, to).search(/[\s\u00A0-][^\s\u00A0-]*$/)) {
		const value = wordsToInteger(words.slice(0, to));
		if (value !== undefined) return { value, from, to: from + to, isInWords: true };
	}
	return undefined;
}

function gapAt(text: string, at: number): number {
	return /^[\s\u00A0]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** `6 membres présents`, `2 procurations`: people who are there or represented. */
function isOfRoom(text: string, { to, noun }: Pick<Amount, 'to' | 'noun'>): boolean {
	const words = text.slice(to, to + 40).split(/[,;]/, 1)[0] ?? '';
	return (
		vocabulary('proxyNouns').findId(noun) !== undefined ||
		['present', 'represented', 'remote'].includes(vocabulary('groups').findIn(words)?.id ?? '')
	);
}

/** `Recettes 4 120 €, dépenses 3 905 €, excédent 215 €`; `brought forward £800, income £300, expenditure £200, carried forward £900`. */
function wrongResult(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const marks = flows().all(text);
	if (marks.length < 3 || marks.length > MOST || amounts.length > MOST) return undefined;
	let open = text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length));
	// `L'an dernier le déficit était de 212 €.` is no part of it.
	for (const { from, to } of readSentences(open))
		if (isOfOtherTime(open.slice(from, to)))
			open = open.slice(0, from) + ' '.repeat(to - from) + open.slice(to);
	const told = new Map<string, Amount>();
	let last = 0;
	for (const amount of amounts) {
		if (open.slice(amount.from, amount.to).trim() === '') continue;
		const before = marks.findLast(({ from, to }) => from >= last && to <= amount.from);
		// `12 000 € de recettes`
		const behind = marks.find(
			({ from }) => from >= amount.to && SMALL_LINK.test(text.slice(amount.to, from)),
		);
		last = amount.to;
		const mark = before ?? behind;
		const of = mark && vocabulary('flows').findId(text.slice(mark.from, mark.to));
		if (!of) continue;
		if (told.has(of)) return undefined;
		told.set(of, amount);
	}
	const [income, expense] = [told.get('income'), told.get('expense')];
	if (!income || !expense || income.currency !== expense.currency) return undefined;
	const [opening, closing] = [told.get('opening'), told.get('closing')];
	const result = subtract(income.value, expense.value);
	const isNear = (amount: Amount, computed: Fraction) =>
		amount.currency === income.currency &&
		compare(multiply(absolute(subtract(computed, amount.value)), fraction(5n)), income.value) <= 0;
	for (const of of ['surplus', 'deficit', 'result'] as const) {
		const stated = told.get(of);
		if (!stated) continue;
		const computed = of === 'deficit' ? subtract(ZERO, result) : result;
		const isRight =
			equals(stated.value, computed) || (of === 'result' && equals(stated.value, absolute(computed)));
		const isOther = compare(computed, ZERO) < 0 && equals(stated.value, absolute(computed));
		if (!isRight && (isOther || isNear(stated, computed)))
			return { of: 'result', from: stated.from, to: stated.to, computed: toDecimalString(result) };
	}
	if (!opening || !closing) return undefined;
	const computed = add(opening.value, result);
	return equals(computed, closing.value) || !isNear(closing, computed)
		? undefined
		: { of: 'balance', from: closing.from, to: closing.to, computed: toDecimalString(computed) };
}

function isOfOtherTime(sentence: string): boolean {
	return vocabulary('suppositions').findIn(sentence)?.id === 'otherTime';
}

/** `trois ans, du 1er janvier 2027 au 31 décembre 2030`: a length, and two dates that are another one apart. */
function wrongTerms(text: string, lang: Language): WrongFigure[] {
	const dates = TWO_YEARS.test(text) ? datesIn(text, lang) : [];
	return dates.flatMap((first, index): WrongFigure[] => {
		const second = dates[index + 1];
		if (!second || !first.result.ok || !second.result.ok) return [];
		if (!/^[\s\u00A0]+[^\s\d.;]{2,8}[\s\u00A0]+$/.test(text.slice(first.to, second.from))) return [];
		const near = Math.max(0, first.from - 60);
		const start = near + text.slice(near, first.from).lastIndexOf('. ') + 1;
		const length = lengthBefore(text.slice(start, first.from));
		if (!length) return [];
		const months = Math.round(((daysBetween(first.result.date, second.result.date) + 1) / DAYS_OF_YEAR) * 12);
		if (months === length.months || months <= 0 || Math.abs(months - length.months) > 12) return [];
		const from = start + length.from;
		return [{ of: 'term', from, to: start + length.to, computed: String(months) }];
	});
}

const DAYS_OF_YEAR = 365.25;
const TWO_YEARS = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/s;

/** `pour une durée de 13 mois, du |`: the last length that stands there. */
function lengthBefore(text: string): { months: number; from: number; to: number } | undefined {
	const unit = termUnits().all(text).at(-1);
	const number = unit && numberBefore(text, unit.from, 1);
	if (!unit || !number) return undefined;
	const isYear = vocabulary('terms').findId(text.slice(unit.from, unit.to)) === 'year';
	return { months: number.value * (isYear ? 12 : 1), from: number.from, to: unit.to };
}

/** `4 of 20 (25%)`, `14 sur 20, soit 75 %`; shares of votes are compared with the vote. */
function wrongShares(text: string, lang: Language): WrongFigure[] {
	return [...text.matchAll(SHARE)].flatMap((match): WrongFigure[] => {
		const [all, part = '', noun = '', link = '', between = '', percent = ''] = match;
		const isOut = vocabulary('outOf').findId(link.trim()) !== undefined || link.trim() === '/';
		const wholeAt = match.index + all.indexOf(between);
		const whole = scanCount(text.slice(wholeAt, wholeAt + 30), lang);
		const have = scanCount(part, lang);
		const stated = parseFraction(percent.replace(',', '.'));
		if (!isOut || !whole || !have || !stated || isZero(whole.value) || compare(have.value, whole.value) > 0)
			return [];
		const words = `${noun} ${between.replace(/^[\d\s.,]*/, '')}`;
		if (vocabulary('units').findIn(words)?.id === 'votes' || vocabulary('answers').findIn(words)) return [];
		if (!/\($/.test(between.trimEnd()) && !thatIs().test(between)) return [];
		const [, decimals = ''] = percent.replace(',', '.').split('.');
		const off = absolute(subtract(divide(multiply(have.value, fraction(100n)), whole.value), stated));
		const step = fraction(1n, 10n ** BigInt(decimals.length));
		if (compare(off, step) < 0 || compare(off, fraction(20n)) > 0) return [];
		const from = match.index + all.lastIndexOf(percent);
		const exactly = divide(multiply(have.value, fraction(1000n)), whole.value);
		const tenths = (exactly.numerator * 2n + exactly.denominator) / (exactly.denominator * 2n);
		return [
			{
				of: 'share',
				from,
				to: from + percent.length,
				computed: toDecimalString(fraction(tenths, 10n)),
			},
		];
	});
}

/** `cinq membres : Ada Brun, Luc Bon, Lise Kern et Paul Weiss`: people whom a list names, and how many there would be. */
function wrongLists(text: string): WrongFigure[] {
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		const colon = words.indexOf(':');
		if (colon < 0 || words.length > LONGEST || words.indexOf(':', colon + 1) >= 0) return [];
		const head = words.slice(0, colon);
		const noun = people()
			.all(head)
			.find(({ from }) => numberBefore(head, from) !== undefined);
		const number = noun && numberBefore(head, noun.from);
		const list = words.slice(colon + 1);
		if (!number || /\d/.test(list) || list.includes('(')) return [];
		const pieces = list.split(betweenParts()).map((piece) => piece.trim().replace(/[\s.]+$/, ''));
		if (pieces.length < 2 || !pieces.every(isNameOfPerson)) return [];
		const stated = number.value;
		if (pieces.length === stated || Math.abs(pieces.length - stated) > 2) return [];
		return [
			{
				of: 'names',
				from: sentence.from + number.from,
				to: sentence.from + number.to,
				stated: String(stated),
				computed: String(pieces.length),
			},
		];
	});
}

/** The number right before a place, `les cinq |`, with where it stands. */
function numberBefore(
	text: string,
	at: number,
	least = 2,
): { value: number; from: number; to: number } | undefined {
	const word = /([^\s\u00A0'’(]+)[\s\u00A0]+$/.exec(text.slice(Math.max(0, at - 20), at));
	if (!word?.[1]) return undefined;
	const said = scanNumberWords(word[1]);
	const value = /^\d{1,3}$/.test(word[1])
		? Number(word[1])
		: said?.length === word[1].length
			? said.value
			: undefined;
	const from = at - word[0].length;
	return value === undefined || value < least ? undefined : { value, from, to: from + word[1].length };
}

/** Two to five words with a capital letter each, but for small ones between. */
function isNameOfPerson(piece: string): boolean {
	const words = piece.split(/[\s\u00A0]+/);
	return (
		words.length <= 5 &&
		isCapital(words[0]) &&
		isCapital(words.at(-1)) &&
		words.every((word) => isCapital(word) || word.length <= 3)
	);
}

/** The wrong figure, where it is near what it would be. */
function differing(of: SumStatement['of'], stated: Amount, computed: Fraction): WrongFigure | undefined {
	const off = absolute(subtract(computed, stated.value));
	if (isZero(off) || compare(multiply(off, fraction(5n)), stated.value) > 0) return undefined;
	return { of, from: stated.from, to: stated.to, computed: toDecimalString(computed) };
}

function absolute(value: Fraction): Fraction {
	return compare(value, ZERO) < 0 ? subtract(ZERO, value) : value;
}

/** `dont`, `y compris`: parts of parts, and not all of them. */
function isPartial(words: string): boolean {
	return vocabulary('sumParts').findIn(words) !== undefined;
}

const TWO_NUMBERS = /\d[^\d]+\d/;
const OPENS_NUMBER = /(?<![\d.,/'’-])\d/g;
const CURRENCY_BEFORE = /([$€£]|CHF|EUR)[\s\u00A0]?$/;
const CURRENCY = /^(?:[kM]?[$€£]|CHF|EUR)(?![A-Za-z])/;
const SAME: Readonly<Record<string, string>> = { EUR: '€', euro: '€', dollar: '$', pound: '£', franc: 'CHF' };
const SHARE =
	/(?<![\d.,/'’-])(\d{1,7})((?:[\s\u00A0][a-zà-ÿ]{3,20}){0,2})[\s\u00A0]?(\/|[a-z]{2,3}(?:[\s\u00A0][a-z]{3})?[\s\u00A0])[\s\u00A0]?(\d{1,7}[^.;:\n%]{1,50}?)(\d{1,3}(?:[.,]\d{1,2})?)[\s\u00A0\u202F]?%/g;
/** ` de `, ` d’`, ` of ` */
const SMALL_LINK = /^[\s\u00A0](?:[a-z]{1,2}['’\s\u00A0]{1,2})?$/;
const MOST = 40;
const LONGEST = 600;

const betweenParts = lazy(
	() =>
		new RegExp(
			`[,;](?!\\d)[\\s\\u00A0]*(?:${wordChoice('smallWords', 'and')}[\\s\\u00A0]+)?|[\\s\\u00A0]+${wordChoice('smallWords', 'and')}[\\s\\u00A0]+`,
		),
);
const thatIs = lazy(
	() => new RegExp(`(?:${wordChoice('thatIs')}|=)(?:[\\s\\u00A0]+[^\\s\\d.,;:]+){0,4}[\\s\\u00A0(]*$`, 'i'),
);
const thatIsFinder = lazy(() => createPhraseFinder(vocabulary('thatIs').words()));
const sumTotals = lazy(() => createPhraseFinder(vocabulary('sumTotals').words()));
const flows = lazy(() => createPhraseFinder(vocabulary('flows').words()));
const termUnits = lazy(() => createPhraseFinder(vocabulary('terms').words()));
const people = lazy(() => createPhraseFinder(vocabulary('peopleNouns').words()));
