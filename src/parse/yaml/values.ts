/** Values of the header and of YAML rolls, each with its place: what is read, and what is reported where it cannot be read. */

import type { Position } from 'unist';
import {
	type BooleanValue,
	type DataMapping,
	type DataNode,
	type DataPair,
	type DataScalar,
	type DataSequence,
	type DateValue,
	type FileValue,
	fixAt,
	type KeywordValue,
	type Language,
	type NumberValue,
	type Problem,
	problem,
	type TextValue,
	type TimeValue,
} from '../../ast/index.js';
import type { CodeWithNear, MessageCode } from '../../language/ids.js';
import { isOneOf, lazyPattern, mentions, opensWith, vocabulary } from '../../language/index.js';
import type { Vocabulary } from '../../language/vocabulary.js';
import {
	inFile,
	type PlacedText,
	positioned,
	slicePlaced,
	trimPlaced,
	wholePlace,
} from '../../source/places.js';
import { parseDate, toIsoDate } from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { isInteger, toDecimalString } from '../../text/fraction.js';
import { lazy } from '../../text/lazy.js';
import { isCapital, isUncased } from '../../text/letters.js';
import { isCivility, NAME_PARTICLES } from '../../text/names.js';
import { nearestWord } from '../../text/nearest.js';
import { parseCount, parseOrdinal, scanCount } from '../../text/number.js';
import { phraseChoice } from '../../text/phrase-finder.js';
import type { Places } from '../../text/places.js';
import { parseTime, scanTime, scanTimeRange } from '../../text/time.js';

/** A replacement in the file, by offsets. */
export interface TextEdit {
	from: number;
	to: number;
	text: string;
}

/** Kinds of slips; each has its wording. */
export type SlipCode =
	| 'tab'
	| 'noBreakSpace'
	| 'dash'
	| 'itemSpace'
	| 'itemIndent'
	| 'firstItem'
	| 'keySpace'
	| 'secondColon'
	| 'personColon'
	| 'weights'
	| 'hash'
	| 'threshold'
	| 'quotes';

export interface Slip {
	code: SlipCode;
	/** The text that is wrong. */
	from: number;
	to: number;
	/** What makes it YAML. */
	yaml: TextEdit[];
	/** What the writer is proposed; mostly the same. */
	fix: TextEdit[];
	/** What the wording needs to know. */
	values: Record<string, string>;
}

/** A text in double quotes, as YAML wants them. */
export function yamlQuoted(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&').replace(/\t/g, '\\t')}"`;
}

// --- Values of the header and of YAML rolls: scalars with the place of each of their characters, and what cannot be read.

export interface ValueContext {
	/** Language of the document: decides how numbers and dates are read. */
	lang: Language;
	/** The text that the data were read from. */
	source: string;
	/** Its places; undefined for data that no file holds (defaults of a configuration). */
	places: Places | undefined;
	/** The file, where it is not the meeting itself. */
	file?: string | undefined;
	/** The day of the meeting (ISO), where its header is read. */
	heldOn?: string | undefined;
	/** Where mistakes go. */
	problems: Problem[];
}

/** The text of a scalar. Places are exact where the file holds the text as it is; else they are those of the whole scalar. */
export function scalarText(scalar: DataScalar, context: ValueContext): PlacedText {
	const { value, position } = scalar;
	const { places } = context;
	const from = position?.start.offset;
	const to = position?.end.offset;
	if (places === undefined || from === undefined || to === undefined)
		return { text: value, place: () => position };
	const written = context.source.slice(from, to);
	const inner = written === value ? from : written.slice(1, -1) === value ? from + 1 : undefined;
	if (inner === undefined) return { text: value, place: () => position };
	return { text: value, place: (start, end) => places.range(inner + start, inner + end) };
}

/** The trimmed text of a value that must be a scalar; reports anything else. */
export function expectText(node: DataNode, context: ValueContext): PlacedText | undefined {
	if (node.type === 'scalar') {
		const text = trimPlaced(scalarText(node, context));
		return text.text === '' ? undefined : text;
	}
	if (node.children.length > 0) invalid(context, 'expectedText', placeOfFirst(node), {});
	return undefined;
}

/** Reports a value that cannot be read. */
export function invalid(
	context: ValueContext,
	code: MessageCode<'syntax/invalid-value'>,
	position: Position | undefined,
	values: Problem['values'],
): void {
	context.problems.push(problem('syntax/invalid-value', code, position, { values, file: context.file }));
}

/** Reports a text that cannot be read. */
export function invalidText(
	context: ValueContext,
	code: MessageCode<'syntax/invalid-value'>,
	text: PlacedText,
): undefined {
	invalid(context, code, wholePlace(text), { text: text.text });
	return undefined;
}

/** The smallest place that shows a mapping or sequence: its first key or item. */
export function placeOfFirst(node: DataNode): Position | undefined {
	if (node.type === 'mapping') return node.children[0]?.children[0].position ?? node.position;
	if (node.type === 'sequence') return node.children[0]?.position ?? node.position;
	return node.position;
}

// --- Single values of the header: text, date, time, number, keyword, path. Each gives its node, or reports what cannot be read.

/** A value that is written as text, by the node that is made of it. */
export function ofText<Value>(make: (text: PlacedText, context: ValueContext) => Value | undefined) {
	return (node: DataNode, context: ValueContext): Value | undefined => {
		const text = expectText(node, context);
		return text && make(text, context);
	};
}

export const readText = ofText(textNode);

export function textNode(text: PlacedText, context: ValueContext): TextValue {
	return { type: 'textValue', value: text.text, ...base(text, context), children: [] };
}

/** A date, in any of the ways of writing one. */
export const readDate = ofText(dateNode);

export function dateNode(text: PlacedText, context: ValueContext): DateValue | undefined {
	const result = parseDate(text.text, context.lang);
	if (!result.ok) return invalidText(context, DATE_MISTAKES[result.reason], text);
	const { weekday } = result.date;
	return {
		type: 'dateValue',
		value: toIsoDate(result.date),
		...(weekday !== undefined && { weekday }),
		...base(text, context),
		children: [],
	};
}

/** What is said of a text that is no date, by the reason. */
export const DATE_MISTAKES = { invalid: 'date', ambiguous: 'ambiguousDate', noSuchDay: 'noSuchDay' } as const;

/** A date, or any other text: `next`. */
export function readDateOrText(node: DataNode, context: ValueContext): DateValue | TextValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	const result = parseDate(text.text, context.lang);
	// A day that does not exist is no free text: it is written as a date.
	const isDate =
		result.ok || result.reason !== 'invalid' || /^\d{4}-\d{2}-\d{2}$|^\d+\/\d+\/\d+$/.test(text.text);
	return isDate ? dateNode(text, context) : textNode(text, context);
}

export function readTime(node: DataNode, context: ValueContext): TimeValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	const hour = scanTime(text.text);
	const zone = hour && readZone(text.text.slice(hour.length));
	if (hour && zone)
		return { type: 'timeValue', value: hour.value, zone, ...base(text, context), children: [] };
	const value = getTime(text, context);
	return value === undefined ? undefined : { type: 'timeValue', value, ...base(text, context), children: [] };
}

/** The zone that an hour is of: capitals, `US EDT`, `UTC+2`, or words, `(heure de Paris)`. */
export function readZone(text: string): string | undefined {
	const words = text.trim().replace(/^\((.*)\)$/, '$1');
	const isShort = /^(?:[A-Z]{2}\s)?[A-Z]{2,5}(?:[+\u2212-]\d{1,2}(?::?\d{2})?)?$/.test(words);
	return isShort || mentions(words, 'zoneWords') ? words : undefined;
}

/** Length of ` UTC`, ` GMT+2` right behind an hour. */
export function zoneLength(text: string, from: number): number {
	const [said, name = ''] = ZONE.exec(text.slice(from, from + LONGEST_ZONE)) ?? [];
	return said !== undefined && vocabulary('zoneNames').findId(name) !== undefined ? said.length : 0;
}

const LONGEST_ZONE = 20;
const ZONE = /^[\s\u00A0\u202F]?\(?([A-Z]{2,5})(?:[+\u2212-]\d{1,2}(?::?\d{2})?)?\)?(?![\p{L}\d])/u;

/** Minutes since midnight of a text that must be a time. */
export function getTime(text: PlacedText, context: ValueContext): number | undefined {
	const value = parseTime(text.text) ?? bareTime(withoutHourWords(text.text));
	if (value !== undefined) return value;
	// `6:05 pm EST`, `18h (heure de Paris)`: the hour is known, and the zone has no place here.
	const hour = scanTime(text.text);
	const zone = hour && text.text.slice(hour.length).trim();
	if (hour === undefined || !zone || !/^\(?\p{L}/u.test(zone)) return invalidText(context, 'time', text);
	invalid(context, 'timeZone', wholePlace(text), { zone, time: text.text.slice(0, hour.length).trim() });
	return undefined;
}

/** An hour without the words around it that change nothing: `à 18h`, `18h30 précises`, `7 pm sharp`. */
export function withoutHourWords(text: string): string {
	const words = vocabulary('hourWords');
	const lead = words.scan(text);
	const bare = lead?.id === 'lead' ? text.slice(lead.length).trimStart() : text.replace(/^@\s*/, '');
	// The word of `18 heures` is the hour's own.
	if (scanTimeRange(bare)?.length === bare.length) return bare;
	const [, hour = '', last = ''] = /^(.*\d.*?)\s+(\p{L}+)$/u.exec(bare) ?? [];
	return words.findId(last) === 'tail' ? hour : bare;
}

/** Minutes since midnight of `18h30`, and of `18.30` and `1830`, which are hours where nothing else is meant. */
function bareTime(text: string): number | undefined {
	const [, hours, minutes] =
		/^([01]?\d|2[0-3])\.([0-5]\d)$|^([01]\d|2[0-3])([0-5]\d)$/
			.exec(text)
			?.filter((part) => part !== undefined) ?? [];
	return hours === undefined ? parseTime(text) : Number(hours) * 60 + Number(minutes);
}

/** An exact number; a unit of the vocabulary may follow it (`29 membres`). */
export function readNumber(
	node: DataNode,
	context: ValueContext,
	kind: 'whole' | 'exact',
): NumberValue | undefined {
	const text = expectText(node, context);
	return (
		text &&
		(numberNode(text, context, kind) ??
			invalidText(context, kind === 'whole' ? 'wholeNumber' : 'number', text))
	);
}

/** The number that a text is, if it is one. */
export function numberNode(
	text: PlacedText,
	context: ValueContext,
	kind: 'whole' | 'exact',
): NumberValue | undefined {
	const counted = /^(.*\d)\s*(\p{L}[\p{L}\s]*)$/u.exec(text.text.slice(0, 80));
	const isUnit = counted !== null && isOneOf(counted[2] ?? '', 'units');
	const value =
		parseCount(text.text, context.lang) ?? (isUnit ? parseCount(counted[1] ?? '', context.lang) : undefined);
	if (value === undefined || (kind === 'whole' && !isInteger(value))) return undefined;
	return { type: 'numberValue', value: toDecimalString(value), ...base(text, context), children: [] };
}

/** How many people a text counts without naming them: `21`, `21 membres`, `12 autres personnes`, `29 conseillers en exercice`, `52 members in good standing`. */
export function countOfPeople(text: string, lang: Language): number | undefined {
	const count = scanCount(text.trim(), lang);
	if (!count || !isInteger(count.value)) return undefined;
	const rest = text.trim().slice(count.length).trim();
	const words = rest === '' ? [] : rest.split(/\s+/);
	const isNoun = (word: string) => ['noun', 'others'].includes(vocabulary('peopleNouns').findId(word) ?? '');
	const isOf = (of: 'noun' | 'quality', some: readonly string[]) =>
		some.length === 0 || vocabulary('voterWords').findId(some.join(' ')) === of;
	const isCount =
		words.every(isNoun) ||
		[0, 1, 2].some((nouns) => {
			const [people, quality] = [words.slice(0, nouns), words.slice(nouns)];
			return (people.every(isNoun) || isOf('noun', people)) && isOf('quality', quality);
		});
	return isCount ? Number(count.value.numerator) : undefined;
}

/** The rank of a notice: `2`, `2e`, `deuxième`. */
export function readRank(node: DataNode, context: ValueContext): NumberValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	const count = parseCount(text.text, context.lang);
	const rank = count && isInteger(count) ? toDecimalString(count) : parseOrdinal(text.text)?.toString();
	if (rank === undefined || rank === '0') return invalidText(context, 'rank', text);
	return { type: 'numberValue', value: rank, ...base(text, context), children: [] };
}

/** A word of a vocabulary; a near miss is reported with the word that was meant. */
export function readKeyword(
	node: DataNode,
	context: ValueContext,
	name: 'status' | 'languages',
): KeywordValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	const found = vocabulary(name).findId(text.text);
	if (found === undefined) return invalidText(context, name, text);
	return { type: 'keywordValue', value: found, text: text.text, ...base(text, context), children: [] };
}

/** Yes or no, as a plain value. */
export function getBoolean(text: PlacedText, context: ValueContext): boolean | undefined {
	const found = vocabulary('booleans').findId(text.text);
	return found !== undefined ? found === 'yes' : invalidText(context, 'boolean', text);
}

/** Yes or no, as a node. */
export function readFlag(node: DataNode, context: ValueContext): BooleanValue | undefined {
	const text = expectText(node, context);
	const value = text && getBoolean(text, context);
	if (text === undefined || value === undefined) return undefined;
	return { type: 'booleanValue', value, ...base(text, context), children: [] };
}

export function readPath(node: DataNode, context: ValueContext): FileValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	return looksLikePath(text.text) ? fileNode(text, context) : invalidText(context, 'path', text);
}

export function fileNode(text: PlacedText, context: ValueContext): FileValue {
	return { type: 'fileValue', value: text.text, ...base(text, context), children: [] };
}

/** Does a text name a file: has it an ending, or a stroke and no spaces? */
export function looksLikePath(text: string): boolean {
	if (/[\0\r\n]/.test(text)) return false;
	return (
		/[^\s./\\]\.[a-z][a-z0-9]{1,4}$/i.test(text) ||
		/^\.{0,2}[\\/]\S/.test(text) ||
		/^[^\s,;]+[\\/][^\s,;]+$/.test(text)
	);
}

function base(text: PlacedText, context: ValueContext) {
	return { ...positioned(wholePlace(text)), ...inFile(context.file) };
}

// --- Lists of the header, also where commas or semicolons part them in one text.

/** An item of a list of people: its text, or the value that stands there instead of one. */
type ListItem = { text: PlacedText } | { node: DataNode };

/** Titles: a list, or one text; commas part its titles, unless it is quoted. */
export function readTitles(node: DataNode, context: ValueContext, key: string): TextValue[] {
	if (node.type === 'sequence') {
		return node.children.flatMap((item) => {
			const text = expectText(item, context);
			return text ? [textNode(text, context)] : [];
		});
	}
	const text = expectText(node, context);
	if (text === undefined) return [];
	if (node.type === 'scalar' && node.quoted) return [textNode(text, context)];
	const pieces = splitAt(text, text.text.includes(';') ? ';' : ',').filter((piece) => piece.text !== '');
	if (pieces.length > 1) reportCommaList(text, pieces, context, key);
	return pieces.map((piece) => textNode(piece, context));
}

/** People: a list, or one text where commas, semicolons and `et` part them. Items that are mappings are given back as they are. */
export function listPeople(node: DataNode, context: ValueContext, key: string): ListItem[] {
	if (node.type === 'sequence') return joinItems(node, context);
	if (node.type === 'mapping') return [{ node }];
	const text = trimPlaced(scalarText(node, context));
	if (text.text === '') return [];
	const pieces = splitPeople(text);
	if (pieces.length > 1) reportCommaList(text, pieces, context, key);
	return pieces.map((piece) => ({ text: piece }));
}

/** Cuts a text at a sign outside parentheses and brackets; pieces are trimmed. */
export function splitAt(text: PlacedText, sign: string): PlacedText[] {
	return rangesAt(text.text, sign).map(({ from, to }) => slicePlaced(text, from, to));
}

function rangesAt(text: string, sign: string): { from: number; to: number }[] {
	const ranges: { from: number; to: number }[] = [];
	let depth = 0;
	let start = 0;
	const cut = (end: number) => {
		const piece = text.slice(start, end);
		const from = start + piece.length - piece.trimStart().length;
		ranges.push({ from, to: from + piece.trim().length });
	};
	for (let at = 0; at < text.length; at += 1) {
		const character = text[at] ?? '';
		if (character === '(' || character === '[') depth += 1;
		else if (character === ')' || character === ']') depth = Math.max(0, depth - 1);
		else if (character === sign && depth === 0) {
			cut(at);
			start = at + 1;
		}
	}
	cut(text.length);
	return ranges;
}

/** Cuts a text into people: a piece that opens in lower case, with a mark or an officer's word belongs to the person before it. */
function splitPeople(text: PlacedText): PlacedText[] {
	if (text.text.includes(';'))
		return splitAt(text, ';')
			.filter((piece) => piece.text !== '')
			.flatMap(splitFullNames);
	const people: { from: number; to: number }[] = [];
	for (const { from, to } of rangesAt(text.text, ',')) {
		if (to === from) continue;
		const last = people.at(-1);
		if (last === undefined || opensPerson(text.text.slice(from, to), text.text.slice(last.from, last.to)))
			people.push({ from, to });
		else last.to = to;
	}
	return people.flatMap(({ from, to }) => splitAtAnd(trimPlaced(slicePlaced(text, from, to))));
}

/** `Jeanne Royer, Omar Haddad` between two semicolons: both are full names, and so two people. */
function splitFullNames(text: PlacedText): PlacedText[] {
	const parts = splitAt(text, ',');
	return parts.length > 1 && parts.every((part) => isFullName(part.text.trim())) ? parts : [text];
}

/** `Odile Maury et Paul Weiss`: two full names. `M. et Mme Duval` stays one. */
function splitAtAnd(text: PlacedText): PlacedText[] {
	const link = betweenNames().exec(text.text);
	const [, before = '', after = ''] = link ?? [];
	if (link === null || /[,([→]/.test(text.text) || !isFullName(before) || !isFullName(after)) return [text];
	return [
		...splitAtAnd(slicePlaced(text, 0, before.length)),
		slicePlaced(text, text.text.length - after.length, text.text.length),
	];
}

function isFullName(text: string): boolean {
	const words = text.split(/\s+/).filter((word) => !isCivility(word));
	return words.length >= 2 && words.length <= 6 && isCapital(words[0]) && isCapital(words.at(-1));
}

/** Does this piece of a list open another person than the one before it? */
function opensPerson(text: string, before: string): boolean {
	// `kim83, lou_b`: how people are called online.
	if (isHandle(text) && (isHandle(before) || /\d/.test(text))) return true;
	if (/^(?:[([→]|[-=–—]{1,2}>)/.test(text)) return false;
	if (opensWith(text, 'personMarks')) return false;
	if (isOneOf(text, 'officers')) return false;
	return isCapital(text) || isUncased(text) || particleAndName().test(text);
}

/** One word without a capital, of letters, figures and the signs of handles. */
function isHandle(text: string): boolean {
	return /^@?\p{Ll}[\p{Ll}\d_.-]+$/u.test(text);
}

/** Items of a list; `[C. Vidal, pouvoir à S. Delmas]` cuts a person where YAML wants another item. */
function joinItems(sequence: DataSequence, context: ValueContext): ListItem[] {
	const items: ListItem[] = [];
	for (const node of sequence.children) {
		if (node.type !== 'scalar') {
			items.push({ node });
			continue;
		}
		const text = trimPlaced(scalarText(node, context));
		const last = items.at(-1);
		const joined = last && 'text' in last && !node.quoted ? joinTexts(last.text, text, context) : undefined;
		if (joined === undefined) {
			if (text.text !== '') items.push({ text });
			continue;
		}
		items[items.length - 1] = { text: joined };
		const place = wholePlace(joined);
		const edits = place ? [{ position: place, text: yamlQuoted(joined.text) }] : [];
		context.problems.push(
			problem('syntax/repaired', 'cutPerson', place, {
				values: { value: joined.text, line: yamlQuoted(joined.text) },
				fixes: [{ description: 'quoteValue', safe: true, edits }],
				file: context.file,
			}),
		);
	}
	return items;
}

/** The text from one item to the next on the same line, where the second only says something of the first. */
function joinTexts(
	first: PlacedText,
	second: PlacedText,
	{ places, source, lang }: ValueContext,
): PlacedText | undefined {
	const from = wholePlace(first)?.start;
	const to = wholePlace(second)?.end;
	if (places === undefined || from?.offset === undefined || to?.offset === undefined) return undefined;
	if (
		from.line !== to.line ||
		second.text === '' ||
		opensPerson(second.text, first.text) ||
		countOfPeople(second.text, lang) !== undefined ||
		/^["']/.test(source.slice(from.offset))
	)
		return undefined;
	const start = from.offset;
	const end = to.offset;
	const text = source.slice(start, end);
	return text.includes(',') ? { text, place: (a, b) => places.range(start + a, start + b) } : undefined;
}

function reportCommaList(
	text: PlacedText,
	pieces: readonly PlacedText[],
	context: ValueContext,
	key: string,
): void {
	const list = `[${pieces.map((piece) => flowItem(piece.text)).join(', ')}]`;
	const place = wholePlace(text);
	const edits = place ? [{ position: place, text: list }] : [];
	context.problems.push(
		problem('syntax/repaired', 'commaList', place, {
			values: { value: text.text, count: pieces.length, line: key === '' ? list : `${key}: ${list}` },
			fixes: [{ description: 'listInBrackets', safe: true, edits }],
			file: context.file,
		}),
	);
}

function flowItem(text: string): string {
	return /[,[\]{}:#"'&*!|>%@`]/.test(text) || /^[-?]/.test(text) ? yamlQuoted(text) : text;
}

/** Reports a value of another shape than a list of people. */
export function invalidPeople(node: DataNode, context: ValueContext): void {
	invalid(context, 'people', placeOfFirst(node), {});
}

// --- Keys that nobody knows, and keys that stand twice.

export interface UnknownKeyOptions {
	/** The wording; with a near key another one, `…Near`. */
	code: CodeWithNear<'syntax/unknown-key'> | 'matrixColumn';
	/** Whether the key could change a vote. */
	isError: boolean;
	/** The keys among which the nearest is looked for. */
	known: Pick<Vocabulary<string>, 'words' | 'inLanguage'> | undefined;
}

/**
 * The pairs of a mapping with what their keys mean, each meaning once: a key that `getKey` does not know, and one that stands twice, are
 * reported and left out. `getIdentity`: what two keys of one meaning have in common.
 */
export function* knownPairs<Key>(
	mapping: DataMapping,
	context: ValueContext,
	getKey: (key: string) => Key | undefined,
	options: UnknownKeyOptions,
	getIdentity: (key: Key) => unknown = (key) => key,
): Generator<{ key: Key; pair: DataPair }> {
	const seen = new Map<unknown, DataPair>();
	for (const [index, pair] of mapping.children.entries()) {
		const next = mapping.children[index + 1];
		// What the comma of a number has left of it is no value: `voix: 10` of `{ voix: 10,000 }`.
		if (next && cutNumber(next.key, next.children[0].position, context.source) !== undefined) continue;
		const key = getKey(pair.key);
		if (key === undefined) {
			reportUnknownKey(pair.key, pair.children[0].position, context, options);
			continue;
		}
		const identity = getIdentity(key);
		const first = seen.get(identity);
		if (first !== undefined) {
			reportDuplicateKey(pair, first, context);
			continue;
		}
		seen.set(identity, pair);
		yield { key, pair };
	}
}

/** Reports a key that this mapping does not know, with the nearest one that it does. */
export function reportUnknownKey(
	key: string,
	position: Position | undefined,
	context: ValueContext,
	options: UnknownKeyOptions,
): void {
	const cut = cutNumber(key, position, context.source);
	if (cut !== undefined) {
		const values = { text: cut, line: key.length < 3 ? `"${cut}"` : cut.replaceAll(',', '') };
		context.problems.push(
			problem('syntax/invalid-value', 'cutNumber', position, { values, file: context.file }),
		);
		return;
	}
	const texts = cutText(position, context.source);
	if (texts?.isTold) return;
	const nearest = options.known && nearestWord(key, options.known.words());
	const near = nearest && options.known?.inLanguage(nearest, context.lang);
	const code =
		near !== undefined
			? (`${options.code}Near` as MessageCode<'syntax/unknown-key'>)
			: texts === undefined
				? options.code
				: 'cutText';
	context.problems.push(
		problem('syntax/unknown-key', code, position, {
			values: near === undefined ? { key, ...texts?.values } : { key, near },
			...(options.isError && { severity: 'error' as const }),
			fixes: fixAt('replaceKey', position, near),
			file: context.file,
		}),
	);
}

/** The number whose comma parts two keys between braces: `{ voix: 10,000 }`. */
function cutNumber(key: string, position: Position | undefined, source: string): string | undefined {
	const from = position?.start.offset;
	if (from === undefined || !/^\d{1,20}(?:\.\d+)?$/.test(key)) return undefined;
	const before = /\d[\d,]{0,20},$/.exec(source.slice(Math.max(0, from - 24), from))?.[0];
	return before === undefined ? undefined : before + key;
}

/**
 * The text whose comma parts it between braces, and what stands before that comma: `{ siège: 3, rue du Port, 29900 Concarneau }`. `isTold`: at
 * another piece before this one.
 */
function cutText(
	position: Position | undefined,
	source: string,
): { values: Record<'value' | 'text' | 'line', string>; isTold: boolean } | undefined {
	const [from, to] = [position?.start.offset, position?.end.offset];
	if (from === undefined || to === undefined || !/^\s*[,}]/.test(source.slice(to, to + 20))) return undefined;
	const start = Math.max(0, from - LONGEST_CUT);
	const [, text] = /\{[^{}\n]*:\s+([^:{}[\]"'\n]+),\s*$/.exec(source.slice(start, from)) ?? [];
	if (text === undefined) return undefined;
	const rest = /^(?:,[^:,{}[\]"'\n]*(?=[,}]))*/.exec(source.slice(to, to + LONGEST_CUT))?.[0] ?? '';
	const value = source.slice(from, to) + rest.trimEnd();
	return { values: { value, text, line: yamlQuoted(`${text}, ${value}`) }, isTold: text.includes(',') };
}

/** Characters of an address and the like. */
const LONGEST_CUT = 200;

/** Reports a key that stands twice, at the second; reading YAML told of it already where both are written alike. */
export function reportDuplicateKey(pair: DataPair, first: DataPair, context: ValueContext): void {
	const [key] = pair.children;
	const offset = key.position?.start.offset;
	const isTold = context.problems.some(
		(told) => told.code === 'duplicateKey' && told.position?.start.offset === offset,
	);
	if (isTold || saysTheSame(pair, first)) return;
	context.problems.push(
		problem('syntax/frontmatter', 'duplicateKey', key.position, {
			values: { key: pair.key, line: { line: first.position?.start.line ?? 0 } },
			related: [first.children[0]],
			file: context.file,
		}),
	);
}

/** `ouverture: 14h` and `début: 14h`: one fact under two words. */
function saysTheSame(pair: DataPair, first: DataPair): boolean {
	const [value, before] = [pair.children[1], first.children[1]];
	return (
		pair.key !== first.key &&
		value.type === 'scalar' &&
		before.type === 'scalar' &&
		foldKeyword(value.value) === foldKeyword(before.value)
	);
}

const betweenNames = lazyPattern`(?u)^(.*\S)\s+(?:${['smallWords', 'and']}|&)\s+(\S.*)$`;
/** \`de La Tour\`, \`d’Aline\`. */
const particleAndName = lazy(
	() => new RegExp(`^(?:${phraseChoice(NAME_PARTICLES)}\\s+|\\p{Ll}['’]){1,2}\\p{Lu}`, 'u'),
);
