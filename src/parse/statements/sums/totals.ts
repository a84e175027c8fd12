/** Wholes and their parts, totals and what stands before them: `48 salariés : 31 conducteurs, 9 mécaniciens et 7 administratifs`. */

import { vocabulary, wordChoice } from '../../../language/index.js';
import { compare, equals, type Fraction, fraction, sum } from '../../../text/fraction.js';
import { lazy } from '../../../text/lazy.js';
import { lastWords } from '../../../text/letters.js';
import type { Sentence } from '../../../text/sentences.js';
import { type Amount, differing, isPartial, type WrongFigure } from './amounts.js';
import { wrongMovement } from './movements.js';
import { betweenParts } from './parts.js';
import { isOfRoom, isPeopleNoun } from './people-counts.js';
import { thatIsBefore } from './ratios.js';

/** Wholes that are not the sum of the parts behind them, and totals that are not that of what stands before. */
export function wrongSums(text: string, { from, to }: Sentence, amounts: readonly Amount[]): WrongFigure[] {
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
	const parted = PARTED.exec(near);
	const lead = parted?.[0] ?? /^[^\d.;:()]{0,60}[:(][\s\u00A0]*/.exec(near)?.[0] ?? leadInWords(near);
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
	// `5 % à la réserve légale`: a part of an amount is an amount.
	const isMoney = whole.currency !== '';
	if (isPartial(lead) || namesPart(inner) || (!isMoney && inner.includes('%'))) return undefined;
	const parts: Fraction[] = [];
	let at = from;
	for (const piece of joined(inner.split(betweenParts()), inner)) {
		const start = text.indexOf(piece, at);
		at = start + piece.length;
		const all = behind.filter((amount) => amount.from >= start && amount.to <= at);
		// `8 900 € au chapitre 21`
		const money = isMoney ? all.filter(({ currency }) => currency === whole.currency) : [];
		if (money.length === 0 && piece.includes('%')) return undefined;
		const inside = money.length > 0 ? money : all;
		const [only] = inside;
		if (!only || inside.length > 1 || !isPartOf(whole, only, piece)) return undefined;
		parts.push(only.value);
	}
	const computed = sum(parts);
	// `186 licenciés contre 171 l'an passé : …` are the parts of the first.
	if (parted && parted[1] !== String(parts.length)) return undefined;
	if (parts.length < 2 || earlier.some(({ value }) => equals(value, computed))) return undefined;
	return differing('whole', whole, computed);
}

/** `142 élèves | répartis en 6 classes : |`: as many parts follow. */
const PARTED = /^[^\d.;:()]{1,40}[\s\u00A0](\d{1,2})[\s\u00A0][^\d.;:()]{2,24}:[\s\u00A0]*/;

/** `dont`, `environ`; where a part comes from, `£690 from subscriptions`, says nothing of others. */
function namesPart(words: string): boolean {
	return vocabulary('sumParts').findAll(words, 'part', 'among').length > 0;
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
	const lead = readLead(text, total, before, start);
	const isOfSimple = isSameNoun(total, before, lead) || isOfTwo(text, total, before, lead);
	if (!isOfSimple && !isAnnounced(lead)) return undefined;
	if (isPartial(text.slice(start, total.from))) return undefined;
	const isOfAll =
		isOfSimple ||
		(isOfBareNumbers(text, before, lead)
			? before.length > 1 && before.every(isBare)
			: areParts(text, total, before, lead, start));
	return isOfAll ? differing('total', total, sum(before.map(({ value }) => value))) : undefined;
}

/** How a figure is announced as a total. */
interface TotalLead {
	/** `au total : 8 000 €` */
	said: boolean;
	/** `soit 8 voix` */
	isThatIs: boolean;
	/** `Beavers 18, Cubs 24, Scouts 21: 63 young people` */
	isListed: boolean;
	/** `… 63 young people in all` */
	isBehind: boolean;
	/** `total 777` */
	isBare: boolean;
	/** `soit 2 353 tantièmes`, `soit 8 votants` */
	isVotes: boolean;
	/** `soit 49 participants`, `118 students and 27 employees, 145 persons in all` */
	isPeople: boolean;
}

function readLead(text: string, total: Amount, before: readonly Amount[], start: number): TotalLead {
	const lead = text.slice(Math.max(start, total.from - 30), total.from);
	const isNumber = total.currency === '';
	const isThatIs = thatIsBefore().test(lead);
	const isListed = /:[\s\u00A0]*$/.test(lead) && before.every(isBare);
	const isAdded = /,[\s\u00A0]*$/.test(lead) && isPeopleNoun(total.noun) && before.length === 2 && isNumber;
	const isBehind =
		(isThatIs || isListed || isAdded) &&
		vocabulary('sumTotals').findIn(text.slice(total.to, total.to + 24)) !== undefined;
	return {
		said: vocabulary('sumTotals')
			.findAll(lead)
			.some(({ to }) => /^[\s\u00A0,]*$/.test(lead.slice(to))),
		isThatIs,
		isListed,
		isBehind,
		isBare: isBare(total) && endsWithTotal().test(lead),
		isVotes:
			isThatIs &&
			isNumber &&
			(vocabulary('units').scan(total.noun)?.id === 'votes' ||
				vocabulary('headCounts').findId(total.noun) === 'voters'),
		isPeople: (isThatIs || (isAdded && isBehind)) && isNumber && isPeopleNoun(total.noun),
	};
}

function isAnnounced({ said, isBehind, isVotes, isBare, isPeople }: TotalLead): boolean {
	return said || isBehind || isVotes || isBare || isPeople;
}

/** A number of nothing that is said. */
function isBare({ currency, noun }: Amount): boolean {
	return currency === '' && noun === '';
}

/** `1 240 campeurs en juillet et 1 610 en août, soit 2 850 campeurs` */
function isSameNoun(total: Amount, before: readonly Amount[], { isThatIs }: TotalLead): boolean {
	return (
		isThatIs &&
		total.noun !== '' &&
		before.length === 2 &&
		before[0]?.noun === total.noun &&
		[...before, total].every(({ currency }) => currency === '')
	);
}

/** `14 sorties et 9 conférences, soit 23 rendez-vous` */
function isOfTwo(text: string, total: Amount, before: readonly Amount[], { isThatIs }: TotalLead): boolean {
	return (
		isThatIs &&
		isPair(text, before) &&
		compare(total.value, fraction(10n)) > 0 &&
		[...before, total].every(({ currency, noun }) => currency === '' && noun !== '') &&
		!vocabulary('units').scan(total.noun)
	);
}

/** `North 412, South 365; total 777`, `A (1 200), B (1 153), soit 2 353 tantièmes`: the parts are numbers alone. */
function isOfBareNumbers(text: string, before: readonly Amount[], lead: TotalLead): boolean {
	const isBracketed =
		lead.isVotes && before.every(({ from, to }) => text[from - 1] === '(' && text[to] === ')');
	return lead.isBare || isBracketed || (lead.isListed && lead.isBehind);
}

/** Whether all that stands before a total is counted as it is. */
function areParts(
	text: string,
	total: Amount,
	before: readonly Amount[],
	{ said, isBehind, isVotes, isPeople }: TotalLead,
	start: number,
): boolean {
	const isPart = ({ currency, noun }: Amount) =>
		total.currency === '' ? currency === '' && noun !== '' : currency === total.currency;
	if (before.length < 2 || !before.every(isPart)) return false;
	// `trois catégories : 32 seniors, 16 féminines et 12 jeunes, soit 60 équipes au total`: a list of parts, each with its own noun.
	const colon = text.lastIndexOf(':', total.from);
	const isList = (said || isBehind) && colon >= start && before.every((part) => part.from > colon);
	if (total.currency !== '' || isList || before.every(({ noun }) => noun === total.noun)) return true;
	// `45 élèves et 4 accompagnateurs, soit 49 participants`
	if (isPeople && before[isPair(text, before) ? 'some' : 'every'](({ noun }) => isPeopleNoun(noun)))
		return true;
	return (isVotes || isPeople) && before.every((part) => isOfRoom(text, part));
}

/** Two amounts with the noun of the first and one small word between them. */
function isPair(text: string, amounts: readonly Amount[]): boolean {
	return (
		amounts.length === 2 &&
		between(text, amounts)
			.trim()
			.split(/[\s\u00A0]+/).length === 2
	);
}

/** What stands between the first two of some amounts. */
function between(text: string, [first, second]: readonly Amount[]): string {
	return first && second ? text.slice(first.to, second.from) : '';
}

/** ` de `, ` d’`, ` of ` */
export const SMALL_LINK = /^[\s\u00A0](?:[a-z]{1,2}['’\s\u00A0]{1,2})?$/;

const isSum = lazy(
	() => new RegExp(`[,;(][\\s\\u00A0]*${wordChoice('thatIs')}[\\s\\u00A0]+(?=[\\d$€£])`, 'i'),
);

const endsWithTotal = lazy(() => new RegExp(`(?<![\\p{L}])${wordChoice('totals')}[\\s\\u00A0:]*$`, 'iu'));
