/**
 * Figures of a sentence that follow from its other figures: `dépenses : loyers 14 500 €, salaires 38 000 €`, `soit 9 voix au total`, `recettes
 * 4 120 €, dépenses 3 905 €, excédent 215 €`, `4 of 20 (20%)`, `trois membres : Ada Brun, Luc Bon et Lise Kern`. Only those that do not follow
 * are kept, and only where what they would be is near what is written: figures that are far off are most likely of something else.
 */

import type { Table } from 'mdast';
import type { Language, SumStatement } from '../../../ast/index.js';
import { isOneOf, mentions, vocabulary } from '../../../language/index.js';
import { LOCALES } from '../../../language/locales.generated.js';
import { makeStatement, type PlacedText } from '../../../source/places.js';
import { datesIn, fromIsoDate, monthsBetween } from '../../../text/date.js';
import { foldKeyword } from '../../../text/fold.js';
import {
	compare,
	divide,
	equals,
	fraction,
	isInteger,
	multiply,
	sum,
	toDecimalString,
} from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { mayHoldNumberInWords, scanCount } from '../../../text/number.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import {
	type Amount,
	amountsIn,
	apart,
	areExchanged,
	differing,
	isPartial,
	LONGEST,
	numberBefore,
	rounded,
	TWO_NUMBERS,
	type WrongFigure,
} from './amounts.js';
import { wrongByRelations } from './engine.js';
import { wrongCountOfNames, wrongLists } from './people-counts.js';
import { wrongResult, wrongResultOfSentence } from './results.js';
import { holds, rowOfKinds, rowPattern } from './row.js';
import { slipsIn } from './slips.js';
import { wrongSharesOfTable } from './tables.js';
import { type Figure, readTokens, type Token } from './tokens.js';

/** The wrong figures of a text. */
export function readSums(placed: PlacedText, context: BallotContext): SumStatement[] {
	const { text } = placed;
	const { lang, date } = context;
	const found = new WrongFigures(text);
	if (text.includes('(')) found.add(wrongWritings(text, lang));
	if (TWO_NUMBERS.test(text) || mayHoldNumberInWords(text)) readFigures(found, context);
	found.addFree(wrongEndYears(text, date));
	if (/,[^,]*,/.test(text) && mentions(text, 'peopleNouns')) found.add(wrongCountOfNames(text));
	if (text.includes(':') && (/\d/.test(text) || mayHoldNumberInWords(text))) found.add(wrongLists(text));
	return found.all
		.filter((wrong) => !isWithMore(text, wrong) && !isRoundSum(text, wrong))
		.map((wrong) => asSum(placed, wrong));
}

/** What was found wrong in a text. */
class WrongFigures {
	readonly all: WrongFigure[] = [];

	constructor(readonly text: string) {}

	add(found: WrongFigure | readonly WrongFigure[]): void {
		for (const wrong of [found].flat()) this.all.push(wrong);
	}

	/** Those that stand where nothing else is told. */
	addFree(found: readonly WrongFigure[]): void {
		for (const wrong of found) if (!this.all.some((other) => isSamePlace(wrong, other))) this.all.push(wrong);
	}

	/** Those in whose sentences nothing else is told. */
	addAlone(found: readonly WrongFigure[]): void {
		for (const wrong of found)
			if (!this.all.some((other) => isInSentence(this.text, wrong, other))) this.all.push(wrong);
	}
}

/** Two figures or more. */
function readFigures(found: WrongFigures, { lang, date }: BallotContext): void {
	const { text } = found;
	const amounts = amountsIn(text, lang);
	found.add(wrongResult(text, amounts) ?? wrongResultOfSentence(text, amounts) ?? []);
	found.add(wrongExtreme(text, amounts) ?? []);
	found.add(wrongTerms(text, lang));
	found.add(wrongEnds(text, lang, date));
	const tokens = readTokens(text, amounts, lang);
	const { wrong, known } = wrongByRelations(text, tokens);
	found.addFree(wrong);
	found.addAlone(slipsIn(text, tokens, known));
	if (text.includes('%')) found.addFree(wrongNamedShares(text, tokens));
}

/** One cause of a sentence is told. */
function isInSentence(text: string, one: WrongFigure, other: WrongFigure): boolean {
	const [first, last] = one.from < other.from ? [one, other] : [other, one];
	return !/[.!?\n]\s/.test(text.slice(first.to, last.from));
}

/** `96 € | avec les boissons`, `2 925 €, | dons compris`: more than what is reckoned. */
function isWithMore(text: string, { to, of }: WrongFigure): boolean {
	const behind = text.slice(to, to + NEAR_MORE).split(/[.;:]/, 1)[0] ?? '';
	return (of === 'product' || of === 'total') && mentions(behind, 'includedMarks');
}

/** `$33,333 in each of three years, $100,000 in all`: a round sum, whose equal parts are rounded. */
function isRoundSum(text: string, { of, from, to, computed }: WrongFigure): boolean {
	const digits = text.slice(from, to).replace(/[^\d]+/g, '');
	if (of !== 'product' || !/[1-9]\d*00$/.test(digits) || !/^\d*[1-9]$/.test(computed)) return false;
	const off = BigInt(digits) - BigInt(computed);
	return (off < 0n ? -off : off) * 1000n < BigInt(digits);
}

/** As long as what is said to be included. */
const NEAR_MORE = 30;

/** `Le total des subventions s'élève à 4 750 €` below a list whose items have one amount each. */
export function readTotalUnderList(
	items: readonly string[],
	placed: PlacedText,
	{ lang }: BallotContext,
): SumStatement[] {
	const { text } = placed;
	const sentence = readSentences(text)[0];
	const words = sentence && text.slice(sentence.from, sentence.to);
	if (
		!words ||
		!(vocabulary('totals').findIn(words) ?? vocabulary('sumTotals').findIn(words)) ||
		isPartial(words)
	)
		return [];
	const [total, second] = amountsIn(words, lang).filter(({ currency }) => currency !== '');
	const parts = items.map((item) =>
		amountsIn(item, lang).filter(({ currency }) => currency === total?.currency),
	);
	if (!total || second || parts.length < 2 || parts.some((one) => one.length !== 1)) return [];
	const wrong = differing('total', total, sum(parts.flatMap((one) => one.map(({ value }) => value))));
	const by = sentence.from;
	return wrong ? [asSum(placed, { ...wrong, from: wrong.from + by, to: wrong.to + by })] : [];
}

/** What amounts of a paragraph come to with those of the one above: `Le résultat est de 2 315 €.`, `La trésorerie passe de 12 405 € à 14 720 €.` */
export function readSumsAcross(above: string, placed: PlacedText, { lang }: BallotContext): SumStatement[] {
	const start = above.length + 1;
	if (!TWO_NUMBERS.test(above) || !/\d/.test(placed.text) || start + placed.text.length > LONGEST_TWO)
		return [];
	const text = `${above}\n${placed.text}`;
	const amounts = amountsIn(text, lang);
	const extreme = wrongExtreme(text, amounts);
	// An amount below that is another than one before it.
	const mayFollow = amounts.some(
		(one, at) =>
			one.currency !== '' &&
			one.from >= start &&
			amounts
				.slice(0, at)
				.some((other) => other.currency === one.currency && !equals(other.value, one.value)),
	);
	const tokens = mayFollow ? readTokens(text, amounts, lang) : [];
	const found = [
		...slipsIn(text, tokens, wrongByRelations(text, tokens).known, start),
		...(extreme ? [extreme] : []),
	];
	return found
		.filter((one, at) => one.from >= start && !found.slice(0, at).some((other) => isSamePlace(one, other)))
		.map((wrong) => asSum(placed, { ...wrong, from: wrong.from - start, to: wrong.to - start }));
}

const LONGEST_TWO = 2400;

/** Shares of a row of a table that the sentences below it tell. */
export function readSharesOfTable(table: Table, placed: PlacedText, { lang }: BallotContext): SumStatement[] {
	return wrongSharesOfTable(placed.text, table, lang).map((wrong) => asSum(placed, wrong));
}

/** Figures of the decisions of an item that its other texts give otherwise, by the text that each stands in. */
export function readFiguresOfItem<One extends ItemText & { placed: PlacedText }>(
	texts: readonly One[],
	{ lang }: BallotContext,
): Array<{ text: One; statement: SumStatement }> {
	return wrongInItem(texts, lang).flatMap((wrong) => {
		const text = texts.find((one) => one === wrong.in);
		return text ? [{ text, statement: asSum(text.placed, wrong) }] : [];
	});
}

/** What a list adds up to: `recettes : 18 005 €`, `dépenses : 15 480 €`, `bénéfice : 2 525 €`, a line each. */
export function readSumsOfList(placed: PlacedText, { lang }: BallotContext): SumStatement[] {
	if (!TWO_NUMBERS.test(placed.text) || placed.text.length > LONGEST) return [];
	// `recettes : inscriptions 12 360 €, buvette 2 145 € = 14 505 €`
	const text = placed.text.replace(/:[^=\n]*=/g, (parts) => `:${' '.repeat(parts.length - 1)}`);
	const wrong = wrongResult(text, amountsIn(text, lang));
	return wrong ? [asSum(placed, wrong)] : [];
}

/** `… décide d'affecter le bénéfice de 184 300 € comme suit :` over a list whose items, an amount each, add up to another sum. */
export function readSumOverList(
	lead: PlacedText,
	items: readonly string[],
	{ lang }: BallotContext,
): SumStatement[] {
	const { text } = lead;
	const isSplit = vocabulary('sumParts').findIn(text)?.id === 'whole' || vocabulary('sumLeads').findIn(text);
	const whole = isSplit ? amountsIn(text, lang).findLast(({ currency }) => currency !== '') : undefined;
	const parts = items.flatMap(
		(item) => amountsIn(item, lang).find(({ currency }) => currency === whole?.currency) ?? [],
	);
	if (!whole || parts.length < 2 || parts.length < items.length || isPartial(text)) return [];
	const wrong = differing('whole', whole, sum(parts.map(({ value }) => value)));
	return wrong ? [asSum(lead, wrong)] : [];
}

function asSum({ text, place }: PlacedText, { of, from, to, computed, stated }: WrongFigure): SumStatement {
	return makeStatement('sum', place(from, to), {
		of,
		stated: stated ?? text.slice(from, to).trim(),
		computed,
	});
}

function isSamePlace(one: WrongFigure, other: WrongFigure): boolean {
	return one.from < other.to && one.to > other.from;
}

// --- Numbers that stand twice, in words and in figures: `quatre-vingts euros (80 €)`, `30,500 (thirty-five thousand)`.

/** Where words say another number than the figures in brackets behind them, or figures than the words in brackets. */
function wrongWritings(text: string, lang: Language): WrongFigure[] {
	return matchesIn(text, BRACKET).flatMap(({ 1: inner = '', index }): WrongFigure[] => {
		const before = text.slice(Math.max(0, index - BEFORE_BRACKET), index).trimEnd();
		const figures = figuresIn(inner, lang);
		const number = figures ?? lastFigures(before, lang);
		if (!number || number.value > 999_999_999n || number.value < 2n) return [];
		const words = readNumberWords(figures ? lastNumberWords(before) : inner);
		if (!words || writings(Number(number.value)).includes(words)) return [];
		const from = index + 1;
		return [{ of: 'words', from, to: from + inner.length, computed: number.text }];
	});
}

/** The number that all of some words say, in digits with or without a currency; nothing where they say more. */
function figuresIn(words: string, lang: Language): { value: bigint; text: string } | undefined {
	const text = words.trim().replace(/^(?:[$€£]|CHF|EUR)\s*/, '');
	const count = /^\d/.test(text) ? scanCount(text, lang) : undefined;
	if (!count || !isInteger(count.value) || withoutCurrency(text.slice(count.length)) !== '') return undefined;
	return { value: count.value.numerator, text: words.trim() };
}

/** `pour un montant de 87 450 € HT |`: the figures that end a text, with the currency or one short word behind them. */
function lastFigures(text: string, lang: Language): { value: bigint; text: string } | undefined {
	const start = /(?<![\d.,])\d[\d\s.,'’]*(?:[$€£]|[A-Za-z]{1,6})?(?:\s+[A-Z]{2,3})?$/.exec(text);
	const words = start?.[0].replace(/\s+[A-Z]{2,3}$/, '');
	return words === undefined ? undefined : figuresIn(words, lang);
}

/** The words of a number that end a text, before a currency. */
function lastNumberWords(text: string): string {
	const words = withoutCurrency(text).split(/\s+/);
	let from = words.length;
	while (from > 0 && isNumberWord(words[from - 1] ?? '')) from -= 1;
	return words.slice(from).join(' ');
}

function withoutCurrency(text: string): string {
	const trimmed = text.trim();
	if (/^[$€£]$/.test(trimmed)) return '';
	const last = /\S+$/.exec(trimmed)?.[0] ?? '';
	return !isOneOf(last.replace(/^[^\p{L}]+/u, ''), 'currencies')
		? trimmed
		: trimmed.slice(0, trimmed.length - last.length).trim();
}

/** A number in words, written one way; nothing where other words stand in it. */
function readNumberWords(text: string): string | undefined {
	const words = withoutCurrency(text).split(/\s+/);
	// `de`, `d’` before a currency: `deux millions d'euros`
	return words.length <= MOST_NUMBER_WORDS && words.every(isNumberWord) ? plain(words.join(' ')) : undefined;
}

function isNumberWord(word: string): boolean {
	const parts = plainParts(word);
	return parts.length > 0 && parts.every((part) => numberWords().has(part));
}

/** Hyphens, links and plurals are written in several ways: `deux-cent-un`, `deux cent un`; `one hundred and one`. */
function plain(words: string): string {
	return plainParts(words)
		.filter((word) => !isOneOf(word, ['smallWords', 'and']))
		.join(' ');
}

function plainParts(words: string): string[] {
	return foldKeyword(words)
		.split(/[\s-]+/)
		.filter((word) => word !== '')
		.map((word) => (word.length > SHORTEST_PLURAL ? word.replace(/s$/, '') : word));
}

const SHORTEST_PLURAL = 3;

/** All ways to write a number in words, `fifteen hundred` among them. */
function writings(value: number): string[] {
	return Object.values(LOCALES).flatMap(({ cardinal }) =>
		(['masculine', 'feminine'] as const).flatMap((gender) => {
			const hundred = plainParts(cardinal(200, gender)).at(-1) ?? '';
			const rest = value % 100;
			const inHundreds = `${cardinal(Math.floor(value / 100), gender)} ${hundred} ${rest === 0 ? '' : cardinal(rest, gender)}`;
			return [plain(cardinal(value, gender)), ...(value > 1000 && value < 10_000 ? [plain(inHundreds)] : [])];
		}),
	);
}

const numberWords = lazy(
	(): ReadonlySet<string> =>
		new Set(
			Object.values(LOCALES).flatMap(({ cardinal }) =>
				[...Array(100).keys(), 100, 200, 1000, 2000, 1_000_000, 2_000_000].flatMap((value) =>
					(['masculine', 'feminine'] as const).flatMap((gender) => plainParts(cardinal(value, gender))),
				),
			),
		),
);

const BRACKET = /\(([^()]{1,120})\)/g;
const BEFORE_BRACKET = 140;
const MOST_NUMBER_WORDS = 20;

// --- Shares of amounts that a sentence before has named: `salaries $286,000, books $58,000 … Salaries make up 69.4% of the request.`

/** The percentages of sentences without amounts that are others than those of the amounts which they name. */
function wrongNamedShares(text: string, tokens: readonly Token[]): WrongFigure[] {
	if (text.length > LONGEST_ACCOUNT) return [];
	const row = rowOfKinds(tokens.map(({ kind }) => kind));
	return matchesIn(row, NAMED_SHARE()).flatMap(({ 0: all, index }): WrongFigure[] => {
		const at = index + VERB_LENGTH;
		const start = row.lastIndexOf('.', index) + 1;
		const end = row.indexOf('.', at);
		const [verb, percent] = [tokens[at - 1], tokens[at]?.figure];
		const named = tokens.slice(0, start).flatMap(({ figure }) => (figure?.kind === 'money' ? figure : []));
		if (!verb || !percent || percent.isAbout || named.length < 2 || named.length > MOST_NAMED) return [];
		if (holds(row.slice(start, end < 0 ? undefined : end), ['money', 'count'])) return [];
		const part = findAmount(wordAt(text, tokens[at - 2]), text, named);
		const whole = findAmount(wordAt(text, tokens[index + all.length - 1]), text, named);
		if (!part || !whole || compare(part.value, whole.value) >= 0) return [];
		const exactly = divide(multiply(part.value, fraction(100n)), whole.value);
		const off = apart(exactly, percent.value);
		if (compare(off, fraction(1n, 10n ** BigInt(percent.decimals))) < 0 || compare(off, fraction(15n)) > 0)
			return [];
		return [
			{ of: 'share', from: percent.from, to: percent.to, computed: toDecimalString(rounded(exactly, 1)) },
		];
	});
}

/** The one amount that a word stands right before, or that it has first: `salaries $286,000`, `the request of $412,000`. */
function findAmount(word: string, text: string, amounts: readonly Figure[]): Figure | undefined {
	if (word.length < 4) return undefined;
	const near = amounts.filter(({ from }, index) => {
		const words = text.slice(Math.max(amounts[index - 1]?.to ?? 0, from - NEAR_NAME), from).toLowerCase();
		return words
			.split(/[^\p{L}]+/u)
			.filter((one) => one !== '')
			.slice(-MOST_BETWEEN)
			.includes(word);
	});
	const [first] = near;
	return first && near.every(({ value }) => equals(value, first.value)) ? first : undefined;
}

function wordAt(text: string, token: Token | undefined): string {
	return token ? text.slice(token.from, token.to).toLowerCase() : '';
}

/** A verb of shares, the percentage, and what it is of. */
const NAMED_SHARE = lazy(() => rowPattern('word [represents link] percent [of outOf for] word? word', 'g'));
/** So many words before the percentage. */
const VERB_LENGTH = 2;
/** A text of more amounts is no account in sentences. */
const MOST_NAMED = 60;
const NEAR_NAME = 40;
/** `request of`, `salaires pour` */
const MOST_BETWEEN = 2;
const LONGEST_ACCOUNT = 3000;

// --- Lengths of time beside the dates that they run between: `trois ans, du 1er janvier 2027 au 31 décembre 2030`.

/** `trois ans, du 1er janvier 2027 au 31 décembre 2030`: a length, and two dates that are another one apart. */
function wrongTerms(text: string, lang: Language): WrongFigure[] {
	const dates = TWO_YEARS.test(text) ? datesIn(text, lang) : [];
	return dates.flatMap((first, index): WrongFigure[] => {
		const second = dates[index + 1];
		if (!second || !first.result.ok || !second.result.ok) return [];
		if (!/^\s+[^\s\d.;]{2,8}\s+$/.test(text.slice(first.to, second.from))) return [];
		const near = Math.max(0, first.from - 60);
		const start = near + text.slice(near, first.from).lastIndexOf('. ') + 1;
		const length = lengthBefore(text.slice(start, first.from));
		if (!length) return [];
		const months = monthsBetween(first.result.date, second.result.date);
		if (months === length.months || months <= 0 || Math.abs(months - length.months) > 12) return [];
		const from = start + length.from;
		return [{ of: 'term', from, to: start + length.to, computed: String(months) }];
	});
}

/** `nommé pour quatre ans, soit jusqu'au 24 novembre 2029`, on 24 November 2026: a length from the meeting on, and an end that is a year off. */
function wrongEnds(text: string, lang: Language, date: string | undefined): WrongFigure[] {
	if (!/\d{4}/.test(text)) return [];
	const held = fromIsoDate(date ?? '');
	if (!held || !mentions(text, 'untilMarks')) return [];
	return datesIn(text, lang).flatMap(({ result, from }): WrongFigure[] => {
		if (!result.ok) return [];
		const near = Math.max(0, from - 60);
		const before = text.slice(near, from);
		const mark = vocabulary('untilMarks').findAll(before).at(-1);
		if (!mark || !/^\s*(?:\p{L}{2,9}\s+)?$/u.test(before.slice(mark.to))) return [];
		const lead = before.slice(0, mark.from);
		const start = lead.lastIndexOf('. ') + 1;
		const length = lengthBefore(lead.slice(start));
		if (!length) return [];
		const off = Math.abs(monthsBetween(held, result.date) - length.months);
		// It may begin some weeks after the meeting.
		if (off < 11 || off > 13) return [];
		const at = near + start;
		return [
			{
				of: 'term',
				from: at + length.from,
				to: at + length.to,
				computed: String(monthsBetween(held, result.date)),
			},
		];
	});
}

/** `élus pour trois ans, jusqu'à l'assemblée de | 2028`, in 2026: a length of years, and the year alone in which it ends. */
function wrongEndYears(text: string, date: string | undefined): WrongFigure[] {
	const held = fromIsoDate(date ?? '');
	if (!held || !/\d{4}/.test(text)) return [];
	return vocabulary('untilMarks')
		.findAll(text)
		.flatMap((mark): WrongFigure[] => {
			const behind = YEAR_BEHIND.exec(text.slice(mark.to, mark.to + 60));
			const lead = text.slice(Math.max(0, mark.from - 60), mark.from);
			const start = Math.max(0, mark.from - 60) + lead.lastIndexOf('. ') + 1;
			const length = behind ? lengthBefore(text.slice(start, mark.from)) : undefined;
			// Years of accounts end before the meeting that approves them.
			if (!behind?.[2] || !length || length.months % 12 !== 0) return [];
			if (mentions(text.slice(mark.to, mark.to + 80), 'yearNouns')) return [];
			const end = held.year + length.months / 12;
			const stated = Number(behind[2]);
			if (stated === end || Math.abs(stated - end) > 1) return [];
			return [
				{
					of: 'term',
					from: start + length.from,
					to: start + length.to,
					computed: String((stated - held.year) * 12),
				},
			];
		});
}

/** ` l'assemblée de | 2028`, ` | March 2029` */
const YEAR_BEHIND = /^((?:\s*[\p{L}'’]+){0,5})\s+((?:19|20)\d\d)(?![\d-])/u;

const TWO_YEARS = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/s;

/** `pour une durée de 13 mois, du |`: the last length that stands there. */
function lengthBefore(text: string): { months: number; from: number; to: number } | undefined {
	const unit = vocabulary('terms').findAll(text).at(-1);
	const number = unit && numberBefore(text, unit.from, 1);
	if (!unit || !number) return undefined;
	const isYear = isOneOf(text.slice(unit.from, unit.to), ['terms', 'year']);
	return { months: number.value * (isYear ? 12 : 1), from: number.from, to: unit.to };
}

// --- Which of several prices a text says to be the lowest or the highest: `Degauchy pour 14 260 € et Oise TP pour 15 840 €. Le conseil retient Oise TP,
// la moins disante`. Compared are the prices that stand behind names, and the one name of them that the sentence has.

interface Price extends Amount {
	name: string;
}

/** A text whose sentence calls another price the lowest than the lowest of those above it. */
function wrongExtreme(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	if (amounts.filter(({ currency }) => currency !== '').length < 2) return undefined;
	const marks = vocabulary('extremes').findAll(text);
	const [mark, second] = marks;
	if (!mark || second) return undefined;
	const sentence = readSentences(text).find(({ from, to }) => from <= mark.from && to >= mark.to);
	if (!sentence) return undefined;
	const words = text.slice(sentence.from, sentence.to);
	const prices = pricesIn(text, amounts);
	const id = vocabulary('extremes').findId(text.slice(mark.from, mark.to));
	const stated = wrongAmount(text, amounts, mark, sentence.to, id);
	if (stated) return stated;
	if (prices.length < 2 || prices.some(({ currency }) => currency !== prices[0]?.currency)) return undefined;
	const above = prices.filter(({ to }) => to <= sentence.from);
	if (above.length < 2 || mentions(words, 'suppositions')) return undefined;
	const inside = amounts.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
	const named = above.flatMap((price): Price[] => {
		const name = words.includes(price.name) ? price.name : shortName(price, above);
		return words.includes(name) ? [{ ...price, name }] : [];
	});
	// `The lowest, from Mendip, was £370 below Avon`: the one right behind the word.
	const behind = named.filter(({ name }) => {
		const at = text.indexOf(name, mark.to);
		return at >= 0 && at <= mark.to + RIGHT_BEHIND;
	});
	// `Tropic Lawn, the low bidder, was £540 under Green Acres`: the one that the word is beside.
	const apposed = named.filter(({ name }) => {
		const at = text.lastIndexOf(name, mark.from);
		return at >= sentence.from && APPOSED.test(text.slice(at + name.length, mark.from));
	});
	const [only, other] = apposed.length === 1 ? apposed : behind.length === 1 ? behind : named;
	if (
		!only ||
		other ||
		inside.some(({ currency, value }) => currency === only.currency && compare(value, only.value) === 0)
	)
		return undefined;
	// Prices of one list stand in one sentence; others may be parts of one of them.
	const list = readSentences(text).find(({ from, to }) => from <= only.from && to >= only.to);
	const bids = above.filter(({ from, to }) => list && from >= list.from && to <= list.to);
	const best = (bids.length > 1 ? bids : above).reduce(
		(one, next) => (isBeyond(next, one, id) ? next : one),
		only,
	);
	if (best.from === only.from) return undefined;
	const from = sentence.from + words.indexOf(only.name);
	return {
		of: id === 'highest' ? 'highest' : 'lowest',
		from,
		to: from + only.name.length,
		stated: only.name,
		computed: toDecimalString(best.value),
	};
}

/** `28 400 $, 31 250 $ et 26 900 $ ; la plus basse est celle de Dor, à 26 900 $`: the one amount behind the word, of those of a list before it. */
function wrongAmount(
	text: string,
	amounts: readonly Amount[],
	mark: { from: number; to: number },
	end: number,
	id: 'lowest' | 'highest' | undefined,
): WrongFigure | undefined {
	const [stated, other] = amounts.filter(
		({ from, to, currency }) => from >= mark.to && to <= end && currency !== '',
	);
	if (!stated || other) return undefined;
	// `The lowest is taken, that is 22 080 € with its tax`
	if (mentions(text.slice(mark.to, stated.from), 'thatIs')) return undefined;
	const list = amounts.filter(({ to, currency }) => to <= mark.from && currency === stated.currency);
	const isList = list.every(({ to }, at) => {
		const next = list[at + 1];
		return !next || text.slice(to, next.from).length <= BETWEEN_PRICES;
	});
	if (list.length < 2 || !isList || list.length < amounts.filter(({ to }) => to <= mark.from).length)
		return undefined;
	const [first] = list;
	const best = first && list.reduce((one, next) => (isBeyond(next, one, id) ? next : one), first);
	if (!best || !isBeyond(best, stated, id)) return undefined;
	return {
		of: id === 'highest' ? 'highest' : 'lowest',
		from: stated.from,
		to: stated.to,
		computed: toDecimalString(best.value),
	};
}

/** `Atlas` for `Atlas Roofing`, where no other name opens so. */
function shortName({ name }: Price, all: readonly Price[]): string {
	const [first = name] = name.split(/\s/, 1);
	return first.length > 3 && all.filter((one) => one.name.startsWith(first)).length === 1 ? first : name;
}

function isBeyond(one: Amount, other: Amount, id: 'lowest' | 'highest' | undefined): boolean {
	const sign = compare(one.value, other.value);
	return id === 'highest' ? sign > 0 : sign < 0;
}

/** Amounts of money right behind a name with a capital letter: `Avon Fencing £4,350`, `l'entreprise Degauchy pour 14 260 €`, `Ets Brunel (3 200 €)`. */
function pricesIn(text: string, amounts: readonly Amount[]): Price[] {
	return amounts.flatMap((amount, index): Price[] => {
		if (amount.currency === '') return [];
		const start = Math.max(amounts[index - 1]?.to ?? 0, amount.from - BETWEEN_PRICES);
		const name = NAME_BEFORE_PRICE.exec(text.slice(start, amount.from))?.[1];
		return name ? [{ ...amount, name }] : [];
	});
}

/** Words with capital letters, small ones and signs between them, and up to three small ones behind: `pour`, `at`, `à hauteur de`. */
const NAME_BEFORE_PRICE =
	/(?<![\p{L}-])(\p{Lu}[\p{L}\p{N}&.-]{1,30}(?:\s+(?:(?:\p{Ll}{2}|&)\s+)?\p{Lu}[\p{L}\p{N}'’&.-]{0,30}){0,5})(?:\s+\p{Ll}{1,10}){0,3}\s*[:(,–-]?\s*$/u;
/** `, the `, `, la `, ` was the ` */
const APPOSED = /^(?:,|\s+\p{Ll}{2,4})\s+(?:\p{L}{1,3}['’\s]+)?$/u;
const BETWEEN_PRICES = 70;
const RIGHT_BEHIND = 24;

// --- Figures of a decision that the other texts of its item give otherwise: `51 500 €` is proposed, and `55 100 €` decided; `pour un total de
// 6 600 €` above, `pour un montant total de 6 900 €` in the decision; `exercice clos le 31 décembre 2025`, then 2024; règlement `2026-145`, then `2026-154`.

interface ItemText {
	text: string;
	/** The decision that it is a part of, by any number. */
	decision?: number | undefined;
	/** Figures of a list or a table are only compared with. */
	isOther?: true | undefined;
	isTitle?: true | undefined;
}

/** The wrong figures of the decisions of an item, each with the text that it stands in. */
function wrongInItem(texts: readonly ItemText[], lang: Language): Array<WrongFigure & { in: ItemText }> {
	const decided = texts.filter(({ decision, isOther }) => decision !== undefined && !isOther);
	if (texts.length < 2 || texts.length > MOST || decided.length === 0) return [];
	const isOnly = new Set(texts.flatMap(({ decision }) => decision ?? [])).size === 1;
	const told = new Set<string>();
	const isDecided = (at: number) => texts[at]?.decision !== undefined;
	const marks = texts.map((one) => readMarks(one.text, lang));
	if (marks.reduce((all, { length }) => all + length, 0) > MOST_MARKS) return [];
	const titles = marks.filter((_, at) => texts[at]?.isTitle).flat();
	const found: Array<WrongFigure & { in: ItemText }> = [];
	// Decisions first: of what differs from one, the decision is told.
	const order = [...texts.keys()].filter((at) => !texts[at]?.isOther);
	for (const index of order.sort((a, b) => Number(isDecided(b)) - Number(isDecided(a)) || a - b)) {
		const text = texts[index] as ItemText;
		const others = marks.filter((_, at) => at !== index).flat();
		// What stands outside any decision is compared with those.
		const outside = marks
			.filter((_, at) => texts[at]?.decision !== text.decision && (isDecided(index) || !texts[at]?.isOther))
			.flat();
		for (const mark of marks[index] ?? []) {
			const isSame = (one: Mark) => one.kind === mark.kind && one.value === mark.value;
			if (others.some(isSame) || told.has(`${mark.kind} ${mark.value}`)) continue;
			// Several decisions may have a total each; the year before is compared with by many texts.
			if (mark.kind.startsWith('total ') && !(isOnly && isDecided(index))) continue;
			if (mark.kind === 'year' && !isDecided(index)) continue;
			const same = outside.filter((one) => one.kind === mark.kind && isOtherWriting(mark, one));
			const [other] = same;
			const isRepeated = (marks[index] ?? []).some(
				(one) => one.kind === mark.kind && one.value === other?.value,
			);
			if (mark.kind === 'year' && !titles.some((one) => one.kind === 'year' && one.value === other?.value))
				continue;
			if (!other || isRepeated || same.some(({ value }) => value !== other.value)) continue;
			for (const one of [mark, other]) told.add(`${one.kind} ${one.value}`);
			const [decision, elsewhere] = isDecided(index) ? [mark, other] : [other, mark];
			found.push({
				of: 'item',
				from: mark.from,
				to: mark.to,
				stated: decision.text,
				computed: elsewhere.text,
				in: text,
			});
			break;
		}
	}
	return found;
}

/** A figure that may be compared: an amount by its currency, a total, the year of accounts, a number of an act. */
interface Mark {
	kind: string;
	value: string;
	text: string;
	from: number;
	to: number;
	cents?: bigint;
}

function readMarks(text: string, lang: Language): Mark[] {
	if (!/\d{2}/.test(text)) return [];
	const found: Mark[] = [];
	for (const { from, to, value, currency } of amountsIn(text, lang)) {
		const hundredths = multiply(value, fraction(100n));
		const behind = PERCENT.exec(text.slice(to, to + 3))?.[0];
		if (!isInteger(hundredths) || (currency === '' && behind === undefined)) continue;
		const end = to + (behind?.length ?? 0);
		const cents = hundredths.numerator;
		const mark = { value: String(cents), text: text.slice(from, end), from, to: end, cents };
		found.push({ ...mark, kind: currency || '%' });
		if (currency !== '' && isTotal(text.slice(Math.max(0, from - LEAD), from)))
			found.push({ ...mark, kind: `total ${currency}` });
	}
	for (const { from, to } of vocabulary('accountYears').findAll(text)) {
		const year = LATER_YEAR.exec(text.slice(to, to + LEAD));
		if (!year?.[1]) continue;
		const at = to + year[0].length - 4;
		found.push({ kind: 'year', value: year[1], text: text.slice(from, at + 4), from: at, to: at + 4 });
	}
	for (const { 0: number, index } of matchesIn(text, NUMBER_OF_ACT))
		found.push({ kind: 'act', value: number, text: number, from: index, to: index + number.length });
	return found;
}

/** Whether of two marks of one kind one is most likely the other, miswritten. */
function isOtherWriting(mark: Mark, other: Mark): boolean {
	if (mark.value === other.value) return false;
	if (mark.kind.startsWith('total ')) return true;
	if (mark.kind === 'year') return Math.abs(Number(mark.value) - Number(other.value)) === 1;
	if (mark.cents !== undefined && other.cents !== undefined) return areExchanged(mark.cents, other.cents, 3);
	// Numbers of acts: two digits exchanged.
	return areExchanged(digits(mark.value), digits(other.value), 4);
}

function digits(number: string): bigint {
	return BigInt(number.replace(/\D/g, ''));
}

/** `pour un montant total de |` */
function isTotal(lead: string): boolean {
	return vocabulary('sumTotals')
		.findAll(lead)
		.some(({ to }) => /^\s*$/.test(lead.slice(to)));
}

/** ` clos le 31 décembre | 2025`, ` | 2025` */
const LATER_YEAR =
	/^\s+(?:[^\s\d.,;:()]{1,9}\s+){0,3}(?:[0-3]?\d(?:er)?\s+\p{L}{3,9},?\s+)?((?:19|20)\d\d)(?![\d-])/u;
const PERCENT = /^\s*%/;
/** `2026-145`, `145-2026` */
const NUMBER_OF_ACT =
	/(?<![\p{L}\d./-])(?:(?:19|20)\d\d-\d{2,4}|\d{2,4}-(?:19|20)\d\d)(?![\p{L}\d/-]|\.\d)/gu;
const LEAD = 40;
const MOST = 60;
const MOST_MARKS = 240;
