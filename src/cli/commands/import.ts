import { basename, dirname, extname, join } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, type Questions, userWords } from '../../host/io.js';
import {
	type Certainty,
	CONSTRUCTS,
	type Finding,
	type Imported,
	importMinutes,
} from '../../import/index.js';
import type { Phrase } from '../../language/ids.js';
import { phrasebook } from '../../language/index.js';
import { compileBytes, reported } from '../../project/compile-file.js';
import { Failures } from '../../project/find-meetings.js';
import { write } from '../../project/project.js';
import { claimPath } from '../../record/build-outputs.js';
import { reportText } from '../../report/index.js';
import { askDoubts, countFindings, findingLines, withDecisions } from '../import-review.js';
import {
	IMPORTABLE,
	type ImportOptions,
	readImportSource,
	refuseNoMinutes,
	refuseTaken,
} from '../import-source.js';

/** Turns existing minutes into a meeting file, says what was recognised and how sure it is, then checks the file. */
export async function importFile(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const { into } = options;
	if (into === undefined && options.accept === true)
		throw new PvError('usage/accept-alone', '--accept is for --into');
	const isList = /\.(?:csv|tsv|xlsx|ods)$/i.test(path);
	if (options.columns !== undefined && !isList)
		throw new PvError('import/columnsAlone', '--columns is for lists');
	if (isList) {
		await refuseNoMinutes(path, io);
		return (await import('../import-attendance.js')).importAttendance(path, options, io);
	}
	if (/\.json$/i.test(path)) {
		await refuseNoMinutes(path, io);
		return (await import('../import-data.js')).importJsonVotes(path, options, io);
	}
	if (/\.ya?ml$/i.test(path)) {
		await refuseNoMinutes(path, io);
		return (await import('../import-data.js')).importEdoxen(path, options, io);
	}
	if (into !== undefined)
		return (await import('../import-into.js')).importInto(path, { ...options, into }, io);
	if ((await io.facts(path))?.kind === 'folder') return importFolder(path, options, io);
	await refuseNoMinutes(path, io);
	const { questions } = io;
	if (options.review === true && (questions === undefined || options.out === '-'))
		throw new PvError('import/noTerminal', 'a review needs a terminal');
	const output = options.out ?? join(dirname(path), `${basename(path, extname(path))}.md`);
	if (output !== '-') await refuseTaken(output, path, options.force === true, io);
	const { markdown, trackedChanges, kind } = await readImportSource(path, io);
	const imported = importMinutes(markdown, kind);
	if (options.review === true && questions !== undefined) imported.text = await reviewed(imported, questions);
	if (output === '-') io.stdout.write(imported.text);
	else await write(output, imported.text, io);
	const say = userWords(io);
	const talk: string[] = [];
	if (trackedChanges > 0) talk.push(say('cli.import.tracked', { count: trackedChanges }));
	if (options.quiet !== true) for (const each of findingLines(imported.findings, say)) talk.push(each);
	const file = await compileBytes(imported.text, output === '-' ? path : output, io);
	const messages = reportText([reported(file)], {
		colors: io.stderr.colors,
		columns: io.stderr.columns,
		quiet: options.quiet,
	});
	if (output !== '-' && options.quiet !== true) talk.push(say('cli.import.written', { path: output }));
	io.stderr.write(`${[...talk, messages].filter((line) => line !== '').join('\n')}\n`);
	return ExitCode.clean;
}

/** The file after somebody has gone through its doubtful places; the questions are in the language of the minutes, as the comments are. */
async function reviewed({ text, doubts, lang }: Imported, questions: Questions): Promise<string> {
	const say = phrasebook(lang);
	return withDecisions(text, doubts, await askDoubts(doubts, questions, say), say);
}

// --- A folder of minutes imported at once, and what was recognised in all of them.

/** Imports every file of a folder that can be; a file that cannot be read is told, and the others are imported all the same. */
async function importFolder(
	folder: string,
	options: { out?: string; force?: boolean; quiet?: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	if (options.out === '-')
		throw new PvError('import/folderOutput', `${folder} is a folder`, { path: folder });
	const say = userWords(io);
	const into = options.out ?? folder;
	const names = (await io.list(folder))
		.filter(({ kind, name }) => kind === 'file' && IMPORTABLE.includes(extname(name).toLowerCase()))
		// A Markdown file in its own folder is the result of an import, or a meeting.
		.filter(({ name }) => into !== folder || !/\.(?:md|markdown)$/i.test(name))
		.map(({ name }) => name);
	if (names.length === 0) throw new PvError('import/noFiles', `${folder} holds no minutes`, { path: folder });
	const rows: Array<{ name: string; findings: Finding[] }> = [];
	const failures = new Failures(names.length, io);
	const taken = new Map<string, string>();
	for (const name of names) {
		if (io.signal.aborted) return ExitCode.interrupted;
		const path = join(folder, name);
		try {
			const short = join(into, `${basename(name, extname(name))}.md`);
			// `minutes.docx` and `minutes.odt` are two.
			const output = taken.has(short) ? join(into, `${name}.md`) : short;
			claimPath(output, path, taken);
			await refuseTaken(output, path, options.force === true, io);
			const { markdown, kind } = await readImportSource(path, io);
			const { text, findings } = importMinutes(markdown, kind);
			await write(output, text, io);
			rows.push({ name, findings });
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	if (options.quiet !== true) io.stdout.write(`${getReport(rows, say)}\n`);
	return failures.code;
}

const CERTAINTIES: readonly Certainty[] = ['sure', 'likely', 'unsure'];

/** A line for each construct and each file: how much is sure, how much is to be checked, how much was left. */
function getReport(rows: ReadonlyArray<{ name: string; findings: readonly Finding[] }>, say: Phrase): string {
	const cells = (findings: readonly Finding[]) =>
		CERTAINTIES.map((certainty) =>
			`${countFindings(findings.filter((one) => one.certainty === certainty))}`.padStart(12),
		).join('');
	const all = rows.flatMap(({ findings }) => findings);
	const constructs = CONSTRUCTS.flatMap((what) => {
		const own = all.filter((one) => one.what === what);
		return own.length === 0 ? [] : [{ head: say(`cli.import.what.${what}`), findings: own }];
	});
	const heads = [...constructs.map(({ head }) => head), ...rows.map(({ name }) => name)];
	const width = heads.reduce((most, head) => Math.max(most, head.length), 0) + 2;
	const title = `${''.padEnd(width)}${CERTAINTIES.map((one) => say(`cli.import.report.${one}`).padStart(12)).join('')}`;
	return [
		title,
		...constructs.map(({ head, findings }) => `${head.padEnd(width)}${cells(findings)}`),
		'',
		...rows.map(({ name, findings }) => `${name.padEnd(width)}${cells(findings)}`),
	].join('\n');
}
