/** Gathers changes that come together: an editor that saves writes more than once. */

/** Milliseconds without a change after which a batch is complete, unless another time is given. */
const QUIET = 25;

/**
 * A gatherer. `run` gets each batch; batches never overlap, what comes meanwhile makes the next one. `failed` gets what a batch failed of:
 * the next ones are run all the same.
 */
export class Batches<Item> {
	readonly #run: (items: ReadonlySet<Item>) => Promise<void>;
	readonly #failed: (error: unknown) => void;
	readonly #quiet: number;
	#waiting = new Set<Item>();
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> | undefined;
	#closed = false;

	constructor(
		run: (items: ReadonlySet<Item>) => Promise<void>,
		failed: (error: unknown) => void,
		quiet = QUIET,
	) {
		this.#run = run;
		this.#failed = failed;
		this.#quiet = quiet;
	}

	/** Does this before any batch: what comes meanwhile makes the first one. Rejects as `work` does. */
	async first(work: () => Promise<void>): Promise<void> {
		const done = work();
		this.#occupy(done.catch(() => {}));
		await done;
	}

	/** Adds to the batch that is being gathered. */
	add(item: Item): void {
		if (this.#closed) return;
		this.#waiting.add(item);
		this.#wait();
	}

	/** Takes nothing more, and resolves when the batch at work is done. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#flush(), this.#quiet);
	}

	#flush(): void {
		if (this.#running) return;
		const items = this.#waiting;
		this.#waiting = new Set();
		this.#occupy(this.#run(items).catch(this.#failed));
	}

	#occupy(work: Promise<void>): void {
		this.#running = work.finally(() => {
			this.#running = undefined;
			if (this.#waiting.size > 0 && !this.#closed) this.#wait();
		});
	}
}
