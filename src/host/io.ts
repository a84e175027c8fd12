/** What the command line may do with the world: everything else gets it from here, so that tests give it another one. */

import type { AnyPhrase, Phrase } from '../language/ids.js';
import { isLanguage, type Language, phrasebook } from '../language/index.js';
import type { LentPrinter } from '../pdf/index.js';
import { visibleLines } from '../text/letters.js';

/** How a command ended. */
export const ExitCode = {
	/** Clean; warnings and infos are allowed. */
	clean: 0,
	/** The minutes have errors. */
	errors: 1,
	/** Usage, configuration, input that cannot be read, or output that cannot be written. */
	usage: 2,
	/** Something that this machine lacks: a browser. */
	environment: 3,
	/** Stopped by the user. */
	interrupted: 130,
} as const;

export type ExitCodeValue = (typeof ExitCode)[keyof typeof ExitCode];

export interface Output {
	/** Bytes are written as they are. */
	write(text: string | Uint8Array): void;
	/** Whether a person reads it as it comes. */
	readonly isTerminal: boolean;
	/** Whether colours may be used. */
	readonly colors: boolean;
	/** Width in characters, where it is a terminal. */
	readonly columns: number | undefined;
}

export interface PathFacts {
	kind: 'file' | 'folder' | 'other';
	/** Size in bytes. */
	size: number;
	/** Path with every symbolic link resolved. */
	real: string;
	/** What the system knows the file at `real` by, so that another one put in its place is noticed. */
	identity?: string | undefined;
}

/** A file of which parts are read, each as it is asked for. */
export interface OpenFile {
	/** Size in bytes. */
	readonly size: number;
	/** The bytes from a place to before another. */
	read(from: number, to: number): Uint8Array;
	close(): void;
}

/** A file without a name, for what a run does not keep in memory; it is gone with the process at the latest. */
export interface Spool {
	/** Puts bytes at its end; returns the place where they start. */
	append(bytes: Uint8Array): number;
	/** The bytes from a place to before another. */
	read(from: number, to: number): Uint8Array;
	close(): void;
}

/** Threads beside the main one, which each keep a compiled program of their own. */
export interface Threads {
	/** How many run at once without waiting for one another. */
	readonly count: number;
	/** `megabytes`: the memory that it may take, in a process of its own; without a number, as much as there is. */
	start(megabytes?: number): Thread;
}

/** A thread or a process of the program, which answers one question after the other. */
export interface Thread {
	/** Throws where the thread ends before it has answered; with the code `ERR_WORKER_OUT_OF_MEMORY` where it takes too much. */
	ask(question: unknown): Promise<unknown>;
	end(): Promise<void>;
}

/** What a file is to hold: whole, or in pieces that are made as they are written. */
export type FileContent = Uint8Array | string | Iterable<Uint8Array>;

export type FilesToWrite =
	| Iterable<readonly [path: string, content: FileContent]>
	| AsyncIterable<readonly [path: string, content: FileContent]>;

/** The world of the command line. Paths are absolute, or relative to `cwd`. */
export interface Io {
	readonly cwd: string;
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Results. */
	readonly stdout: Output;
	/** Talk. */
	readonly stderr: Output;
	/** Everything on standard input. */
	readInput(): Promise<Uint8Array>;
	/** Undefined where there is nothing at that path. */
	facts(path: string): Promise<PathFacts | undefined>;
	/** `facts`: of that path; throws where another file stands there by now, or where it changes while it is read. */
	read(path: string, facts?: PathFacts): Promise<Uint8Array>;
	/** Opens a file to read parts of it; `facts` as of `read`. */
	open(path: string, facts?: PathFacts): Promise<OpenFile>;
	/** Opens a file of the system's temporary folder that nobody else may read. */
	spool(): Spool;
	/** A file of the program's own package: `docs/messages/…`, `templates/…`. */
	readOwn(path: string): Promise<Uint8Array>;
	/** Names in a folder, sorted. */
	list(path: string): Promise<Array<{ name: string; kind: PathFacts['kind'] }>>;
	/**
	 * Writes all or nothing: a temporary file beside it, then a rename, which takes the place of a link too. Makes the folder where it is missing;
	 * a file that was there hands its permissions on. `folder`: where the folder of the path was found to lie; throws, with nothing written,
	 * where it is another one by now.
	 */
	write(path: string, content: Uint8Array | string, folder?: string): Promise<void>;
	/**
	 * Writes files that belong together, by path: each lies ready beside its place before the first takes it, so that a full disk leaves all as they were.
	 * They may be made one after the other; where one cannot be made, none is written. `getFolder`: `folder` of `write`, of each path.
	 */
	writeTogether(files: FilesToWrite, getFolder?: (path: string) => string | undefined): Promise<void>;
	/** Writes a new file that nobody else may read; throws where the name is taken. */
	writeSecret(path: string, content: string): Promise<void>;
	/** Gives a folder its name; what bore that name before is gone. Both lie in the same folder. */
	replaceFolder(temporary: string, folder: string): Promise<void>;
	/** Removes a folder of our own with all that it holds; nothing where it is not there. */
	removeFolder(path: string): Promise<void>;
	/** Removes a file; nothing happens where there is none. */
	removeFile(path: string): Promise<void>;
	/** Absent where nobody is at a terminal to answer. */
	readonly questions?: Questions | undefined;
	/** The bytes of a Word file made of one of another word processor; undefined where no program can do it. */
	convertToWord?(path: string): Promise<Uint8Array | undefined>;
	/** Sends bytes to an address of the network and gives its answer; throws where it has none. Only what the user names is asked. */
	post?(address: string, body: Uint8Array, type: string): Promise<Uint8Array>;
	/** Shows an address in the user's browser; absent where there is none. */
	openInBrowser?(url: string): void;
	/** Runs a program of the user's PATH at the same terminal; gives its exit status, or nothing where there is no such program. */
	runProgram?(name: string, args: readonly string[]): Promise<number | undefined>;
	/** Threads of the program beside this one; absent where there are none. */
	readonly threads?: Threads | undefined;
	/** Lends a printer that is kept for many commands; absent where each starts a browser of its own. */
	lendPrinter?(): Promise<LentPrinter | undefined>;
	/** Aborted when the user interrupts. */
	readonly signal: AbortSignal;
}

/** One of the answers to choose from. */
export interface Choice {
	value: string;
	label: string;
}

/** Asks on a terminal. Every answer is undefined where the person gives up. */
export interface Questions {
	/** A line of text. `check` says what is wrong with an answer; it is asked again. */
	text(
		question: string,
		options?: { initial?: string | undefined; check?: (answer: string) => string | undefined },
	): Promise<string | undefined>;
	choose(question: string, choices: readonly Choice[]): Promise<string | undefined>;
}

/** Resolves when the user interrupts: what runs until then is ended in order. */
export function interruption({ signal }: Io): Promise<void> {
	return new Promise((done) => {
		if (signal.aborted) done();
		else signal.addEventListener('abort', () => done(), { once: true });
	});
}

// --- The time: for what is said to people, or signed. No output that was asked to be the same every time
// depends on it.

/** Now, or what `SOURCE_DATE_EPOCH` says. */
export function timeNow({ env }: Pick<Io, 'env'>): Date {
	const epoch = env['SOURCE_DATE_EPOCH'];
	return epoch !== undefined && /^\d{1,11}$/.test(epoch) ? new Date(Number(epoch) * 1000) : new Date();
}

// --- The language in which the command line speaks to its user (messages about minutes speak the minutes' language).

/** That of the user's locale where there is one, else English. Source: POSIX, environment variables LC_ALL, LC_MESSAGES, LANG. */
export function userLanguage(env: Io['env']): Language {
	const locale = env['PV_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	const code = /^[a-z]+/i.exec(locale)?.[0].toLowerCase();
	return isLanguage(code) ? code : 'en';
}

/** The words of the command line, in the language of its user unless another is given. A file name or a value in them cannot move the cursor of the terminal. */
export function userWords(io: Io, lang = userLanguage(io.env)): Phrase {
	const phrase = phrasebook(lang);
	const shown: AnyPhrase = (key, values) => visibleLines((phrase as AnyPhrase)(key, values));
	return Object.assign(shown, { lang: phrase.lang });
}

// --- Asks a thread of its own, which is ended when its time or its memory is over: what runs without an end cannot be stopped from inside.

/** What came of it: an answer, or why there is none. */
interface Apart<Answer> {
	said?: Answer;
	stopped?: 'late' | 'interrupted' | 'memory';
}

/** Puts a question to a thread. `patience`: milliseconds; `megabytes`: of memory beyond what the program has when it asks. */
export async function askApart<Answer>(
	question: unknown,
	{ threads, signal }: { threads: Threads; signal: AbortSignal },
	{ patience, megabytes }: { patience: number; megabytes?: number },
): Promise<Apart<Answer>> {
	const thread = threads.start(megabytes);
	let stop = () => {};
	const stopped = new Promise<Apart<Answer>>((resolve) => {
		const timer = setTimeout(() => resolve({ stopped: 'late' }), patience);
		const interrupt = () => resolve({ stopped: 'interrupted' });
		signal.addEventListener('abort', interrupt, { once: true });
		stop = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', interrupt);
		};
	});
	const answered = thread.ask(question).then(
		(said): Apart<Answer> => ({ said: said as Answer }),
		(error: Error & { code?: string }): Apart<Answer> => {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return { stopped: 'memory' };
			throw error;
		},
	);
	try {
		return await Promise.race([answered, stopped]);
	} finally {
		stop();
		await thread.end();
	}
}
