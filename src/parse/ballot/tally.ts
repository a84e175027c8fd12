/** Tallies as people write them: `42 pour, 3 contre`, `7 voix contre 0`, `42/3/2`, `à l'unanimité moins 2 abstentions`. */

import {
	type Answer,
	type AnswerName,
	byPlace,
	type Consent,
	fixAt,
	type Name,
	type Problem,
	problem,
	type Result,
	type StatedOutcome,
	setStatements,
	type Tally,
} from '../../ast/index.js';
import { allWords, isOneOf, mentions, vocabulary } from '../../language/index.js';
import { knownNameAt, readNames } from '../../source/name-spans.js';
import {
	makeStatement,
	type PlacedText,
	positioned,
	skipBlanks,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { add, compare, type Fraction, isZero, toDecimalString, ZERO } from '../../text/fraction.js';
import { endOfLetters, lastWords } from '../../text/letters.js';
import { wordsToInteger } from '../../text/number.js';
import { createPhraseCheck, type PhraseRange } from '../../text/phrase-finder.js';
import { parse } from '../grammars/tally.peggy';
import type { BallotContext } from './ballot-context.js';
import {
	getElements,
	getTokens,
	isTallyWord,
	saysAway,
	type TallyElement,
	type Token,
} from './tally-elements.js';

export interface TallyReading {
	/** Without children where it could not be read. */
	tally: Tally;
	readable: boolean;
	problems: Problem[];
}

/** What an answer's label is followed by: its own value, or a whole tally (`Pour : 11, contre : 0`). */
type AnswerReading =
	| { kind: 'answer'; answer: Answer; readable: boolean; problems: Problem[] }
	| { kind: 'tally'; reading: TallyReading };

/** `Dunn yes, Hall yes, Ortiz no`, `Simms-aye, Crowe-nay`: the people of each answer, two at least and all of them known. */
export function readRollCall(text: PlacedText, context: BallotContext): Tally | undefined {
	if (!/[,;]/.test(text.text) || text.text.length > LONGEST_ROLL) return undefined;
	const answers = new Map<AnswerName, Answer>();
	const away: Name[] = [];
	let from = 0;
	let people = 0;
	for (const piece of text.text.split(/[,;]/)) {
		const called = CALLED.exec(piece.replace(/\.?\s*$/, ''));
		const [, gap = '', name = '', word = ''] = called ?? [];
		const isAway = saysAway(word);
		const answer = isAway ? 'notVoting' : vocabulary('answers').findId(word);
		if (!called || answer === undefined || knownNameAt(name, 0, context.names) !== name.length)
			return undefined;
		const at = from + gap.length;
		const [node] = readNames(slicePlaced(text, at, at + name.length), context.names);
		if (!node) return undefined;
		people += 1;
		if (isAway) away.push(node);
		const position = text.place(at, from + called[0].length);
		const known = answers.get(answer);
		if (known) {
			known.children.push(node);
			if (known.position && position) known.position = { start: known.position.start, end: position.end };
		} else answers.set(answer, { type: 'answer', answer, ...positioned(position), children: [node] });
		from += piece.length + 1;
	}
	if (people < 2) return undefined;
	const tally: Tally = { type: 'tally', ...positioned(wholePlace(text)), children: [...answers.values()] };
	keepAway(tally, away);
	return tally;
}

/** Whom a vote names as not there stands beside it, and is compared with the room. */
function keepAway(node: Tally | Answer, names: Name[]): void {
	if (names.length > 0)
		setStatements(node, [makeStatement('people', names[0]?.position, { of: 'away' }, names)]);
}

/** A name, and behind a space or a sign an answer. */
const CALLED = /^(\s*)(\S.*?)(?:\s*[-–—:=]\s*|\s+)([^\s:=–—-]{2,12})$/;
const LONGEST_ROLL = 2000;

/** A tally without those who are not there, and their names. */
interface ThereOnly {
	placed: PlacedText;
	away: Name[];
}

/** `Ayes 4, Noes 0, | Absent 1 (Calloway)`, `Ayes: 4. | Absent: Calloway, Reed.`: whoever is not there answers nothing; the text is as long as it was up to there. */
function withoutAway(placed: PlacedText, context: BallotContext): ThereOnly {
	const whole = { placed, away: [] };
	const away = vocabulary('groups').findAll(placed.text, 'absent', 'excused')[0];
	if (!away || away.from > LONGEST_ROLL) return whole;
	const before = placed.text.slice(0, away.from);
	const behind = placed.text.slice(away.to);
	const listed = LIST_BEHIND.exec(behind);
	// `1 absent`, `Reed absent`
	const said = (listed ? COUNT_BEFORE : COUNT_OR_NAME_BEFORE).exec(before.slice(-LONGEST_NAME))?.[0] ?? '';
	const ahead = before.slice(0, before.length - said.length);
	const [inBrackets, behindColon] = [listed?.[1], listed?.[2]];
	const list = inBrackets ?? behindColon ?? '';
	const listFrom = away.to + (listed ? listed[0].indexOf(list) : 0);
	const names = [
		...(/^\d/.test(said) ? [] : readNames(slicePlaced(placed, ahead.length, before.length), context.names)),
		...(list
			? readNames(slicePlaced(placed, listFrom, listFrom + list.replace(/[\s.]+$/, '').length), context.names)
			: []),
	];
	const isKnown = names.length > 0 && names.every(({ value }) => context.names.resolve(value).kind === 'one');
	const isNamed = behindColon !== undefined && isKnown;
	const isCounted = /^\d/.test(said) || isKnown || /^\s*[:=]?\s*\d/.test(behind);
	// A sign, what counts them or names, and names in brackets: nothing else stands there.
	const isPart =
		/[,;.–—-]\s{0,4}$/.test(ahead) && (/\d/.test(ahead) || (isKnown && mentions(ahead, 'answers')));
	const isRest = /^\s*[:=]?\s*(?:\d{1,3})?\s*(?:\([^()]*\))?[\s.]*$/.test(behind);
	if (!isPart || !(isRest || isNamed) || !isCounted) return whole;
	const there = ahead.trimEnd().length - 1;
	const rest = isNamed ? behind.slice(listed?.[0].length ?? 0) : '';
	const { place, text } = placed;
	return {
		placed: /\p{L}/u.test(rest)
			? { text: text.slice(0, there) + ' '.repeat(text.length - there - rest.length) + rest, place }
			: slicePlaced(placed, 0, there),
		away: isKnown ? names : [],
	};
}

/** `1 (Calloway)`; `: Calloway, Reed`, up to the end or another label. */
const LIST_BEHIND =
	/^\s*[:=]?\s*(?:\d{1,3}\s*)?\(([^()]{2,200})\)|^\s*:([^:;\d]{2,200}?)(?=[.\s]*$|;|\.\s+\p{Lu}[\p{L} ]{1,40}(?::|\.?\s*$))/u;
const COUNT_BEFORE = /(?<![\d.,])\d{1,3}\s*$/;
const COUNT_OR_NAME_BEFORE = /(?<![\d.,])(?:\d{1,3}|\p{Lu}[^\d,;()]{1,40}?)\s*$/u;
const LONGEST_NAME = 48;

/** `5 | (71.4%) | for`: the share between a count and its answer says nothing more than the counts; the text is as long as it was. */
function withoutShares(placed: PlacedText): PlacedText {
	const { text, place } = placed;
	if (!text.includes('%')) return placed;
	return { text: text.replace(SHARE_BEFORE_ANSWER, (share) => ' '.repeat(share.length)), place };
}

const SHARE_BEFORE_ANSWER = /(?<=\d\s)\(\d{1,3}(?:[.,]\d{1,3})?\s?%\)(?=\s[^\d\s,;.()])/g;

/** Reads a whole tally. With `bare`, a number alone counts for that answer (`Lise Kern : 31 voix`). */
export function readTally(placed: PlacedText, context: BallotContext, bare?: AnswerName): TallyReading {
	const there = withoutAway(withoutShares(placed), context);
	const text = trimPlaced(there.placed);
	const called =
		bare === undefined
			? (readRollCall(trimPlaced(placed), context) ?? readRollCall(text, context))
			: undefined;
	if (called) return { tally: called, readable: true, problems: [] };
	const tokens = getTokens(text.text, context);
	const elements = getElements(text, tokens, context);
	const reading = finish(text, tokens, assign(elements), bare);
	keepAway(reading.tally, there.away);
	return reading;
}

/**
 * A tally without any fault, or nothing: what prose may hold. It is read without corrections first, for to look for the word that was meant by
 * each of a sentence takes most of the time.
 */
export function findFaultlessTally(placed: PlacedText, context: BallotContext): Tally | undefined {
	const text = trimPlaced(placed);
	if (!mayTell(text.text)) return undefined;
	const tokens = getTokens(text.text, context, { exact: true });
	if (!finish(text, tokens, assign(getElements(text, tokens, context)), undefined).readable) return undefined;
	const { tally, readable, problems } = readTally(placed, context);
	return readable && problems.length === 0 ? tally : undefined;
}

/** Does a text hold what every tally has: one of its words, or numbers beside a stroke, as `4-2-1`? */
function mayTell(text: string): boolean {
	return holdsTallyWord(text) || (STROKE.test(text) && text.split(BETWEEN_NUMBERS).some(isNumber));
}

const holdsTallyWord = createPhraseCheck(() => allWords('answers', 'consents', 'results'));

const isNumber = (word: string) => /\d/.test(word) || wordsToInteger(word) !== undefined;
const STROKE = /[-/\u2010-\u2015\u2212]/;
const BETWEEN_NUMBERS = /[-\s/\u2010-\u2015\u2212]+/;

/** The label of an answer, at places of its line. */
interface AnswerLabel {
	answer: AnswerName;
	from: number;
	to: number;
	valueFrom: number;
	count?: { from: number; to: number } | undefined;
}

export function readAnswer(whole: PlacedText, label: AnswerLabel, context: BallotContext): AnswerReading {
	const { placed, away } = withoutAway(whole, context);
	const reading = readAnswerOfThose(placed, label, context);
	keepAway(reading.kind === 'answer' ? reading.answer : reading.reading.tally, away);
	return reading;
}

function readAnswerOfThose(placed: PlacedText, label: AnswerLabel, context: BallotContext): AnswerReading {
	const { text } = placed;
	if (!label.count && isPlainlyNames(text.slice(label.valueFrom))) {
		const draft = answerDraft(label.answer, label.from, label.to, true);
		draft.names = readNames(trimFrom(placed, label.valueFrom), context.names);
		return {
			kind: 'answer',
			answer: answerNode(draft, placed),
			readable: draft.names.length > 0,
			problems: [],
		};
	}
	const shifted = (tokens: readonly Token[], by: number) =>
		tokens.map((token) => ({ ...token, from: token.from + by, to: token.to + by }));
	const { count, valueFrom } = label;
	const inside = count ? shifted(getTokens(text.slice(count.from, count.to), context), count.from) : [];
	const tokens: Token[] = [
		...inside,
		...shifted(getTokens(text.slice(valueFrom), context, { afterLabel: true }), valueFrom),
	];
	const open = answerDraft(label.answer, label.from, label.to, true);
	const names = label.count || isSlip(text.slice(label.valueFrom).trim()) ? undefined : onlyNames(tokens);
	if (names) {
		const value = trimFrom(placed, label.valueFrom);
		open.names = readNames(value, context.names);
		return { kind: 'answer', answer: answerNode(open, placed), readable: true, problems: [] };
	}
	const assignment = assign(getElements(placed, tokens, context, true), open);
	if ('parts' in assignment && assignment.parts.length === 1 && assignment.bare.length === 0) {
		return {
			kind: 'answer',
			answer: answerNode(open, placed),
			readable: true,
			problems: misspellings(placed, tokens),
		};
	}
	if ('parts' in assignment && assignment.parts.length > 1) {
		return { kind: 'tally', reading: finish(placed, tokens, assignment, undefined) };
	}
	const failed = finish(placed, tokens, assignment, undefined);
	// The place of the value, so that its words can be kept.
	const end = text.trimEnd().length;
	const empty = answerDraft(label.answer, Math.min(label.valueFrom, end), end, true);
	return { kind: 'answer', answer: answerNode(empty, placed), readable: false, problems: failed.problems };
}

/** Is the whole text a tally that counts, and nothing else? */
export function isTally(text: string, context: BallotContext, bare?: AnswerName): boolean {
	const placed: PlacedText = { text, place: () => undefined };
	return readTally(placed, context, bare).readable;
}

/** Is a value nothing but names, as a glance tells? Long lists of names need no closer look. */
function isPlainlyNames(value: string): boolean {
	if (/[\d:(]/.test(value) || !/\p{Lu}/u.test(value)) return false;
	for (const word of value.match(/[\p{L}\p{M}]+/gu) ?? []) if (isTallyWord(word)) return false;
	return true;
}

/** Has a value no number and no word of a tally in it? Then it is a list of names. */
function onlyNames(tokens: readonly Token[]): boolean {
	if (tokens.length === 0) return false;
	const hasName = tokens.some((token) => token.kind === 'name' || token.kind === 'unknown');
	return (
		hasName &&
		tokens.every((token, index) => {
			if (token.kind === 'number') return isInsideName(tokens, index);
			return (
				token.kind !== 'answer' &&
				token.kind !== 'everyone' &&
				token.kind !== 'consent' &&
				token.kind !== 'including' &&
				token.kind !== 'result'
			);
		})
	);
}

/** Number words inside a name in brackets: `SCI du Port (lots 4 et 5)`. */
function isInsideName(tokens: readonly Token[], index: number): boolean {
	for (let at = index - 1; at >= 0; at -= 1) {
		const token = tokens[at];
		if (token?.kind === 'unknown')
			return tokens.slice(0, at).some((other) => other.kind === 'mark' && other.mark === '(');
		if (token?.kind === 'mark' && (token.mark === '(' || token.mark === ',')) return false;
	}
	return false;
}

function finish(
	placed: PlacedText,
	tokens: readonly Token[],
	assignment: Assignment,
	bare: AnswerName | undefined,
): TallyReading {
	const position = positioned(wholePlace(placed));
	const failed = (
		from: number,
		to: number,
		code: 'tally' | 'answerTwice' = 'tally',
		twice?: AnswerDraft,
	): TallyReading => {
		const value = shortened(placed.text.slice(from, to));
		const related = twice ? [{ type: 'answer', ...positioned(placed.place(twice.from, twice.to)) }] : [];
		const where = placed.place(from, to);
		const problems = [problem('syntax/invalid-value', code, where, { values: { value }, related })];
		return { tally: { type: 'tally', ...position, children: [] }, readable: false, problems };
	};
	if (placed.text === '') return failed(0, 0);
	if ('unreadable' in assignment) {
		const { from, to, twice } = assignment.unreadable;
		return failed(from, to, twice ? 'answerTwice' : 'tally', twice);
	}
	const { parts, bare: alone } = assignment;
	const [first, second] = alone;
	if (first !== undefined && second === undefined && isLastZero(first, parts)) {
		// `8 for, 0 against, 0`: the third number of three is that of the abstentions.
		const draft = answerDraft('abstention', first.from, first.to);
		draft.counts = [first];
		parts.push(draft);
	} else if (first !== undefined) {
		const isPair = second !== undefined && first.unit !== second.unit && alone.length === 2;
		const taken = parts.some((part) => part.kind === 'answer' && part.answer === bare);
		if (bare === undefined || taken || (second !== undefined && !isPair)) return failed(first.from, first.to);
		const draft = answerDraft(bare, first.from, second?.to ?? first.to);
		draft.counts = [...alone];
		parts.push(draft);
	}
	if (parts.length === 0) return failed(0, placed.text.length);
	const children = [nobodyAgainst, allAgainst, allButThose, winnersFirst]
		.reduce<readonly TallyPart[]>((read, change) => change(read, placed.text), parts)
		.map((part) => partNode(part, placed))
		.sort(byPlace);
	return {
		tally: { type: 'tally', ...position, children },
		readable: true,
		problems: misspellings(placed, tokens),
	};
}

/** A zero without a word behind those for and those against. */
function isLastZero(count: AnswerDraft['counts'][number], parts: readonly TallyPart[]): boolean {
	const answers = parts.flatMap((part) => (part.kind === 'answer' ? [part.answer] : []));
	return (
		isZero(count.value) &&
		answers.length === 2 &&
		answers.includes('for') &&
		answers.includes('against') &&
		parts.every((part) => part.to <= count.from)
	);
}

/** `aucune voix contre`, `no one was opposed`, where nobody is counted for: it says that there was no objection. */
function nobodyAgainst(parts: readonly TallyPart[], text: string): readonly TallyPart[] {
	const isFor = parts.some((part) => part.kind === 'answer' && part.answer === 'for');
	return parts.map((part) => {
		const [count] = part.kind === 'answer' && part.answer === 'against' ? part.counts : [];
		if (isFor || !count || !isZero(count.value) || /^\d/.test(text.slice(count.from))) return part;
		return { kind: 'consent', consent: 'noObjection', from: part.from, to: part.to };
	});
}

/** `rejetée à l'unanimité`: everybody was against it. */
function allAgainst(parts: readonly TallyPart[], text: string): readonly TallyPart[] {
	const [result, ...others] = parts.filter(({ kind }) => kind === 'result');
	const consent = parts.find(({ kind }) => kind === 'consent');
	if (!result || !consent || others.length > 0) return parts;
	// `Vote : unanimité ; amendement rejeté`: what a sign parts may be of something else.
	const [first, second] = result.from < consent.from ? [result, consent] : [consent, result];
	const signs = first === result ? /[.;:()]/ : /[.,;:()]/;
	if (signs.test(text.slice(first.to, second.from))) return parts;
	const isRejected = parts.some((part) => part.kind === 'result' && part.outcome === 'rejected');
	const isCounted = parts.some(
		(part) => part.kind === 'answer' && (part.answer === 'for' || part.answer === 'against'),
	);
	if (!isRejected || isCounted) return parts;
	return parts.map((part) =>
		part.kind === 'consent' && part.consent === 'unanimous' ? ofEverybody('against', part, false) : part,
	);
}

/** `unanimité moins 1 contre`: all the others were for it, where nothing else counts them and the text is not refused. */
function allButThose(parts: readonly TallyPart[]): readonly TallyPart[] {
	const isOther = parts.some(
		(part) =>
			(part.kind === 'answer' && part.answer === 'for') ||
			(part.kind === 'result' && part.outcome !== 'adopted'),
	);
	return parts.map((part) =>
		part.kind === 'consent' && part.butAgainst && !isOther ? ofEverybody('for', part, true) : part,
	);
}

function ofEverybody(answer: AnswerName, { from, to }: TallyPart, others: boolean): AnswerDraft {
	return { ...answerDraft(answer, from, to), everyone: { others, except: [], from, to } };
}

/** `rejetée par 3 voix contre 2`: those who won stand first, and they were against; `pour` or `for` beside the count says otherwise. */
function winnersFirst(parts: readonly TallyPart[], text: string): readonly TallyPart[] {
	const answers = parts.filter((part) => part.kind === 'answer');
	const [yes, no, other] = answers;
	const [more, less] = [yes?.counts[0], no?.counts[0]];
	if (yes?.answer !== 'for' || no?.answer !== 'against' || other?.answer === 'for' || !more || !less)
		return parts;
	const isRejected = parts.some((part) => part.kind === 'result' && part.outcome === 'rejected');
	const [word] = lastWords(text.slice(0, more.from), 1);
	const isBy = isOneOf(word?.text ?? '', ['smallWords', 'by']);
	const isSaid = mentions(text.slice(yes.from, yes.to), 'answers');
	if (!isRejected || !isBy || isSaid || compare(more.value, less.value) <= 0) return parts;
	return parts.map((part) =>
		part === yes
			? { ...yes, counts: no.counts, names: no.names }
			: part === no
				? { ...no, counts: yes.counts, names: yes.names }
				: part,
	);
}

function partNode(part: TallyPart, placed: PlacedText): Answer | Consent | Result {
	if (part.kind === 'answer') return answerNode(part, placed);
	const text = placed.text.slice(part.from, part.to);
	const position = positioned(placed.place(part.from, part.to));
	if (part.kind === 'consent')
		return {
			type: 'consent',
			value: part.consent,
			text,
			...(part.less && { less: toDecimalString(part.less) }),
			...wordsOfRoom(placed, part),
			...position,
			children: [],
		};
	return { type: 'result', outcome: part.outcome, text, ...position, children: part.names };
}

/** `à l'unanimité des présents et représentés`, and not `à l'unanimité des présents, représentés et votants par correspondance`: the words, where they are of those in the room. */
function wordsOfRoom({ text }: PlacedText, { from, to }: PhraseRange): { inRoom?: string } {
	const [behind = ''] = text.slice(to).split(';', 1);
	const at = skipBlanks(behind, 0);
	const of = vocabulary('consentOf').scan(behind.slice(at));
	const isOfRoom =
		(of?.id === 'present' || of?.id === 'presentOrRepresented') && !mentions(behind, ['groups', 'byPost']);
	return of && isOfRoom ? { inRoom: text.slice(from, to + at + of.length) } : {};
}

function answerNode(draft: AnswerDraft, placed: PlacedText): Answer {
	const children: Answer['children'] = draft.counts.map(({ value, unit, whole, share, from, to }) => ({
		type: 'count',
		value: toDecimalString(value),
		unit,
		...(whole && { whole: toDecimalString(whole) }),
		...(share && { share: toDecimalString(share) }),
		...positioned(placed.place(from, to)),
		children: [],
	}));
	if (draft.everyone) {
		const { others, except, from, to } = draft.everyone;
		children.push({
			type: 'everyone',
			others,
			...wordsOfRoom(placed, { from, to }),
			...positioned(placed.place(from, to)),
			children: except,
		});
	}
	for (const each of draft.names) children.push(each);
	children.sort(byPlace);
	const places = children.flatMap((child) => (child.position ? [child.position] : []));
	const own = placed.place(draft.from, draft.to);
	const last = places.at(-1);
	const isLater = own && last && (last.end.offset ?? 0) > (own.end.offset ?? 0);
	const position = isLater ? { start: own.start, end: last.end } : own;
	return { type: 'answer', answer: draft.answer, ...positioned(position), children };
}

function misspellings(placed: PlacedText, tokens: readonly Token[]): Problem[] {
	return tokens.flatMap((token) => {
		if (!token.misspelt) return [];
		return [misspelling(placed, token.from, token.to, token.misspelt.expected)];
	});
}

/** A text as a message can show it. */
export function shortened(text: string): string {
	return text.length > 100 ? `${text.slice(0, 99).trimEnd()}…` : text;
}

/** The message about a word that was read though it is misspelt. */
export function misspelling(placed: PlacedText, from: number, to: number, expected: string): Problem {
	const position = placed.place(from, to);
	return problem('vote/misspelt', 'word', position, {
		values: { value: placed.text.slice(from, to), expected },
		fixes: fixAt('writeExpected', position, expected, true) ?? [],
	});
}

function trimFrom(placed: PlacedText, from: number): PlacedText {
	return trimPlaced({
		text: placed.text.slice(from),
		place: (start, end) => placed.place(start + from, end + from),
	});
}

// --- The grammar: what it is given, and what comes back.

/** One answer on its way to a node. */
interface AnswerDraft {
	kind: 'answer';
	answer: AnswerName;
	from: number;
	to: number;
	counts: {
		value: Fraction;
		unit: 'votes' | 'heads';
		whole?: Fraction | undefined;
		share?: Fraction | undefined;
		from: number;
		to: number;
	}[];
	names: Name[];
	everyone?: { others: boolean; except: Name[]; from: number; to: number };
	/** A colon follows its word: names may come, and no value at all means zero. */
	colon: boolean;
}

/** One part of a tally on its way to a node. */
type TallyPart =
	| AnswerDraft
	| {
			kind: 'consent';
			consent: Consent['value'];
			less?: Fraction;
			butAgainst?: boolean;
			from: number;
			to: number;
	  }
	| { kind: 'result'; outcome: StatedOutcome; names: Name[]; from: number; to: number };

/** What the elements were read as (`bare`: counts without an answer), or the range that could not be read. */
type Assignment =
	| { parts: TallyPart[]; bare: AnswerDraft['counts'] }
	| { unreadable: { from: number; to: number; twice?: AnswerDraft } };

/** What the grammar gives: see the head of tally.peggy. */
interface Parsed {
	parts: Array<
		| (AnswerDraft & { wordTo: number })
		| Exclude<TallyPart, AnswerDraft>
		| ({ kind: 'bare' } & AnswerDraft['counts'][number])
	>;
	unread?: number;
	value?: {
		counts?: AnswerDraft['counts'];
		people?: { names: Name[]; from: number; to: number }[];
		everyone?: { others?: boolean; except?: Name[]; from: number; to: number };
		/** What is said of those whom everybody is without. */
		answers?: Array<AnswerDraft & { wordTo: number }>;
	} | null;
}

/** A fresh answer without any value. */
function answerDraft(answer: AnswerName, from: number, to: number, colon = false): AnswerDraft {
	return { kind: 'answer', answer, from, to, counts: [], names: [], colon };
}

/** Gives every number and name to its answer. `open`: the answer that a label before the text names; what follows it is added to it. */
function assign(elements: readonly TallyElement[], open?: AnswerDraft): Assignment {
	const letters = lettersFor(elements);
	const parsed = parse(letters, { elements, open: open?.answer, sum: sumOfVotes }) as Parsed;
	if (open && parsed.value) {
		const { counts = [], people = [], everyone } = parsed.value;
		for (const count of counts) open.counts.push(count);
		for (const { names } of people) for (const name of names) open.names.push(name);
		if (everyone) {
			const { others = false, except = [], from, to } = everyone;
			open.everyone = { others, except, from, to };
		}
		for (const { from, to } of [...counts, ...people, ...(everyone ? [everyone] : [])]) {
			open.from = Math.min(open.from, from);
			open.to = Math.max(open.to, to);
		}
	}
	const parts: TallyPart[] = open ? [open] : [];
	const bare: AnswerDraft['counts'] = [];
	for (const part of [...(parsed.value?.answers ?? []), ...parsed.parts]) {
		if (part.kind === 'bare') bare.push(part);
		else {
			const twice =
				part.kind === 'answer' &&
				parts.find((one): one is AnswerDraft => one.kind === 'answer' && one.answer === part.answer);
			if (twice) return { unreadable: { from: part.from, to: part.wordTo, twice } };
			parts.push(part);
		}
	}
	if (parsed.unread !== undefined) {
		// Names that no answer follows are fine by themselves: what comes after them is not.
		const after = /[PW]/.test(letters[parsed.unread] ?? '') ? letters.indexOf('!', parsed.unread) : -1;
		return { unreadable: unreadAt(elements, after < 0 ? parsed.unread : after) };
	}
	const answers = parts.filter((part) => part.kind === 'answer');
	const empty = answers.filter(
		(draft) => draft.counts.length === 0 && draft.names.length === 0 && draft.everyone === undefined,
	);
	for (const draft of empty) {
		// A blank after a colon is zero, as in a form; a blank `pour` was never filled in.
		const isBlank = draft.colon && draft.answer !== 'for' && answers.length > empty.length;
		if (!isBlank) return { unreadable: draft };
		draft.counts.push({ value: ZERO, unit: 'votes', from: draft.to, to: draft.to });
	}
	return { parts, bare };
}

/** The votes of several people as one count, at the place of all of them. */
function sumOfVotes(counts: AnswerDraft['counts']): AnswerDraft['counts'][number] {
	let value = ZERO;
	for (const count of counts) value = add(value, count.value);
	const [first] = counts;
	return { value, unit: 'votes', whole: first?.whole, from: first?.from ?? 0, to: counts.at(-1)?.to ?? 0 };
}

/** One letter an element, as the head of tally.peggy has them. */
function lettersFor(elements: readonly TallyElement[]): string {
	let letters = '';
	/** Whether only numbers, names and signs stand between this place and the next answer. */
	let beforeAnswer = false;
	for (const element of elements.toReversed()) {
		letters = letterFor(element, beforeAnswer) + letters;
		if (element.kind === 'answer') beforeAnswer = true;
		else if (!['number', 'names', 'words', 'separator'].includes(element.kind)) beforeAnswer = false;
	}
	return letters;
}

function letterFor(element: TallyElement, beforeAnswer: boolean): string {
	switch (element.kind) {
		case 'number':
			return element.unit === 'heads' ? 'H' : 'N';
		case 'answer':
			return element.answer === 'for' ? 'F' : element.answer === 'against' ? 'G' : 'A';
		case 'consent':
			return element.consent === 'unanimous' ? 'U' : 'M';
		case 'result':
			return element.outcome === 'elected' ? 'L' : 'R';
		case 'names':
		case 'words':
			if (element.names.some(({ value }) => isSlip(value))) return '!';
			return element.kind === 'names' ? 'P' : 'W';
		case 'everyone':
			return 'E';
		case 'colon':
			return ':';
		case 'to':
			return 'T';
		case 'who':
			return 'Q';
		case 'away':
			return 'D';
		case 'separator':
			// `moins 2 abstentions` says which votes are taken off.
			if (element.mark === 'less') return beforeAnswer ? '<' : 'X';
			return element.mark === 'and' ? '&' : /^[,/(-]$/.test(element.mark) ? element.mark : ';';
		default:
			return '!';
	}
}

/** The range that a message shows: the element, and the number that is taken off by it. */
function unreadAt(elements: readonly TallyElement[], index: number): { from: number; to: number } {
	const [element, next] = [elements[index], elements[index + 1]];
	const isLess = element?.kind === 'separator' && element.mark === 'less';
	return { from: element?.from ?? 0, to: (isLess && next?.kind === 'number' ? next : element)?.to ?? 0 };
}

/** `Pour : 2A`: a figure with a slip of the finger is nobody. */
function isSlip(text: string): boolean {
	const digits = /^\d+/.exec(text)?.[0].length ?? 0;
	return digits > 0 && endOfLetters(text, digits) === text.length && [...text.slice(digits)].length === 1;
}
