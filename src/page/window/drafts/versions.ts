/** Earlier states of drafts, in a database of their own: a comfort, so that nothing fails where they cannot be kept. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Why a state was kept: before somebody went on writing, or because it was saved or sent out. */
export type VersionReason = 'before' | 'saved' | 'sent';

/** An earlier state of a draft. */
export interface DraftVersion {
	draft: string;
	/** Milliseconds since 1970. */
	time: number;
	reason: VersionReason;
	text: string;
}

interface Schema extends DBSchema {
	versions: { key: [draft: string, time: number]; value: DraftVersion };
}

/** States that are kept of one draft. */
const MOST = 60;

/** Milliseconds after which the state before the next change is kept. */
const APART = 600_000;

/** Texts above this size are not kept again and again. */
const LARGEST = 1_000_000;

/** The earlier states of drafts. */
export class DraftVersions {
	readonly #database = openVersions();
	/** When a state of a draft was kept last. */
	readonly #last = new Map<string, number>();

	/** A draft is about to be changed: what it was is kept, unless a state was kept a moment ago. */
	changing(draft: string, text: string): void {
		const last = this.#last.get(draft);
		if (last !== undefined && Date.now() - last < APART) return;
		void this.keep(draft, text, 'before');
	}

	/** Keeps a state, unless it is the last one that was kept. */
	async keep(draft: string, text: string, reason: VersionReason): Promise<void> {
		const time = Date.now();
		this.#last.set(draft, time);
		if (text.length > LARGEST || !/\S/.test(text)) return;
		try {
			const database = await this.#database;
			const known = await this.all(draft);
			if (!database || known[0]?.text === text) return;
			await database.put('versions', {
				draft,
				time: Math.max(time, (known[0]?.time ?? 0) + 1),
				reason,
				text,
			});
			for (const old of known.slice(MOST - 1)) await database.delete('versions', [draft, old.time]);
		} catch {
			// Full or forbidden: the draft itself says so.
		}
	}

	/** The earlier states of a draft, the newest first. */
	async all(draft: string): Promise<DraftVersion[]> {
		const range = IDBKeyRange.bound([draft, 0], [draft, Number.MAX_SAFE_INTEGER]);
		const database = await this.#database;
		const found = await database?.getAll('versions', range).catch(() => undefined);
		return (found ?? []).reverse();
	}

	async forget(draft: string): Promise<void> {
		const range = IDBKeyRange.bound([draft, 0], [draft, Number.MAX_SAFE_INTEGER]);
		await (await this.#database)?.delete('versions', range).catch(() => undefined);
	}
}

/** The database; undefined where the browser forbids it, which it may say by throwing. */
async function openVersions(): Promise<IDBPDatabase<Schema> | undefined> {
	try {
		return await openDB<Schema>('pv-versions', 1, {
			upgrade: (fresh) => void fresh.createObjectStore('versions', { keyPath: ['draft', 'time'] }),
		});
	} catch {
		return undefined;
	}
}
