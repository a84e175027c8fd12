/** Lines that say what happens: arrivals, departures, suspensions, the chair, the quorum, actions, annexes, the closing time. */

import type { Position } from 'unist';
import {
	type Action,
	type Annex,
	type BodyNode,
	type ChairChange,
	type DateValue,
	type Event,
	type Name,
	type Problem,
	problem,
	type QuorumStatement,
	type StatedCount,
	type TextValue,
	type TimeValue,
} from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import { datesIn, scanDate, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { editDistance } from '../../text/nearest.js';
import { scanCount } from '../../text/number.js';
import { createPhraseFinder } from '../../text/phrase-finder.js';
import { phraseChoice, WORD_SIGN } from '../../text/phrase-pattern.js';
import { runBefore } from '../../text/runs.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { capitalised } from '../ballot/ballot-label.js';
import { plainLine } from '../ballot/ballot-lines.js';
import { misspelling } from '../ballot/tally.js';
import { placeInLine, type SourceLine } from '../reading.js';
import { knownNameAt, readNames } from '../source/name-spans.js';
import { pointInLine } from '../source/places.js';
import { DATE_MISTAKES } from '../yaml/values.js';
import { isSomebody, looksLikeName, mayBeSomebody } from './speakers.js';

/** Reads one line of the source, list mark and emphasis around it left out; nothing where it is no such line. */
export function readEventLine(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): BodyNode | undefined {
	const marked = readMarkedAction(line, context, reader, problems);
	if (marked) return marked;
	const opening = openingWord(line, context);
	if (!opening) return readMoveByVerb(line, context) ?? readMisspelt(line, context, problems);
	const { words, time, word, wordFrom, wordTo } = opening;
	const { text, sourceTo } = words;
	switch (word) {
		case 'arrival':
		case 'departure':
		case 'return':
			return readOneMove(words, word, time?.node, wordTo, problems);
		case 'suspension':
		case 'resumption':
			return readPause(words, word, time?.node, wordTo);
		case 'chair':
			return readChair(words, time?.node, wordTo);
		case 'quorum': {
			const from = afterColon(text, wordTo);
			return from === undefined
				? readQuorumState(words, time?.node, wordTo)
				: readQuorum(words, time?.node, from);
		}
		case 'action':
			return readAction(words, wordFrom, wordTo, reader, problems);
		case 'annex':
			return readAnnex(words, wordFrom, wordTo);
		case 'closing': {
			const at = afterColon(text, wordTo);
			const closed = at === undefined ? undefined : readTimeAt(words, at);
			if (!closed || !isOnlyStop(text, closed.to)) return undefined;
			const from = lineStart(line.text);
			const children = reader.inline(line.text.slice(from, sourceTo), pointInLine(line, from));
			return {
				type: 'closing',
				children: [{ type: 'paragraph', children, position: words.whole }, closed.node],
				position: words.whole,
			};
		}
		default:
			return undefined;
	}
}

/** `19h45 – Paul Weiss quitte la séance`, `7:45 pm – Paul Weiss leaves`: an hour, people who are known, and a verb that moves; anything more is a sentence. */
function readMoveByVerb(line: SourceLine, context: BallotContext): Event | undefined {
	if (line.text.length > LONGEST_MISSPELT || !OPENS_WITH_DIGIT.test(line.text)) return undefined;
	const { words, time, wordFrom } = findWords(line, context);
	const rest = words.text.slice(wordFrom).replace(/[\s.;]+$/, '');
	const verb = time && moveVerbs().all(rest)[0];
	const event = verb && vocabulary('moveVerbs').findId(rest.slice(verb.from, verb.to));
	if (!verb || (event !== 'arrival' && event !== 'departure' && event !== 'return')) return undefined;
	const object = rest.slice(verb.to).trim();
	if (object !== '' && vocabulary('moveObjects').findId(object) !== 'meeting') return undefined;
	const place = (from: number, to: number) => words.place(wordFrom + from, wordFrom + to);
	const names = readNames({ text: rest.slice(0, verb.from).trimEnd(), place }, context.names);
	if (names.length === 0 || !names.every(({ value }) => isSomebody(value, context.names))) return undefined;
	return { type: 'event', event, children: [time.node, ...names], position: words.whole };
}

const OPENS_WITH_DIGIT = /^[\s>*_+([-]*\d/;
const moveVerbs = lazy(() => createPhraseFinder(vocabulary('moveVerbs').words()));

/** A move of known people, or a quorum, whose word is one letter off: it is read, and reported with its fix. */
function readMisspelt(line: SourceLine, context: BallotContext, problems: Problem[]): BodyNode | undefined {
	if (line.text.length > LONGEST_MISSPELT || !mayBeMisspelt(line.text)) return undefined;
	const opening = findWords(line, context);
	const { words, time, wordFrom } = opening;
	const written = MISSPELT_WORD.exec(words.text.slice(wordFrom))?.[0] ?? '';
	const found = written.length < SHORTEST_MISSPELT ? undefined : vocabulary('events').lookup(written);
	if (!found || found.exact || editDistance(foldKeyword(written), foldKeyword(found.expected), 1) > 1)
		return undefined;
	// `Déport : Luc Perrin` is no departure.
	if (vocabulary('labels').lookup(written)) return undefined;
	const wordTo = wordFrom + written.length;
	let node: BodyNode | undefined;
	if (found.id === 'arrival' || found.id === 'departure' || found.id === 'return') {
		const move = readMove(words, found.id, time?.node, wordTo);
		if (move?.children.every((child) => child.type !== 'name' || isSomebody(child.value, context.names)))
			node = move;
	} else if (found.id === 'quorum') {
		const from = afterColon(words.text, wordTo);
		node = from === undefined ? undefined : readQuorum(words, time?.node, from);
	}
	if (!node) return undefined;
	const expected = capitalised(vocabulary('events').inLanguage(found.expected, context.lang), written);
	problems.push(misspelling({ text: words.text, place: words.place }, wordFrom, wordTo, expected));
	return node;
}

/** Can a line open with such a word? Every line of the text is asked, and only the words that would be read are compared. */
function mayBeMisspelt(text: string): boolean {
	const word = FIRST_WORD.exec(text)?.[1];
	if (word === undefined || startsLikeEvent(text)) return true;
	const folded = foldKeyword(word);
	return misspeltWords().some((known) => editDistance(folded, known, 1) <= 1);
}

const MISSPELT_EVENTS = ['arrival', 'departure', 'return', 'quorum'] as const;
const misspeltWords = lazy(() =>
	MISSPELT_EVENTS.flatMap((id) =>
		LANGUAGES.flatMap((lang) => vocabulary('events').getWords(id, lang).map(foldKeyword)),
	),
);

/** The word, in front of a space or a colon. */
const MISSPELT_WORD = new RegExp(`^${WORD_SIGN}+(?=[\\s\\u00A0:])`);

/** Shorter words are near too many others. */
const SHORTEST_MISSPELT = 5;

/** Longer than a move with its proxy. */
const LONGEST_MISSPELT = 200;

/** The names of a line that would be a move, were they those of participants. */
export function unknownMovers(line: SourceLine, context: BallotContext): Name[] {
	const { words, time, word, wordTo } = openingWord(line, context) ?? {};
	if (!words || (word !== 'arrival' && word !== 'departure' && word !== 'return')) return [];
	const move = readMove(words, word, time?.node, wordTo ?? 0, looksLikeName);
	return move?.children.filter((child): child is Name => child.type === 'name') ?? [];
}

/** The word of an event that opens a line, with the time before it. */
function openingWord(line: SourceLine, context: BallotContext) {
	if (!startsLikeEvent(line.text)) return undefined;
	const { words, time, wordFrom } = findWords(line, context);
	const word = vocabulary('events').scan(words.text.slice(wordFrom));
	return word && { words, time, word: word.id, wordFrom, wordTo: wordFrom + word.length };
}

/** A line as its readers take it, with the time that opens it and where its word starts. */
function findWords(line: SourceLine, context: BallotContext) {
	const plain = plainLine(line);
	const inner = insideBrackets(plain.text.slice(plain.from, plain.to));
	const from = plain.from + (inner === undefined ? 0 : 1);
	const text =
		inner === undefined ? plain.text.slice(0, plain.to) : `${plain.text.slice(0, plain.from)} ${inner}`;
	const sourceTo = line.text.trimEnd().length;
	const words: EventWords = {
		line,
		text,
		place: (from, to) => placeInLine(line, from, to),
		whole: placeInLine(line, lineStart(line.text), sourceTo),
		sourceTo,
		context,
	};
	const time = readTimeAt(words, from);
	return { words, time, wordFrom: time ? afterSeparator(text, time.to) : from };
}

/** What stands inside brackets around a whole line: `(Départ de Paul Weiss à 19h30)`. */
function insideBrackets(text: string): string | undefined {
	const inner = text.length > LONGEST_MISSPELT ? undefined : /^[([](.*)[)\]]\.?$/.exec(text)?.[1];
	if (inner === undefined) return undefined;
	let open = 0;
	for (const sign of inner) {
		if (sign === '(' || sign === '[') open += 1;
		else if (sign === ')' || sign === ']') open -= 1;
		if (open < 0) return undefined;
	}
	return inner;
}

/** Can a line be one of these at all? Most lines of a file are not, and this is all that is done for them. */
function startsLikeEvent(text: string): boolean {
	const word = FIRST_WORD.exec(text)?.[1];
	if (word === undefined) return false;
	if (/^\d/.test(word)) return true;
	const folded = foldKeyword(word);
	if (folded.length > LONGEST_ARTICLE) return firstWords().has(folded);
	// `Le quorum`: an article opens too many lines to say anything.
	const second = SECOND_WORD.exec(text)?.[1];
	return (
		firstWords().has(folded) || (second !== undefined && firstWords().has(`${folded} ${foldKeyword(second)}`))
	);
}

/** The first word of a phrase; with the second one where it is an article. */
function opening([first = '', second]: readonly string[]): string {
	return first.length > LONGEST_ARTICLE || second === undefined ? first : `${first} ${second}`;
}

const LONGEST_ARTICLE = 3;
const SECOND_WORD = new RegExp(`^[\\s>*_+([-]*${WORD_SIGN}+[\\s\\u00A0]+(${WORD_SIGN}+)`);

const FIRST_WORD = new RegExp(`^[\\s>*_+([-]*(${WORD_SIGN}+)`);
const firstWords = lazy(
	(): ReadonlySet<string> =>
		new Set(
			[
				...vocabulary('events').words(),
				...Object.values(LOCALES).flatMap(({ namedTimes }) => Object.keys(namedTimes)),
			].map((phrase) => opening(foldKeyword(phrase).split(' ')) ?? ''),
		),
);

/** Where the words of a line start, after indentation and the mark of a list. */
function lineStart(text: string): number {
	return /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/.exec(text)?.[0].length ?? 0;
}

/** `Présidence : Luc Perrin`. */
function readChair(words: EventWords, time: TimeValue | undefined, from: number): ChairChange | undefined {
	const at = afterColon(words.text, from);
	if (at === undefined) return undefined;
	const names = readNames(
		{ text: words.text.slice(at), place: (a, b) => words.place(at + a, at + b) },
		words.context.names,
	);
	const [name] = names;
	if (!name || names.length > 1) return undefined;
	if (!isSomebody(name.value, words.context.names) && !mayBeSomebody(name.value, words.context.names, true))
		return undefined;
	return { type: 'chairChange', children: [...(time ? [time] : []), name], position: words.whole };
}

// --- What the readers of one kind of line are given.

/** One line, its markup blanked: an index of `text` is one of the source line. */
interface EventWords {
	line: SourceLine;
	text: string;
	place(from: number, to: number): Position;
	/** Where the source line ends, white space left out; markup at the end of it is no part of `text`. */
	sourceTo: number;
	/** Without indentation, list mark and white space at the end. */
	whole: Position;
	context: BallotContext;
}

/** The time at an index. */
function readTimeAt(words: EventWords, from: number): { node: TimeValue; to: number } | undefined {
	const scanned = scanTime(words.text.slice(from));
	if (!scanned) return undefined;
	const to = from + scanned.length;
	return {
		node: { type: 'timeValue', value: scanned.value, children: [], position: words.place(from, to) },
		to,
	};
}

/** Past what stands between a time and a word: `–`, `—`, `-`, `:`, `,` or a space. */
function afterSeparator(text: string, from: number): number {
	return from + (/^[\s\u00A0\u202F]*(?:[–—:,-]+[\s\u00A0\u202F]*)?/.exec(text.slice(from))?.[0].length ?? 0);
}

/** Past a colon; nothing where there is none. */
function afterColon(text: string, from: number): number | undefined {
	const match = /^[\s\u00A0\u202F]*:[\s\u00A0\u202F]*/.exec(text.slice(from));
	return match ? from + match[0].length : undefined;
}

/** Is there nothing but a full stop from here on? */
function isOnlyStop(text: string, from: number): boolean {
	return /^[\s\u00A0.;]*$/.test(text.slice(from));
}

// --- `Action : …` and `Annexe : …`.

/** `Action : envoyer le budget (Anne, 15 juillet 2024, fait)`. */
function readAction(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const label = beforeColon(words, wordTo);
	const value = valueAfter(words, wordFrom, label.to);
	return value && actionOf(words, { ...value, owner: label.owner }, reader, problems);
}

/** `Action 3 :`, `Action Anne Stan :`, `Action (Anne Stan) :`: where the label ends, and whom it names. */
function beforeColon({ text, context }: EventWords, wordTo: number): { to: number; owner?: Range } {
	const number = /^[\s\u00A0]+(?:n[°º][\s\u00A0]*)?\d{1,3}(?=[\s\u00A0]*:)/.exec(text.slice(wordTo))?.[0];
	if (number !== undefined) return { to: wordTo + number.length };
	const gap = /^[\s\u00A0]+\(?/.exec(text.slice(wordTo))?.[0].length ?? 0;
	const from = wordTo + gap;
	const length = gap === 0 ? 0 : knownNameAt(text, from, context.names);
	const end = /^\)?(?=[\s\u00A0]*:)/.exec(text.slice(from + length));
	return length === 0 || !end
		? { to: wordTo }
		: { to: from + length + end[0].length, owner: { from, to: from + length } };
}

/** `- [ ] Réserver la salle (Anne Stan)`, `→ Anne Stan : réserver la salle`: a box or an arrow, and somebody who is known. */
function readMarkedAction(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const mark = ACTION_MARK.exec(line.text);
	if (!mark || line.text.length > LONGEST_ACTION) return undefined;
	const { words } = findWords(line, context);
	const action = actionOf(
		words,
		{ from: mark[0].length, to: words.sourceTo, marked: true },
		reader,
		problems,
	);
	const owner = action?.children.find((part) => part.type === 'textValue' && part.role === 'owner');
	if (!action || owner?.type !== 'textValue' || !isSomebody(owner.value, context.names)) return undefined;
	const box = mark[0].indexOf('[') + 1;
	const isDone = /x/i.test(mark[1] ?? '');
	if (isDone && !action.children.some((part) => part.type === 'textValue' && part.role === 'status'))
		action.children.push({
			type: 'textValue',
			value: vocabulary('actionWords').word('done', context.lang),
			role: 'status',
			children: [],
			position: words.place(box, box + 1),
		});
	action.children.sort(byPlace);
	return action;
}

/** Children stand in a tree as in the text. */
function byPlace(one: Action['children'][number], other: Action['children'][number]): number {
	return (one.position?.start.offset ?? 0) - (other.position?.start.offset ?? 0);
}

const ACTION_MARK = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\[([ xX])\][ \t]+|(?:→|->|=>|⇒)[ \t]*)(?=\S)/;

interface Range {
	from: number;
	to: number;
}

/** What is to be done, and by whom and until when: in brackets at the end, or in the words. */
function actionOf(
	words: EventWords,
	{ from, to, owner, marked = false }: Range & { owner?: Range | undefined; marked?: boolean },
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const { line, text } = words;
	const inside = lastBrackets(text, from, text.length);
	const parts = inside ? readActionParts(words, inside.from, inside.to) : [];
	const title = { from, to: inside ? inside.from - 1 : to };
	const due = inside ? undefined : dueAtEnd(words, title);
	if (due) title.to = due.title;
	const isOwned = parts.some((part) => part.type === 'textValue' && part.role === 'owner');
	const found = owner ? { owner, title } : isOwned ? undefined : ownerIn(words, title, marked);
	if (found) Object.assign(title, found.title);
	const titleText = line.text.slice(title.from, title.to).trimEnd();
	if (titleText === '') return undefined;
	reportNoDays(words, from, problems);
	const children: Action['children'] = [
		{
			type: 'title',
			children: reader.inline(titleText, pointInLine(line, title.from)),
			position: words.place(title.from, title.from + titleText.length),
		},
	];
	if (found)
		children.push({
			type: 'textValue',
			value: text.slice(found.owner.from, found.owner.to),
			role: 'owner',
			children: [],
			position: words.place(found.owner.from, found.owner.to),
		});
	if (due) children.push(due.node);
	for (const each of parts) children.push(each);
	return { type: 'action', children: children.sort(byPlace), position: words.whole };
}

/** `… avant le 30 juin 2024`, `… by June 30, 2024`: a date that ends the line, and where the words before its link end. */
function dueAtEnd(words: EventWords, { from, to }: Range): { node: DateValue; title: number } | undefined {
	const { text, context } = words;
	const said = text.slice(from, Math.min(to, from + LONGEST_ACTION));
	const last = datesIn(said, context.lang).at(-1);
	if (!last?.result.ok || !/^[\s.;]*$/.test(text.slice(from + last.to, to))) return undefined;
	const before = said.slice(0, last.from);
	const link = WORD_GAPS.map((gap) => gap.exec(before)).find(
		(found) => found && vocabulary('actionWords').findId((found[1] ?? '').trim()) === 'due',
	);
	const sign = link ?? /[\s\u00A0]*[,–—:-][\s\u00A0]*$/.exec(before);
	const node = readDateAt(words, from + last.from, from + last.to)?.node;
	return node && sign ? { node, title: from + sign.index } : undefined;
}

/** One to four words at the end, with the sign before them. */
const WORD_GAPS = [4, 3, 2, 1].map(
	(count) => new RegExp(`[\\s\\u00A0,;–—-]*[\\s\\u00A0,(]((?:[\\p{L}'’]+[\\s\\u00A0:]*){${count}})$`, 'u'),
);

/** `Anne Stan to call the bank`, `Anne Stan : appeler la banque`, `appeler la banque → Anne Stan`: who is known, and the rest. */
function ownerIn(
	{ text, context }: EventWords,
	{ from, to }: Range,
	marked: boolean,
): { owner: Range; title: Range } | undefined {
	const at = from + (/^[*_@[(]*/.exec(text.slice(from, to))?.[0].length ?? 0);
	const length = knownNameAt(text, at, context.names);
	if (length > 0) {
		const end = at + length;
		const sign = /^[*_\])]*[\s\u00A0]*[:,–—-][*_]*[\s\u00A0]+/.exec(text.slice(end, to))?.[0].length;
		const gap = /^[*_\])]*[\s\u00A0]+/.exec(text.slice(end, to))?.[0].length ?? 0;
		const verb = gap > 0 ? vocabulary('actionWords').scan(text.slice(end + gap, to)) : undefined;
		// Behind a box or an arrow a name may stand for itself: `[x] Anne Stan, trésorière`.
		const isSaid =
			verb?.id === 'owner' ||
			(sign !== undefined && /^[^:]*:[^\p{L}]*\p{L}+[\s\u00A0]+\p{L}/u.test(text.slice(end, to)));
		if (marked && !isSaid) return undefined;
		const next = sign ?? (verb?.id === 'owner' ? gap + verb.length : gap);
		const rest = end + next + (/^[\s\u00A0]*/.exec(text.slice(end + next, to))?.[0].length ?? 0);
		return rest < to && next > 0 ? { owner: { from: at, to: end }, title: { from: rest, to } } : undefined;
	}
	const sign =
		/^(.*?)[\s\u00A0]*(?:→|->|=>|⇒|@|[\s\u00A0][–—-][\s\u00A0]|[,:][\s\u00A0])[\s\u00A0]*(?!.*(?:→|->|=>|⇒|@|[\s\u00A0][–—-][\s\u00A0]|[,:][\s\u00A0]))/u.exec(
			text.slice(from, Math.min(to, from + 400)),
		);
	if (!sign) return undefined;
	const start = from + sign[0].length;
	const known = knownNameAt(text, start, context.names);
	return known > 0 && /^[\s.;*_]*$/.test(text.slice(start + known, to))
		? { owner: { from: start, to: start + known }, title: { from, to: from + (sign[1] ?? '').length } }
		: undefined;
}

/** What stands in the brackets that end a value, whatever full stops and spaces are behind them. */
function lastBrackets(text: string, from: number, end: number): { from: number; to: number } | undefined {
	const to = runBefore(text, end, /[\s.;]/, from) - 1;
	if (text[to] !== ')') return undefined;
	const open = text.lastIndexOf('(', to);
	const other = text.lastIndexOf(')', to - 1);
	return open < from || other > open ? undefined : { from: open + 1, to };
}

/** Nobody writes a longer action; the bound keeps hostile text quick. */
const LONGEST_ACTION = 2000;

/** A day that does not exist is no due date. */
function reportNoDays(words: EventWords, from: number, problems: Problem[]): void {
	const { text, context } = words;
	for (const date of datesIn(text.slice(from, from + LONGEST_ACTION), context.lang)) {
		if (date.result.ok || date.result.reason === 'ambiguous') continue;
		const [start, end] = [from + date.from, from + date.to];
		const values = { text: text.slice(start, end) };
		problems.push(
			problem('syntax/invalid-value', DATE_MISTAKES[date.result.reason], words.place(start, end), { values }),
		);
	}
}

/** Who, until when, and how it stands: each once, for a table of actions has one column for each. */
function readActionParts(words: EventWords, from: number, to: number): Action['children'] {
	const { text, context } = words;
	const parts: Action['children'] = [];
	const find = (role: TextValue['role']) =>
		parts.find((part): part is TextValue => part.type === 'textValue' && part.role === role);
	let dated = false;
	let at = from;
	while (at < to) {
		at += /^[\s,;]*/.exec(text.slice(at, to))?.[0].length ?? 0;
		if (at >= to) break;
		const early = find('due');
		// `(due 2026-05-14)`
		const due = vocabulary('actionWords').scan(text.slice(at, to));
		if (!dated && due?.id === 'due') {
			const gap = /^[\s\u00A0]*:?[\s\u00A0]+/.exec(text.slice(at + due.length, to))?.[0].length ?? 0;
			if (gap > 0 && readDateAt(words, at + due.length + gap, to)) at += due.length + gap;
		}
		const date = dated ? undefined : readDateAt(words, at, to);
		// Behind a due date in words, another date is that date where nothing follows: `(Anne, fait, 15 juillet 2024)`.
		if (date && (!early || text.slice(date.to, to).trim() === '')) {
			if (early) early.role = 'status';
			parts.push(date.node);
			dated = true;
			at = date.to;
			continue;
		}
		const value = (/^[^,;]*/.exec(text.slice(at, to))?.[0] ?? '').trimEnd();
		const isOwner = !find('owner') && !early && (!dated || isSomebody(value, context.names));
		const role = isOwner ? 'owner' : dated || early ? 'status' : 'due';
		// What stands beyond the third part belongs to the state.
		const end = role === 'status' ? runBefore(text, to, /\s/, at) : at + value.length;
		parts.push({
			type: 'textValue',
			value: text.slice(at, end),
			role,
			children: [],
			position: words.place(at, end),
		});
		at = role === 'status' ? to : Math.max(end, at + 1);
	}
	return parts;
}

/** A date that is a whole part. */
function readDateAt(words: EventWords, at: number, to: number): { node: DateValue; to: number } | undefined {
	const date = scanDate(words.text.slice(at, to), words.context.lang);
	if (!date?.result.ok || !/^\s*(?:[,;]|$)/.test(words.text.slice(at + date.length, to))) return undefined;
	const { weekday } = date.result.date;
	const node: DateValue = {
		type: 'dateValue',
		value: toIsoDate(date.result.date),
		...(weekday === undefined ? {} : { weekday }),
		children: [],
		position: words.place(at, at + date.length),
	};
	return { node, to: at + date.length };
}

/** `Annexe : Rapport financier (rapport.pdf)`. */
function readAnnex(words: EventWords, wordFrom: number, wordTo: number): Annex | undefined {
	const value = valueAfter(words, wordFrom, wordTo);
	if (!value) return undefined;
	const { from } = value;
	const { text } = words.line;
	const link = /^\[([^\]]+)\]\(([^()\s]+)\)$/.exec(text.slice(from, value.to));
	const brackets = link ? undefined : lastBrackets(text, from, value.to);
	const inside = brackets && /[.\\/]/.test(text.slice(brackets.from, brackets.to)) ? brackets : undefined;
	const title = (link?.[1] ?? text.slice(from, inside ? inside.from - 1 : value.to)).trimEnd();
	if (title === '') return undefined;
	const titleFrom = link ? from + 1 : from;
	const children: Annex['children'] = [
		{
			type: 'textValue',
			value: title,
			role: 'title',
			children: [],
			position: words.place(titleFrom, titleFrom + title.length),
		},
	];
	const file = link?.[2] ?? (inside && text.slice(inside.from, inside.to).trim());
	if (file) {
		const fileFrom = text.lastIndexOf(file, value.to);
		children.push({
			type: 'fileValue',
			value: file,
			children: [],
			position: words.place(fileFrom, fileFrom + file.length),
		});
	}
	return { type: 'annex', children, position: words.whole };
}

/** The source after the label and its colon, its own markup kept; emphasis that the label opened is none of it. */
function valueAfter(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
): { from: number; to: number } | undefined {
	const { line, sourceTo } = words;
	const colon = /^[\s\u00A0\u202F*_]*:/.exec(line.text.slice(wordTo))?.[0];
	if (colon === undefined) return undefined;
	const mark = /[*_]+$/.exec(line.text.slice(0, wordFrom))?.[0] ?? '';
	let from = wordTo + colon.length;
	let to = sourceTo;
	if (mark !== '' && !colon.includes(mark)) {
		if (line.text.startsWith(mark, from)) from += mark.length;
		else if (line.text.slice(from, to).endsWith(mark)) to -= mark.length;
	}
	from += /^[\s\u00A0\u202F]*/.exec(line.text.slice(from, to))?.[0].length ?? 0;
	return from < to ? { from, to } : undefined;
}

// --- `Quorum : 9 présents, 8 requis` · `Quorum : atteint` · `Le quorum est atteint.`

/** Reads what stands after the colon; nothing where a part of it is neither a figure of the quorum nor its state. */
function readQuorum(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const statement: QuorumStatement = {
		type: 'quorumStatement',
		children: time ? [time] : [],
		position: words.whole,
	};
	let said = false;
	for (const part of getParts(words.text, from)) {
		const text = words.text.slice(part.from, part.to);
		const state = vocabulary('quorumWords').lookup(text);
		if (state?.exact && (state.id === 'met' || state.id === 'notMet')) {
			statement.met = state.id === 'met';
			said = true;
			continue;
		}
		const counts = readCounts(words, part.from, part.to);
		if (!counts) return undefined;
		for (const each of counts) statement.children.push(each);
		said = true;
	}
	return said ? statement : undefined;
}

/** Reads a line without a colon that says of the quorum whether it is met, and nothing more. */
function readQuorumState(
	words: EventWords,
	time: TimeValue | undefined,
	from: number,
): QuorumStatement | undefined {
	const said = /^[\s\u00A0]+([^.;]+)/.exec(words.text.slice(from))?.[1];
	if (said === undefined || said.length > LONGEST_STATE) return undefined;
	const state = vocabulary('quorumWords').findId(said.trim());
	if (state !== 'met' && state !== 'notMet') return undefined;
	if (!isOnlyStop(words.text, from + words.text.slice(from).indexOf(said) + said.length)) return undefined;
	return {
		type: 'quorumStatement',
		met: state === 'met',
		children: time ? [time] : [],
		position: words.whole,
	};
}

/** Longer than any state in words. */
const LONGEST_STATE = 60;

/** `9 présents`, `requis : 8`, `9 présents sur 8 requis`. */
function readCounts(words: EventWords, from: number, to: number): StatedCount[] | undefined {
	const found: StatedCount[] = [];
	let at = from;
	let value: { value: string; from: number; to: number } | undefined;
	let of: { of: StatedCount['of']; from: number; to: number } | undefined;
	while (at < to) {
		const rest = words.text.slice(at, to);
		const gap = /^[\s\u00A0\u202F:]+/.exec(rest)?.[0].length ?? 0;
		if (gap > 0) {
			at += gap;
			continue;
		}
		const count = scanCount(rest, words.context.lang);
		if (count && !value) {
			value = { value: toDecimalString(count.value), from: at, to: at + count.length };
			at += count.length;
		} else {
			const word = vocabulary('quorumWords').scan(rest);
			if (!word || word.id === 'met' || word.id === 'notMet' || of) return undefined;
			of = { of: word.id, from: at, to: at + word.length };
			at += word.length;
		}
		if (value && of) {
			const position = words.place(Math.min(value.from, of.from), Math.max(value.to, of.to));
			found.push({ type: 'statedCount', of: of.of, value: value.value, children: [], position });
			value = undefined;
			of = undefined;
		}
	}
	return value || of || found.length === 0 ? undefined : found;
}

function getParts(text: string, from: number): { from: number; to: number }[] {
	const parts: { from: number; to: number }[] = [];
	const pattern = /[^,;()./]+/gu;
	pattern.lastIndex = from;
	for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
		const white = match[0].length - match[0].trimStart().length;
		const words = match[0].trim();
		if (words !== '') parts.push({ from: match.index + white, to: match.index + white + words.length });
	}
	return parts;
}

// --- Arrivals, departures and returns; suspensions and resumptions.

/** A move, and a problem where each of several people has an hour. */
function readOneMove(
	words: EventWords,
	event: 'arrival' | 'departure' | 'return',
	timeBefore: TimeValue | undefined,
	from: number,
	problems: Problem[],
): Event | undefined {
	const move = readMove(words, event, timeBefore, from);
	// `Départ : Luc Bon (20h30), Lise Kern (20h45)`: each has an hour, and a line only one.
	const timed = move?.children.find((child) => child.type === 'name' && endsWithHour(child.value));
	if (timed) problems.push(problem('people/move', 'hours', timed.position, { values: {} }));
	return move;
}

function endsWithHour(name: string): boolean {
	const said = /\(([^()]*)\)$/.exec(name)?.[1];
	return said !== undefined && scanTime(said)?.length === said.length;
}

/** `Départ de M. Weiss à 20h45, pouvoir à Jeanne Royer`. */
function readMove(
	words: EventWords,
	event: 'arrival' | 'departure' | 'return',
	timeBefore: TimeValue | undefined,
	from: number,
	/** Which names that are nobody's may be read too. */
	mayMove?: (name: string) => boolean,
): Event | undefined {
	const { text, context } = words;
	let end = runBefore(text, text.length, /[\s.;]/);
	// `Paul B.`: the full stop belongs to the initial.
	if (/(?:^|\s)\p{Lu}$/u.test(text.slice(0, end)) && text[end] === '.') end += 1;
	let time = timeBefore;
	const early = time
		? undefined
		: readTimeAt(words, from + gapLength(linkPatterns().timeStart, text.slice(from, end)));
	if (early) time = early.node;
	const at0 = early?.to ?? from;
	let at = at0 + gapLength(linkPatterns().names, text.slice(at0, end));
	if (at === at0) return undefined;
	const proxy = findProxy(text, at, end);
	// `(pouvoir à Jeanne Royer) à 20h45`: what follows the bracket is the hour, or else this is a sentence.
	if (proxy && /[^\s),;]/.test(text.slice(proxy.end, end))) {
		const late = time ? undefined : findTime(words, proxy.end, end);
		if (!late || /[^\s),;]/.test(text.slice(proxy.end, late.from))) return undefined;
		time = late.node;
	}
	let namesTo = proxy ? proxy.from : end;
	// `à 20h45 (à distance)` as well as `(à distance) à 20h45`.
	let remote = findRemote(text, at, namesTo);
	const timeAfter = time ? undefined : findTime(words, at, remote?.from ?? namesTo);
	if (timeAfter) time = timeAfter.node;
	namesTo = timeAfter?.from ?? remote?.from ?? namesTo;
	if (timeAfter && !remote) {
		remote = findRemote(text, at, namesTo);
		namesTo = remote?.from ?? namesTo;
	}
	namesTo = runBefore(text, namesTo, /[\s,;(–—-]/, at);
	at += /^[\s\u00A0]*/.exec(text.slice(at, namesTo))?.[0].length ?? 0;
	if (namesTo <= at) return undefined;
	const names = withoutElision(
		readNames({ text: text.slice(at, namesTo), place: (a, b) => words.place(at + a, at + b) }, context.names),
		words,
	);
	// Whoever moves is named; anything else is a sentence that starts with such a word.
	const known = names.filter((name) => isSomebody(name.value, context.names)).length;
	const certain = known === names.length;
	const likely = names.every(
		(name) =>
			isSomebody(name.value, context.names) ||
			mayBeSomebody(name.value, context.names, time !== undefined) ||
			mayMove?.(name.value),
	);
	if (names.length === 0 || !(certain || likely)) return undefined;
	const holders = proxy
		? readNames(
				{ text: text.slice(proxy.to, proxy.end), place: (a, b) => words.place(proxy.to + a, proxy.to + b) },
				context.names,
			)
		: [];
	const holder = holders[0];
	if (proxy && (!holder || holders.length > 1)) return undefined;
	const children: Event['children'] = [...(time ? [time] : []), ...names];
	if (holder)
		children.push({
			type: 'proxyTo',
			children: [holder],
			position: holder.position,
		} as Event['children'][number]);
	children.sort(bySource);
	const node: Event = { type: 'event', event, children, position: words.whole };
	if (remote) node.remote = true;
	return node;
}

/** Patterns made of the small words of events. */
const linkPatterns = lazy(() => {
	const links = vocabulary('eventLinks');
	const words = (id: 'of' | 'at') => phraseChoice(LANGUAGES.flatMap((lang) => links.getWords(id, lang)));
	// An elided word stands before its name without a space.
	const of = `(?:${words('of')})(?:(?<=['’])|(?=[\\s\\u00A0]))[\\s\\u00A0]*`;
	const at = `(?:${words('at')})(?=[\\s\\u00A0])`;
	return {
		/** Between the word and the names: `d'`, `de`, `du`, a colon or a dash. */
		names: new RegExp(`^[\\s\\u00A0]*(?:[:,–—-][\\s\\u00A0]*)?(?:${of})?`),
		of: new RegExp(`^${of}`),
		/** Before a time that follows the word. */
		timeStart: new RegExp(`^[\\s\\u00A0]*(?:[:,–—(-]|${at})?[\\s\\u00A0]*`),
		/** Before a time after the names: `à 20h45`, `, 20h45`, `, à 20h45`, `(20h45)`. */
		time: new RegExp(`(?:[\\s\\u00A0]${at}|[,;(–—-](?:[\\s\\u00A0]*${at})?)[\\s\\u00A0]*(?=\\S)`, 'g'),
	};
});

function gapLength(pattern: RegExp, text: string): number {
	return pattern.exec(text)?.[0].length ?? 0;
}

function bySource(a: { position?: Position | undefined }, b: { position?: Position | undefined }): number {
	return (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0);
}

/** In `d'Aline Roche et de Luc Perrin` the second name has its own `de`. */
function withoutElision(names: Name[], words: EventWords): Name[] {
	return names.map((name, index) => {
		if (index === 0 && isSomebody(name.value, words.context.names)) return name;
		const link = linkPatterns().of.exec(name.value)?.[0];
		if (link === undefined || !name.position) return name;
		const from = (name.position.start.offset ?? 0) - words.line.start.offset + link.length;
		return {
			...name,
			value: name.value.slice(link.length),
			position: words.place(from, from + name.value.length - link.length),
		};
	});
}

/** Where a proxy is noted, where its holder is named, and where that ends. */
function findProxy(
	text: string,
	from: number,
	end: number,
): { from: number; to: number; end: number } | undefined {
	const marks = /[,;(–—-][\s\u00A0]*/gu;
	marks.lastIndex = from;
	for (let mark = marks.exec(text); mark !== null && mark.index < end; mark = marks.exec(text)) {
		const at = mark.index + mark[0].length;
		const found = vocabulary('personMarks').scan(text.slice(at, end));
		if (found?.id !== 'proxy') continue;
		const to = at + found.length;
		const close = mark[0].startsWith('(') ? text.indexOf(')', to) : -1;
		return { from: mark.index, to, end: close < 0 ? end : close };
	}
	const arrow = /(?:→|->|=>)[\s\u00A0]*/.exec(text.slice(from, end));
	return arrow ? { from: from + arrow.index, to: from + arrow.index + arrow[0].length, end } : undefined;
}

/** A time after the names: `à 20h45`, `, 20h45`, `(20h45)`. */
function findTime(
	words: EventWords,
	from: number,
	to: number,
): { node: TimeValue; from: number } | undefined {
	const marks = linkPatterns().time;
	marks.lastIndex = from;
	for (let mark = marks.exec(words.text); mark !== null && mark.index < to; mark = marks.exec(words.text)) {
		const time = readTimeAt(words, mark.index + mark[0].length);
		// In `à 19h.` the full stop may be that of the hour.
		if (time && /^[\s\u00A0).,;]*$/.test(words.text.slice(Math.min(time.to, to), Math.max(time.to, to))))
			return { node: time.node, from: mark.index };
	}
	return undefined;
}

/** `(à distance)`, `, en visio`. */
function findRemote(text: string, from: number, to: number): { from: number } | undefined {
	let end = runBefore(text, to, /[\s,;]/, from);
	if (text[end - 1] === ')') end -= 1;
	const words = text.slice(from, end);
	const sign = Math.max(words.lastIndexOf('('), words.lastIndexOf(','));
	if (sign < 0 || words.length - sign > LONGEST_REMOTE) return undefined;
	const found = vocabulary('groups').lookup(words.slice(sign + 1));
	return found?.exact && found.id === 'remote'
		? { from: runBefore(text, from + sign, /\s/, from) }
		: undefined;
}

/** Longer than any of these words, with spaces without sense. */
const LONGEST_REMOTE = 80;

/** `Suspension de séance`, with a time before or after it and nothing more. */
function readPause(
	words: EventWords,
	event: 'suspension' | 'resumption',
	timeBefore: TimeValue | undefined,
	from: number,
): Event | undefined {
	let time = timeBefore;
	if (!isOnlyStop(words.text, from)) {
		const at = from + gapLength(linkPatterns().timeStart, words.text.slice(from));
		const after = time ? undefined : readTimeAt(words, at);
		if (!after || !/^[\s\u00A0.;)]*$/.test(words.text.slice(after.to))) return undefined;
		time = after.node;
	}
	return { type: 'event', event, children: time ? [time] : [], position: words.whole };
}
