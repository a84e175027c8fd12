/** What `pv check` says of several meetings together, and of sealed ones. */

import { dirname, join, resolve } from 'node:path';
import {
	type CheckedMeeting,
	checkCollection,
	linksOf,
	readSeals,
	type Seal,
	type SharedPeople,
	sealedText,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import type { Diagnostic } from '../../lint/run.js';
import { decodeText } from '../../parse/index.js';
import type { CompiledFile } from '../compile-file.js';
import { INPUT } from '../find-meetings.js';
import { collectionFolder, insidePath, sha256, sharedPeople } from './read-collection.js';
import { locateSeals, SEALS_FILE } from './seal-file.js';

/** The messages of each file that only the files together have, by path as the user named it. A single file has those of its seal. */
export async function checkFolder(
	paths: readonly string[],
	files: readonly CompiledFile[],
	io: Io,
): Promise<ReadonlyMap<string, Diagnostic[]>> {
	const known = await withoutLinks(files, io);
	const seals = await sealsOf(known, io);
	if (known.length < 2 && seals.size === 0) return new Map();
	const base = await collectionFolder(paths, io);
	const shared = new Map<string, SharedPeople>();
	const checked: CheckedMeeting[] = [];
	const byPlace = new Map<string, string>();
	for (const file of known) {
		const place = insidePath(base, resolve(io.cwd, file.path));
		byPlace.set(place, file.path);
		checked.push({
			file: place,
			input: file.compiled,
			shared: (await sharedPeople(file, shared, io)).shared,
			severities: file.config.severities,
		});
	}
	const messages = checkCollection(checked, {
		seals: new Map([...seals].map(([path, seal]) => [insidePath(base, resolve(io.cwd, path)), seal])),
		isThere: await linkedFiles(checked, base, io),
	});
	return new Map([...messages].map(([place, found]) => [byPlace.get(place) ?? place, found]));
}

/** Each file once, by whatever links it is found; standard input has no place among others. */
async function withoutLinks(files: readonly CompiledFile[], io: Io): Promise<CompiledFile[]> {
	const known = new Map<string, CompiledFile>();
	for (const file of files) {
		const real = file.path === INPUT ? undefined : (await io.facts(file.path))?.real;
		if (real !== undefined && !known.has(real)) known.set(real, file);
	}
	return [...known.values()];
}

/** Whether the files are there that meetings link to. */
async function linkedFiles(checked: readonly CheckedMeeting[], base: string, io: Io) {
	const there = new Map<string, boolean>();
	for (const meeting of checked)
		for (const { path } of linksOf(meeting))
			if (!there.has(path)) there.set(path, (await io.facts(join(base, path)))?.kind === 'file');
	return (path: string) => there.get(path);
}

/** The seals of these files, by path as the user named them: those of the nearest file of seals, up to the end of the project. */
async function sealsOf(files: readonly CompiledFile[], io: Io): Promise<Map<string, Seal>> {
	const found = new Map<string, Seal>();
	const byFolder = new Map<string, SealFile | undefined>();
	for (const { path, compiled } of files) {
		const at = resolve(io.cwd, path);
		const folder = dirname(at);
		if (!byFolder.has(folder)) byFolder.set(folder, await findSeals(folder, io));
		const file = byFolder.get(folder);
		const sealed = file?.seals.get(insidePath(file.folder, at));
		if (sealed !== undefined) found.set(path, { sealed, now: digestOf(compiled) });
	}
	return found;
}

/** The digest of what a seal is taken of. */
export function digestOf({ source, meeting }: CompiledFile['compiled']): string {
	return sha256(sealedText(source, meeting));
}

/** A file of seals and its folder. */
export interface SealFile {
	folder: string;
	seals: Map<string, string>;
}

/** The nearest file of seals above a folder, inside its project. */
export async function findSeals(folder: string, io: Io): Promise<SealFile | undefined> {
	const located = await locateSeals(folder, io);
	if (located === undefined) return undefined;
	const { path, facts } = located;
	const { seals, wrong } = readSeals(decodeText(await io.read(facts.real, facts), SEALS_FILE).text);
	const [line] = wrong;
	if (line !== undefined)
		throw new PvError('input/seals', `${path} cannot be read`, { exitCode: 2, facts: { path, line } });
	return { folder: located.folder, seals };
}
