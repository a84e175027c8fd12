/** A failure in the user's words. */

import { PvError } from '../errors.js';
import type { AnyPhrase, FailureCode, PhraseKey } from '../language/ids.js';
import { failureWords } from '../language/index.js';
import { visibleLines } from '../text/letters.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from './io.js';

/** Says in the user's language what failed and what to do; `file` is named where the failure does not name it. */
export function explainFailure(error: PvError, io: Io, file?: string): void {
	const text = failureText(error, io);
	const named = file === undefined || text.includes(file) ? text : `${file}: ${text}`;
	io.stderr.write(`pv: ${visibleLines(named)}`);
}

/** Says what any error means, a fault of the program too; returns the exit code that it asks for. */
export function explainAny(error: unknown, io: Io, file?: string): ExitCodeValue {
	const failure = asFailure(error);
	if (failure) {
		explainFailure(failure, io, file);
		return failure.exitCode;
	}
	const named = file === undefined ? '' : `${file}: `;
	const trace = error instanceof Error ? error.stack : String(error);
	io.stderr.write(visibleLines(`${named}${userWords(io)('cli.bug')}\n${trace}\n`));
	return ExitCode.usage;
}

/** A failure of ours, or one of the file system that a user can do something about. */
export function asFailure(error: unknown): PvError | undefined {
	return error instanceof PvError ? error : fromSystem(error);
}

/** What failed, then what to do, a line each. */
export function failureText(error: PvError, io: Io): string {
	return failureWords(userWords(io) as AnyPhrase, error)
		.map((line) => `${line}\n`)
		.join('');
}

/** Says that standard output or standard error could not be written to its end. */
export function explainLostOutput(error: NodeJS.ErrnoException, io: Io): void {
	const isFull = FULL.has(error.code ?? '');
	const code = isFull ? 'output/disk-full' : 'output/unwritable';
	explainFailure(
		new PvError(code, error.message, { reason: error.code ?? error.message }, { cause: error }),
		io,
	);
}

/** What systems call a disk that takes no more, or no more of this user or in this file. */
const FULL: ReadonlySet<string> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Says what is wrong with the arguments. `code` is the argument parser's name for the mistake; the words that it quotes are the culprits. `command`: whose help to look at. */
export function explainUsage(
	error: { code: string; message: string },
	command: string | undefined,
	io: Io,
): void {
	const phrase = userWords(io);
	const name = error.code.replace('commander.', '');
	// The placeholder of the value that an option wants is left out: the error gives it in English, and the help in the words of the user.
	const [word = '', other = ''] = [...error.message.matchAll(/'([^']+?)(?: <[^']*>)?'/g)].map(
		([, quoted = '']) => quoted,
	);
	const known: readonly string[] = [
		'unknownOption',
		'unknownCommand',
		'missingArgument',
		'optionMissingArgument',
		'excessArguments',
		'conflictingOption',
	];
	const near = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1] ?? 'none';
	const text = known.includes(name)
		? (phrase as AnyPhrase)(`cli.usage.${name}` as PhraseKey, { word, other, near })
		: error.message.replace(/^error: /, '');
	io.stderr.write(
		`pv: ${text}\n${phrase('cli.usage.help', { command: command === undefined ? 'pv' : `pv ${command}` })}\n`,
	);
}

function fromSystem(error: unknown): PvError | undefined {
	const { code, path, syscall = '' } = error as NodeJS.ErrnoException;
	const known: Record<string, FailureCode> = {
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
	const found = typeof code === 'string' ? known[code] : undefined;
	if (!found) return undefined;
	const name = found === 'file/not-allowed' && LOOKS.has(syscall) ? 'input/unreadable' : found;
	const folder = path?.replace(/[/\\]\.[^/\\]*\.part$/, '') ?? '';
	return new PvError(name, (error as Error).message, { path: folder }, { cause: error });
}

/** What is asked of the system only to look at something. */
const LOOKS: ReadonlySet<string> = new Set([
	'scandir',
	'opendir',
	'stat',
	'lstat',
	'readlink',
	'access',
	'read',
]);
