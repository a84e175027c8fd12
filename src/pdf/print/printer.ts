/** Prints many documents with one browser: several pages at once, each used again and again, renewed now and then. */

import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { PvError } from '../../errors.js';
import { asPrintFailure, browserCrashed } from '../browser/failures.js';
import {
	type LaunchedBrowser,
	type LaunchOptions,
	launchBrowser,
	type PrintNotice,
} from '../browser/launch.js';
import { takeFonts } from './page-content.js';
import { type Deadlines, PageLost, type Printed, type PrintOptions, PrintPage } from './print-page.js';

/** How a printer works; all is optional. */
export interface PrinterOptions extends Partial<LaunchOptions> {
	/** Pages that print at the same time; by default one a core, four at most. */
	pages?: number | undefined;
	/** Milliseconds for each step, where the usual ones do not fit. */
	deadlines?: Partial<Deadlines> | undefined;
	/** `@font-face` rules that most documents have, and that a page unpacks before the first of them comes. */
	fonts?: (() => Promise<string>) | undefined;
	/** Ends everything at once when it is aborted. */
	signal?: AbortSignal | undefined;
	/** A printer that its owner keeps for many programs: it prints instead of one with a browser of its own, and lives on. */
	lent?: LentPrinter | undefined;
}

/** A printer, and what the user should know of its browser. */
export interface LentPrinter {
	printer: Printer;
	notices: readonly PrintNotice[];
}

export interface Printer {
	/** Prints one document; calls may overlap. */
	print(html: string, options: PrintOptions): Promise<Printed>;
	/** Lets in what the browser has answered meanwhile. Between two long stretches of work, so that it is not kept waiting for the next command. */
	turn(): Promise<void>;
	/** Nothing more will be printed: the browser ends while the caller goes on. */
	finish(): void;
	/** The browser that prints, once it answers. */
	browser(): Promise<{ path: string; source: string; version: string }>;
}

const DEADLINES: Deadlines = { launch: 30_000, load: 30_000, fonts: 15_000, print: 120_000 };

/** A page keeps something of every document that it held. */
const DOCUMENTS_A_PAGE = 100;

/** Gives a printer to `use` and ends the browser afterwards, whatever happens. The browser starts at once, beside what `use` does first. */
export async function withPrinter<T>(
	options: PrinterOptions,
	use: (printer: Printer) => Promise<T>,
): Promise<T> {
	options.signal?.throwIfAborted();
	const { printer, end } = options.lent ? borrowed(options.lent, options) : ownPrinter(options);
	let stop: (() => void) | undefined;
	const stopped = new Promise<never>((_, reject) => {
		stop = () => reject(options.signal?.reason);
		options.signal?.addEventListener('abort', stop, { once: true });
	});
	stopped.catch(() => {});
	try {
		return await Promise.race([use(printer), stopped]);
	} finally {
		if (stop) options.signal?.removeEventListener('abort', stop);
		await end();
	}
}

interface UsedPrinter {
	printer: Printer;
	end(): Promise<void>;
}

function ownPrinter(options: PrinterOptions): UsedPrinter {
	const printer = new PrinterPool(options);
	return { printer, end: () => printer.end() };
}

function borrowed({ printer, notices }: LentPrinter, options: PrinterOptions): UsedPrinter {
	for (const notice of notices) options.notice?.(notice);
	return {
		printer: {
			print: (html, how) => printer.print(html, how),
			turn: () => printer.turn(),
			finish() {},
			browser: () => printer.browser(),
		},
		end: async () => {},
	};
}

/** Prints one document with a browser of its own. */
export function printPdf(html: string, options: PrintOptions & PrinterOptions): Promise<Printed> {
	return withPrinter({ ...options, pages: 1 }, (printer) => printer.print(html, options));
}

class PrinterPool implements Printer {
	readonly #options: PrinterOptions;
	readonly #deadlines: Deadlines;
	#fonts: Promise<readonly string[]> | undefined;
	readonly #said = new Set<string>();
	#launched: Promise<LaunchedBrowser>;
	readonly #idle: Slot[];
	readonly #waiting: Array<(slot: Slot) => void> = [];
	readonly #ending = new AbortController();
	#ended: Promise<void> | undefined;

	constructor(options: PrinterOptions) {
		this.#options = options;
		this.#deadlines = { ...DEADLINES, ...withoutGaps(options.deadlines) };
		const count = Math.max(1, options.pages ?? Math.min(4, availableParallelism()));
		this.#idle = Array.from({ length: count }, () => ({ page: undefined, browser: undefined }));
		this.#launched = this.#launch();
		const slots = [...this.#idle];
		// The pages are made ready while the caller makes the first document.
		this.#launched.then(
			(launched) => {
				for (const slot of slots) this.#getPage(slot, launched).catch(() => {});
			},
			() => {},
		);
	}

	async browser(): Promise<{ path: string; source: string; version: string }> {
		const { candidate, version } = await this.#launched;
		return { path: candidate.path, source: candidate.source, version };
	}

	turn(): Promise<void> {
		return setImmediate();
	}

	async print(html: string, options: PrintOptions): Promise<Printed> {
		const slot = this.#idle.pop() ?? (await new Promise<Slot>((resolve) => this.#waiting.push(resolve)));
		try {
			return await this.#printOn(slot, html, options);
		} catch (error) {
			// Its end takes the browser away in the middle of a print, which is then no failure of the browser.
			this.#options.signal?.throwIfAborted();
			throw error;
		} finally {
			const next = this.#waiting.shift();
			if (next) next(slot);
			else this.#idle.push(slot);
		}
	}

	finish(): void {
		void this.end();
	}

	end(): Promise<void> {
		this.#ending.abort();
		this.#ended ??= this.#launched.then((launched) => launched.end()).catch(() => {});
		return this.#ended;
	}

	async #printOn(slot: Slot, html: string, options: PrintOptions): Promise<Printed> {
		for (let attempt = 1; ; attempt++) {
			const launched = await this.#launched;
			try {
				const page = await this.#getPage(slot, launched);
				return await page.print(html, options);
			} catch (error) {
				const page = slot.page;
				slot.page = undefined;
				if (error instanceof PvError && error.code !== 'browser/hung') {
					// The document is at fault; what it left in the page goes with the page.
					page?.then((failed) => failed.close()).catch(() => {});
					throw error;
				}
				const lost = error instanceof PageLost;
				await this.#replace(launched);
				if (!lost) throw asPrintFailure(error);
				if (attempt === 2 || this.#ending.signal.aborted)
					throw browserCrashed(launched.candidate.path, error);
			}
		}
	}

	async #getPage(slot: Slot, launched: LaunchedBrowser): Promise<PrintPage> {
		const old = slot.browser === launched ? await slot.page : undefined;
		if (old && old.printed < DOCUMENTS_A_PAGE) return old;
		slot.browser = launched;
		slot.page = this.#openPage(launched);
		const page = await slot.page;
		await old?.close();
		return page;
	}

	async #openPage(launched: LaunchedBrowser): Promise<PrintPage> {
		const { path } = launched.candidate;
		this.#fonts ??= Promise.resolve(this.#options.fonts?.()).then((style) => takeFonts(style ?? '').fonts);
		return PrintPage.open(launched, { path, deadlines: this.#deadlines, fonts: await this.#fonts });
	}

	/** Ends a browser that failed and starts another; whoever comes second finds that done. */
	async #replace(failed: LaunchedBrowser): Promise<void> {
		const current = await this.#launched;
		if (current !== failed || this.#ending.signal.aborted) return;
		this.#launched = failed.end().then(() => this.#launch());
		this.#launched.catch(() => {});
	}

	#launch(): Promise<LaunchedBrowser> {
		const launched = launchBrowser({
			...this.#options,
			env: this.#options.env ?? process.env,
			launchDeadline: this.#options.launchDeadline ?? this.#deadlines.launch,
			signal: this.#ending.signal,
			notice: (notice) => {
				const key = JSON.stringify(notice);
				if (this.#said.has(key)) return;
				this.#said.add(key);
				this.#options.notice?.(notice);
			},
		});
		launched.catch(() => {});
		return launched;
	}
}

interface Slot {
	page: Promise<PrintPage> | undefined;
	/** The browser that the page belongs to. */
	browser: LaunchedBrowser | undefined;
}

function withoutGaps(deadlines: Partial<Deadlines> | undefined): Partial<Deadlines> {
	return Object.fromEntries(Object.entries(deadlines ?? {}).filter(([, value]) => value !== undefined));
}
