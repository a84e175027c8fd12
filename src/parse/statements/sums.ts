/**
 * Figures of a sentence that follow from its other figures: `dépenses : loyers 14 500 €, salaires 38 000 €`, `soit 9 voix au total`, `recettes
 * 4 120 €, dépenses 3 905 €, excédent 215 €`, `4 of 20 (20%)`, `trois membres : Ada Brun, Luc Bon et Lise Kern`. Only those that do not follow
 * are kept, and only where what they would be is near what is written: figures that are far off are most likely of something else.
 */

import type { Language, SumStatement } from '../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../language/index.js';
import { datesIn, fromIsoDate, monthsBetween } from '../../text/date.js';
import {
	add,
	compare,
	equals,
	type Fraction,
	fraction,
	isInteger,
	multiply,
	subtract,
	sum,
	toDecimalString,
	ZERO,
} from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isCapital, lastWords } from '../../text/letters.js';
import { mayHoldNumberInWords, scanCount, scanNumberWords } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { readSentences, type Sentence } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { type PlacedText, positioned } from '../source/places.js';
import { type Amount, absolute, amountsIn, differing, isPartial, type WrongFigure } from './amounts.js';
import { wrongWritings } from './amounts-in-words.js';
import { wrongExtreme } from './extremes.js';
import { wrongLevels } from './levels.js';
import { wrongNamedShares } from './named-shares.js';
import { wrongEach } from './prices-each.js';
import { fractionsIn, thatIsBefore, wrongRatios } from './ratios.js';
import { wrongAcross, wrongReckoning } from './reckonings.js';
import { figuresIn, slipsIn } from './slips.js';
import { wrongSplits } from './splits.js';

/** The wrong figures of a text. */
export function readSums(placed: PlacedText, { lang, date }: BallotContext): SumStatement[] {
	const { text } = placed;
	const found = text.includes('(') ? wrongWritings(text, lang) : [];
	if (TWO_NUMBERS.test(text)) {
		const amounts = amountsIn(text, lang);
		const figures = figuresIn(text, amounts, lang);
		const result = wrongResult(text, amounts) ?? wrongResultOfSentence(text, amounts);
		if (result) found.push(result);
		for (const wrong of [
			wrongAcross(text, amounts, lang),
			wrongExtreme(text, amounts),
			wrongBallots(text, amounts),
		])
			if (wrong) found.push(wrong);
		for (const wrong of [...wrongTerms(text, lang), ...wrongEnds(text, lang, date)]) found.push(wrong);
		let next = 0;
		let nextFigure = 0;
		for (const sentence of readSentences(text)) {
			const first = next;
			const firstFigure = nextFigure;
			while ((figures[nextFigure]?.to ?? Number.POSITIVE_INFINITY) <= sentence.to) nextFigure += 1;
			while ((amounts[next]?.to ?? Number.POSITIVE_INFINITY) <= sentence.to) next += 1;
			const inside = amounts.slice(first, next);
			if (inside.length > MOST || sentence.to - sentence.from > LONGEST) continue;
			const wrong = [
				...wrongSums(text, sentence, inside),
				...wrongRatios(text, sentence, inside, lang),
				...wrongReckoning(text, sentence, inside, lang),
				...(inside.length > 1
					? [wrongEach(text, sentence, figures.slice(firstFigure, nextFigure)) ?? []].flat()
					: []),
			];
			for (const [index, one] of wrong.entries())
				if (![result, ...wrong.slice(0, index)].some((other) => other && isSamePlace(one, other)))
					found.push(one);
		}
		// Last, for the others say more exactly what is wrong.
		for (const slip of [
			...slipsIn(text, figures, 0, found.length > 0),
			...wrongLevels(text, figures),
			...wrongSplits(text, figures),
			...wrongNamedShares(text, figures),
		])
			if (!found.some((other) => isSamePlace(slip, other))) found.push(slip);
	}
	// `Two thirds of the nine directors, that is six`
	else if (fractionsIn(text).length > 0 && mayHoldNumberInWords(text))
		for (const sentence of readSentences(text))
			for (const wrong of sentence.to - sentence.from > LONGEST
				? []
				: wrongRatios(
						text,
						sentence,
						amountsIn(text, lang).filter(({ from, to }) => from >= sentence.from && to <= sentence.to),
						lang,
					))
				found.push(wrong);
	for (const sentence of thatIsFinder().all(text).length > 0 ? readSentences(text) : []) {
		const wrong = wrongPeople(text, sentence.from, sentence.to, lang);
		if (wrong) found.push(wrong);
	}
	if (/,[^,]*,/.test(text) && people().all(text).length > 0)
		for (const wrong of wrongCountOfNames(text)) found.push(wrong);
	if (text.includes(':') && (/\d/.test(text) || mayHoldNumberInWords(text)))
		for (const wrong of [...wrongLists(text), ...wrongPartsInWords(text, lang)]) found.push(wrong);
	return found.flatMap((wrong) => (isWithMore(text, wrong) ? [] : asSum(placed, wrong)));
}

/** `96 € | avec les boissons`, `2 925 €, | dons compris`: more than what is reckoned. */
function isWithMore(text: string, { to }: WrongFigure): boolean {
	return (
		vocabulary('includedMarks').scan(text.slice(to, to + NEAR_MORE).replace(/^[\s\u00A0,]+/, '')) !==
		undefined
	);
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
	const figures = figuresIn(text, amounts, lang);
	const extreme = wrongExtreme(text, amounts);
	const found = [
		...slipsIn(text, figures, start),
		...wrongLevels(text, figures, start),
		...(extreme ? [extreme] : []),
	];
	return found
		.filter((one, at) => one.from >= start && !found.slice(0, at).some((other) => isSamePlace(one, other)))
		.map((wrong) => asSum(placed, { ...wrong, from: wrong.from - start, to: wrong.to - start }));
}

const LONGEST_TWO = 2400;

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

/** Wholes that are not the sum of the parts behind them, and totals that are not that of what stands before. */
function wrongSums(text: string, { from, to }: Sentence, amounts: readonly Amount[]): WrongFigure[] {
	// A whole and two parts.
	if (amounts.length < 3) return [];
	const moved = wrongMovement(text, { from, to, whole: false }, amounts);
	if (moved) return [moved];
	return amounts.flatMap((amount, index) => {
		const [before, behind] = [amounts.slice(0, index), amounts.slice(index + 1)];
		return wrongWhole(text, amount, before, behind, to) ?? wrongTotal(text, amount, before, from) ?? [];
	});
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
	if (!lead || !isCounted(text, whole)) return undefined;
	const from = whole.to + lead.length;
	const isBracket = lead.trimEnd().endsWith('(');
	const to = isBracket ? text.indexOf(')', from) : end;
	if (to < 0 || to > end) return undefined;
	// `…, soit 12 € par part`
	const listed = text.slice(from, to).split(isSum(), 1)[0] ?? '';
	// `52 ladies and 34 gentlemen; eleven had joined`
	const [first = ''] = listed.split(';', 1);
	const inner = betweenParts().test(first) && !/;[\s\u00A0]*\d/.test(listed) ? first : listed;
	if (isPartial(lead) || isPartial(inner) || inner.includes('%')) return undefined;
	const parts: Fraction[] = [];
	let at = from;
	for (const piece of joined(inner.split(betweenParts()), inner)) {
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

/** `£1,980 for posts | panels | £660 for labour`: what holds no number goes on from the part before it. */
function joined(pieces: readonly string[], text: string): string[] {
	let at = 0;
	const found: Array<{ from: number; to: number }> = [];
	for (const piece of pieces) {
		const from = text.indexOf(piece, at);
		at = from + piece.length;
		const last = found.at(-1);
		if (last && !/\d/.test(piece)) last.to = at;
		else found.push({ from, to: at });
	}
	return found.map(({ from, to }) => text.slice(from, to));
}

/** Money, a number of something, or one that a verb or a small word leads to: `stands at 284: 201 drivers and 83 others`. */
function isCounted(text: string, { currency, noun, from }: Amount): boolean {
	// `inscrits : 412 (318 hommes, 94 femmes)`
	if (currency !== '' || noun !== '' || /\p{L}[\s\u00A0]*:[\s\u00A0]*$/u.test(text.slice(from - 4, from)))
		return true;
	const word = lastWords(text.slice(Math.max(0, from - 20), from), 1)[0]?.text ?? '';
	return vocabulary('figureLinks').findId(word) !== undefined;
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
		(vocabulary('groups').findIn(piece)?.id ?? 'guests') === 'guests' &&
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
	const isSoit = thatIsBefore().test(lead);
	// `Beavers 18, Cubs 24, Scouts 21: 63 young people in all`
	const isListed =
		/:[\s\u00A0]*$/.test(lead) && before.every(({ noun, currency }) => noun === '' && currency === '');
	// `118 students and 27 employees, 145 persons in all`
	const isAdded =
		/,[\s\u00A0]*$/.test(lead) && isPeopleNoun(total.noun) && before.length === 2 && total.currency === '';
	const isBehind = (isSoit || isListed || isAdded) && vocabulary('sumTotals').findIn(tail) !== undefined;
	const isVotes =
		isSoit &&
		total.currency === '' &&
		(vocabulary('units').scan(total.noun)?.id === 'votes' ||
			vocabulary('headCounts').findId(total.noun) === 'voters');
	const isBare = total.currency === '' && total.noun === '' && endsWithTotal().test(lead);
	const isPeople = (isSoit || (isAdded && isBehind)) && total.currency === '' && isPeopleNoun(total.noun);
	// `1 240 campeurs en juillet et 1 610 en août, soit 2 850 campeurs`
	const isSameNoun =
		isSoit &&
		total.currency === '' &&
		total.noun !== '' &&
		before.length === 2 &&
		before[0]?.noun === total.noun;
	if (
		isSameNoun &&
		!isPartial(text.slice(start, total.from)) &&
		before.every(({ currency }) => currency === '')
	)
		return differing('total', total, sum(before.map(({ value }) => value)));
	// `14 sorties et 9 conférences, soit 23 rendez-vous`
	const isOfTwo =
		isSoit &&
		total.currency === '' &&
		before.length === 2 &&
		compare(total.value, fraction(10n)) > 0 &&
		[...before, total].every(({ currency, noun }) => currency === '' && noun !== '') &&
		between(text, before)
			.trim()
			.split(/[\s\u00A0]+/).length === 2 &&
		!vocabulary('units').scan(total.noun);
	if (isOfTwo && !isPartial(text.slice(start, total.from)))
		return differing('total', total, sum(before.map(({ value }) => value)));
	if (!said && !isBehind && !isVotes && !isBare && !isPeople) return undefined;
	if (isPartial(text.slice(start, total.from))) return undefined;
	// `North 412, South 365; total 777`
	// `A (1 200), B (1 153), soit 2 353 tantièmes`
	const isBracketed = isVotes && before.every(({ from, to }) => text[from - 1] === '(' && text[to] === ')');
	if (isBare || isBracketed || (isListed && isBehind))
		return before.length > 1 && before.every(({ currency, noun }) => currency === '' && noun === '')
			? differing('total', total, sum(before.map(({ value }) => value)))
			: undefined;
	const parts = before.filter(({ currency, noun }) =>
		total.currency === '' ? currency === '' && noun !== '' : currency === total.currency,
	);
	// `trois catégories : 32 seniors, 16 féminines et 12 jeunes, soit 60 équipes au total`: a list of parts, each with its own noun.
	const colon = text.lastIndexOf(':', total.from);
	const isList = (said || isBehind) && colon >= start && parts.every((part) => part.from > colon);
	const isSame = total.currency !== '' || isList || parts.every(({ noun }) => noun === total.noun);
	if (parts.length < 2 || parts.length !== before.length) return undefined;
	// `45 élèves et 4 accompagnateurs, soit 49 participants`
	const isPair =
		parts.length === 2 &&
		between(text, parts)
			.trim()
			.split(/[\s\u00A0]+/).length === 2;
	const isOfPeople = isPeople && parts[isPair ? 'some' : 'every'](({ noun }) => isPeopleNoun(noun));
	const mayBeRoom = isVotes || isPeople;
	if (!isSame && !isOfPeople && !(mayBeRoom && parts.every((part) => isOfRoom(text, part)))) return undefined;
	return differing('total', total, sum(parts.map(({ value }) => value)));
}

/** What stands between the first two of some amounts. */
function between(text: string, [first, second]: readonly Amount[]): string {
	return first && second ? text.slice(first.to, second.from) : '';
}

/** `412 members, 31 joined and 18 left, so 425`: a number of people, those who come and go, and how many they are then. */
function wrongMovement(
	text: string,
	{ from, to }: Sentence,
	amounts: readonly Amount[],
): WrongFigure | undefined {
	const [first, last] = [amounts[0], amounts.at(-1)];
	if (!first || !last || amounts.length < 3 || amounts.some(({ currency }) => currency !== ''))
		return undefined;
	if (movements().all(text.slice(first.to, last.from)).length < amounts.length - 1) return undefined;
	const lead = text.slice(amounts.at(-2)?.to ?? from, last.from);
	const sign = (amount: Amount, next: Amount | undefined) => {
		const found = vocabulary('movements').findIn(
			text.slice(amount.to, Math.min(next?.from ?? to, amount.to + 30)),
		);
		return found?.id === 'ends' ? undefined : found?.id;
	};
	if (
		!movements()
			.all(lead)
			.some((mark) => vocabulary('movements').findId(lead.slice(mark.from, mark.to)) === 'ends')
	)
		return undefined;
	let computed = first.value;
	for (const [index, amount] of amounts.slice(1, -1).entries()) {
		const way = sign(amount, amounts[index + 2]);
		if (way === undefined) return undefined;
		computed = way === 'plus' ? add(computed, amount.value) : subtract(computed, amount.value);
	}
	if (isPartial(text.slice(from, last.from)) || sign(first, amounts[1]) !== undefined) return undefined;
	return differing('balance', last, computed);
}

/** People whom a meeting counts, with a vote there or without: `titulaires`, `camarades`, `drivers`. */
function isPeopleNoun(noun: string): boolean {
	const id = vocabulary('peopleNouns').findId(noun);
	return id === 'noun' || id === 'some' || id === 'counted';
}

/** `Huit membres sont présents et un est représenté, soit dix votants`: numbers in words, of which those behind `sur` are the whole. */
function wrongPeople(text: string, start: number, end: number, lang: Language): WrongFigure | undefined {
	const sentence = text.slice(start, end);
	const [mark, ...more] = thatIsFinder().all(sentence);
	if (!mark || more.length > 0 || sentence.length > LONGEST) return undefined;
	const total = numberAt(sentence, mark.to + gapAt(sentence, mark.to), lang);
	const behind = total && sentence.slice(total.to).trimStart();
	if (!total || !behind || !(isOfVoters(behind) || vocabulary('sumTotals').scan(behind))) return undefined;
	const before = sentence.slice(0, mark.from);
	if (isPartial(before)) return undefined;
	let added = 0;
	let parts = 0;
	let isInWords = total.isInWords;
	for (const word of before.matchAll(/(?<![\p{L}\p{N}'’-])[\p{L}\d]/gu)) {
		const number = numberAt(before, word.index, lang);
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

/** A whole number that starts there, in digits or in words; of digits no more than people are. */
function numberAt(
	text: string,
	from: number,
	lang: Language,
): { value: number; from: number; to: number; isInWords: boolean } | undefined {
	const count = scanCount(text.slice(from, from + LONGEST_NUMBER), lang);
	if (!count || !isInteger(count.value) || /^[/%]/.test(text.slice(from + count.length))) return undefined;
	const isInWords = !/\d/.test(text[from] ?? '');
	const value = Number(count.value.numerator);
	return value > 9999 ? undefined : { value, from, to: from + count.length, isInWords };
}

function gapAt(text: string, at: number): number {
	return /^[\s\u00A0]*/.exec(text.slice(at))?.[0].length ?? 0;
}

/** `6 membres présents`, `2 procurations`, `3 ont donné pouvoir`: people who are there or represented. */
function isOfRoom(text: string, { to, noun }: Pick<Amount, 'to' | 'noun'>): boolean {
	const words = text.slice(to, to + 40).split(/[,;]/, 1)[0] ?? '';
	return (
		vocabulary('proxyNouns').findId(noun) !== undefined ||
		vocabulary('peopleNouns').findId(noun) === 'signed' ||
		vocabulary('proxyGivers').findIn(words) !== undefined ||
		['present', 'represented', 'remote'].includes(vocabulary('groups').findIn(words)?.id ?? '')
	);
}

/** `Recettes 4 120 €, dépenses 3 905 €, excédent 215 €`; `brought forward £800, income £300, expenditure £200, carried forward £900`. */
function wrongResult(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const marks = flows().all(text);
	if (marks.length < 3 || marks.length > MOST || amounts.length > MOST) return undefined;
	const isAside = asides(text);
	const told = new Map<string, Amount>();
	const isMoney = amounts.some(({ currency }) => currency !== '');
	let last = 0;
	let isTwice = false;
	for (const amount of amounts) {
		// The day of a balance is none of its amounts.
		if (isMoney && amount.currency === '') continue;
		if (isAside(amount)) {
			last = amount.to;
			continue;
		}
		const before = marks.findLast(({ from, to }) => from >= last && to <= amount.from);
		// `12 000 € de recettes`
		const behind = marks.find(
			({ from }) => from >= amount.to && SMALL_LINK.test(text.slice(amount.to, from)),
		);
		last = amount.to;
		const mark = before ?? behind;
		const flow = mark && vocabulary('flows').findId(text.slice(mark.from, mark.to));
		if (!flow) continue;
		const hasOpening = told.has('opening');
		const of =
			flow === 'balance'
				? hasOpening
					? 'closing'
					: 'opening'
				: flow === 'left'
					? hasOpening
						? 'closing'
						: 'result'
					: flow;
		if (told.has(of)) return undefined;
		isTwice ||= flow === 'balance' && of === 'closing';
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
	// `a balance of £480 on 31 October after receipts of £200 …; the balance on 30 September was £430`: the later one is told first.
	const earlier = subtract(opening.value, result);
	if (equals(earlier, closing.value)) return undefined;
	if (!isNear(closing, computed) && isNear(closing, earlier) && isTwice)
		return { of: 'balance', from: closing.from, to: closing.to, computed: toDecimalString(earlier) };
	return equals(computed, closing.value) || !isNear(closing, computed)
		? undefined
		: { of: 'balance', from: closing.from, to: closing.to, computed: toDecimalString(computed) };
}

/** The same for one sentence, where the text has other incomes as well. */
function wrongResultOfSentence(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	const marks = flows().all(text);
	if (marks.length < 4 || marks.length > MOST) return undefined;
	for (const { from, to } of readSentences(text)) {
		const inside = marks.filter((mark) => mark.from >= from && mark.to <= to);
		if (inside.length < 3 || inside.length === marks.length) continue;
		const by = amounts
			.filter((amount) => amount.from >= from && amount.to <= to)
			.map((amount) => ({ ...amount, from: amount.from - from, to: amount.to - from }));
		const wrong = wrongResult(text.slice(from, to), by);
		if (wrong) return { ...wrong, from: wrong.from + from, to: wrong.to + from };
	}
	return undefined;
}

/** Whether an amount stands in brackets, or in a sentence of another time: `L'an dernier le déficit était de 212 €.` */
function asides(text: string): (amount: Amount) => boolean {
	const ranges = [
		...[...text.matchAll(/\([^()]*\)/g)].map(({ 0: words, index }) => ({
			from: index,
			to: index + words.length,
		})),
		// `Income had been £3,412 and expenditure £3,230, so that the profit was £182`: all of it is of one time.
		...readSentences(text).filter(
			({ from, to }) =>
				tellsOfBefore(text.slice(from, to)) && flows().all(text.slice(from, to)).length < WHOLE_ACCOUNT,
		),
	];
	return ({ from, to }) => ranges.some((range) => range.from <= from && range.to >= to);
}

function tellsOfBefore(sentence: string): boolean {
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
	if (!held || untilMarks().all(text).length === 0) return [];
	return datesIn(text, lang).flatMap(({ result, from }): WrongFigure[] => {
		if (!result.ok) return [];
		const near = Math.max(0, from - 60);
		const before = text.slice(near, from);
		const mark = untilMarks().all(before).at(-1);
		if (!mark || !/^[\s\u00A0]*(?:\p{L}{2,9}[\s\u00A0]+)?$/u.test(before.slice(mark.to))) return [];
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

const untilMarks = lazy(() => createPhraseFinder(vocabulary('untilMarks').words()));

const TWO_YEARS = /\b(?:19|20)\d\d\b.*\b(?:19|20)\d\d\b/s;

/** `pour une durée de 13 mois, du |`: the last length that stands there. */
function lengthBefore(text: string): { months: number; from: number; to: number } | undefined {
	const unit = termUnits().all(text).at(-1);
	const number = unit && numberBefore(text, unit.from, 1);
	if (!unit || !number) return undefined;
	const isYear = vocabulary('terms').findId(text.slice(unit.from, unit.to)) === 'year';
	return { months: number.value * (isYear ? 12 : 1), from: number.from, to: unit.to };
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
		// `4 titulaires et 2 suppléants : …`
		const others = people()
			.all(head.slice(noun?.to))
			.flatMap(({ from }) => numberBefore(head.slice(noun?.to), from) ?? []);
		const all = others.reduce((whole, { value }) => whole + value, number.value);
		// `10 membres étaient présents et 5 absents : …` names the last.
		const last = others.at(-1);
		const off = (value: number) => Math.abs(pieces.length - value);
		const stated = last && off(last.value) < off(all) ? last.value : all;
		if (off(stated) === 0 || off(stated) > 2) return [];
		const at =
			last && stated === last.value
				? { from: last.from + (noun?.to ?? 0), to: last.to + (noun?.to ?? 0) }
				: number;
		return [
			{
				of: 'names',
				from: sentence.from + at.from,
				to: sentence.from + at.to,
				stated: String(stated),
				computed: String(pieces.length),
			},
		];
	});
}

/** `Ada Brun (présidente), Luc Bon et Lise Kern, quatre membres, sont nommés`: people whom a sentence opens with, and how many there would be. */
function wrongCountOfNames(text: string): WrongFigure[] {
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		if (words.length > LONGEST) return [];
		const noun = people().all(words)[0];
		const number = noun && numberBefore(words, noun.from);
		if (
			!number ||
			!/,[\s\u00A0]*$/.test(words.slice(0, number.from)) ||
			!/^[\s\u00A0]*,/.test(words.slice(noun.to))
		)
			return [];
		const pieces = words
			.slice(0, number.from)
			.replace(/\([^()]*\)/g, '')
			.split(betweenParts())
			.map((piece) => piece.trim())
			.filter((piece) => piece !== '');
		if (pieces.length < 2 || !pieces.every(isNameOfPerson) || pieces.length === number.value) return [];
		if (Math.abs(pieces.length - number.value) > 2) return [];
		return [
			{
				of: 'names',
				from: sentence.from + number.from,
				to: sentence.from + number.to,
				stated: String(number.value),
				computed: String(pieces.length),
			},
		];
	});
}

/** `Dix-huit médailles sont remises : cinq d'or, six d'argent et sept de bronze`: a whole and its parts, some of them in words. */
function wrongPartsInWords(text: string, lang: Language): WrongFigure[] {
	if (!text.includes(':') || !mayHoldNumberInWords(text)) return [];
	return readSentences(text).flatMap((sentence): WrongFigure[] => {
		const words = text.slice(sentence.from, sentence.to);
		const colon = words.indexOf(':');
		if (colon < 0 || words.length > LONGEST || words.indexOf(':', colon + 1) >= 0) return [];
		const head = words.slice(0, colon);
		if (!mayHoldNumberInWords(words) || isPartial(head)) return [];
		const heads = [...head.matchAll(OPENS_WORD)].flatMap(({ index }) => {
			const number = numberAt(head, index, lang);
			// `en 2015`
			const isYear = number && !number.isInWords && number.value > 1900 && number.value < 2100;
			return number && number.value > 1 && !isYear ? [number] : [];
		});
		const whole = heads.at(-1);
		// `22 animateurs encadrent 14 activités :`: of several the one that the colon is right behind.
		if (!whole || (heads.length > 1 && !RIGHT_BEFORE_COLON.test(head.slice(whole.to)))) return [];
		// `De trois à cinq ans :`
		if (heads.length > 1 && termUnits().all(head.slice(whole.to)).length > 0) return [];
		const list = words.slice(colon + 1);
		const pieces = list.split(betweenParts()).map((piece) => piece.trim());
		const parts = pieces.map((piece) => numberAt(piece, 0, lang));
		const numbers = parts.flatMap((part) => part ?? []);
		if (pieces.length < 2 || numbers.length < pieces.length || /[€$£%]/.test(words)) return [];
		// Those in digits alone have been looked at.
		if (!whole.isInWords && numbers.every(({ isInWords }) => !isInWords)) return [];
		// Answers of a vote leave some out.
		if (pieces.some((piece) => vocabulary('answers').findIn(piece) ?? vocabulary('units').findIn(piece)))
			return [];
		// `5 à 7 ans`: a part is a number and what it counts.
		if (pieces.some((piece, at) => !/^[\s\u00A0]+[^\s\d]/.test(piece.slice(parts[at]?.to)))) return [];
		const computed = numbers.reduce((all, { value }) => all + value, 0);
		const off = Math.abs(computed - whole.value);
		if (off === 0 || off * 5 > whole.value) return [];
		const at = sentence.from + whole.from;
		return [{ of: 'whole', from: at, to: at + whole.to - whole.from, computed: String(computed) }];
	});
}

/** `516 bulletins, dont 4 blancs et 2 nuls : 510 suffrages exprimés`: the ballots without the blank and void ones. */
function wrongBallots(text: string, amounts: readonly Amount[]): WrongFigure | undefined {
	if (amounts.length > MOST || amounts.length < 3 || emptyBallots().all(text).length === 0) return undefined;
	let all: Amount | undefined;
	let cast: Amount | undefined;
	const less: Fraction[] = [];
	for (const amount of amounts.filter(({ currency }) => currency === '')) {
		const behind = text.slice(amount.to, amount.to + 40).trimStart();
		const answer = vocabulary('answers').scan(behind)?.id;
		const label = vocabulary('labels').scan(behind)?.id;
		if (answer === 'blank' || answer === 'void' || answer === 'blankOrVoid') less.push(amount.value);
		else if (label === 'cast') {
			if (cast) return undefined;
			cast = amount;
		} else if (label === 'ballots' || label === 'voters') {
			if (label === 'ballots' || !all) all = amount;
		}
	}
	if (!all || !cast || less.length === 0) return undefined;
	const computed = subtract(all.value, sum(less));
	return differing('difference', cast, computed);
}

const emptyBallots = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) =>
			(['blank', 'void', 'blankOrVoid'] as const).flatMap((id) => vocabulary('answers').getWords(id, lang)),
		),
	),
);
/** ` activités `: no more than three words. */
const RIGHT_BEFORE_COLON = /^(?:[\s\u00A0]+[^\s\d.,;:()]+){1,3}[\s\u00A0]*$/;
const OPENS_WORD = /(?<![\p{L}\p{N}'’-])[\p{L}\d]/gu;

/** The number right before a place, `les cinq |`, with where it stands. */
export function numberBefore(
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
export function isNameOfPerson(piece: string): boolean {
	const words = piece.split(/[\s\u00A0]+/);
	return (
		words.length <= 5 &&
		isCapital(words[0]) &&
		isCapital(words.at(-1)) &&
		words.every((word) => isCapital(word) || word.length <= 3)
	);
}

const WHOLE_ACCOUNT = 3;
const TWO_NUMBERS = /\d[^\d]+\d/;
/** ` de `, ` d’`, ` of ` */
const SMALL_LINK = /^[\s\u00A0](?:[a-z]{1,2}['’\s\u00A0]{1,2})?$/;
const MOST = 40;
const LONGEST = 600;
/** `quatre-vingt-dix-neuf`, with what ends it. */
const LONGEST_NUMBER = 48;

const betweenParts = lazy(
	() =>
		new RegExp(
			`[,;](?!\\d)[\\s\\u00A0]*(?:${wordChoice('smallWords', 'and')}[\\s\\u00A0]+)?|[\\s\\u00A0]+${wordChoice('smallWords', 'and')}[\\s\\u00A0]+`,
		),
);
const thatIsFinder = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('thatIs').getWords('is', lang))),
);
const isSum = lazy(
	() => new RegExp(`[,;(][\\s\\u00A0]*${wordChoice('thatIs')}[\\s\\u00A0]+(?=[\\d$€£])`, 'i'),
);
const sumTotals = lazy(() => createPhraseFinder(vocabulary('sumTotals').words()));
const movements = lazy(() => createPhraseFinder(vocabulary('movements').words()));
const flows = lazy(() => createPhraseFinder(vocabulary('flows').words()));
const termUnits = lazy(() => createPhraseFinder(vocabulary('terms').words()));
const endsWithTotal = lazy(() => new RegExp(`(?<![\\p{L}])${wordChoice('totals')}[\\s\\u00A0:]*$`, 'iu'));
export const people = lazy(() => createPhraseFinder(vocabulary('peopleNouns').words()));
