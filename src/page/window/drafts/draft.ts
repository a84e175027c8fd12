/** A draft of the window: its state, its earlier versions, and the names of drafts and copies. */

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { PageDoubt } from '../../protocol.js';

export interface Draft {
	id: string;
	/** Name of its file: `ag-2024.md`. */
	name: string;
	text: string;
	/** Grows with every write, in whichever window. */
	revision: number;
	/** When it was changed last, in milliseconds since 1970. */
	changed: number;
	/** Put away by its writer; it can be taken out again. */
	closed: boolean;
	/** How the lines of its file end; the text itself has line feeds. */
	lineEnd: '\n' | '\r\n';
	/** Text of its file as it was opened or saved last; null where it has never been in a file. */
	saved: string | null;
	/** The file itself, where the browser lets it be written again. */
	handle?: FileSystemFileHandle | undefined;
	/** Places of imported minutes that are still to be read again. */
	doubts?: readonly PageDoubt[] | undefined;
	/** Who wrote it as it is kept. */
	writer?: DraftWriter | undefined;
}

/** A window, and its how many-th state of a draft this is: of two states by one window the later one holds the other. */
interface DraftWriter {
	window: string;
	turn: number;
}

/** A draft of which is known who wrote it. */
export type WrittenDraft = Draft & { writer: DraftWriter };

/** Whether a state holds what another one says, as far as can be told. */
export function holds(kept: Draft, { text, writer }: WrittenDraft): boolean {
	return kept.text === text || (kept.writer?.window === writer.window && kept.writer.turn >= writer.turn);
}

export function newDraft(name: string, text: string, more: Partial<Draft> = {}): Draft {
	return {
		id: crypto.randomUUID(),
		name,
		text: text.replace(/\r\n?/g, '\n'),
		revision: 0,
		changed: Date.now(),
		closed: false,
		lineEnd: /\r\n/.test(text) ? '\r\n' : '\n',
		saved: null,
		...more,
	};
}

export function fileText({ text, lineEnd }: Draft): string {
	return lineEnd === '\n' ? text : text.replace(/\n/g, lineEnd);
}

/** The name itself, or that of a copy where a draft bears it already. */
export function freeName(name: string, drafts: readonly Draft[]): string {
	return drafts.some((draft) => draft.name === name) ? copyName(name, drafts) : name;
}

/** `ag.md` as `ag (2).md`. */
export function copyName(name: string, drafts: readonly Draft[]): string {
	const [, stem = name, ending = ''] = /^(.*?)(\.[^.]*)?$/.exec(name) ?? [];
	for (let number = 2; ; number++) {
		const other = `${stem} (${number})${ending}`;
		if (!drafts.some((draft) => draft.name === other)) return other;
	}
}

/** A list of drafts with a new state of one, in its place or at the end, or without it. */
export function withDraft(drafts: readonly Draft[], draft: Draft, isIn: boolean): Draft[] {
	const isThere = drafts.some(({ id }) => id === draft.id);
	if (!isIn) return drafts.filter(({ id }) => id !== draft.id);
	return isThere ? drafts.map((other) => (other.id === draft.id ? draft : other)) : [...drafts, draft];
}

// --- Earlier states of drafts, in a database of their own: a comfort, so that nothing fails where they cannot be kept.

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
