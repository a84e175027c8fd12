/** Lines that say what happens: arrivals, departures, suspensions, the chair, the quorum, actions, annexes, the closing time. */

import type { Position } from 'unist';
import type {
	Action,
	Annex,
	BodyNode,
	ChairChange,
	Event,
	Name,
	TextValue,
	TimeValue,
} from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { scanDate, toIsoDate } from '../text/date.js';
import { scanTime } from '../text/time.js';
import type { BallotContext } from './ballot-context.js';
import { plainLine } from './ballot-lines.js';
import { readNames } from './ballot-names.js';
import type { EventWords } from './event-words.js';
import type { MarkdownReader } from './markdown.js';
import { phraseChoice } from './phrase-pattern.js';
import { readQuorum } from './quorum-line.js';
import type { SourceLine } from './reading.js';
import { placeInLine } from './reading.js';
import { isSomebody, mayBeSomebody } from './speakers.js';

/** Reads one line of the source, list mark and emphasis around it left out; nothing where it is no such line. */
export function readEventLine(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
): BodyNode | undefined {
	if (!startsLikeEvent(line.text)) return undefined;
	const plain = plainLine(line);
	const text = plain.text.slice(0, plain.to);
	const words: EventWords = {
		line,
		text,
		place: (from, to) => placeInLine(line, from, to),
		whole: placeInLine(line, plain.from, plain.to),
		context,
	};
	const time = readTimeAt(words, plain.from);
	const wordFrom = time ? afterSeparator(text, time.to) : plain.from;
	const word = vocabulary('events').scan(text.slice(wordFrom));
	if (!word) return undefined;
	const wordTo = wordFrom + word.length;
	switch (word.id) {
		case 'arrival':
		case 'departure':
		case 'return':
			return readMove(words, word.id, time?.node, wordTo);
		case 'suspension':
		case 'resumption':
			return readPause(words, word.id, time?.node, wordTo);
		case 'chair':
			return readChair(words, time?.node, wordTo);
		case 'quorum': {
			const from = afterColon(text, wordTo);
			return from === undefined ? undefined : readQuorum(words, time?.node, from);
		}
		case 'action':
			return readAction(words, afterColon(text, wordTo), reader);
		case 'annex':
			return readAnnex(words, afterColon(text, wordTo));
		case 'closing': {
			const at = afterColon(text, wordTo);
			const closed = at === undefined ? undefined : readTimeAt(words, at);
			if (!closed || !isOnlyStop(text, closed.to)) return undefined;
			const value = line.text.slice(plain.from, plain.to);
			const children = reader.inline(value, words.whole.start as SourceLine['start']);
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

/** Can a line be one of these at all? Most lines of a file are not, and this is all that is done for them. */
function startsLikeEvent(text: string): boolean {
	start ??= new RegExp(
		`^[\\s>*_+-]*(?:\\d|${phraseChoice(vocabulary('events').words())}|${phraseChoice(['midi', 'minuit', 'noon', 'midnight'])})`,
	);
	return start.test(text);
}

let start: RegExp | undefined;

function readTimeAt(words: EventWords, from: number): { node: TimeValue; to: number } | undefined {
	const scanned = scanTime(words.text.slice(from));
	if (!scanned) return undefined;
	const to = from + scanned.length;
	return {
		node: { type: 'timeValue', value: scanned.value, children: [], position: words.place(from, to) },
		to,
	};
}

function afterSeparator(text: string, from: number): number {
	return from + (/^[\s\u00A0\u202F]*(?:[–—:,-]+[\s\u00A0\u202F]*)?/.exec(text.slice(from))?.[0].length ?? 0);
}

function afterColon(text: string, from: number): number | undefined {
	const match = /^[\s\u00A0\u202F]*:[\s\u00A0\u202F]*/.exec(text.slice(from));
	return match ? from + match[0].length : undefined;
}

function isOnlyStop(text: string, from: number): boolean {
	return /^[\s\u00A0.;]*$/.test(text.slice(from));
}

/** `Départ de M. Weiss à 20h45, pouvoir à Jeanne Royer`. */
function readMove(
	words: EventWords,
	event: 'arrival' | 'departure' | 'return',
	timeBefore: TimeValue | undefined,
	from: number,
): Event | undefined {
	const { text, context } = words;
	let end = text.length - (/[\s\u00A0.;]*$/.exec(text)?.[0].length ?? 0);
	// `Paul B.`: the full stop belongs to the initial.
	if (/(?:^|\s)\p{Lu}$/u.test(text.slice(0, end)) && text[end] === '.') end += 1;
	let time = timeBefore;
	const early = time
		? undefined
		: readTimeAt(words, from + gapLength(/^[\s\u00A0]*(?:à|at|,)?[\s\u00A0]*/iu, text.slice(from, end)));
	if (early) time = early.node;
	const at0 = early?.to ?? from;
	let at = at0 + gapLength(LINK, text.slice(at0, end));
	if (at === at0) return undefined;
	const proxy = findProxy(text, at, end);
	let namesTo = proxy ? proxy.from : end;
	const timeAfter = time ? undefined : findTime(words, at, namesTo);
	if (timeAfter) {
		time = timeAfter.node;
		namesTo = timeAfter.from;
	}
	const remote = findRemote(text, at, namesTo);
	if (remote) namesTo = remote.from;
	namesTo = at + text.slice(at, namesTo).replace(/[\s\u00A0,;(–—-]+$/u, '').length;
	at += /^[\s\u00A0]*/.exec(text.slice(at, namesTo))?.[0].length ?? 0;
	if (namesTo <= at) return undefined;
	const names = withoutElision(
		readNames({ text: text.slice(at, namesTo), place: (a, b) => words.place(at + a, at + b) }, context),
		words,
	);
	// Whoever moves is named; anything else is a sentence that starts with such a word.
	const known = names.filter((name) => isSomebody(name.value, context.names)).length;
	const certain = known === names.length;
	const likely = names.every(
		(name) =>
			isSomebody(name.value, context.names) || mayBeSomebody(name.value, context.names, time !== undefined),
	);
	if (names.length === 0 || !(certain || likely)) return undefined;
	const holders = proxy
		? readNames(
				{ text: text.slice(proxy.to, end), place: (a, b) => words.place(proxy.to + a, proxy.to + b) },
				context,
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

/** Between the word and the names: `d'`, `de`, `du`, a colon or a dash. */
const LINK = /^[\s\u00A0]*(?:[:,–—-][\s\u00A0]*)?(?:(?:des?|du|of)[\s\u00A0]+|d['’][\s\u00A0]*)?/iu;

function gapLength(pattern: RegExp, text: string): number {
	return pattern.exec(text)?.[0].length ?? 0;
}

function bySource(a: { position?: Position | undefined }, b: { position?: Position | undefined }): number {
	return (a.position?.start.offset ?? 0) - (b.position?.start.offset ?? 0);
}

/** In `d'Aline Roche et de Luc Perrin` the second name has its own `de`. */
function withoutElision(names: Name[], words: EventWords): Name[] {
	return names.map((name) => {
		if (isSomebody(name.value, words.context.names)) return name;
		const link = /^(?:des?|du|of)[\s\u00A0]+|^d['’]/iu.exec(name.value)?.[0];
		if (link === undefined || !name.position) return name;
		const from = (name.position.start.offset ?? 0) - words.line.start.offset + link.length;
		return {
			...name,
			value: name.value.slice(link.length),
			position: words.place(from, from + name.value.length - link.length),
		};
	});
}

function findProxy(text: string, from: number, end: number): { from: number; to: number } | undefined {
	const marks = /[,;(–—-][\s\u00A0]*/gu;
	marks.lastIndex = from;
	for (let mark = marks.exec(text); mark !== null && mark.index < end; mark = marks.exec(text)) {
		const at = mark.index + mark[0].length;
		const found = vocabulary('personMarks').scan(text.slice(at, end));
		if (found?.id === 'proxy') return { from: mark.index, to: at + found.length };
	}
	const arrow = /(?:→|->|=>)[\s\u00A0]*/.exec(text.slice(from, end));
	return arrow ? { from: from + arrow.index, to: from + arrow.index + arrow[0].length } : undefined;
}

/** A time after the names: `à 20h45`, `, 20h45`, `(20h45)`. */
function findTime(
	words: EventWords,
	from: number,
	to: number,
): { node: TimeValue; from: number } | undefined {
	const marks = /(?:[\s\u00A0](?:à|at)|[,;(–—-])[\s\u00A0]*(?=\S)/giu;
	marks.lastIndex = from;
	for (let mark = marks.exec(words.text); mark !== null && mark.index < to; mark = marks.exec(words.text)) {
		const time = readTimeAt(words, mark.index + mark[0].length);
		if (time && time.to <= to && /^[\s\u00A0).,;]*$/.test(words.text.slice(time.to, to)))
			return { node: time.node, from: mark.index };
	}
	return undefined;
}

/** `(à distance)`, `, en visio`. */
function findRemote(text: string, from: number, to: number): { from: number } | undefined {
	const match = /[\s\u00A0]*[(,][\s\u00A0]*([^(),]+?)[\s\u00A0]*\)?[\s\u00A0,;]*$/u.exec(
		text.slice(from, to),
	);
	if (!match) return undefined;
	const found = vocabulary('groups').lookup(match[1] ?? '');
	return found?.exact && found.id === 'remote' ? { from: from + match.index } : undefined;
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
		const at =
			from + (/^[\s\u00A0]*(?:[:,–—(-]|à|at)?[\s\u00A0]*/iu.exec(words.text.slice(from))?.[0].length ?? 0);
		const after = time ? undefined : readTimeAt(words, at);
		if (!after || !/^[\s\u00A0.;)]*$/.test(words.text.slice(after.to))) return undefined;
		time = after.node;
	}
	return { type: 'event', event, children: time ? [time] : [], position: words.whole };
}

/** `Présidence : Luc Perrin`. */
function readChair(words: EventWords, time: TimeValue | undefined, from: number): ChairChange | undefined {
	const at = afterColon(words.text, from);
	if (at === undefined) return undefined;
	const names = readNames(
		{ text: words.text.slice(at), place: (a, b) => words.place(at + a, at + b) },
		words.context,
	);
	const [name] = names;
	if (!name || names.length > 1) return undefined;
	if (!isSomebody(name.value, words.context.names) && !mayBeSomebody(name.value, words.context.names, true))
		return undefined;
	return { type: 'chairChange', children: [...(time ? [time] : []), name], position: words.whole };
}

/** `Action : envoyer le budget (Anne, 15 juillet 2024, fait)`. */
function readAction(words: EventWords, from: number | undefined, reader: MarkdownReader): Action | undefined {
	if (from === undefined || from >= words.text.length) return undefined;
	const { line, text } = words;
	const brackets = /[\s\u00A0]*\(([^()]*)\)[\s\u00A0.;]*$/.exec(text.slice(from));
	const titleTo = brackets ? from + brackets.index : text.length;
	const titleText = line.text.slice(from, titleTo).replace(/[*_\s]+$/u, '');
	const place = words.place(from, from + titleText.length);
	const children: Action['children'] = [
		{
			type: 'title',
			children: reader.inline(titleText, { ...line.start, ...place.start } as SourceLine['start']),
			position: place,
		},
	];
	if (titleText.trim() === '') return undefined;
	if (brackets) {
		const inside = from + brackets.index + brackets[0].indexOf('(') + 1;
		children.push(...readActionParts(words, inside, inside + (brackets[1] ?? '').length));
	}
	return { type: 'action', children, position: words.whole };
}

function readActionParts(words: EventWords, from: number, to: number): Action['children'] {
	const parts: Action['children'] = [];
	const roles: TextValue['role'][] = ['owner', 'due', 'status'];
	let at = from;
	while (at < to) {
		at += /^[\s\u00A0,;]*/.exec(words.text.slice(at, to))?.[0].length ?? 0;
		if (at >= to) break;
		const date = scanDate(words.text.slice(at, to), words.context.lang);
		if (date?.result.ok && /^[\s\u00A0]*(?:[,;]|$)/.test(words.text.slice(at + date.length, to))) {
			if (roles[0] === 'owner') roles.shift();
			if (roles[0] === 'due') roles.shift();
			const weekday = date.result.date.weekday;
			parts.push({
				type: 'dateValue',
				value: toIsoDate(date.result.date),
				...(weekday === undefined ? {} : { weekday }),
				children: [],
				position: words.place(at, at + date.length),
			});
			at += date.length;
			continue;
		}
		const value = (/^[^,;]*/.exec(words.text.slice(at, to))?.[0] ?? '').trimEnd();
		// What stands beyond the third part belongs to the state.
		const role = roles.length > 1 ? roles.shift() : 'status';
		const end = role === 'status' ? to : at + value.length;
		parts.push({
			type: 'textValue',
			value: words.text.slice(at, end).trim(),
			role,
			children: [],
			position: words.place(at, end),
		});
		at = Math.max(end, at + 1);
	}
	return parts;
}

/** `Annexe : Rapport financier (rapport.pdf)`. */
function readAnnex(words: EventWords, from: number | undefined): Annex | undefined {
	if (from === undefined || from >= words.text.length) return undefined;
	const written = words.line.text.slice(from, words.text.length);
	const match =
		/^\[([^\]]+)\]\(([^()\s]+)\)$/.exec(written) ??
		/^(.*?)[\s\u00A0]*\(([^()]*[.\\/][^()]*)\)[\s.]*$/.exec(written);
	const title = (match?.[1] ?? written).trimEnd();
	if (title === '') return undefined;
	const titleFrom = from + written.indexOf(title);
	const children: Annex['children'] = [
		{
			type: 'textValue',
			value: title,
			role: 'title',
			children: [],
			position: words.place(titleFrom, titleFrom + title.length),
		},
	];
	const file = match?.[2]?.trim();
	if (file) {
		const fileFrom = from + written.lastIndexOf(file);
		children.push({
			type: 'fileValue',
			value: file,
			children: [],
			position: words.place(fileFrom, fileFrom + file.length),
		});
	}
	return { type: 'annex', children, position: words.whole };
}
