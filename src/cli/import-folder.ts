/** A folder of minutes imported at once, and what was recognised in all of them. */

import { basename, extname, join } from 'node:path';
import { PvError } from '../errors.js';
import type { ExitCodeValue, Io } from '../host/io.js';
import { userWords } from '../host/locale.js';
import { type Certainty, CONSTRUCTS, type Finding, importMinutes } from '../import/index.js';
import type { Phrase } from '../language/ids.js';
import { Failures } from './failures.js';
import { IMPORTABLE, readImportSource, refuseTaken } from './import-source.js';
import { write } from './places.js';

/** Imports every file of a folder that can be; a file that cannot be read is told, and the others are imported all the same. */
export async function importFolder(
	folder: string,
	options: { output?: string; force?: boolean; quiet?: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	const say = userWords(io);
	const into = options.output ?? folder;
	const names = (await io.list(folder))
		.filter(({ kind, name }) => kind === 'file' && IMPORTABLE.includes(extname(name).toLowerCase()))
		// A Markdown file in its own folder is the result of an import, or a meeting.
		.filter(({ name }) => into !== folder || !/\.(?:md|markdown)$/i.test(name))
		.map(({ name }) => name);
	if (names.length === 0)
		throw new PvError('import/noFiles', `${folder} holds no minutes`, {
			exitCode: 2,
			facts: { path: folder },
		});
	const rows: Array<{ name: string; findings: Finding[] }> = [];
	const failures = new Failures(names.length, io);
	for (const name of names) {
		const path = join(folder, name);
		try {
			const output = join(into, `${basename(name, extname(name))}.md`);
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
			`${findings.filter((one) => one.certainty === certainty).reduce((sum, one) => sum + getCount(one), 0)}`.padStart(
				12,
			),
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

/** People and lists are counted in one finding. */
function getCount({ what, value }: Finding): number {
	return ['people', 'agenda', 'documents', 'annexes'].includes(what) ? Number(value) : 1;
}
