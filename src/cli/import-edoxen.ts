/** Makes meeting files of the resolutions of a standards body (Edoxen). */

import { basename, dirname, extname, join } from 'node:path';
import { PvError } from '../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../host/io.js';
import { userWords } from '../host/locale.js';
import { readEdoxen } from '../import/edoxen.js';
import { decodeText } from '../parse/index.js';
import { refuseTaken } from './import-source.js';
import { write } from './places.js';

/** Options of `pv import` for resolutions. */
interface EdoxenOptions {
	output?: string;
	force?: boolean;
	quiet?: boolean;
}

/** Writes a file for the meeting, or one for each day behind which the day stands in the name; all or none. */
export async function importEdoxen(path: string, options: EdoxenOptions, io: Io): Promise<ExitCodeValue> {
	const facts = await io.facts(path);
	const meetings = readEdoxen(decodeText(await io.read(facts?.real ?? path, facts), path).text);
	if (meetings === undefined || meetings.length === 0)
		throw new PvError('import/noResolutions', `${path} holds no resolutions`, {
			exitCode: 2,
			facts: { path },
		});
	const { output, force, quiet } = options;
	const [only] = meetings;
	if (output === '-' && meetings.length === 1 && only !== undefined) {
		io.stdout.write(only.text);
		return ExitCode.clean;
	}
	const stem = basename(path, extname(path)).replace(/\.edoxen$/i, '');
	const base = output === undefined ? join(dirname(path), stem) : output.replace(/\.md$/i, '');
	const files = meetings.map(({ date, text, resolutions }, index) => ({
		file: meetings.length === 1 ? `${base}.md` : `${base}-${date || index + 1}.md`,
		text,
		resolutions,
	}));
	for (const { file } of files) await refuseTaken(file, path, force === true, io);
	for (const { file, text } of files) await write(file, text, io);
	if (quiet !== true)
		for (const { file, resolutions } of files)
			io.stderr.write(`${userWords(io)('cli.import.resolutions', { path: file, count: resolutions })}\n`);
	return ExitCode.clean;
}
