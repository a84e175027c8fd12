/** LibreOffice, where it is installed: it turns the files of other word processors into those of Word. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A conversion that takes longer has failed: LibreOffice may wait for an answer to a window that nobody sees. */
const LONGEST = 120_000;

/** The bytes of a Word file made of another; undefined where LibreOffice is not installed. Throws where it cannot read the file. */
export async function convertToWord(
	path: string,
	env: Readonly<Record<string, string | undefined>>,
	signal: AbortSignal,
): Promise<Uint8Array | undefined> {
	const program = officeProgram(env);
	if (program === undefined) return undefined;
	const folder = await mkdtemp(join(tmpdir(), 'pv-import-'));
	try {
		// A profile of its own: a LibreOffice that is open would answer in its place.
		const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
		// The filter by its name: documents that came from the web have none of the ending.
		const options = [
			profile,
			'--headless',
			'--norestore',
			'--convert-to',
			'docx:MS Word 2007 XML',
			'--outdir',
			folder,
			path,
		];
		await run(program, options, env, signal);
		return await readFile(join(folder, `${basename(path, extname(path))}.docx`));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs a program to its end; throws where it fails. */
function run(
	program: string,
	options: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
	signal: AbortSignal,
): Promise<void> {
	return new Promise((done, fail) => {
		const child = spawn(program, options, { stdio: 'ignore', timeout: LONGEST, signal, env: { ...env } });
		child.once('error', fail);
		child.once('close', (code) => (code === 0 ? done() : fail(new Error(`LibreOffice ended with ${code}`))));
	});
}

/** Where the program is: `PV_OFFICE`, the search path, or where its installers put it. */
function officeProgram(env: Readonly<Record<string, string | undefined>>): string | undefined {
	const told = env['PV_OFFICE'];
	if (told) return existsSync(told) ? told : undefined;
	const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
	const names = process.platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice'];
	const usual = [
		'/Applications/LibreOffice.app/Contents/MacOS/soffice',
		'C:\\Program Files\\LibreOffice\\program\\soffice.exe',
	];
	return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...usual].find((path) =>
		existsSync(path),
	);
}
