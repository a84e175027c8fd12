/** The command line: `main(argv, io)` never throws and never ends the process. */

import type { Command } from 'commander';
import { PvError } from '../errors.js';
import { explainAny, explainUsage } from '../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io } from '../host/io.js';
import { nearestWord } from '../text/nearest.js';
import { createProgram, isCommanderError } from './program.js';

/** Runs `pv` with the arguments of a user; returns the exit code. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCodeValue> {
	let code: ExitCodeValue = ExitCode.clean;
	const done = (result: ExitCodeValue) => {
		code = result;
	};
	const program = createProgram(io, done, argv[0]);
	try {
		const addOn = await runAddOn(argv, program, io);
		if (addOn !== undefined) return addOn as ExitCodeValue;
		const asked = argv[0] === 'help' ? argv[1] : undefined;
		if (asked !== undefined && isUnknown(asked, program))
			return explainAny(unknownCommand(asked, program), io);
		await program.parseAsync([...argv], { from: 'user' });
		return io.signal.aborted ? ExitCode.interrupted : code;
	} catch (error) {
		if (io.signal.aborted) return ExitCode.interrupted;
		if (isCommanderError(error)) {
			if (error.exitCode === 0) return ExitCode.clean;
			explainUsage(error, io);
			return ExitCode.usage;
		}
		return explainAny(asCommand(error, argv[0], program) ?? error, io);
	}
}

/** A word that is no file may have been meant for a command: `pv biuld ag.md`. */
function asCommand(error: unknown, word: string | undefined, program: Command): PvError | undefined {
	if (!(error instanceof PvError) || error.code !== 'input/missing' || word === undefined) return undefined;
	if (error.facts['path'] !== word || !/^\p{L}+$/u.test(word)) return undefined;
	const near = nearestWord(
		word,
		program.commands.map((command) => command.name()),
	);
	return new PvError('usage/command', `no command and no file is named ${word}`, {
		word,
		near: near ?? 'none',
	});
}

function isUnknown(word: string, program: Command): boolean {
	return !word.startsWith('-') && program.commands.every((command) => command.name() !== word);
}

/** `pv help chek` */
function unknownCommand(word: string, program: Command): PvError {
	const names = program.commands.map((command) => command.name());
	return new PvError('usage/no-command', `no command is named ${word}`, {
		word,
		near: nearestWord(word, names) ?? 'none',
	});
}

/**
 * `pv minutes-of-zoom x.csv` is `pv-minutes-of-zoom x.csv` where the PATH has it: anybody adds a command by giving a program this name. A command of
 * ours and a file come first.
 */
async function runAddOn(argv: readonly string[], program: Command, io: Io): Promise<number | undefined> {
	const [name = '', ...args] = argv;
	if (!/^[a-z][a-z0-9-]*$/.test(name) || io.runProgram === undefined) return undefined;
	if (name === 'help' || program.commands.some((command) => command.name() === name)) return undefined;
	return (await io.facts(name)) ? undefined : io.runProgram(`pv-${name}`, args);
}
