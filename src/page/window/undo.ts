/** Keeps what can be undone in a draft, so that it can be after a restart too. */

import type { DraftStore } from './drafts/draft-store.js';
import { Editor } from './editor/editor.js';

/** Milliseconds of rest after which what can be undone is kept. */
const REST = 500;

/** Texts above this size are not kept a second time for what can be undone in them. */
const LARGEST = 1_000_000;

/** Keeps what can be undone in the draft that is shown. */
export class UndoMemory {
	readonly #draftStore: DraftStore;
	readonly #editor: Editor;
	/** Drafts of which something has been kept. */
	readonly #known = new Set<string>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(draftStore: DraftStore, editor: Editor) {
		this.#draftStore = draftStore;
		this.#editor = editor;
	}

	/** The draft was typed into: its first change is kept at once, for what follows is found again from the difference. */
	typed(id: string): void {
		clearTimeout(this.#timer);
		if (!this.#known.has(id)) this.keep(id);
		else this.#timer = setTimeout(() => this.keep(id), REST);
	}

	/** Keeps what can be undone now in the draft that the editor shows. */
	keep(id: string): void {
		clearTimeout(this.#timer);
		if (id === '' || this.#editor.text.length > LARGEST) return;
		this.#known.add(id);
		this.#draftStore.keepHistory(id, Editor.getHistory(this.#editor.state));
	}
}
