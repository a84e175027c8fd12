/** Gathers changes that come together: an editor that saves writes more than once. */

/** Milliseconds without a change after which a batch is complete, unless another time is given. */
const QUIET = 25;

/** A gatherer. `run` gets each batch; batches never overlap, what comes meanwhile makes the next one. */
export class Batches<Item> {
	readonly #run: (items: ReadonlySet<Item>) => Promise<void>;
	readonly #quiet: number;
	#waiting = new Set<Item>();
	#timer: NodeJS.Timeout | undefined;
	#running: Promise<void> | undefined;
	#closed = false;

	constructor(run: (items: ReadonlySet<Item>) => Promise<void>, quiet = QUIET) {
		this.#run = run;
		this.#quiet = quiet;
	}

	/** Adds to the batch that is being gathered. */
	add(item: Item): void {
		if (this.#closed) return;
		this.#waiting.add(item);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#flush(), this.#quiet);
	}

	/** Takes nothing more, and resolves when the batch at work is done. */
	async close(): Promise<void> {
		this.#closed = true;
		clearTimeout(this.#timer);
		await this.#running;
	}

	#flush(): void {
		if (this.#running) return;
		const items = this.#waiting;
		this.#waiting = new Set();
		this.#running = this.#run(items).finally(() => {
			this.#running = undefined;
			if (this.#waiting.size > 0 && !this.#closed) this.#timer = setTimeout(() => this.#flush(), this.#quiet);
		});
	}
}
