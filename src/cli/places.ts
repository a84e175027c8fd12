/** Where files are read and written: what a project says, or a link in it, leads to no place outside. */

import { basename, dirname, join, resolve } from 'node:path';
import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import { findProject, isInside, type Project } from './project.js';

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

/** Writes a file anew where it lies; never through a link. */
export async function rewrite(path: string, content: string, io: Io): Promise<void> {
	const real = await realPlace(path, io);
	const folder = await realPlace(dirname(resolve(io.cwd, path)), io);
	if (real !== join(folder, basename(path))) throw refusal('output/through-link', path, { real });
	await write(path, content, io);
}

/** What leads out of a project is refused with where it really lies. */
export function refusal(code: string, path: string, facts: Record<string, string>): PvError {
	return new PvError(code, `${path} leads to ${facts['real']}`, { exitCode: 2, facts: { path, ...facts } });
}
