/** Lines of foreign minutes that open an agenda item or a resolution. */

import { vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { scanOrdinal } from '../text/ordinal.js';
import { scanTimeRange } from '../text/time.js';
import { bare } from './text.js';

/** What a line opens. */
export interface Opening {
	kind: 'item' | 'block';
	/** The heading, without its signs. */
	text: string;
}

/** Longer lines are sentences. */
const LONGEST_HEADING = 130;
const NUMBER = /^(?:\d{1,2}|[IVX]{1,4}|[A-H])\s?(?:[.)/°]|\s[-–—])+\s*(?=\S)/u;
/** `Point 3 – Questions diverses`, `Item 2: budget`. */
const POINT = /^(?:point|item)\s+(?:n\s?[°ºo]\s?)?\d{1,2}\s*[-–—:.]+\s*(?=\p{Lu})/iu;

/** Does this line begin the meeting itself? */
export function isSectionStart(lines: readonly string[], index: number, agenda: readonly string[]): boolean {
	const line = lines[index] ?? '';
	return /^\s{0,3}##/.test(line) || openingOf(lines, index, agenda) !== undefined;
}

/** The heading that a line stands for, where it is none yet. */
export function openingOf(
	lines: readonly string[],
	index: number,
	agenda: readonly string[],
): Opening | undefined {
	const line = lines[index] ?? '';
	const text = bare(line);
	if (text === '' || text.length > LONGEST_HEADING || /^\s{0,3}#/.test(line)) return undefined;
	if (!isBlank(lines, index - 1)) return undefined;
	const isAlone = isBlank(lines, index + 1);
	if (opensBlock(text) && (isAlone || !/[.;,?!]$/.test(text))) return { kind: 'block', text };
	if (!isAlone)
		return isNumberedTitle(text) && isInSequence(lines, index) ? { kind: 'item', text } : undefined;
	const timed = timedHeading(text);
	if (timed !== undefined) return { kind: 'item', text: timed };
	if (isList(line)) return undefined;
	const numbered = NUMBER.exec(text) ?? POINT.exec(text);
	const title = numbered ? text.slice(numbered[0].length) : text;
	if (agenda.some((entry) => foldKeyword(entry) === foldKeyword(title.replace(/[.:]$/, ''))))
		return { kind: 'item', text };
	const isSentence = /[.;,?!]$/.test(text);
	return numbered && !isSentence && /^\p{Lu}|^["«“]/u.test(title) ? { kind: 'item', text } : undefined;
}

function isList(line: string): boolean {
	return /^\s*[-*+•▪◦‣]\s/.test(line);
}

function isBlank(lines: readonly string[], at: number): boolean {
	return (lines[at] ?? '').trim() === '';
}

/** A short line with a number before it that is no sentence. */
function isNumberedTitle(text: string): boolean {
	const number = /^\d/.test(text) ? NUMBER.exec(text) : POINT.exec(text);
	return (
		number !== null &&
		text.length < LONGEST_GLUED &&
		/^[\p{Lu}"«“]/u.test(text.slice(number[0].length)) &&
		!/[.;,?!:]$/.test(text)
	);
}

/** A title with its text directly below it is not longer. */
const LONGEST_GLUED = 90;

/**
 * Titles with their text directly below them: each stands under a blank line, and their numbers count on from 1, two of them at least.
 * A list counts too, but its lines stand directly below each other.
 */
function isInSequence(lines: readonly string[], index: number): boolean {
	const numbers = numberedTitles(lines);
	return (
		numbers.length > 1 &&
		numbers.some(({ at }) => at === index) &&
		numbers.every(({ number }, at) => number === at + 1)
	);
}

function numberedTitles(lines: readonly string[]): Array<{ at: number; number: number }> {
	const known = TITLES.get(lines);
	if (known !== undefined) return known;
	const found = lines.flatMap((line, at) => {
		const text = bare(line.slice(0, LONGEST_HEADING));
		if (!isBlank(lines, at - 1) || /^\s/.test(line) || !isNumberedTitle(text)) return [];
		if (isNumberedTitle(bare(lines[at + 1] ?? '')) || /^\s+\S/.test(lines[at + 1] ?? '')) return [];
		return [{ at, number: Number(/\d+/.exec(text)?.[0]) }];
	});
	TITLES.set(lines, found);
	return found;
}

/** The titles of lines that were looked through already. */
const TITLES = new WeakMap<readonly string[], Array<{ at: number; number: number }>>();

/** `14h25 TEMPS 1 : NOS RÉALISATIONS`; an event or a closing with its hour is no heading. */
function timedHeading(text: string): string | undefined {
	const time = scanTimeRange(text);
	if (time === undefined) return undefined;
	const rest = text.slice(time.length).replace(/^[\s:–—,-]+/u, '');
	if (rest === '' || !/^\p{Lu}/u.test(rest) || /[.?!]$/.test(rest)) return undefined;
	if (vocabulary('events').scan(rest) !== undefined || vocabulary('closings').findIn(rest) !== undefined)
		return undefined;
	return `${text.slice(0, time.length)} — ${rest}`;
}

/** `Résolution n° 3 : quitus`, `PREMIÈRE RÉSOLUTION`, `Motion 2`. */
function opensBlock(text: string): boolean {
	const blocks = vocabulary('blocks');
	const word = blocks.scan(text);
	if (word !== undefined)
		return /^\s*(?:n\s?[°ºo]\s?)?\d[\d-]*(?:\s*(?:[:–—.-].*)?)$/u.test(text.slice(word.length));
	const ordinal = scanOrdinal(text);
	if (ordinal === undefined) return false;
	const rest = text.slice(ordinal.length).trimStart();
	const second = blocks.scan(rest);
	return second !== undefined && /^\s*(?:[:–—.-].*)?$/u.test(rest.slice(second.length));
}
