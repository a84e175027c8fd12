/** Keeps every keystroke of every draft: at once, one write after the other, and never over what another window wrote. */

import type { GivenFile } from '../../protocol.js';
import { type DraftDatabase, openDraftDatabase } from './database.js';
import { copyName, type Draft } from './draft.js';
import { follows, forgetUnsaved, keepUnsaved, unsavedDrafts } from './unsaved.js';

/** Whether what is written is kept. */
export type Keeping =
	| 'kept'
	| 'writing'
	/** The browser lets nothing be kept. */
	| 'forbidden'
	/** There is no room left. */
	| 'full';

/** Told what happens. */
export interface KeeperEvents {
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

/** Keeps drafts. */
export class DraftKeeper {
	readonly #events: KeeperEvents;
	readonly #pending = new Map<string, Draft>();
	/** Revision in the database of each draft, as this window knows it. */
	readonly #revisions = new Map<string, number>();
	readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('pv-drafts');
	#database: DraftDatabase | undefined;
	/** What is on its way to the database. */
	#written: Draft | undefined;
	#writing = false;

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
			this.#database = await openDraftDatabase();
			const drafts = await this.#database.all();
			for (const { id, revision } of drafts) this.#revisions.set(id, revision);
			return this.#recover(drafts);
		} catch {
			this.#events.keeping('forbidden');
			return unsavedDrafts();
		}
	}

	/** A last window may have ended before its words were in the database. */
	#recover(drafts: Draft[]): Draft[] {
		const all = new Map(drafts.map((draft) => [draft.id, draft]));
		for (const { behind, ...left } of unsavedDrafts()) {
			const kept = all.get(left.id);
			if (kept?.text === left.text) {
				forgetUnsaved(left.id);
				continue;
			}
			const goesOn = !kept || follows({ ...left, behind }, kept);
			const name = goesOn ? left.name : copyName(left.name, [...all.values()]);
			const draft = goesOn ? left : { ...left, name, id: crypto.randomUUID(), revision: 0 };
			all.set(draft.id, draft);
			this.keep(draft);
			if (!goesOn) forgetUnsaved(left.id);
		}
		return [...all.values()];
	}

	/** Keeps the state of a draft; the newest one wins over those that wait. */
	keep(draft: Draft): void {
		if (draft.text.length <= LONG_DRAFT) this.#putAside(draft);
		this.#pending.set(draft.id, draft);
		if (!this.#writing) void this.#writeAll();
	}

	/** Forgets a draft for good. */
	async remove(id: string): Promise<void> {
		this.#pending.delete(id);
		this.#revisions.delete(id);
		forgetUnsaved(id);
		await this.#database?.remove(id).catch(() => {});
	}

	/** Files that a draft names. */
	async files(id: string): Promise<GivenFile[]> {
		return (await this.#database?.files(id).catch(() => [])) ?? [];
	}

	/** Keeps a file that a draft names; it serves in this window even where it cannot be kept. */
	async addFile(id: string, file: GivenFile): Promise<void> {
		await this.#database?.addFile(id, file).catch((error) => this.#events.keeping(reasonOf(error)));
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
		this.#events.keeping('writing');
		let state: Keeping = 'kept';
		for (const draft of this.#waiting()) {
			this.#written = draft;
			try {
				await this.#write(draft);
			} catch (error) {
				state = reasonOf(error);
				if (!this.#pending.has(draft.id)) this.#pending.set(draft.id, draft);
				break;
			}
		}
		this.#written = undefined;
		this.#writing = false;
		if (state === 'kept' && this.#pending.size > 0) return this.#writeAll();
		this.#events.keeping(state);
		if (state !== 'kept') setTimeout(() => !this.#writing && void this.#writeAll(), AGAIN_AFTER);
	}

	*#waiting(): Generator<Draft> {
		for (let next = this.#pending.entries().next(); !next.done; next = this.#pending.entries().next()) {
			this.#pending.delete(next.value[0]);
			yield next.value[1];
		}
	}

	async #write(draft: Draft): Promise<void> {
		this.#database ??= await openDraftDatabase();
		const revision = this.#revisions.get(draft.id) ?? draft.revision;
		const written = await this.#database.write({ ...draft, revision });
		if (written.kept) {
			this.#revisions.set(draft.id, written.revision);
			// What was typed meanwhile is still on its way.
			if (!this.#pending.has(draft.id)) forgetUnsaved(draft.id);
			this.#channel?.postMessage({ id: draft.id });
			return;
		}
		const theirs = await this.#database.get(draft.id);
		// It may have been forgotten over there, which is no reason to forget it here.
		if (!theirs) {
			await this.#write({ ...draft, id: crypto.randomUUID(), revision: 0 });
			return forgetUnsaved(draft.id);
		}
		this.#revisions.set(draft.id, theirs.revision);
		// A window that was opened meanwhile found these words put aside, and kept them.
		if (theirs.text === draft.text) {
			if (!this.#pending.has(draft.id)) forgetUnsaved(draft.id);
			return;
		}
		const newest = this.#pending.get(draft.id) ?? draft;
		this.#pending.delete(draft.id);
		this.#events.parted({ ...newest, id: crypto.randomUUID(), revision: 0, handle: undefined }, theirs);
		forgetUnsaved(draft.id);
	}

	/** Looks whether another window wrote a draft that this one shows. */
	async #look(id: string): Promise<void> {
		const kept = await this.#database?.get(id).catch(() => undefined);
		if (!kept || this.#pending.has(id) || this.#writing) return;
		if (kept.revision === this.#revisions.get(id)) return;
		this.#revisions.set(id, kept.revision);
		this.#events.replaced(kept);
	}

	#lastWords(): void {
		if (this.#written && !this.#pending.has(this.#written.id)) this.#putAside(this.#written);
		for (const draft of this.#pending.values()) this.#putAside(draft);
	}

	#putAside(draft: Draft): void {
		const revision = this.#revisions.get(draft.id) ?? draft.revision;
		const behind = this.#written?.id === draft.id ? this.#written.changed : undefined;
		keepUnsaved({ ...draft, revision, behind });
	}
}

function reasonOf(error: unknown): 'full' | 'forbidden' {
	return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'forbidden';
}
