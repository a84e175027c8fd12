/** One page of the browser, shut off from everything, that prints one document after another. */

import type { Browser, CDPSession, Page } from 'puppeteer-core';
import { within } from './deadline.js';
import { browserHung, fontsFailed, notTheDocument, type PrintStep } from './failures.js';
import { exchangeScript, type PageContent, pageContent, wholePage } from './page-content.js';
import { PdfFile } from './pdf-file.js';
import { settleBytes } from './same-bytes.js';

/** Milliseconds for each step. */
export type Deadlines = Readonly<Record<PrintStep, number>>;

/** What one document is printed with. */
export interface PrintOptions {
	/** Title of the document: what is printed must bear it. */
	title: string;
	/** Only the pages are wanted, not the PDF: it comes without tags and outline, a third sooner. */
	measure?: boolean | undefined;
	/** Date that the PDF says it was made at: the meeting's, never the clock's. */
	date: Date;
}

/** A printed document. */
export interface Printed {
	pdf: Uint8Array;
	/** Number of pages. */
	pages: number;
	/** Page, from 1, of each element whose id some link of the document names. */
	destinations: ReadonlyMap<string, number>;
}

/** The browser is gone, or the page is: another one may do better. */
export class PageLost extends Error {}

/** Runs in the page; as text, because a bundler may put names of its own into a function. */
const FAILED_FONTS =
	"document.fonts.ready.then(() => [...document.fonts].filter((f) => f.status === 'error').map((f) => f.family))";

/** A page that is ready to print. */
export class PrintPage {
	/** Documents printed so far. */
	printed = 0;
	#requests: string[] = [];
	/** The fonts that the page has unpacked. */
	#fonts = '';
	readonly #lost: Promise<never>;

	private constructor(
		private readonly page: Page,
		private readonly path: string,
		private readonly deadlines: Deadlines,
		connection: CDPSession,
	) {
		this.#lost = new Promise<never>((_, reject) => {
			const lose = (what: string) => reject(new PageLost(what));
			page.once('error', () => lose('the page crashed'));
			page.once('close', () => lose('the page was closed'));
			page.browser().once('disconnected', () => lose('the browser ended'));
			connection.once('Inspector.targetCrashed', () => lose('the page crashed'));
		});
		this.#lost.catch(() => {});
	}

	/** Makes a page of the browser ready: the given one, or a new one. */
	static async open(browser: Browser, path: string, deadlines: Deadlines, blank?: Page): Promise<PrintPage> {
		const page = blank ?? (await browser.newPage());
		const connection = await page.createCDPSession();
		const printer = new PrintPage(page, path, deadlines, connection);
		page.setDefaultTimeout(0);
		await Promise.all([
			page.setJavaScriptEnabled(false),
			page.setOfflineMode(true),
			page.setCacheEnabled(false),
			printer.#refuseRequests(connection),
		]);
		return printer;
	}

	/** Prints one document. */
	async print(html: string, options: PrintOptions): Promise<Printed> {
		this.#requests = [];
		this.printed++;
		await this.#step('load', () => this.#show(pageContent(html)));
		await this.#step('fonts', () => this.#fontsAreThere());
		await this.#step('load', () => this.#isTheDocument(options.title));
		const pdf = await this.#step('print', () =>
			this.page.pdf({
				format: 'A4',
				preferCSSPageSize: true,
				printBackground: true,
				tagged: !options.measure,
				outline: !options.measure,
				waitForFonts: false,
				timeout: 0,
			}),
		);
		// Once more: a redirection may have come meanwhile.
		await this.#step('load', () => this.#isTheDocument(options.title));
		const file = new PdfFile(pdf);
		if (file.pageCount === 0) throw notTheDocument('empty', 'no page');
		settleBytes(pdf, file, options.date);
		return { pdf, pages: file.pageCount, destinations: file.destinations };
	}

	async #show(content: PageContent): Promise<void> {
		if (content.exchangeable && content.fonts === this.#fonts) {
			if ((await this.page.evaluate(exchangeScript(content))) === true) return;
		}
		this.#fonts = content.fonts;
		await this.page.setContent(wholePage(content), { waitUntil: 'load', timeout: 0 });
	}

	/** Closes the page; the browser stays. */
	async close(): Promise<void> {
		await this.page.close().catch(() => {});
	}

	async #step<T>(step: PrintStep, work: () => Promise<T>): Promise<T> {
		const milliseconds = this.deadlines[step];
		const working = work();
		working.catch(() => {});
		try {
			return await within(milliseconds, Promise.race([working, this.#lost]), () =>
				browserHung(this.path, step, milliseconds / 1000),
			);
		} catch (error) {
			if (
				error instanceof Error &&
				/Target closed|Session closed|Connection closed|TargetCloseError/.test(
					`${error.name} ${error.message}`,
				)
			) {
				throw new PageLost(error.message, { cause: error });
			}
			throw error;
		}
	}

	/** A request is refused and noted; `data:` never comes here, for nothing of it leaves the page. */
	async #refuseRequests(connection: CDPSession): Promise<void> {
		connection.on('Fetch.requestPaused', ({ requestId, request }) => {
			this.#requests.push(request.url);
			connection.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => {});
		});
		await connection.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
	}

	async #fontsAreThere(): Promise<void> {
		const failed = (await this.page.evaluate(FAILED_FONTS)) as string[];
		if (failed.length > 0) throw fontsFailed([...new Set(failed)]);
	}

	async #isTheDocument(title: string): Promise<void> {
		const frames = this.page.frames();
		if (frames.length !== 1) throw notTheDocument('frames', String(frames.length));
		if (this.page.url() !== 'about:blank') throw notTheDocument('address', this.page.url());
		const [request] = this.#requests;
		if (request !== undefined) throw notTheDocument('requests', request);
		const found = await this.page.title();
		if (found !== title) throw notTheDocument('title', found);
	}
}
