/**
 * The one reader of what prose says about a meeting. A new kind of statement is a reader here and a type in `ast/statements.ts`.
 *
 * @example readProse({ text: 'La motion est rejetée.', place }, context).statements // one verdict, rejected
 */

import { decodeString } from 'micromark-util-decode-string';
import type {
	CountStatement,
	DateStatement,
	ElectedStatement,
	Name,
	Statement,
	VerdictStatement,
} from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { datesIn, daysOfMonthIn, isDayOfSomeYear, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { type Fraction, toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import {
	endOfLetters,
	isLetterOrNumber,
	lastWords,
	startOfLetters,
	wordBehindSpace,
} from '../../text/letters.js';
import { closedUp, undisguised } from '../../text/look-alike.js';
import { scanCount, scanNumberWords, wordsToInteger } from '../../text/number.js';
import { createPhraseCheck, createPhraseFinder } from '../../text/phrase-finder.js';
import { phraseChoice } from '../../text/phrase-pattern.js';
import { readSentences, type Sentence } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { blankMarkup, withPlainColons } from '../ballot/ballot-lines.js';
import { findFaultlessTally } from '../ballot/tally.js';
import { knownNameAt, readNames } from '../source/name-spans.js';
import { type PlacedText, positioned, slicePlaced } from '../source/places.js';
import { readPeople } from './people.js';
import { readTimes } from './times.js';
import { findToldVotes, type ToldVote } from './told-votes.js';
import { readVerdict } from './verdict.js';

/** Reads what one sentence says. */
type SentenceReader = (
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
) => Statement | undefined;

/** Reads a text as a whole. */
type TextReader = (placed: PlacedText, context: BallotContext) => Statement[];

const BY_SENTENCE: readonly SentenceReader[] = [readVerdict, readElected];
const BY_TEXT: readonly TextReader[] = [readDates, readCounts, readPeople, readTimes];

/** What a text of the prose says. */
interface ProseReading {
	/** In the order of their words; they are kept in the tree. */
	statements: Statement[];
	/** Votes that do not count where they stand; they are reported. */
	votes: ToldVote[];
}

/** Reads a paragraph, heading or cell; markup may stand in the text. */
export function readProse(written: PlacedText, context: BallotContext): ProseReading {
	const placed: PlacedText = { text: plainWords(written.text), place: written.place };
	const votes = findToldVotes(placed.text, context);
	const statements = [
		...BY_TEXT.flatMap((read) => read(placed, context)),
		...findVerdicts({ text: closedUp(placed.text), place: written.place }, context),
		...readCountsOfVote(placed, votes, context),
	];
	return { statements: statements.sort((a, b) => startOf(a) - startOf(b)), votes };
}

function startOf({ position }: Statement): number {
	return position?.start.offset ?? 0;
}

/** A text of the same length as people read it: no markup, no letters in disguise; what stands inside a word does not part it. */
function plainWords(written: string): string {
	let words = written;
	// Most texts hold neither, and the patterns need not be compiled for them.
	if (MAY_PART_WORD.test(words))
		words = words.replace(marksInsideWord(), (marks) => '\u200B'.repeat(marks.length));
	if (words.includes(']'))
		words = words.replace(
			LINK_END,
			(end, title = '') => `.${' '.repeat(end.length - title.length - 2)}${title} `,
		);
	return withPlainColons(undisguised(decoded(blankMarkup(words))));
}

const MAY_PART_WORD = /[*~`\\<]|-[\r\ne]/;
const marksInsideWord = lazy(
	() => /(?<=\p{L})(?:\*{1,3}|~~|`|\\|-\r?\n[ \t]*(?=\p{Ll})|-(?=es?(?!\p{L}))|<!--[^>]{0,80}-->)(?=\p{L})/gu,
);

/** What a link or a picture refers to, behind its text; its title is a sentence of its own. */
const LINK_END = /\](?:\[[^[\]\n]{0,60}\]|\([^()\s"]{0,400}[ \t]"([^"\n]{0,200})"\))/g;

/** The same text, as long, with the signs that references stand for: `adopt&eacute;e`. */
function decoded(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,30});/gi, (reference) =>
		decodeString(reference).padEnd(reference.length, '\u200B'),
	);
}

/** The verdicts of a text, and whom it says to be elected. */
function findVerdicts(placed: PlacedText, context: BallotContext): Statement[] {
	const found: Statement[] = [];
	const decisive = decisions().all(placed.text);
	// Most prose decides nothing, and need not be cut into sentences.
	if (decisive.length === 0) return [];
	for (const sentence of readSentences(placed.text)) {
		const words = placed.text.slice(sentence.from, sentence.to);
		const decides =
			decisive.some(({ from, to }) => from < sentence.to && to > sentence.from) ||
			objections().all(words).length > 0;
		if (!decides) continue;
		for (const read of BY_SENTENCE) {
			const statement = read(placed, sentence, context);
			if (!statement) continue;
			if (statement.kind === 'verdict' && moves(placed.text.slice(0, sentence.from))) statement.moved = true;
			found.push(statement);
		}
	}
	return found;
}

/** Counts that stand for themselves or for the text that was voted: `3 pour, 0 contre`, `Le texte recueille 4 voix pour`, `Pour = 3`. */
function readCountsOfVote(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	// What is decided beside the counts, the verdict of the sentence says.
	const ranges = votes
		.filter(({ from, unsaid }) => unsaid && isOfVote(text.slice(0, from)))
		.map(({ from, to }) => ({ from, to }));
	// The first pattern costs little, and most texts end otherwise.
	if (ranges.length === 0 && text.length <= LONGEST && /\d[\s.]*$/.test(text) && signAndNumber().test(text))
		ranges.push({ from: 0, to: text.length });
	// `Trois voix pour, deux contre.`
	if (votes.length === 0 && text.length <= LONGEST_IN_WORDS && scanNumberWords(foldKeyword(text.trimStart())))
		ranges.push({ from: 0, to: text.trimEnd().replace(/\.$/, '').length });
	return ranges.flatMap(({ from, to }) => {
		// Of `Pour = 3` the sign is a colon.
		const range = slicePlaced(placed, from, to);
		const tally = findFaultlessTally(
			{ ...range, text: range.text.replace(signAndNumber(), (all) => all.replace(/[=→–—-]/, ':')) },
			context,
		);
		return (tally?.children ?? []).flatMap((part): CountStatement[] => {
			const count =
				part.type === 'answer' ? part.children.find((child) => child.type === 'count') : undefined;
			if (part.type !== 'answer' || count?.type !== 'count' || count.unit !== 'votes') return [];
			const { answer: of, position } = part;
			if (of !== 'for' && of !== 'against' && of !== 'abstention') return [];
			return [
				{ type: 'statement', kind: 'count', of, value: count.value, ...positioned(position), children: [] },
			];
		});
	});
}

/** Is what a sentence says before its counts nothing, or what was voted with a verb? */
function isOfVote(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. ') + 1, before.lastIndexOf('\n'))).trim();
	const leadIn = vocabulary('leadIns').scan(sentence)?.length ?? 0;
	const words = sentence.slice(leadIn).replace(/^[\s,:]+/, '');
	const subject = vocabulary('votedTexts').scan(words)?.length ?? 0;
	return words === '' || (subject > 0 && /^(?:[\s\u00A0]+\p{L}+){1,2}$/u.test(words.slice(subject)));
}

/** A tally in words says nothing else. */
const LONGEST_IN_WORDS = 100;

const signAndNumber = lazy(() => /^\s*\p{L}+[\s\u00A0]*[=→–—-][\s\u00A0]*\d+[\s.]*$/u);

/** `Motion to adjourn made by Lee.`: a text about what is put to the vote, with more words than its number. */
function moves(before: string): boolean {
	const text = before.trimStart();
	const subject = vocabulary('votedTexts').scan(text);
	if (subject?.id !== 'text') return false;
	const rest = text.slice(subject.length);
	return (
		/^[\s\u00A0]+\p{L}+[\s\u00A0]+\p{L}/u.test(rest) &&
		vocabulary('verdictLinks').scan(rest.trimStart()) === undefined
	);
}

/**
 * The verdict that a title ends or starts with, in brackets, behind a sign, in strong or capital letters: `Budget 2026 (adopté)`,
 * `Budget · adopté`, `Budget – REJETÉ À L’UNANIMITÉ`, `ADOPTÉ – Budget`, `Budget ADOPTÉ`.
 */
export function findTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const text = closedUp(plainWords(written.text));
	if (!mayHoldResult(text)) return undefined;
	const before = Math.max(0, text.length - LONGEST_TITLE_END);
	const tail = text.slice(before);
	const parts = [
		[titleEnd().exec(tail), before],
		[/[*_~]/.test(written.text) ? strongEnd().exec(written.text.slice(before)) : null, before],
		[FOUR_CAPITALS.test(tail) ? capitalEnd().exec(tail) : null, before],
		[titleStart().exec(text.slice(0, LONGEST_TITLE_END)), 0],
	] as const;
	for (const [part, at] of parts) {
		const words = part?.[1] ?? part?.[2];
		if (!part || words === undefined) continue;
		const from = at + part.index + part[0].indexOf(words);
		const found = verdictOfTitle(written, text, { from, to: from + words.length }, context);
		if (found) return found;
	}
	return undefined;
}

function verdictOfTitle(
	written: PlacedText,
	text: string,
	range: { from: number; to: number },
	context: BallotContext,
): VerdictStatement | undefined {
	const inside = text.slice(range.from, range.to);
	const words = inside.trimStart();
	const from = range.from + inside.length - words.length;
	// `(unanimité)` in a title is the majority that is wanted; a verdict says how the vote ended.
	if (vocabulary('results').findIn(words) === undefined) return undefined;
	// A title writes it small.
	const said = words.charAt(0).toUpperCase() + words.slice(1);
	const placed: PlacedText = {
		text: said,
		place: (start, to) => written.place(from + start, from + to),
	};
	const statement = readVerdict(placed, { from: 0, to: said.trimEnd().length, whole: false }, context);
	return statement?.named ? { ...statement, text: words.trim() } : undefined;
}

const mayHoldResult = createPhraseCheck(() => vocabulary('results').words());

const titleEnd = lazy(
	() =>
		/(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(?:[\s\u00A0][–—=→-]+|[:,;/|•·!]|\p{So}\uFE0F?)[\s\u00A0]+([^–—:()]{4,80}))[\s*_.]*$/u,
);
const strongEnd = lazy(
	() =>
		/[\s\u00A0](?:\*{1,3}|__?|~~)(\p{L}[^*_~()]{3,80}?)(?:\*{1,3}|__?)[\s.]*$|~~[\s\u00A0]+(\p{L}[^*_~()]{3,80})$/u,
);
/** Four signs in a row of which each may be a capital letter. */
const FOUR_CAPITALS = /[^a-z\d\s!-/:-@\u00DF-\u00FF]{4}/;
/** In a title that is not all in capitals. */
const capitalEnd = lazy(
	() => /\p{Ll}[^\p{Lu}]*[\s\u00A0](\p{Lu}{4,30}(?:[\s\u00A0][\p{Lu}’']{1,30}){0,4})[\s.!]*$/u,
);
const titleStart = lazy(
	() =>
		/^[\s\u00A0]*(?:[\p{Ps}\p{Pi}]([^\p{Ps}\p{Pe}]{4,80})[\p{Pe}\p{Pf}]|(\p{L}[^–—:()|/]{3,60}?)[\s\u00A0]*[–—:|/])/u,
);
const LONGEST_TITLE_END = 100;

/** Words of which a sentence that decides something has one. */
const decisions = lazy(() =>
	createPhraseFinder([
		...vocabulary('results').words(),
		...vocabulary('consents').words(),
		...vocabulary('everyone').words(),
		...vocabulary('motionMarks').words(),
		...vocabulary('decisionVerbs').words(),
		...vocabulary('appointments').words(),
		...vocabulary('opinions').words(),
		...vocabulary('verdictPhrases').words(),
		...LANGUAGES.flatMap((lang) => vocabulary('decidingBodies').getWords('impersonal', lang)),
	]),
);

/** `Aucune voix contre` beside a sentence that decides says how. */
const objections = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('answers').getWords('against', lang))),
);

// --- Dates of the prose: with their weekday, impossible ones too, and those of minutes that are put to approval.

function readDates(placed: PlacedText, { lang }: BallotContext): DateStatement[] {
	const { text } = placed;
	if (!/\d/.test(text)) return [];
	const found: DateStatement[] = [];
	for (const day of daysOfMonthIn(text, lang)) {
		const exists = isDayOfSomeYear(day);
		// A day without a weekday may be that of any year, and there is nothing to compare.
		if (exists && day.weekday === undefined) continue;
		const place = placed.place(day.from, day.to);
		found.push({
			type: 'statement',
			kind: 'date',
			...(place ? { position: place } : {}),
			...(exists ? { day: { month: day.month, day: day.day, weekday: day.weekday ?? 0 } } : {}),
			children: [],
		});
	}
	if (!/\d{4}/.test(text)) return found;
	for (const { result, from, to } of datesIn(text, lang)) {
		if (!result.ok && result.reason !== 'noSuchDay') continue;
		const place = placed.place(from, to);
		const statement: DateStatement = { type: 'statement', kind: 'date', children: [] };
		if (place) statement.position = place;
		if (result.ok) {
			const { date } = result;
			statement.children.push({
				type: 'dateValue',
				value: toIsoDate(date),
				...(date.weekday === undefined ? {} : { weekday: date.weekday }),
				children: [],
				...(place ? { position: place } : {}),
			});
		}
		const before = text.slice(Math.max(0, from - FAR), from);
		if (isOfSigning(before)) statement.of = 'signed';
		else if (
			vocabulary('approvedMinutes').findIn(before)?.id === 'minutes' &&
			!vocabulary('suppositions').findIn(before)
		)
			statement.of = 'minutes';
		else if (isOfApprovedMinutes(before, text.slice(to, to + FAR))) statement.of = 'minutes';
		else if (isPageHead(text, from, to)) statement.of = 'page';
		else if (isOfMeeting(before)) statement.of = 'meeting';
		found.push(statement);
	}
	return found;
}

/** `Le procès-verbal du | 6 juin 2024 | est approuvé`: minutes right before the date, and the verdict in what follows. */
function isOfApprovedMinutes(before: string, after: string): boolean {
	const words = lastWords(before, 9, "'’-").map(({ text }) => text);
	if (words.length === 0 || vocabulary('suppositions').findIn(before)) return false;
	const isMinutes = words.some((_, at) => vocabulary('minutesNames').findId(words.slice(at).join(' ')));
	const sentence = /^[^.\n;]*/.exec(after)?.[0] ?? '';
	return isMinutes && vocabulary('results').findIn(sentence)?.id === 'adopted';
}

/** `Le conseil municipal s'est réuni le …`: the body of the meeting, then that it met, in one sentence, with no other date between. */
function isOfMeeting(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
	const held = vocabulary('heldMeetings').findIn(sentence);
	if (!held) return false;
	const body = vocabulary('decidingBodies').findIn(sentence.slice(0, held.offset));
	return body?.id === 'body' && !/\d{4}/.test(sentence.slice(held.offset));
}

/** `Fait à Lyon, le 14 mars 2026`: the place, and no more. */
function isOfSigning(before: string): boolean {
	const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
	const mark = vocabulary('doneAt').scan(line);
	return (
		mark !== undefined &&
		/^[\s\u00A0]+[\p{L}\s'’-]{2,40}(?:,[\s\u00A0]*\p{L}{0,3}[\s\u00A0]*|[\s\u00A0]+\p{L}{2}[\s\u00A0]+)$/u.test(
			line.slice(mark.length),
		)
	);
}

/** A line with a date and the number of a page: `Conseil municipal du 11 décembre 2025 – page 2/3`. */
function isPageHead(text: string, from: number, to: number): boolean {
	const start = text.lastIndexOf('\n', from) + 1;
	const next = text.indexOf('\n', to);
	const line = text.slice(start, next < 0 ? text.length : next);
	return line.length <= LONGEST_HEAD && pageNumber().test(line);
}

const LONGEST_HEAD = 140;

const pageNumber = lazy(() => {
	const [page, of] = [vocabulary('pageWords'), vocabulary('outOf')].map((words) =>
		phraseChoice(words.words()),
	);
	return new RegExp(
		`(?:^|\\s)${page}[\\s\\u00A0]+\\d+(?:[\\s\\u00A0]*(?:/|${of})[\\s\\u00A0]*\\d+)?(?:\\W|$)`,
	);
});

/** `approbation du procès-verbal de la séance du …`: the words stand near the date. */
const FAR = 90;

// --- Numbers of people on lines of the prose: `Conseillers en exercice : 15 / Présents : 9 / Votants : 11`.

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign; or told in a sentence. */
function readCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const { lang } = context;
	const found: CountStatement[] = [
		...(/\d/.test(text) ? readToldCounts(placed, context) : []),
		...readCountsInWords(placed),
	];
	for (let colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', colon + 1)) {
		const start = labelStart(text, colon);
		// `Présents : 43  Pouvoirs : 3`
		const words = text
			.slice(start, colon)
			.replace(/^.*:/s, '')
			.replace(/^[\d\s]+/, '');
		const label = vocabulary('headCounts').findId(words.trim());
		if (!label) continue;
		const gap = /^[\s\u00A0\u202F]*/.exec(text.slice(colon + 1, colon + 8))?.[0].length ?? 0;
		const from = colon + 1 + gap;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count || !endsCount(text.slice(from + count.length, from + count.length + LONGEST))) continue;
		const statement: CountStatement = {
			type: 'statement',
			kind: 'count',
			of: label,
			value: toDecimalString(count.value),
			children: [],
		};
		const position = placed.place(from, from + count.length);
		if (position) statement.position = position;
		found.push(statement);
	}
	return found;
}

/**
 * `comptant 15 conseillers en exercice`; `réunissant 900 parts sur les 1 000`, of those present or represented: a number beside the whole
 * that it is a part of, so that nothing else can be meant.
 */
function readToldCounts(placed: PlacedText, { lang }: BallotContext): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	const add = (of: CountStatement['of'], value: string, from: number, to: number, whole?: string) => {
		const position = placed.place(from, to);
		found.push({
			type: 'statement',
			kind: 'count',
			of,
			value,
			...(whole === undefined ? {} : { whole }),
			...(position ? { position } : {}),
			children: [],
		});
	};
	let last = 0;
	for (const digit of text.matchAll(/(?<![\d.,/-])\d/g)) {
		const from = digit.index;
		if (from < last || startOfLetters(text, from) < from) continue;
		const count = scanCount(text.slice(from, from + 40), lang);
		if (!count) continue;
		const to = from + count.length;
		last = to;
		const rest = text.slice(to, to + LONGEST);
		const label = labelAfter(rest);
		if (label === 'members' && !OPEN_LIST.test(text.slice(from - 3, from))) {
			add('members', toDecimalString(count.value), from, to);
			continue;
		}
		const part = partOfQuorum(text, from, to, lang);
		if (part) {
			add('voters', toDecimalString(count.value), from, to, toDecimalString(part.value));
			last = part.to;
			continue;
		}
		const there = thereAfter(text, from, to);
		if (there) add(there, toDecimalString(count.value), from, to);
		const all = wholeOfPeople(text, from, to, lang);
		if (all) {
			add('members', toDecimalString(all.value), all.from, all.to);
			last = all.to;
			continue;
		}
		const gap = /^[\s\u00A0\u202F]+/.exec(rest)?.[0].length;
		const unit = gap === undefined ? undefined : vocabulary('units').scan(rest.slice(gap));
		if (unit?.id !== 'votes' || gap === undefined) continue;
		const whole = wholeAfter(rest, gap + unit.length, lang);
		if (!whole) continue;
		const sentence = sentenceAround(text, from);
		if (vocabulary('groups').findIn(sentence)?.id === 'absent') continue;
		if (!vocabulary('quorumWords').findIn(sentence)) continue;
		last = to + whole.to;
		add('votes', toDecimalString(count.value), from, to, toDecimalString(whole.value));
	}
	return found;
}

/** `Sept adhérents sont présents`, `Seven trustees were present`: the number in words, before a noun of people or a verb. */
function readCountsInWords(placed: PlacedText): CountStatement[] {
	const { text } = placed;
	const found: CountStatement[] = [];
	for (const noun of peopleNouns().all(text)) {
		const before = text.slice(Math.max(0, noun.from - LONGEST_NUMBER), noun.from);
		const near = lastWords(before, 3, '-');
		const [first] = near;
		// `4 dix`, `l’autre dix`: the rest of a longer word.
		const sign = first && before[first.from - 1];
		if (sign && (isLetterOrNumber(sign) || "'’".includes(sign))) near.shift();
		const words = before.slice(near[0]?.from ?? before.length);
		const said = near.map(({ text: word }) => word);
		const start = said.findIndex((_, at) => wordsToInteger(said.slice(at).join(' ')) !== undefined);
		const value = start < 0 ? undefined : wordsToInteger(said.slice(start).join(' '));
		// One is an article as well.
		if (value === undefined || value < 2) continue;
		const to = noun.from - (/[\s\u00A0]+$/.exec(before)?.[0].length ?? 0);
		const from = noun.from - words.length + words.lastIndexOf(said[start] ?? '');
		const of = thereAfter(text, from, to);
		if (!of) continue;
		const position = placed.place(from, to);
		found.push({
			type: 'statement',
			kind: 'count',
			of,
			value: String(value),
			...(position ? { position } : {}),
			children: [],
		});
	}
	return found;
}

const peopleNouns = lazy(() =>
	createPhraseFinder(
		LANGUAGES.flatMap((lang) => [
			...vocabulary('peopleNouns').getWords('noun', lang),
			...vocabulary('verdictLinks').getWords('is', lang),
		]),
	),
);
/** `cent quatre-vingt-dix-sept` */
const LONGEST_NUMBER = 60;

/**
 * `10 adhérents sont présents ou représentés`, `21 members attended`, and behind it `et 3 représentés`: those there, in a sentence that says
 * nothing of the quorum. Without a noun or a verb, `43 présents, 3 pouvoirs`, both must be told.
 */
function thereAfter(
	text: string,
	from: number,
	to: number,
): 'present' | 'represented' | 'voters' | undefined {
	const state = stateAfter(text, to) ?? stateBefore(text, from, to);
	// `Présents : 43  Pouvoirs : 3`: the next label.
	if (!state || /^[\s\u00A0]*:/.test(text.slice(state.to, state.to + 4))) return undefined;
	const sentence = sentenceAround(text, from);
	if (vocabulary('suppositions').findIn(sentence) || OTHER_TIME.test(sentence)) return undefined;
	// What a quorum asks for stands in the same words; those represented do not.
	if (/quorum/i.test(sentence) && state.of !== 'represented') return undefined;
	// `deux sont représentés`, and nothing of by whom.
	if (state.of === 'represented' && state.isTold && endsPart(text, state.to)) return state.of;
	if (state.of !== 'represented' && (state.isTold || (state.isNamed && standsAlone(text, from, state.to))))
		return state.of;
	return isWithOther(sentence, state.of) ? state.of : undefined;
}

function endsPart(text: string, at: number): boolean {
	return /^[\s\u00A0]*(?:[.,;:)\n]|$)/.test(text.slice(at, at + 3));
}

/** `L'assemblée réunit | 43 membres présents`, `43 membres présents.`: a lead or nothing before it, the end of a part behind it. */
function standsAlone(text: string, from: number, to: number): boolean {
	if (!endsPart(text, to)) return false;
	const before = text.slice(Math.max(0, from - LONGEST), from);
	if (/(?:^|[.\n:])[\s\u00A0>*–-]*$/.test(before)) return true;
	const words = before.trimEnd().split(/[\s\u00A0]+/);
	return [1, 2, 3].some(
		(count) => vocabulary('quorumLeads').findId(words.slice(-count).join(' ')) !== undefined,
	);
}

/** `Le quorum est atteint (12 membres sur 20)`, `a quorum was present (6 of 6 members)`: those there, and the whole, of a quorum that is met. */
function partOfQuorum(
	text: string,
	from: number,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	const isNoun = noun !== undefined && vocabulary('peopleNouns').findId(noun.text) === 'noun';
	const whole = wholeAfter(text.slice(to, to + LONGEST), isNoun ? noun.to : 0, lang);
	if (!whole) return undefined;
	if (!/quorum/i.test(text.slice(Math.max(0, from - LONGEST), from))) return undefined;
	const sentence = sentenceAround(text, from);
	if (!/quorum/i.test(sentence) || vocabulary('suppositions').findIn(sentence)) return undefined;
	// A quorum of so many of them, or shares of something else, is no count of those there.
	const asks = vocabulary('quorumWords').findIn(sentence)?.id;
	if (asks !== 'met' && asks !== 'present') return undefined;
	const behind = text.slice(to + whole.to, to + whole.to + LONGEST);
	const unit = vocabulary('units').scan(behind.trimStart())?.id;
	if (unit === 'votes' || /^[\s\u00A0]*[%/\d]/.test(behind)) return undefined;
	return /^[\s\u00A0]*(?:[).,;:\n]|\p{L}|$)/u.test(behind)
		? { value: whole.value, to: to + whole.to }
		: undefined;
}

/** What the words behind a number make of it: a noun of people, a verb, then how they are there. */
function stateAfter(
	text: string,
	to: number,
): { of: 'present' | 'represented' | 'voters'; isTold: boolean; isNamed: boolean; to: number } | undefined {
	let at = to;
	let isTold = false;
	let isNamed = false;
	const found = (of: 'present' | 'represented' | 'voters', length: number) => ({
		of,
		isTold,
		isNamed,
		to: at + length,
	});
	for (let words = 0; words <= MOST_WORDS; words += 1) {
		const gap = /^[\s\u00A0]+(?:\()?/.exec(text.slice(at, at + LONGEST))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const rest = text.slice(at, at + LONGEST);
		const word = rest.slice(0, endOfLetters(rest, 0));
		const isNoun = vocabulary('peopleNouns').findId(word) === 'noun';
		isNamed ||= isNoun;
		const state = vocabulary('quorumWords').scan(rest);
		if (state?.id === 'present') return found('present', state.length);
		if (state?.id === 'presentOrRepresented') return found('voters', state.length);
		const group = vocabulary('groups').scan(rest);
		if (group?.id === 'represented') return found('represented', group.length);
		const came = vocabulary('attendanceVerbs').scan(rest);
		// `attended the fair` is of something else.
		if (came)
			return endsPart(text, at + came.length) ||
				/^[\s\u00A0]+\p{L}+[\s\u00A0]+\d/u.test(text.slice(at + came.length))
				? { ...found('present', came.length), isTold: true }
				: undefined;
		const isLink = vocabulary('verdictLinks').findId(word) === 'is';
		if (word === '' || !(isNoun || isLink)) return undefined;
		isTold ||= isLink;
		at += word.length;
	}
	return undefined;
}

/** `Sont présents | 43 adhérents`: a verb opens the sentence, and the number follows how they are there. */
function stateBefore(text: string, from: number, to: number): ReturnType<typeof stateAfter> {
	const before = text.slice(Math.max(0, from - LONGEST), from).replace(/:\s*$/, '');
	const near = lastWords(before, 4);
	const opens = near.findIndex((word) => /(?:^|[.\n;])\s*$/.test(before.slice(0, word.from)));
	const [verb, second] = opens < 0 ? [] : near.slice(opens);
	if (!verb || !second || vocabulary('verdictLinks').findId(verb.text) !== 'is') return undefined;
	const words = before.slice(second.from).trim();
	const state = vocabulary('quorumWords').findId(words);
	const of =
		state === 'present'
			? 'present'
			: state === 'presentOrRepresented'
				? 'voters'
				: vocabulary('groups').findId(words) === 'represented'
					? 'represented'
					: undefined;
	return of && { of, isTold: true, isNamed: true, to };
}

/** Whether a sentence tells of both those who came and those who are represented. */
function isWithOther(sentence: string, of: 'present' | 'represented' | 'voters'): boolean {
	const other = of === 'represented' ? 'present' : 'represented';
	const label = /^[^:]{2,40}(?=:)/.exec(sentence)?.[0].trim();
	if (label && vocabulary('headCounts').findId(label) === other) return true;
	for (const digit of sentence.matchAll(/(?<![\p{L}\d.,/-])\d+/gu)) {
		const to = digit.index + digit[0].length;
		if ((stateAfter(sentence, to) ?? stateBefore(sentence, digit.index, to))?.of === other) return true;
	}
	return false;
}

const MOST_WORDS = 4;

/**
 * `12 adhérents sur 20 sont présents ou représentés`, `7 members present out of 9`: the whole behind a number of people, in a sentence about
 * those who are there.
 */
function wholeOfPeople(
	text: string,
	from: number,
	to: number,
	lang: BallotContext['lang'],
): { value: Fraction; from: number; to: number } | undefined {
	if (!/^[\s\u00A0].*[\s\u00A0]\d/s.test(text.slice(to, to + LONGEST))) return undefined;
	const sentence = sentenceAround(text, from);
	const group = vocabulary('groups').findIn(sentence)?.id;
	if (group !== 'present' && group !== 'represented') return undefined;
	const count = scanCount(text.slice(from, from + 40), lang);
	const between = /^(?:[\s\u00A0]+\p{L}+){1,6}?(?=[\s\u00A0]+\p{L}+[\s\u00A0]+\d)/u.exec(
		text.slice(to, to + LONGEST),
	)?.[0];
	if (!count || between === undefined) return undefined;
	// A noun of people, or of those there, and nothing that counts something else.
	const words = between.trim().split(/[\s\u00A0]+/);
	if (vocabulary('peopleNouns').findId(words[0] ?? '') !== 'noun') return undefined;
	const whole = wholeAfter(text.slice(to, to + LONGEST), between.length, lang);
	if (!whole || !/^[\s\u00A0]*(?:[\s,;.:)]|$)/.test(text.slice(to + whole.to, to + whole.to + 2)))
		return undefined;
	const behind = text.slice(to + whole.to).trimStart();
	if (vocabulary('units').scan(behind)?.id === 'votes' || behind.startsWith('%')) return undefined;
	const digits = /\d[\d\s\u00A0\u202F]*$/.exec(text.slice(to, to + whole.to))?.[0].length ?? 0;
	return { value: whole.value, from: to + whole.to - digits, to: to + whole.to };
}

/** `sur les 1 000`, `/1000`, `out of 1,000`: the whole behind a part. */
function wholeAfter(
	rest: string,
	from: number,
	lang: BallotContext['lang'],
): { value: Fraction; to: number } | undefined {
	let at = from + spaces(rest, from);
	const stroke = rest[at] === '/';
	const link = stroke ? 1 : vocabulary('outOf').scan(rest.slice(at))?.length;
	if (link === undefined) return undefined;
	at += link;
	at += spaces(rest, at);
	const whole = scanCount(rest.slice(at, at + 40), lang);
	return whole && { value: whole.value, to: at + whole.length };
}

function spaces(text: string, at: number): number {
	return /^[\s\u00A0\u202F]*/.exec(text.slice(at, at + 8))?.[0].length ?? 0;
}

/** The label right after a number, with the words that name the people between: `15 conseillers municipaux en exercice`. */
function labelAfter(rest: string): CountStatement['of'] | undefined {
	let at = 0;
	for (let words = 0; words <= MOST_BETWEEN; words += 1) {
		const gap = /^[\s\u00A0]+/.exec(rest.slice(at))?.[0].length;
		if (gap === undefined) return undefined;
		at += gap;
		const label = vocabulary('headCounts').scan(rest.slice(at));
		if (label?.id === 'members') return 'members';
		const end = endOfLetters(rest, at);
		if (end === at) return undefined;
		at = end;
	}
	return undefined;
}

const MOST_BETWEEN = 2;
/** `9 / 15` and `9 sur 15` name two numbers. */
const OPEN_LIST = /[/]\s*$/;

function sentenceAround(text: string, at: number): string {
	const start = Math.max(0, at - 400);
	const from = ['. ', ';', '\n'].reduce(
		(most, sign) => Math.max(most, start + text.slice(start, at).lastIndexOf(sign) + 1),
		start,
	);
	const to = text.slice(at).search(/[.;](?:\s|$)|\n/);
	return text.slice(from, Math.min(to < 0 ? text.length : at + to, from + 400));
}

/** Whether the words behind a number leave it what it is: `43`, `43 membres`, `46 sur 60`, `43 (dont 2 à distance)`, `43  Pouvoirs : 3`. */
function endsCount(rest: string): boolean {
	if (ENDS.test(rest) || /^[\s\u00A0]*\(/.test(rest)) return true;
	if (rest.includes(':') && /^[\s\u00A0]+\p{Lu}[\p{L}\s\u00A0'’]{2,40}:/u.test(rest)) return true;
	const word = wordBehindSpace(rest);
	if (!word) return false;
	if (vocabulary('outOf').scan(rest.trimStart())) return true;
	return vocabulary('peopleNouns').findId(word.text) === 'noun' && ENDS.test(rest.slice(word.to));
}

function labelStart(text: string, colon: number): number {
	let start = colon;
	while (start > 0 && colon - start < LONGEST && !SIGNS.test(text[start - 1] ?? '')) start -= 1;
	return start;
}

const LONGEST = 60;
const SIGNS = /[\n\r/;,.|>*+•–—(]/;
const ENDS = /^[\s\u00A0]*(?:[\n\r/;,.|)–—-]|$)/;

// --- `Dora Finch est élue trésorière` · `Sont élus : Dora Finch et Ivan Pruss` · `Dora Finch was elected chair`.

/** Those whom a sentence says to be elected; nothing where it names nobody, supposes it, tells of another time, or of the officers of the meeting. */
function readElected(
	placed: PlacedText,
	sentence: Sentence,
	context: BallotContext,
): ElectedStatement | undefined {
	const text = placed.text.slice(sentence.from, sentence.to);
	if (text.length > LONGEST_SENTENCE || OTHER_TIME.test(text)) return undefined;
	const verb = elected()
		.all(text)
		.find(({ from, to }) => isVerb(text, from, to));
	if (!verb) return undefined;
	if (vocabulary('suppositions').findIn(text) || vocabulary('sittingRoles').findIn(text)) return undefined;
	const before = slicePlaced(placed, sentence.from, sentence.from + verb.from);
	const after = slicePlaced(placed, sentence.from + verb.to, sentence.to);
	const names = namesIn(before, context);
	const children = names.length > 0 ? names : namesIn(after, context);
	// `Sont élus :` has its names in the list below.
	if (children.length === 0 && !text.trimEnd().endsWith(':')) return undefined;
	return {
		type: 'statement',
		kind: 'elected',
		...positioned(placed.place(sentence.from, sentence.to)),
		children,
	};
}

const elected = lazy(() =>
	createPhraseFinder([
		...vocabulary('results')
			.words()
			.filter((word) => vocabulary('results').findId(word) === 'elected'),
		...vocabulary('appointments').words(),
	]),
);

/** `est élue`, `was elected`, `Sont élus :`, `Officers elected:`; the newly elected of a list or of a title are no news. */
function isVerb(text: string, from: number, to: number): boolean {
	if (/^[\s\u00A0]*:[\s\u00A0]*\p{Lu}/u.test(text.slice(to, to + 12))) return true;
	const words = text
		.slice(from, to)
		.trim()
		.split(/[\s\u00A0]+/);
	const links = vocabulary('verdictLinks');
	if (words.length > 1 && links.findId(words[0] ?? '') === 'is') return !isDenied(text, from);
	const before = text
		.slice(Math.max(0, from - 40), from)
		.trim()
		.split(/[\s\u00A0]+/);
	for (const length of [1, 2, 3])
		if (length <= before.length && links.findId(before.slice(-length).join(' ')) === 'is')
			return !isDenied(text, from - before.slice(-length).join(' ').length);
	return false;
}

/** `n'est pas élu`, `not elected`. */
function isDenied(text: string, at: number): boolean {
	return vocabulary('verdictLinks').findIn(text.slice(Math.max(0, at - 12), at + 24))?.id === 'isNot';
}

/** Known people in a text; else runs of two or more words with capitals. */
function namesIn(placed: PlacedText, { names }: BallotContext): Name[] {
	const found: Name[] = [];
	const { text } = placed;
	const next = oneWord();
	next.lastIndex = 0;
	for (let word = next.exec(text); word !== null; word = next.exec(text)) {
		const known = knownNameAt(text, word.index, names);
		const length =
			known ||
			(/^\p{Lu}[\p{L}'’-]+(?:[\s\u00A0]+\p{Lu}[\p{L}'’-]+){1,2}/u.exec(text.slice(word.index))?.[0].length ??
				0);
		if (length === 0) continue;
		const [name] = readNames(slicePlaced(placed, word.index, word.index + length), names);
		if (name) found.push(name);
		next.lastIndex = word.index + length;
	}
	return found;
}

const oneWord = lazy(() => /(?<![\p{L}\p{N}'’-])\p{L}[\p{L}'’-]*/gu);
/** A year says when it was so. */
const OTHER_TIME = /\b(?:19|20)\d\d\b/;
const LONGEST_SENTENCE = 400;
