/** Whose vote a sentence tells of, and on what: of this meeting or of others, or of a motion beside the one that is debated. */

import type { Motion } from '../../../ast/index.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../../language/index.js';
import { datesIn, toIsoDate } from '../../../text/date.js';
import { lastWords } from '../../../text/letters.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { findOtherMonth, findOtherYear, tellsOfEarlierDay } from '../times/times.js';
import {
	holdsWord,
	type Own,
	opens,
	opensWithOtherBody,
	tellsOfOtherBody,
	withoutLead,
} from '../wording/bodies.js';
import { decidingWords } from '../wording/consents.js';

/**
 * Whether a sentence tells of a decision that is none of this meeting: of another body, of somebody else, of another day, or of what holds each time.
 * `before` is the sentence before it, whose body a pronoun may stand for.
 */
export function isOfOtherMeeting(sentence: string, before: string, context: BallotContext): boolean {
	const decided = decidedIn(sentence);
	return (
		tellsOfOtherBody(sentence, context) ||
		tellsOfEarlierDay(sentence, context) ||
		isOfOtherText(sentence, context) ||
		(decided === undefined
			? opensWithOtherDecider(sentence, context)
			: REASONS.some((holds) => holds(decided, context))) ||
		(isOfSameSubject(sentence, decided) && opensWithOtherBody(before, context))
	);
}

/** A sentence around the first word by which it decides. */
interface Decided extends PhraseRange {
	sentence: string;
	before: string;
	/** From the last stop within the sentence up to that word, and behind it up to the next sign. */
	clause: string;
	behind: string;
}

function decidedIn(sentence: string): Decided | undefined {
	const all = decidingWords().all(sentence);
	const word =
		all.find((one, at) => !isAttribute(sentence, one, all[at + 1])) ??
		vocabulary('votingVerbs').findAll(sentence)[0];
	if (!word) return undefined;
	const before = sentence.slice(0, word.from);
	const clause = before.split(/[;:.]/).at(-1) ?? '';
	const [behind = ''] = sentence.slice(word.to).split(/[,;:.]/, 1);
	return { ...word, sentence, before, clause, behind };
}

/** `The plan, | refused | by the county, was | adopted`: a word that says more of what is decided behind it. */
function isAttribute(sentence: string, word: PhraseRange, next: PhraseRange | undefined): boolean {
	if (!next || isPassive(sentence.slice(0, word.from))) return false;
	const between = sentence.slice(word.to, next.from);
	const lead = vocabulary('bodyLeads').scan(between.trimStart());
	if (!lead || /[;:]/.test(between) || isTwoParts(between)) return false;
	return isPassive(between) || opensWith(sentence.slice(next.from), 'verdictLinks');
}

/** `by the city | and | the loan` */
function isTwoParts(words: string): boolean {
	return words.split(BLANKS).some((word) => {
		const id = vocabulary('smallWords').findId(word);
		return id === 'and' || id === 'but';
	});
}

const REASONS: ReadonlyArray<(decided: Decided, context: BallotContext) => boolean> = [
	isByOtherDecider,
	isAskedOfOthers,
	isElsewhere,
	isOfOtherMonth,
	isOfOtherYear,
	tellsOfHabit,
];

/** `L'assureur a refusé`, `Staff voted 9-2`, `acceptée par la ligue`: whoever decides is no body, and none that the head of the record names. */
function isByOtherDecider({ clause, behind, sentence, to }: Decided, { head = '' }: Own): boolean {
	const rest = sentence.slice(to);
	const isOther = (words: string) =>
		vocabulary('otherDeciders')
			.findAll(words, 'other')
			.some(({ from, to }) => {
				const [, name = ''] = NAME_BEHIND.exec(words.slice(to)) ?? [];
				const isOwn = holdsWord(head, words.slice(from, to)) && (name === '' || holdsWord(head, name));
				return opens().test(withoutLead(words.slice(0, from))) && !isOwn;
			});
	// `The claim of the bank | was accepted`, `The city agreed | and the motion was | adopted`
	if (!isPassive(clause) && !decidesOnText(rest) && isOther(clause)) return true;
	const by = lastOfBy(behind);
	return by !== undefined && isOther(by);
}

/** `Le jury a retenu notre dossier à l'unanimité`: no word of deciding, and who does it first. */
function opensWithOtherDecider(sentence: string, { head = '' }: Own): boolean {
	const [first] = vocabulary('otherDeciders').findAll(sentence, 'other');
	return (
		first !== undefined &&
		withoutLead(sentence.slice(0, first.from)).trim() === '' &&
		!holdsWord(head, sentence.slice(first.from, first.to))
	);
}

/** `, and | the motion was | adopted`: a text of this meeting is the subject of what follows. */
function decidesOnText(words: string): boolean {
	const text = vocabulary('votedTexts').findIn(words);
	const behind = text && words.slice(text.offset + text.length).split(/[,;:.]/, 1)[0];
	return behind !== undefined && mentions(behind.slice(0, LONGEST_LEAD), 'verdictLinks');
}

/** Whether a clause up to the word of deciding ends with `was`, `est`. */
function isPassive(clause: string): boolean {
	return vocabulary('verdictLinks').findAll(clause).at(-1)?.to === clause.trimEnd().length;
}

/** `La fondation | Orsay` */
const NAME_BEHIND = /^\s(\p{Lu}[\p{L}'’-]+)/u;

/** `accepted | by the port`, `reçue en mai | par la ligue`: whom a verb of the passive names. */
function lastOfBy(behind: string): string | undefined {
	const words = behind.split(/(?<=\s)/);
	const at = words.findIndex((word) => isOneOf(word.trim(), ['smallWords', 'by']));
	return at < 0 || at > MOST_BEFORE_BY ? undefined : words.slice(at + 1).join('');
}

const MOST_BEFORE_BY = 2;

/** `Notre candidature a été acceptée`: what the meeting asks of others, they decide; `Notre offre est adoptée par 4 voix contre 3` tells of a count. */
function isAskedOfOthers({ clause, behind }: Decided): boolean {
	return (
		!mentions(behind, ['units', 'votes']) &&
		!/\d[-–]\d/.test(behind) &&
		opensWith(clause.trimStart(), ['otherDeciders', 'asked']) &&
		mentions(clause, 'verdictLinks')
	);
}

/** `Ada Brun chairs the union, | to which she was elected unanimously`: an aside about another body. `At the county, | the plan was approved` */
function isElsewhere({ clause, before, sentence }: Decided, { head = '' }: Own): boolean {
	const part = clause.split(',').at(-1) ?? '';
	if (opensWith(part.trimStart(), ['otherDeciders', 'where'])) return true;
	const [lead = ''] = sentence.split(',', 1);
	// `In the state, fees rose, and the motion to raise ours | carried`: another clause than what is told of that place.
	if (/[,;:]/.test(before.slice(lead.length + 1))) return false;
	const place = vocabulary('bodyLeads').scan(lead);
	const words = place?.id === 'inBody' ? lead.slice(place.length).trim() : '';
	if (!mentions(words, ['otherDeciders', 'other'])) return false;
	const [, noun = ''] = NOUN_LAST.exec(words) ?? [];
	return isOneOf(noun, ['otherDeciders', 'other']) && !holdsWord(head, noun);
}

/** `the | county`; `En mairie` may be where the meeting is. */
const NOUN_LAST = /^(?:\p{L}{1,3}\s|\p{L}['’])(\p{L}+)$/u;

/** `At the September meeting he had proposed a ban, which was defeated`, in minutes of October. */
function isOfOtherMonth({ sentence, before }: Decided, context: BallotContext): boolean {
	const at = findOtherMonth(sentence, context);
	return at !== undefined && at < before.length && at < LONGEST_LEAD;
}

/** `En 1922, une chapelle fut votée`, `A motion, in 1931, was lost`, `was adopted in 2011`, `élu président en juin 1960`: when it was decided stands first, set off, or behind the verb. */
function isOfOtherYear({ sentence, from, to }: Decided, context: BallotContext): boolean {
	const at = OLD_YEAR.exec(sentence)?.index ?? findOtherYear(sentence, context);
	if (at === undefined) return false;
	const said = lastWords(sentence.slice(0, at), 2).findLast((word) =>
		isOneOf(word.text, ['bodyLeads', 'inBody']),
	);
	if (!said || sentence.slice(said.from, at).trim().split(BLANKS).length > 2) return false;
	const before = sentence.slice(0, said.from);
	if (/^\s*$/.test(before) || (/,\s*$/.test(before) && sentence[at + YEAR] === ',')) return true;
	const between = before.slice(to).trim();
	if (said.from < to || /[,;:]/.test(between)) return false;
	// `The board approved the work done in 2024` says when it was done.
	const subject = sentence.slice(0, from).trimEnd();
	return subject.endsWith(',') || isPassive(subject) || between.split(BLANKS).length <= MOST_BEFORE_YEAR;
}

/** A year of another century, which nothing else is likely to be behind `in`. */
const OLD_YEAR = /(?<![\d.,-])1[5-8]\d\d(?![\d-]|\s?[€$%]|[.,]\d)/;
const YEAR = 4;
const BLANKS = /\s+/;
const MOST_BEFORE_YEAR = 3;

/** `All motions are moved, seconded and approved`, `toute dépense est proposée et approuvée`, `always elected`, `may be accepted`: what is done each time. */
function tellsOfHabit({ sentence, before, to, behind }: Decided): boolean {
	const habits = vocabulary('habits');
	// `are always moved and | approved`; `The repair, always put off, was | approved` once.
	const near = before.slice(-LONGEST_LEAD);
	const always = habits.findAll(near, 'always').at(-1);
	const isAside = always && (/,\s*$/.test(near.slice(0, always.from)) || near.includes(',', always.to));
	if (always && !isAside && !mentions(near.slice(always.to), 'verdictLinks')) return true;
	if (habits.scan(behind.trimStart())?.id === 'always') return true;
	if (habits.findAll(before, 'may').at(-1)?.to === before.trimEnd().length) return true;
	// The verb may be a part of the word of deciding: `sont élus`.
	const [verb] = habits.findAll(sentence.slice(0, to), 'present');
	// Whoever has a name does it once.
	if (!verb || /(?<!^|[.!?]\s)(?<!\p{L})\p{Lu}/u.test(sentence)) return false;
	const words = (sentence.slice(0, verb.from).split(/[,;:]/).at(-1) ?? '').trim().split(BLANKS);
	const done = before.slice(verb.to).trim();
	// What is read, discussed or moved first.
	// `Toute aide | est | dite utile et la motion est | adoptée`: the word of deciding has a subject of its own.
	const isChain = done !== '' && !mentions(done, 'answers', 'votedTexts', 'verdictLinks');
	const each = words.findIndex((word) => habits.findId(word) === 'each');
	const of = words[each + 1] ?? '';
	if (each >= 0) return isChain && !isOneOf(of, 'peopleNouns') && !habits.findId(of);
	const noun = words.at(-1) ?? '';
	// `Amendments to the rules | are`; `Ils | sont` is of those of the vote.
	const isBare =
		words.length < MOST_OF_SUBJECT &&
		!isOneOf(words[0] ?? '', 'determiners') &&
		words[0]?.endsWith('s') === true &&
		!isOneOf(words[0], 'severalNamed');
	if (!(isBare || (words.length === 2 && noun.endsWith('s'))) || /\d/.test(sentence)) return false;
	const isMajority = mentions(sentence, ['consents', 'majority']);
	const isBy = lastOfBy(behind) !== undefined;
	if (isBare) return isMajority || (isChain && (isBy || !isThing(words[0] ?? '')));
	return (
		isMajority &&
		!isThing(noun) &&
		(isChain || isBy || vocabulary('suppositions').findIn(sentence)?.id === 'supposed')
	);
}

/** `Les comptes | sont`: of which there are those of this meeting. */
function isThing(noun: string): boolean {
	return isOneOf(noun, 'decidedThings');
}

const MOST_OF_SUBJECT = 6;
const LONGEST_LEAD = 24;

/** `La résolution | du 12 mai 2022 | a été adoptée à l'unanimité`: of a text that has the date of another day. */
function isOfOtherText(sentence: string, { date, lang }: BallotContext): boolean {
	const subject = vocabulary('votedTexts').scan(sentence);
	if (!subject) return false;
	const rest = sentence.slice(subject.length, subject.length + LONGEST_DATE);
	const words = rest.trimStart();
	const link = vocabulary('eventLinks').scan(words);
	if (link?.id !== 'of') return false;
	const start = words.length - words.slice(link.length).trimStart().length;
	return datesIn(words, lang).some(
		(one) => one.from === start && one.result.ok && toIsoDate(one.result.date) !== date,
	);
}

const LONGEST_DATE = 40;

/** `Il a approuvé le logo`, `Sa décision a été prise`: of the body of the sentence before; `Il | a été | adopté` is of what was put to the vote. */
function isOfSameSubject(sentence: string, decided: Decided | undefined): boolean {
	const subject = vocabulary('sameSubject').scan(sentence);
	if (!subject) return false;
	const link = decided && vocabulary('verdictLinks').findIn(decided.before);
	return !link || link.offset >= subject.length;
}

/** The kind of motion beside the one that is debated that a sentence tells of: `The motion to table failed 2-5`, `L'amendement est rejeté`. */
export function motionBeside(sentence: string): Motion | undefined {
	const [mark] = vocabulary('sideMotions').findAll(sentence);
	// `Ober moved to postpone it; the motion was defeated`: that motion.
	if (!mark) return movedBeside(sentence) ?? askedInSubject(sentence) ?? movedBehindResult(sentence);
	if (endsOnText(sentence)) return undefined;
	// `Adoptée à l'unanimité sans amendement.`, `Carried unanimously; amendment lost.`: the result is of what stood before.
	const opened = vocabulary('results').scan(sentence);
	const behind = opened && opened.length <= mark.from ? sentence.slice(opened.length, mark.from) : '';
	if (isWith().test(behind) || mentions(behind, 'negations') || /[;,(]|\S\s+\S/.test(behind))
		return undefined;
	if (isBehindResult(sentence, mark)) return undefined;
	// `La résolution, avec l'amendement de M. Rey, est adoptée.`, `The motion with the amendment carried.`
	const main = vocabulary('votedTexts').scan(sentence);
	const between = main && main.length <= mark.from ? sentence.slice(main.length, mark.from) : '';
	if (between.includes(',') || isWith().test(between)) return undefined;
	return vocabulary('sideMotions').findId(sentence.slice(mark.from, mark.to));
}

/** `The motion carried | without amendment`, `Le budget est adopté, | l'amendement étant rejeté`, and not `The motion passed | to table it`: nothing of what was decided. */
function isBehindResult(sentence: string, mark: PhraseRange): boolean {
	const result = vocabulary('results')
		.findAll(sentence)
		.find(({ to }) => to <= mark.from);
	const between = result && sentence.slice(result.to, mark.from);
	if (!result || between === undefined) return false;
	const isOfText =
		opensWith(sentence, 'votedTexts') && !mentions(sentence.slice(0, result.from), 'askedMoves');
	return /[;,(]/.test(between) || (isOfText && between.trim() !== '' && !leadsToDeed().test(between));
}

const leadsToDeed = lazyPattern`(?:^|\s)(?:${['plainVoteWords', 'deed']})\s*$`;

/** `Après le vote de l'amendement, | la résolution est adoptée.`, `The amendment was accepted and | the motion carried 4-1.` */
export function endsOnText(sentence: string): boolean {
	const parts = sentence.split(clauseEnds());
	const last = parts.at(-1) ?? '';
	return parts.length > 1 && opensWith(last, 'votedTexts') && !mentions(last, 'sideMotions');
}

/** `L'amendement étant rejeté, | la résolution est adoptée`, and not `la résolution initiale est rejetée`: nothing stands between the text and the verb. */
export function endsOnTextAlone(sentence: string): boolean {
	const last = sentence.split(clauseEnds()).at(-1) ?? '';
	const text = endsOnText(sentence) ? vocabulary('votedTexts').scan(last) : undefined;
	return text !== undefined && opensWith(last.slice(text.length).trimStart(), 'verdictLinks');
}

const clauseEnds = lazyPattern`[,;.:]\s+|\s+${['smallWords', 'and']}\s+`;
const isWith = lazyPattern`(?u)^\s+${'mannerLinks'}\s+(?:${'determiners'}\s*)?$`;

/** `Ober moved to postpone it; the motion was defeated 2-4`: what somebody moves is how the debate goes on. */
function movedBeside(sentence: string): Motion | undefined {
	const moved = vocabulary('proposing').findAll(sentence).at(-1);
	if (!moved || opensWith(sentence.split(clauseEnds()).at(-1) ?? '', 'mainTexts')) return undefined;
	const words = sentence.slice(moved.from, moved.to + FAR_MOVE);
	for (const name of ['sideMoves', 'askedMoves'] as const) {
		const [move] = vocabulary(name).findAll(words);
		const kind = move && vocabulary(name).findId(words.slice(move.from, move.to));
		// What is asked for and not voted on, as a secret ballot, says nothing of the vote behind it.
		if (kind) return kind === 'against' || kind === 'other' || kind === 'secret' ? undefined : kind;
	}
	return undefined;
}

/** `Le report | est refusé`, and not `Le report à nouveau est adopté`: how the debate goes on, right before the verb. */
function askedInSubject(sentence: string): Motion | undefined {
	const asked = vocabulary('askedMoves').scan(sentence);
	const isSubject = asked && opensWith(sentence.slice(asked.length).trimStart(), 'verdictLinks');
	return isSubject && asked.id !== 'other' ? asked.id : undefined;
}

/** `Motion carried | to table the item`; to amend may be what the text itself does. */
function movedBehindResult(sentence: string): Motion | undefined {
	const [result] = vocabulary('results').findAll(sentence);
	const move = result && vocabulary('sideMoves').scan(sentence.slice(result.to).trimStart());
	return move && (move.id === 'delay' || move.id === 'refer' || move.id === 'recess') ? move.id : undefined;
}

/** A few words stand between who moves and what is moved: `Mme Orsini demande | le vote à bulletin secret`. */
const FAR_MOVE = 40;
