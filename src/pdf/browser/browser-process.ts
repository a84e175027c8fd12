/**
 * A browser as a process of the system: started with its own process group, spoken to through a pipe, ended as a whole.
 *
 * Debian's launcher is a shell script that stays in front of the real browser, and a hung browser does not answer a polite request:
 * only a signal to the group ends all of it.
 */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import type { ConnectionTransport } from 'puppeteer-core';
import type { PreparedBrowser } from './browser-candidate.js';

/** A started browser. */
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
function browserFlags({ profile, sandbox, isForPrint }: FlagOptions): string[] {
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
