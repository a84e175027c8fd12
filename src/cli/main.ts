/** The command line: `main(argv, io)` never throws and never ends the process. */

import { PvError } from '../errors.js';
import { explainFailure, explainUsage } from './failure.js';
import { ExitCode, type ExitCodeValue, type Io } from './io.js';
import { createProgram, isCommanderError } from './program.js';
import { userWords } from './words.js';

/** Runs `pv` with the arguments of a user; returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCodeValue> {
	let code: ExitCodeValue = ExitCode.clean;
	const program = createProgram(io, (result) => {
		code = result;
	});
	try {
		await program.parseAsync([...argv], { from: 'user' });
		return io.signal.aborted ? ExitCode.interrupted : code;
	} catch (error) {
		if (io.signal.aborted) return ExitCode.interrupted;
		if (isCommanderError(error)) {
			if (error.exitCode === 0) return ExitCode.clean;
			explainUsage(error, io);
			return ExitCode.usage;
		}
		if (error instanceof PvError) {
			explainFailure(error, io);
			return error.exitCode;
		}
		const systemFailure = fromSystem(error);
		if (systemFailure) {
			explainFailure(systemFailure, io);
			return systemFailure.exitCode;
		}
		io.stderr.write(`${userWords(io)('cli.bug')}\n${error instanceof Error ? error.stack : String(error)}\n`);
		return ExitCode.usage;
	}
}

/** Failures of the file system that a user can do something about. */
function fromSystem(error: unknown): PvError | undefined {
	const { code, path } = error as NodeJS.ErrnoException;
	const known: Record<string, string> = {
		EACCES: 'file/not-allowed',
		EPERM: 'file/not-allowed',
		EROFS: 'file/not-allowed',
		ENOSPC: 'file/disk-full',
		EDQUOT: 'file/disk-full',
		EFBIG: 'file/disk-full',
		ENOENT: 'file/missing',
		ENOTDIR: 'file/not-a-folder',
		EEXIST: 'file/not-a-folder',
		EISDIR: 'file/is-a-folder',
		EMFILE: 'file/too-many-open',
		ENAMETOOLONG: 'file/name-too-long',
	};
	const name = typeof code === 'string' ? known[code] : undefined;
	if (!name) return undefined;
	const folder = path?.replace(/[/\\]\.[^/\\]*\.part$/, '') ?? '';
	return new PvError(name, (error as Error).message, { exitCode: 2, facts: { path: folder }, cause: error });
}
