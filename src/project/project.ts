/** The project around a meeting file: its root, which no path may leave, its configuration and seals; reading and writing inside it. */

import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { CONFIG_FILE } from '../config/config.js';
import { PvError } from '../errors.js';
import type { FilesToWrite, Io, PathFacts } from '../host/io.js';
import type { FailureCode } from '../language/ids.js';

/** The project that holds a meeting file: its root folder and its configuration file. */
export interface Project {
	/** Folder that no path may leave, symbolic links resolved. */
	root: string;
	/** Path of the nearest configuration file, if there is one. */
	config: string | undefined;
	/** Whether a repository or a configuration marks the root; else it is the folder alone. */
	isMarked: boolean;
}

/**
 * Walks up from the folder of a meeting file: the nearest configuration file, and the root at it or at the repository's. A configuration that
 * the user names (`--config`, `PV_CONFIG`) takes the place of the nearest one.
 */
export async function findProject(folder: string, io: Io): Promise<Project> {
	const start = (await io.facts(folder))?.real ?? resolve(io.cwd, folder);
	let config: string | undefined;
	let root: string | undefined;
	for (let current = start; ; current = dirname(current)) {
		if (config === undefined && (await io.facts(resolve(current, CONFIG_FILE)))?.kind === 'file') {
			config = resolve(current, CONFIG_FILE);
			root ??= current;
		}
		if (await io.facts(resolve(current, '.git'))) {
			root = current;
			break;
		}
		if (dirname(current) === current) break;
	}
	const named = namedConfig(io);
	return { root: root ?? start, config: named ?? config, isMarked: root !== undefined };
}

/** Path of the configuration that the user names, wherever it lies. */
export function namedConfig(io: Io): string | undefined {
	const name = io.env['PV_CONFIG'];
	return name === undefined || name === '' ? undefined : resolve(io.cwd, name);
}

/** Whether a resolved path lies in a folder. */
export function isInside(folder: string, path: string): boolean {
	const way = relative(folder, path);
	return way === '' || (!isAbsolute(way) && way !== '..' && !way.startsWith(`..${sep}`));
}

// --- Where files are read and written: what a project says, or a link in it, leads to no place outside.

/** Where a path really lies, or would lie: the links of its folders are resolved as far as these exist. */
export async function realPlace(path: string, io: Io): Promise<string> {
	const rest: string[] = [];
	for (let current = resolve(io.cwd, path); ; current = dirname(current)) {
		const facts = await io.facts(current);
		if (facts) return rest.reduce((folder, name) => join(folder, name), facts.real);
		if (dirname(current) === current) return resolve(io.cwd, path);
		rest.unshift(basename(current));
	}
}

/**
 * The project that a link on the way to a path leads out of, if one does. A link that lies in no project may lead anywhere: it is the user's own, not that
 * of who sent the project.
 */
async function projectLeft(path: string, io: Io, place?: string): Promise<Project | undefined> {
	const written = resolve(io.cwd, path);
	const real = place ?? (await realPlace(written, io));
	if (real === written) return undefined;
	for (let current = written; dirname(current) !== current; current = dirname(current)) {
		const folder = await realPlace(dirname(current), io);
		if ((await realPlace(current, io)) === join(folder, basename(current))) continue;
		const project = await findProject(folder, io);
		if (project.isMarked && !isInside(project.root, real)) return project;
	}
	return undefined;
}

/**
 * Finds the project of a meeting file, from the folder that it was written in; refuses a file that a link brings in from outside. `place`: where
 * the file lies that will be read, for the link may lead elsewhere when it is looked at again.
 */
export async function projectAround(path: string, io: Io, place?: string): Promise<Project> {
	const folder = await realPlace(dirname(resolve(io.cwd, path)), io);
	const project = await findProject(folder, io);
	const real = place ?? (await realPlace(path, io));
	// Where nothing marks a project, the folder that the user works in is one too.
	const isOwn =
		isInside(project.root, real) ||
		(!project.isMarked && [folder, real].every((each) => isInside(io.cwd, each)));
	const left = isOwn ? await projectLeft(path, io, real) : project;
	if (left) throw refusal('input/outside', path, { root: left.root, real });
	return project;
}

/** Refuses to write at a path that a link in a project leads out of it. */
export async function refuseLinkOut(path: string, io: Io): Promise<void> {
	const left = await projectLeft(path, io);
	if (left) throw refusal('output/link-outside', path, { root: left.root, real: await realPlace(path, io) });
}

/** Writes a file where the user named it. */
export async function write(path: string, content: Uint8Array | string, io: Io): Promise<void> {
	const folder = dirname(resolve(io.cwd, path));
	await refuseLinkOut(folder, io);
	await io.write(path, content, await realPlace(folder, io));
}

/** Writes files of one folder, by their names: all of them, or none. */
export async function writeTogether(folder: string, files: FilesToWrite, io: Io): Promise<void> {
	await refuseLinkOut(folder, io);
	const place = await realPlace(resolve(io.cwd, folder), io);
	async function* inFolder() {
		for await (const [name, content] of files) yield [join(folder, name), content] as const;
	}
	await io.writeTogether(inFolder(), () => place);
}

/** What leads out of a project is refused with where it really lies. */
export function refusal(code: FailureCode, path: string, facts: Record<string, string>): PvError {
	return new PvError(code, `${path} leads to ${facts['real']}`, { path, ...facts });
}

const NEW_LINE = 0x0a;

/** The text of a file; where its bytes are no UTF-8 a failure with the line, for a sign put in their place would go onto the page. */
export function utf8Text(bytes: Uint8Array, path: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		const line = firstWrongLine(bytes);
		throw new PvError('file/not-utf8', `${path} is not in UTF-8 (line ${line})`, { path, line }, { cause });
	}
}

/** No sign of several bytes holds the byte of a new line, so that each line stands by itself. */
function firstWrongLine(bytes: Uint8Array): number {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let from = 0;
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(NEW_LINE, from);
		try {
			decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
		} catch {
			return line;
		}
		if (end < 0) return line;
		from = end + 1;
	}
}

export const SEALS_FILE = 'pv.seals';

/** The nearest file of seals above a folder, inside its project; nothing where there is none. */
export async function locateSeals(
	folder: string,
	io: Io,
): Promise<{ folder: string; path: string; facts: PathFacts } | undefined> {
	const { root } = await findProject(folder, io);
	for (let current = folder; ; current = dirname(current)) {
		const path = join(current, SEALS_FILE);
		const facts = await io.facts(path);
		if (facts?.kind === 'file') return { folder: current, path, facts };
		if (current === root || dirname(current) === current) return undefined;
	}
}
