/**
 * How many are there from a move on, in a sentence that says nothing else: `Cette arrivée porte à 14 le nombre des présents et à 17 celui des votants`,
 * `L'assemblée compte désormais 6 présents et 2 représentés, soit 755 tantièmes`, `which brings the number of directors present to 9`.
 */

import type { CountStatement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { endOfLetters } from '../../../text/letters.js';
import { sentenceFinder } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import { namesOtherBody } from '../wording/bodies.js';
import { asCount, countAt, endsPart, isSaidByMeeting, LONGEST, sentenceAround } from './count.js';

/** A number of those there, and where what says it ends. */
interface Running {
	count: NonNullable<ReturnType<typeof countAt>>;
	/** `left`: it is not said whether those count who are represented. */
	of: Stated | 'left';
	to: number;
}

type Stated = 'present' | 'represented' | 'voters' | 'votes';

/** What is counted, and where its words end; `some`: not all that are there, `1 online`. */
interface Noun {
	of: Running['of'] | 'some';
	to: number;
}

export function readRunning(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const sentenceOf = sentenceFinder(text);
	return vocabulary('runningCounts')
		.findAll(text)
		.flatMap(({ from, to }): CountStatement[] => {
			const found = chainAt(text, from, to, context);
			const sentence = found.length > 0 ? sentenceOf({ from, to }) : undefined;
			if (!sentence || isOtherwise(text.slice(sentence.from, sentence.to), context)) return [];
			return found.map(({ count, of }) => ({
				...asCount(placed, of, count),
				...(of === 'left' && { heads: true as const }),
				now: true as const,
			}));
		});
}

/** The numbers that such words lead to; none where anything else stands between them or behind. */
function chainAt(text: string, from: number, mark: number, context: BallotContext): Running[] {
	const words = text.slice(from, mark);
	const isOf = (id: 'moves' | 'has' | 'stay' | 'castable' | 'proxies') =>
		isOneOf(words, ['runningCounts', id]);
	if (isOf('castable')) return endsPart(text, mark) ? votesBefore(text, from, context) : [];
	if (isOf('proxies')) return proxiesAt(text, mark, context);
	if (isOf('has') && !isOfMeeting(text.slice(Math.max(0, from - 2 * LONGEST), from), context)) return [];
	const read = isOf('moves') ? movedAt : countedAt;
	const found: Array<NonNullable<ReturnType<typeof withCount>>> = [];
	// `Restent présents ou représentés | 14 copropriétaires`
	const stay = isOf('stay') ? countedAt(text, mark, context) : undefined;
	if (stay && stay.of !== 'left') return [];
	if (stay)
		found.push({
			...stay,
			of: mentions(words, ['quorumWords', 'presentOrRepresented']) ? 'voters' : 'present',
		});
	for (let at = stay ? behindLink(text, stay.to) : mark; ; at = behindLink(text, found.at(-1)?.to ?? mark)) {
		const next = read(text, at, context);
		if (!next) break;
		found.push(next);
	}
	const end = found.at(-1)?.to;
	const counts = found.filter((one): one is Running => one.of !== 'some');
	// `L'association compte désormais 45 membres` is no number of those there.
	const isSaid = counts.some(({ of }) => of !== 'left');
	return end !== undefined && isSaid && endsPart(text, end) ? counts : [];
}

/** `L'assemblée |`, `Avec les six pouvoirs, le conseil |`, `The board |`; of a commission it is told elsewhere. */
function isOfMeeting(before: string, context: BallotContext): boolean {
	const subject = /[^.,;:\n]*$/.exec(before)?.[0] ?? '';
	return isSaidByMeeting(subject) && !namesOtherBody(subject, context);
}

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

function withCount(count: Running['count'], noun: Noun | undefined) {
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

/** `with the proxy, | 9 votes | may be cast` */
function votesBefore(text: string, from: number, { lang }: BallotContext): Running[] {
	const clause = /[^.,;:\n]*$/.exec(text.slice(Math.max(0, from - LONGEST), from))?.[0] ?? '';
	const count = countAt(text, from - clause.length, lang);
	if (!count?.noun || !opensWith(count.noun.text, ['units', 'votes'])) return [];
	return text.slice(count.noun.to, from).trim() === '' ? [{ count, of: 'votes', to: from }] : [];
}

/** `avec les | six pouvoirs|, l'assemblée compte désormais 25 voix` */
function proxiesAt(text: string, mark: number, { lang }: BallotContext): Running[] {
	const count = countAt(text, mark, lang);
	if (!count?.noun || !isOneOf(count.noun.text, 'proxyNouns') || text[count.noun.to] !== ',') return [];
	const rest = sentenceAround(text, mark);
	const leads = vocabulary('runningCounts').findAll(rest, 'has', 'castable');
	return leads.length > 0 ? [{ count, of: 'represented', to: count.noun.to }] : [];
}
