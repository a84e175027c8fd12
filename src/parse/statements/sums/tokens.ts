/**
 * A text as a row of letters, one for each figure, relation word, sign and other word, so that what figures have to do with each other can be told by the
 * shape of the row: `5 400 € et la ville 2 600 €, soit 8 100 €` is `Q&wwQ,iQ`. All words come from the vocabularies, whatever the language.
 */

import type { Language } from '../../../ast/index.js';
import { LANGUAGES, type VocabularyName, vocabulary } from '../../../language/index.js';
import { datesIn, daysOfMonthIn } from '../../../text/date.js';
import { foldKeyword } from '../../../text/fold.js';
import { compare, type Fraction, fraction, isInteger, parseFraction } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { createPhraseFinder } from '../../../text/phrase-finder.js';
import { readSentences } from '../../../text/sentences.js';
import { type Amount, withWords } from './amounts.js';
import { fractionsIn } from './fractions.js';

/** A figure of a text; of a percentage the value is in percent, of `deux tiers` the fraction, of `le double` how many times. */
export interface Figure extends Amount {
	kind: 'money' | 'count' | 'percent' | 'fraction' | 'times';
	isInWords: boolean;
	/** `environ`, `plus de`: not meant exactly. */
	isAbout: boolean;
	decimals: number;
}

export interface Token {
	letter: string;
	from: number;
	to: number;
	figure?: Figure;
}

/**
 * What the letters of words stand for. A phrase of two vocabularies has the letter of the first. Figures are capital letters: of the unit that is looked at `Q`,
 * of others `n` and `m`; `P` a percentage, `F` a fraction, `X` how many times. Any other word is `w`.
 */
const LETTERS: ReadonlyArray<readonly [string, VocabularyName, ...string[]]> = [
	['i', 'thatIs', 'is'],
	['r', 'thatIs', 'or'],
	['q', 'averages'],
	['h', 'periods'],
	['e', 'eachWords'],
	['e', 'perWords', 'each'],
	['k', 'comparatives'],
	['z', 'shareLeads'],
	['t', 'sumTotals'],
	['t', 'totals'],
	['a', 'sumParts', 'among'],
	['l', 'sumLeads'],
	['c', 'changeLinks', 'against'],
	['u', 'riseVerbs'],
	['u', 'changes'],
	['y', 'differences', 'rest'],
	['y', 'flows', 'left'],
	['x', 'differences', 'difference'],
	['x', 'flows', 'surplus', 'deficit', 'result'],
	['s', 'yields', 'saves'],
	['8', 'instalments'],
	['7', 'divisions'],
	['v', 'shareVerbs'],
	['g', 'yields', 'gives'],
	['g', 'costs'],
	['d', 'eventLinks', 'of'],
	['f', 'changeOpens'],
	['o', 'outOf'],
	['3', 'eventLinks', 'at'],
	['2', 'changeLinks', 'to'],
	['2', 'riseLinks'],
	['5', 'forWords'],
	['j', 'changeBases'],
	['b', 'figureLinks'],
	['0', 'budgetWords'],
	['p', 'sumParts', 'part', 'rest'],
	['+', 'yields', 'adds'],
	['9', 'yields', 'makes'],
	['&', 'smallWords', 'and'],
];

/** The figures, words and signs of a text. */
export function tokensOf(text: string, amounts: readonly Amount[], lang: Language): Token[] {
	const figures = figuresOf(text, amounts, lang).map(asToken);
	const tokens = [...figures, ...strokesIn(text)];
	// `a quarter` is a fraction here, and no length of time.
	const inWords = figures.filter(({ figure }) => figure?.isInWords);
	for (const mark of marksIn(text))
		if (!inWords.some(({ from, to }) => mark.from < to && mark.to > from)) tokens.push(mark);
	for (const { 0: sign, index } of text.matchAll(SIGN_OR_WORD))
		tokens.push({
			letter: SIGNS[sign] ?? (',;:()+/'.includes(sign) ? sign : 'w'),
			from: index,
			to: index + sign.length,
		});
	// Figures before the words in them, and words of relations before others.
	tokens.sort((a, b) => a.from - b.from || b.to - a.to);
	const found: Token[] = [];
	let last = 0;
	for (const token of tokens) {
		if (token.from < last) continue;
		found.push(token);
		last = token.to;
	}
	for (const [at, token] of found.entries()) {
		if (token.figure) token.figure.isAbout = isAboutAt(text, found, at);
		// `3 € | par repas`
		else if (token.letter === 'w' && found[at - 1]?.figure?.kind === 'money' && opensEach(text, token))
			token.letter = 'e';
	}
	return found;
}

function asToken(figure: Figure): Token {
	const letter = { money: 'M', count: 'N', percent: 'P', fraction: 'F', times: 'X' }[figure.kind];
	return { letter, from: figure.from, to: figure.to, figure };
}

/** Words of relations, the longest where several overlap, and the ends of sentences. */
function marksIn(text: string): Token[] {
	const { finder, letters } = marks();
	const words = finder.all(text).map(({ from, to }) => {
		const word = text.slice(from, to);
		const letter = letters.get(foldKeyword(word)) ?? 'w';
		// `à` is no article: `a month`.
		return { letter: letter === '3' && /^a$/i.test(word) ? 'w' : letter, from, to };
	});
	return [...words, ...readSentences(text).map(({ to }) => ({ letter: '.', from: to, to }))];
}

function opensEach(text: string, { from, to }: Token): boolean {
	return vocabulary('perWords').findId(text.slice(from, to)) === 'opens';
}

/** `42 €/m²`, `4 800 €/an` */
function strokesIn(text: string): Token[] {
	return [...text.matchAll(STROKE)].map(({ 0: stroke, 1: word = '', index }) => {
		const isPeriod = vocabulary('periods').scan(`/ ${word}`) !== undefined;
		return { letter: isPeriod ? 'h' : 'e', from: index, to: index + stroke.length };
	});
}

const STROKE = /(?<=[€$£]|\d)\/([^\s\d.,;:()+=/]+[²³]?)/g;

const marks = lazy(() => {
	const letters = new Map<string, string>();
	for (const [letter, name, ...ids] of LETTERS) {
		const known = vocabulary(name as 'thatIs');
		const words =
			ids.length === 0
				? known.words()
				: LANGUAGES.flatMap((lang) => ids.flatMap((id) => known.getWords(id as 'is', lang)));
		for (const word of words) {
			const folded = foldKeyword(word);
			if (!letters.has(folded)) letters.set(folded, letter);
		}
	}
	return { letters, finder: createPhraseFinder([...letters.keys()]) };
});

/** All figures of a text but days, years and times of day. */
function figuresOf(text: string, amounts: readonly Amount[], lang: Language): Figure[] {
	const found: Figure[] = [];
	const add = (figure: Pick<Figure, 'from' | 'to' | 'value' | 'kind'> & Partial<Figure>) =>
		found.push({ currency: '', noun: '', isInWords: false, isAbout: false, decimals: 0, ...figure });
	for (const { 1: digits = '', index } of text.includes('%') ? text.matchAll(PERCENT) : []) {
		const value = parseFraction(digits.replace(',', '.'));
		const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
		if (value) add({ kind: 'percent', from: index, to: index + digits.length, value, decimals });
	}
	for (const { from, to, parts = 1, whole } of fractionsIn(text)) {
		const number =
			/[^\s\u00A0-]+[\s\u00A0-]+$/.exec(text.slice(Math.max(0, from - 20), from))?.[0].length ?? 0;
		const start = parts > 1 ? from - number : from;
		if (parts < whole)
			add({
				kind: 'fraction',
				from: start,
				to,
				value: fraction(BigInt(parts), BigInt(whole)),
				isInWords: true,
			});
	}
	for (const { from, to } of vocabulary('multiples').findAll(text)) {
		const times = MULTIPLES[vocabulary('multiples').findId(text.slice(from, to)) ?? ''];
		if (times) add({ kind: 'times', from, to, value: times, isInWords: true });
	}
	const taken = [...found, ...daysIn(text, lang)];
	for (const amount of withWords(text, 0, text.length, amounts, lang)) {
		if (taken.some(({ from, to }) => amount.from < to && amount.to > from)) continue;
		const kind = amount.currency === '' ? 'count' : 'money';
		if (kind === 'count' && isYearOrTime(text, amount)) continue;
		add({ ...amount, kind, isInWords: !/\d/.test(text[amount.to - 1] ?? '') && kind === 'count' });
	}
	return found;
}

/** `31 octobre`, `July 31`, `1er juin 2024`: their numbers count nothing. */
function daysIn(text: string, lang: Language): Array<{ from: number; to: number }> {
	return [...daysOfMonthIn(text, lang), ...(/\d{4}/.test(text) ? datesIn(text, lang) : [])];
}

/** `2024`, `14 h`, `6:05 pm` */
function isYearOrTime(text: string, { from, to, value }: Amount): boolean {
	const written = text.slice(from, to);
	const isYear = /^(?:19|20)\d\d$/.test(written) && isInteger(value) && compare(value, YEAR) >= 0;
	return (
		isYear ||
		/^(?::\d|[\s\u00A0]?(?:h|am|pm)(?![A-Za-z]))/.test(text.slice(to, to + 4)) ||
		/\d:$/.test(text.slice(Math.max(0, from - 2), from))
	);
}

/** `environ 300 €`, `more than 40`, `300 € environ`; no fraction that a vote needs, `majorité des deux tiers`, and no `5% over last year` */
function isAboutAt(text: string, tokens: readonly Token[], at: number): boolean {
	const [before, last, next, behind] = [tokens[at - 2], tokens[at - 1], tokens[at + 1], tokens[at + 2]];
	const kind = tokens[at]?.figure?.kind;
	if (next?.letter === 'z' && !behind?.figure && kind !== 'percent') return true;
	const mark = last?.letter === 'w' || last?.letter === 'd' ? before : last;
	const lead = mark === last ? before : tokens[at - 3];
	if (mark?.letter === 'z')
		return kind !== 'fraction' || vocabulary('shareLeads').findId(text.slice(mark.from, mark.to)) === 'about';
	return last?.letter === 'p' || (mark?.letter === 'k' && mark === last && !lead?.figure);
}

const MULTIPLES: Readonly<Record<string, Fraction>> = {
	two: fraction(2n),
	three: fraction(3n),
	four: fraction(4n),
};
const YEAR = fraction(1900n);
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?=[\s\u00A0\u202F]?%)/g;
const SIGN_OR_WORD = /[+−–-](?=[\s\u00A0]?\d)|[^\s\u00A0\u202F\d.,;:()+=×*/'’!?%]+['’]?|\d+|[,;:()+=×*/]/g;
const SIGNS: Readonly<Record<string, string>> = {
	'=': 'i',
	'×': '3',
	'*': '3',
	'−': '+',
	'–': '+',
	'-': '+',
};
