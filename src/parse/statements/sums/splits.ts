/**
 * A whole and two parts of it that leave nothing over: `372 adhérents, dont 268 femmes et 104 hommes`, `Of the 124 homes 117 have paid and 7 are
 * delinquent`; how much one number is above another: `354 l'an dernier, soit 18 de plus`; and names that are counted: `Ada Brun, Luc Bon et Lise Kern, trois membres`.
 */

import { vocabulary } from '../../../language/index.js';
import { foldKeyword } from '../../../text/fold.js';
import { scanNumberWords } from '../../../text/number.js';
import { readSentences, type Sentence } from '../../../text/sentences.js';
import type { WrongFigure } from './amounts.js';
import { asWrong, distance, type Figure, isSlip, isYear } from './slips.js';

/** The wrong counts of a text. */
export function wrongSplits(text: string, figures: readonly Figure[]): WrongFigure[] {
	const hasSplit = vocabulary('complements').findAll(text).length > 1;
	const hasMore = vocabulary('comparatives').findAll(text).length > 0;
	const hasAmong = vocabulary('sumParts').findAll(text, 'among').length > 0;
	if (text.length > LONGEST || !(hasSplit || hasMore || hasAmong)) return [];
	const counts = figures.filter(({ currency, cents }) => currency === '' && !isYear(cents));
	return readSentences(text).flatMap((sentence) => {
		const inside = counts.filter(({ from, to }) => from >= sentence.from && to <= sentence.to);
		const money = hasMore
			? figures.filter(
					({ currency, from, to }) => currency !== '' && from >= sentence.from && to <= sentence.to,
				)
			: [];
		const off = money.length > 2 ? wrongAgainst(text, money) : undefined;
		if (off) return [off];
		const split = hasSplit ? wrongSplit(text, sentence, inside) : undefined;
		const more = hasMore ? wrongMore(text, sentence, inside, counts) : undefined;
		const beyond = hasAmong && !split ? wrongAmong(text, sentence, inside) : undefined;
		return [...(beyond ? [beyond] : []), ...(split ? [split] : []), ...(more ? [more] : [])];
	});
}

/** `42 sorties, dont 32 à la journée et 12 à la demi-journée`, `12 acres, of which 8 acres … and 5 acres`: parts that one small word tells apart, or of one noun, and that are more than the whole. */
function wrongAmong(text: string, { to: end }: Sentence, inside: readonly Figure[]): WrongFigure | undefined {
	for (const [index, whole] of inside.entries()) {
		const parts = inside.slice(index + 1);
		const [first, second] = parts;
		if (!first || !second || first.from - whole.to > FAR || parts.length > MOST_AMONG) continue;
		const lead = text.slice(whole.to, first.from);
		const mark = vocabulary('sumParts').findAll(lead, 'among').at(-1);
		if (!mark || lead.slice(mark.to).trim() !== '') continue;
		const words = parts.map(({ to }) => SMALL_WORD.exec(text.slice(to, Math.min(end, to + NEAR)))?.[1]);
		const isOfOne = whole.noun !== '' && first.noun === whole.noun;
		const other = isOfOne
			? parts.findIndex(({ noun }) => noun !== whole.noun)
			: words.findIndex((word) => word === undefined || word !== words[0]);
		const alike = other < 0 ? parts : parts.slice(0, other);
		if (alike.length < 2) continue;
		const computed = alike.reduce((all, { cents }) => all + cents, 0n);
		if (computed > whole.cents && (computed - whole.cents) * 4n <= whole.cents)
			return asWrong('whole', whole, computed);
	}
	return undefined;
}

const SMALL_WORD = /^[\s\u00A0]+(\p{L}{1,2})[\s\u00A0]/u;
const MOST_AMONG = 6;

function wrongSplit(text: string, { to: end }: Sentence, inside: readonly Figure[]): WrongFigure | undefined {
	for (const [index, figure] of inside.entries()) {
		// `91 points sur 100, dont …` are parts of the first.
		const last = inside[index - 1];
		const isOutOf =
			last &&
			figure.from - last.to < NEAR &&
			vocabulary('outOf').findIn(text.slice(last.to, figure.from)) !== undefined;
		const whole = isOutOf ? last : figure;
		const [first, second] = inside.slice(index + 1, index + 3);
		if (!first || !second || first.from - whole.to > FAR) return undefined;
		const next = inside[index + 3];
		// A third part.
		if (next && next.from - second.to < FAR && !/[.;]/.test(text.slice(second.to, next.from))) continue;
		// `et une abandonnée`, `One is exempt`
		if (holdsNumberInWords(text.slice(second.to, second.to + NEAR))) continue;
		const of = complementOf(text.slice(first.to, second.from));
		if (!of || of !== complementOf(text.slice(second.to, Math.min(end, next?.from ?? end, second.to + FAR))))
			continue;
		// `dont`, `made up of`, a colon, or the whole at the head: `Of the 124 homes`.
		const lead = text.slice(figure.to, first.from);
		const opens = text.slice(Math.max(0, whole.from - 12), whole.from);
		const isLed =
			/[:(][\s\u00A0]*$/.test(lead) ||
			// `212 élèves, 108 filles et 104 garçons`
			(of === 'sexes' && /^[^,]*,[\s\u00A0]*$/.test(lead)) ||
			vocabulary('sumParts').findIn(lead)?.id === 'among' ||
			vocabulary('sumLeads').findIn(lead) !== undefined ||
			vocabulary('outOf').findIn(opens) !== undefined;
		if (!isLed) continue;
		const computed = first.cents + second.cents;
		const off = distance(computed, whole.cents);
		if (off === 0n || off * 5n > whole.cents) continue;
		return asWrong('whole', whole, computed);
	}
	return undefined;
}

function holdsNumberInWords(text: string): boolean {
	return text
		.split(/[\s\u00A0.,;]+/)
		.some((word) => word !== '' && scanNumberWords(foldKeyword(word)) !== undefined);
}

/** Of which two parts the words behind a number name one. */
function complementOf(words: string): string | undefined {
	return vocabulary('complements').findIn(words.slice(0, FAR))?.id;
}

/** `… 354 l'an dernier, soit | 28 | de plus`: one of the differences of the numbers above, but for one sign. */
function wrongMore(
	text: string,
	{ from }: Sentence,
	inside: readonly Figure[],
	counts: readonly Figure[],
): WrongFigure | undefined {
	for (const stated of inside) {
		const behind = text.slice(stated.to, stated.to + FAR).trimStart();
		if (!vocabulary('comparatives').scan(behind)) continue;
		const lead = text.slice(Math.max(from, stated.from - 16), stated.from);
		if (vocabulary('thatIs').findIn(lead) === undefined) continue;
		const before = counts.filter(({ to }) => to <= stated.from).slice(-MOST);
		const ways = before.flatMap((one, at) =>
			before.slice(at + 1).map((other) => distance(one.cents, other.cents)),
		);
		const [old, now] = before.slice(-2);
		if (old && now && isAgainst(text, old, now, stated)) {
			const off = distance(old.cents, now.cents);
			if (off !== stated.cents) return asWrong('difference', stated, off);
			continue;
		}
		if (
			stated.cents < 1000n ||
			ways.includes(stated.cents) ||
			before.some(({ cents }) => cents === stated.cents)
		)
			continue;
		const slip = ways.find((cents) => isSlip(stated.cents, cents, 2));
		if (slip !== undefined) return asWrong('difference', stated, slip);
	}
	return undefined;
}

/** `1 125 €, contre 980 € en 2015, soit | 145 € | de plus`. */
function wrongAgainst(text: string, money: readonly Figure[]): WrongFigure | undefined {
	for (const [at, stated] of money.entries()) {
		const [old, now] = money.slice(Math.max(0, at - 2), at);
		if (!old || !now || [old, now].some(({ currency }) => currency !== stated.currency)) continue;
		if (!vocabulary('comparatives').scan(text.slice(stated.to, stated.to + FAR).trimStart())) continue;
		if (
			vocabulary('thatIs').findIn(text.slice(Math.max(now.to, stated.from - 16), stated.from)) === undefined
		)
			continue;
		const off = distance(old.cents, now.cents);
		if (!isAgainst(text, old, now, stated) || off === stated.cents) continue;
		return asWrong('difference', stated, off);
	}
	return undefined;
}

/** `24 adhérents contre 20 fin 2007, soit | 4 | de plus`: the two numbers right before, one against the other. */
function isAgainst(text: string, old: Figure, now: Figure, stated: Figure): boolean {
	const link = text.slice(old.to, now.from);
	const lead = text.slice(now.to, stated.from);
	return (
		link.length <= FAR &&
		!/[.;:]/.test(link + lead) &&
		lead.length <= FAR &&
		vocabulary('changeLinks').findIn(link)?.id === 'against'
	);
}

const LONGEST = 3000;
const MOST = 6;
const FAR = 60;
const NEAR = 30;
