/** Single values of the header: text, date, time, number, keyword, path. Each gives its node, or reports what cannot be read. */

import type {
	DataNode,
	DateValue,
	FileValue,
	KeywordValue,
	NumberValue,
	TextValue,
	TimeValue,
} from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { parseDate, toIsoDate } from '../../text/date.js';
import { isInteger, toDecimalString } from '../../text/fraction.js';
import { parseCount } from '../../text/number.js';
import { parseOrdinal } from '../../text/ordinal.js';
import { parseTime } from '../../text/time.js';
import { inFile, type PlacedText, positioned, wholePlace } from '../source/places.js';
import { expectText, invalidText, type ValueContext } from './scalars.js';

/** Free text. */
export function readText(node: DataNode, context: ValueContext): TextValue | undefined {
	const text = expectText(node, context);
	return text && textNode(text, context);
}

/** A text as a node. */
export function textNode(text: PlacedText, context: ValueContext, role?: TextValue['role']): TextValue {
	return { type: 'textValue', value: text.text, ...(role && { role }), ...base(text, context), children: [] };
}

/** A date, in any of the ways of writing one. */
export function readDate(node: DataNode, context: ValueContext): DateValue | undefined {
	const text = expectText(node, context);
	return text && dateNode(text, context);
}

/** The date that a text is. */
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

/** A time of day. */
export function readTime(node: DataNode, context: ValueContext): TimeValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	const value = timeOf(text, context);
	return value === undefined ? undefined : { type: 'timeValue', value, ...base(text, context), children: [] };
}

/** Minutes since midnight of a text that must be a time. */
export function timeOf(text: PlacedText, context: ValueContext): number | undefined {
	return parseTime(text.text) ?? invalidText(context, 'time', text);
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
	const isUnit = counted !== null && vocabulary('units').idOf(counted[2] ?? '') !== undefined;
	const value =
		parseCount(text.text, context.lang) ?? (isUnit ? parseCount(counted[1] ?? '', context.lang) : undefined);
	if (value === undefined || (kind === 'whole' && !isInteger(value))) return undefined;
	return { type: 'numberValue', value: toDecimalString(value), ...base(text, context), children: [] };
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
	const found = vocabulary(name).idOf(text.text);
	if (found === undefined) return invalidText(context, name, text);
	return { type: 'keywordValue', value: found, text: text.text, ...base(text, context), children: [] };
}

/** Yes or no, as a plain value. */
export function booleanOf(text: PlacedText, context: ValueContext): boolean | undefined {
	const found = vocabulary('booleans').idOf(text.text);
	return found !== undefined ? found === 'yes' : invalidText(context, 'boolean', text);
}

/** A path to another file. */
export function readPath(node: DataNode, context: ValueContext): FileValue | undefined {
	const text = expectText(node, context);
	if (text === undefined) return undefined;
	return looksLikePath(text.text) ? fileNode(text, context) : invalidText(context, 'path', text);
}

/** A path as a node. */
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
