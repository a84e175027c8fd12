/** Brings the list of those who were connected to a video meeting into minutes, or makes a draft of it. */

import { basename, dirname, extname, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { getHeader, getHeaderDate, type Language } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { type LeftAttendance, writeAttendance } from '../editor/mark-presence.js';
import { applyTextChanges } from '../editor/places.js';
import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../host/io.js';
import {
	type AttendanceReport,
	isAttendeeName,
	REPORT_COLUMNS,
	type ReportService,
	readAttendanceReport,
	SERVICE_NAMES,
} from '../import/attendance-reports/attendance-report.js';
import { readLoomioPoll } from '../import/ballots/ballot-table.js';
import { comment, type Finding } from '../import/index.js';
import type { Phrase } from '../language/ids.js';
import { phrasebook, vocabulary } from '../language/index.js';
import { compileBytes, readMeeting, reported } from '../project/compile-file.js';
import { write } from '../project/project.js';
import { reportText } from '../report/index.js';
import { decodeTable, decodeText } from '../source/decode.js';
import { field } from '../starter/write-meeting.js';
import { clockText, DAY } from '../text/time.js';
import { createPatch, needByteOrderMark, rewrite } from './apply-fixes.js';
import { findingLines } from './import-review.js';
import { type ImportOptions, refuseTaken } from './import-source.js';

/** Makes a draft of a list, or brings it into minutes. */
export async function importAttendance(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const facts = await io.facts(path);
	const { text } = await decodeTable(await io.read(facts?.real ?? path, facts), path);
	const poll = readLoomioPoll(text);
	if (poll !== undefined) return (await import('./import-data.js')).importBallots([poll], path, options, io);
	const others = options.columns === undefined ? [] : [await readService(options.columns, io)];
	return options.into === undefined
		? startMinutes(path, getReport(text, path, undefined, others), options, io)
		: extendMinutes({ text, path, into: options.into, others }, options, io);
}

function getReport(
	text: string,
	path: string,
	day: string | undefined,
	others: readonly ReportService[],
): AttendanceReport {
	const report = readAttendanceReport(text, day, others);
	if (report === undefined)
		throw new PvError('import/noList', `${path} is no list of attendance`, {
			path,
			services: SERVICE_NAMES.join(', '),
		});
	return report;
}

/** A draft: what the list says of the meeting, and who was there. */
async function startMinutes(
	path: string,
	report: AttendanceReport,
	options: ImportOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const output = options.out ?? join(dirname(path), `${basename(path, extname(path))}.md`);
	if (output !== '-') await refuseTaken(output, path, options.force === true, io);
	const lang = userLanguage(io.env);
	const say = userWords(io);
	const { compiled } = await compileBytes(headerText(report, lang), output === '-' ? path : output, io);
	const written = withAttendance(compiled, report);
	if (output === '-') io.stdout.write(written.text);
	else await write(output, written.text, io);
	const [date, ambiguous] = report.dates;
	const findings: Finding[] = [
		...(report.title === undefined ? [] : [{ what: 'title' as const, value: report.title }]),
		...(date === undefined || ambiguous !== undefined ? [] : [{ what: 'date' as const, value: date }]),
		{ what: 'people' as const, value: `${written.names.length}` },
	].map((finding) => ({ ...finding, certainty: 'sure' }));
	const talk = written.left.map((each) => leftLine(each, say, lang));
	if (date !== undefined && ambiguous !== undefined)
		talk.push(say('cli.import.attendance.dates', { one: date, other: ambiguous }));
	if (report.isUtc) talk.push(say('cli.import.attendance.utc'));
	if (options.quiet !== true) for (const line of findingLines(findings, say)) talk.push(line);
	if (output !== '-' && options.quiet !== true)
		talk.push(say('cli.import.attendance.written', { path: output }));
	io.stderr.write(`${talk.join('\n')}\n`);
	return ExitCode.clean;
}

function headerText({ title, dates }: AttendanceReport, lang: Language): string {
	const [date, ambiguous] = dates;
	const header = [
		field('lang', lang, lang),
		...(title === undefined ? [] : [field('title', lang, title)]),
		...(date === undefined || ambiguous !== undefined ? [] : [field('date', lang, date)]),
		field('status', lang, vocabulary('status').word('draft', lang)),
	];
	return `---\n${header.join('\n')}\n---\n`;
}

/** The list in the header of minutes: shown as a patch, or written where that was accepted. */
async function extendMinutes(
	list: { text: string; path: string; into: string; others: readonly ReportService[] },
	options: ImportOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const { into } = list;
	const bytes = await readMeeting(into, io);
	const { compiled } = await compileBytes(bytes, into, io);
	const mark = needByteOrderMark(bytes, compiled.source, into);
	const date = getHeaderDate(getHeader(compiled.meeting), 'date')?.value;
	const report = getReport(list.text, list.path, date, list.others);
	if (date !== undefined && report.dates.length > 0 && !report.dates.includes(date))
		throw new PvError('import/otherDay', `${list.path} is of another day`, {
			path: list.path,
			date,
			other: report.dates.join(', '),
		});
	const { text, names, left } = withAttendance(compiled, report);
	const say = userWords(io);
	const isChanged = text !== compiled.source;
	const patch = isChanged ? await createPatch(into, compiled.source, text) : '';
	const isWritten = options.accept === true || (isChanged && (await isTaken(patch, io, say)));
	if (isChanged && isWritten) await rewrite(into, mark + text, io);
	else io.stdout.write(patch);
	const lang = userLanguage(io.env);
	const talk = left.map((each) => leftLine(each, say, lang));
	if (report.isUtc) talk.push(say('cli.import.attendance.utc'));
	if (options.quiet !== true) {
		talk.push(
			say(isWritten ? 'cli.import.attendance.taken' : 'cli.import.attendance.shown', {
				count: names.length,
				path: into,
			}),
		);
		if (isChanged && isWritten) {
			const messages = reported(await compileBytes(mark + text, into, io));
			const { colors, columns } = io.stderr;
			talk.push(reportText([messages], { colors, columns }));
		}
	}
	io.stderr.write(`${talk.filter((line) => line !== '').join('\n')}\n`);
	return left.length > 0 ? ExitCode.errors : ExitCode.clean;
}

async function isTaken(patch: string, { questions, stdout }: Io, say: Phrase): Promise<boolean> {
	if (questions === undefined) return false;
	stdout.write(patch);
	const choices = (['take', 'leave'] as const).map((value) => ({
		value,
		label: say(`cli.import.into.${value}`),
	}));
	return (await questions.choose(say('cli.import.attendance.ask'), choices)) === 'take';
}

/** Minutes with the people of a list; what somebody has to settle stands in a comment below the header. */
function withAttendance(
	compiled: Compiled,
	report: AttendanceReport,
): { text: string; names: readonly string[]; left: readonly LeftAttendance[] } {
	const { changes, names, left } = writeAttendance(compiled, report.people, isAttendeeName);
	const say = phrasebook(compiled.lang);
	const kept = left.filter(({ reason }) => reason === 'unknown' || reason === 'returned');
	const end = getHeader(compiled.meeting).position?.end.offset;
	const note = comment([
		say('cli.import.attendance.comment', { service: report.service }),
		...kept.map((each) => leftLine(each, say, compiled.lang)),
	]);
	if (kept.length === 0 || end === undefined || compiled.source.includes(note))
		return { text: applyTextChanges(compiled.source, changes), names, left };
	const lineEnd = compiled.source.includes('\r\n') ? '\r\n' : '\n';
	const insert = `${lineEnd}${lineEnd}${note.replaceAll('\n', lineEnd)}`;
	return {
		text: applyTextChanges(compiled.source, [...changes, { from: end, to: end, insert }]),
		names,
		left,
	};
}

/** Somebody of the list of whom something is to be settled, with the hours that the list tells. */
function leftLine({ reason, name, stays }: LeftAttendance, say: Phrase, lang: Language): string {
	const hours = stays.map(
		({ from, to }) =>
			`${clockText(from % DAY, lang)}–${Number.isFinite(to) ? clockText(to % DAY, lang) : '…'}`,
	);
	return say('cli.import.attendance.left', {
		name,
		has: name === '' ? 'nobody' : hours.length === 0 ? 'name' : 'hours',
		hours: hours.join(', '),
		why: say(`cli.import.attendance.why.${reason}`),
	});
}

/** What the columns of a service are called, as a YAML file says it. */
async function readService(path: string, io: Io): Promise<ReportService> {
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { path });
	let value: unknown;
	try {
		value = parseYaml(decodeText(await io.read(facts.real, facts), path).text, { maxAliasCount: 0 });
	} catch (cause) {
		throw wrongColumns(path, cause);
	}
	const { name, columns, ...lists } = Object(value) as Record<string, unknown>;
	if (typeof name !== 'string' || columns === null || typeof columns !== 'object') throw wrongColumns(path);
	for (const [key, words] of Object.entries({ ...columns, ...lists })) {
		const isKnown = key in columns ? REPORT_COLUMNS.some((one) => one === key) : LISTS.includes(key);
		if (!isKnown || !Array.isArray(words) || words.some((word) => typeof word !== 'string'))
			throw wrongColumns(path);
	}
	return value as ReportService;
}

const LISTS: readonly string[] = ['title', 'joins', 'leaves', 'yes', 'marks'];

function wrongColumns(path: string, cause?: unknown): PvError {
	return new PvError(
		'import/columns',
		`${path} does not say what the columns are called`,
		{ path },
		{ cause },
	);
}
