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
	if (isPartial(lead) || namesPart(inner) || inner.includes('%')) return undefined;
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
	const lead = text.slice(Math.max(start, total.from - 30), total.from);
	const tail = text.slice(total.to, total.to + 24);
	const said = vocabulary('sumTotals')
		.findAll(lead)
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

/** ` de `, ` d’`, ` of ` */
export const SMALL_LINK = /^[\s\u00A0](?:[a-z]{1,2}['’\s\u00A0]{1,2})?$/;

const isSum = lazy(
	() => new RegExp(`[,;(][\\s\\u00A0]*${wordChoice('thatIs')}[\\s\\u00A0]+(?=[\\d$€£])`, 'i'),
);

const endsWithTotal = lazy(() => new RegExp(`(?<![\\p{L}])${wordChoice('totals')}[\\s\\u00A0:]*$`, 'iu'));
