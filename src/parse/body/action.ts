/** `Action : …`, boxes and arrows with somebody who is known, and `Annexe : …`; and the words of a line as the readers of events take them. */

import type { Position } from 'unist';
import {
	type Action,
	type Annex,
	byPlace,
	type DateValue,
	getRole,
	type Problem,
	problem,
	type TextValue,
	type TimeValue,
} from '../../ast/index.js';
import { isOneOf, LANGUAGES, vocabulary } from '../../language/index.js';
import type { MarkdownReader } from '../../markdown/remark-minutes.js';
import { knownNameAt } from '../../source/name-spans.js';
import { placeInLine, pointInLine, type SourceLine, skipBlanks } from '../../source/places.js';
import { datesIn, parseDate, scanLikelyDate, toIsoDate } from '../../text/date.js';
import { lazy } from '../../text/lazy.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import { runBefore } from '../../text/places.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { plainLine } from '../ballot/ballot-lines.js';
import { DATE_MISTAKES, zoneLength } from '../yaml/values.js';
import { isSomebody } from './speakers.js';

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
	return { words, time, wordFrom: time ? afterSeparator(text, time.to + zoneLength(text, time.to)) : from };
}

/** Longer than a move with its proxy, in characters. */
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
	return from + (/^\s*(?:[–—:,-]+\s*)?/.exec(text.slice(from))?.[0].length ?? 0);
}

/** Past a colon; nothing where there is none. */
export function afterColon(text: string, from: number): number | undefined {
	const match = /^\s*:\s*/.exec(text.slice(from));
	return match ? from + match[0].length : undefined;
}

/** Is there nothing but a full stop from here on? */
export function isOnlyStop(text: string, from: number): boolean {
	return /^[\s.;]*$/.test(text.slice(from));
}

interface Range {
	from: number;
	to: number;
}

/** The source after the label and its colon, its own markup kept; emphasis that the label opened is none of it. */
function valueAfter(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
): { from: number; to: number } | undefined {
	const { line, sourceTo } = words;
	const colon = /^[\s*_]*:/.exec(line.text.slice(wordTo))?.[0];
	if (colon === undefined) return undefined;
	const mark = /[*_]+$/.exec(line.text.slice(0, wordFrom))?.[0] ?? '';
	let from = wordTo + colon.length;
	let to = sourceTo;
	if (mark !== '' && !colon.includes(mark)) {
		if (line.text.startsWith(mark, from)) from += mark.length;
		else if (line.text.slice(from, to).endsWith(mark)) to -= mark.length;
	}
	from += /^\s*/.exec(line.text.slice(from, to))?.[0].length ?? 0;
	return from < to ? { from, to } : undefined;
}

/** Patterns made of the small words of events. */
export const linkPatterns = lazy(() => {
	const links = vocabulary('eventLinks');
	const words = (id: 'of' | 'at' | 'from') =>
		phraseChoice(LANGUAGES.flatMap((lang) => links.getWords(id, lang)));
	// An elided word stands before its name without a space.
	const of = `(?:${words('of')})(?:(?<=['’])|(?=\\s))\\s*`;
	const at = `(?:${words('at')})(?=\\s)`;
	return {
		/** Between the word and the names: `d'`, `de`, `du`, a colon or a dash. */
		names: new RegExp(`^\\s*(?:[:,–—-]\\s*)?(?:${of})?`),
		of: new RegExp(`^${of}`),
		/** Before a time that follows the word. */
		timeStart: new RegExp(`^\\s*(?:[:,–—(-]|${at})?\\s*`),
		/** Before two hours that follow it: `de 10h40 à 11h00`. */
		rangeStart: new RegExp(`^\\s*(?:[:,–—(-]\\s*)?(?:(?:${words('of')}|${words('from')})(?=\\s))?\\s*`),
		/** Before a time after the names: `à 20h45`, `, 20h45`, `, à 20h45`, `(20h45)`. */
		time: new RegExp(`(?:\\s${at}|[,;(–—-](?:\\s*${at})?)\\s*(?=\\S)`, 'g'),
	};
});

export function gapLength(pattern: RegExp, text: string): number {
	return pattern.exec(text)?.[0].length ?? 0;
}

// --- `Action : …`, boxes and arrows with somebody who is known, and `Annexe : …`.

/** `Action : envoyer le budget (Anne, 15 juillet 2024, fait)`. */
export function readAction(
	words: EventWords,
	wordFrom: number,
	wordTo: number,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const label = beforeColon(words, wordTo);
	const value = valueAfter(words, wordFrom, label.to);
	return value && makeAction(words, { ...value, owner: label.owner }, reader, problems);
}

/** `ACTION - Anne Stan to call the bank`, `AI: Anne Stan to …`: words that open other lines too, so only with somebody who is known and what they do. */
export function readOwnedAction(
	words: EventWords,
	wordTo: number,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const sign = /^[*_]*(?:\s*:|\s+[–—-](?=\s))[\s*_]*/.exec(words.text.slice(wordTo))?.[0];
	const from = wordTo + (sign?.length ?? 0);
	if (sign === undefined || knownNameAt(words.text, from, words.context.names) === 0) return undefined;
	const action = makeAction(words, { from, to: words.sourceTo, marked: true }, reader, problems);
	return action && getRole(action, 'owner') && action;
}

/** `- Anne Stan to call the bank` in a list under `Actions:`. A figure behind the name counts something: `- Anne Stan: 120 shares`. */
export function readListedAction(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const { words, time, wordFrom } = findWords(line, context);
	const length = time ? 0 : knownNameAt(words.text, wordFrom, context.names);
	if (length === 0 || /^[\s:,–—-]*\d/.test(words.text.slice(wordFrom + length))) return undefined;
	const action = makeAction(words, { from: wordFrom, to: words.sourceTo, marked: true }, reader, problems);
	return action && getRole(action, 'owner') && action;
}

/** Is a line, or a heading, nothing but the words that stand above a list of actions? */
export function announcesActions(text: string): boolean {
	const words = text.length < 60 ? /^[#\s*_]*(.*?)[\s:*_]*$/.exec(text)?.[1] : undefined;
	return words !== undefined && isOneOf(words, ['actionWords', 'list']);
}

/** `Action 3 :`, `Action Anne Stan :`, `Action (Anne Stan) :`: where the label ends, and whom it names. */
function beforeColon({ text, context }: EventWords, wordTo: number): { to: number; owner?: Range } {
	const number = /^\s+(?:n[°º]\s*)?\d{1,3}(?=\s*:)/.exec(text.slice(wordTo))?.[0];
	if (number !== undefined) return { to: wordTo + number.length };
	const gap = /^\s+\(?/.exec(text.slice(wordTo))?.[0].length ?? 0;
	const from = wordTo + gap;
	const length = gap === 0 ? 0 : knownNameAt(text, from, context.names);
	const end = /^\)?(?=\s*:)/.exec(text.slice(from + length));
	return length === 0 || !end
		? { to: wordTo }
		: { to: from + length + end[0].length, owner: { from, to: from + length } };
}

/** `- [ ] Réserver la salle (Anne Stan)`, `→ Anne Stan : réserver la salle`: a box or an arrow, and somebody who is known. */
export function readMarkedAction(
	line: SourceLine,
	context: BallotContext,
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const mark = ACTION_MARK.exec(line.text);
	if (!mark || line.text.length > LONGEST_ACTION) return undefined;
	const { words } = findWords(line, context);
	const action = makeAction(
		words,
		{ from: mark[0].length, to: words.sourceTo, marked: true },
		reader,
		problems,
	);
	const owner = action && getRole(action, 'owner');
	if (!action || !owner) return undefined;
	// A handle behind a box is somebody, known or not: who is not is told.
	const isHandle = words.text[(owner.position?.start.column ?? 0) - 2] === '@';
	if (!isHandle && !isSomebody(owner.value, context.names)) return undefined;
	const box = mark[0].indexOf('[') + 1;
	const isDone = /x/i.test(mark[1] ?? '');
	if (isDone && !getRole(action, 'status'))
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

const ACTION_MARK = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)?(?:\[([ xX])\][ \t]+|(?:→|->|=>|⇒)[ \t]*)(?=\S)/;

/** What is to be done, and by whom and until when: in brackets at the end, or in the words. */
function makeAction(
	words: EventWords,
	{ from, to, owner, marked = false }: Range & { owner?: Range | undefined; marked?: boolean },
	reader: MarkdownReader,
	problems: Problem[],
): Action | undefined {
	const { line, text } = words;
	const inside = lastBrackets(text, from, text.length);
	const parts = inside ? readActionParts(words, inside.from, inside.to, problems) : [];
	const title = { from, to: inside ? inside.from - 1 : to };
	const due = inside ? undefined : dueAtEnd(words, title, problems);
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
function dueAtEnd(
	words: EventWords,
	{ from, to }: Range,
	problems: Problem[],
): { node: DateValue; title: number } | undefined {
	const { text, context } = words;
	const said = text.slice(from, Math.min(to, from + LONGEST_ACTION));
	const last = datesIn(said, context.lang).at(-1);
	if (!last || !/^[\s.;]*$/.test(text.slice(from + last.to, to))) return undefined;
	const before = said.slice(0, last.from);
	const link = WORD_GAPS.map((gap) => gap.exec(before)).find(
		(found) => found && isOneOf((found[1] ?? '').trim(), ['actionWords', 'due']),
	);
	const sign = link ?? /\s*[,–—:-]\s*$/.exec(before);
	const node = readDateAt(words, from + last.from, from + last.to)?.node;
	if (!node && sign) reportEitherOrder(words, from + last.from, from + last.to, problems);
	return node && sign ? { node, title: from + sign.index } : undefined;
}

/** One to four words at the end, with the sign before them. */
const WORD_GAPS = [4, 3, 2, 1].map(
	(count) => new RegExp(`[\\s,;–—-]*[\\s,(]((?:[\\p{L}'’]+[\\s:]*){${count}})$`, 'u'),
);

/** `Anne Stan to call the bank`, `Anne Stan : appeler la banque`, `appeler la banque → Anne Stan`: who is known, and the rest. */
function ownerIn(
	{ text, context }: EventWords,
	{ from, to }: Range,
	marked: boolean,
): { owner: Range; title: Range } | undefined {
	const handle = marked ? /^@([\w.-]{1,39}):?\s+(?=\S)/.exec(text.slice(from, to)) : null;
	const at = from + (/^[*_@[(]*/.exec(text.slice(from, to))?.[0].length ?? 0);
	const length = knownNameAt(text, at, context.names);
	if (length > 0) {
		const end = at + length;
		const sign = /^[*_\])]*\s*[:,–—-][*_]*\s+/.exec(text.slice(end, to))?.[0].length;
		const gap = /^[*_\])]*\s+/.exec(text.slice(end, to))?.[0].length ?? 0;
		const verb = gap > 0 ? vocabulary('actionWords').scan(text.slice(end + gap, to)) : undefined;
		// Behind a box or an arrow a name may stand for itself: `[x] Anne Stan, trésorière`.
		const isSaid =
			verb?.id === 'owner' ||
			(sign !== undefined && /^[^:]*:[^\p{L}]*\p{L}+\s+\p{L}/u.test(text.slice(end, to)));
		if (marked && !isSaid) return undefined;
		const next = sign ?? (verb?.id === 'owner' ? gap + verb.length : gap);
		const rest = skipBlanks(text, end + next);
		return rest < to && next > 0 ? { owner: { from: at, to: end }, title: { from: rest, to } } : undefined;
	}
	if (handle) {
		const end = at + (handle[1] ?? '').replace(/[.-]+$/, '').length;
		return { owner: { from: at, to: end }, title: { from: from + handle[0].length, to } };
	}
	const sign = /^(.*?)\s*(?:→|->|=>|⇒|@|\s[–—-]\s|[,:]\s)\s*(?!.*(?:→|->|=>|⇒|@|\s[–—-]\s|[,:]\s))/u.exec(
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

/** `03/04/2026` in an English file: a due date that stays as it is written, for it may be of March or of April. */
function reportEitherOrder(
	{ text, context, place }: EventWords,
	from: number,
	to: number,
	problems: Problem[],
) {
	const written = text.slice(from, to);
	const result = parseDate(written, context.lang);
	if (result.ok || result.reason !== 'ambiguous' || scanLikelyDate(written, context.lang)) return;
	problems.push(
		problem('syntax/invalid-value', DATE_MISTAKES.ambiguous, place(from, to), {
			values: { text: written },
			severity: 'warning',
		}),
	);
}

/** Who, until when, and how it stands: each once, for a table of actions has one column for each. */
function readActionParts(
	words: EventWords,
	from: number,
	to: number,
	problems: Problem[],
): Action['children'] {
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
			const gap = /^\s*:?\s+/.exec(text.slice(at + due.length, to))?.[0].length ?? 0;
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
		if (role === 'due') reportEitherOrder(words, at, end, problems);
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
	const date = scanLikelyDate(words.text.slice(at, to), words.context.lang);
	if (!date || !/^\s*(?:[,;]|$)/.test(words.text.slice(at + date.length, to))) return undefined;
	const { weekday } = date.value;
	const node: DateValue = {
		type: 'dateValue',
		value: toIsoDate(date.value),
		...(weekday === undefined ? {} : { weekday }),
		children: [],
		position: words.place(at, at + date.length),
	};
	return { node, to: at + date.length };
}

/** `Annexe : Rapport financier (rapport.pdf)`. */
export function readAnnex(words: EventWords, wordFrom: number, wordTo: number): Annex | undefined {
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
