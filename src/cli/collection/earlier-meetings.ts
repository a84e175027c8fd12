/** Who was at the meetings before one, out of the minutes of its project or folder. */

import { dirname, resolve } from 'node:path';
import { getHeader } from '../../ast/index.js';
import type { HeldMeeting, SharedPeople } from '../../collection/index.js';
import type { Loaded, LoadRequest } from '../../compile.js';
import type { Io } from '../../host/io.js';
import type { CompiledFile } from '../compiled-file.js';
import { findMeetings } from '../find-meetings.js';
import { findProject } from '../project.js';
import { insidePath } from './inside.js';

/** The meetings of folders, each read once by a run, and only where a right to vote depends on them. */
export class EarlierMeetings {
	readonly #io: Io;
	/** Compiles one of them without looking at those before it. */
	readonly #compile: (path: string) => Promise<CompiledFile>;
	readonly #folders = new Map<string, Promise<{ held: HeldMeeting[]; isWhole: boolean }>>();

	constructor(io: Io, compile: (path: string) => Promise<CompiledFile>) {
		this.#io = io;
		this.#compile = compile;
	}

	/** What later meetings of a collection need to know of the meetings in it; each folder is read once. */
	read(base: string): Promise<{ held: HeldMeeting[]; isWhole: boolean }> {
		const known = this.#folders.get(base) ?? this.#readFolder(base);
		this.#folders.set(base, known);
		return known;
	}

	/** The file of the earlier meetings for a meeting in `folder`; `unreadable` where some minutes there cannot be read, which may be of one of them. */
	async load(folder: string, { header, count }: NonNullable<LoadRequest['before']>): Promise<Loaded> {
		const { config } = await findProject(folder, this.#io);
		const base = config === undefined ? folder : dirname(config);
		const { held, isWhole } = await this.read(base);
		if (!isWhole) return { found: true, refused: 'unreadable' };
		const { writeEarlier } = await import('../../collection/earlier.js');
		return { found: true, bytes: new TextEncoder().encode(writeEarlier(held, header, count)) };
	}

	async #readFolder(base: string): Promise<{ held: HeldMeeting[]; isWhole: boolean }> {
		const { readHeld } = await import('../../collection/earlier.js');
		const { sharedPeople } = await import('./shared-people.js');
		const shared = new Map<string, SharedPeople>();
		const held: HeldMeeting[] = [];
		let isWhole = true;
		for (const path of await findMeetings([base], this.#io)) {
			try {
				const file = await this.#compile(path);
				const { meeting, assembly } = file.compiled;
				const people = await sharedPeople(file, shared, this.#io);
				const known = readHeld(insidePath(base, resolve(this.#io.cwd, path)), {
					header: getHeader(meeting),
					assembly,
					shared: people.shared,
				});
				if (known) held.push(known);
			} catch {
				isWhole = false;
			}
		}
		return { held, isWhole };
	}
}

/** Opens the entry of a manifest that stands for the meetings of a folder, which a right to vote depends on. */
const EARLIER_OF = 'earlier:';

/** That entry. */
export function earlierInput(folder: string): string {
	return `${EARLIER_OF}${folder}`;
}

/** The folder of such an entry; nothing for the path of a file. */
export function folderOfEarlier(input: string): string | undefined {
	return input.startsWith(EARLIER_OF) ? input.slice(EARLIER_OF.length) : undefined;
}

/** What a file follows from beside the files that are read for it: the meetings before, where its rules ask for them. */
export async function earlierInputs(
	{ path, compiled, configFolder }: CompiledFile,
	io: Io,
): Promise<string[]> {
	if (compiled.rules.votingRight === undefined) return [];
	return [earlierInput(configFolder ?? dirname((await io.facts(path))?.real ?? resolve(io.cwd, path)))];
}
