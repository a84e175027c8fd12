/**
 * Who was connected to a video meeting, and when, as its service lists it. What the columns are called is data: a further service is one
 * more YAML file like `zoom.yaml`, given on the command line or listed in {@link SERVICES}.
 */

import { foldWord } from '../../language/index.js';
import { readRows } from '../../parse/people/csv.js';
import { type CalendarDate, daysBetween, isRealDate, toIsoDate } from '../../text/date.js';
import { foldName } from '../../text/fold.js';
import { phrasePattern } from '../../text/phrase-finder.js';
import { getPlaces } from '../../text/places.js';
import { DAY } from '../../text/time.js';
import { isPersonName } from '../wording/person-names.js';
import noPeople from './no-people.yaml';
import teams from './teams.yaml';
import zoom from './zoom.yaml';

/** What a column holds: `firstJoined` and `lastLeft` the ends of several stays, `action` and `at` one line of a log. */
export const REPORT_COLUMNS = [
	'person',
	'joined',
	'left',
	'firstJoined',
	'lastLeft',
	'action',
	'at',
	'waiting',
] as const;
type ReportColumn = (typeof REPORT_COLUMNS)[number];

/** How a service writes its lists. */
export interface ReportService {
	name: string;
	columns: Partial<Readonly<Record<ReportColumn, readonly string[]>>>;
	/** Labels of the meeting's title. */
	title?: readonly string[];
	/** Words of `action` for those who come and go. */
	joins?: readonly string[];
	leaves?: readonly string[];
	/** What says in the column `waiting` that somebody was not let in then. */
	yes?: readonly string[];
	/** What stands in brackets behind a name and is no part of it. */
	marks?: readonly string[];
}

const SERVICES: readonly ReportService[] = [zoom, teams].map((file) => file() as ReportService);

/** Names of the services whose lists are read. */
export const SERVICE_NAMES: readonly string[] = SERVICES.map(({ name }) => name);

/** Somebody of the list. */
interface Attendee {
	name: string;
	/** The name in brackets behind it: that of the account. */
	otherName?: string;
	/** From when until when, in minutes after the midnight before the meeting; in order and apart. Empty where the list tells no hours. */
	stays: Array<{ from: number; to: number }>;
}

/** A list of those who were connected. */
export interface AttendanceReport {
	service: string;
	title?: string;
	/** The days that its dates may mean (`2024-06-12`): none, one, or two where day and month cannot be told apart. */
	dates: string[];
	/** Whether its hours are not those of the place. */
	isUtc: boolean;
	people: Attendee[];
}

/** Shorter absences are lost connections. */
const LOST_CONNECTION = 2;

/**
 * Reads a list: CSV, or text with tabs. Nothing where no row has the columns of a service. `day`: the date of the meeting where it is
 * known; it tells how the list writes dates.
 */
export function readAttendanceReport(
	text: string,
	day?: string,
	others: readonly ReportService[] = [],
): AttendanceReport | undefined {
	const rows: string[][] = [];
	readRows(text, getPlaces(text), '', ({ cells }) => rows.push(cells.map((cell) => cell.text)));
	let best: Tables | undefined;
	for (const service of [...others, ...SERVICES]) {
		const tables = readTables(rows, service);
		if (tables !== undefined && tables.columns > (best?.columns ?? 0)) best = tables;
	}
	return best && getReport(best, day);
}

/** A row about somebody. */
interface Entry {
	name: string;
	/** As written: when a stay begins and ends. */
	from: string;
	to: string;
}

/** What the rows of one service's list say, before its dates are understood. */
interface Tables {
	service: ReportService;
	/** How many of its columns there are, in all tables. */
	columns: number;
	title: string | undefined;
	isUtc: boolean;
	/** Every stay; the first and the last hour of each; those of whom no hour is told. */
	stays: Entry[];
	ends: Entry[];
	names: Entry[];
}

function readTables(rows: readonly string[][], service: ReportService): Tables | undefined {
	const tables: Tables = {
		service,
		columns: 0,
		title: undefined,
		isUtc: false,
		stays: [],
		ends: [],
		names: [],
	};
	const byWord = new Map<string, ReportColumn>();
	for (const column of REPORT_COLUMNS)
		for (const word of service.columns[column] ?? []) byWord.set(foldWord(word), column);
	const titles = words(service.title);
	const log: LogEntry[] = [];
	let heads: Map<ReportColumn, number> | undefined;
	for (const [index, row] of rows.entries()) {
		const found = readHeads(row, byWord);
		if (found !== undefined) {
			heads = found;
			tables.columns += found.size;
			tables.isUtc ||= row.some((cell) => /\(UTC\)/i.test(cell));
			continue;
		}
		const cells = row.filter((cell) => cell !== '');
		// `3. In-Meeting Activities`: another section begins.
		if (cells.length === 1 && /^\d+[.)]\s/.test(cells[0] ?? '')) heads = undefined;
		if (heads === undefined) {
			const at = row.findIndex((cell) => titles.has(foldWord(cell)));
			// The title stands beside its label, or below it in a table of one row.
			const isTable = cells.length > 2;
			if (at >= 0) tables.title ??= (isTable ? rows[index + 1]?.[at] : row[at + 1]) || undefined;
			continue;
		}
		const get = (column: ReportColumn) => row[heads?.get(column) ?? -1] ?? '';
		const name = get('person').replace(/\s+/g, ' ').trim();
		if (name === '' || words(service.yes).has(foldWord(get('waiting')))) continue;
		if (heads.has('action')) log.push({ name, action: get('action'), at: get('at') });
		else if (heads.has('joined')) tables.stays.push({ name, from: get('joined'), to: get('left') });
		else if (heads.has('firstJoined'))
			tables.ends.push({ name, from: get('firstJoined'), to: get('lastLeft') });
		else tables.names.push({ name, from: '', to: '' });
	}
	for (const stay of staysIn(log, service)) tables.stays.push(stay);
	return tables.columns > 1 ? tables : undefined;
}

/** The columns of a row of heads: one of people, and something else that is known. */
function readHeads(
	row: readonly string[],
	byWord: ReadonlyMap<string, ReportColumn>,
): Map<ReportColumn, number> | undefined {
	const heads = new Map<ReportColumn, number>();
	for (const [at, cell] of row.entries()) {
		const column = byWord.get(foldWord(cell.replace(/\(UTC\)/i, '')));
		if (column !== undefined && !heads.has(column)) heads.set(column, at);
	}
	return heads.has('person') && heads.size > 1 ? heads : undefined;
}

interface LogEntry {
	name: string;
	action: string;
	at: string;
}

/** A log has a line for each coming and going; who is not seen going was there to the end, which it does not tell. */
function staysIn(log: readonly LogEntry[], { joins, leaves }: ReportService): Entry[] {
	const [coming, going] = [words(joins), words(leaves)];
	const open = new Map<string, Entry>();
	const stays: Entry[] = [];
	for (const { name, action, at } of log) {
		const key = foldName(name);
		const there = open.get(key);
		if (going.has(foldWord(action)) && there !== undefined) {
			there.to = at;
			open.delete(key);
		} else if (coming.has(foldWord(action)) && there === undefined) {
			const stay = { name, from: at, to: '' };
			open.set(key, stay);
			stays.push(stay);
		}
	}
	return stays;
}

/** Each person once, with all stays on one clock. */
function getReport(tables: Tables, day: string | undefined): AttendanceReport {
	const { service, title, isUtc } = tables;
	const entries =
		tables.stays.length > 0 ? tables.stays : tables.ends.length > 0 ? tables.ends : tables.names;
	const clock = readClock(
		entries.flatMap(({ from, to }) => [from, to]),
		day,
	);
	const marks = words(service.marks);
	const people = new Map<string, Attendee>();
	for (const { name: written, from, to } of entries) {
		const { name, otherName } = readName(written, marks);
		const key = foldName(name) || name;
		const person = people.get(key) ?? { name, stays: [] };
		people.set(key, person);
		if (otherName !== undefined) person.otherName ??= otherName;
		const [start, end] = [clock.minutes(from), clock.minutes(to)];
		if (start === undefined || isUtc) continue;
		// Without an end somebody stays to the end.
		person.stays.push({ from: start, to: end === undefined || end < start ? Infinity : end });
	}
	const report: AttendanceReport = { service: service.name, dates: clock.dates, isUtc, people: [] };
	if (title !== undefined) report.title = title;
	for (const person of people.values()) report.people.push({ ...person, stays: merged(person.stays) });
	return report;
}

/** Stays that touch, overlap or are parted by a lost connection are one. */
function merged(stays: Attendee['stays']): Attendee['stays'] {
	const whole: Attendee['stays'] = [];
	for (const stay of [...stays].sort((one, other) => one.from - other.from)) {
		const last = whole.at(-1);
		if (last !== undefined && stay.from - last.to <= LOST_CONNECTION) last.to = Math.max(last.to, stay.to);
		else whole.push({ ...stay });
	}
	return whole;
}

/** `Ada Novak (Ada's iPad)`: the name that was shown, and that of the account. Marks of the service are no name. */
function readName(
	written: string,
	marks: ReadonlySet<string>,
): { name: string; otherName: string | undefined } {
	let name = written;
	let otherName: string | undefined;
	for (;;) {
		const [whole, inside = ''] = /\s*\(([^()]*)\)\s*$/.exec(name) ?? [];
		if (whole === undefined || whole.length === name.length) return { name, otherName };
		name = name.slice(0, -whole.length);
		const isMark = inside.split(',').every((part) => marks.has(foldWord(part)));
		if (!isMark && inside.trim() !== '') otherName ??= inside.trim();
	}
}

/** Whether a name of a list can be somebody's: two words or more, none of them a device or a room. */
export function isAttendeeName(name: string): boolean {
	return /\p{L}\s+\p{L}/u.test(name) && isPersonName(name) && !NO_PERSON.test(name);
}

const NO_PERSON = phrasePattern(noPeople() as string[]);

// --- Hours with dates, of which the list does not say whether day or month comes first.

const DATE = /^(\d{1,4})[/.-](\d{1,2})[/.-](\d{1,4})(?:,|T|\s|$)\s*/;
const TIME = /^(\d{1,2})[:h.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:([ap])\.?\s?m\.?)?/i;

interface Moment {
	/** The three numbers of the date as written; none where only the hour is. */
	date: readonly [number, number, number] | undefined;
	minutes: number;
}

function readMoment(text: string): Moment | undefined {
	const trimmed = text.replace(/[\u200E\u200F]/g, '').trim();
	const date = DATE.exec(trimmed);
	const time = TIME.exec(trimmed.slice(date?.[0].length ?? 0));
	if (time === null) return undefined;
	const [, hours = '', minutes = '', half] = time;
	const hour = half === undefined ? Number(hours) : (Number(hours) % 12) + (/p/i.test(half) ? 12 : 0);
	if (hour > 23 || Number(minutes) > 59) return undefined;
	return {
		date: date === null ? undefined : [Number(date[1]), Number(date[2]), Number(date[3])],
		minutes: hour * 60 + Number(minutes),
	};
}

/** Ways of reading three numbers as a date. */
const ORDERS: ReadonlyArray<(date: readonly [number, number, number]) => CalendarDate | undefined> = [
	([year, month, day]) => (year > 99 ? real(year, month, day) : undefined),
	([day, month, year]) => (day <= 31 ? real(year, month, day) : undefined),
	([month, day, year]) => (day <= 31 ? real(year, month, day) : undefined),
];

function real(year: number, month: number, day: number): CalendarDate | undefined {
	const whole = year < 100 ? 2000 + year : year;
	return isRealDate(whole, month, day) ? { year: whole, month, day } : undefined;
}

/** Understands the dates of a list together: all of them are of the day of the meeting, or of the one after it. */
function readClock(
	cells: readonly string[],
	day: string | undefined,
): { dates: string[]; minutes: (cell: string) => number | undefined } {
	const moments = cells.flatMap((cell) => readMoment(cell) ?? []);
	const written = moments.flatMap(({ date }) => (date === undefined ? [] : [date]));
	const readings = ORDERS.flatMap((order) => {
		let first: CalendarDate | undefined;
		let last: CalendarDate | undefined;
		for (const date of written) {
			const read = order(date);
			if (read === undefined) return [];
			if (first === undefined || toIsoDate(read) < toIsoDate(first)) first = read;
			if (last === undefined || toIsoDate(read) > toIsoDate(last)) last = read;
		}
		if (first === undefined || last === undefined || daysBetween(first, last) > 1) return [];
		return [{ order, first }];
	});
	const isOfDay = ({ first }: { first: CalendarDate }) => toIsoDate(first) === day;
	const fitting = readings.some(isOfDay) ? readings.filter(isOfDay) : readings;
	const [reading] = fitting;
	return {
		dates: [...new Set(fitting.map(({ first }) => toIsoDate(first)))],
		minutes(cell) {
			const moment = readMoment(cell);
			if (moment === undefined || reading === undefined) return moment?.minutes;
			const date = moment.date && reading.order(moment.date);
			return moment.minutes + (date === undefined ? 0 : daysBetween(reading.first, date) * DAY);
		},
	};
}

function words(list: readonly string[] | undefined): ReadonlySet<string> {
	return new Set((list ?? []).map(foldWord));
}
