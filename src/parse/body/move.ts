/** Arrivals, departures and returns: who moves, when, and who carries the vote meanwhile. */

import type { Position } from 'unist';
import { type Event, type Name, type Problem, problem, type TimeValue } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { runBefore } from '../../text/runs.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { SourceLine } from '../reading.js';
import { readNames } from '../source/name-spans.js';
import {
	type EventWords,
	findWords,
	gapLength,
	LONGEST_MOVE,
	linkPatterns,
	readTimeAt,
} from './event-words.js';
import { isSomebody, mayBeSomebody } from './speakers.js';

/** `19h45 – Paul Weiss quitte la séance`, `7:45 pm – Paul Weiss leaves`: an hour, people who are known, and a verb that moves; anything more is a sentence. */
export function readMoveByVerb(line: SourceLine, context: BallotContext): Event | undefined {
	if (line.text.length > LONGEST_MOVE || !OPENS_WITH_DIGIT.test(line.text)) return undefined;
	const { words, time, wordFrom } = findWords(line, context);
	const rest = words.text.slice(wordFrom).replace(/[\s.;]+$/, '');
	const verb = time && vocabulary('moveVerbs').findAll(rest)[0];
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

/** A move, and a problem where each of several people has an hour. */
export function readOneMove(
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
export function readMove(
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
