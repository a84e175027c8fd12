/** Reads the meetings of a collection as records; what did not change since an earlier run is taken over from it. */

import { dirname, resolve } from 'node:path';
import { type MeetingLines, NO_SHARED_PEOPLE, type SharedPeople } from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { loadConfig } from '../compile-file.js';
import { Failures } from '../failures.js';
import { findMeetings, INPUT } from '../find-meetings.js';
import { findProject } from '../project.js';
import { FactReader } from './fact-reader.js';
import { collectionFolder, insidePath } from './folder.js';
import { readSharedPeople } from './shared-people.js';

/** What is read, and how. */
interface CollectionOptions {
	/** Only what the public versions hold. */
	public?: boolean | undefined;
	/** Meetings of an earlier run, by path inside the collection; of public ones nothing is kept that their sources could be guessed from. */
	before?: ReadonlyMap<string, MeetingLines> | undefined;
}

/** The meetings that were read. */
interface ReadCollection {
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
	const reader = new FactReader(base, options.public === true, io);
	const failures = new Failures(found.length, io);
	const meetings = new Map<string, MeetingLines>();
	const changed: string[] = [];
	for (const path of found) {
		if (io.signal.aborted) break;
		const before = options.before?.get(insidePath(base, resolve(io.cwd, path)));
		try {
			if (before && (await reader.isCurrent(before))) meetings.set(path, before);
			else changed.push(path);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	const compiled = await readMeetings(changed, { reader, meetings, failures }, io);
	let shared = NO_SHARED_PEOPLE;
	const project = await findProject(base, io);
	const config = await loadConfig(project, io);
	if (project.config !== undefined && config.people !== undefined)
		shared = (await readSharedPeople(config, dirname(project.config), project.root, io)).shared;
	// In the order in which they were found, whichever thread was first.
	const inOrder = found.flatMap((path) => meetings.get(path) ?? []);
	return { meetings: inOrder, shared, compiled, failures };
}

/** Threads are worth their start from so many meetings on, for each. */
const MEETINGS_A_THREAD = 24;

/** Reads meetings, by several threads where there are many. Returns how many could be read. */
async function readMeetings(
	paths: readonly string[],
	into: { reader: FactReader; meetings: Map<string, MeetingLines>; failures: Failures },
	io: Io,
): Promise<number> {
	const { reader, meetings, failures } = into;
	const waiting = [...paths].reverse();
	let count = 0;
	const readAll = async (read: (path: string) => Promise<MeetingLines>) => {
		for (let path = waiting.pop(); path !== undefined && !io.signal.aborted; path = waiting.pop()) {
			try {
				meetings.set(path, await read(path));
				count++;
			} catch (error) {
				failures.outlive(error, path);
			}
		}
	};
	const threads = Math.min(io.threads?.count ?? 1, Math.floor(paths.length / MEETINGS_A_THREAD));
	if (threads < 2) {
		await readAll((path) => reader.read(path));
		return count;
	}
	await Promise.all(
		Array.from({ length: threads }, async () => {
			const thread = io.threads?.start();
			try {
				await readAll(async (path) => {
					// What a thread cannot read, or a thread that has ended, is left to this one, which says why.
					const answer = await thread?.ask(reader.getQuestion(path)).catch(() => null);
					return (answer as MeetingLines | null) ?? (await reader.read(path));
				});
			} finally {
				await thread?.end();
			}
		}),
	);
	return count;
}
