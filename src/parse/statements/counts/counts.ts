/** How many people the prose says to be there, represented, away or on the roll: on lines, `Présents : 9 / Votants : 11`, and in sentences. */

import type { CountStatement, Language } from '../../../ast/index.js';
import { isOneOf, lazyFinder, mentions, vocabulary } from '../../../language/index.js';
import { type PlacedText, skipBlanks } from '../../../source/places.js';
import { type Fraction, sum, ZERO } from '../../../text/fraction.js';
import { lastWords, wordBehindSpace } from '../../../text/letters.js';
import { countBefore, mayHoldNumberInWords } from '../../../text/number.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOtherwise } from '../times/times.js';
import {
	asCount,
	countAt,
	departuresIn,
	endsPart,
	isPeople,
	LONGEST,
	LONGEST_NUMBER,
	readMembership,
	readTotals,
	readWholesAhead,
	sentenceAround,
	wholeAfter,
} from './count.js';
import { readHeads, readLabelled, readRow, readVerbed } from './labelled.js';
import { readPartsOfQuorum, readQuorumAsked, readQuorumRequired } from './quorum-parts.js';
import { readRunning } from './running.js';
import { readCountsInWords, readToldCounts } from './stated-counts.js';

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign; or told in a sentence. */
export function readCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	return readAllCounts(placed, context).map((count) => asOfOpening(count, placed));
}

function readAllCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const hasDigit = /\d/.test(placed.text);
	const found = [
		...(hasDigit ? readToldCounts(placed, context) : []),
		...readVerbed(placed, context),
		...readCountsInWords(placed, context),
		...readPartsOfQuorum(placed, context),
		...readQuorumAsked(placed, context),
		...readQuorumRequired(placed, context),
		...readWholesAhead(placed, context),
		...readTotals(placed, context),
		...readMembership(placed, context),
		...readLeft(placed, context),
		...readStaying(placed, context),
		...readVotersTold(placed, context),
		...(hasDigit ? readLabelled(placed, context) : []),
		...(hasDigit ? readHeads(placed) : []),
		...(hasDigit ? readRow(placed) : []),
	];
	const startsAt = (one: CountStatement) => (other: CountStatement) =>
		other.position?.start.offset === one.position?.start.offset;
	const left = found.filter(({ of }) => of === 'left');
	const running = readRunning(placed, context).filter(
		({ told, opens }) => !(opens ? found : left).some(startsAt(told)),
	);
	if (running.length === 0) return found;
	// What holds from a move on is no number of the opening.
	const moved = running.flatMap(({ told, stands, opens }) => (stands || opens ? [] : told));
	return [...found.filter((one) => !moved.some(startsAt(one))), ...running.map(({ told }) => told)];
}

/** `Nine of the twelve trustees were present | at the opening |`: who comes later is none of them. */
function asOfOpening(count: CountStatement, { text, place }: PlacedText): CountStatement {
	if (count.now || !(count.of === 'present' || count.of === 'voters')) return count;
	const at = (count.position?.start.offset ?? 0) - (place(0, 0)?.start.offset ?? 0);
	return mentions(sentenceAround(text, at), 'openingMoments') ? { ...count, opens: true } : count;
}

// --- How many can vote, behind a word for what that makes: `neuf sont présents et deux ont donné pouvoir, soit onze votants`, `…, soit 27 voix`.

/** `…, soit | onze membres sur quatorze`: those who are there or represented, in a sentence that tells of both, and of how many. */
function readPart(
	placed: PlacedText,
	count: NonNullable<ReturnType<typeof countAt>>,
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	const { from, noun } = count;
	const sentence = sentenceAround(text, from);
	const before = sentence.slice(0, Math.max(0, sentence.indexOf(text.slice(from, from + 12))));
	const groups = vocabulary('groups');
	// `…, 1 est excusé, soit 10 adhérents`, `…, plus 2 invités, soit 11 personnes` count others too.
	const isOfBoth =
		groups.findAll(before, 'present').length > 0 &&
		groups.findAll(before, 'represented').length > 0 &&
		groups.findAll(before, 'excused', 'absent', 'guests').length === 0;
	if (!noun || !isOfBoth || isOtherwise(sentence, context)) return [];
	const whole = wholeAfter(text, noun.to, context.lang);
	if (!endsPart(text, whole?.to ?? noun.to)) return [];
	const told = asCount(placed, 'voters', count);
	return whole ? [told, asCount(placed, 'members', { ...whole, from: noun.to + 1 })] : [told];
}

/** The voters that a sentence comes to; nothing where it supposes them, or tells of another time. */
function readVotersTold(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return vocabulary('thatIs')
		.findAll(text)
		.flatMap(({ to }): CountStatement[] => {
			const count = countAt(text, to, context.lang);
			if (!count) return [];
			const { noun } = count;
			const of = isOneOf(noun?.text ?? '', ['headCounts', 'voters'])
				? 'voters'
				: isOneOf(noun?.text ?? '', ['units', 'votes'])
					? 'votes'
					: undefined;
			if (!of) return noun && isPeople(noun.text) ? readPart(placed, count, context) : [];
			const sentence = sentenceAround(text, count.from);
			// `Le bureau compte trois membres, soit trois votants`: of who is here, it says who is present.
			if (vocabulary('quorumWords').findIn(sentence)?.id !== 'present') return [];
			if (isOtherwise(sentence, context)) return [];
			// `…, soit 27 voix.` and nothing of whose; `chaque membre présent porte un pouvoir, soit deux voix` counts nobody.
			if (of === 'votes' && mentions(sentence, 'eachWords')) return [];
			if (of === 'votes' && !endsPart(text, noun?.to ?? count.to)) return [];
			return [asCount(placed, of, count)];
		});
}

// --- Who is still there: `The eight members remaining were divided`.

/** `The eight members remaining were divided`, `Les 745 tantièmes restants se sont exprimés`, `all five remaining members`: who is still there. */
function readLeft(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const left = departuresIn(text);
	return vocabulary('stillThere')
		.findAll(text)
		.flatMap(({ from, to }): CountStatement[] => {
			const before = text.slice(Math.max(0, from - LONGEST_NUMBER), from);
			const noun = lastWords(before, 1)[0];
			const behind = wordBehindSpace(text.slice(to, to + LONGEST));
			const isCounted = (word: string | undefined) =>
				word !== undefined && (isPeople(word) || isOneOf(word, ['units', 'votes'], ['headCounts', 'voters']));
			const counted = isCounted(noun?.text) ? noun?.text : isCounted(behind?.text) ? behind?.text : undefined;
			if (counted === undefined) return [];
			const count = countBefore(counted === noun?.text ? before.slice(0, noun.from) : before, context.lang);
			const sentence = sentenceAround(text, from);
			if (!count || isOtherwise(sentence, context)) return [];
			const start = from - before.length + count.from;
			// `les trois membres restants du bureau`, `trois voix restantes à attribuer`: of another whole, or to be given.
			const rest =
				counted === noun?.text
					? text.slice(to, to + LONGEST)
					: text.slice(to + (behind?.to ?? 0), to + LONGEST);
			const link = vocabulary('eventLinks').scan(rest.trimStart())?.id;
			// `Sur sept présents, trois ont parlé ; les quatre restants se sont tus` parts those who are there.
			const ahead =
				text
					.slice(Math.max(0, start - LONGEST), start)
					.split(/[.!?]/)
					.at(-1) ?? '';
			const isPart = /\d/.test(ahead) || mayHoldNumberInWords(ahead);
			const hasLeft = left.before(start);
			// `Mr. Sandoval left. The three remaining directors heard the owner.`
			const isOfBody = hasLeft && isOneOf(counted, 'memberNouns');
			if (link !== undefined || isPart || !(isOfBody || leftVerbs().all(sentence).length > 0)) return [];
			const some = hasLeft ? { some: true as const } : {};
			const isOfVotes = isOneOf(counted, ['units', 'votes']);
			const held = isOfVotes ? undefined : votesBehind(hold, text, to, context.lang);
			return [
				{
					...asCount(placed, 'left', { value: count.value, from: start, to }),
					...(isOfVotes ? {} : { heads: true as const }),
					...some,
				},
				...(held ? [{ ...asCount(placed, 'left', held), ...some }] : []),
			];
		});
}

/**
 * `Il reste cinq copropriétaires présents et un représenté, soit 700 voix`, `Six trustees remained.`: people of whom nothing more is said than that they
 * are there, and the votes that they hold.
 */
function readStaying(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const left = departuresIn(text);
	return vocabulary('staying')
		.findAll(text)
		.flatMap((mark): CountStatement[] => {
			const isBehind = isOneOf(text.slice(mark.from, mark.to), ['staying', 'behind']);
			const sentence = sentenceAround(text, mark.from);
			if (isOtherwise(sentence, context)) return [];
			const found = isBehind ? peopleBehind(text, mark.to, context) : peopleBefore(text, mark.from, context);
			const votes = isBehind && !found ? votesLeft(placed, mark.to, context) : undefined;
			if (votes) return [{ ...votes, ...(left.before(mark.to) ? { some: true as const } : {}) }];
			if (!found || !staysThere(text, isBehind ? found.end : mark.to)) return [];
			const hasLeft = left.before(found.from);
			// `Huit délégués prennent part au vote` may be a part of those there.
			const isOfSome = isOneOf(text.slice(found.to, found.end).trim(), ['peopleNouns', 'some']);
			const some = hasLeft || isOfSome ? { some: true as const } : {};
			// Of the vote alone, where nobody left: that is compared as such.
			if (isOneOf(text.slice(mark.from, mark.to), ['staying', 'vote']) && !hasLeft) return [];
			// `… présents et | un | représenté`
			const more = isBehind ? representedBehind(text, found.end, context.lang) : undefined;
			const end = isBehind ? found.end : mark.to;
			const held = votesBehind(thatIs, text, end, context.lang) ?? votesBehind(hold, text, end, context.lang);
			return [
				{
					...asCount(placed, 'left', { ...found, value: sum([found.value, more ?? ZERO]) }),
					heads: true,
					...some,
				},
				...(held ? [{ ...asCount(placed, 'left', held), ...some }] : []),
			];
		});
}

interface FoundPeople {
	value: Fraction;
	from: number;
	to: number;
	/** Behind their noun. */
	end: number;
}

/** `Restent | 725 tantièmes.` */
function votesLeft(placed: PlacedText, at: number, { lang }: BallotContext): CountStatement | undefined {
	const count = countAt(placed.text, at, lang);
	// `Il reste 2 bulletins` is of votes that were cast.
	const isOfVotes =
		count?.noun &&
		vocabulary('units').findId(count.noun.text) === 'votes' &&
		!isOneOf(count.noun.text, 'castUnits');
	const isThere = isOfVotes && count.noun !== undefined && staysThere(placed.text, count.noun.to);
	return isThere ? asCount(placed, 'left', count) : undefined;
}

/** `il reste | cinq copropriétaires` */
function peopleBehind(text: string, at: number, { lang }: BallotContext): FoundPeople | undefined {
	const count = countAt(text, at, lang);
	const noun = count?.noun;
	// `il reste deux candidats`
	const isOfElection = noun && isOneOf(noun.text, 'electionNouns');
	return noun && !isOfElection && (isPeople(noun.text) || isVoters(noun.text))
		? { ...count, end: noun.to }
		: undefined;
}

/** `Six trustees | remained` */
function peopleBefore(text: string, at: number, { lang }: BallotContext): FoundPeople | undefined {
	const start = Math.max(0, at - LONGEST_NUMBER);
	const before = text.slice(start, at);
	const noun = lastWords(before, 1)[0];
	const isCounted = noun && (isPeople(noun.text) || isVoters(noun.text));
	const count = isCounted ? countBefore(before.slice(0, noun.from), lang) : undefined;
	// `four of the six trustees remained`
	if (!noun || !count || !opensClause(before.slice(0, count.from))) return undefined;
	return { value: count.value, from: start + count.from, to: start + noun.from, end: at };
}

/** `il reste neuf | votants` */
function isVoters(noun: string): boolean {
	return isOneOf(noun, ['headCounts', 'voters']);
}

/** Nothing stands before the number, or `and`: `David left at 8.05 pm and | four members remained`. */
function opensClause(before: string): boolean {
	const word = lastWords(before, 1)[0]?.text;
	return word === undefined || isOneOf(word, ['smallWords', 'and']);
}

/** `… présents et | un | représenté` */
function representedBehind(text: string, from: number, lang: Language): Fraction | undefined {
	const rest = /^[^.;\n]*/.exec(text.slice(from, from + LONGEST))?.[0] ?? '';
	const group = vocabulary('groups')
		.findAll(rest)
		.find((one) => isOneOf(rest.slice(one.from, one.to), ['groups', 'represented']));
	return group && countBefore(rest.slice(0, group.from), lang)?.value;
}

/** Nothing behind them, or that they are present: `à élire` is of others. */
function staysThere(text: string, at: number): boolean {
	const rest = text.slice(at, at + LONGEST);
	const word = wordBehindSpace(rest)?.text ?? '';
	// `five members | on the dais.`
	const place = vocabulary('stayPlaces').scan(rest.trimStart());
	if (place) return staysThere(text, skipBlanks(text, at) + place.length);
	return /^\s*(?:[.,;:)]|$)/.test(rest) || isOneOf(word, ['groups', 'present'], ['smallWords', 'and']);
}

/** `…, soit | 700 voix`, `…, réunissent | 6 600 tantièmes`: the votes of those who remain, behind such words in their sentence. */
function votesBehind(
	find: (rest: string) => readonly PhraseRange[],
	text: string,
	from: number,
	lang: Language,
) {
	const rest = /^[^.;\n]*/.exec(text.slice(from, from + 2 * LONGEST))?.[0] ?? '';
	const [mark] = find(rest);
	const count = mark && countAt(rest, mark.to, lang);
	const unit = count && vocabulary('units').scan(rest.slice(count.to).trimStart());
	return count && unit?.id === 'votes'
		? { value: count.value, from: from + count.from, to: from + count.to }
		: undefined;
}

const thatIs = (rest: string) => vocabulary('thatIs').findAll(rest);
const hold = (rest: string) => vocabulary('leftVerbs').findAll(rest, 'hold');

/** What those who remain do in a sentence that is of a vote. */
const leftVerbs = lazyFinder('voterVerbs', 'votingVerbs', 'leftVerbs');
