/** One line of the source as the readers of events take it: its words, and the place of each in the file. */

import type { Position } from 'unist';
import type { TimeValue } from '../../ast/index.js';
import { LANGUAGES, vocabulary } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { phraseChoice } from '../../text/phrase-pattern.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { plainLine } from '../ballot/ballot-lines.js';
import { placeInLine, type SourceLine } from '../reading.js';

/** One line, its markup blanked: an index of `text` is one of the source line. */
export interface EventWords {
	line: SourceLine;
	text: string;
	place(from: number, to: number): Position;
	/** Where the source line ends, white space left out; markup at the end of it is no part of `text`. */
	sourceTo: number;
	/** Without indentation, list mark and white space at the end. */
	whole: Position;
	context: BallotContext;
}

/** A line as its readers take it, with the time that opens it and where its word starts. */
export function findWords(line: SourceLine, context: BallotContext) {
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

/** Longer than a move with its proxy, in signs. */
export const LONGEST_MOVE = 200;

/** What stands inside brackets around a whole line: `(Départ de Paul Weiss à 19h30)`. */
function insideBrackets(text: string): string | undefined {
	const inner = text.length > LONGEST_MOVE ? undefined : /^[([](.*)[)\]]\.?$/.exec(text)?.[1];
	if (inner === undefined) return undefined;
	let open = 0;
	for (const sign of inner) {
		if (sign === '(' || sign === '[') open += 1;
		else if (sign === ')' || sign === ']') open -= 1;
		if (open < 0) return undefined;
	}
	return inner;
}

/** Where the words of a line start, after indentation and the mark of a list. */
export function lineStart(text: string): number {
	return /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?/.exec(text)?.[0].length ?? 0;
}

/** The time at an index. */
export function readTimeAt(words: EventWords, from: number): { node: TimeValue; to: number } | undefined {
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
export function afterColon(text: string, from: number): number | undefined {
	const match = /^[\s\u00A0\u202F]*:[\s\u00A0\u202F]*/.exec(text.slice(from));
	return match ? from + match[0].length : undefined;
}

/** Is there nothing but a full stop from here on? */
export function isOnlyStop(text: string, from: number): boolean {
	return /^[\s\u00A0.;]*$/.test(text.slice(from));
}

export interface Range {
	from: number;
	to: number;
}

/** The source after the label and its colon, its own markup kept; emphasis that the label opened is none of it. */
export function valueAfter(
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

/** Patterns made of the small words of events. */
export const linkPatterns = lazy(() => {
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

export function gapLength(pattern: RegExp, text: string): number {
	return pattern.exec(text)?.[0].length ?? 0;
}
