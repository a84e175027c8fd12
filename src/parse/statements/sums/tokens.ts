/**
 * The figures, relation words, signs and other words of a text, so that what figures have to do with each other can be told by the shape of the row that their
 * kinds make (`row.ts`). All words come from the vocabularies, whatever the language.
 */

import type { Language } from '../../../ast/index.js';
import { isOneOf, LANGUAGES, opensWith, type VocabularyName, vocabulary } from '../../../language/index.js';
import { datesIn, daysOfMonthIn } from '../../../text/date.js';
import { foldKeyword } from '../../../text/fold.js';
import { compare, type Fraction, fraction, isInteger, parseFraction } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { createPhraseFinder, overlapFinder } from '../../../text/phrase-finder.js';
import { matchesIn } from '../../../text/places.js';
import { readSentences } from '../../../text/sentences.js';
import { fractionsIn } from '../../ballot/result-reason.js';
import { type Amount, withWords } from './amounts.js';
import type { Kind } from './row.js';

/** A figure of a text; of a percentage the value is in percent, of `deux tiers` the fraction, of `le double` how many times. */
export interface Figure extends Amount {
	kind: 'money' | 'count' | 'percent' | 'fraction' | 'times';
	isInWords: boolean;
	/** `environ`, `plus de`: not meant exactly. */
	isAbout: boolean;
	decimals: number;
}

export interface Token {
	kind: Kind;
	from: number;
	to: number;
	figure?: Figure;
}

/** Which words are of which kind. A phrase of two vocabularies is of the first. */
const KINDS: ReadonlyArray<readonly [Kind, VocabularyName, ...string[]]> = [
	['so', 'thatIs', 'is'],
	['or', 'thatIs', 'or'],
	['average', 'averages'],
	['period', 'periods'],
	['each', 'eachWords'],
	['each', 'perWords', 'each'],
	['than', 'comparatives'],
	['about', 'shareLeads'],
	['total', 'sumTotals'],
	['total', 'totals'],
	['among', 'sumParts', 'among'],
	['madeOf', 'sumLeads'],
	['against', 'changeLinks', 'against'],
	['change', 'riseVerbs'],
	['change', 'changes'],
	['left', 'differences', 'rest'],
	['left', 'flows', 'left'],
	['difference', 'differences', 'difference'],
	['difference', 'flows', 'surplus', 'deficit', 'result'],
	['exceeds', 'yields', 'saves'],
	['instalments', 'instalments'],
	['divided', 'divisions'],
	['represents', 'shareVerbs'],
	['gives', 'yields', 'gives'],
	['gives', 'costs'],
	['of', 'eventLinks', 'of'],
	['from', 'changeOpens'],
	['outOf', 'outOf'],
	['at', 'eventLinks', 'at'],
	['to', 'changeLinks', 'to'],
	['to', 'riseLinks'],
	['for', 'forWords'],
	['over', 'changeBases'],
	['link', 'figureLinks', 'is'],
	['budget', 'budgetWords'],
	['part', 'sumParts', 'part', 'rest'],
	['plus', 'yields', 'adds'],
	['makes', 'yields', 'makes'],
	['and', 'smallWords', 'and'],
];

/** The figures, words and signs of a text; nothing where it has no two figures, of which one could follow from the other. */
export function readTokens(text: string, amounts: readonly Amount[], lang: Language): Token[] {
	const figures = readFigures(text, amounts, lang).map(asToken);
	if (figures.length < 2) return [];
	const tokens = [...figures, ...strokesIn(text)];
	// `a quarter` is a fraction here, and no length of time.
	const inWords = overlapFinder(figures.filter(({ figure }) => figure?.isInWords));
	for (const mark of marksIn(text)) if (!inWords(mark)) tokens.push(mark);
	for (const { 0: sign, index } of matchesIn(text, SIGN_OR_WORD))
		tokens.push({
			kind: SIGNS[sign] ?? 'word',
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
		else if (
			token.kind === 'word' &&
			found[at - 1]?.figure?.kind === 'money' &&
			isOneOf(text.slice(token.from, token.to), ['perWords', 'opens'])
		)
			token.kind = 'each';
	}
	return found;
}

function asToken(figure: Figure): Token {
	const { kind, from, to } = figure;
	return { kind, from, to, figure };
}

/** Words of relations, the longest where several overlap, and the ends of sentences. */
function marksIn(text: string): Token[] {
	const { finder, kinds } = marks();
	const words = finder.all(text).map(({ from, to }) => {
		const word = text.slice(from, to);
		const kind = kinds.get(foldKeyword(word)) ?? 'word';
		// `à` is no article: `a month`.
		return { kind: kind === 'at' && /^a$/i.test(word) ? 'word' : kind, from, to } as const;
	});
	return [...words, ...readSentences(text).map(({ to }) => ({ kind: 'stop' as const, from: to, to }))];
}

/** `42 €/m²`, `4 800 €/an` */
function strokesIn(text: string): Token[] {
	return matchesIn(text, STROKE).map(({ 0: stroke, 1: word = '', index }) => {
		const isPeriod = opensWith(`/ ${word}`, 'periods');
		return { kind: isPeriod ? 'period' : 'each', from: index, to: index + stroke.length };
	});
}

const STROKE = /(?<=[€$£]|\d)\/([^\s\d.,;:()+=/]+[²³]?)/g;

const marks = lazy(() => {
	const kinds = new Map<string, Kind>();
	for (const [kind, name, ...ids] of KINDS) {
		const known = vocabulary(name as 'thatIs');
		const words =
			ids.length === 0
				? known.words()
				: LANGUAGES.flatMap((lang) => ids.flatMap((id) => known.getWords(id as 'is', lang)));
		for (const word of words) {
			const folded = foldKeyword(word);
			if (!kinds.has(folded)) kinds.set(folded, kind);
		}
	}
	return { kinds, finder: createPhraseFinder([...kinds.keys()]) };
});

/** All figures of a text but days, years and times of day. */
function readFigures(text: string, amounts: readonly Amount[], lang: Language): Figure[] {
	const found: Figure[] = [];
	const add = (figure: Pick<Figure, 'from' | 'to' | 'value' | 'kind'> & Partial<Figure>) =>
		found.push({ currency: '', noun: '', isInWords: false, isAbout: false, decimals: 0, ...figure });
	for (const { 1: digits = '', index } of text.includes('%') ? matchesIn(text, PERCENT) : []) {
		const value = parseFraction(digits.replace(',', '.'));
		const decimals = /[.,](\d+)$/.exec(digits)?.[1]?.length ?? 0;
		if (value) add({ kind: 'percent', from: index, to: index + digits.length, value, decimals });
	}
	for (const { from, to, parts = 1, whole } of fractionsIn(text)) {
		const number = /[^\s-]+[\s-]+$/.exec(text.slice(Math.max(0, from - 20), from))?.[0].length ?? 0;
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
	const taken = new Uint8Array(text.length);
	for (const { from, to } of [...found, ...daysIn(text, lang)]) taken.fill(1, from, to);
	for (const amount of withWords(text, 0, text.length, amounts, lang)) {
		if (taken.subarray(amount.from, amount.to).includes(1)) continue;
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
		/^(?::\d|\s?(?:h|am|pm)(?![A-Za-z]))/.test(text.slice(to, to + 4)) ||
		/\d:$/.test(text.slice(Math.max(0, from - 2), from))
	);
}

/** `environ 300 €`, `more than 40`, `300 € environ`; no fraction that a vote needs, `majorité des deux tiers`, and no `5% over last year` */
function isAboutAt(text: string, tokens: readonly Token[], at: number): boolean {
	const [before, last, next, behind] = [tokens[at - 2], tokens[at - 1], tokens[at + 1], tokens[at + 2]];
	const kind = tokens[at]?.figure?.kind;
	if (next?.kind === 'about' && !behind?.figure && kind !== 'percent') return true;
	const mark = last?.kind === 'word' || last?.kind === 'of' ? before : last;
	const lead = mark === last ? before : tokens[at - 3];
	if (mark?.kind === 'about')
		return kind !== 'fraction' || isOneOf(text.slice(mark.from, mark.to), ['shareLeads', 'about']);
	return last?.kind === 'part' || (mark?.kind === 'than' && mark === last && !lead?.figure);
}

const MULTIPLES: Readonly<Record<string, Fraction>> = {
	two: fraction(2n),
	three: fraction(3n),
	four: fraction(4n),
};
const YEAR = fraction(1900n);
const PERCENT = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?=\s?%)/g;
const SIGN_OR_WORD = /[+−–-](?=\s?\d)|[^\s\d.,;:()+=×*/'’!?%]+['’]?|\d+|[,;:()+=×*/]/g;
const SIGNS: Readonly<Record<string, Kind>> = {
	'=': 'so',
	'×': 'at',
	'*': 'at',
	'+': 'plus',
	'−': 'plus',
	'–': 'plus',
	'-': 'plus',
	'/': 'slash',
	',': 'comma',
	';': 'semicolon',
	':': 'colon',
	'(': 'open',
	')': 'close',
};
