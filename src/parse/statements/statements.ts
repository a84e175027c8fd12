/**
 * The one reader of what prose says about a meeting. A new kind of statement is a reader here and a type in `ast/statements.ts`.
 *
 * @example readProse({ text: 'La motion est rejetée.', place }, context).statements // one verdict, rejected
 */

import type { Position } from 'unist';
import type {
	CastingStatement,
	CitedStatement,
	CountStatement,
	HoldingStatement,
	Language,
	QuorumSaid,
	Statement,
	VerdictStatement,
} from '../../ast/index.js';
import { isOneOf, LANGUAGES, lazyFinder, mentions, opensWith, vocabulary } from '../../language/index.js';
import { knownNameBefore, readNames } from '../../source/name-spans.js';
import { makeStatement, type PlacedText, slicePlaced } from '../../source/places.js';
import { equals, fraction, toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { lastWords } from '../../text/letters.js';
import { countBefore, scanCount, scanNumberWords, scanOrdinal } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { matchesIn } from '../../text/places.js';
import { readSentences, type Sentence, sentenceUpTo } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { castingOfLine } from '../ballot/casting-vote.js';
import { isQuorumOfOther } from './counts/count.js';
import { readCounts } from './counts/counts.js';
import { readLists } from './people/lists.js';
import { readMoves } from './people/moves.js';
import { readNamesakes } from './people/namesakes.js';
import { readPeople } from './people/people.js';
import { readSignatureBlock } from './people/signature-block.js';
import { readSums } from './sums/sums.js';
import { readDates } from './times/dates.js';
import { namesMinutes } from './times/minutes.js';
import { findOtherMonth, holdsOtherYear, isOtherwise, readTimes, withoutDay } from './times/times.js';
import {
	LONGEST_SUBJECT,
	moves,
	readCountsInSentence,
	readCountsOfVote,
	readElectionFigures,
	readFigures,
	readLabelledCounts,
} from './votes/counts-of-vote.js';
import { LONGEST_SENTENCE, readElected } from './votes/elected.js';
import { readLooseCounts, readVotersAlone } from './votes/loose-counts.js';
import { readMethods } from './votes/methods.js';
import { readNoAnswers } from './votes/no-answers.js';
import { readPlainCounts } from './votes/plain-votes.js';
import { readBallotsTold } from './votes/stated-ballots.js';
import { readMajorityTold } from './votes/stated-majority.js';
import { findToldVotes, type ToldVote } from './votes/uncounted-votes.js';
import { findUnreadVotes } from './votes/unread-votes.js';
import { readUnvoted } from './votes/unvoted.js';
import { readSign } from './votes/verdict-parts.js';
import { readVerdicts } from './votes/verdicts.js';
import { endsOnTextAlone, isOfOtherMeeting, motionBeside } from './votes/whose-vote.js';
import { namesOtherBody } from './wording/bodies.js';
import { plainWords, withoutGaps, withoutStruck, wordsQuoted } from './wording/plain-words.js';

/** Reads what one sentence says. */
type SentenceReader = (placed: PlacedText, sentence: Sentence, context: BallotContext) => Statement[];

/** Reads a text as a whole. */
type TextReader = (placed: PlacedText, context: BallotContext) => Statement[];

const BY_SENTENCE: readonly SentenceReader[] = [readVerdicts, readElected];

const BY_TEXT: readonly TextReader[] = [
	readDates,
	readCounts,
	readQuorum,
	readUnvoted,
	readRefusal,
	readCasting,
	readOfficesFilled,
	readCitations,
	readFigures,
	readElectionFigures,
	readBallotsTold,
	readMajorityTold,
	readMethods,
	readPeople,
	readSignatureBlock,
	readMoves,
	readOut,
	readLists,
	readHoldings,
	readSums,
	readTimes,
];

/** What a text of the prose says. */
export interface ProseReading {
	/** In the order of their words; they are kept in the tree. */
	statements: Statement[];
	/** Votes that do not count where they stand; they are reported. */
	votes: ToldVote[];
}

/** Reads a paragraph, heading or cell; markup may stand in the text. */
export function readProse(written: PlacedText, context: BallotContext): ProseReading {
	const placed: PlacedText = {
		text: withoutMargins(plainWords(written.text), context.lang),
		place: written.place,
	};
	const votes = findToldVotes(placed.text, context);
	const holds = withoutStruck(written.text);
	const held = holds && findVerdicts(withoutGaps({ ...placed, text: plainWords(holds) }), context);
	// Where nothing but what is struck out decides, the page shows that.
	const verdicts = held && held.length > 0 ? held : findVerdicts(withoutGaps(placed), context);
	const counted = [
		...readCountsOfVote(placed, votes, context),
		...readLabelledCounts(placed, votes, context),
		...(verdicts.some(({ kind }) => kind === 'verdict') ? [] : readCountsInSentence(placed, votes, context)),
	];
	const hasTally = counted.length > 0 || verdicts.some(isCounted);
	// Most prose decides nothing.
	const loose = decisions().all(placed.text).length > 0 ? readLooseCounts(placed, context, hasTally) : [];
	const told = [...counted, ...loose];
	const alone = [
		...readPlainCounts(placed, context),
		...readVotersAlone(placed, context),
		...readNoAnswers(placed, context),
	].filter(({ within, position }) => !told.some((other) => contains(within ?? position, other.position)));
	const counts = [...told, ...alone];
	const what = counts.length > 0 ? whatIsCounted(placed.text) : {};
	const said = BY_TEXT.flatMap((read) => read(placed, context));
	const statements = [
		...said,
		...readNamesakes(placed, said, context),
		...verdicts,
		...counts.map((count) => ({ ...count, ...what })),
	];
	const unread = findUnreadVotes(placed, statements, votes, context);
	const own = ofOwnVotes(oneOfEach(statements), [...votes, ...unread], placed, context);
	own.statements.sort((a, b) => getStart(a) - getStart(b));
	return own;
}

/** `elected with | one vote more than | Luc Bon`, `carried | by one vote`: the same text, as long, without how far two numbers of votes are apart. */
function withoutMargins(text: string, lang: Language): string {
	const units = vocabulary('units').findAll(text, 'votes');
	if (units.length === 0) return text;
	const margins = vocabulary('margins');
	return units.reduce((rest, { from, to }) => {
		const count = countBefore(rest.slice(Math.max(0, from - LONGEST_NUMBER), from), lang);
		if (!count) return rest;
		const start = Math.max(0, from - LONGEST_NUMBER) + count.from;
		const before = rest.slice(Math.max(0, start - LONGEST_NUMBER), start).trimEnd();
		const lead = margins.findAll(before, 'before').at(-1);
		const behind = rest.slice(to);
		const gap = behind.length - behind.trimStart().length;
		const isLed = lead?.to === before.length;
		const [word] = lastWords(`${before} `, 1);
		const isBy = word && isOneOf(word.text, ['smallWords', 'by']);
		const isLast = /^\s*(?:[.;]|$)/.test(behind);
		const isMargin =
			isLed ||
			margins.scan(behind.slice(gap, gap + LONGEST_NUMBER))?.id === 'behind' ||
			(isBy && equals(count.value, ONE) && isLast);
		if (!isMargin) return rest;
		// Who quotes `The motion carried | by one vote` ends before the words that open it.
		const opening = isLast && (isLed ? lead.from - before.length : isBy ? -word.text.length : undefined);
		const gapBefore = rest.slice(0, start).length - rest.slice(0, start).trimEnd().length;
		const first = opening ? start - gapBefore + opening : start;
		return rest.slice(0, first) + ' '.repeat(to - first) + behind;
	}, text);
}

const ONE = fraction(1n);
const LONGEST_NUMBER = 40;

/** The label that a text with counts of votes opens with, and whether it names what is voted. */
function whatIsCounted(text: string): Pick<CountStatement, 'label' | 'named'> {
	const labels = vocabulary('labels');
	const idOf = (label: string | undefined) =>
		label === undefined || labels.findIn(label)?.id !== 'vote'
			? undefined
			: labels.findId(label) === undefined
				? ('other' as const)
				: ('vote' as const);
	// `Lee moved to buy a gate. Vote on the amendment: 2 for` is of the amendment; behind `Vote:`, of what was moved.
	const late = idOf(LATE_LABEL.exec(text)?.[1]);
	const label = idOf(LABEL.exec(text)?.[1]) ?? (late === 'other' ? late : undefined);
	return {
		...(label && { label }),
		...(vocabulary('votedTexts')
			.findAll(text)
			.some(({ from, to }) => !isVoteWord(text.slice(from, to))) && {
			named: true as const,
		}),
	};
}

/** `by a vote of 88 to 17` names no text. */
function isVoteWord(words: string): boolean {
	const [last] = lastWords(` ${words} `, 1);
	return last !== undefined && isOneOf(last.text, ['labels', 'vote']);
}

const LABEL = /^\s*([^:.\n]{1,60}?)\s*:/;
/** Four words at most, and a count right behind them. */
const LATE_LABEL = /[.!?]\s+(\S+(?:\s+[^\s:]+){0,3}?)\s*:\s*\d[^.]*\.?$/;

/** What a text says of others: neither its votes nor the people in it are those of the meeting. */
export function withoutDecisions({ statements }: ProseReading): ProseReading {
	return { statements: statements.filter((one) => one.kind !== 'people' && !isOfVote(one)), votes: [] };
}

/** Without what another body decided, or was decided another day; what is of a motion beside the one that is debated says so. */
function ofOwnVotes(
	statements: Statement[],
	votes: ToldVote[],
	{ text, place }: PlacedText,
	context: BallotContext,
): ProseReading {
	if (votes.length === 0 && !statements.some(isOfVote)) return { statements, votes };
	const all = readSentences(text);
	const sentences = all.flatMap(({ from, to }, at) => {
		const words = text.slice(from, to);
		const before = all[at - 1];
		const isOther = isOfOtherMeeting(words, before ? text.slice(before.from, before.to) : '', context);
		const moved = before && isOfWhatWasMoved(words) ? text.slice(before.from, to) : words;
		// `Ada Brun voted against because her amendment was not recorded`, and `L'amendement | étant rejeté, la résolution est adoptée`
		const said = moved.slice(0, vocabulary('reasonMarks').findIn(moved)?.offset);
		const isOnText = mentions(said, 'sideMotions') && endsOnTextAlone(moved);
		const motion = isOther || isOnText ? undefined : motionBeside(said);
		const proposed = proposesThing(moved);
		return isOther || motion || proposed
			? [{ from, to, at: place(from, to), isOther, motion, proposed }]
			: [];
	});
	const quotes = wordsQuoted(text).map(({ from, to }) => ({ from, to, at: place(from, to) }));
	if (sentences.length === 0 && quotes.length === 0) return { statements, votes };
	const isQuoted = ({ position }: Statement) => quotes.some(({ at }) => contains(at, position));
	const sentenceOf = (statement: Statement) =>
		sentences.find(
			({ at }) =>
				(at?.start.offset ?? 0) <= getStart(statement) && getStart(statement) < (at?.end.offset ?? 0),
		);
	return {
		statements: statements.flatMap((statement) => {
			const sentence = isOfVote(statement) ? sentenceOf(statement) : undefined;
			if (sentence?.isOther || (isOfVote(statement) && isQuoted(statement))) return [];
			if (!sentence || statement.kind === 'elected') return [statement];
			const { motion, proposed } = sentence;
			return [{ ...statement, ...(motion && { motion }), ...(proposed && { proposed: true as const }) }];
		}),
		votes: votes.flatMap((vote) => {
			const sentence = sentences.find(({ from, to }) => from <= vote.from && vote.from < to);
			if (sentence?.isOther || quotes.some(({ from, to }) => from < vote.to && vote.to <= to)) return [];
			return [sentence?.motion ? { ...vote, motion: sentence.motion } : vote];
		}),
	};
}

/** `Orr moved to | have a party`; `moved to | approve`, `propose de | passer au vote` are on what is debated. */
function proposesThing(words: string): boolean {
	const mark = vocabulary('proposing').findAll(words).at(-1);
	const what = mark && words.slice(mark.to, mark.to + LONGEST_NUMBER).split(/[.;]/, 1)[0];
	return what !== undefined && !mentions(what, 'approvingVerbs', 'units');
}

/** `The motion failed 2-4.`, `Her motion was defeated`, `Failed 2-3.`: of what the sentence before it moves. */
function isOfWhatWasMoved(sentence: string): boolean {
	if (opensWith(sentence, 'results')) return true;
	if (opensWith(sentence, 'mainTexts')) return false;
	const subject = vocabulary('votedTexts').findIn(sentence);
	return subject !== undefined && sentence.slice(0, subject.offset).trim().split(' ').length <= 2;
}

function contains(outer: Position | undefined, inner: Position | undefined): boolean {
	if (!outer || !inner) return false;
	const [from = 0, to = 0] = [outer.start.offset, outer.end.offset];
	return from <= (inner.start.offset ?? 0) && (inner.end.offset ?? 0) <= to;
}

/** Whether a statement is of a vote, and not of the meeting. */
function isOfVote(
	statement: Statement,
): statement is Extract<Statement, { kind: 'verdict' | 'elected' | 'count' | 'people' }> {
	return (
		statement.kind === 'verdict' ||
		statement.kind === 'elected' ||
		((statement.kind === 'count' || statement.kind === 'people') && OF_VOTE.has(statement.of))
	);
}

const OF_VOTE: ReadonlySet<string> = new Set(['for', 'against', 'abstention', 'cast', 'needed', 'share']);

/** Without the numbers of voters that a wrong sum of their sentence tells already. */
function oneOfEach(statements: Statement[]): Statement[] {
	const sums = statements.filter(({ kind }) => kind === 'sum').map(getStart);
	return sums.length === 0
		? statements
		: statements.filter(
				(one) =>
					!(
						one.kind === 'count' &&
						(one.of === 'voters' || one.of === 'votes') &&
						sums.includes(getStart(one))
					),
			);
}

/** `Paul Weiss ne prend pas part au vote`, `Une élue s'abstient`: one mark is enough. */
function readOut({ text, place }: PlacedText): Statement[] {
	const [mark] = vocabulary('outOfVote').findAll(text);
	return mark ? [makeStatement('voters', place(mark.from, mark.to), {})] : [];
}

/** `Motion to deny the request`, `Il est proposé de rejeter l'offre`: that it is denied is then what was adopted. */
function readRefusal({ text, place }: PlacedText): Statement[] {
	const [mark] = vocabulary('refusalMotions').findAll(text);
	return mark ? [makeStatement('refusal', place(mark.from, mark.to), {})] : [];
}

/** `La voix prépondérante du président emporte l'adoption`; `En cas de partage, sa voix est prépondérante` tells of a rule. */
function readCasting({ text, place }: PlacedText): CastingStatement[] {
	const [mark] = vocabulary('castingVotes').findAll(text);
	if (!mark) return [];
	const answer = castingOfLine(text);
	if (answer) return [makeStatement('casting', place(mark.from, mark.to), { answer, whole: true })];
	const sentence = readSentences(text).find(({ from, to }) => from <= mark.from && mark.from < to);
	const words = text.slice(sentence?.from, sentence?.to);
	const isNone = mentions(words, 'suppositions', 'negations', 'castingRules');
	if (isNone) return [];
	const told = findCastingVote(words);
	// `Fay Lind asked who holds the casting vote` says of no vote how it went.
	const beside = `${text.slice(sentence?.from ?? 0, mark.from)} ${text.slice(mark.to, sentence?.to)}`;
	const breaks = isOneOf(text.slice(mark.from, mark.to), ['castingVotes', 'breaks']);
	const saysHow = breaks || told === 'for' || told === 'against' || decisions().all(beside).length > 0;
	if (!saysHow) return [];
	return [
		makeStatement('casting', place(mark.from, mark.to), {
			// `used her casting vote against the amendment`
			...((told === 'for' || told === 'against') && !mentions(words, ['blocks', 'amendment'])
				? { answer: told }
				: {}),
		}),
	];
}

/** `Le conseil élit son bureau : …`, `The officers for 2027 will be:`; those of a meeting are told as such. */
function readOfficesFilled({ text, place }: PlacedText): Statement[] {
	const [mark] = vocabulary('officesFilled').findAll(text);
	return mark && !mentions(text, 'sittingRoles')
		? [makeStatement('offices', place(mark.from, mark.to), {})]
		: [];
}

function isCounted(statement: Statement): boolean {
	return (
		statement.kind === 'verdict' &&
		statement.named &&
		statement.children.some(
			(child) => child.type === 'tally' && child.children.some(({ type }) => type === 'answer'),
		)
	);
}

function getStart({ position }: Statement): number {
	return position?.start.offset ?? 0;
}

/** The verdicts of a text, and whom it says to be elected. */
function findVerdicts(placed: PlacedText, context: BallotContext): Statement[] {
	const sign = readSign(placed);
	const found: Statement[] = sign ? [sign] : [];
	const decisive = decisions().all(placed.text);
	// Most prose decides nothing, and need not be cut into sentences.
	if (decisive.length === 0) return found;
	const casting = findCastingVote(placed.text);
	let next = 0;
	for (const sentence of readSentences(placed.text)) {
		while ((decisive[next]?.to ?? Number.POSITIVE_INFINITY) <= sentence.from) next += 1;
		const words = placed.text.slice(sentence.from, sentence.to);
		const decides =
			(decisive[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to ||
			mentions(words, ['answers', 'against']);
		if (!decides) continue;
		const moved = moves(placed.text.slice(0, Math.min(sentence.from, LONGEST_SUBJECT)));
		for (const statement of BY_SENTENCE.flatMap((read) => read(placed, sentence, context))) {
			if (statement.kind === 'verdict' && moved) statement.moved = true;
			if (statement.kind === 'verdict' && casting && casting !== against(statement.outcome))
				statement.casting = true;
			found.push(statement);
		}
	}
	// `A motion to continue the hearing failed 2-4. A motion to approve the variance followed.`: each is of a motion of its own.
	const last = vocabulary('newMotions').findAll(placed.text).at(-1);
	for (const statement of last ? found : [])
		if (
			statement.kind === 'verdict' &&
			(statement.position?.end.offset ?? 0) <= ((last && placed.place(last.from, last.to)?.start.offset) ?? 0)
		)
			statement.moved = true;
	const [only, second] = found.filter(({ kind }) => kind === 'verdict');
	const end = only?.position?.end.offset;
	const isLast = end === placed.place(0, placed.text.trimEnd().replace(/[.!]+$/, '').length)?.end.offset;
	if (
		only?.kind === 'verdict' &&
		!second &&
		only.named &&
		isLast &&
		vocabulary('blocks')
			.findAll(placed.text, 'amendment')
			.every(({ to }) => placed.text.length - to <= LAST_CLAUSE)
	)
		only.ends = true;
	return found;
}

/** `…, so the amendment | failed.` */
const LAST_CLAUSE = 24;

/** How the casting vote went that a text tells of, `used her casting vote in favour`; `told` where it does not say so. */
function findCastingVote(text: string): string | undefined {
	const mark = vocabulary('castingVotes').findIn(text);
	if (!mark) return undefined;
	const behind = text.slice(mark.offset + mark.length, mark.offset + mark.length + FAR_CAST);
	return vocabulary('answers').findIn(behind.split(/[.;,]/, 1)[0] ?? '')?.id ?? 'told';
}

/** The answer that leads to the other outcome. */
function against(outcome: VerdictStatement['outcome']): 'for' | 'against' {
	return outcome === 'adopted' ? 'against' : 'for';
}

/** A few words stand between a casting vote and how it went. */
const FAR_CAST = 40;

/** Words of which a sentence that decides something has one. */
const decisions = lazyFinder(
	'results',
	'consents',
	'everyone',
	'motionMarks',
	'decisionVerbs',
	'decidedForms',
	'appointments',
	'opinions',
	'approvals',
	'verdictPhrases',
	['decidingBodies', 'impersonal'],
);

// --- Whether there is a quorum, where no figure stands beside it: those are read with the lines of a quorum.

function readQuorum(placed: PlacedText, context: BallotContext): QuorumSaid[] {
	if (!/quor/i.test(placed.text)) return [];
	return readSentences(placed.text).flatMap(({ from, to }): QuorumSaid[] => {
		const text = placed.text.slice(from, to);
		if (!/quor/i.test(text) || text.length > LONGEST_SENTENCE) return [];
		// `Le quorum n'était pas atteint le 15 mai`, before this meeting
		if (isOtherwise(text, context) || findOtherMonth(text, context) !== undefined) return [];
		const of = vocabulary('quorumSaid').findIn(text)?.id ?? missedIn(text) ?? answeredIn(text);
		if (isQuorumOfOther(text, context)) return [];
		// `Le quorum est atteint avec 12 voix` is compared with its figure.
		if (of === undefined || (of === 'met' && /\d/.test(text))) return [];
		return [makeStatement('quorum', placed.place(from, to), { of })];
	});
}

/** `Le quorum | d'un quart (8) | n'est pas atteint`: how large it is may stand between. */
function missedIn(text: string): 'notMet' | undefined {
	const [, between = ''] = /quorum\s([^,;:]{3,60})/i.exec(text) ?? [];
	return missed().all(between).length > 0 ? 'notMet' : undefined;
}

/** `Quorum : | non atteint`, at the end of a sentence. */
function answeredIn(text: string): 'met' | 'notMet' | undefined {
	const [, answer = ''] = /quorum\s*:\s*([^.,;:\d]{3,40}?)[.\s]*$/i.exec(text) ?? [];
	const id = vocabulary('quorumWords').findId(answer);
	return id === 'met' || id === 'notMet' ? id : undefined;
}

/** What is said behind the word, `n'est pas atteint`. */
const missed = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => vocabulary('quorumSaid').getWords('notMet', lang))
			.filter((words) => /^quorum\s\S+\s/.test(words))
			.map((words) => words.replace(/^quorum\s/, '')),
	),
);

// --- Resolutions that a sentence refers to by their number: `conformément à la résolution n° 9 ci-dessus`, `la cinquième résolution`.

/** The resolutions of this meeting: a sentence with another year, the minutes or another body may speak of those of another, and what is withdrawn has no vote. */
function readCitations({ text, place }: PlacedText, context: BallotContext): CitedStatement[] {
	const marks = vocabulary('blocks').findAll(text, 'resolution', 'deliberation');
	if (marks.length === 0) return [];
	const sentences = readSentences(text);
	return marks.flatMap(({ from, to }): CitedStatement[] => {
		const found = numberAround(text, from, to);
		const sentence = sentences.find((one) => one.from <= from && to <= one.to);
		const words = text.slice(sentence?.from, sentence?.to);
		// `Le dividende voté à la résolution 5 sera versé le 18 juillet`
		const isOfOtherDay = found && holdsOtherYear(withoutDay(words, context, true), context);
		if (!found || isOfOtherDay || namesOtherBody(words, context)) return [];
		const near = vocabulary('nearMarks').scan(text.slice(found.to).trimStart());
		// `la délibération 2025-47 de ce soir`; others are of a council's whole year.
		const isOfYear = found.series !== undefined || isOneOf(text.slice(from, to), ['blocks', 'deliberation']);
		if (isOfYear && !(found.series && near)) return [];
		if (mentions(words, ['results', 'withdrawn', 'adjourned'])) return [];
		if (namesMinutes(words)) return [];
		return [
			makeStatement('cited', place(found.from, found.to), {
				number: found.number,
				text: text.slice(found.from, found.to),
				...(isOpening(text.slice(sentence?.from, found.from)) && { opens: true as const }),
				...(found.from < from && { ordinal: true as const }),
				...(near && { near: true as const }),
				...(found.series !== undefined && { series: found.series }),
			}),
		];
	});
}

/** `Resolution 4: …`, `La cinquième résolution est retirée`: whoever names it first, with no more than an article, does not refer to it. */
function isOpening(lead: string): boolean {
	const words = lead.replace(/^[^\p{L}]+/u, '').trim();
	return words === '' || isOneOf(words, 'determiners');
}

function numberAround(
	text: string,
	from: number,
	to: number,
): { number: number; series?: string; from: number; to: number } | undefined {
	const rest = text.slice(to, to + 24);
	const [, lead = '', digits = ''] = NUMBER_BEHIND.exec(rest) ?? [];
	if (digits !== '') return { number: Number(digits), from, to: to + lead.length + digits.length };
	const [, gap = '', series = '', last = ''] = NUMBER_OF_SERIES.exec(rest) ?? [];
	if (series !== '') return { number: Number(last), series, from, to: to + gap.length + series.length };
	const before = text.slice(Math.max(0, from - 40), from);
	const found = WORD_BEFORE.exec(before);
	const ordinal = scanOrdinal(found?.[1] ?? '');
	if (!found || !ordinal || ordinal.length !== found[1]?.length) return undefined;
	return { number: ordinal.value, from: from - before.length + found.index, to };
}

const WORD_BEFORE = /(?<![\p{L}\d-])([\p{L}\d-]{2,30})\s+$/u;

/** Two digits: those with more are of a year, or of another body. */
const NUMBER_BEHIND = /^(\s+(?:n[°ºo]\.?\s*|#)?)(\d{1,2})(?![\p{L}\d]|[-./]\d)/u;

/** `2025-47`: of this meeting where the text says so. */
const NUMBER_OF_SERIES = /^(\s+(?:n[°ºo]\.?\s*|#)?)(\d{4}[-./](\d{1,3}))(?![\p{L}\d]|[-./]\d)/u;

// --- What the prose says that somebody holds: votes, `M. Huet, propriétaire de 150 parts`, or proxies, `Paul Weiss dispose de deux pouvoirs`.

/** A known name, a verb that holds, a number, and what is held. */
function readHoldings(placed: PlacedText, context: BallotContext): HoldingStatement[] {
	const { text } = placed;
	const found: HoldingStatement[] = [];
	for (const verb of vocabulary('holdingVerbs').findAll(text)) {
		const rest = text.slice(verb.to, verb.to + LONGEST);
		const gap = /^\s*/.exec(rest)?.[0].length ?? 0;
		const words = rest.slice(gap);
		const written = scanCount(words, context.lang);
		const told = written ?? scanNumberWords(words);
		if (!told) continue;
		const value = written ? toDecimalString(written.value) : String(scanNumberWords(words)?.value);
		const behind = words.slice(told.length).replace(/^\s+/, '');
		const of = opensWith(behind, 'proxyNouns')
			? 'proxies'
			: opensWith(behind, ['units', 'votes'])
				? 'votes'
				: undefined;
		// `Mme Kern a 5 voix`: the others gave them to her.
		if (of === 'votes' && isOneOf(text.slice(verb.from, verb.to), ['holdingVerbs', 'has'])) continue;
		if (
			of === undefined ||
			mentions(sentenceUpTo(text.slice(Math.max(0, verb.to - LONGEST), verb.to)), 'suppositions')
		)
			continue;
		const holder = knownNameBefore(text, verb.from, context.names, isGap);
		if (!holder) continue;
		const from = verb.to + gap;
		found.push(
			makeStatement(
				'holding',
				placed.place(from, from + told.length),
				{ of, value },
				readNames(slicePlaced(placed, holder.from, holder.to), context.names).slice(0, 1),
			),
		);
	}
	return [...found, ...readBracketed(placed, context)];
}

/** `La Holding Margerie (350 actions)`: a known name, and in brackets right behind it a number of votes. */
export function readBracketed(placed: PlacedText, context: BallotContext): HoldingStatement[] {
	const { text } = placed;
	return matchesIn(text, BRACKETED).flatMap(({ 0: all, index }): HoldingStatement[] => {
		const holder = knownNameBefore(text, index, context.names);
		const inside = all.slice(all.indexOf('(') + 1);
		const count = holder && scanCount(inside, context.lang);
		const unit = count && vocabulary('units').scan(inside.slice(count.length).trimStart());
		// `245 tantièmes : Odette Firmin (95), Éric Vautrin (150)` has the unit ahead.
		const before = text.slice(Math.max(0, index - LONGEST), index);
		const isAhead = mentions(sentenceUpTo(before), ['units', 'votes']);
		if (!holder || !count || (unit ? unit.id !== 'votes' : !isAhead)) return [];
		const behind = inside
			.slice(count.length)
			.trimStart()
			.slice(unit?.length ?? 0);
		if (!/^\s*\)/.test(behind)) return [];
		const from = index + all.indexOf('(') + 1;
		return [
			makeStatement(
				'holding',
				placed.place(from, from + count.length),
				{ of: 'votes', bracketed: true, value: toDecimalString(count.value) },
				readNames(slicePlaced(placed, holder.from, holder.to), context.names).slice(0, 1),
			),
		];
	});
}

const BRACKETED = /(?<=\p{L})\s\(\d[^()\n]{1,30}\)/gu;

/** No more than a remark, a comma and a short word: `Lise Kern, gérante, | détient`. */
const isGap = (words: string) => /^(?:\s*,[^,]{2,30},)?\s*,?\s*(?:\p{L}{1,4}\s+)?$/u.test(words);

const LONGEST = 90;
