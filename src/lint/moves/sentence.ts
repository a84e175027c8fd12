/** What a sentence says of a coming or going: who moves, when, and to whom a proxy is left. */

import type { Node, Parent } from 'unist';
import type { Assembly, Member } from '../../assembly/model.js';
import { vocabulary, wordChoice } from '../../language/index.js';
import { lazy } from '../../text/lazy.js';
import { isCapital } from '../../text/letters.js';
import { withoutCivilities } from '../../text/name-parts.js';
import { wordsToInteger } from '../../text/number.js';
import { isEndOfSentence } from '../../text/sentences.js';
import { scanTime, scanTimeRange } from '../../text/time.js';

/** The participant behind the word of an event that opens a line, after its hour, and the range of both. */
export function moveIn(
	line: string,
	assembly: Assembly,
): { member: Member; from: number; to: number; code: 'arrival' | 'departure' | 'return' } | undefined {
	const from = afterHour(line, 0);
	const event = vocabulary('events').scan(line.slice(from));
	if (event?.id !== 'arrival' && event?.id !== 'departure' && event?.id !== 'return') return undefined;
	const at = afterHour(line, from + event.length);
	const link = vocabulary('eventLinks').scan(line.slice(at));
	const name = nameAt(line, link?.id === 'of' ? at + link.length : at, assembly);
	return name && { ...name, from, code: event.id };
}

/** Past an hour and the signs around it, where one stands there. */
function afterHour(line: string, from: number): number {
	const gap = (at: number) => at + (/^[\s:,–—-]*/.exec(line.slice(at, at + 20))?.[0].length ?? 0);
	let at = gap(from);
	const link = from > 0 ? vocabulary('eventLinks').scan(line.slice(at)) : undefined;
	if (link?.id === 'at') at = gap(at + link.length);
	const time = /\d/.test(line[at] ?? '') ? scanTime(line.slice(at, at + LONGEST_HOUR)) : undefined;
	return time ? gap(at + time.length) : gap(from);
}

/** Longer than an hour in figures. */
const LONGEST_HOUR = 40;

/** The participant whose name starts at a place: the longest of the next four words that names one. */
function nameAt(line: string, from: number, assembly: Assembly): { member: Member; to: number } | undefined {
	const words = [...line.slice(from, from + LONGEST_NAME).matchAll(/[^\s,;:()«»]+/gu)].slice(0, MOST_WORDS);
	if (!isCapital(words[0]?.[0])) return undefined;
	for (const word of words.reverse()) {
		const to = from + word.index + word[0].length;
		const member = assembly.find(line.slice(from, to).trim());
		if (member) return { member, to };
	}
	return undefined;
}

/** Words and signs of a name, its civility included. */
const MOST_WORDS = 4;
const LONGEST_NAME = 120;

/** The participant whose name ends a text: the longest of its last four words that names one. */
export function nameBefore(text: string, assembly: Assembly): { member: Member; from: number } | undefined {
	// What stands farther away names nobody here, and copying it for each verb would take the square of the time.
	const start = Math.max(0, text.length - LONGEST_NAME - LONGEST_ASIDE);
	const before = withoutAside(text.slice(start));
	const words = [...before.matchAll(/[^\s,;:()«»]+/gu)];
	const last = words.at(-1);
	if (!last || !/^\s+$/.test(before.slice(last.index + last[0].length))) return undefined;
	for (let size = Math.min(MOST_WORDS, words.length); size > 0; size--) {
		const first = words[words.length - size];
		if (!first || !isCapital(first[0])) continue;
		const member = assembly.find(before.slice(first.index).trim());
		if (member) return { member, from: start + first.index };
	}
	return undefined;
}

/** A text without the words between two commas at its end: `M. Weiss, intéressé à l’affaire, quitte`. */
function withoutAside(text: string): string {
	const aside = ASIDE.exec(text.slice(-LONGEST_ASIDE));
	return aside ? text.slice(0, text.length - aside[0].length) + ' '.repeat(aside[0].length) : text;
}

const ASIDE = /,[^,.;:!?()]+,\s+$/;
const LONGEST_ASIDE = 80;

/** `M. Weiss déclare un intérêt et quitte la salle`: who opens the sentence, where the verb is its second one. */
export function getSubject(
	text: string,
	at: number,
	assembly: Assembly,
): { member: Member; from: number } | undefined {
	if (!secondVerb().test(text.slice(Math.max(0, at - 12), at))) return undefined;
	const { from } = sentenceAround(text, at, at);
	if (at - from > LONGEST_SENTENCE) return undefined;
	const start = afterHour(text.slice(from, at), 0);
	const name = nameAt(text.slice(0, at), from + start, assembly);
	return name && { member: name.member, from: from + start };
}

/** Where `une personne`, `deux adhérents`, `3 conseillers` starts, right before a verb: people without a name. */
export function unnamedBefore(text: string): number | undefined {
	const nouns = vocabulary('peopleNouns');
	// Most verbs have no such noun one or two words before them: the classes of Unicode need not be looked at.
	const near = text
		.slice(-LONGEST_NAME)
		.split(/[\s\u00A0]+/)
		.slice(-3);
	if (near.pop() !== '' || !near.some((word) => nouns.findId(word) === 'noun')) return undefined;
	const found =
		/(?<![\p{L}\p{N}])(\p{L}+|\d{1,3})[\s\u00A0]+(\p{L}+)[\s\u00A0]+(?:\p{L}+[\s\u00A0]+)?$/u.exec(
			text.slice(-LONGEST_NAME),
		);
	if (!found) return undefined;
	const [whole, count = '', noun = ''] = found;
	if (nouns.findId(noun) !== 'noun') return undefined;
	if (!/^\d+$/.test(count) && wordsToInteger(count) === undefined && nouns.findId(count) !== 'one')
		return undefined;
	return text.length - Math.min(text.length, LONGEST_NAME) + found.index + whole.indexOf(count);
}

/** Where the name of somebody unknown starts that opens a sentence and ends before a verb: a civility and a surname, or two or three words with capitals. */
export function strangerBefore(text: string): number | undefined {
	const before = text.slice(-LONGEST_NAME);
	const found = STRANGER.exec(before);
	const name = found?.[1] ?? '';
	const isNamed = withoutCivilities(name) !== name || /[\s\u00A0]/.test(name.trim());
	const [first = ''] = name.split(/[\s\u00A0]/, 1);
	const isName = isNamed && vocabulary('determiners').findId(first) === undefined;
	return found && isName ? text.length - before.length + found.index + found[0].indexOf(name) : undefined;
}

const STRANGER =
	/(?:^|[.;:!?\n–—-])[\s\u00A0]*(\p{Lu}[\p{L}'’-]*\.?(?:[\s\u00A0]\p{Lu}[\p{L}'’-]+){1,2})[\s\u00A0]+$/u;

/** Is a name the object of the word before it, and so no subject? */
export function isObject(text: string, at: number): boolean {
	const word = /(\p{L}+)[\s\u00A0]+$/u.exec(text.slice(Math.max(0, at - 16), at))?.[1];
	return word !== undefined && vocabulary('objectMarks').findId(word) !== undefined;
}

/** `Lise Kern et Omar Haddad quittent`: those before the last name. */
export function othersBefore(before: string, assembly: Assembly): Member[] {
	const found: Member[] = [];
	let rest = before;
	for (let tries = 0; tries < MOST_MOVERS; tries += 1) {
		const link = nameLink().exec(rest.slice(-8));
		if (!link) break;
		const shorter = rest.slice(0, rest.length - link[0].length);
		const name = nameBefore(`${shorter} `, assembly);
		if (!name) break;
		found.unshift(name.member);
		rest = shorter.slice(0, name.from);
	}
	return found;
}

/** `Lise Kern et Omar Haddad | et Zoé Perrin |`: without a last name that nobody bears. */
export function withoutLast(before: string): string {
	const last = LAST_NAME().exec(before.slice(-LONGEST_NAME));
	return last ? `${before.slice(0, before.length - last[0].length)} ` : '';
}

const LAST_NAME = lazy(
	() =>
		new RegExp(
			`[\\s\\u00A0](?:${wordChoice('smallWords', 'and')}|&)[\\s\\u00A0]+\\p{Lu}[\\p{L}'’.-]*(?:[\\s\\u00A0]+\\p{Lu}[\\p{L}'’.-]*){0,2}[\\s\\u00A0]+$`,
			'u',
		),
);

/** Nobody lists more people in such a sentence. */
const MOST_MOVERS = 20;

/** Whom a sentence makes the holder of a proxy. */
export function holderIn(sentence: string, assembly: Assembly): Member | undefined {
	const mark = vocabulary('personMarks').findIn(sentence);
	if (mark?.id !== 'proxy') return undefined;
	const at = mark.offset + mark.length;
	const gap = /^[\s\u00A0:]*/.exec(sentence.slice(at, at + 10))?.[0].length ?? 0;
	return nameAt(sentence, at + gap, assembly)?.member;
}

/** The sentence or line around a range. */
export function sentenceAround(text: string, from: number, to: number): { from: number; to: number } {
	let [start, end] = [from, to];
	const isEnd = (at: number) =>
		/[\n\r]/.test(text[at] ?? '') || (isEndOfSentence(text, at) && /\s/.test(text[at + 1] ?? ' '));
	while (start > 0 && from - start < LONGEST_SENTENCE && !isEnd(start - 1)) start -= 1;
	while (end < text.length && end - to < LONGEST_SENTENCE && !isEnd(end)) end += 1;
	while (/[\s\u00A0]/.test(text[start] ?? '')) start += 1;
	return { from: start, to: end };
}

const LONGEST_SENTENCE = 300;

/** The lines that start in a text: one in the middle of a line starts none. */
export function linesIn(text: string, parent: Node, node: Node): { from: number; to: number }[] {
	const lines: { from: number; to: number }[] = [];
	let from = (parent as Partial<Parent>).children?.[0] === node ? 0 : -1;
	for (const end of text.matchAll(/[\r\n]+|$/g)) {
		if (from >= 0 && end.index > from) lines.push({ from, to: end.index });
		from = end.index + end[0].length;
	}
	return lines;
}

/** The hour that a sentence names, as it is written. */
export function hourIn(sentence: string): string | undefined {
	for (const digit of sentence.matchAll(/(?<![\d.,/-])\d/g)) {
		const time = scanTime(sentence.slice(digit.index, digit.index + LONGEST_HOUR));
		if (time)
			return sentence.slice(digit.index, digit.index + time.length).replace(/(?<!m)[\s\u00A0.]+$/, '');
	}
	return undefined;
}

/** `se retire de 19h30 à 19h40`: the hour of the return stands with that of the departure. */
export function hasRange(sentence: string): boolean {
	const digit = sentence.search(/(?<![\d.,/-])\d/);
	return digit >= 0 && scanTimeRange(sentence.slice(digit, digit + 2 * LONGEST_HOUR))?.end !== undefined;
}

export const endsHere = lazy(() => new RegExp(`^\\s*(?:,|${wordChoice('smallWords', 'and')})?\\s*$`));
const nameLink = lazy(
	() => new RegExp(`(?:,|[\\s\\u00A0](?:${wordChoice('smallWords', 'and')}|&))[\\s\\u00A0]+$`),
);
const secondVerb = lazy(
	() => new RegExp(`(?:\\p{L}|,)[\\s\\u00A0]+${wordChoice('smallWords', 'and', 'then')}[\\s\\u00A0]+$`, 'u'),
);
