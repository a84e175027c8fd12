/** What `pv check` says of several meetings together, and of sealed ones. */

import { dirname, join, resolve } from 'node:path';
import {
	type CollectionMeeting,
	checkCollection,
	readForRules,
	readSeals,
	type Seal,
	type SharedPeople,
	sealedText,
} from '../../collection/index.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import type { Diagnostic } from '../../lint/run.js';
import type { CompiledFile } from '../../project/compile-file.js';
import { INPUT, insidePath, sha256 } from '../../project/find-meetings.js';
import { locateSeals, SEALS_FILE } from '../../project/project.js';
import { sharedPeople } from '../../project/shared-people.js';
import { decodeText } from '../../source/decode.js';

/** A checked file among others: plain data, which does not change while its own file and those that it names do not. */
interface FileAmongOthers {
	meeting: CollectionMeeting;
	/** Path inside the collection with every link resolved: the same file under two names is one meeting. */
	real: string;
	/** Digest of what a seal is taken of. */
	text: string;
}

/** What lies around a checked file, and may change without it. */
interface Surroundings {
	/** Digest of the seal, where it has one. */
	sealed: string | null;
	/** Whether the files are there that it links to, by path inside the collection. */
	there: Record<string, boolean>;
}

/** A file with what lies around it. */
export type PlacedFile = FileAmongOthers & Surroundings;

/** Reads files as parts of the collection that starts at `base`. */
export class CollectionReader {
	readonly #base: string;
	readonly #io: Io;
	readonly #shared = new Map<string, SharedPeople>();
	readonly #seals = new Map<string, SealFile | undefined>();

	constructor(base: string, io: Io) {
		this.#base = base;
		this.#io = io;
	}

	/** What the rules across meetings want of a file; nothing of standard input, which has no place among others. */
	async read(file: CompiledFile): Promise<FileAmongOthers | undefined> {
		if (file.path === INPUT) return undefined;
		const real = (await this.#io.facts(file.path))?.real;
		if (real === undefined) return undefined;
		return {
			meeting: readForRules({
				file: insidePath(this.#base, resolve(this.#io.cwd, file.path)),
				input: file.compiled,
				shared: (await sharedPeople(file, this.#shared, this.#io)).shared,
				severities: file.config.severities,
			}),
			real: insidePath(this.#base, real),
			text: getDigest(file.compiled),
		};
	}

	async lookAround({ meeting }: FileAmongOthers): Promise<Surroundings> {
		const at = join(this.#base, meeting.file);
		const folder = dirname(at);
		if (!this.#seals.has(folder)) this.#seals.set(folder, await findSeals(folder, this.#io));
		const seals = this.#seals.get(folder);
		const there: Surroundings['there'] = {};
		for (const { path } of meeting.links)
			there[path] ??= (await this.#io.facts(join(this.#base, path)))?.kind === 'file';
		return { sealed: seals?.seals.get(insidePath(seals.folder, at)) ?? null, there };
	}
}

/** The messages that only the files together have, by path inside the collection. A single file has those of its seal. */
export function checkTogether(files: readonly PlacedFile[]): ReadonlyMap<string, Diagnostic[]> {
	const known = new Map<string, PlacedFile>();
	for (const file of files) if (!known.has(file.real)) known.set(file.real, file);
	const once = [...known.values()];
	const seals = new Map<string, Seal>();
	const there = new Map<string, boolean>();
	for (const { meeting, sealed, text, there: links } of once) {
		if (sealed !== null) seals.set(meeting.file, { sealed, now: text });
		for (const [path, isThere] of Object.entries(links)) there.set(path, isThere);
	}
	if (once.length < 2 && seals.size === 0) return new Map();
	return checkCollection(
		once.map(({ meeting }) => meeting),
		{ seals, isThere: (path) => there.get(path) },
	);
}

/** The digest of what a seal is taken of. */
export function getDigest({ source, meeting }: CompiledFile['compiled']): string {
	return sha256(sealedText(source, meeting));
}

interface SealFile {
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
	if (line !== undefined) throw new PvError('input/seals', `${path} cannot be read`, { path, line });
	return { folder: located.folder, seals };
}
