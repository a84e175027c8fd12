/**
 * Figures of a sentence that follow from its other figures: `dépenses : loyers 14 500 €, salaires 38 000 €`, `soit 9 voix au total`, `recettes
 * 4 120 €, dépenses 3 905 €, excédent 215 €`, `4 of 20 (20%)`, `trois membres : Ada Brun, Luc Bon et Lise Kern`. Only those that do not follow
 * are kept, and only where what they would be is near what is written: figures that are far off are most likely of something else.
 */

import type { SumStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { sum } from '../../../text/fraction.js';
import { mayHoldNumberInWords } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../../source/places.js';
import { amountsIn, differing, isPartial, type WrongFigure } from './amounts.js';
import { wrongWritings } from './amounts-in-words.js';
import { wrongByRelations } from './engine.js';
import { wrongExtreme } from './extremes.js';
import { type ItemText, wrongInItem } from './item.js';
import { wrongNamedShares } from './named-shares.js';
import { wrongCountOfNames, wrongLists } from './people-counts.js';
import { LONGEST, TWO_NUMBERS } from './reckoning.js';
import { wrongResult, wrongResultOfSentence } from './results.js';
import { slipsIn } from './slips.js';
import { wrongEnds, wrongEndYears, wrongTerms } from './terms.js';
import { tokensOf } from './tokens.js';

/** The wrong figures of a text. */
export function readSums(placed: PlacedText, context: BallotContext): SumStatement[] {
	const { text } = placed;
	const { lang, date } = context;
	const found = new WrongFigures(text);
	if (text.includes('(')) found.add(wrongWritings(text, lang));
	if (TWO_NUMBERS.test(text) || mayHoldNumberInWords(text)) readFigures(found, context);
	found.addFree(wrongEndYears(text, date));
	if (/,[^,]*,/.test(text) && vocabulary('peopleNouns').findAll(text).length > 0)
		found.add(wrongCountOfNames(text));
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
	const tokens = tokensOf(text, amounts, lang);
	const { wrong, known } = wrongByRelations(text, tokens);
	found.addFree(wrong);
	found.addAlone(slipsIn(text, tokens, known));
	if (text.includes('%')) found.addFree(wrongNamedShares(text, tokens));
}

/** One cause of a sentence is told. */
function isInSentence(text: string, one: WrongFigure, other: WrongFigure): boolean {
	const [first, last] = one.from < other.from ? [one, other] : [other, one];
	return !/[.!?\n][\s\u00A0]/.test(text.slice(first.to, last.from));
}

/** `96 € | avec les boissons`, `2 925 €, | dons compris`: more than what is reckoned. */
function isWithMore(text: string, { to, of }: WrongFigure): boolean {
	const behind = text.slice(to, to + NEAR_MORE).split(/[.;:]/, 1)[0] ?? '';
	return (of === 'product' || of === 'total') && vocabulary('includedMarks').findAll(behind).length > 0;
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
	const tokens = tokensOf(text, amounts, lang);
	const found = [
		...slipsIn(text, tokens, wrongByRelations(text, tokens).known, start),
		...(extreme ? [extreme] : []),
	];
	return found
		.filter((one, at) => one.from >= start && !found.slice(0, at).some((other) => isSamePlace(one, other)))
		.map((wrong) => asSum(placed, { ...wrong, from: wrong.from - start, to: wrong.to - start }));
}

const LONGEST_TWO = 2400;

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
	return {
		type: 'statement',
		kind: 'sum',
		of,
		stated: stated ?? text.slice(from, to).trim(),
		computed,
		...positioned(place(from, to)),
		children: [],
	};
}

function isSamePlace(one: WrongFigure, other: WrongFigure): boolean {
	return one.from < other.to && one.to > other.from;
}
