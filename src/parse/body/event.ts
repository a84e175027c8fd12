/** Lines that say what happens: which kind a line is, and those of suspensions, the chair and the closing time. */

import type { BodyNode, ChairChange, Event, Name, Problem, TimeValue } from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import { foldKeyword } from '../../text/fold.js';
import { lazy } from '../../text/lazy.js';
import { editDistance } from '../../text/nearest.js';
import { WORD_SIGN } from '../../text/phrase-pattern.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { capitalised } from '../ballot/ballot-label.js';
import { misspelling } from '../ballot/tally.js';
import type { SourceLine } from '../reading.js';
import { readNames } from '../source/name-spans.js';
import { pointInLine } from '../source/places.js';
import { readAction, readAnnex, readMarkedAction } from './action.js';
import {
	afterColon,
	type EventWords,
	findWords,
	gapLength,
	isOnlyStop,
	LONGEST_MOVE,
	lineStart,
	linkPatterns,
	readTimeAt,
} from './event-words.js';
import { readMove, readMoveByVerb, readOneMove } from './move.js';
import { readQuorum, readQuorumState } from './quorum-line.js';
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

/** A move of known people, or a quorum, whose word is one letter off: it is read, and reported with its fix. */
function readMisspelt(line: SourceLine, context: BallotContext, problems: Problem[]): BodyNode | undefined {
	if (line.text.length > LONGEST_MOVE || !mayBeMisspelt(line.text)) return undefined;
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
