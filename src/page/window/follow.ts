/** Follows the text: compiles it after every keystroke, the newest first, and says what came of it. */

import { type ChangeDesc, ChangeSet, type Text } from '@codemirror/state';
import type { CompiledPage, GivenFile } from '../protocol.js';
import type { CompilerClient } from './compiler-client.js';

/** Told what came of a text. */
export interface FollowEvents {
	/** `since`: what has been typed since that text. */
	compiled(page: CompiledPage, since: ChangeDesc): void;
	failed(error: Error): void;
}

/** A text that is compiled. */
interface Wanted {
	text: Text;
	path: string;
	files: readonly GivenFile[] | undefined;
}

/** Characters above which a pause is waited for. */
const LARGE = 200_000;

/** How long the pause is, in milliseconds. */
const PAUSE = 700;

/** Compiles what is typed. */
export class Follower {
	readonly #client: CompilerClient;
	readonly #events: FollowEvents;
	#wanted: Wanted | undefined;
	#busy = false;
	/** Grows when another text is shown: what was being compiled then is of no use. */
	#shown = 0;
	#since: ChangeDesc | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#settled: Array<() => void> = [];

	constructor(client: CompilerClient, events: FollowEvents) {
		this.#client = client;
		this.#events = events;
	}

	/** Whether everything that was typed has been compiled. */
	get isCurrent(): boolean {
		return !this.#busy && this.#wanted === undefined;
	}

	/** Another text is shown. */
	show(text: Text, path: string, files: readonly GivenFile[]): void {
		this.#since = undefined;
		this.#shown += 1;
		this.#want({ text, path, files }, 0);
	}

	/** The text was changed. */
	changed(text: Text, path: string, changes: ChangeDesc): void {
		if (this.#busy) this.#since = this.#since?.composeDesc(changes) ?? changes;
		this.#want({ text, path, files: this.#wanted?.files }, text.length > LARGE ? PAUSE : 0);
	}

	/** Waits until everything that was typed has been compiled. */
	settled(): Promise<void> {
		return this.isCurrent ? Promise.resolve() : new Promise((resolve) => this.#settled.push(resolve));
	}

	#want(wanted: Wanted, delay: number): void {
		this.#wanted = wanted;
		clearTimeout(this.#timer);
		if (this.#busy) return;
		if (delay === 0) void this.#compile();
		else this.#timer = setTimeout(() => void this.#compile(), delay);
	}

	/** What was typed while something was compiled. */
	#next(): Wanted | undefined {
		return this.#wanted;
	}

	async #compile(): Promise<void> {
		const wanted = this.#next();
		if (!wanted) return;
		this.#wanted = undefined;
		this.#busy = true;
		this.#since = undefined;
		const shown = this.#shown;
		const { text, path, files } = wanted;
		const answer = await this.#client
			.ask('compile', { text: text.toString(), path, files })
			.catch((error: Error) => error);
		this.#busy = false;
		if (answer instanceof Error) this.#events.failed(answer);
		else if (shown === this.#shown)
			this.#events.compiled(answer, this.#since ?? ChangeSet.empty(text.length));
		const next = this.#next();
		if (next) this.#want(next, next.text.length > LARGE ? PAUSE : 0);
		else for (const resolve of this.#settled.splice(0)) resolve();
	}
}
