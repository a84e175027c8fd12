/** One page of the browser, shut off from everything, that prints one document after another. */

import type { CDPSession, Page, PDFOptions } from 'puppeteer-core';
import { getDestinations, PdfDocument } from '../../pdf-archive/objects/document.js';
import {
	type BrowserCandidate,
	browserHung,
	fontsFailed,
	notTheDocument,
	type PrintStep,
} from '../browser/failures.js';
import { type BrowserSearch, browserCandidates } from '../browser/find-browser.js';
import {
	type LaunchedBrowser,
	launchCandidate,
	type PrintNotice,
	type SandboxOffReason,
	within,
} from '../browser/launch.js';
import {
	COUNT_PAGES,
	type CountedPages,
	exchangeScript,
	PAGE_FACTS,
	PAINT,
	type PageContent,
	type PageFacts,
	pageContent,
	type Shown,
	UNPACK_FONTS,
	UNPAINT,
	wholePage,
	writeScript,
} from './page-content.js';

/** Milliseconds for each step. */
export type Deadlines = Readonly<Record<PrintStep, number>>;

export interface PrintOptions {
	/** Title of the document: what is printed must bear it. */
	title: string;
	/** Only the pages are wanted, not the PDF: it comes with nothing on its pages, in a third of the time. */
	measure?: boolean | undefined;
	/** What the document says of its own pages, written into it before it is printed. */
	signs?: PageSigns | undefined;
	/** Called once the browser is at work: what it does costs no time. */
	meanwhile?: (() => void) | undefined;
	/** Date that the PDF says it was made at: the meeting's, never the clock's. */
	date: Date;
}

/** Signs in the text of a document for what is known once its pages are counted. A sign is any text between U+E000 and U+E001. */
interface PageSigns {
	/** Each sign with a text that takes as much room. */
	readonly provisional: ReadonlyMap<string, string>;
	/** Their texts in a document of these pages; nothing where it must be set anew, and then it is only measured. */
	texts(found: PageNumbers): ReadonlyMap<string, string> | undefined;
}

export interface PageNumbers {
	pages: number;
	/** Page, from 1, of each element whose id some link of the document names. */
	destinations: ReadonlyMap<string, number>;
}

export interface Printed extends PageNumbers {
	pdf: Uint8Array;
	/** What was written for its signs, and for which pages. */
	written?: (PageNumbers & { texts: ReadonlyMap<string, string> }) | undefined;
}

interface PageSettings {
	/** Path of the browser, for messages. */
	path: string;
	deadlines: Deadlines;
	/** `@font-face` rules that most documents will have: they are unpacked before the first one comes. */
	fonts?: readonly string[] | undefined;
}

/** The browser is gone, or the page is: another one may do better. */
export class PageLost extends Error {}

/** A4 where the document names no size. Fonts have been waited for, and the step has a deadline of its own. */
const PRINT: PDFOptions = {
	format: 'A4',
	preferCSSPageSize: true,
	printBackground: true,
	waitForFonts: false,
	timeout: 0,
};

const OFFLINE = { offline: true, latency: 0, downloadThroughput: -1, uploadThroughput: -1 };

export class PrintPage {
	/** Documents printed so far. */
	printed = 0;
	#requests: string[] = [];
	/** What the page shows; nothing where no page of ours has been loaded into it, or one that is set by rules of its own. */
	#shown: Shown | undefined;
	#refuse: ((error: Error) => void) | undefined;
	#offline: Promise<unknown> | undefined;
	readonly #lost: Promise<never>;

	private constructor(
		private readonly page: Page,
		/** For what Puppeteer's page has no method for, or one that asks more often. */
		private readonly session: CDPSession,
		private readonly settings: PageSettings,
	) {
		this.#lost = new Promise<never>((_, reject) => {
			page.once('error', () => reject(new PageLost('the page crashed')));
		});
		this.#lost.catch(() => {});
	}

	/** Makes a page of the browser ready. */
	static async open(browser: LaunchedBrowser, settings: PageSettings): Promise<PrintPage> {
		const opening = browser.openPage().then(async (opened) => {
			const page = new PrintPage(opened, await opened.createCDPSession(), settings);
			await page.#shutOff();
			return page;
		});
		return bounded(opening, settings, 'load');
	}

	async print(html: string, options: PrintOptions): Promise<Printed> {
		this.#requests = [];
		this.printed++;
		const refused = new Promise<never>((_, reject) => {
			this.#refuse = reject;
		});
		refused.catch(() => {});
		const settings = { ...this.settings, deadlines: deadlinesFor(html.length, this.settings.deadlines) };
		const step = <T>(name: PrintStep, work: Promise<T>) =>
			bounded(Promise.race([work, this.#lost, refused]), settings, name);
		const { signs } = options;
		const measured = options.measure === true && signs === undefined;
		const exchanged = await step('load', this.#show(pageContent(html), measured));
		await step('load', Promise.resolve(this.#offline));
		this.#isTheDocument(exchanged ?? (await step('fonts', this.#facts())), options.title);
		const toPdf = async (isMeasured: boolean): Promise<Printed> => {
			const printing = step('print', this.page.pdf({ ...PRINT, tagged: !isMeasured, outline: !isMeasured }));
			printing.catch(() => {});
			options.meanwhile?.();
			const pdf = await printing;
			// Once more: a redirection may have come meanwhile. Pages that are only counted are printed again, and looked at then.
			if (!isMeasured) this.#isTheDocument(await step('load', this.#facts()), options.title);
			const document = new PdfDocument(pdf);
			const pages = document.pages().length;
			if (pages === 0) throw notTheDocument('empty', 'no page');
			// Of pages that are only counted nobody keeps the bytes.
			if (!isMeasured) settleBytes(pdf, options.date);
			return { pdf, pages, destinations: getDestinations(document) };
		};
		if (!signs) return toPdf(measured);
		let found = await step('load', this.#count(writeScript(signs.provisional)));
		if (!found) {
			await step('load', this.#evaluate(UNPAINT));
			found = await toPdf(true);
			await step('load', this.#evaluate(PAINT));
		}
		for (let attempt = 1; ; attempt++) {
			const texts = signs.texts(found);
			if (!texts) return { ...found, pdf: new Uint8Array() };
			await step('load', this.#evaluate(writeScript(texts)));
			const { pages, destinations } = found;
			const printed: Printed = { ...(await toPdf(false)), written: { pages, destinations, texts } };
			if (attempt === MOST_PRINTS || areSame(found, printed)) return printed;
			found = printed;
		}
	}

	/** The pages of the document that is shown, once a script has run, as far as they can be counted without a print. */
	async #count(first: string): Promise<PageNumbers | undefined> {
		const counted = (await this.#evaluate(`${first};${COUNT_PAGES}`)) as CountedPages | null;
		return counted ? { pages: counted.pages, destinations: new Map(counted.places) } : undefined;
	}

	/** Closes the page; the browser stays. */
	async close(): Promise<void> {
		await this.page.close().catch(() => {});
	}

	/** Everything is asked for at once: each answer would cost the time of a turn. */
	async #shutOff(): Promise<void> {
		const { page, session } = this;
		const fonts = this.settings.fonts ?? [];
		session.on('Fetch.requestPaused', ({ requestId, request }) => {
			// A request is refused and noted; `data:` never comes here, for nothing of it leaves the page.
			this.#requests.push(request.url);
			session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' }).catch(() => {});
		});
		// A frame with a process of its own is held back before it begins: the page would wait for it for ever.
		page.on('frameattached', () => this.#refuse?.(notTheDocument('frames', '2')));
		const ready: Array<Promise<unknown>> = [
			page.setJavaScriptEnabled(false),
			session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
			session.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] }),
		];
		if (fonts.length > 0) {
			const empty = wholePage({ html: '<!doctype html>', fonts }, false);
			ready.push(this.#load(empty).then(() => this.#evaluate(UNPACK_FONTS)));
		}
		await Promise.all(ready);
		// Only now: of each font the browser would tell the whole text, several times. What a document may load waits for the answers.
		this.#offline = Promise.all([
			session.send('Network.enable'),
			session.send('Network.emulateNetworkConditions', OFFLINE),
			session.send('Network.setCacheDisabled', { cacheDisabled: true }),
		]);
		this.#offline.catch(() => {});
		if (fonts.length > 0) this.#shown = { fonts, html: undefined };
	}

	/** Gives the facts of the page where it has been asked for them already. */
	async #show(content: PageContent, measured: boolean): Promise<PageFacts | undefined> {
		const { html, fonts, isStandard, exchangeable } = content;
		const script = this.#shown && exchangeable && exchangeScript(content, this.#shown, measured);
		this.#shown = undefined;
		const facts = script && ((await this.#evaluate(script)) as PageFacts | false);
		if (facts) {
			this.#shown = { fonts, html };
			return facts;
		}
		await this.#offline;
		await this.#load(wholePage(content, measured));
		if (isStandard) this.#shown = { fonts, html: undefined };
		return undefined;
	}

	/** The step that loads has its deadline already. */
	#load(html: string): Promise<void> {
		return this.page.setContent(html, { waitUntil: 'load', timeout: 0 });
	}

	async #facts(): Promise<PageFacts> {
		return (await this.#evaluate(PAGE_FACTS)) as PageFacts;
	}

	#isTheDocument(found: PageFacts, title: string): void {
		if (found.frames !== 1) throw notTheDocument('frames', String(found.frames));
		if (found.address !== 'about:blank') throw notTheDocument('address', found.address);
		const [request] = this.#requests;
		if (request !== undefined) throw notTheDocument('requests', request);
		if (found.title !== title) throw notTheDocument('title', found.title);
		if (found.failed.length > 0) throw fontsFailed([...new Set(found.failed)]);
	}

	async #evaluate(expression: string): Promise<unknown> {
		const { result, exceptionDetails } = await this.session.send('Runtime.evaluate', {
			expression,
			awaitPromise: true,
			returnByValue: true,
		});
		if (exceptionDetails)
			throw notTheDocument('script', exceptionDetails.exception?.description ?? exceptionDetails.text);
		return result.value;
	}
}

/** Numbers that were counted wrongly are written anew; numbers that move what they number are for the caller. */
const MOST_PRINTS = 2;

function areSame(one: PageNumbers, other: PageNumbers): boolean {
	if (one.pages !== other.pages || one.destinations.size !== other.destinations.size) return false;
	return [...one.destinations].every(([id, page]) => other.destinations.get(id) === page);
}

/** Deadlines are for a document of a few pages: a long one gets as many more as it has of this many characters. */
const CHARACTERS_A_DEADLINE = 500_000;

function deadlinesFor(length: number, { launch, load, fonts, print }: Deadlines): Deadlines {
	const times = 1 + length / CHARACTERS_A_DEADLINE;
	return { launch, load: load * times, fonts: fonts * times, print: print * times };
}

/** What a step gives, under its deadline; a page that is gone is told apart from a document at fault. */
async function bounded<T>(work: Promise<T>, { path, deadlines }: PageSettings, step: PrintStep): Promise<T> {
	const milliseconds = deadlines[step];
	try {
		return await within(milliseconds, work, () => browserHung(path, step, Math.round(milliseconds / 1000)));
	} catch (error) {
		if (error instanceof Error && GONE.test(`${error.name} ${error.message}`))
			throw new PageLost(error.message, { cause: error });
		if (error instanceof Error && MOVED.test(error.message)) throw notTheDocument('address', error.message);
		throw error;
	}
}

const GONE = /Target closed|Session closed|Connection closed|TargetCloseError|frame was detached/;
const MOVED = /context was destroyed|navigated or closed|Cannot find context/i;

/**
 * The name of a node where only names of nodes stand: as an `/ID`, or in an array. A word of the document follows another key, and its own
 * brackets are escaped. To parse every object instead would take half as long as printing; to look at what stands before at every byte, six
 * times as long as this.
 */
const NODE_NAME = /\(node\d{8}\)(?<=(?:\/ID |\[|\) |R )\(node\d{8}\))/g;

/** A date of the information dictionary. Inside a string its bracket would be escaped. */
const DATE = /\/(?:CreationDate|ModDate) \((D:\d{14}\+00'00')\)/g;

/**
 * Makes the same document the same bytes: changes in `bytes` what depends on the moment and on the browser's memory, in place and at the same
 * length, so that the table of offsets stays true. That are two dates, and the names of table cells, which count every node that the page held.
 */
function settleBytes(bytes: Uint8Array, date: Date): void {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	settleDates(bytes, text, date);
	settleNodeNames(bytes, text);
}

function settleDates(bytes: Uint8Array, text: string, date: Date): void {
	const stamp = `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
	for (const { index, 0: whole, 1: written = '' } of text.matchAll(DATE))
		write(bytes, index + whole.length - written.length - 1, stamp);
}

/** Counts the names anew from 1, in their own order: the name tree, which is sorted, stays sorted. */
function settleNodeNames(bytes: Uint8Array, text: string): void {
	const places = [...text.matchAll(NODE_NAME)].map((match) => ({ start: match.index, name: match[0] }));
	const order = [...new Set(places.map(({ name }) => name))].sort();
	const settled = new Map(order.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]));
	for (const { start, name } of places) write(bytes, start, settled.get(name) ?? name);
}

function write(bytes: Uint8Array, start: number, text: string): void {
	bytes.set(Buffer.from(text, 'latin1'), start);
}

// --- Tries every browser of this machine, for a report on it.

/** What was found out about one browser. */
export interface BrowserCheck {
	candidate: BrowserCandidate;
	/** As the browser says it, when it starts. */
	version?: string | undefined;
	/** Milliseconds until it answered. */
	launchTime?: number | undefined;
	/** Milliseconds for a document of one page, once started. */
	printTime?: number | undefined;
	/** Why it ran without a sandbox, if it did. */
	sandboxOff?: SandboxOffReason | undefined;
	/** Why it cannot be used. */
	failure?: string | undefined;
}

const DEADLINES = { launch: 15_000, load: 15_000, fonts: 15_000, print: 15_000 };

/** Starts the candidates one after the other and prints a page with each. */
export async function checkBrowsers(
	search: BrowserSearch & { sandbox?: boolean | undefined },
): Promise<BrowserCheck[]> {
	const checks: BrowserCheck[] = [];
	for (const candidate of browserCandidates(search)) checks.push(await checkBrowser(candidate, search));
	return checks;
}

async function checkBrowser(
	candidate: BrowserCandidate,
	search: BrowserSearch & { sandbox?: boolean | undefined },
): Promise<BrowserCheck> {
	let sandboxOff: SandboxOffReason | undefined;
	const notice = (told: PrintNotice) => {
		if (told.kind === 'sandbox-off') sandboxOff = told.reason;
	};
	const start = performance.now();
	const launched = await launchCandidate(candidate, { ...search, launchDeadline: DEADLINES.launch, notice });
	if ('reason' in launched) return { candidate, failure: launched.reason };
	const { version } = launched;
	const launchTime = performance.now() - start;
	try {
		const page = await PrintPage.open(launched, { path: candidate.path, deadlines: DEADLINES });
		const printStart = performance.now();
		await page.print('<!doctype html><html lang="en"><title>pv</title><h1>pv</h1></html>', {
			title: 'pv',
			date: new Date(0),
		});
		return { candidate, version, launchTime, printTime: performance.now() - printStart, sandboxOff };
	} catch (error) {
		return { candidate, version, launchTime, sandboxOff, failure: (error as Error).message };
	} finally {
		await launched.end();
	}
}
