/**
 * The one reader of what prose says about a meeting. A new kind of statement is a reader here and a type in `ast/statements.ts`.
 *
 * @example readProse({ text: 'La motion est rejetée.', place }, context).statements // one verdict, rejected
 */

import { decodeString } from 'micromark-util-decode-string';
import type {
	Consent,
	CountStatement,
	DateStatement,
	ElectedStatement,
	Name,
	QuorumSaid,
	Statement,
	Tally,
	VerdictStatement,
} from '../../ast/index.js';
import { LANGUAGES, vocabulary, wordChoice } from '../../language/index.js';
import { datesIn, daysOfMonthIn, isDayOfSomeYear, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isLetter, lastWords } from '../../text/letters.js';
import { closedUp, undisguised } from '../../text/look-alike.js';
import { countBefore, scanNumberWords } from '../../text/number.js';
import { createPhraseCheck, createPhraseFinder, type PhraseRange } from '../../text/phrase-finder.js';
import { phraseChoice } from '../../text/phrase-pattern.js';
import { readSentences, type Sentence } from '../../text/sentences.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { blankMarkup, withPlainColons } from '../ballot/ballot-lines.js';
import { findFaultlessTally } from '../ballot/tally.js';
import { type PlacedText, positioned, slicePlaced } from '../source/places.js';
import { readCounts } from './counts.js';
import { readFigures } from './figures.js';
import { readHoldings } from './holdings.js';
import { amendments, readLooseCounts } from './loose-counts.js';
import { holdsOtherYear } from './other-time.js';
import { CAPITALS, namesIn } from './people/known-names.js';
import { readPeople } from './people.js';
import { readSums } from './sums.js';
import { readTimes } from './times.js';
import { findToldVotes, type ToldVote } from './told-votes.js';
import { readSign, scanSeveral } from './verdict.js';
import { readVerdicts } from './verdicts.js';

/** Reads what one sentence says. */
type SentenceReader = (placed: PlacedText, sentence: Sentence, context: BallotContext) => Statement[];

/** Reads a text as a whole. */
type TextReader = (placed: PlacedText, context: BallotContext) => Statement[];

const BY_SENTENCE: readonly SentenceReader[] = [readVerdicts, readElected];
const BY_TEXT: readonly TextReader[] = [
	readDates,
	readCounts,
	readQuorum,
	readRefusal,
	readFigures,
	readPeople,
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
	const placed: PlacedText = { text: plainWords(written.text), place: written.place };
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
	const statements = [
		...BY_TEXT.flatMap((read) => read(placed, context)),
		...verdicts,
		...counted,
		// Most prose decides nothing.
		...(decisions().all(placed.text).length > 0 ? readLooseCounts(placed, context, hasTally) : []),
	];
	return { statements: statements.sort((a, b) => startOf(a) - startOf(b)), votes };
}

/** `Motion to deny the request`, `Il est proposé de rejeter l'offre`: that it is denied is then what was adopted. */
function readRefusal({ text, place }: PlacedText): Statement[] {
	const [mark] = refusals().all(text);
	return mark
		? [{ type: 'statement', kind: 'refusal', ...positioned(place(mark.from, mark.to)), children: [] }]
		: [];
}

const refusals = lazy(() => createPhraseFinder(vocabulary('refusalMotions').words()));

/** Letters that are set apart as one word; its place reaches to its last letter. */
function withoutGaps({ text, place }: PlacedText): PlacedText {
	const closed = closedUp(text);
	if (closed === text) return { text, place };
	const end = (to: number) => {
		const gap = /^ */.exec(closed.slice(to))?.[0].length ?? 0;
		return text.slice(0, to + gap).trimEnd().length;
	};
	return { text: closed, place: (from, to) => place(from, Math.max(to, end(to))) };
}

/** A verdict with its counts. */
function isCounted(statement: Statement): boolean {
	return (
		statement.kind === 'verdict' &&
		statement.named &&
		statement.children.some(
			(child) => child.type === 'tally' && child.children.some(({ type }) => type === 'answer'),
		)
	);
}

function startOf({ position }: Statement): number {
	return position?.start.offset ?? 0;
}

/** A text of the same length as people read it: no markup, no letters in disguise; what stands inside a word does not part it. */
function plainWords(written: string): string {
	let words = written;
	// Most texts hold neither, and the patterns need not be compiled for them.
	if (MAY_PART_WORD.test(words) && STANDS_IN_WORD.test(words))
		words = words.replace(marksInsideWord(), (marks) => '\u200B'.repeat(marks.length));
	if (words.includes(']'))
		words = words
			.replace(
				LINK_END,
				(end, _quote, title = '') => `.${' '.repeat(end.length - title.length - 2)}${title} `,
			)
			.replace(NOTE, (_all, _sign, said) => `. ${said}.`);
	if (MAY_HOLD_TAG.test(words)) words = blanked(words, TAGS);
	return withPlainColons(undisguised(decoded(blankMarkup(words))));
}

const MAY_HOLD_TAG = /<[/a-z]|\+\+/i;

/** A text of the same length without what is struck out, `~~rejetée~~ adoptée`; nothing where nothing is. */
function withoutStruck(text: string): string | undefined {
	if (!MAY_STRIKE.test(text)) return undefined;
	return blanked(text, STRUCK);
}

/** The same text, as long, without what a pattern finds; what stands inside a word does not part it. */
function blanked(text: string, pattern: RegExp): string {
	return text.replace(pattern, (words: string, ...rest: unknown[]) => {
		const index = rest.find((one) => typeof one === 'number') ?? 0;
		const isInWord = isLetter(text[index - 1]) && isLetter(text[index + words.length]);
		return (isInWord ? '\u200B' : ' ').repeat(words.length);
	});
}

const MAY_STRIKE = /~|\{--|<(?:del|s|strike)[ >]/i;
/** By tildes, by a tag, or as a change that is told to editors: `{--rejetée--}`, `{~~rejetée~>adoptée~~}`. */
const STRUCK =
	/\{~~[^~]*~>|\{--[^{}]*--\}|<(del|s|strike)(?: [^<>]*)?>[^<]*<\/\1>|(?<!~)(~{1,2})(?![~\s>])[^~]*\2(?!~)|~~\s[^~]*~~/gi;
/** Tags, which the page prints as they are, and the marks of what is put in: `{++adoptée++}`. */
const TAGS =
	/<\/?(?:a|abbr|b|big|blockquote|body|br|caption|center|cite|code|dd|del|details|div|dl|dt|em|figcaption|figure|font|h[1-6]|hr|i|ins|kbd|li|mark|ol|p|pre|q|s|section|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|u|ul)(?:[ /][^<>]*)?>|\+\+\}?|\{\+\+|~~\}/gi;

const MAY_PART_WORD = /[*~`\\<]|-[\r\ne]/;
/** Behind what may be a letter, and before one: most stand around words. */
const STANDS_IN_WORD =
	/[A-Za-z\u00AA-\uFFFF](?:(?:\*{1,3}|~~|`|\\|<!--[^>]{0,80}-->)[A-Za-z\u00AA-\uFFFF]|-(?:\r?\n|es?(?![A-Za-z])))/;
const marksInsideWord = lazy(
	() => /(?<=\p{L})(?:\*{1,3}|~~|`|\\|-\r?\n[ \t]*(?=\p{Ll})|-(?=es?(?!\p{L}))|<!--[^>]{0,80}-->)(?=\p{L})/gu,
);

/** What a link or a picture refers to, behind its text; its title is a sentence of its own. */
const LINK_END =
	/\](?:\[[^[\]\n]{0,60}\]|\((?:<[^<>\n]{0,400}>|[^()\s"]{0,400})[ \t](["'])([^"\n]{0,200})\1\))/g;
/** `^[Adoptée]` */
const NOTE = /(\^\[)([^[\]]*)\]/g;

/** The same text, as long, with the signs that references stand for: `adopt&eacute;e`. */
function decoded(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(/&(?:#x?[0-9a-f]{1,7}|[a-z][a-z0-9]{1,30});/gi, (reference) =>
		decodeString(reference).padEnd(reference.length, '\u200B'),
	);
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
			(decisive[next]?.from ?? Number.POSITIVE_INFINITY) < sentence.to || objections().all(words).length > 0;
		if (!decides) continue;
		const moved = moves(placed.text.slice(0, Math.min(sentence.from, LONGEST_SUBJECT)));
		for (const statement of BY_SENTENCE.flatMap((read) => read(placed, sentence, context))) {
			if (statement.kind === 'verdict' && moved) statement.moved = true;
			if (statement.kind === 'verdict' && amendsBeside(words)) statement.amends = true;
			if (statement.kind === 'verdict' && casting && casting !== against(statement.outcome))
				statement.casting = true;
			found.push(statement);
		}
	}
	const [only, second] = found.filter(({ kind }) => kind === 'verdict');
	const end = only?.position?.end.offset;
	const isLast = end === placed.place(0, placed.text.trimEnd().replace(/[.!]+$/, '').length)?.end.offset;
	if (
		only?.kind === 'verdict' &&
		!second &&
		only.named &&
		isLast &&
		amendments().all(placed.text).length === 0
	)
		only.ends = true;
	return found;
}

/** `An amendment by Lise Kern was lost`: one that is new, and not the text that is voted. */
function amendsBeside(sentence: string): boolean {
	const [mark] = amendments().all(sentence);
	const word = mark && lastWords(sentence.slice(0, mark.from), 1)[0]?.text;
	return word !== undefined && vocabulary('peopleNouns').findId(word) === 'one';
}

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

/** Counts that stand for themselves or for the text that was voted: `3 pour, 0 contre`, `Le texte recueille 4 voix pour`, `Pour = 3`. */
function readCountsOfVote(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	// What is decided beside the counts, the verdict of the sentence says.
	const behind = votes.length > 0 ? behindLabel(text) : undefined;
	const labelled = behind === undefined ? {} : { labelled: true as const };
	const ranges = votes
		.filter(({ from, unsaid }) => unsaid && isOfVote(text.slice(0, from)))
		.map(({ from, to }) => ({ from, to }));
	if (behind !== undefined) ranges.splice(0, ranges.length, { from: behind, to: text.length });
	if (
		ranges.length === 0 &&
		text.length <= LONGEST_IN_WORDS &&
		ENDS_WITH_NUMBER.test(text) &&
		signAndNumber().test(text)
	)
		ranges.push({ from: 0, to: text.length });
	// `Trois voix pour, deux contre.`, `Ayes: six. Nays: none.`
	if (
		votes.length === 0 &&
		text.length <= LONGEST_IN_WORDS &&
		(scanNumberWords(foldKeyword(text.trimStart())) || opensWithAnswer(text))
	)
		ranges.push({ from: 0, to: text.trimEnd().replace(/\.$/, '').length });
	return ranges.flatMap(({ from, to }) => {
		// Of `Pour = 3` the sign is a colon.
		const range = slicePlaced(placed, from, to);
		const words = ENDS_WITH_NUMBER.test(range.text)
			? range.text.replace(signAndNumber(), (all) => all.replace(/[=→–—-]/, ':'))
			: range.text;
		return countsOf(findFaultlessTally({ ...range, text: words }, context)).map((count) => ({
			...count,
			...labelled,
		}));
	});
}

/** How many votes each answer of a tally has. */
function countsOf(tally: Tally | undefined): CountStatement[] {
	return (tally?.children ?? []).flatMap((part): CountStatement[] => {
		const count = part.type === 'answer' ? part.children.find((child) => child.type === 'count') : undefined;
		if (part.type !== 'answer' || count?.type !== 'count' || count.unit !== 'votes') return [];
		const { answer: of, position } = part;
		if (of !== 'for' && of !== 'against' && of !== 'abstention') return [];
		return [
			{ type: 'statement', kind: 'count', of, value: count.value, ...positioned(position), children: [] },
		];
	});
}

/** `Quitus est donné par 14 voix pour et une abstention.`: the counts that end a text which gives no other verdict, of the vote beside it. */
function readCountsInSentence(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const { text } = placed;
	const last = votes.at(-1);
	if (!last || last.of || last.counts === undefined || votes.length > 1) return [];
	const sentence = readSentences(text).at(-1);
	const lead = text.slice(sentence?.from, last.counts);
	if (!sentence || last.from < sentence.from || amendments().all(lead).length > 0) return [];
	// `Les parents ont voté contre par 5 voix contre 4` is of others.
	if (!mannerBefore().test(lead) || passives().all(lead).length === 0) return [];
	if (vocabulary('suppositions').findIn(lead) || holdsOtherYear(lead, context)) return [];
	return countsOf(findFaultlessTally(slicePlaced(placed, last.counts, last.to), context)).map((count) => ({
		...count,
		beside: true as const,
	}));
}

/** `Luc Bon propose un achat. Vote : 3 pour`, `Le bureau vote l'achat : 3 pour`: the counts behind a label that other words stand before. */
function readLabelledCounts(
	placed: PlacedText,
	votes: readonly ToldVote[],
	context: BallotContext,
): CountStatement[] {
	const [only] = votes;
	if (!only || votes.length > 1 || only.of) return [];
	const start = only.counts ?? only.from;
	if (placed.text.slice(0, start).trim() === '') return [];
	const label = vocabulary('labels').scan(placed.text.slice(start));
	const behind = behindLabel(placed.text.slice(start)) ?? 0;
	const before = /([^.!?:\n]*):[\s\u00A0]*$/.exec(placed.text.slice(0, start))?.[1] ?? '';
	const isLabelled = label ? behind > 0 : vocabulary('labels').findIn(before)?.id === 'vote';
	if (!isLabelled || amendments().all(before).length > 0 || holdsOtherYear(before, context)) return [];
	const tally = findFaultlessTally(slicePlaced(placed, start + behind, only.to), context);
	return countsOf(tally).map((count) => ({ ...count, beside: true as const }));
}

const passives = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('verdictLinks').getWords('is', lang))),
);
const mannerBefore = lazy(() => new RegExp(`${wordChoice('mannerLinks')}[\\s\\u00A0]+$`, 'i'));

function opensWithAnswer(text: string): boolean {
	const words = text.trimStart();
	const length = vocabulary('answers').scan(words)?.length;
	return length !== undefined && /^[\s\u00A0]*:/.test(words.slice(length));
}

/** Is what a sentence says before its counts nothing, or what was voted with a verb? */
function isOfVote(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. ') + 1, before.lastIndexOf('\n'))).trim();
	const leadIn = vocabulary('leadIns').scan(sentence)?.length ?? 0;
	const words = sentence.slice(leadIn).replace(/^[\s,:]+/, '');
	const subject = vocabulary('votedTexts').scan(words)?.length ?? 0;
	return words === '' || (subject > 0 && /^(?:[\s\u00A0]+\p{L}+){1,2}$/u.test(words.slice(subject)));
}

/** Where what stands behind the label of a vote starts: `Vote : | 3 pour`. */
function behindLabel(text: string): number | undefined {
	const label = vocabulary('labels').scan(text);
	const colon = label?.id === 'vote' ? /^[\s\u00A0]*:/.exec(text.slice(label.offset + label.length)) : null;
	return label && colon ? label.offset + label.length + colon[0].length : undefined;
}

/** A tally in words says nothing else. */
const LONGEST_IN_WORDS = 100;

/** Costs little, and most texts end otherwise. */
const ENDS_WITH_NUMBER = /[=→–—-][\s\u00A0]*\d+[\s.]*$/;
const signAndNumber = lazy(() => /^\s*\p{L}+[\s\u00A0]*[=→–—-][\s\u00A0]*\d+[\s.]*$/u);

/** More than a noun of what is voted, and two words. */
const LONGEST_SUBJECT = 200;

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
	const holds = withoutStruck(written.text);
	return (
		(holds === undefined ? undefined : readTitleVerdict({ ...written, text: holds }, context)) ??
		readTitleVerdict(written, context)
	);
}

function readTitleVerdict(written: PlacedText, context: BallotContext): VerdictStatement | undefined {
	const text = closedUp(plainWords(written.text));
	const sign = readSign({ ...written, text });
	if (sign) return { ...sign, named: true };
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
	const [statement] = readVerdicts(placed, { from: 0, to: said.trimEnd().length, whole: false }, context);
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

// --- Whether there is a quorum, where no figure stands beside it: those are read with the lines of a quorum.

function readQuorum(placed: PlacedText): QuorumSaid[] {
	if (!/quor/i.test(placed.text)) return [];
	return readSentences(placed.text).flatMap(({ from, to }): QuorumSaid[] => {
		const text = placed.text.slice(from, to);
		if (!/quor/i.test(text) || /\d/.test(text) || text.length > LONGEST_SENTENCE) return [];
		if (vocabulary('suppositions').findIn(text)) return [];
		const of = vocabulary('quorumSaid').findIn(text)?.id;
		if (of === undefined) return [];
		return [
			{
				type: 'statement',
				kind: 'quorum',
				of,
				...positioned(placed.place(from, to)),
				children: [],
			},
		];
	});
}

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
		else if (isOfMeeting(text.slice(Math.max(0, from - FAR_HELD), from)) || isOfOwnMinutes(before))
			statement.of = 'meeting';
		else if (isRecordHead(text, from, to)) statement.of = 'head';
		else if (isOfNextMeeting(before, text.slice(to, to + FAR))) statement.of = 'next';
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
	return (
		isMinutes &&
		(vocabulary('results').findIn(sentence)?.id === 'adopted' ||
			vocabulary('minutesPut').findIn(sentence) !== undefined)
	);
}

/** `Le conseil municipal s'est réuni le …`: the body of the meeting, then that it met, in one sentence, with no other date between. */
function isOfMeeting(before: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
	const held = vocabulary('heldMeetings').findIn(sentence);
	if (!held) return false;
	const body = vocabulary('decidingBodies').findIn(sentence.slice(0, held.offset));
	const between = sentence.slice(held.offset);
	return body?.id === 'body' && !/\d{4}/.test(between) && !isOfNotice().test(between);
}

/** `sur convocation du syndic du |`: the day of the notice, and not the one on which they met. */
const isOfNotice = lazy(
	() =>
		new RegExp(
			`${wordChoice('rules', 'notice')}.*(?<![\\p{L}\\p{N}])${wordChoice('eventLinks', 'of')}[\\s\\u00A0]*(?:\\p{L}+[\\s\\u00A0]+)?$`,
			'isu',
		),
);

/** `Le présent procès-verbal de la séance du | …` */
function isOfOwnMinutes(before: string): boolean {
	const words = lastWords(before, 9, "'’-").map(({ text }) => text);
	return words.some(
		(word, at) =>
			vocabulary('ownMarks').findId(word) !== undefined &&
			vocabulary('minutesNames').findId(words.slice(at + 1).join(' ')) !== undefined,
	);
}

/** `Minutes of the meeting of June 7, 2024`, `Séance du 7 juin 2024`: a line of its own. */
function isRecordHead(text: string, from: number, to: number): boolean {
	const start = text.lastIndexOf('\n', from) + 1;
	const line = text.slice(start).split('\n', 1)[0] ?? '';
	if (line.length > LONGEST_HEAD || !/^[\s\u00A0*_.,–—-]*$/.test(line.slice(to - start))) return false;
	const before = line
		.slice(0, from - start)
		.trim()
		.replace(/^[*_]+/, '');
	return (['minutesNames', 'sessionNames'] as const).some((name) => {
		const head = vocabulary(name).scan(before);
		return head !== undefined && /^[\s\u00A0]*\p{L}*[\s\u00A0]*$/u.test(before.slice(head.length));
	});
}

/** `Prochaine réunion : …`, `The next meeting is on …`; a second date may be the one that holds. */
function isOfNextMeeting(before: string, after: string): boolean {
	const sentence = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf('\n')) + 1);
	const next = vocabulary('nextMeetings').findIn(sentence);
	if (!next || /\d{4}/.test(sentence.slice(next.offset))) return false;
	return !/\d/.test(
		/^[^.\n;]*/.exec(after.replace(/\d{1,2}[\s\u00A0]*(?:[h:]|[ap]\.?m)[\s\u00A0]*\d{0,2}/gi, ''))?.[0] ?? '',
	);
}

/** `Fait à Lyon, le 14 mars 2026`: the place, and no more; `Signed: Helena Strand, Chair, 27 May 2026`. */
function isOfSigning(before: string): boolean {
	const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
	const signed = vocabulary('signatureMarks').scan(line);
	// `Signed: Ada Brun, Chair; Luc Bon, Secretary. Date: |`
	if (signed && /^[\s\u00A0]*:[^\d]{0,120}$/.test(line.slice(signed.length))) return true;
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
	return line.length <= LONGEST_HEAD && mayNamePage(line) && pageNumber().test(line);
}

const LONGEST_HEAD = 140;

const mayNamePage = createPhraseCheck(() => vocabulary('pageWords').words());

const pageNumber = lazy(() => {
	const [page, of] = [vocabulary('pageWords'), vocabulary('outOf')].map((words) =>
		phraseChoice(words.words()),
	);
	return new RegExp(
		`(?:^|\\s)${page}[\\s\\u00A0]+\\d+(?:[\\s\\u00A0]*(?:/|${of})[\\s\\u00A0]*\\d+)?(?:\\W|$)`,
	);
});

/** The body, what convened it and its place stand before the day on which it met. */
const FAR_HELD = 240;

/** `approbation du procès-verbal de la séance du …`: the words stand near the date. */
const FAR = 90;

// --- `Dora Finch est élue trésorière` · `Sont élus : Dora Finch et Ivan Pruss` · `Dora Finch was elected chair`.

/** Those whom a sentence says to be elected; nothing where it names nobody, supposes it, tells of another time, or of the officers of the meeting. */
function readElected(placed: PlacedText, sentence: Sentence, context: BallotContext): ElectedStatement[] {
	const text = placed.text.slice(sentence.from, sentence.to);
	const until = untilMarks().all(text)[0]?.from;
	// `élus pour trois ans, soit jusqu'en novembre 2029`
	if (text.length > LONGEST_SENTENCE || holdsOtherYear(text.slice(0, until), context)) return [];
	const verb = elected()
		.all(text)
		.find(
			({ from, to }) =>
				isVerb(text, from, to) ||
				// `Élue à l'unanimité.`
				(text.slice(0, from).trim() === '' && unanimity().all(text).length > 0),
		);
	if (!verb) return [];
	if (vocabulary('suppositions').findIn(text) || vocabulary('sittingRoles').findIn(text)) return [];
	const before = slicePlaced(placed, sentence.from, sentence.from + verb.from);
	const after = slicePlaced(placed, sentence.from + verb.to, sentence.to);
	const names = namesIn(before, context, CAPITALS);
	const children = names.length > 0 ? names : namesIn(after, context, CAPITALS);
	const every = children.length === 0 ? everybody(text.slice(0, verb.to)) : undefined;
	const consent = consentIn(placed, sentence, verb);
	// `Sont élus :` has its names in the list below, `Ils sont donc élus à l'unanimité` in the text above.
	if (children.length === 0 && !every && !consent && !text.trimEnd().endsWith(':')) return [];
	const votes = votesOfElected(placed, sentence, children, context.lang);
	return [
		{
			type: 'statement',
			kind: 'elected',
			...positioned(placed.place(sentence.from, sentence.to)),
			children,
			text: text.slice(verb.from, verb.to).trim(),
			...(votes.some((one) => one !== null) ? { votes } : {}),
			...(every && { every }),
			...(consent && { consent }),
			...(rounds().all(text).length > 0 ? { round: true } : {}),
		},
	];
}

const untilMarks = lazy(() => createPhraseFinder(vocabulary('untilMarks').words()));

const rounds = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('labels').getWords('round', lang))),
);

/** `élue à l'unanimité`: the consent of a sentence, in the clause of its verb. */
function consentIn(placed: PlacedText, { from, to }: Sentence, verb: PhraseRange): Consent | undefined {
	const text = placed.text.slice(from, to);
	const [said] = unanimity().all(text);
	if (!said || /[;:]/.test(text.slice(Math.min(verb.to, said.to), Math.max(verb.from, said.from))))
		return undefined;
	return {
		type: 'consent',
		value: 'unanimous',
		text: text.slice(said.from, said.to),
		...positioned(placed.place(from + said.from, from + said.to)),
		children: [],
	};
}

const unanimity = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('consents').getWords('unanimous', lang))),
);

/** `Tous sont élus |`, `All three candidates were elected |`, `They were all elected |`: all who stood, and how many they were. */
function everybody(clause: string): ElectedStatement['every'] {
	const words = clause.trim().split(/[\s\u00A0]+/);
	words.pop();
	for (let size = 1; size <= 3 && size < words.length; size += 1) {
		const link = vocabulary('verdictLinks').findId(words.slice(-size).join(' '));
		if (link !== 'is' && link !== 'isAll') continue;
		const subject = words.slice(0, -size).join(' ');
		const several = scanSeveral(subject, 'people');
		const isWhole = several?.length === subject.length;
		if (isWhole && several.among !== undefined) return { among: several.among };
		const named = vocabulary('severalNamed').findId(subject);
		if (named === 'everybody' || (link === 'isAll' && named === 'plural')) return {};
	}
	return undefined;
}

/** `Dora Finch (12 voix)`, `Dora Finch, 12 votes`; of one person the only votes of the sentence, `Dora Finch est élue avec 12 voix`. */
function votesOfElected(
	placed: PlacedText,
	{ from, to }: Sentence,
	names: readonly Name[],
	lang: BallotContext['lang'],
): Array<string | null> {
	const start = placed.place(from, to)?.start.offset ?? 0;
	const text = placed.text.slice(from, to);
	const counts = [...text.matchAll(COUNT_OF_ELECTED)].filter(({ index, 0: number }) => {
		const behind = text.slice(index + number.length);
		const unit = vocabulary('units').scan(behind);
		// `12 voix contre 3`, `12 voix sur 15` are for the vote to compare.
		return (
			unit?.id === 'votes' && /^[\s\u00A0]*(?:[),;.]|\p{L}{2}(?!\p{L})|$)/u.test(behind.slice(unit.length))
		);
	});
	if (names.length === 1) return [counts.length === 1 ? (counts[0]?.[1] ?? null) : votesOfOne(text, lang)];
	return names.map(({ position }) => {
		const end = (position?.end.offset ?? 0) - start;
		const own = counts.find(({ index }) => index >= end && /^[\s\u00A0,(:–-]*$/.test(text.slice(end, index)));
		return own?.[1] ?? null;
	});
}

/** `élue avec 12 voix contre 3`, `receiving three of the four votes`: the number before the only votes of a sentence, or the part of them. */
function votesOfOne(text: string, lang: BallotContext['lang']): string | null {
	const units = votesWords().all(text);
	const unit = units[0];
	const number = unit && units.length === 1 ? countBefore(text.slice(0, unit.from), lang) : undefined;
	if (!number) return null;
	const before = text.slice(0, number.from);
	const link = lastWords(before, 2).find(
		({ from }) => vocabulary('outOf').findId(before.slice(from).trim()) !== undefined,
	);
	const part = link && countBefore(before.slice(0, link.from), lang);
	return toDecimalString((part ?? number).value);
}

const votesWords = lazy(() =>
	createPhraseFinder(LANGUAGES.flatMap((lang) => vocabulary('units').getWords('votes', lang))),
);
const COUNT_OF_ELECTED = /(?<![\p{L}\d.,/-])(\d{1,6})[\s\u00A0]+(?=\p{L})/gu;

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
	const behind = text.slice(to, to + 12);
	if (behind.includes(':') && /^[\s\u00A0]*:[\s\u00A0]*\p{Lu}/u.test(behind)) return true;
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

const LONGEST_SENTENCE = 400;
