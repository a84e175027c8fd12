import { dirname, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { ruleIds } from '../../lint/index.js';
import { compareDiagnostics, type Diagnostic } from '../../lint/run.js';
import { fixInPlace, showFixes } from '../apply-fixes.js';
import { outputs, writeReport } from '../build/report-outputs.js';
import { countSeverities, exitOf, sayResult, warningLimit } from '../check-result.js';
import { locateSeals } from '../collection/seal-file.js';
import { type CompiledFile, compileFile, reported } from '../compile-file.js';
import { Failures } from '../failures.js';
import { findMeetings, INPUT } from '../find-meetings.js';

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
}

/** Checks meeting files and reports what is wrong. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCodeValue> {
	if (options.diff) return await showFixes(paths, options, io);
	const limit = warningLimit(options.maxWarnings);
	const wanted = messageFilter(options);
	const targets = outputs(options.format ?? ['text']);
	const files: CompiledFile[] = [];
	const meetings = await findMeetings(paths.length > 0 ? paths : ['.'], io);
	const failures = new Failures(meetings.length, io);
	for (const path of meetings) {
		if (io.signal.aborted) return ExitCode.interrupted;
		try {
			const fixes = options.fix === true || options.unsafeFixes === true;
			// What is fixed is written back to where it was read from: never to the name that standard input is given.
			const file = await compileFile(path, io, fixes ? INPUT : options.stdinFilename);
			const fixed = fixes ? await fixInPlace(file, options.unsafeFixes === true, io) : file;
			const messages = fixed.compiled.messages.filter(wanted);
			files.push({ ...fixed, compiled: { ...fixed.compiled, messages } });
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	await addAcross(paths, files, wanted, io);
	const reports = files.map(reported);
	for (const target of targets) await writeReport(target, reports, options.quiet, io);
	if (options.explain) await explainVotes(files, io);
	if (options.statistics) io.stdout.write(statistics(files));

	const counts = countSeverities(reports);
	if (!options.quiet && files.length > 0 && targets.some(({ format }) => format === 'text'))
		sayResult(files, counts, io);
	const end = exitOf(counts, limit, io);
	return failures.count > 0 ? failures.code : end;
}

/** Adds to each file what only the files together show. */
async function addAcross(
	paths: readonly string[],
	files: CompiledFile[],
	wanted: (message: Diagnostic) => boolean,
	io: Io,
): Promise<void> {
	const [only] = files;
	if (!only || (files.length === 1 && !(await isNearSeals(only.path, io)))) return;
	const { checkFolder } = await import('../collection/check-folder.js');
	const across = await checkFolder(paths.length > 0 ? paths : ['.'], files, io);
	for (const [index, file] of files.entries()) {
		const found = across.get(file.path)?.filter(wanted) ?? [];
		if (found.length === 0) continue;
		const messages = [...file.compiled.messages, ...found].sort(compareDiagnostics);
		files[index] = { ...file, compiled: { ...file.compiled, messages } };
	}
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
		throw new PvError('usage/unknown-rule', `There is no rule ${name}`, {
			exitCode: ExitCode.usage,
			facts: { what: name },
		});
	}
	return names;
}

/** How often each rule spoke, the most frequent first: `3  vote/sum-mismatch`. */
function statistics(files: readonly CompiledFile[]): string {
	const counts = new Map<string, number>();
	for (const { compiled } of files)
		for (const { ruleId = '' } of compiled.messages) counts.set(ruleId, (counts.get(ruleId) ?? 0) + 1);
	return [...counts]
		.sort(([a, most], [b, least]) => least - most || (a < b ? -1 : 1))
		.map(([rule, count]) => `${String(count).padStart(5)}  ${rule}\n`)
		.join('');
}

async function explainVotes(files: readonly CompiledFile[], io: Io): Promise<void> {
	const { derivations } = await import('../build/derivations.js');
	for (const file of files) io.stdout.write(derivations(file.compiled));
}
