/** Follows the text: compiles it after every keystroke, the newest first, and says what came of it. */

import { type ChangeDesc, ChangeSet, type Text } from '@codemirror/state';
import type { CompiledPage, GivenFile } from '../protocol.js';
import { type CompilerClient, Interrupted } from './compiler-client.js';

/** Told what came of a text. */
interface FollowEvents {
	/** `since`: what has been typed since that text. */
	compiled(page: CompiledPage, since: ChangeDesc): void;
	/** What will come of a text, where that is known beforehand; files are not. */
	foreseen(text: string): Promise<CompiledPage | undefined>;
	failed(error: Error): void;
}

/** A text that is shown, with the files that it may name. */
export interface Followed {
	text: Text;
	path: string;
	files: readonly GivenFile[];
}

/** Milliseconds of a compilation above which a pause in typing is waited for before the next: the thread would never rest. */
const SLOW = 1_000;

/** How long the pause is, in milliseconds. */
const PAUSE = 700;

/** Milliseconds after which a compilation is given up for a newer text: somebody may have taken back a mistake. */
const TOO_LONG = 6_000;

/** Compiles what is typed. */
export class Follower {
	readonly #client: CompilerClient;
	readonly #events: FollowEvents;
	#shown: Followed | undefined;
	/** Whether the text that is shown has yet to be compiled. */
	#isWanted = false;
	/** When the compilation began that is going on. */
	#busySince: number | undefined;
	/** Milliseconds that the last one took. */
	#took = 0;
	/** What has been typed since it began. */
	#since: ChangeDesc | undefined;
	/** The files that the compiler has, and which start of it has them. */
	#given: { files: readonly GivenFile[]; generation: number } | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #settled: Array<() => void> = [];

	constructor(client: CompilerClient, events: FollowEvents) {
		this.#client = client;
		this.#events = events;
	}

	/** Whether everything that was typed has been compiled. */
	get isCurrent(): boolean {
		return this.#busySince === undefined && !this.#isWanted;
	}

	show(shown: Followed): void {
		this.#shown = shown;
		this.#took = 0;
		this.#since = undefined;
		this.#want(0);
		void this.#foresee(shown, shown.text);
	}

	/** Shows what is known to come of a text, unless the compiler is quicker or something has been typed. */
	async #foresee(shown: Followed, text: Text): Promise<void> {
		const page = shown.files.length === 0 ? await this.#events.foreseen(text.toString()) : undefined;
		const isAwaited = this.#shown === shown && shown.text === text && !this.isCurrent;
		if (page && isAwaited) this.#events.compiled(page, ChangeSet.empty(text.length));
	}

	changed(text: Text, changes: ChangeDesc): void {
		if (!this.#shown) return;
		this.#since = this.#since?.composeDesc(changes) ?? changes;
		this.#shown.text = text;
		this.#want(this.#pause);
	}

	get #pause(): number {
		return this.#took > SLOW ? PAUSE : 0;
	}

	/** Waits until everything that was typed has been compiled. */
	settled(): Promise<void> {
		return this.isCurrent ? Promise.resolve() : new Promise((resolve) => this.#settled.push(resolve));
	}

	#want(delay: number): void {
		this.#isWanted = true;
		clearTimeout(this.#timer);
		if (this.#busySince !== undefined) {
			const left = Math.max(delay, this.#busySince + TOO_LONG - performance.now());
			this.#timer = setTimeout(() => this.#client.restart(), left);
		} else if (delay === 0) void this.#compile();
		else this.#timer = setTimeout(() => void this.#compile(), delay);
	}

	async #compile(): Promise<void> {
		const shown = this.#shown;
		if (!shown) return;
		this.#isWanted = false;
		this.#busySince = performance.now();
		this.#since = undefined;
		const answer = await this.#ask(shown).catch((error: Error) => error);
		this.#took = performance.now() - this.#busySince;
		this.#busySince = undefined;
		clearTimeout(this.#timer);
		if (answer instanceof Interrupted) this.#isWanted = true;
		else if (answer instanceof Error) this.#events.failed(answer);
		else if (shown === this.#shown)
			this.#events.compiled(answer, this.#since ?? ChangeSet.empty(shown.text.length));
		if (this.#isWanted) this.#want(this.#pause);
		else for (const resolve of this.#settled.splice(0)) resolve();
	}

	#ask({ text, path, files }: Followed): Promise<CompiledPage> {
		const { generation } = this.#client;
		const isGiven = this.#given?.files === files && this.#given.generation === generation;
		this.#given = { files, generation };
		return this.#client.ask('compile', { text: text.toString(), path, files: isGiven ? undefined : files });
	}
}
