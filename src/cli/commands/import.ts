import { basename, dirname, extname, join } from 'node:path';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userLanguage, userWords } from '../../host/locale.js';
import { importMinutes } from '../../import/index.js';
import { reportText } from '../../report/index.js';
import { compileBytes, reported } from '../compile-file.js';
import { findingLines } from '../import-findings.js';
import { readImportSource, refuseNoMinutes, refuseTaken } from '../import-source.js';
import { write } from '../places.js';

/** Options of `pv import`. */
export interface ImportOptions {
	/** File to write; `-` for standard output. */
	output?: string;
	/** Writes over a file that is there. */
	force?: boolean;
	quiet?: boolean;
}

/** Turns existing minutes into a meeting file, says what was recognised and how sure it is, then checks the file. */
export async function importFile(path: string, options: ImportOptions, io: Io): Promise<ExitCodeValue> {
	await refuseNoMinutes(path, io);
	const output = options.output ?? join(dirname(path), `${basename(path, extname(path))}.md`);
	if (output !== '-') await refuseTaken(output, path, options.force === true, io);
	const { markdown, trackedChanges, kind } = await readImportSource(path, io);
	const imported = importMinutes(markdown, kind);
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
