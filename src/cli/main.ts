/** The command line: `main(argv, io)` never throws and never ends the process. */

import { explainAny, explainUsage } from './failure.js';
import { ExitCode, type ExitCodeValue, type Io } from './io.js';
import { createProgram, isCommanderError } from './program.js';

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
		return explainAny(error, io);
	}
}
