/** Hours that one line of the header gives where another key would hold them: both hours, the length, the hour behind the date. */

import type { DataPair, DateValue, Field, FieldName, Language, TimeValue } from '../../ast/index.js';
import { problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { LOCALES } from '../../language/locales.generated.js';
import { dateText, scanDate } from '../../text/date.js';
import { parseTime, scanLength, scanTime, scanTimeRange } from '../../text/time.js';
import { positioned } from '../source/places.js';
import { dateNode, type ValueContext, withoutHourWords } from '../yaml/values.js';

/**
 * The fields of a line that gives hours besides, or in place of, what its key is for; nothing where it gives none. `taken`: the keys of the
 * header; those that the line stands for are added.
 */
export function readHours(
	name: FieldName | undefined,
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	if (name === 'opened') return readBothHours(pair, taken, context);
	if (name === 'date') return readDayAndHours(pair, taken, context);
	return name === undefined ? readLength(pair, taken, context) : undefined;
}

/** `heure: 18h00 - 19h30`, `heure: de 18h à 19h30`: the hours of the opening and of the end. */
function readBothHours(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	if (value.type !== 'scalar' || taken.has('closed')) return undefined;
	const text = value.value.trim();
	const range = hoursIn(text, context.lang);
	if (range?.end === undefined) return undefined;
	const closed = vocabulary('keys').word('closed', context.lang);
	const expected = `${closed}: ${range.end.written}`;
	const { start, end } = range;
	tell(pair, 'hours', context, { text, start: start.written, end: end.written, expected }, [
		`${pair.key.trim()}: ${start.written}`,
		expected,
	]);
	taken.set('closed', pair);
	return [hourField('opened', pair.key, pair, start.value), hourField('closed', closed, pair, end.value)];
}

/** `date: jeudi 6 juin 2024 à 18h`, `date: June 6, 2024, 7–9 pm`, `date: 2024-06-06T18:30`: the day, and the hours that no other key gives. */
function readDayAndHours(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	if (value.type !== 'scalar') return undefined;
	const text = value.value.trim();
	const day = scanDate(text.replace(/^(\d{4}-\d\d-\d\d)T(?=\d)/, '$1 '), context.lang);
	if (!day?.result.ok || day.length === text.length) return undefined;
	const range = hoursIn(
		text.slice(day.length).replace(/^T|^[\s\u00A0]*[,@–—-]?[\s\u00A0]*/, ''),
		context.lang,
	);
	if (!range || !agrees(range.start, taken.get('opened')) || !agrees(range.end, taken.get('closed')))
		return undefined;
	// What another key says as well is said there.
	const start = taken.has('opened') ? undefined : range.start;
	const end = taken.has('closed') ? undefined : range.end;
	const word = (key: FieldName) => vocabulary('keys').word(key, context.lang);
	const lines = [
		`${pair.key.trim()}: ${text.slice(0, day.length)}`,
		...(start ? [`${word('opened')}: ${start.written}`] : []),
		...(end ? [`${word('closed')}: ${end.written}`] : []),
	];
	tell(
		pair,
		'dayAndHours',
		context,
		{
			text,
			date: dateText(day.result.date, context.lang),
			expected: `${word('opened')}: ${range.start.written}`,
		},
		lines,
	);
	if (start) taken.set('opened', pair);
	if (end) taken.set('closed', pair);
	const written = { text: text.slice(0, day.length), place: () => value.position };
	const date = dateNode(written, context);
	return [
		...(date ? [makeField('date', pair.key, pair, date)] : []),
		...(start ? [hourField('opened', word('opened'), pair, start.value)] : []),
		...(end ? [hourField('closed', word('closed'), pair, end.value)] : []),
	];
}

/** Whether another key leaves an hour open, or gives the same. */
function agrees(hour: Hour | undefined, other: DataPair | undefined): boolean {
	const value = other?.children[1];
	if (!hour || !value) return true;
	return value.type === 'scalar' && parseTime(withoutHourWords(value.value.trim())) === hour.value;
}

/** `durée: 2h30` in the place of the end: read as the hour of the end that follows from the opening. */
function readLength(
	pair: DataPair,
	taken: Map<FieldName, DataPair>,
	context: ValueContext,
): Field[] | undefined {
	const value = pair.children[1];
	const opening = taken.get('opened')?.children[1];
	if (vocabulary('lengthKeys').findId(pair.key) === undefined || taken.has('closed')) return undefined;
	if (value.type !== 'scalar' || opening?.type !== 'scalar') return undefined;
	const length = scanLength(value.value.trim());
	const opened = scanTime(opening.value.trim())?.value;
	if (!length || length.length < value.value.trim().length || opened === undefined) return undefined;
	const end = (opened + length.value) % MINUTES_OF_A_DAY;
	const expected = `${vocabulary('keys').word('closed', context.lang)}: ${hourWords(end, context.lang)}`;
	tell(pair, 'length', context, { key: pair.key.trim(), expected }, [expected]);
	taken.set('closed', pair);
	return [hourField('closed', pair.key, pair, end)];
}

/** An hour, in minutes since midnight, and as the line that is proposed has it. */
interface Hour {
	value: number;
	written: string;
}

/** A text that is nothing but an hour, or two: `18h`, `à 18h30`, `de 18h à 20h`, `6:30–8 pm`. */
function hoursIn(text: string, lang: Language): { start: Hour; end?: Hour } | undefined {
	const from = vocabulary('changeOpens').scan(text);
	const hours = from ? text.slice(from.length).trimStart() : withoutHourWords(text);
	const range = scanTimeRange(hours);
	if (range === undefined || range.length < hours.length) return undefined;
	const first = hours.slice(0, range.startLength);
	// `6:30–8 pm`: alone, the first would be one of the morning.
	const start = {
		value: range.start,
		written: parseTime(first) === range.start ? first : hourWords(range.start, lang),
	};
	if (range.end === undefined || range.endOffset === undefined) return { start };
	return { start, end: { value: range.end, written: hours.slice(range.endOffset, range.length) } };
}

/** Tells how a line is read, with the lines that say it outright as its correction. */
function tell(
	pair: DataPair,
	code: 'hours' | 'dayAndHours' | 'length',
	context: ValueContext,
	values: Readonly<Record<string, string>> & { readonly expected: string },
	lines: readonly string[],
): void {
	const [key, value] = pair.children;
	const position = key.position && value.position && { start: key.position.start, end: value.position.end };
	context.problems.push(
		problem('syntax/repaired', code, position, {
			values,
			file: context.file,
			fixes: position
				? [{ description: 'writeExpected', safe: true, edits: [{ position, text: lines.join('\n') }] }]
				: [],
		}),
	);
}

/** An hour that a line gives; `key`: the word that it stands for. */
function hourField(name: 'opened' | 'closed', key: string, pair: DataPair, value: number): Field {
	const place = positioned(pair.children[1].position);
	return makeField(name, key, pair, { type: 'timeValue', value, ...place, children: [] });
}

function makeField(name: FieldName, key: string, pair: DataPair, value: DateValue | TimeValue): Field {
	return { type: 'field', name, key: key.trim(), ...positioned(pair.position), children: [value] };
}

/** An hour as the language writes it, with spaces that a keyboard has. */
function hourWords(minutes: number, lang: Language): string {
	return LOCALES[lang].hourText(Math.floor(minutes / 60), minutes % 60).replace(/[\u00A0\u202F]/g, ' ');
}

const MINUTES_OF_A_DAY = 1440;
