/**
 * What a sentence says of two or three figures in words of its own, in digits or in words: `Thirteen came, five more than the quorum of eight`, `120
 * children, twice the 60 of last year`, `20 au lieu des 40 attendus, soit la moitié`, `50 feet wide and 135 feet deep, or 6,750 square feet`,
 * `150 000 €, divisé en 1 500 actions de 100 € chacune`.
 */

import { vocabulary } from '../../../language/index.js';
import { readSentences, type Sentence } from '../../../text/sentences.js';
import type { WrongFigure } from './amounts.js';
import { fractionsIn, thatIsBefore } from './ratios.js';
import { asWrong, distance, type Figure, isExchanged, isSlip, isYear } from './slips.js';

/** The figures of a text that are another one than such words say; at most one a sentence. */
export function wrongRelations(text: string, figures: readonly Figure[]): WrongFigure[] {
	if (text.length > LONGEST || figures.length < 2) return [];
	if (!mayRelate(text)) return [];
	let next = 0;
	return readSentences(text).flatMap((sentence) => {
		while ((figures[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.from) next += 1;
		const first = next;
		while ((figures[next]?.to ?? Number.POSITIVE_INFINITY) <= sentence.to) next += 1;
		const inside = figures
			.slice(first, next)
			.filter(({ cents, from, to }) => !isYear(cents) || !/^\d{4}$/.test(text.slice(from, to).trim()));
		if (inside.length < 2 || inside.length > MOST) return [];
		return (
			wrongMoreThan(text, inside) ??
			wrongMultiple(text, sentence, inside) ??
			wrongFraction(text, sentence, inside) ??
			wrongProductOf(text, inside) ??
			wrongDivision(text, inside) ??
			wrongQuota(text, sentence, inside) ??
			wrongParts(text, inside) ??
			wrongForSo(text, inside) ??
			wrongPartPaid(text, sentence, figures, inside) ??
			[]
		);
	});
}

/** Most texts have none of the words that relate figures. */
function mayRelate(text: string): boolean {
	return (
		GATES.some((name) => vocabulary(name).findAll(text).length > 0) ||
		vocabulary('sumParts').findAll(text, 'among').length > 0 ||
		fractionsIn(text).length > 0
	);
}

const GATES = [
	'comparatives',
	'multiples',
	'thatIs',
	'sumTotals',
	'eachWords',
	'periods',
	'forWords',
	'divisions',
] as const;

/** `Thirteen members, | five | more than the quorum of | eight`: the figure before, less the one behind. */
function wrongMoreThan(text: string, inside: readonly Figure[]): WrongFigure[] | undefined {
	for (const [at, stated] of inside.entries()) {
		const [one, other] = [inside[at - 1], inside[at + 1]];
		if (!one || !other || [one, other].some(({ currency }) => currency !== stated.currency)) continue;
		const link = text.slice(stated.to, other.from);
		const than = vocabulary('comparatives').scan(link.trimStart());
		if (!than || link.length > FAR || !PLAIN_WORDS.test(link)) continue;
		// `three more than last year and two fewer than …`
		if (link.split(/[\s\u00A0]+/).some((word) => vocabulary('smallWords').findId(word) === 'and')) continue;
		if (!/,[\s\u00A0]*(?:\p{L}{2,4}[\s\u00A0]+)?$/u.test(text.slice(one.to, stated.from).slice(-8))) continue;
		const before = inside.slice(0, at);
		if (before.some(({ cents }) => distance(cents, other.cents) === stated.cents)) continue;
		const off = distance(one.cents, other.cents);
		// Of something else, what is far off is.
		if (off === 0n || off > stated.cents * 3n || stated.cents > off * 3n) continue;
		return [asWrong('difference', stated, off)];
	}
	return undefined;
}

/** `120 children, twice the 60 of last year`; about so many is meant as well. */
function wrongMultiple(
	text: string,
	{ from, to }: Sentence,
	inside: readonly Figure[],
): WrongFigure[] | undefined {
	for (const mark of vocabulary('multiples').findAll(text.slice(from, to))) {
		const [start, end] = [from + mark.from, from + mark.to];
		const times = TIMES[vocabulary('multiples').findId(text.slice(start, end)) ?? ''];
		const one = inside.findLast((figure) => figure.to <= start);
		const other = inside.find((figure) => figure.from >= end);
		if (!times || !one || !other || one.currency !== other.currency) continue;
		if (other.from - end > NEAR || start - one.to > FAR || !PLAIN_WORDS.test(text.slice(end, other.from)))
			continue;
		if (vocabulary('shareLeads').findIn(text.slice(Math.max(from, start - NEAR), start))) continue;
		const computed = other.cents * times;
		if (distance(computed, one.cents) * 10n <= one.cents) continue;
		return [asWrong('reckoned', one, computed)];
	}
	return undefined;
}

/** `20 participants au lieu des 40 attendus, soit la moitié`, `Sur 40 inscrits, 20 sont venus, soit la moitié`. */
function wrongFraction(
	text: string,
	{ from, to }: Sentence,
	inside: readonly Figure[],
): WrongFigure[] | undefined {
	for (const part of fractionsIn(text.slice(from, to))) {
		const at = from + part.from;
		const lead = text.slice(Math.max(from, at - FAR), at);
		// `or | a | third`
		if (!thatIsBefore().test(lead) && !thatIsBefore().test(lead.replace(LAST_WORD, ''))) continue;
		const [one, other] = inside.filter((figure) => figure.to <= at - NEAREST).slice(-2);
		if (!one || !other || one.currency !== other.currency || at - other.to > FAR) continue;
		const between = text.slice(one.to, other.from);
		const isOf =
			vocabulary('outOf').scan(text.slice(from, one.from)) !== undefined ||
			vocabulary('outOf').scan(between.trimStart()) !== undefined ||
			vocabulary('changeLinks').findIn(between)?.id === 'against';
		const [small, large] = one.cents < other.cents ? [one, other] : [other, one];
		// `par 8 voix contre 4, soit à la majorité des deux tiers`: answers of a vote.
		if (vocabulary('units').scan(between.trimStart())?.id === 'votes') continue;
		if (!isOf || between.length > FAR) continue;
		const [parts, whole] = [BigInt(part.parts ?? 1), BigInt(part.whole)];
		if (parts >= whole || distance(small.cents * whole, large.cents * parts) * 20n <= large.cents * whole)
			continue;
		return [asWrong('part', small, (large.cents * parts) / whole)];
	}
	return undefined;
}

/** `50 feet wide and 135 feet deep, or | 6,750 | square feet`, `12 hours at £11.50 an hour, | £138 | a week`: the two figures before it, but for one sign. */
function wrongProductOf(text: string, inside: readonly Figure[]): WrongFigure[] | undefined {
	for (const [at, stated] of inside.entries()) {
		const [one, other] = inside.slice(Math.max(0, at - 2), at);
		if (!one || !other || stated.cents < 10_000n) continue;
		const money = [one, other].filter(({ currency }) => currency !== '');
		if (
			stated.currency === '' ? money.length > 0 : money.length !== 1 || money[0]?.currency !== stated.currency
		)
			continue;
		const lead = text.slice(other.to, stated.from);
		if (lead.length > FAR || text.slice(one.to, stated.from).includes('%')) continue;
		const behind = text.slice(stated.to, stated.to + NEAR).trimStart();
		const isLed =
			thatIsBefore().test(lead) ||
			vocabulary('sumTotals').findIn(lead) !== undefined ||
			(/,[\s\u00A0]*$/.test(lead) && vocabulary('periods').scan(behind) !== undefined);
		if (!isLed) continue;
		const product = (one.cents * other.cents) / 100n;
		const reached = [product, one.cents + other.cents, distance(one.cents, other.cents)];
		if (inside.slice(0, at).some(({ cents }) => cents === stated.cents)) continue;
		if (reached.some((cents) => distance(cents, stated.cents) < 100n) || isQuotient(stated, one, other))
			continue;
		if (isSlip(stated.cents, product, 3))
			return [asWrong(stated.currency === '' ? 'reckoned' : 'product', stated, product)];
	}
	return undefined;
}

function isQuotient({ cents }: Figure, one: Figure, other: Figure): boolean {
	return [
		[one.cents, other.cents],
		[other.cents, one.cents],
	].some(([a = 0n, b = 1n]) => distance(cents * b, a * 100n) <= b);
}

/** `150 000 €, divisé en 1 500 actions de 100 € chacune`, `28 000 €, appelés en quatre trimestres de 7 000 €`: a whole, so many parts, and each. */
function wrongDivision(text: string, inside: readonly Figure[]): WrongFigure[] | undefined {
	for (const [at, each] of inside.entries()) {
		const [whole, count] = inside.slice(Math.max(0, at - 2), at);
		if (!whole || !count || count.currency !== '' || whole.currency !== each.currency) continue;
		const lead = text.slice(whole.to, count.from);
		const isSplit = vocabulary('divisions')
			.findAll(lead)
			.some(({ to }) => /^[\s\u00A0]*$/.test(lead.slice(to)));
		const isEach =
			vocabulary('eachWords').findIn(text.slice(each.to, each.to + NEAR)) !== undefined ||
			(each.currency !== '' && OF_EACH.test(text.slice(count.to, each.from)));
		// `in three instalments of $10,000 and a final one of $6,000`
		const next = inside[at + 1];
		const hasMore = next?.currency === each.currency && next.from - each.to < FAR;
		if (!isSplit || !isEach || hasMore || lead.length > FAR || each.from - count.to > NEAR) continue;
		const computed = (count.cents * each.cents) / 100n;
		// `An assessment of $30,000, or $300 per vote, payable in three instalments of $10,000`
		if (inside.some((other) => other.cents === computed)) continue;
		if (distance(computed, whole.cents) * 100n <= whole.cents) continue;
		return [asWrong('reckoned', whole, computed)];
	}
	return undefined;
}

/** `two thirds of the members, that is | eight | of | eleven`: the fewest that are so many of them. */
function wrongQuota(
	text: string,
	{ from, to }: Sentence,
	inside: readonly Figure[],
): WrongFigure[] | undefined {
	for (const { to: end, parts = 1, whole } of fractionsIn(text.slice(from, to))) {
		const at = inside.findIndex((figure) => figure.from >= from + end);
		const [stated, all] = inside.slice(at < 0 ? inside.length : at, at + 2);
		if (!stated || !all || stated.currency !== '' || all.currency !== '' || parts >= whole) continue;
		const lead = text.slice(from + end, stated.from);
		const link = text.slice(stated.to, all.from);
		if (lead.length > FAR || !thatIsBefore().test(lead) || link.length > NEAR) continue;
		if (vocabulary('outOf').findId(link.trim()) === undefined) continue;
		const [parted, of] = [(all.cents / 100n) * BigInt(parts), BigInt(whole)];
		const [least, most] = [parted / of, (parted + of - 1n) / of];
		// More than so many is one more.
		const right = [most, least + 1n].map((count) => count * 100n);
		if (right.includes(stated.cents)) continue;
		return [asWrong('part', stated, most * 100n)];
	}
	return undefined;
}

/** `4 260 €, dont | 2 840 € de cotisations et | 1 420 € de photos`: parts that make the whole but for two signs of one that are exchanged. */
function wrongParts(text: string, inside: readonly Figure[]): WrongFigure[] | undefined {
	for (const [at, whole] of inside.entries()) {
		const first = inside[at + 1];
		if (!first || whole.currency === '') continue;
		const lead = text.slice(whole.to, first.from);
		const among = vocabulary('sumParts').scan(lead.replace(/^[\s\u00A0,(]+/, ''));
		if (among?.id !== 'among' || lead.length > NEAR) continue;
		// `passe de 3 940 € à 4 575 €, dont …` are parts of either.
		const before = inside[at - 1];
		if (before?.currency === whole.currency && whole.from - before.to < NEAR) continue;
		const money = inside.slice(at + 1).filter(({ currency }) => currency === whole.currency);
		const end = money.findIndex(({ from }, index) => from - (money[index - 1]?.to ?? whole.to) > FAR);
		const parts = end < 0 ? money : money.slice(0, end);
		if (parts.length < 2 || parts.length > MOST_PARTS) continue;
		const all = parts.reduce((total, { cents }) => total + cents, 0n);
		for (const part of all === whole.cents ? [] : parts.toReversed()) {
			const computed = whole.cents - all + part.cents;
			// Of the rest nothing may be said; signs that are exchanged are no chance.
			if (computed > 0n && isExchanged(part.cents, computed, 2)) return [asWrong('reckoned', part, computed)];
		}
	}
	return undefined;
}

/** Of more, one may be exchanged by chance. */
const MOST_PARTS = 5;

/** `90 € par casier, | 2 160 € pour 24 casiers`: a price of the sentence, so many times. */
function wrongForSo(text: string, inside: readonly Figure[]): WrongFigure[] | undefined {
	for (const [at, stated] of inside.entries()) {
		const count = inside[at + 1];
		if (!count || stated.currency === '' || count.currency !== '' || count.cents < 300n) continue;
		if (vocabulary('forWords').findId(text.slice(stated.to, count.from).trim()) === undefined) continue;
		const prices = inside.slice(0, at).filter(({ currency }) => currency === stated.currency);
		const [price, other] = prices;
		if (!price || other) continue;
		const behind = text.slice(price.to, price.to + NEAR).trimStart();
		const lead = text.slice(price.to, stated.from);
		const isEach =
			vocabulary('perWords').scan(behind) !== undefined || vocabulary('eachWords').scan(behind) !== undefined;
		if (!isEach && !/^[^,;]{0,40},[\s\u00A0]*(?:\p{L}+[\s\u00A0]+)?$/u.test(lead)) continue;
		const product = (price.cents * count.cents) / 100n;
		const off = stated.cents - product;
		// So many together often cost less.
		if (off < 100n || off * 4n > stated.cents) continue;
		return [asWrong('product', stated, product)];
	}
	return undefined;
}

/** `la moitié du bénéfice, soit | 562,50 €`, `aux trois quarts, soit 780 €`: a part of an amount of the sentence, or but for one sign of one before. */
function wrongPartPaid(
	text: string,
	{ from, to }: Sentence,
	figures: readonly Figure[],
	inside: readonly Figure[],
): WrongFigure[] | undefined {
	for (const part of fractionsIn(text.slice(from, to))) {
		const stated = inside.find((figure) => figure.from >= from + part.to);
		if (!stated || stated.currency === '') continue;
		const lead = text.slice(from + part.to, stated.from);
		if (lead.length > FAR || !(thatIsBefore().test(lead) || /^[^.;]{0,24}[,(][\s\u00A0]*$/.test(lead)))
			continue;
		if (isOfElse(text.slice(from, from + part.from), lead)) continue;
		const [parts, whole] = [BigInt(part.parts ?? 1), BigInt(part.whole)];
		if (parts >= whole) continue;
		const before = figures.filter(
			(one) => one.to <= from + part.from && one.currency === stated.currency && one.cents > stated.cents,
		);
		const ways = before.map((one) => ({ one, cents: (one.cents * parts) / whole }));
		if (ways.length > 6 || ways.some(({ cents }) => distance(cents, stated.cents) <= 100n)) continue;
		const [only, second] = ways.filter(({ one }) => one.from >= from);
		const isNear = only && !second && distance(only.cents, stated.cents) * 4n <= stated.cents;
		const slip = isNear ? only : ways.find(({ cents }) => isSlip(stated.cents, cents, 2));
		if (slip) return [asWrong('part', stated, slip.cents)];
	}
	return undefined;
}

/** `la moitié | des frais, soit`, `un tiers | des adhérents a payé, soit`: the last word before the sign is not in the words ahead. */
function isOfElse(ahead: string, lead: string): boolean {
	const words = lead.replace(/[,(].*$/s, '').match(/\p{L}+/gu) ?? [];
	const [first = '', last = ''] = [words[0], words.at(-1)];
	if (words.length === 0 || vocabulary('smallWords').findId(first) === 'by') return false;
	return vocabulary('thatIs').findId(last) === undefined && !ahead.includes(last);
}

const TIMES: Readonly<Record<string, bigint>> = { two: 2n, three: 3n, four: 4n };
/** `| trimestres de |`, `| instalments of |` */
const OF_EACH = /^[\s\u00A0]+[^\s\d.,;:()]{3,20}[\s\u00A0]+[a-z]{2}[\s\u00A0]+$/;
const LAST_WORD = /(?<=[\s\u00A0])\p{L}+[\s\u00A0-]+$/u;
/** No sign and no number. */
const PLAIN_WORDS = /^[^\d.,;:()]*$/;
const LONGEST = 3000;
const MOST = 12;
const FAR = 60;
const NEAR = 24;
/** `la` of `la moitié` stands between. */
const NEAREST = 2;
