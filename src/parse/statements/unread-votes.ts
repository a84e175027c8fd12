/**
 * Sentences that say that something was put to the vote and how it ended, in words of which no other reader makes a vote or a verdict:
 * `The roof was proposed by Ada Brun, seconded by Ben Roy and carried.` They are reported, so that no decision passes in silence, and count nowhere.
 */

import type { Position } from 'unist';
import type { StatedOutcome, Statement } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { lastWords } from '../../text/letters.js';
import type { PhraseRange } from '../../text/phrase-finder.js';
import { readSentences } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { PlacedText } from '../source/places.js';
import { electionVerbIn } from './elected.js';
import { isOffice } from './people/known-names.js';
import { tellsOfOtherYear } from './times.js';
import { isOfOthers, type ToldVote } from './told-votes.js';

/** The sentences of a text that tell a decision in words that are not read, with the outcome they name; `statements` and `votes` are what was read. */
export function findUnreadVotes(
	{ text, place }: PlacedText,
	statements: readonly Statement[],
	votes: readonly ToldVote[],
	context: BallotContext,
): ToldVote[] {
	if (!mayTell(text)) return [];
	const told = [
		...statements.flatMap((one) => (TELLS_VOTE.has(one.kind) ? startOf(one.position) : [])),
		...votes.flatMap((vote) => startOf(place(vote.from, vote.to))),
	].sort((one, other) => one - other);
	let next = 0;
	return readSentences(text).flatMap(({ from, to }): ToldVote[] => {
		const sentence = text.slice(from, to);
		const at = place(from, to);
		while ((told[next] ?? Number.POSITIVE_INFINITY) < (at?.start.offset ?? 0)) next += 1;
		const isRead = (told[next] ?? Number.POSITIVE_INFINITY) < (at?.end.offset ?? 0);
		if (isRead || sentence.length > LONGEST) return [];
		const result = outcomeIn(sentence, context) ?? electedIn(sentence, context);
		if (!result) return [];
		const isShort = sentence.length <= LONGEST_QUOTED;
		return [
			{
				from: isShort ? from : from + result.from,
				to: isShort ? to : from + result.to,
				tally: '',
				unsaid: true,
				result: { outcome: result.outcome, text: result.text },
			},
		];
	});
}

function startOf(position: Position | undefined): number[] {
	const at = position?.start.offset;
	return at === undefined ? [] : [at];
}

const TELLS_VOTE: ReadonlySet<string> = new Set(['verdict', 'elected', 'count']);

/** Most texts hold no word of a result. */
function mayTell(text: string): boolean {
	return (
		vocabulary('results').findAll(text).length > 0 || vocabulary('appointments').findAll(text).length > 0
	);
}

interface Outcome extends PhraseRange {
	outcome: StatedOutcome;
	text: string;
}

/** `Treasurer: Vic Tranter (re-elected unopposed)`, `Président : Ida Brun réélue (12 voix)`: a name right before the word, and an office, votes or a consent. */
function electedIn(sentence: string, context: BallotContext): Outcome | undefined {
	const verb = electionVerbIn(sentence, context, isBehindName);
	if (!verb || isOfOthers(sentence)) return undefined;
	const name = (NAME_BEFORE.exec(sentence.slice(0, verb.from)) ??
		NAMES_BEHIND.exec(sentence.slice(verb.to)))?.[1]?.trim();
	return name === undefined ? undefined : { outcome: 'elected', text: name, ...verb };
}

function isBehindName(sentence: string, { from, to }: PhraseRange): boolean {
	const before = sentence.slice(0, from);
	const label = /^[\s\u00A0]*([^:–—\n]{3,40}?)[\s\u00A0]*[:–—]/.exec(before)?.[1];
	const behind = sentence.slice(to);
	// `Elected to two-year terms: Vic Tranter`
	if (before.trim() === '' && NAMES_BEHIND.test(behind)) return true;
	const isSure =
		(label !== undefined && namesOffice(label)) ||
		vocabulary('units').findAll(sentence, 'votes').length > 0 ||
		isByConsent(behind);
	return (
		isSure && NAME_BEFORE.test(before) && (/^[\s\u00A0]*(?:[.,;()]|$)/.test(behind) || isByConsent(behind))
	);
}

function namesOffice(label: string): boolean {
	return (
		isOffice(label) ||
		vocabulary('officers').findIn(label) !== undefined ||
		vocabulary('otherOffices').findIn(label) !== undefined
	);
}

/** `Sont nommés membres de la commission : | Régis Colas et Paul Bertin` */
const NAMES_BEHIND = /^[^:.;\n]{0,60}:[\s\u00A0]*(\p{Lu}[\p{L}'’.-]+[\s\u00A0]+\p{Lu}[^.;:\n]{2,120})/u;

/** `Vic Tranter (`, `Ida Brun, 12 voix, `, `Isla Jardine `: a name of two words at the end, with votes between. */
const NAME_BEFORE =
	/(?<![\p{L}'’-])(\p{Lu}[\p{L}'’.-]*(?:[\s\u00A0]+\p{Lu}[\p{L}'’.-]+){1,3})[\s\u00A0]*(?:[,:–—-][\s\u00A0]*\d{1,5}[\s\u00A0]\p{L}{3,12})?[\s\u00A0]*[,(:–—-]?[\s\u00A0]*$/u;

/** How a sentence says that a vote ended: the last result behind a verb or a link, beside somebody who moved it, a consent or `by vote`. */
function outcomeIn(sentence: string, context: BallotContext): Outcome | undefined {
	const results = vocabulary('results')
		.findAll(sentence, 'adopted', 'rejected')
		.filter(({ from, to }) => isSaid(sentence, from, to));
	const last = results.at(-1);
	if (!last) return undefined;
	const behind = sentence.slice(last.to);
	if (!(isMoved(sentence) || isByConsent(sentence) || isByVote(behind) || endsBoth(sentence, last)))
		return undefined;
	// `A motion to carry the surplus into next year was | made by Ada Brun and approved`: another time is that of what is moved.
	const told = sentence.slice(firstMover(sentence.slice(0, last.from)));
	if (tellsOfOtherYear(sentence, context)) return undefined;
	if (isOfOthers(told) || vocabulary('suppositions').scan(sentence)?.id === 'supposed') return undefined;
	// `Ada Brun was proposed by Ben Roy and agreed | to serve`
	if (vocabulary('smallWords').scan(sentence.slice(last.to).trimStart())?.id === 'to') return undefined;
	const outcome = vocabulary('results').findId(sentence.slice(last.from, last.to));
	if (outcome !== 'adopted' && outcome !== 'rejected') return undefined;
	return { outcome, text: vocabulary('results').word(outcome, context.lang), ...last };
}

/** `… was | carried`, `…, seconded by Ben Roy, | approved`, `… and | carried`: no `approved budget`, no `accepted practice`. */
function isSaid(sentence: string, from: number, to: number): boolean {
	const word = sentence.slice(from, to);
	if (NOUN.test(word) || vocabulary('units').findId(word) !== undefined) return false;
	const before = sentence.slice(0, from).trimEnd();
	// `The policy, | adopted unanimously, | forbids charging` tells of another thing.
	if (before.endsWith(',')) return !/,[^,]*\p{L}/u.test(sentence.slice(to));
	if (before === '' || /[;:–—-]$/.test(before)) return true;
	const link = vocabulary('verdictLinks').findAll(before).at(-1);
	if (link?.to === before.length)
		return vocabulary('verdictLinks').findId(before.slice(link.from)) !== 'isNot';
	const last = lastWords(`${before} `, 1)[0]?.text ?? '';
	return vocabulary('smallWords').findId(last) === 'and' || isByVote(sentence.slice(to));
}

/** `Approbation` is the title of an item. */
const NOUN = /tion$/i;

/** `proposed by Ada Brun`, `Seconded and carried`, `appuyé par M. Roy` */
function isMoved(sentence: string): boolean {
	return firstMover(sentence) !== undefined;
}

function firstMover(words: string): number | undefined {
	const movers = vocabulary('speechVerbs').findAll(words, 'movedBy')[0];
	return (movers ?? vocabulary('labels').findAll(words, 'secondedBy')[0])?.from;
}

/** `approuve à l'unanimité`, `carried nem con`: a majority alone is spoken of in many texts. */
function isByConsent(sentence: string): boolean {
	return vocabulary('consents')
		.findAll(sentence)
		.some(({ from, to }) => vocabulary('consents').findId(sentence.slice(from, to)) !== 'majority');
}

/** `Le budget est lu | et approuvé.`, `The report was discussed and | accepted.` */
function endsBoth(sentence: string, { from, to }: PhraseRange): boolean {
	if (!/^[\s\u00A0.]*$/.test(sentence.slice(to))) return false;
	const [link, , and] = lastWords(sentence.slice(0, from), 3).map(({ text }) => text);
	return (
		vocabulary('smallWords').findId(and ?? '') === 'and' &&
		vocabulary('verdictLinks').findId(link ?? '') === 'is'
	);
}

/** `approved | by member vote.`; `entérinée | par un vote à l'assemblée suivante` says when it will be. */
function isByVote(behind: string): boolean {
	const [, by = '', ...words] =
		/^[\s\u00A0]+(\p{L}+)((?:[\s\u00A0]+\p{L}+){1,3})(?=[\s\u00A0]*(?:[.,;:()]|$))/u.exec(behind) ?? [];
	return (
		vocabulary('smallWords').findId(by) === 'by' &&
		(words[0] ?? '')
			.trim()
			.split(/[\s\u00A0]+/)
			.some((word) => vocabulary('units').findId(word) === 'votes')
	);
}

/** A sentence that is longer tells more than a vote. */
const LONGEST = 500;
const LONGEST_QUOTED = 160;
