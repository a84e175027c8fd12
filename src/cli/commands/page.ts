import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { write } from '../../project/project.js';

/** Options of `pv page`. */
interface PageOptions {
	/** File to write; `-` for standard output. */
	out?: string;
	/** Writes over a file that is there. */
	force?: boolean;
}

/** Writes out the offline page: the compiler in one file, for those who can install nothing. */
export async function writePage(options: PageOptions, io: Io): Promise<ExitCodeValue> {
	const path = options.out ?? 'pv.html';
	if (path !== '-' && options.force !== true && (await io.facts(path)))
		throw new PvError('page/taken', `${path} is there already`, { path });
	const page = await io.readOwn('dist/pv.html');
	if (path === '-') io.stdout.write(new TextDecoder().decode(page));
	else {
		await write(path, page, io);
		io.stderr.write(`${userWords(io)('cli.page.written', { path })}\n`);
		io.stdout.write(`${path}\n`);
	}
	return ExitCode.clean;
}
