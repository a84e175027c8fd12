/** Keeps every keystroke of every draft: at once, one write after the other, and never over what another window wrote. */

import type { GivenFile } from '../../protocol.js';
import { copyName, type Draft, holds, type WrittenDraft } from './draft.js';
import { type DraftDatabase, openDraftDatabase } from './draft-database.js';

/** Whether what is written is kept. */
export type Keeping =
	| 'kept'
	| 'writing'
	/** The browser lets nothing be kept. */
	| 'forbidden'
	/** There is no room left. */
	| 'full';

/** Told what happens. */
interface KeeperEvents {
	/** Whether everything is kept now. */
	keeping(state: Keeping): void;
	/** Another window wrote this draft, and this one has nothing newer. */
	replaced(draft: Draft): void;
	/** Both windows wrote: what this window has goes on as another draft, beside theirs. */
	parted(copy: Draft, theirs: Draft): void;
}

/** Milliseconds after which another attempt is made to keep what could not be kept. */
const AGAIN_AFTER = 5_000;

/** Characters above which a draft is too long to be put aside at each keystroke: then only when the window goes. */
const LONG_DRAFT = 500_000;

export class DraftStore {
	readonly #events: KeeperEvents;
	/** How this window signs what it writes. */
	readonly #window = crypto.randomUUID();
	#turn = 0;
	readonly #pending = new Map<string, WrittenDraft>();
	/** Revision in the database of each draft, as this window knows it. */
	readonly #revisions = new Map<string, number>();
	/** Drafts that were forgotten for good: what is still on its way may not bring them back. */
	readonly #removed = new Set<string>();
	/** Drafts that other windows wrote while this one was writing. */
	readonly #unseen = new Set<string>();
	readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('pv-drafts');
	#database: DraftDatabase | undefined;
	/** What is on its way to the database. */
	#written: WrittenDraft | undefined;
	#writing = false;
	#state: Keeping = 'kept';
	#again: ReturnType<typeof setTimeout> | undefined;

	constructor(events: KeeperEvents) {
		this.#events = events;
		this.#channel?.addEventListener('message', ({ data }) => void this.#look(data.id));
		addEventListener('pagehide', () => this.#lastWords());
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'hidden') this.#lastWords();
			else for (const id of this.#revisions.keys()) void this.#look(id);
		});
	}

	/** Every draft that is kept, those included that a closed window left behind. */
	async open(): Promise<Draft[]> {
		try {
			this.#database = await pvDrafts;
			const drafts = await this.#database.all();
			for (const { id, revision } of drafts) this.#revisions.set(id, revision);
			return this.#recover(drafts);
		} catch {
			this.#say('forbidden');
			return unsavedDrafts();
		}
	}

	/** A last window may have ended before its words were in the database. They stay put aside until they are. */
	#recover(drafts: Draft[]): Draft[] {
		const all = new Map(drafts.map((draft) => [draft.id, draft]));
		const followed = new Set<string>();
		for (const left of unsavedDrafts()) {
			const kept = all.get(left.id);
			if (kept && holds(kept, left)) {
				forgetUnsaved(left);
				continue;
			}
			const isNext = kept?.revision === left.revision && !followed.has(left.id);
			if (!kept || isNext || kept.writer?.window === left.writer.window) {
				followed.add(left.id);
				const next = { ...left, handle: kept?.handle };
				all.set(left.id, next);
				this.#enqueue(next);
				continue;
			}
			const name = copyName(left.name, [...all.values()]);
			const copy = this.#signed({ ...left, name, id: crypto.randomUUID(), revision: 0 });
			all.set(copy.id, copy);
			forgetUnsaved(left);
			keepUnsaved(copy);
			this.#enqueue(copy);
		}
		return [...all.values()];
	}

	/** Keeps the state of a draft; the newest one wins over those that wait. */
	keep(draft: Draft): void {
		const signed = this.#signed(draft);
		if (draft.text.length <= LONG_DRAFT) this.#putAside(signed);
		this.#enqueue(signed);
	}

	#signed(draft: Draft): WrittenDraft {
		this.#turn += 1;
		return { ...draft, writer: { window: this.#window, turn: this.#turn } };
	}

	#enqueue(draft: WrittenDraft): void {
		this.#pending.set(draft.id, draft);
		if (!this.#writing) void this.#writeAll();
	}

	/** Forgets a draft for good. */
	async remove(id: string): Promise<void> {
		this.#removed.add(id);
		this.#pending.delete(id);
		this.#revisions.delete(id);
		forgetAllUnsaved(id);
		await this.#database?.remove(id).catch(() => {});
	}

	async files(id: string): Promise<GivenFile[]> {
		return (await this.#database?.files(id).catch(() => [])) ?? [];
	}

	/** Keeps a file that a draft names; it serves in this window even where it cannot be kept. */
	async addFile(id: string, file: GivenFile): Promise<void> {
		await this.#database?.addFile(id, file).catch((error) => this.#say(getReason(error)));
	}

	/** What can be undone in a draft. */
	async history(id: string): Promise<unknown> {
		return this.#database?.history(id).catch(() => undefined);
	}

	/** Keeps what can be undone in a draft: a comfort, so that no failure is said. */
	keepHistory(id: string, state: unknown): void {
		void this.#database?.keepHistory(id, state).catch(() => {});
	}

	async #writeAll(): Promise<void> {
		this.#writing = true;
		clearTimeout(this.#again);
		// That nothing is kept stays said until something is.
		if (this.#state === 'kept') this.#say('writing');
		let state: Keeping = 'kept';
		for (const draft of this.#waiting()) {
			this.#written = draft;
			try {
				await this.#write(draft);
			} catch (error) {
				state = getReason(error);
				if (!this.#pending.has(draft.id) && !this.#removed.has(draft.id)) this.#pending.set(draft.id, draft);
				if (state === 'forbidden') this.#disconnect();
				break;
			}
		}
		this.#written = undefined;
		this.#writing = false;
		if (state === 'kept' && this.#pending.size > 0) return this.#writeAll();
		this.#say(state);
		if (state !== 'kept')
			this.#again = setTimeout(() => !this.#writing && void this.#writeAll(), AGAIN_AFTER);
		for (const id of this.#unseen) void this.#look(id);
		this.#unseen.clear();
	}

	/** A connection that the browser has ended answers no more; the next attempt opens another. */
	#disconnect(): void {
		try {
			this.#database?.close();
		} catch {
			// It is gone in any case.
		}
		this.#database = undefined;
	}

	#say(state: Keeping): void {
		this.#state = state === 'writing' ? 'kept' : state;
		this.#events.keeping(state);
	}

	*#waiting(): Generator<WrittenDraft> {
		for (let next = this.#pending.entries().next(); !next.done; next = this.#pending.entries().next()) {
			this.#pending.delete(next.value[0]);
			yield next.value[1];
		}
	}

	async #write(draft: WrittenDraft): Promise<void> {
		this.#database ??= await openDraftDatabase();
		if (this.#removed.has(draft.id)) return;
		const revision = this.#revisions.get(draft.id) ?? draft.revision;
		const written = await this.#database.write({ ...draft, revision });
		if (written.kept) {
			this.#revisions.set(draft.id, written.revision);
			forgetUnsaved(draft);
			this.#channel?.postMessage({ id: draft.id });
			return;
		}
		const theirs = await this.#database.get(draft.id);
		const isSameHand = theirs?.writer?.window === draft.writer.window;
		if (theirs && isSameHand && holds(theirs, draft)) {
			forgetUnsaved(draft);
			// What somebody is writing in another window need not be kept for them; this one shows it.
			if (draft.writer.window === this.#window) this.#revisions.set(draft.id, theirs.revision);
			else this.#unseen.add(draft.id);
			return;
		}
		if (theirs) this.#revisions.set(draft.id, theirs.revision);
		// It was forgotten over there, which is no reason to forget it here; or a window that was opened meanwhile found what this one had put
		// aside, and kept it.
		if (!theirs || isSameHand || theirs.text === draft.text) return this.#write(draft);
		const newest = this.#pending.get(draft.id) ?? draft;
		this.#pending.delete(draft.id);
		this.#events.parted({ ...newest, id: crypto.randomUUID(), revision: 0, handle: undefined }, theirs);
		forgetUnsaved(newest);
	}

	/** Looks whether another window wrote a draft that this one shows. */
	async #look(id: string): Promise<void> {
		const kept = await this.#database?.get(id).catch(() => undefined);
		if (!kept || this.#removed.has(id)) return;
		if (this.#pending.has(id) || this.#writing) {
			this.#unseen.add(id);
			return;
		}
		if (kept.revision === this.#revisions.get(id)) return;
		this.#revisions.set(id, kept.revision);
		this.#events.replaced(kept);
	}

	#lastWords(): void {
		if (this.#written && !this.#pending.has(this.#written.id)) this.#putAside(this.#written);
		for (const draft of this.#pending.values()) this.#putAside(draft);
	}

	#putAside(draft: WrittenDraft): void {
		const revision = this.#revisions.get(draft.id) ?? draft.revision;
		if (!this.#removed.has(draft.id)) keepUnsaved({ ...draft, revision });
	}
}

function getReason(error: unknown): 'full' | 'forbidden' {
	return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
}

// --- What is on its way to the database: that answers later than a window may live, this store at once. What is found here at
// the next start had not reached the database, because the window was closed or the browser ended. Each window has entries of
// its own, so that none takes away the words of another.

const PREFIX = 'pv.unsaved.';

/** Keeps a draft until it is known to have reached the database. */
function keepUnsaved(draft: WrittenDraft): void {
	try {
		const { handle: _, ...plain } = draft;
		localStorage.setItem(getKey(draft), `${draft.writer.turn} ${JSON.stringify(plain)}`);
	} catch {
		// Forbidden or full: the database is asked in any case.
	}
}

/** Forgets a draft that has reached the database; what its window has written since stays. */
function forgetUnsaved(draft: WrittenDraft): void {
	try {
		const left = Number.parseInt(localStorage.getItem(getKey(draft)) ?? '', 10);
		if (left <= draft.writer.turn) localStorage.removeItem(getKey(draft));
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** Forgets all that was put aside of a draft. */
function forgetAllUnsaved(id: string): void {
	try {
		for (const key of keys()) if (key.endsWith(id)) localStorage.removeItem(key);
	} catch {
		// Where nothing may be kept, nothing is.
	}
}

/** The drafts that had not reached the database when their window ended, or have not yet in one that is open. */
function unsavedDrafts(): WrittenDraft[] {
	try {
		return keys().flatMap((key) => readDraft(localStorage.getItem(key) ?? ''));
	} catch {
		return [];
	}
}

function getKey({ id, writer }: WrittenDraft): string {
	return `${PREFIX}${writer.window}.${id}`;
}

function keys(): string[] {
	return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

/** Other pages that are opened from files may write here too. */
function readDraft(entry: string): WrittenDraft[] {
	try {
		const draft = JSON.parse(entry.slice(entry.indexOf(' '))) as WrittenDraft;
		return typeof draft.text === 'string' && typeof draft.writer.window === 'string' ? [draft] : [];
	} catch {
		return [];
	}
}
