/** Reads the records of single meetings, and what they follow from. */

import { resolve } from 'node:path';
import {
	extractFacts,
	type MeetingFacts,
	type MeetingLines,
	type SharedPeople,
	toLines,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { trackReads } from '../../host/watch/tracked-io.js';
import { publicFileName } from '../../render/index.js';
import { publicFile } from '../build/build-outputs.js';
import { type CompiledFile, compileFile, EarlierMeetings, earlierInputs } from '../compile-file.js';
import { Digests } from './digests.js';
import { insidePath } from './folder.js';
import { sharedPeople } from './shared-people.js';

/** Asks for the facts of a meeting of the collection that starts at `base`. */
export interface FactQuestion {
	base: string;
	isPublic: boolean;
	path: string;
}

/** Reads meetings of a collection with the digests of all that they follow from. */
export class FactReader {
	readonly #base: string;
	readonly #isPublic: boolean;
	readonly #io: Io;
	readonly #digests: Digests;
	readonly #reader: MeetingReader;

	constructor(base: string, isPublic: boolean, io: Io) {
		const earlier = new EarlierMeetings(io);
		this.#base = base;
		this.#isPublic = isPublic;
		this.#io = io;
		this.#digests = new Digests(base, io, earlier);
		this.#reader = new MeetingReader(base, isPublic, { io, earlier });
	}

	/** Whether all that a meeting followed from is as it was. */
	isCurrent({ inputs }: MeetingLines): Promise<boolean> {
		return this.#digests.agree(inputs);
	}

	async read(path: string): Promise<MeetingLines> {
		const { io: tracked, seen } = trackReads(this.#io, async () => {});
		const { file, lines, inputs: others } = await this.#reader.read(path, tracked);
		// Of public records nothing is kept that their sources could be guessed from.
		if (this.#isPublic) return { file, lines, inputs: {} };
		const inputs = await this.#digests.of([...seen, ...others, resolve(this.#io.cwd, path)], path);
		return { file, lines, inputs };
	}

	/** What another thread is asked for the same. */
	getQuestion(path: string): FactQuestion {
		return { base: this.#base, isPublic: this.#isPublic, path };
	}
}

/** The records of one meeting under the path that they show, and what they follow from beside the files that were read for it. */
interface ReadFacts extends Pick<MeetingLines, 'file' | 'lines'> {
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
		{ io, earlier = new EarlierMeetings(io) }: { io: Io; earlier?: EarlierMeetings },
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
