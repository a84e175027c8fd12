/** The figures of an election's count that a text tells: how many ballots were found, how many of them blank or void, how many votes are cast. */

import type { BallotsStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, vocabulary } from '../../../language/index.js';
import { makeStatement, type PlacedText, skipBlanks } from '../../../source/places.js';
import { toDecimalString } from '../../../text/fraction.js';
import { countBefore } from '../../../text/number.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { countAt, endsPart, LONGEST } from '../counts/count.js';
import { isOtherwise } from '../times/times.js';

type Figure = BallotsStatement['of'];

export function readBallotsTold(placed: PlacedText, context: BallotContext): BallotsStatement[] {
	return [...readRow(placed, context), ...readFound(placed, context)];
}

/** `Bulletins trouvés dans l'urne : 12. Blancs et nuls : 1. Suffrages exprimés : 11.`: labels of a count with a number each, two at least, and nothing else. */
function readRow({ text, place }: PlacedText, { lang }: BallotContext): BallotsStatement[] {
	if (!ROW.test(text)) return [];
	const found: BallotsStatement[] = [];
	let labels = 0;
	for (let at = 0; at < text.length; ) {
		const colon = text.indexOf(':', at);
		const label = colon < 0 ? undefined : vocabulary('labels').findId(text.slice(at, colon).trim());
		const count = colon < 0 ? undefined : countAt(text, colon + 1, lang);
		if (!label || !count || !endsPart(text, count.to)) return [];
		labels += 1;
		const of = FIGURES.get(label);
		if (of)
			found.push(
				makeStatement('ballots', place(count.from, count.to), { of, value: toDecimalString(count.value) }),
			);
		else if (label !== 'absoluteMajority' && label !== 'registered') return [];
		at = skipBlanks(text, Math.min(count.to + 1, text.length));
	}
	return labels > 1 ? found : [];
}

/** Two labels with a number each. */
const ROW = /^[^:\n]{3,60}:\s*[\p{L}\d]+[.,;][^:\n]{3,60}:/u;

const FIGURES: ReadonlyMap<string, Figure> = new Map<string, Figure>([
	['ballots', 'ballots'],
	['voters', 'ballots'],
	['cast', 'cast'],
	['blank', 'blank'],
	['void', 'void'],
	['blankOrVoid', 'blankOrVoid'],
]);

/**
 * `12 bulletins ont été trouvés dans l'urne, dont 1 blanc`, `Les scrutateurs ont trouvé 12 bulletins`, `Nine ballots were returned, one of them blank`: a
 * whole sentence that says them to be found or how many of them are spoilt, and nothing near it that makes them a part.
 */
function readFound(placed: PlacedText, context: BallotContext): BallotsStatement[] {
	const { text, place } = placed;
	const sentences = readSentences(text);
	return vocabulary('ballotNouns')
		.findAll(text)
		.flatMap((noun): BallotsStatement[] => {
			const index = sentences.findIndex(({ to }) => to >= noun.to);
			const sentence = sentences[index];
			if (!sentence) return [];
			const clause = Math.max(sentence.from, text.slice(0, noun.from).lastIndexOf(';') + 1);
			const count = countBefore(text.slice(clause, noun.from), context.lang);
			if (!count) return [];
			const from = clause + count.from;
			const found = foundAt(text, { clause, from, to: noun.to });
			if (!found) return [];
			const spoilt = spoiltAt(text, found.to, context);
			const left = castLeftAt(text, spoilt.at(-1)?.to, context);
			const end = left?.to ?? spoilt.at(-1)?.to ?? found.to;
			if (!/^\s*(?:[.\n]|$)/.test(text.slice(end)) || (spoilt.length === 0 && !found.isSure)) return [];
			const near = text.slice(sentence.from, sentences[index + 1]?.to ?? sentence.to);
			const isPart = mentions(near, ['ballotsFound', 'part'], ['labels', 'round']);
			const hasNumber = /\d/.test(text.slice(sentence.from, clause));
			if (isPart || hasNumber || isOtherwise(near, context)) return [];
			const of = (figure: Figure, value: string, at: number, to: number) =>
				makeStatement('ballots', place(at, to), { of: figure, value });
			return [
				of('ballots', toDecimalString(count.value), from, noun.to),
				...spoilt.map(({ figure, value, at, to }) => of(figure, value, at, to)),
				...(left ? [of('cast', left.value, left.at, left.to)] : []),
			];
		});
}

/** Where the words end that say of a number of ballots that they are in the box; `isSure`: they were found there, and not only cast. */
function foundAt(text: string, { clause, from, to }: { clause: number; from: number; to: number }) {
	const rest = text.slice(to, to + LONGEST);
	const front = text.slice(clause, from);
	const verb = front.trim() === '' ? (cast().exec(rest)?.[0].length ?? found().exec(rest)?.[0].length) : 0;
	// `Les scrutateurs ont trouvé | 12 bulletins`
	if (verb === undefined || (verb === 0 && !finders().test(front))) return undefined;
	const placed = placeBehind().exec(rest.slice(verb))?.[0].length ?? 0;
	const isSure = placed > 0 || (verb === 0 ? foundBefore().test(front) : found().test(rest));
	return { to: to + verb + placed, isSure };
}

const found = lazyPattern`(?u)^\s+${['ballotsFound', 'behind']}(?![\p{L}])`;
const cast = lazyPattern`(?u)^\s+${['ballotsFound', 'cast']}(?![\p{L}])`;
const finders = lazyPattern`(?u)^\s*(?:\p{L}{1,3}(?:['’]|\s+))?(?:\p{L}+\s+)?(?:${['ballotsFound', 'before']}|${['ballotsFound', 'counted']})\s+$`;
const foundBefore = lazyPattern`${['ballotsFound', 'before']}\s+$`;
const placeBehind = lazyPattern`(?u)^\s+${['ballotsFound', 'place']}(?![\p{L}])`;

/** `, dont | 1 blanc et 2 nuls`, `, one of them | blank`; none where the sentence goes on. */
function spoiltAt(text: string, end: number, { lang }: BallotContext) {
	const lead = spoiltLead().exec(text.slice(end, end + LONGEST));
	const found: Array<{ figure: Figure; value: string; at: number; to: number }> = [];
	for (let at = lead ? end + lead[0].length : -1; at >= 0; ) {
		const count = countAt(text, at, lang);
		const start =
			count &&
			skipBlanks(text, count.to + (ofThem().exec(text.slice(count.to, count.to + LONGEST))?.[0].length ?? 0));
		const word =
			start === undefined ? undefined : vocabulary('answers').scan(text.slice(start, start + LONGEST));
		const figure = word && FIGURES.get(word.id);
		if (!count || start === undefined || !word || !figure) return [];
		const to = start + word.length;
		found.push({ figure, value: toDecimalString(count.value), at: count.from, to });
		const rest = text.slice(to);
		if (endsPart(text, to)) break;
		const link = /^\s+(\p{L}+)(?=\s)/u.exec(rest);
		if (!link?.[1] || !isOneOf(link[1], ['smallWords', 'and'])) return [];
		at = to + link[0].length;
	}
	return found;
}

/** `, ce qui laisse | six suffrages exprimés`, behind those that are spoilt. */
function castLeftAt(text: string, end: number | undefined, { lang }: BallotContext) {
	const lead = end === undefined ? null : leavesLead().exec(text.slice(end, end + LONGEST));
	const count = lead && end !== undefined ? countAt(text, end + lead[0].length, lang) : undefined;
	const start = count && skipBlanks(text, count.to);
	const word =
		start === undefined ? undefined : vocabulary('labels').scan(text.slice(start, start + LONGEST));
	return count && start !== undefined && word?.id === 'cast'
		? { value: toDecimalString(count.value), at: count.from, to: start + word.length }
		: undefined;
}

const leavesLead = lazyPattern`^\s*,?\s*${['ballotsFound', 'leaves']}\s+`;
const spoiltLead = lazyPattern`^\s*[,(]?\s*(?:${['ballotsFound', 'among']}\s+)?`;
const ofThem = lazyPattern`^\s+${['ballotsFound', 'among', 'ofThem']}(?=\s)`;
