import { basename, dirname, extname, join } from 'node:path';
import { PvError } from '../../errors.js';
import type { Questions } from '../../host/io.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userLanguage, userWords } from '../../host/locale.js';
import { type Imported, importMinutes } from '../../import/index.js';
import { phrasebook } from '../../language/index.js';
import { reportText } from '../../report/index.js';
import { compileBytes, reported } from '../compile-file.js';
import { askDoubts, findingLines, withDecisions } from '../import-review.js';
import { readImportSource, refuseNoMinutes, refuseTaken } from '../import-source.js';
import { write } from '../places.js';

/** Options of `pv import`. */
interface ImportOptions {
	/** File to write; `-` for standard output. */
	output?: string;
	/** Writes over a file that is there. */
	force?: boolean;
	quiet?: boolean;
	/** Asks about each doubtful place before the file is written. */
	review?: boolean;
	/** Minutes that a corrected Word file is brought back into. */
	into?: string;
	/** Takes over every change of it without asking. */
	accept?: boolean;
	/** A file that says what the columns of an attendance list are called. */
	columns?: string;
}

/** Turns existing minutes into a meeting file, says what was recognised and how sure it is, then checks the file. */
export async function importFile(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	const { into } = options;
	if (into === undefined && options.accept === true)
		throw new PvError('usage/accept-alone', '--accept is for --into', { exitCode: 2 });
	const isList = /\.(?:csv|tsv|xlsx|ods)$/i.test(path);
	if (options.columns !== undefined && !isList)
		throw new PvError('import/columnsAlone', '--columns is for lists', { exitCode: 2 });
	if (isList) {
		await refuseNoMinutes(path, io);
		return (await import('../import-attendance.js')).importAttendance(path, options, io);
	}
	if (/\.json$/i.test(path)) {
		await refuseNoMinutes(path, io);
		return (await import('../import-ballots.js')).importJsonVotes(path, options, io);
	}
	if (/\.ya?ml$/i.test(path)) {
		await refuseNoMinutes(path, io);
		return (await import('../import-edoxen.js')).importEdoxen(path, options, io);
	}
	if (into !== undefined)
		return (await import('../import-into.js')).importInto(path, { ...options, into }, io);
	if ((await io.facts(path))?.kind === 'folder')
		return (await import('../import-folder.js')).importFolder(path, options, io);
	await refuseNoMinutes(path, io);
	const { questions } = io;
	if (options.review === true && (questions === undefined || options.output === '-'))
		throw new PvError('import/noTerminal', 'a review needs a terminal', { exitCode: 2 });
	const output = options.output ?? join(dirname(path), `${basename(path, extname(path))}.md`);
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
		lang: userLanguage(io.env),
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
