/** From what the user names to meeting files, to the folder of their collection, and to work on many of them. */

import { createHash } from 'node:crypto';
import { dirname, join, normalize, relative, resolve, sep } from 'node:path';
import type { Ignore } from 'ignore';
import { PvError } from '../errors.js';
import { asFailure, explainAny, failureText } from '../host/failure.js';
import {
	ExitCode,
	type ExitCodeValue,
	type FileContent,
	type Io,
	type Output,
	type PathFacts,
	userWords,
} from '../host/io.js';
import { startsAsMinutes } from '../parse/index.js';
import { decodeText } from '../source/decode.js';
import { findProject } from './project.js';

/** Standard input, as the user names it. */
export const INPUT = '-';

/** Folders that hold no minutes. */
const SKIPPED = new Set(['node_modules', 'dist', 'out']);

/** What is asked for where nobody names a file: the folder, or standard input where it is said what that holds the text of. */
export function askedPaths(paths: readonly string[], stdinFilename?: string | undefined): readonly string[] {
	if (paths.length > 0) return paths;
	return [stdinFilename === undefined ? '.' : INPUT];
}

/**
 * Meeting files behind files and folders, sorted by path within each folder. A file that is named is always taken; in a folder only
 * Markdown files with a header count, damaged as it may be, so that a README does no harm, and none that the repository ignores. Links to
 * files are followed, links to folders are not: they may lead round in a circle. A pattern that the shell left as it is (`'minutes/**\/2024*.md'`)
 * stands for the meeting files that it fits.
 */
export async function findMeetings(paths: readonly string[], io: Io): Promise<string[]> {
	const found = new Set<string>();
	for (const path of paths) {
		if (path === INPUT) {
			found.add(INPUT);
			continue;
		}
		const facts = await io.facts(path);
		if (!facts && /[*?[{]/.test(path)) {
			for (const file of await meetingsLike(path, io)) found.add(file);
			continue;
		}
		if (!facts) {
			throw new PvError('input/missing', `${path} does not exist`, { path });
		}
		if (facts.kind === 'folder') {
			const inside = await meetingsIn(path, await readIgnoreRules(path, io), io);
			if (inside.length === 0) {
				throw new PvError('input/empty-folder', `${path} holds no meeting file`, { path });
			}
			for (const file of inside) found.add(file);
		} else found.add(path);
	}
	return [...found];
}

async function meetingsIn(folder: string, ignored: IgnoreRules, io: Io): Promise<string[]> {
	const meetings: string[] = [];
	for (const entry of await io.list(folder)) {
		if (entry.name.startsWith('.') || SKIPPED.has(entry.name)) continue;
		const path = join(folder, entry.name);
		if (ignored.ignores(path, entry.kind)) continue;
		if (entry.kind === 'folder') for (const each of await inFolder(path, ignored, io)) meetings.push(each);
		else if (/\.(md|markdown)$/i.test(entry.name) && (await isMeeting(path, entry.kind, io)))
			meetings.push(path);
	}
	return meetings;
}

/** The meeting files of a folder in another one; itself where it may not be opened, so that whoever reads it tells, and the others are read. */
async function inFolder(path: string, ignored: IgnoreRules, io: Io): Promise<string[]> {
	try {
		return await meetingsIn(path, await ignored.inside(path), io);
	} catch (error) {
		if (asFailure(error)?.code === 'input/unreadable') return [path];
		throw error;
	}
}

/** The meeting files that a pattern fits, in the folder in which its first sign stands. */
async function meetingsLike(pattern: string, io: Io): Promise<string[]> {
	const { default: picomatch } = await import('picomatch');
	const { base } = picomatch.scan(pattern);
	const folder = base === '' ? '.' : base;
	const fits = picomatch(normalize(pattern));
	const inside =
		(await io.facts(folder))?.kind === 'folder'
			? await meetingsIn(folder, await readIgnoreRules(folder, io), io)
			: [];
	const meetings = inside.filter((path) => fits(path));
	if (meetings.length === 0) {
		throw new PvError('input/no-match', `${pattern} fits no meeting file`, { path: pattern });
	}
	return meetings;
}

/** Whether an entry of a folder is a file that starts as minutes do. One that cannot be read may be minutes: whoever reads it tells. */
async function isMeeting(path: string, kind: PathFacts['kind'], io: Io): Promise<boolean> {
	try {
		// Only a link is looked at before it is opened: to find the place of each path took most of the time that a large folder takes.
		const facts = kind === 'other' ? await io.facts(path) : undefined;
		if (kind === 'other' && facts?.kind !== 'file') return facts === undefined;
		const file = await io.open(path, facts);
		try {
			// Of a file of any size only the start is read: a folder may hold anything.
			return startsAsMinutes(decodeText(file.read(0, Math.min(FIRST_BYTES, file.size))).text);
		} finally {
			file.close();
		}
	} catch {
		return true;
	}
}

/** Enough of a file to see its first lines. */
const FIRST_BYTES = 2048;

// --- What a repository ignores, as its `.gitignore` files say.

/** The patterns that hold in a folder: those of its own file, and those of the folders above in the repository. */
interface IgnoreRules {
	/** Whether git would leave out an entry of the folder. */
	ignores(path: string, kind: 'file' | 'folder' | 'other'): boolean;
	inside(folder: string): Promise<IgnoreRules>;
}

/** Rules of one `.gitignore`; its patterns are relative to the folder. */
interface Level {
	folder: string;
	patterns: Ignore;
}

/**
 * The rules for a folder, from the root of its repository down; outside a repository, and in a folder
 * that is ignored itself, none but those of its own file.
 */
async function readIgnoreRules(folder: string, io: Io): Promise<IgnoreRules> {
	const start = resolve(io.cwd, folder);
	const folders = [start];
	for (let current = start; dirname(current) !== current; current = dirname(current)) {
		if (await io.facts(join(current, '.git'))) {
			for (let above = start; above !== current; above = dirname(above)) folders.unshift(dirname(above));
			break;
		}
	}
	const levels: Level[] = [];
	for (const each of folders) {
		// Who names a folder that the repository ignores means what is in it.
		if (each === start && rules(levels, io).ignores(start, 'folder')) levels.length = 0;
		for (const level of await readLevel(each, io)) levels.push(level);
	}
	return rules(levels, io);
}

function rules(levels: readonly Level[], io: Io): IgnoreRules {
	return {
		ignores(path, kind) {
			const at = resolve(io.cwd, path);
			// The file nearest to the path decides first, as in git.
			for (const { folder, patterns } of levels.toReversed()) {
				const name = relative(folder, at).split(sep).join('/');
				const { ignored, unignored } = patterns.test(kind === 'folder' ? `${name}/` : name);
				if (ignored || unignored) return ignored;
			}
			return false;
		},
		async inside(folder) {
			const own = await readLevel(resolve(io.cwd, folder), io);
			return own.length === 0 ? this : rules([...levels, ...own], io);
		},
	};
}

async function readLevel(folder: string, io: Io): Promise<Level[]> {
	const path = join(folder, '.gitignore');
	if ((await io.facts(path))?.kind !== 'file') return [];
	const text = new TextDecoder().decode(await io.read(path));
	// Loaded only where there is something to ignore.
	const { default: ignore } = await import('ignore');
	return [{ folder, patterns: ignore().add(text) }];
}

// --- The root folder of a collection of meetings, how the collection names its files, and what it knows their content by.

/** The folder that paths of a collection start from: that of the configuration, else the one that was named, else the current one. */
export async function collectionFolder(paths: readonly string[], io: Io): Promise<string> {
	const [only] = paths;
	const named =
		paths.length === 1 && only !== undefined && (await io.facts(only))?.kind === 'folder' ? only : '.';
	const folder = resolve(io.cwd, named);
	const project = await findProject(folder, io);
	return project.config === undefined ? folder : dirname(project.config);
}

/** A path as the collection has it: from its folder, with `/`. */
export function insidePath(base: string, path: string): string {
	return relative(base, path).split(sep).join('/');
}

/** SHA-256 in hexadecimal, of a whole or of pieces that follow one another. */
export function sha256(content: FileContent): string {
	const hash = createHash('sha256');
	if (typeof content === 'string' || content instanceof Uint8Array) hash.update(content);
	else for (const piece of content) hash.update(piece);
	return hash.digest('hex');
}

// --- Work on many files: some at the same time, with a line on the terminal that says how far it is, and what they fail of.

/**
 * Does the work for each item, `atOnce` of them at a time, in their order. After a failure no further one is begun; it is thrown when those under way have ended,
 * so that nothing goes on behind the back of who clears up.
 */
export async function workAtOnce<Item>(
	items: readonly Item[],
	atOnce: number,
	work: (item: Item) => Promise<void>,
): Promise<void> {
	// Shared by all that work at once.
	const queue = items.values();
	let failure: { error: unknown } | undefined;
	const workThrough = async () => {
		for (const item of queue) {
			if (failure) return;
			try {
				await work(item);
			} catch (error) {
				failure ??= { error };
			}
		}
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, workThrough));
	if (failure) throw failure.error;
}

// --- Progress: on a terminal only, and only where the work is long.

/** Tells how far the work is. */
export interface Progress {
	/** The world, where what is said takes the place of the line. */
	io: Io;
	/** One file is done. */
	step(path: string): void;
	/** Clears the line. */
	end(): void;
}

const CLEAR = '\r\u001b[K';

/** A counter on one line of the terminal; silent elsewhere, for fewer than three files, and for screen readers (`ACCESSIBLE`). */
export function createProgress(total: number, io: Io): Progress {
	const { stderr } = io;
	if (!stderr.isTerminal || total < 3 || io.env['ACCESSIBLE']) return { io, step() {}, end() {} };
	const phrase = userWords(io);
	const { isTerminal, colors, columns } = stderr;
	let done = 0;
	let isShown = false;
	const end = () => {
		if (isShown) stderr.write(CLEAR);
		isShown = false;
	};
	const write: Output['write'] = (text) => {
		end();
		stderr.write(text);
	};
	return {
		io: Object.assign(Object.create(io) as Io, { stderr: { write, isTerminal, colors, columns } }),
		step(path) {
			done++;
			const line = phrase('cli.build.progress', { done, total, path }).slice(0, (columns ?? 80) - 1);
			stderr.write(`${CLEAR}${line}`);
			isShown = true;
		},
		end,
	};
}

// --- What the files of one run fail of: each failure is told, and the others go on.

/** The failures of a run over meeting files. */
export class Failures {
	readonly #files: number;
	readonly #io: Io;
	readonly #told = new Set<string>();
	#count = 0;
	#code: ExitCodeValue = ExitCode.clean;

	/** `files`: how many the run has; a single one's failure is that of the run. */
	constructor(files: number, io: Io) {
		this.#files = files;
		this.#io = io;
	}

	/** How many files failed. */
	get count(): number {
		return this.#count;
	}

	/** How the run ends for them: the most serious end counts. */
	get code(): ExitCodeValue {
		return this.#code;
	}

	/** Tells a file's failure; what is wrong with the command itself is thrown on. A cause that files share is told once. */
	outlive(error: unknown, path: string): void {
		const failure = asFailure(error);
		const code = failure?.code ?? '';
		const isOfAll = code.startsWith('usage/') && code !== 'usage/same-output';
		if (this.#files === 1 || this.#io.signal.aborted || isOfAll) throw error;
		this.#count++;
		const text = failure && failureText(failure, this.#io);
		if (failure && text !== undefined && this.#told.has(text)) {
			this.#end(failure.exitCode);
			return;
		}
		if (text !== undefined) this.#told.add(text);
		this.#end(explainAny(error, this.#io, path));
	}

	/** Counts a failure whose words are known already. `say` tells it; a cause that files share is told once. */
	tell(text: string, code: ExitCodeValue, say: () => void): void {
		this.#count++;
		this.#end(code);
		if (this.#told.has(text)) return;
		this.#told.add(text);
		say();
	}

	#end(code: ExitCodeValue): void {
		if (code > this.#code) this.#code = code;
	}
}
