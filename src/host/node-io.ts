/** The real world, by Node. */

import { fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	type BigIntStats,
	closeSync,
	constants,
	existsSync,
	fstatSync,
	lstatSync,
	openSync,
	readFileSync,
	readSync,
	realpathSync,
	rmSync,
	statSync,
	writeSync,
} from 'node:fs';
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, delimiter, dirname, extname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { PvError } from '../errors.js';
import { explainLostOutput } from './failure.js';
import {
	type Choice,
	ExitCode,
	type FileContent,
	type FilesToWrite,
	type Io,
	type OpenFile,
	type Output,
	type PathFacts,
	type Questions,
	type Spool,
	type Thread,
	type Threads,
} from './io.js';

/**
 * The world that the process runs in. `packageFolder` is where the program's own documents and templates are. `direct`: the process writes for
 * nobody but this program, so that what goes to a file or a pipe is written at once, without the streams that Node makes for it. `signal`
 * ends what is under way; without it, what interrupts the process does, which then does not end by itself: a guest in somebody's process
 * gives its own.
 */
export function nodeIo(
	packageFolder: string,
	{ direct = false, signal = interruptionOfProcess() }: { direct?: boolean; signal?: AbortSignal } = {},
): Io {
	const cwd = process.cwd();
	const tellLost = lostOutput(() => io);
	// Opened by whoever writes, for a stream is listened to from then on.
	let stdout: Output | undefined;
	let stderr: Output | undefined;
	const io: Io = {
		cwd,
		env: process.env,
		get stdout() {
			stdout ??= output(1, direct, tellLost);
			return stdout;
		},
		get stderr() {
			stderr ??= output(2, direct, tellLost);
			return stderr;
		},
		signal,
		convertToWord: (path) => convertToWord(resolve(cwd, path), process.env, signal),
		readInput,
		facts: (path) => getFacts(resolve(cwd, path)),
		// Small files one after the other: asking at once is several times faster than going through the thread pool.
		read: async (path, facts) => readSettled(resolve(cwd, path), facts),
		open: async (path, facts) => openSettled(resolve(cwd, path), facts),
		spool: openSpool,
		readOwn: (path) => readFile(resolve(packageFolder, path)),
		list: (path) => listFolder(resolve(cwd, path)),
		// Asked for by the few commands that put questions: even to look at standard input opens it.
		get questions() {
			return terminalQuestions();
		},
		// Asked for by commands over many files.
		get threads() {
			return nodeThreads(packageFolder);
		},
		openInBrowser,
		post,
		write: (path, content, folder) => writeWhole([[resolve(cwd, path), content]], () => folder),
		writeTogether: (files, getFolder) => writeWhole(resolved(files, cwd), getFolder),
		writeSecret: (path, content) => writeSecret(resolve(cwd, path), content),
		replaceFolder: (temporary, folder) => replaceFolder(resolve(cwd, temporary), resolve(cwd, folder)),
		removeFile: (path) => rm(resolve(cwd, path), { force: true }),
		removeFolder: (path) => rm(resolve(cwd, path), { recursive: true, force: true }),
		runProgram,
	};
	return io;
}

async function readInput(): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
	return Buffer.concat(chunks);
}

async function listFolder(path: string): ReturnType<Io['list']> {
	const entries = await readdir(path, { withFileTypes: true });
	return entries
		.map((entry) => ({ name: entry.name, kind: getKind(entry) }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function writeSecret(path: string, content: string): Promise<void> {
	await makeFolder(dirname(path));
	const file = await open(path, 'wx', 0o600);
	try {
		await file.writeFile(content);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** Aborted by what a user or the system ends a program with; the last is that of a terminal that is closed. */
function interruptionOfProcess(): AbortSignal {
	const interruption = new AbortController();
	for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => interruption.abort());
	return interruption.signal;
}

/**
 * A stream that cannot be written is said once, on standard error, and ends the run as a usage error: the code that is set here stands
 * whatever the command returns. A reader that stops early (`pv check | head`) is no fault of ours.
 */
function lostOutput(io: () => Io): (error: NodeJS.ErrnoException) => void {
	let told = false;
	return (error) => {
		if (error.code === 'EPIPE' || told) return;
		told = true;
		process.exitCode = ExitCode.usage;
		explainLostOutput(error, io());
	};
}

/** A standard stream; `fd` is its number for the system, which a worker's has not. */
type StandardStream = NodeJS.WriteStream & { fd?: number };

function output(fd: 1 | 2, direct: boolean, tellLost: (error: NodeJS.ErrnoException) => void): Output {
	const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
	const forced = FORCE_COLOR ? FORCE_COLOR !== '0' : undefined;
	if (direct && isFileOrPipe(fd)) {
		const write = writeDirectly(fd, () => openStream(fd, tellLost), tellLost);
		return { write, isTerminal: false, colors: forced ?? false, columns: undefined };
	}
	const stream = openStream(fd, tellLost);
	const isTerminal = stream.isTTY === true;
	return {
		write:
			stream.fd !== undefined && fstatSync(stream.fd).isFile()
				? writeDirectly(stream.fd, () => stream, tellLost)
				: (text) => {
						stream.write(text);
					},
		isTerminal,
		colors: forced ?? (isTerminal && !NO_COLOR && TERM !== 'dumb'),
		columns: stream.columns,
	};
}

function openStream(fd: 1 | 2, tellLost: (error: NodeJS.ErrnoException) => void): StandardStream {
	const stream: StandardStream = fd === 1 ? process.stdout : process.stderr;
	stream.on('error', tellLost);
	opened.add(stream);
	return stream;
}

const opened = new Set<StandardStream>();

/** Is all written that went to standard output and error so far? */
export function isAllWritten(): boolean {
	return [...opened].every((stream) => stream.writableLength === 0 && !stream.errored);
}

/** Pipes of Windows are written by the streams of Node alone. */
function isFileOrPipe(fd: number): boolean {
	try {
		const facts = fstatSync(fd);
		return facts.isFile() || (facts.isFIFO() && process.platform !== 'win32');
	} catch {
		// It was closed before the program started.
		return false;
	}
}

/** Writes to the end: the stream itself passes over it in silence when a disk takes the first part of a text only. */
function writeDirectly(
	fd: number,
	stream: () => StandardStream,
	tellLost: (error: NodeJS.ErrnoException) => void,
): Output['write'] {
	let isLost = false;
	let waits: StandardStream | undefined;
	return (text) => {
		if (isLost) return;
		if (waits) {
			waits.write(text);
			return;
		}
		const bytes = Buffer.from(text);
		let written = 0;
		try {
			while (written < bytes.length) written += writeSync(fd, bytes, written);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code === 'EAGAIN') {
				// A pipe that is full, and that somebody has set not to wait.
				waits = stream();
				waits.write(bytes.subarray(written));
				return;
			}
			isLost = true;
			tellLost(error as NodeJS.ErrnoException);
		}
	};
}

/** An answer of a time stamp server is some kilobytes. */
const [LARGEST_ANSWER, PATIENCE] = [1024 * 1024, 30_000];

async function post(address: string, body: Uint8Array, type: string): Promise<Uint8Array> {
	const answer = await fetch(address, {
		method: 'POST',
		body: Buffer.from(body),
		headers: { 'content-type': type },
		redirect: 'error',
		signal: AbortSignal.timeout(PATIENCE),
	});
	if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
	const parts: Uint8Array[] = [];
	let length = 0;
	// Whoever sends without an end is left: to go out of the loop closes the connection.
	for await (const part of answer.body ?? []) {
		length += part.length;
		if (length > LARGEST_ANSWER) throw new Error('the answer is too long');
		parts.push(part);
	}
	return new Uint8Array(Buffer.concat(parts));
}

/** Hands an address to the desktop. Where there is none nothing happens: the address is printed as well. */
function openInBrowser(url: string): void {
	const commands: Partial<Record<NodeJS.Platform, [string, string[]]>> = {
		darwin: ['open', [url]],
		win32: ['rundll32', ['url.dll,FileProtocolHandler', url]],
	};
	const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME } = process.env;
	if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY && !WSL_DISTRO_NAME) return;
	const [command, args] = commands[process.platform] ?? ['xdg-open', [url]];
	const opener = spawn(command, args, { stdio: 'ignore', detached: true });
	opener.on('error', () => {});
	opener.unref();
}

function getKind(entry: { isFile(): boolean; isDirectory(): boolean }): PathFacts['kind'] {
	return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
}

async function getFacts(path: string): Promise<PathFacts | undefined> {
	try {
		// Most places that are looked at do not exist: asked for first, for a failure of the walk over the folders costs many times as much.
		if (!lstatSync(path, { throwIfNoEntry: false })) return undefined;
		const real = realpathSync(path);
		const facts = lstatSync(real, { bigint: true });
		return { kind: getKind(facts), size: Number(facts.size), real, identity: getIdentity(facts) };
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP' || code === 'ENAMETOOLONG')
			return undefined;
		throw error;
	}
}

/** A file of the same device and number is the same one, whatever it is called by now. */
function getIdentity({ dev, ino }: BigIntStats): string {
	return `${dev}:${ino}`;
}

/**
 * The bytes of a file as they stood at one moment. What was looked at and what is read are the same file: a link or another file put there in between is
 * refused, and so is what a writer changes meanwhile. A pipe is never waited for.
 */
function readSettled(path: string, facts: PathFacts | undefined): Uint8Array {
	const { file, before } = openRegular(path, facts);
	try {
		const bytes = readFileSync(file);
		const after = fstatSync(file, { bigint: true });
		if (after.mtimeNs !== before.mtimeNs || after.size !== before.size) throw changedMeanwhile(path);
		return bytes;
	} finally {
		closeSync(file);
	}
}

/** Opens a file of which parts are read; one that another takes the place of is read on as it was. */
function openSettled(path: string, facts: PathFacts | undefined): OpenFile {
	const { file, before } = openRegular(path, facts);
	return {
		size: Number(before.size),
		read: (from, to) => readPart(file, path, { from, to }),
		close: () => closeSync(file),
	};
}

function readPart(file: number, path: string, { from, to }: { from: number; to: number }): Uint8Array {
	const bytes = new Uint8Array(to - from);
	let length = 0;
	while (length < bytes.length) {
		const read = readSync(file, bytes, length, bytes.length - length, from + length);
		if (read === 0) throw changedMeanwhile(path);
		length += read;
	}
	return bytes;
}

function openSpool(): Spool {
	const path = join(tmpdir(), `pv-${randomBytes(8).toString('hex')}`);
	const file = openSync(path, 'wx+', 0o600);
	// Once its name is gone nobody else can open it, and it ends with the process however that ends.
	rmSync(path, { force: true });
	let size = 0;
	return {
		append(bytes) {
			const from = size;
			try {
				for (let done = 0; done < bytes.length; size = from + done)
					done += writeSync(file, bytes, done, bytes.length - done, from + done);
			} catch (error) {
				throw Object.assign(error as NodeJS.ErrnoException, { path });
			}
			return from;
		},
		read: (from, to) => readPart(file, path, { from, to }),
		close: () => closeSync(file),
	};
}

function openRegular(path: string, facts: PathFacts | undefined): { file: number; before: BigIntStats } {
	const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
	try {
		const before = fstatSync(file, { bigint: true });
		if (facts?.identity !== undefined && getIdentity(before) !== facts.identity) throw changedMeanwhile(path);
		if (!before.isFile() && !before.isDirectory())
			throw new PvError('input/not-a-file', `${path} is not a file`, { path });
		return { file, before };
	} catch (error) {
		closeSync(file);
		throw error;
	}
}

function changedMeanwhile(path: string): PvError {
	return new PvError('file/changed', `${path} changed while it was read`, { path });
}

/** The files, each with its path made absolute from the folder `cwd`. */
async function* resolved(files: FilesToWrite, cwd: string): AsyncGenerator<[string, FileContent]> {
	for await (const [path, content] of files) yield [resolve(cwd, path), content];
}

/** Writes every file beside its place, then puts them there; none is put there where one cannot be written. `getRealFolder`: see {@link Io.write}. */
async function writeWhole(
	files: FilesToWrite,
	getRealFolder: (path: string) => string | undefined = () => undefined,
): Promise<void> {
	const ready = new Map<string, string>();
	let current = '';
	try {
		for await (const [path, content] of files) {
			current = path;
			const realFolder = getRealFolder(path);
			const folder = realFolder ?? dirname(path);
			await makeFolder(folder);
			const name = basename(path);
			const temporary = join(folder, `.${name}.${randomBytes(6).toString('hex')}.part`);
			ready.set(join(folder, name), temporary);
			await writeNew(temporary, content, join(folder, name), () => {
				// A folder may have become a link since it was looked at. Where the temporary file lies in the right one, a rename finds it there alone.
				if (realFolder !== undefined && realpathSync(folder) !== realFolder)
					throw new PvError('output/folder-changed', `${folder} became another folder`, { path });
			});
		}
		for (const [place, temporary] of ready) {
			current = place;
			await rename(temporary, place);
		}
	} catch (error) {
		for (const temporary of ready.values()) await rm(temporary, { force: true });
		// What fails in an open file, as on a full disk, does not say in which.
		throw error instanceof Error && !('path' in error) ? Object.assign(error, { path: current }) : error;
	}
}

/** Writes a file that is not there yet. Who may read the one at `place` may read it, and nobody else. `look` comes before its first byte. */
async function writeNew(path: string, content: FileContent, place: string, look: () => void): Promise<void> {
	const file = await open(path, 'wx');
	try {
		look();
		const before = statSync(place, { throwIfNoEntry: false });
		if (before?.isFile()) await file.chmod(before.mode & 0o777);
		await writeFile(file, content);
		await file.sync();
	} finally {
		await file.close();
	}
}

/** One folder after the other: Node's own way, `recursive`, never returns where a file system refuses (`/proc` on Linux). */
async function makeFolder(folder: string): Promise<void> {
	if (existsSync(folder)) return;
	await makeFolder(dirname(folder));
	await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
		// Another document of the same run may have made it meanwhile.
		if (error.code !== 'EEXIST') throw error;
	});
}

/** A folder cannot take the place of one that holds something: that one steps aside first, and is removed last. */
async function replaceFolder(temporary: string, folder: string): Promise<void> {
	const aside = `${temporary}.old`;
	const isThere = existsSync(folder);
	if (isThere) await rename(folder, aside);
	try {
		await rename(temporary, folder);
	} catch (error) {
		if (isThere) await rename(aside, folder);
		throw error;
	}
	await rm(aside, { recursive: true, force: true });
}

async function runProgram(name: string, args: readonly string[]): Promise<number | undefined> {
	const { default: which } = await import('which');
	const path = await which(name, { nothrow: true });
	if (path === null) return undefined;
	return new Promise((done, fail) => {
		const child = spawn(path, args, { stdio: 'inherit' });
		child.once('error', fail);
		child.once('close', (code) => done(code ?? ExitCode.interrupted));
	});
}

// --- Questions on the terminal of the process: with cursor keys, or as plain numbered lines that a screen reader reads once.

/** Questions on standard error, so that standard output stays clean; nothing where nobody is there to answer. */
function terminalQuestions(): Questions | undefined {
	const { stdin, stderr, env } = process;
	if (stdin.isTTY !== true || stderr.isTTY !== true) return undefined;
	const plain = (env['ACCESSIBLE'] ?? '0') !== '0' || env['TERM'] === 'dumb';
	return plain ? plainQuestions(stdin, stderr) : drawnQuestions(stdin, stderr);
}

/** Questions as lines of text: choices have numbers, nothing is drawn twice. */
export function plainQuestions(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Questions {
	const ask = async (prompt: string): Promise<string | undefined> => {
		const lines = createInterface({ input, output });
		try {
			return await new Promise<string | undefined>((resolve, reject) => {
				lines.once('close', () => resolve(undefined));
				lines.once('SIGINT', () => resolve(undefined));
				lines.question(prompt).then(resolve, reject);
			});
		} finally {
			lines.close();
		}
	};
	return {
		async text(question, { initial, check } = {}) {
			for (;;) {
				const line = await ask(`${question}${initial === undefined ? '' : ` (${initial})`}: `);
				if (line === undefined) return undefined;
				const answer = line.trim() === '' ? (initial ?? '') : line.trim();
				const wrong = check?.(answer);
				if (wrong === undefined) return answer;
				output.write(`${wrong}\n`);
			}
		},
		async choose(question, choices) {
			choices.forEach(({ label }, index) => {
				output.write(`${index + 1}. ${label}\n`);
			});
			for (;;) {
				const line = await ask(`${question} (1-${choices.length}): `);
				if (line === undefined) return undefined;
				const chosen = /^\d{1,4}$/.test(line.trim()) ? choices[Number(line) - 1] : undefined;
				if (chosen) return chosen.value;
			}
		},
	};
}

function drawnQuestions(input: NodeJS.ReadStream, output: NodeJS.WriteStream): Questions {
	return {
		async text(question, { initial, check } = {}) {
			const { isCancel, text } = await import('@clack/prompts');
			const answer = await text({
				input,
				output,
				message: question,
				...(initial === undefined ? {} : { initialValue: initial }),
				...(check ? { validate: (value: string | undefined) => check((value ?? '').trim()) } : {}),
			});
			return isCancel(answer) ? undefined : (answer ?? '').trim();
		},
		async choose(question, choices: readonly Choice[]) {
			const { isCancel, select } = await import('@clack/prompts');
			const answer = await select({
				input,
				output,
				message: question,
				options: [...choices],
				// Its words are English, whoever asks.
				showInstructions: false,
			});
			return isCancel(answer) ? undefined : answer;
		},
	};
}

// --- Threads of this process for what is the program's own work, and processes for what a stranger's file asks for: where V8 finds no memory in the
// midst of its own work it ends the whole process, whatever limit a thread of it has. A pool from a package starts its own file by its path, which a
// program of one file cannot carry.

/** More threads than that gain nothing: each keeps the compiled program in memory. */
const MOST_THREADS = 8;

/** `packageFolder`: where `bin` is. */
function nodeThreads(packageFolder: string): Threads {
	return {
		count: Math.min(availableParallelism(), MOST_THREADS),
		start: (megabytes) =>
			megabytes === undefined ? startThread(packageFolder) : startProcess(packageFolder, megabytes),
	};
}

function startThread(packageFolder: string): Thread {
	const worker = new Worker(join(packageFolder, 'bin', 'thread.js'));
	const answers = new Answers();
	worker.on('error', (error) => answers.fail(error));
	worker.on('exit', () => answers.fail(new Error('the thread has ended')));
	worker.on('message', (answer) => answers.give(answer));
	return {
		ask: (question) => answers.wait(() => worker.postMessage(question)),
		end: async () => {
			await worker.terminate();
		},
	};
}

/** A process that may take so much memory; nothing of what it writes is shown, as V8 tells its own story where memory is over. */
function startProcess(packageFolder: string, megabytes: number): Thread {
	const child = fork(join(packageFolder, 'bin', 'apart.js'), [String(megabytes)], {
		execArgv: [`--max-old-space-size=${megabytes}`],
		// Bytes pass as bytes.
		serialization: 'advanced',
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
	});
	const answers = new Answers();
	child.on('error', (error) => answers.fail(error));
	// It ends itself where it takes too much, and V8 gives up where it finds no memory for itself.
	child.on('exit', (code, signal) =>
		answers.fail(
			signal === 'SIGKILL' || signal === 'SIGABRT' || code === ABORTED
				? Object.assign(new Error('the process takes too much memory'), { code: 'ERR_WORKER_OUT_OF_MEMORY' })
				: new Error('the process has ended'),
		),
	);
	child.on('message', (message: { answer: unknown } | { failure: string }) => {
		if ('failure' in message) answers.fail(new Error(message.failure));
		else answers.give(message.answer);
	});
	const ended = new Promise<void>((resolve) => {
		child.once('exit', () => resolve());
		child.once('error', () => resolve());
	});
	return {
		ask: (question) =>
			answers.wait(() => {
				// An error of sending comes as one of the child.
				child.send(question as object, () => {});
			}),
		end: async () => {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** How a process ends that aborts where there are no signals. */
const ABORTED = 134;

/** One question at a time waits for its answer, or for the end of the one who was asked. */
class Answers {
	#failed: Error | undefined;
	#waiting: { resolve: (answer: unknown) => void; reject: (error: Error) => void } | undefined;

	wait(ask: () => void): Promise<unknown> {
		return new Promise((resolve, reject) => {
			if (this.#failed) {
				reject(this.#failed);
				return;
			}
			this.#waiting = { resolve, reject };
			ask();
		});
	}

	give(answer: unknown): void {
		this.#waiting?.resolve(answer);
		this.#waiting = undefined;
	}

	/** The first reason stays. */
	fail(error: Error): void {
		this.#failed ??= error;
		this.#waiting?.reject(this.#failed);
		this.#waiting = undefined;
	}
}

// --- LibreOffice, where it is installed: it turns the files of other word processors into those of Word.

/** A conversion that takes longer has failed: LibreOffice may wait for an answer to a window that nobody sees. */
const LONGEST_CONVERSION = 120_000;

/** The bytes of a Word file made of another; undefined where LibreOffice is not installed. Throws where it cannot read the file. */
async function convertToWord(
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
		await runToEnd(program, options, env, signal);
		return await readFile(join(folder, `${basename(path, extname(path))}.docx`));
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Runs a program to its end; throws where it fails. */
function runToEnd(
	program: string,
	options: readonly string[],
	env: Readonly<Record<string, string | undefined>>,
	signal: AbortSignal,
): Promise<void> {
	return new Promise((done, fail) => {
		const child = spawn(program, options, {
			stdio: 'ignore',
			timeout: LONGEST_CONVERSION,
			signal,
			env: { ...env },
		});
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
