/** Holds the state of the window, and has it drawn once after all the changes of one moment. */

import type { AnyPhrase, Phrase } from '../../language/ids.js';
import { hasPhrase, type Language, phrasebook } from '../../language/index.js';
import { unbroken } from '../../language/phrasebook.js';
import { CompilerError, Interrupted } from './compiler-client.js';
import type { Notice, WindowState } from './state.js';

export class WindowStore {
	#state: WindowState;
	readonly #draw: (state: WindowState) => void;
	#isAwaited = false;

	constructor(state: WindowState, draw: (state: WindowState) => void) {
		this.#state = state;
		this.#draw = draw;
	}

	get state(): WindowState {
		return this.#state;
	}

	update(changes: Partial<WindowState>): void {
		this.#state = { ...this.#state, ...changes };
		if (this.#isAwaited) return;
		this.#isAwaited = true;
		queueMicrotask(() => {
			this.#isAwaited = false;
			this.#draw(this.#state);
		});
	}

	/** Says something above everything. */
	notice(notice: Notice): void {
		this.update({ notices: [...this.#state.notices.filter(({ kind }) => kind !== notice.kind), notice] });
	}

	/** Takes a notice away. */
	dismiss(kind: string): void {
		this.update({ notices: this.#state.notices.filter((notice) => notice.kind !== kind) });
	}

	/** Says what failed: in words where there are some; else it is a mistake of the program itself. */
	failed(error: unknown): void {
		if (error instanceof Interrupted) return;
		const { say: phrase, lang } = this.#state;
		const say = phrase as AnyPhrase;
		const failure = error instanceof CompilerError ? error.failure : undefined;
		const key = `errors.${failure?.code}.message`;
		if (failure && hasPhrase(key, lang)) {
			const hint = `errors.${failure.code}.hint`;
			const facts = failure.facts as Record<string, string>;
			const text = hasPhrase(hint, lang) ? `${say(key, facts)} ${say(hint, facts)}` : say(key, facts);
			this.notice({ kind: 'failed', tone: 'grave', text });
			return;
		}
		const detail =
			failure?.detail ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
		this.notice({ kind: 'bug', tone: 'grave', text: say('page.notices.bug', { detail }) });
	}
}

// The words of the window.

/** The words of a language as they are shown, with no line broken where the language forbids it. */
export function shownPhrases(lang: Language): Phrase {
	const say = phrasebook(lang);
	return (key, ...values) => unbroken(say(key, ...values));
}
