/** Gets a browser that answers: tries the candidates in order, each under a deadline. */

import { existsSync, readFileSync } from 'node:fs';
import type { Browser, ConnectionTransport, Page } from 'puppeteer-core';
import type { BrowserCandidate } from './browser-candidate.js';
import { startBrowser } from './browser-process.js';
import { type FailedBrowser, noBrowser, noBrowserStarts } from './failures.js';
import { type BrowserSearch, browserCandidates, isRunnable } from './find-browser.js';

/** Page numbers in margin boxes work from this version of Chromium on. */
const OLDEST_VERSION = 131;

/** Why the sandbox is off. */
export type SandboxOffReason =
	/** The program runs as root. */
	| 'root'
	/** The program runs in a container. */
	| 'container'
	/** The user asked for it. */
	| 'request'
	/** The system refuses it to this browser. */
	| 'refused';

/** Something that the user should be told once. */
export type PrintNotice =
	| { kind: 'sandbox-off'; reason: SandboxOffReason; path: string }
	/** A browser that was found does not work; another one is used. */
	| { kind: 'browser-skipped'; path: string; reason: string };

export interface LaunchOptions extends BrowserSearch {
	/** False: never use the browser's sandbox. Otherwise it is used wherever the system lets it. */
	sandbox?: boolean | undefined;
	/** Milliseconds that a browser has to answer. */
	launchDeadline: number;
	/** Ends what is being started, when it is aborted. */
	signal?: AbortSignal | undefined;
	/** Told what the user should know. */
	notice?: ((notice: PrintNotice) => void) | undefined;
}

/** A browser that answers. */
export interface LaunchedBrowser {
	candidate: BrowserCandidate;
	/** An empty page: the one that the browser opened by itself, then new ones. */
	openPage(): Promise<Page>;
	/** As the browser says it: `HeadlessChrome/143.0.7499.0`. */
	version: string;
	/** Ends it, whatever it is doing. */
	end(): Promise<void>;
}

/** Starts the first candidate that works. */
export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
	const candidates = browserCandidates(options);
	if (candidates.length === 0) throw noBrowser();
	const failed: FailedBrowser[] = [];
	for (const candidate of candidates) {
		options.signal?.throwIfAborted();
		const launched = await launchCandidate(candidate, options);
		if (!('reason' in launched)) {
			for (const { candidate: skipped, reason } of failed) {
				options.notice?.({ kind: 'browser-skipped', path: skipped.path, reason });
			}
			return launched;
		}
		failed.push(launched);
	}
	throw noBrowserStarts(failed);
}

/** Starts one candidate, without a sandbox where the system refuses it, and once more where it ended without a word. */
export async function launchCandidate(
	candidate: BrowserCandidate,
	options: LaunchOptions,
): Promise<LaunchedBrowser | FailedBrowser> {
	const off = sandboxOffReason(options.sandbox, options.env);
	let launched = await attempt(candidate, options, !off);
	// Browsers crash now and then while they start; one that cannot run here says why.
	if ('reason' in launched && launched.reason === WITHOUT_A_WORD && !options.signal?.aborted)
		launched = await attempt(candidate, options, !off);
	if (!('reason' in launched)) {
		if (off) options.notice?.({ kind: 'sandbox-off', reason: off, path: candidate.path });
		return launched;
	}
	if (off || !complainsOfSandbox(launched.complaint)) return launched;
	const again = await attempt(candidate, options, false);
	if (!('reason' in again))
		options.notice?.({ kind: 'sandbox-off', reason: 'refused', path: candidate.path });
	return again;
}

async function attempt(
	candidate: BrowserCandidate,
	options: LaunchOptions,
	sandbox: boolean,
): Promise<LaunchedBrowser | (FailedBrowser & { complaint: string })> {
	const failed = (reason: string, complaint = '') => ({ candidate, reason, complaint });
	let started: ReturnType<typeof startBrowser>;
	try {
		const prepared = await candidate.prepare();
		if (!isRunnable(prepared.path))
			return { ...failed('there is no program at this path that may be run'), isNoProgram: true };
		started = startBrowser(prepared, { sandbox, env: options.env, isForPrint: true });
	} catch (error) {
		return failed(error instanceof Error ? error.message : String(error));
	}
	const stop = () => void started.end();
	options.signal?.addEventListener('abort', stop, { once: true });
	if (options.signal?.aborted) stop();
	let complaint: string | undefined;
	let isLate = false;
	const death = started.gone.then((gone) => {
		complaint = gone.complaint;
		throw new Error('the browser ended');
	});
	death.catch(() => {});
	try {
		const answered = connectTo(started.transport).then(async (browser) => ({
			browser,
			version: await browser.version(),
		}));
		answered.catch(() => {});
		const seconds = Math.round(options.launchDeadline / 1000);
		const { browser, version } = await within(options.launchDeadline, Promise.race([answered, death]), () => {
			isLate = true;
			return new Error(`it did not answer within ${seconds} s`);
		});
		const major = Number(/\/(\d+)\./.exec(version)?.[1]);
		if (major < OLDEST_VERSION) {
			await started.end();
			return failed(`it is too old (${version}; ${OLDEST_VERSION} or newer is needed)`);
		}
		return { candidate, openPage: pageOpener(browser), version, end: () => started.end() };
	} catch (error) {
		// One that is ended here, because it does not answer, dies too: that is not why.
		await started.end();
		if (isLate || complaint === undefined) return failed((error as Error).message, complaint);
		return failed(complaintLine(complaint), complaint);
	} finally {
		options.signal?.removeEventListener('abort', stop);
	}
}

/** The line of a browser's complaints that says most: the last one that is an error, or the last one. */
function complaintLine(complaint: string): string {
	const lines = complaint
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '' && !line.startsWith('#'));
	const telling = lines.filter(
		(line) => /error|fatal|cannot|No usable sandbox/i.test(line) && !/dbus/i.test(line),
	);
	return telling.at(-1) ?? lines.at(-1) ?? WITHOUT_A_WORD;
}

const WITHOUT_A_WORD = 'it ended at once';

/**
 * Puppeteer, connected to a started browser through its pipe. It is loaded beside the start of the browser, which takes longer.
 * It watches no network traffic: of each font the browser would tell the whole text, several times.
 */
async function connectTo(transport: ConnectionTransport): Promise<Browser> {
	const { connect } = await import('puppeteer-core');
	// No time limits of its own: every step has its deadline here.
	return connect({
		transport,
		defaultViewport: null,
		protocolTimeout: 0,
		networkEnabled: false,
		issuesEnabled: false,
	});
}

/** Gives the page that the browser opened by itself to whoever asks first, a new one to everybody else. */
function pageOpener(browser: Browser): () => Promise<Page> {
	const opened = browser.pages();
	opened.catch(() => {});
	return async () => (await opened).shift() ?? browser.newPage();
}

/** Whether the browser may shut its page processes in: as root, and in most containers, the system does not let it. The reason to start without a sandbox, or nothing where it stays on. */
export function sandboxOffReason(
	requested: boolean | undefined,
	env: Readonly<Record<string, string | undefined>>,
): SandboxOffReason | undefined {
	if (requested === false) return 'request';
	if (process.getuid?.() === 0) return 'root';
	return isContainer(env) ? 'container' : undefined;
}

/** Whether the browser's complaint says that it found no sandbox to use. */
function complainsOfSandbox(complaint: string): boolean {
	return /No usable sandbox|Running as root without --no-sandbox|sandbox_host_linux|Failed to move to new namespace/.test(
		complaint,
	);
}

function isContainer(env: Readonly<Record<string, string | undefined>>): boolean {
	if (process.platform !== 'linux') return false;
	if (env['container'] || existsSync('/.dockerenv') || existsSync('/run/.containerenv')) return true;
	try {
		return /docker|lxc|kubepods|containerd/.test(readFileSync('/proc/1/cgroup', 'utf8'));
	} catch {
		return false;
	}
}

/** What `promise` gives, or a rejection with what `late` makes once `milliseconds` have passed. */
export async function within<T>(milliseconds: number, promise: Promise<T>, late: () => Error): Promise<T> {
	let timer: NodeJS.Timeout | undefined;
	const alarm = new Promise<never>((_, reject) => {
		timer = setTimeout(() => reject(late()), milliseconds);
	});
	try {
		return await Promise.race([promise, alarm]);
	} finally {
		clearTimeout(timer);
	}
}
