/**
 * How many are there from a move on, in a sentence that says nothing else: `Cette arrivée porte à 14 le nombre des présents et à 17 celui des votants`,
 * `L'assemblée compte désormais 6 présents et 2 représentés, soit 755 tantièmes`, `which brings the number of directors present to 9`.
 */

import type { CountStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { endOfLetters, wordBehindSpace } from '../../../text/letters.js';
import { sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { asCount, countAt, LONGEST } from './count.js';

/** A number of those there, and where what says it ends. */
interface Running {
	count: NonNullable<ReturnType<typeof countAt>>;
	/** `left`: it is not said whether those count who are represented. */
	of: Stated | 'left';
	/** Votes behind a number of those present or represented, whose own they may be. */
	by?: CountStatement['by'];
	to: number;
}

type Stated = 'present' | 'represented' | 'voters' | 'votes';

/** What is counted, and where its words end; `some`: not all that are there, `1 online`. */
interface Noun {
	of: Running['of'] | 'some';
	to: number;
}

/** Where a clause of a sentence begins, and where the words stand that say how many are there. */
interface Mark {
	start: number;
	from: number;
	to: number;
}

export function readRunning(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const sentenceOf = sentenceFinder(text);
	const isHanded = mentions(text, 'proxiesHanded');
	return vocabulary('runningCounts')
		.findAll(text)
		.flatMap(({ from, to }): CountStatement[] => {
			const sentence = sentenceOf({ from, to });
			if (!sentence) return [];
			const start = Math.max(sentence.from, text.slice(0, from).lastIndexOf(';') + 1);
			const found = chainAt(text, { start, from, to }, context);
			if (found.length === 0 || isOtherwise(text.slice(sentence.from, sentence.to), context)) return [];
			return found
				.filter(({ of }) => of === 'present' || !isHanded)
				.map(({ count, of, by }) => ({
					...asCount(placed, of, count),
					...(of === 'left' && { heads: true as const }),
					...(by && { by }),
					now: true as const,
				}));
		});
}

/** The numbers that such words lead to; none where anything else stands before, between or behind them. */
function chainAt(text: string, mark: Mark, context: BallotContext): Running[] {
	const words = text.slice(mark.from, mark.to);
	const isOf = (id: 'moves' | 'has' | 'stay' | 'castable' | 'proxies') =>
		isOneOf(words, ['runningCounts', id]);
	const front = text.slice(mark.start, mark.from);
	if (isOf('castable')) return endsClause(text, mark.to) ? votesBefore(text, mark, context) : [];
	if (isOf('proxies')) return front.trim() === '' ? proxiesAt(text, mark, context) : [];
	if (isOf('has')) {
		if (!isOfMeeting(front.slice(proxiesLead(front, context)), context)) return [];
	} else if (isOf('moves') ? !isByMove(front) : front.trim() !== '') return [];
	const read = isOf('moves') ? movedAt : countedAt;
	const found: Array<Running | (Noun & { of: 'some' })> = [];
	// `Restent présents ou représentés | 14 copropriétaires`
	const stay = isOf('stay') ? countedAt(text, mark.to, context) : undefined;
	if (stay && stay.of !== 'left') return [];
	if (stay)
		found.push({
			...stay,
			of: mentions(words, ['quorumWords', 'presentOrRepresented']) ? 'voters' : 'present',
		});
	for (let at = stay ? behindLink(text, stay.to) : mark.to; ; ) {
		const next = read(text, at, context);
		if (!next) break;
		// `3 présents, soit | 350 tantièmes`
		const last = found.at(-1)?.of;
		const by = next.of === 'votes' && (last === 'present' || last === 'represented') ? last : undefined;
		found.push(by && next.of !== 'some' ? { ...next, by } : next);
		at = behindLink(text, next.to);
	}
	const end = found.at(-1)?.to;
	const counts = found.filter((one): one is Running => one.of !== 'some');
	// `L'association compte désormais 45 membres` is no number of those there, nor is `11 members, that is 11 votes`.
	const isSaid = isOf('moves')
		? counts.some(({ of }) => of !== 'left')
		: counts.length > 0 && counts.every(({ of }) => of !== 'left');
	return end !== undefined && isSaid && endsClause(text, end) ? counts : [];
}

/** Whether a sentence or its part ends, or only says in other words what stands before: `, soit toujours 25 voix`. */
function endsClause(text: string, at: number): boolean {
	return clauseEnd().test(text.slice(at, at + LONGEST));
}

const clauseEnd = lazyPattern`(?iu)^\s*(?:[.;\n]|$|,\s*${'thatIs'}(?=\s))`;

/** `L'assemblée |`, `The board |`; of a commission it is told elsewhere. */
function isOfMeeting(subject: string, context: BallotContext): boolean {
	const noun = subject.trim().replace(/^\p{L}{1,3}(?:\s+|['’])/u, '');
	return isOneOf(noun, 'bodies', ['meetingNouns', 'assembly']) && !namesOtherBody(subject, context);
}

/** Past `Avec les six pouvoirs,`; 0 where a clause opens otherwise. */
function proxiesLead(clause: string, { lang }: BallotContext): number {
	const lead = vocabulary('runningCounts').findAll(clause, 'proxies')[0];
	if (!lead || clause.slice(0, lead.from).trim() !== '') return 0;
	const count = countAt(clause, lead.to, lang);
	const noun = count?.noun ?? wordBehindSpace(clause.slice(lead.to));
	if (!noun || !isOneOf(noun.text, 'proxyNouns')) return 0;
	const end = count?.noun ? noun.to : lead.to + noun.to;
	return clause[end] === ',' ? end + 1 : 0;
}

/** `Cette arrivée |`, `L'arrivée de Mme Lind |`, `Mr Roy's arrival |`, `ce qui |`, `This |`, `Mme Lind rejoint la séance, |`: who comes or goes moves the number, and nothing else. */
function isByMove(front: string): boolean {
	const words = front.trim();
	if (isOneOf(words, ['runningCounts', 'it'])) return true;
	if (words.endsWith(',')) return tellsOfMove(words.slice(0, -1));
	const [noun, other] = vocabulary('events').findAll(words, 'arrival', 'departure', 'return');
	if (!noun || other) return false;
	const before = words.slice(0, noun.from).trim();
	const behind = words.slice(noun.to).trim();
	const whose = whoseMove().exec(behind)?.[0].length ?? behind.length;
	const isNamed = behind !== '' && PROPER.test(behind.slice(whose));
	return (
		(behind === '' && OWN.test(before)) || (isOneOf(before, 'determiners') && (behind === '' || isNamed))
	);
}

/** `Mme Lind rejoint la séance`: one person, and nothing that she brings. */
function tellsOfMove(clause: string): boolean {
	const [verb] = vocabulary('moveVerbs').findAll(clause);
	const behind = clause.slice(verb?.to);
	return (
		verb !== undefined &&
		FULL_NAME.test(clause.slice(0, verb.from).trim()) &&
		!/[\d,:]/.test(behind) &&
		!mentions(behind, 'proxyNouns', ['smallWords', 'and'])
	);
}

const whoseMove = lazyPattern`(?iu)^${['eventLinks', 'of']}(?:\s+|(?<=['’]))`;
const PROPER = /^(?:\p{Lu}[\p{L}.'’-]*\s*){1,4}$/u;
const FULL_NAME = /^\p{Lu}[\p{L}.'’-]*(?:\s+\p{Lu}[\p{L}.'’-]*){1,3}$/u;
const OWN = /^(?:\p{Lu}[\p{L}.-]*\s+){0,3}\p{Lu}[\p{L}.-]*['’]s?$/u;

/** Past what joins two numbers: `, `, ` et `, `, soit `, `, représentant `. */
function behindLink(text: string, to: number): number {
	const comma = text[to] === ',' ? to + 1 : to;
	const at = skipBlanks(text, comma);
	const rest = text.slice(at, at + LONGEST);
	const words = links().exec(rest)?.[0] ?? '';
	return at + words.length;
}

const links = lazyPattern`(?iu)^(?:${['smallWords', 'and']}|${'thatIs'}|${['leftVerbs', 'hold']})(?=\s)`;

/** `| 6 présents`, `| 755 tantièmes` */
function countedAt(text: string, at: number, { lang }: BallotContext): ReturnType<typeof withCount> {
	const count = countAt(text, at, lang);
	return count && withCount(count, nounAt(text, count.to));
}

function withCount(
	count: Running['count'],
	noun: Noun | undefined,
): Running | (Noun & { of: 'some' }) | undefined {
	if (!noun) return undefined;
	const { of, to } = noun;
	return of === 'some' ? { of, to } : { count, of, to };
}

/** `| à 14 le nombre des présents`, `| the number of votes to 10` */
function movedAt(text: string, at: number, { lang }: BallotContext): ReturnType<typeof withCount> {
	const to = toAt(text, at);
	const ahead = to === undefined ? undefined : countAt(text, to, lang);
	if (ahead) return withCount(ahead, nounBehindNumber(text, ahead.to));
	const noun = nounBehindNumber(text, at);
	const behind = noun && toAt(text, noun.to);
	const count = behind === undefined ? undefined : countAt(text, behind, lang);
	return noun && count && withCount(count, { ...noun, to: count.to });
}

/** `le nombre des | présents`, `celui des | votants`, `the number | present` */
function nounBehindNumber(text: string, at: number): Noun | undefined {
	const start = skipBlanks(text, at);
	const lead = numberOf().exec(text.slice(start, start + LONGEST));
	return lead ? nounAt(text, start + lead[0].length) : undefined;
}

const numberOf = lazyPattern`(?iu)^${'numberNouns'}(?:\s+${['eventLinks', 'of']}(?=\s|(?<=['’])))?`;

function toAt(text: string, at: number): number | undefined {
	const start = skipBlanks(text, at);
	const word = text.slice(start, endOfLetters(text, start));
	return isOneOf(word, ['smallWords', 'to']) ? start + word.length : undefined;
}

/** `copropriétaires présents`, `votants`, `tantièmes`, `directors in the room`: what words count. */
function nounAt(text: string, at: number): Noun | undefined {
	const start = skipBlanks(text, at);
	const rest = text.slice(start, start + LONGEST);
	const state = stateAt(text, start);
	if (state) return state;
	const unit = vocabulary('units').scan(rest);
	if (unit?.id === 'votes') {
		const end = start + unit.length;
		const behind = stateAt(text, skipBlanks(text, end));
		return { of: 'votes', to: behind?.of === 'voters' ? behind.to : end };
	}
	const end = endOfLetters(text, start);
	const noun = text.slice(start, end);
	if (!isOneOf(noun, 'memberNouns')) return undefined;
	return stateAt(text, skipBlanks(text, end)) ?? { of: 'left', to: end };
}

/** `présents`, `présents ou représentés`, `in the room`, `online` */
function stateAt(text: string, at: number): Noun | undefined {
	const rest = text.slice(at, at + LONGEST);
	const label = vocabulary('headCounts').scan(rest);
	const word = vocabulary('quorumWords').scan(rest);
	const group = vocabulary('groups').scan(rest);
	const known = [
		{ of: label && STATES.get(label.id), length: label?.length ?? 0 },
		{ of: word && STATES.get(word.id), length: word?.length ?? 0 },
		{ of: group && STATES.get(group.id), length: group?.length ?? 0 },
	];
	const [found] = known.filter(({ of }) => of).sort((one, other) => other.length - one.length);
	return found?.of && { of: found.of, to: at + found.length };
}

const STATES: ReadonlyMap<string, Noun['of']> = new Map<string, Noun['of']>([
	['present', 'present'],
	['represented', 'represented'],
	['voters', 'voters'],
	['presentOrRepresented', 'voters'],
	['remote', 'some'],
]);

/** `with the proxy, | 9 votes | may be cast`; behind another part of a sentence with the proxies alone, `each has three votes; 3 votes may be cast`. */
function votesBefore(text: string, { start, from }: Mark, context: BallotContext): Running[] {
	const lead = proxiesLead(text.slice(start, from), context);
	const count = countAt(text, start + lead, context.lang);
	if (!count?.noun || !opensWith(count.noun.text, ['units', 'votes'])) return [];
	if (lead === 0 && text[start - 1] === ';') return [];
	return text.slice(count.noun.to, from).trim() === '' ? [{ count, of: 'votes', to: from }] : [];
}

/** `avec les | six pouvoirs|, l'assemblée compte désormais 25 voix` */
function proxiesAt(text: string, { start, to }: Mark, context: BallotContext): Running[] {
	const count = countAt(text, to, context.lang);
	if (!count?.noun || !isOneOf(count.noun.text, 'proxyNouns') || text[count.noun.to] !== ',') return [];
	const end = count.noun.to;
	const [next] = vocabulary('runningCounts').findAll(text.slice(end, end + 2 * LONGEST), 'has', 'castable');
	const isRead =
		next && chainAt(text, { start, from: end + next.from, to: end + next.to }, context).length > 0;
	return isRead ? [{ count, of: 'represented', to: end }] : [];
}
