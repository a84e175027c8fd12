/** Digests of the files that a result follows from: where they are as they were, the result is too. */

import { dirname, resolve } from 'node:path';
import type { Io } from '../../host/io.js';
import { EarlierMeetings, earlierInput, getEarlierFolder } from '../../project/compile-file.js';
import { insidePath, sha256 } from '../../project/find-meetings.js';
import { findProject } from '../../project/project.js';

/** Digests of files, each taken once a run. */
export class Digests {
	readonly #base: string;
	readonly #io: Io;
	readonly #known = new Map<string, string>();
	readonly #configs = new Map<string, string>();
	readonly #earlier: EarlierMeetings;

	constructor(base: string, io: Io, earlier = new EarlierMeetings(io)) {
		this.#base = base;
		this.#io = io;
		this.#earlier = earlier;
	}

	/** Digests of all that a meeting was made from; which configuration it found is a part of it. */
	async collect(paths: readonly string[], path: string): Promise<Record<string, string>> {
		const inputs: Record<string, string> = {};
		for (const each of new Set(paths)) {
			const folder = getEarlierFolder(each);
			if (folder === undefined) inputs[insidePath(this.#base, each)] = await this.#digest(each);
			else inputs[earlierInput(insidePath(this.#base, folder))] = await this.#earlierDigest(folder);
		}
		const folder = dirname(resolve(this.#io.cwd, path));
		inputs[`${CONFIG_OF}${insidePath(this.#base, folder)}`] = await this.#config(folder);
		return inputs;
	}

	/** Whether everything is as it was. */
	async agree(inputs: Readonly<Record<string, string>>): Promise<boolean> {
		for (const [path, digest] of Object.entries(inputs)) {
			const folder = getEarlierFolder(path);
			const now = path.startsWith(CONFIG_OF)
				? await this.#config(resolve(this.#base, path.slice(CONFIG_OF.length)))
				: folder === undefined
					? await this.#digest(resolve(this.#base, path))
					: await this.#earlierDigest(resolve(this.#base, folder));
			if (now !== digest) return false;
		}
		return true;
	}

	async #digest(path: string): Promise<string> {
		const known = this.#known.get(path);
		if (known !== undefined) return known;
		const facts = await this.#io.facts(path);
		const digest =
			facts?.kind === 'file' ? sha256(await this.#io.read(facts.real, facts)) : (facts?.kind ?? 'none');
		this.#known.set(path, digest);
		return digest;
	}

	/** What the right to vote at a meeting may depend on: who was at all others of the folder. */
	async #earlierDigest(folder: string): Promise<string> {
		return sha256(JSON.stringify(await this.#earlier.read(folder)));
	}

	/** The configuration that a folder is under, as a path inside the collection. */
	async #config(folder: string): Promise<string> {
		const known = this.#configs.get(folder);
		if (known !== undefined) return known;
		const { config } = await findProject(folder, this.#io);
		const path = config === undefined ? 'none' : insidePath(this.#base, config);
		this.#configs.set(folder, path);
		return path;
	}
}

/** Opens the entry of a manifest that says which configuration a folder is under. */
const CONFIG_OF = 'config:';
