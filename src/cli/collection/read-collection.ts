/** Reads the meetings of a collection as records; what did not change since an earlier run is taken over from it. */

import { dirname, resolve } from 'node:path';
import {
	extractFacts,
	type MeetingFacts,
	type MeetingLines,
	NO_SHARED_PEOPLE,
	type SharedPeople,
	toLines,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { trackReads } from '../../host/watch/tracked-io.js';
import { publicFileName } from '../../render/index.js';
import { publicFile } from '../build/public-file.js';
import { type CompiledFile, compileFile, createEarlier, loadConfig } from '../compile-file.js';
import { Failures } from '../failures.js';
import { findMeetings, INPUT } from '../find-meetings.js';
import { findProject } from '../project.js';
import { Digests } from './digests.js';
import { type EarlierMeetings, earlierInputs } from './earlier-meetings.js';
import { insidePath } from './inside.js';
import { readSharedPeople, sharedPeople } from './shared-people.js';

/** What is read, and how. */
export interface CollectionOptions {
	/** Only what the public versions hold. */
	public?: boolean | undefined;
	/** Meetings of an earlier run, by path inside the collection; of public ones nothing is kept that their sources could be guessed from. */
	before?: ReadonlyMap<string, MeetingLines> | undefined;
}

/** The meetings that were read. */
export interface ReadCollection {
	meetings: MeetingLines[];
	shared: SharedPeople;
	/** How many were compiled, and how many taken over. */
	compiled: number;
	failures: Failures;
}

/** Reads every meeting behind these paths. One that cannot be read is told, and the others go on. */
export async function readCollection(
	paths: readonly string[],
	options: CollectionOptions,
	io: Io,
): Promise<ReadCollection> {
	if (paths.includes(INPUT))
		throw new PvError('usage/collection-input', 'a collection is read from files', { exitCode: 2 });
	const asked = paths.length > 0 ? paths : ['.'];
	const found = await findMeetings(asked, io);
	const base = await collectionFolder(asked, io);
	const earlier = createEarlier(io);
	const digests = new Digests(base, io, earlier);
	const failures = new Failures(found.length, io);
	const meetings = new Map<string, MeetingLines>();
	const reader = new MeetingReader(base, options.public === true, { io, earlier });
	let shared = NO_SHARED_PEOPLE;
	let compiled = 0;
	for (const path of found) {
		if (io.signal.aborted) break;
		const file = insidePath(base, resolve(io.cwd, path));
		const before = options.before?.get(file);
		try {
			if (before && (await digests.agree(before.inputs))) {
				meetings.set(file, before);
				continue;
			}
			const { io: tracked, seen } = trackReads(io, async () => {});
			const { file: shownAs, lines, inputs: people } = await reader.read(path, tracked);
			for (const each of people) seen.add(each);
			const inputs = await digests.of([...seen, resolve(io.cwd, path)], path);
			meetings.set(file, { file: shownAs, inputs: options.public === true ? {} : inputs, lines });
			compiled++;
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const project = await findProject(base, io);
	const config = await loadConfig(project, io);
	if (project.config !== undefined && config.people !== undefined)
		shared = (await readSharedPeople(config, dirname(project.config), project.root, io)).shared;
	return { meetings: [...meetings.values()], shared, compiled, failures };
}

/** The records of one meeting under the path that they show, and what they follow from beside the files that were read for it. */
export interface ReadFacts extends Pick<MeetingLines, 'file' | 'lines'> {
	shared: SharedPeople;
	inputs: string[];
}

/** Reads the facts of single meetings of the collection that starts at `base`. */
export class MeetingReader {
	readonly #base: string;
	readonly #isPublic: boolean;
	readonly #earlier: EarlierMeetings;
	readonly #io: Io;
	readonly #shared = new Map<string, SharedPeople>();

	constructor(
		base: string,
		isPublic: boolean,
		{ io, earlier = createEarlier(io) }: { io: Io; earlier?: EarlierMeetings },
	) {
		this.#base = base;
		this.#isPublic = isPublic;
		this.#io = io;
		this.#earlier = earlier;
	}

	/** Reads a meeting by `world`. */
	async read(path: string, world: Io): Promise<ReadFacts> {
		const own = insidePath(this.#base, resolve(this.#io.cwd, path));
		const read = await compileFile(path, world, { earlier: this.#earlier });
		const people = await sharedPeople(read, this.#shared, this.#io);
		const { file, facts } = this.#isPublic
			? publicFacts(read, own, people.shared)
			: { file: own, facts: extractFacts(read.compiled, { file: own, shared: people.shared }) };
		return {
			file,
			lines: toLines(facts),
			shared: people.shared,
			inputs: [...(people.path === undefined ? [] : [people.path]), ...(await earlierInputs(read, this.#io))],
		};
	}
}

/**
 * The public version of a meeting with its records; throws where there is none. `path`: that of its file inside the collection, of which the records
 * have what `file` says, without the names that are not public.
 */
export function publicFacts(
	read: CompiledFile,
	path: string,
	shared: SharedPeople,
): { shown: CompiledFile; file: string; facts: MeetingFacts } {
	const shown = publicFile(read);
	if (!('compiled' in shown))
		throw new PvError('output/not-public', `${read.path} has no public version`, {
			exitCode: 2,
			facts: { path: read.path, line: shown.line },
		});
	const hidden = new Set(
		read.compiled.assembly.members.flatMap((member, index) => (member.public ? [] : [index])),
	);
	const file = publicFileName(path, read.compiled);
	return { shown, file, facts: extractFacts(shown.compiled, { file, shared, hidden }) };
}

/** The folder that paths of a collection start from: that of the configuration, else the one that was named, else the current one. */
export async function collectionFolder(paths: readonly string[], io: Io): Promise<string> {
	const [only] = paths;
	const named =
		paths.length === 1 && only !== undefined && (await io.facts(only))?.kind === 'folder' ? only : '.';
	const folder = resolve(io.cwd, named);
	const project = await findProject(folder, io);
	return project.config === undefined ? folder : dirname(project.config);
}
