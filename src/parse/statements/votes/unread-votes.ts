/**
 * Sentences that say that something was put to the vote and how it ended, in words of which no other reader makes a vote or a verdict:
 * `The roof was proposed by Ada Brun, seconded by Ben Roy and carried.` They are reported, so that no decision passes in silence, and count nowhere.
 */

import type { Position } from 'unist';
import type { StatedOutcome, Statement } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import type { PlacedText } from '../../../source/places.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import { quotesIn, readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { isOffice } from '../people/known-names.js';
import { tellsOfOtherYear } from '../times/times.js';
import { consentsIn } from '../wording/consents.js';
import { electionVerbIn, isByOthers } from './elected.js';
import { isOfOthers, type ToldVote } from './uncounted-votes.js';
import { NOUNS } from './verdict.js';
import { isByMethod } from './verdict-parts.js';

/** The sentences of a text that tell a decision in words that are not read, with the outcome they name; `statements` and `votes` are what was read. */
export function findUnreadVotes(
	{ text, place }: PlacedText,
	statements: readonly Statement[],
	votes: readonly ToldVote[],
	context: BallotContext,
): ToldVote[] {
	if (!mentions(text, 'results', 'appointments', 'decisionLabels')) return [];
	const told = [
		...statements.flatMap((one) => (tellsVote(one) ? getStart(one.position) : [])),
		...votes.flatMap((vote) => getStart(place(vote.from, vote.to))),
	].sort((one, other) => one - other);
	// What nobody counts in quotation marks may be anybody's.
	const quotes = quotesIn(text);
	let next = 0;
	return readSentences(text).flatMap(({ from, to }): ToldVote[] => {
		const sentence = text.slice(from, to);
		const at = place(from, to);
		while ((told[next] ?? Number.POSITIVE_INFINITY) < (at?.start.offset ?? 0)) next += 1;
		const isRead = (told[next] ?? Number.POSITIVE_INFINITY) < (at?.end.offset ?? 0);
		if (isRead || sentence.length > LONGEST) return [];
		const result =
			outcomeIn(sentence, context) ??
			electedIn(sentence, context) ??
			(/^\s*\?/.test(text.slice(to)) ? undefined : decidedBehindLabel(sentence, context));
		if (!result || quotes.some((one) => one.from <= from + result.from && from + result.from < one.to))
			return [];
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

function getStart(position: Position | undefined): number[] {
	const at = position?.start.offset;
	return at === undefined ? [] : [at];
}

/** `The budget was approved by member vote` does not decide its block by itself: it is told there as a vote that does not count. */
function tellsVote(one: Statement): boolean {
	return one.kind === 'verdict'
		? one.named || one.body === true
		: one.kind === 'elected' || one.kind === 'count';
}

interface Outcome extends PhraseRange {
	outcome: StatedOutcome;
	text: string;
}

/** `Décision : on achète un banc.`: the name of decisions, who decides and what is done; `Décision : on verra si …`, `Décision du tribunal : on paie` is none. */
function decidedBehindLabel(sentence: string, context: BallotContext): Outcome | undefined {
	if (!mentions(sentence, ['decisionLabels', 'label']) || !behindDecision().test(sentence)) return undefined;
	const isElse =
		mentions(sentence, 'suppositions', 'negations', 'announced') ||
		isOfOthers(sentence) ||
		tellsOfOtherYear(sentence, context);
	if (isElse) return undefined;
	return {
		outcome: 'adopted',
		text: vocabulary('results').word('adopted', context.lang),
		from: 0,
		to: sentence.length,
	};
}

const behindDecision = lazyPattern`(?u)^[\s*_]*${['decisionLabels', 'label']}[*_]*\s*:[*_]*\s+${['decisionLabels', 'who']}\s+\p{L}+\s+\p{L}`;

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
	const label = /^\s*([^:–—\n]{3,40}?)\s*[:–—]/.exec(before)?.[1];
	const behind = sentence.slice(to);
	// `Elected to two-year terms: Vic Tranter`
	if (before.trim() === '' && NAMES_BEHIND.test(behind))
		return namesSeat(behind.slice(0, behind.indexOf(':')));
	const isSure =
		(label !== undefined && namesOffice(label)) ||
		mentions(sentence, ['units', 'votes']) ||
		isByConsent(behind);
	// `Trésorière : Ida Brun, élue | par 8 voix`
	const isByVotes = opensWith(behind.trimStart(), 'mannerLinks') && mentions(behind, ['units', 'votes']);
	const isAlone = /^\s*(?:[.,;()]|$)/.test(behind);
	return isSure && NAME_BEFORE.test(before) && (isAlone || isByConsent(behind) || isByVotes);
}

function namesOffice(label: string): boolean {
	return isOffice(label) || mentions(label, 'officers', 'otherOffices');
}

/** `Elected | to two-year terms |:`, `Élus | membres du bureau |:`; `Élus | du personnel |:` and `Élus | présents |:` are people of whom something else is said. */
function namesSeat(words: string): boolean {
	return mentions(words, ['labels', 'term']) || namesOffice(words);
}

/** `Sont nommés membres du bureau : | Régis Colas et Paul Bertin` */
const NAMES_BEHIND = /^[^:.;\n]{0,60}:\s*(\p{Lu}[\p{L}'’.-]+\s+\p{Lu}[^.;:\n]{2,120})/u;

/** `Vic Tranter (`, `Ida Brun, 12 voix, `, `Isla Jardine `: a name of two words at the end, with votes between. */
const NAME_BEFORE =
	/(?<![\p{L}'’-])(\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]+){1,3})\s*(?:[,:–—-]\s*\d{1,5}\s\p{L}{3,12})?\s*[,(:–—-]?\s*$/u;

/** How a sentence says that a vote ended: the last result behind a verb or a link, beside somebody who moved it, a consent or `by vote`. */
function outcomeIn(sentence: string, context: BallotContext): Outcome | undefined {
	const results = vocabulary('results')
		.findAll(sentence, 'adopted', 'rejected')
		.filter(({ from, to }) => isSaid(sentence, from, to));
	const last = results.at(-1);
	if (!last) return undefined;
	const behind = sentence.slice(last.to);
	const mover = firstMover(sentence);
	if (mover === undefined && !isByConsent(sentence) && !isByMethod(behind) && !endsBoth(sentence, last))
		return undefined;
	if (isByOthers(behind) || tellsOfOtherYear(sentence, context)) return undefined;
	if (mover !== undefined && (isOfPerson(sentence.slice(0, mover)) || isToCome(sentence, mover)))
		return undefined;
	// `A motion to carry the surplus into next year was | made by Ada Brun and approved`: another time is that of what is moved.
	const told = sentence.slice(mover !== undefined && mover < last.from ? mover : 0);
	if (isOfOthers(told) || opensWith(sentence, ['suppositions', 'supposed'])) return undefined;
	const outcome = vocabulary('results').findId(sentence.slice(last.from, last.to));
	if (outcome !== 'adopted' && outcome !== 'rejected') return undefined;
	return { outcome, text: vocabulary('results').word(outcome, context.lang), ...last };
}

/** `… was | carried`, `…, seconded by Ben Roy, | approved`, `… and | carried`: no `approved budget`, no `accepted practice`. */
function isSaid(sentence: string, from: number, to: number): boolean {
	const word = sentence.slice(from, to);
	if (NOUNS.test(word) || isOneOf(word, 'units')) return false;
	// `agreed | to serve`, `accepted | the nomination`
	const behind = sentence.slice(to).trimStart();
	if (opensWith(behind, ['smallWords', 'to'], 'determiners')) return false;
	const before = sentence.slice(0, from).trimEnd();
	// `The policy, | adopted unanimously, | forbids charging` tells of another thing.
	if (before.endsWith(',')) return !/,[^,]*\p{L}/u.test(sentence.slice(to));
	if (before === '' || /[;:–—-]$/.test(before)) return true;
	const link = vocabulary('verdictLinks').findAll(before).at(-1);
	if (link?.to === before.length) return !isOneOf(before.slice(link.from), ['verdictLinks', 'isNot']);
	const last = lastWords(`${before} `, 1)[0]?.text ?? '';
	return isOneOf(last, ['smallWords', 'and']) || isByMethod(sentence.slice(to));
}

/** `Ida Brun was | proposed by Ben Roy and accepted`, `Candidat : Ida Brun, | proposée par …`: a person is proposed, and accepts. */
function isOfPerson(before: string): boolean {
	const link = vocabulary('verdictLinks').findAll(before).at(-1);
	const subject = link && before.slice(link.to).trim() === '' ? before.slice(0, link.from) : before;
	const [, label = '', name] = PERSON_FIRST.exec(subject) ?? [];
	// `Proposed Ida Brun, seconded Ben Roy, carried`
	const isVerb = opensWith(subject.trimStart(), 'speechVerbs');
	return name !== undefined && !isVerb && !opensWith(label, 'votedTexts');
}

const PERSON_FIRST = /^\s*(?:([^:\n]{2,30}?)\s*:\s*)?(\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’.-]*){1,3}),?\s*$/u;

/** `The plan | will be | seconded and carried`, `Motions | must be | moved` */
function isToCome(sentence: string, mover: number): boolean {
	const lead = (length: number) => sentence.slice(Math.max(0, mover - length), mover);
	return mentions(lead(LONGEST_CLAUSE), 'announced') || isOfOthers(lead(LONGEST_LEAD));
}

const LONGEST_CLAUSE = 40;
/** A verb and its auxiliary. */
const LONGEST_LEAD = 12;

/** `proposed by Ada Brun`, `Seconded and carried`, `appuyé par M. Roy` */
function firstMover(words: string): number | undefined {
	const movers = vocabulary('speechVerbs').findAll(words, 'movedBy')[0];
	return (movers ?? vocabulary('labels').findAll(words, 'secondedBy')[0])?.from;
}

/** `approuve à l'unanimité`, `carried nem con`: a majority alone is spoken of in many texts. */
function isByConsent(sentence: string): boolean {
	return consentsIn(sentence, 'unanimous', 'noObjection').length > 0;
}

/** `Le budget est lu | et approuvé.`, `The report was discussed and | accepted.`: of what meetings decide on; bills are checked and approved by others. */
function endsBoth(sentence: string, { from, to }: PhraseRange): boolean {
	if (!/^[\s.]*$/.test(sentence.slice(to))) return false;
	if (!mentions(sentence.slice(0, from), 'decidedThings')) return false;
	const [link, , and] = lastWords(sentence.slice(0, from), 3).map(({ text }) => text);
	return isOneOf(and ?? '', ['smallWords', 'and']) && isOneOf(link ?? '', ['verdictLinks', 'is']);
}

/** A sentence that is longer tells more than a vote. */
const LONGEST = 500;
/** Of a longer one its result alone is quoted. */
const LONGEST_QUOTED = 160;
