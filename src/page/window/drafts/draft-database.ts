/** Where drafts are kept: the browser's own database. It may be forbidden or full; every function then rejects, and nothing is lost here. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { GivenFile } from '../../protocol.js';
import type { Draft } from './draft.js';

interface Schema extends DBSchema {
	drafts: { key: string; value: Draft };
	files: { key: [draft: string, name: string]; value: { draft: string; name: string; bytes: Uint8Array } };
	/** What can be undone in a draft. */
	histories: { key: string; value: { id: string; state: unknown } };
}

/** What became of a write. */
type Written =
	| { kept: true; revision: number }
	/** Somebody else wrote it since: nothing was written. */
	| { kept: false };

/** The database as the store asks it. */
export interface DraftDatabase {
	all(): Promise<Draft[]>;
	get(id: string): Promise<Draft | undefined>;
	/** Writes a draft if its kept revision is still the given one. */
	write(draft: Draft): Promise<Written>;
	remove(id: string): Promise<void>;
	files(id: string): Promise<GivenFile[]>;
	addFile(id: string, file: GivenFile): Promise<void>;
	/** What can be undone. */
	history(id: string): Promise<unknown>;
	keepHistory(id: string, state: unknown): Promise<void>;
	/** Ends the connection. */
	close(): void;
}

/** Opens the database, which takes longer than to show a page: it is begun before anything else. */
export async function openDraftDatabase(): Promise<DraftDatabase> {
	const database = await openDB<Schema>('pv', 1, {
		upgrade(fresh) {
			fresh.createObjectStore('drafts', { keyPath: 'id' });
			fresh.createObjectStore('files', { keyPath: ['draft', 'name'] });
			fresh.createObjectStore('histories', { keyPath: 'id' });
		},
	});
	return {
		all: () => database.getAll('drafts'),
		get: (id) => database.get('drafts', id),
		write: (draft) => write(database, draft),
		async remove(id) {
			const transaction = database.transaction(['drafts', 'files', 'histories'], 'readwrite');
			await Promise.all([
				transaction.objectStore('drafts').delete(id),
				transaction.objectStore('histories').delete(id),
				transaction.objectStore('files').delete(getFiles(id)),
				transaction.done,
			]);
		},
		async files(id) {
			const kept = await database.getAll('files', getFiles(id));
			return kept.map(({ name, bytes }) => [name, bytes]);
		},
		async addFile(id, [name, bytes]) {
			await database.put('files', { draft: id, name, bytes });
		},
		history: async (id) => (await database.get('histories', id))?.state,
		async keepHistory(id, state) {
			await database.put('histories', { id, state });
		},
		close: () => database.close(),
	};
}

function getFiles(id: string): IDBKeyRange {
	return IDBKeyRange.bound([id, ''], [id, '\uFFFF']);
}

async function write(database: IDBPDatabase<Schema>, draft: Draft): Promise<Written> {
	const transaction = database.transaction('drafts', 'readwrite');
	// An aborted transaction rejects here too, when nobody waits for it any more.
	transaction.done.catch(() => {});
	const kept = await transaction.store.get(draft.id);
	if (kept && kept.revision !== draft.revision) return { kept: false };
	const revision = draft.revision + 1;
	await transaction.store.put({ ...draft, revision });
	await transaction.done;
	return { kept: true, revision };
}
