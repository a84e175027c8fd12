/** Gets a browser that answers: tries the candidates in order, each under a deadline. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { Browser, ConnectionTransport, Page } from 'puppeteer-core';
import {
	type BrowserCandidate,
	type FailedBrowser,
	noBrowser,
	noBrowserStarts,
	type PreparedBrowser,
} from './failures.js';
import { type BrowserSearch, browserCandidates, isRunnable } from './find-browser.js';

/** Page numbers in margin boxes work from this version of Chromium on. */
const OLDEST_VERSION = 131;

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

// --- A browser as a process of the system: started with its own process group, spoken to through a pipe, ended as a whole. Debian's launcher is a
// shell script that stays in front of the real browser, and a hung browser does not answer a polite request: only a signal to the group ends all of
// it.

interface BrowserProcess {
	/** What Puppeteer speaks through. */
	transport: ConnectionTransport;
	/** Resolves when the process is gone, with what it said on its standard error. */
	gone: Promise<{ complaint: string }>;
	/** Ends the whole process group at once and removes the profile. */
	end(): Promise<void>;
}

interface StartOptions {
	/** Whether the browser shuts its page processes in. */
	sandbox: boolean;
	/** Environment of this program, from which the browser's is made. */
	env: Readonly<Record<string, string | undefined>>;
	/** Whether it only prints: it then draws no frames, which a page that is looked at waits for. */
	isForPrint?: boolean | undefined;
	/** More flags of its command line. */
	flags?: readonly string[] | undefined;
}

/** As much of a browser's complaints as is worth keeping, in characters. */
const COMPLAINT_LENGTH = 4000;

const running = new Set<() => void>();
process.on('exit', () => {
	for (const endNow of running) endNow();
});

/** Starts a browser; it may still fail, which `gone` tells. */
export function startBrowser(browser: PreparedBrowser, options: StartOptions): BrowserProcess {
	const profile = mkdtempSync(join(tmpdir(), 'pv-browser-'));
	const child = spawn(browser.path, browserFlags({ profile, ...options }), {
		stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
		env: browserEnvironment(options.env, browser.env, profile),
	});
	let complaint = '';
	child.stderr?.setEncoding('utf8').on('data', (text: string) => {
		complaint = (complaint + text).slice(-COMPLAINT_LENGTH);
	});
	const endNow = () => {
		endGroup(child);
		rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
	};
	running.add(endNow);
	const gone = new Promise<{ complaint: string }>((resolve) => {
		child.once('error', (error) => resolve({ complaint: error.message }));
		// `close` comes after the last word on standard error, but a descendant that keeps it open would hold it back for ever.
		child.once('close', () => resolve({ complaint }));
		child.once('exit', () => setTimeout(() => resolve({ complaint }), 200).unref());
	});
	return {
		transport: pipeTransport(child.stdio[3] as Writable, child.stdio[4] as Readable),
		gone,
		async end() {
			endGroup(child);
			await gone;
			running.delete(endNow);
			for (const stream of child.stdio) stream?.destroy();
			// Processes of the group that are still dying may write into the folder.
			await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 }).catch(() => {});
		},
	};
}

function endGroup(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
		else process.kill(-child.pid, 'SIGKILL');
	} catch {
		// Already gone.
	}
}

interface FlagOptions {
	/** Folder for the browser's profile, used once. */
	profile: string;
	/** Whether the browser shuts its page processes in. */
	sandbox: boolean;
	isForPrint?: boolean | undefined;
	flags?: readonly string[] | undefined;
}

/** What a browser that only prints can do without, a tenth of the time of one document: threads that draw, a process for a network that it never reaches. */
const FOR_PRINT = ['--disable-threaded-compositing', '--enable-features=NetworkServiceInProcess2'];

/** Features that no page needs. A whole browser would load the pages under its address bar with each window, a second of processor time that nobody sees. */
const WITHOUT = [
	'Translate',
	'MediaRouter',
	'OptimizationHints',
	'AutofillServerCommunication',
	'DialMediaRouteProvider',
	'PaintHolding',
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'WebUIOmniboxFullPopup',
];

/** Nothing listens on this port of the loopback interface; the proxy is there to refuse. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** The command line, for Chrome, Chromium and their headless shell alike: no network whatever a page asks for, no report to its maker, the same glyphs everywhere. */
function browserFlags({ profile, sandbox, isForPrint, flags = [] }: FlagOptions): string[] {
	return [
		'--headless',
		'--remote-debugging-pipe',
		`--user-data-dir=${profile}`,

		// Each of these alone stops every request; together they also stand where one of them has a hole.
		`--proxy-server=${DEAD_PROXY}`,
		'--proxy-bypass-list=<-loopback>',
		'--host-resolver-rules=MAP * ~NOTFOUND',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-domain-reliability',
		'--disable-client-side-phishing-detection',
		'--disable-sync',
		'--disable-default-apps',
		'--disable-extensions',
		'--no-pings',
		'--no-first-run',
		'--no-default-browser-check',
		'--metrics-recording-only',
		'--disable-breakpad',
		'--disable-crash-reporter',
		'--password-store=basic',
		'--use-mock-keychain',
		`--disable-features=${WITHOUT.join()}`,

		'--font-render-hinting=none',
		'--force-color-profile=srgb',
		'--hide-scrollbars',
		'--mute-audio',
		'--disable-gpu',
		...(isForPrint ? FOR_PRINT : []),
		'--disable-software-rasterizer',
		// Small /dev/shm in containers ends in crashes.
		'--disable-dev-shm-usage',
		'--export-tagged-pdf',
		'--generate-pdf-document-outline',

		...(sandbox ? [] : ['--no-sandbox']),
		...flags,
		'about:blank',
	];
}

/** What a browser needs of this program's environment: where programs and libraries are. Keys and tokens are none of its business. */
const HANDED_ON =
	/^(PATH|LD_LIBRARY_PATH|NIX_.*|FONTCONFIG_.*|TMPDIR|TEMP|TMP|SYSTEMROOT|WINDIR|SYSTEMDRIVE|PROGRAMFILES.*|PROGRAMDATA|CHROME_DEVEL_SANDBOX)$/i;

/** A home of its own: nothing of the user's settings, fonts and extensions reaches the page, nothing is left behind. */
function browserEnvironment(
	env: StartOptions['env'],
	additions: Readonly<Record<string, string>>,
	profile: string,
): NodeJS.ProcessEnv {
	return {
		...Object.fromEntries(Object.entries(env).filter(([name]) => HANDED_ON.test(name))),
		HOME: profile,
		XDG_CONFIG_HOME: profile,
		XDG_CACHE_HOME: profile,
		LANG: 'C.UTF-8',
		LC_ALL: 'C.UTF-8',
		TZ: 'UTC',
		...additions,
	};
}

/** Characters of the longest message: a printed document of 190 MB. */
const LONGEST_MESSAGE = 256 * 1024 * 1024;

/** Messages are JSON texts that end in a zero byte. */
function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
	const decoder = new StringDecoder('utf8');
	let parts: string[] = [];
	let length = 0;
	const transport: ConnectionTransport = {
		send: (message) => {
			toBrowser.write(`${message}\0`);
		},
		close: () => {
			toBrowser.end();
		},
	};
	fromBrowser.on('data', (bytes: Buffer) => {
		const pieces = decoder.write(bytes).split('\0');
		for (const [index, piece] of pieces.entries()) {
			parts.push(piece);
			length += piece.length;
			if (index === pieces.length - 1) break;
			const message = parts.join('');
			parts = [];
			length = 0;
			transport.onmessage?.(message);
		}
	});
	fromBrowser.on('data', () => {
		// Something that is no browser writes without an end: nobody keeps all of it.
		if (length > LONGEST_MESSAGE) fromBrowser.destroy();
	});
	fromBrowser.once('close', () => transport.onclose?.());
	// A browser that dies while it is written to is reported by `close`, not by a crash of ours.
	toBrowser.on('error', () => {});
	fromBrowser.on('error', () => {});
	return transport;
}
