import { dirname, resolve } from 'node:path';
import type { Position } from 'unist';
import { VFileMessage } from 'vfile-message';
import type { CollectionMeeting } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { Language } from '../../language/index.js';
import { ruleIds } from '../../lint/index.js';
import { compareDiagnostics, type Diagnostic } from '../../lint/run.js';
import {
	type CompiledFile,
	compileFile,
	EarlierMeetings,
	earlierInputs,
	reported,
} from '../../project/compile-file.js';
import { askedPaths, collectionFolder, Failures, findMeetings, INPUT } from '../../project/find-meetings.js';
import { locateSeals, write } from '../../project/project.js';
import {
	type ReportedFile,
	reportGithub,
	reportJson,
	reportSarif,
	reportText,
	type TextOptions,
} from '../../report/index.js';
import { nearestWord } from '../../text/nearest.js';
import { version } from '../../version.js';
import { fixInPlace, showFixes } from '../apply-fixes.js';
import type { CollectionReader, PlacedFile } from '../collection/check-folder.js';
import { ruleFacts } from '../rule-pages.js';
import { summarize } from '../summary.js';

/** Checks meeting files and reports what is wrong. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCodeValue> {
	if (options.diff) return await showFixes(paths, options, io);
	const end = checkEnd(options);
	const asked = askedPaths(paths, options.stdinFilename);
	if (options.shard !== undefined) return checkShard(asked, { ...options, shard: options.shard }, io);
	const meetings = await findMeetings(asked, io);
	const checkOne = await fileChecker(asked, meetings, options, io);
	const files: CheckedFile[] = [];
	const failures = new Failures(meetings.length, io);
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			files.push((await checkOne(path, io)).file);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const code = await finishCheck(files, end, io);
	return failures.count > 0 ? failures.code : code;
}

/** Checks the meetings of one part. */
async function checkShard(
	paths: readonly string[],
	options: CheckOptions & { shard: string },
	io: Io,
): Promise<ExitCodeValue> {
	const { shard, out, quiet, fix, unsafeFixes, stdinFilename: _, ...decisive } = options;
	if (fix || unsafeFixes) throw new PvError('usage/shard-fix', 'a part of the files is not fixed');
	// Loaded late: few checks are parted.
	const { runShard } = await import('../shard/run-shard.js');
	return runShard<CheckedFile>(
		paths,
		{ shard, out, quiet: quiet === true },
		async (meetings, world) => {
			const checkOne = await fileChecker(paths, meetings, options, world);
			const reader = await getReader(paths, world);
			return {
				command: 'check',
				options: { ...decisive, quiet: quiet === true },
				atOnce: 1,
				make: async (path, own) => {
					const { file, inputs } = await checkOne(path, own);
					return { result: file, inputs };
				},
				refresh: async (file) =>
					file.among === undefined
						? file
						: { ...file, among: { ...file.among, ...(await reader.lookAround(file.among)) } },
			};
		},
		io,
	);
}

// --- Checks files as the options of `pv check` say: one by one, then what they show together, the reports, the count, the exit status.

/** Options of `pv check`. */
export interface CheckOptions {
	/** Formats, each with the file that it goes to: `text`, `sarif=pv.sarif`. */
	format?: string[];
	/** Prints the derivation of every vote. */
	explain?: boolean;
	maxWarnings?: string;
	quiet?: boolean;
	/** Rules, or groups of them (`vote`), after commas: only these. */
	select?: string;
	/** The same: all but these. Errors of votes, quorums and elections stay. */
	ignore?: string;
	/** Prints how often each rule spoke. */
	statistics?: boolean;
	/** Applies the safe fixes. */
	fix?: boolean;
	/** Applies those too that touch a vote, a person or a date. */
	unsafeFixes?: boolean;
	/** Writes nothing: prints what the fixes would change, and nothing else. */
	diff?: boolean;
	/** The file that standard input is the text of. */
	stdinFilename?: string;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
	/** The folder that shards go to. */
	out?: string;
}

export function checkEnd(options: CheckOptions): CheckEnd {
	return {
		targets: outputs(options.format ?? ['text']),
		limit: warningLimit(options.maxWarnings),
		statistics: options.statistics === true,
		quiet: options.quiet,
		wanted: messageFilter(options),
	};
}

/** What checks one file of a run, and says what its result follows from beside the files that are read for it. Where it is the only one, and not sealed, nothing is asked of the others. */
export async function fileChecker(
	paths: readonly string[],
	meetings: readonly string[],
	options: CheckOptions,
	io: Io,
): Promise<(path: string, io: Io) => Promise<{ file: CheckedFile; inputs: string[] }>> {
	const wanted = messageFilter(options);
	const fixes = options.fix === true || options.unsafeFixes === true;
	const [only = INPUT] = meetings;
	const isAlone = meetings.length === 1 && !(await isNearSeals(only, io));
	const earlier = new EarlierMeetings(io);
	const reader = isAlone ? undefined : await getReader(paths, io);
	return async (path, world) => {
		// What is fixed is written back to where it was read from: never to the name that standard input is given.
		const read = await compileFile(path, world, {
			inputName: fixes ? INPUT : options.stdinFilename,
			earlier,
		});
		const file = fixes ? await fixInPlace(read, options.unsafeFixes === true, world) : read;
		const among = await reader?.read(file);
		const inputs = reader ? [...getPeople(file), ...(await earlierInputs(file, world))] : [];
		const placed = among && reader ? { ...among, ...(await reader.lookAround(among)) } : undefined;
		const kept = keepFile(file, file.compiled.messages.filter(wanted), placed);
		if (options.explain)
			kept.derivations = (await import('../../assembly/proof/proof.js')).derivationsText(file.compiled);
		return { file: kept, inputs };
	};
}

/** The file of shared people that a file is read with. */
function getPeople({ config, configFolder }: CompiledFile): string[] {
	return config.people === undefined || configFolder === undefined
		? []
		: [resolve(configFolder, config.people)];
}

/** Reads files as parts of their collection. */
export async function getReader(paths: readonly string[], io: Io): Promise<CollectionReader> {
	const { CollectionReader } = await import('../collection/check-folder.js');
	return new CollectionReader(await collectionFolder(paths, io), io);
}

/** May a meeting be sealed? */
async function isNearSeals(path: string, io: Io): Promise<boolean> {
	return path !== INPUT && (await locateSeals(dirname(resolve(io.cwd, path)), io)) !== undefined;
}

/** Whether a message is wanted. Errors that are part of the record are told in any case. */
function messageFilter({ select, ignore }: CheckOptions): (message: Diagnostic) => boolean {
	const [selected, ignored] = [ruleNames(select), ruleNames(ignore)];
	return ({ ruleId = '', severity }) => {
		if (severity === 'error' && ruleIds.get(ruleId)?.protected) return true;
		const names = [ruleId, ruleId.split('/')[0] ?? ''];
		return (
			(selected.length === 0 || names.some((name) => selected.includes(name))) &&
			!names.some((name) => ignored.includes(name))
		);
	};
}

/** Rules and groups after commas; one that does not exist ends the run, for it would silently check something else. */
function ruleNames(list: string | undefined): string[] {
	const names = (list ?? '')
		.split(',')
		.map((name) => name.trim())
		.filter((name) => name !== '');
	for (const name of names) {
		if (ruleIds.has(name) || [...ruleIds.keys()].some((id) => id.startsWith(`${name}/`))) continue;
		throw new PvError(
			'usage/unknown-rule',
			`There is no rule ${name}`,
			{ what: name, near: nearestWord(name, [...ruleIds.keys()]) ?? 'none' },
			{ exitCode: ExitCode.usage },
		);
	}
	return names;
}

// --- What a check keeps of a file when its tree is no longer needed: its messages, with the lines that a report shows.

/** A checked file: plain data (`JSON.stringify` keeps all of it), small beside the compiled one. */
export interface CheckedFile {
	/** As the user named it. */
	path: string;
	lang: Language;
	messages: KeptMessage[];
	/** The lines of the file that messages stand on, or that rules across meetings may speak of. */
	lines: NumberedLine[];
	/** The same of the files beside it, by the name that messages give them. */
	beside: Array<[name: string, lines: NumberedLine[]]>;
	/** What it is among others; absent where nobody asked, and for standard input. */
	among?: PlacedFile | undefined;
	/** The one line that says how a meeting without errors came out. */
	summary: string;
	/** How each vote was judged, where that was asked for. */
	derivations?: string | undefined;
}

/** A line of a file, from 1. */
type NumberedLine = [number: number, text: string];

type KeptMessage = Pick<Diagnostic, 'file' | 'severity' | 'reason'> & {
	rule: string;
	place: Position | null;
	note?: string | undefined;
	url?: string | undefined;
	fixes?: Diagnostic['fixes'] | undefined;
};

/** What is kept of a compiled file. `messages`: those of its own that are wanted. */
export function keepFile(
	file: CompiledFile,
	messages: readonly Diagnostic[],
	among: PlacedFile | undefined,
): CheckedFile {
	const { path, source, lang, beside } = reported(file);
	const own = messages.filter((message) => message.file === '').map(({ line }) => line);
	const lines = quote(source, [...own, ...(among ? getPlaceLines(among.meeting) : [])]);
	const others = [...(beside ?? [])].map(([name, text]): [string, NumberedLine[]] => [
		name,
		quote(
			text,
			messages.filter((message) => message.file === name).map(({ line }) => line),
		),
	]);
	const kept: CheckedFile = {
		path,
		lang,
		messages: messages.map(keepMessage),
		lines,
		beside: others,
		among,
		summary: summarize(file.compiled, []),
	};
	// Texts that were cut out of the source would hold the whole of it.
	return JSON.parse(JSON.stringify(kept)) as CheckedFile;
}

/** A checked file as reports take it, with more messages. */
function reportedFile(file: CheckedFile, more: readonly Diagnostic[]): ReportedFile {
	const { path, lang, messages, lines, beside } = file;
	return {
		path,
		lang,
		source: textWith(lines),
		beside: new Map(beside.map(([name, some]) => [name, textWith(some)])),
		messages: [...messages.map(getMessage), ...more],
	};
}

function keepMessage(message: Diagnostic): KeptMessage {
	const { file, severity, reason, ruleId, place, note, url, fixes } = message;
	const range = place === undefined ? null : 'start' in place ? place : { start: place, end: place };
	return { file, severity, reason, rule: ruleId ?? '', place: range, note, url, fixes };
}

function getMessage({ file, severity, reason, rule, place, note, url, fixes }: KeptMessage): Diagnostic {
	const message = new VFileMessage(reason, {
		place: place ?? undefined,
		ruleId: rule,
		source: 'pv',
	}) as Diagnostic;
	return Object.assign(message, { file, severity, note, url, ...(fixes ? { fixes } : {}) });
}

/** The lines that a rule across meetings may put a message on. */
function getPlaceLines(meeting: CollectionMeeting): number[] {
	const placed = [
		...meeting.attendance,
		...meeting.mandates,
		...meeting.actions,
		...meeting.numbers,
		...meeting.minutesNamed,
		...meeting.links,
		{ place: meeting.datePlace },
	];
	return placed.flatMap(({ place }) => place?.start.line ?? []);
}

function quote(text: string, numbers: ReadonlyArray<number | undefined>): NumberedLine[] {
	const wanted = new Set(numbers.map((number) => number ?? 1));
	if (wanted.size === 0) return [];
	const lines = text.split(/\r\n|\n|\r/);
	return [...wanted]
		.sort((a, b) => a - b)
		.flatMap((number): NumberedLine[] => {
			const line = lines[number - 1];
			return line === undefined ? [] : [[number, line]];
		});
}

/** A text in which these lines stand where they stood, the others empty. */
function textWith(lines: readonly NumberedLine[]): string {
	const all: string[] = [];
	for (const [number, text] of lines) {
		while (all.length < number - 1) all.push('');
		all.push(text);
	}
	return all.join('\n');
}

// --- The end of a check: what the files together show, the reports, the count, the exit status.

/** What ends a check once all files are read: reports to write, and the limits that set the exit code. */
interface CheckEnd {
	targets: readonly ReportOutput[];
	/** Greatest number of warnings. */
	limit: number | undefined;
	statistics: boolean;
	quiet: boolean | undefined;
	wanted(message: Diagnostic): boolean;
}

/** Reports on checked files; returns how the check ends for their messages. */
export async function finishCheck(
	files: readonly CheckedFile[],
	end: CheckEnd,
	io: Io,
): Promise<ExitCodeValue> {
	const { targets, limit, quiet } = end;
	const reports = await withAcross(files, end.wanted);
	// Files last: where one cannot be written, what goes to the terminal is there.
	const toTerminal = targets.filter(({ file }) => file === undefined);
	const toFiles = targets.filter(({ file }) => file !== undefined);
	for (const target of toTerminal) await writeReport(target, reports, quiet, io);
	for (const { derivations } of files) if (derivations !== undefined) io.stdout.write(derivations);
	if (end.statistics) io.stdout.write(statistics(reports));
	for (const target of toFiles) await writeReport(target, reports, quiet, io);
	const counts = countSeverities(reports);
	if (!quiet && files.length > 0 && targets.some(({ format }) => format === 'text'))
		sayResult(files, counts, io);
	return getExit(counts, limit, io);
}

/** Adds to each file what only the files together show. */
async function withAcross(
	files: readonly CheckedFile[],
	wanted: (message: Diagnostic) => boolean,
): Promise<ReportedFile[]> {
	const placed = files.flatMap(({ among }) => among ?? []);
	// Loaded late: most checks are of one file.
	const across =
		placed.length === 0 ? undefined : (await import('../collection/check-folder.js')).checkTogether(placed);
	const told = new Set<string>();
	return files.map((file) => {
		const place = file.among?.meeting.file;
		// A file that stands in the list under two names is told about once.
		const isFirst = place !== undefined && !told.has(place);
		if (place !== undefined) told.add(place);
		const found = isFirst ? (across?.get(place)?.filter(wanted) ?? []) : [];
		const report = reportedFile(file, found);
		return found.length === 0
			? report
			: { ...report, messages: [...(report.messages as Diagnostic[])].sort(compareDiagnostics) };
	});
}

/** How often each rule spoke, the most frequent first: `3  vote/sum-mismatch`. */
function statistics(files: readonly ReportedFile[]): string {
	const counts = new Map<string, number>();
	for (const { messages } of files)
		for (const { ruleId = '' } of messages) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
	return [...counts]
		.sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
		.map(([rule, count]) => `${String(count).padStart(5)}  ${rule}\n`)
		.join('');
}

// --- How a check ended, in numbers and in one line.

/** How many messages of each severity a run has. */
interface Counts {
	error: number;
	warning: number;
	info: number;
}

export function countSeverities(reports: readonly ReportedFile[]): Counts {
	const counts: Counts = { error: 0, warning: 0, info: 0 };
	for (const report of reports) for (const message of report.messages) counts[message.severity]++;
	return counts;
}

/**
 * The last line of a check: that nothing is wrong, or how many errors and warnings there are. It follows their messages, and is in their
 * language where all files have the same.
 */
export function sayResult(files: readonly CheckedFile[], counts: Counts, io: Io): void {
	const [only] = files;
	const isOneLanguage = files.every(({ lang }) => lang === only?.lang);
	const phrase = userWords(io, isOneLanguage ? only?.lang : undefined);
	if (counts.error > 0 || counts.warning > 0) {
		io.stderr.write(
			`${phrase('cli.check.counts', { errors: counts.error, warnings: counts.warning, files: files.length })}\n`,
		);
	} else if (files.length === 1 && only) io.stderr.write(`${only.summary}\n`);
	else io.stderr.write(`${phrase('cli.check.allClean', { files: files.length })}\n`);
}

/** The limit that `--max-warnings` gives, or none; throws where it is no whole number. */
export function warningLimit(text: string | undefined): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,9}$/.test(text)) {
		throw new PvError('usage/number', `${text} is not a whole number`, { value: text });
	}
	return Number(text);
}

/** The exit code for what was counted; warnings beyond the limit are said, and end as errors do. */
export function getExit(counts: Counts, limit: number | undefined, io: Io): ExitCodeValue {
	const tooMany = limit !== undefined && counts.warning > limit;
	if (tooMany)
		io.stderr.write(`${userWords(io)('cli.check.tooManyWarnings', { count: counts.warning, limit })}\n`);
	return counts.error > 0 || tooMany ? ExitCode.errors : ExitCode.clean;
}

// --- The formats of `pv check`, and where each goes.

/** What a report needs of its surroundings. */
interface RenderOptions extends TextOptions {
	readOwn(path: string): Promise<Uint8Array>;
	/** Absolute path of the folder that services take paths from. */
	folder: string;
}

interface ReportOutput {
	format: string;
	/** Absent: standard output. */
	file: string | undefined;
	render(files: readonly ReportedFile[], options: RenderOptions): string | Promise<string>;
}

const RENDERERS: Record<string, ReportOutput['render']> = {
	text: reportText,
	json: (files) => reportJson(files),
	github: (files, options) => reportGithub(files, options.folder),
	sarif: async (files, options) =>
		reportSarif(files, await ruleFacts(options.readOwn), version, options.folder),
};

export const REPORT_FORMATS: readonly string[] = Object.keys(RENDERERS);

/** Reads `text`, `sarif=pv.sarif`: a format, and the file that it goes to. At most one goes to standard output. */
function outputs(formats: readonly string[]): ReportOutput[] {
	const targets = formats.map((text): ReportOutput => {
		const [format = '', ...rest] = text.split('=');
		const render = Object.hasOwn(RENDERERS, format) ? RENDERERS[format] : undefined;
		if (!render) {
			throw new PvError('usage/format', `no format is named ${format}`, { format, known: REPORT_FORMATS });
		}
		return { format, file: rest.length > 0 ? rest.join('=') : undefined, render };
	});
	if (targets.filter(({ file }) => file === undefined).length > 1) {
		throw new PvError('usage/two-on-output', 'two formats for standard output');
	}
	return targets;
}

/** Writes one report where it goes; colours and the width of the terminal are for standard output alone. */
async function writeReport(
	target: ReportOutput,
	reports: readonly ReportedFile[],
	quiet: boolean | undefined,
	io: Io,
): Promise<void> {
	const text = await target.render(reports, {
		colors: target.file === undefined && io.stdout.colors,
		columns: target.file === undefined ? io.stdout.columns : undefined,
		quiet,
		readOwn: (path) => io.readOwn(path),
		folder: io.cwd,
	});
	if (target.file === undefined) io.stdout.write(text);
	else await write(target.file, text, io);
}
