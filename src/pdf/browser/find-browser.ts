/** Places where a browser may be, in the order in which they are tried. Nothing is launched here. */

import { accessSync, constants, readdirSync, realpathSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { bundledChromium } from './bundled-chromium.js';
import type { BrowserCandidate, BrowserSource } from './failures.js';

export interface BrowserSearch {
	/** Path given by the user, if any: then nothing else is tried. */
	browser?: string | undefined;
	/** The environment variables. */
	env: Readonly<Record<string, string | undefined>>;
	/** Operating system; by default this one. */
	platform?: NodeJS.Platform | undefined;
}

/** Named headless shells come first: they start several times faster than a whole browser. */
const PROGRAMS = [
	'chrome-headless-shell',
	'chromium-headless-shell',
	'google-chrome-stable',
	'google-chrome',
	'chromium',
	'chromium-browser',
	'microsoft-edge-stable',
	'microsoft-edge',
];

const MAC_PROGRAMS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
	'Google\\Chrome\\Application\\chrome.exe',
	'Chromium\\Application\\chrome.exe',
	'Microsoft\\Edge\\Application\\msedge.exe',
];

/** All browsers that may be used, best first. A path that the user named is returned even if nothing is there. */
export function browserCandidates(search: BrowserSearch): BrowserCandidate[] {
	const { env } = search;
	if (search.browser) return [candidate('option', search.browser)];
	const named = env['PUPPETEER_EXECUTABLE_PATH'];
	if (named) return [candidate('environment', named)];
	const platform = search.platform ?? process.platform;
	const installed = installedBrowsers(env, platform);
	const bundled = bundledChromium(env, platform);
	return [
		...puppeteersOwn(env, platform),
		...installed.filter(({ path }) => !isSnap(path)),
		...(bundled ? [bundled] : []),
		// A snap is shut in: it often cannot reach the pipe that we talk through. Better than nothing.
		...installed.filter(({ path }) => isSnap(path)),
	];
}

/** Whether a path is a program that this user may run. */
export function isRunnable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

function candidate(source: BrowserSource, path: string): BrowserCandidate {
	return { source, path, prepare: async () => ({ path, env: {} }) };
}

function puppeteersOwn(env: BrowserSearch['env'], platform: NodeJS.Platform): BrowserCandidate[] {
	const home = env['HOME'] ?? env['USERPROFILE'];
	const folder = env['PUPPETEER_CACHE_DIR'] ?? (home && join(home, '.cache', 'puppeteer'));
	if (!folder) return [];
	const program = platform === 'win32' ? '.exe' : '';
	const found: BrowserCandidate[] = [];
	for (const kind of ['chrome-headless-shell', 'chrome']) {
		for (const build of namesIn(join(folder, kind)).sort(byVersionDescending)) {
			for (const inner of namesIn(join(folder, kind, build))) {
				const path =
					platform === 'darwin' && kind === 'chrome'
						? join(
								folder,
								kind,
								build,
								inner,
								'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
							)
						: join(folder, kind, build, inner, `${kind}${program}`);
				if (isRunnable(path)) found.push(candidate('puppeteer', path));
			}
		}
	}
	return found;
}

function installedBrowsers(env: BrowserSearch['env'], platform: NodeJS.Platform): BrowserCandidate[] {
	const paths: string[] = [];
	if (platform === 'win32') {
		for (const base of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
			const folder = env[base];
			if (folder) for (const program of WINDOWS_PROGRAMS) paths.push(join(folder, program));
		}
	} else {
		for (const program of PROGRAMS) {
			for (const folder of (env['PATH'] ?? '').split(delimiter)) {
				if (folder) paths.push(join(folder, program));
			}
		}
		if (platform === 'darwin') for (const path of MAC_PROGRAMS) paths.push(path);
	}
	const seen = new Set<string>();
	return paths
		.filter((path) => isRunnable(path))
		.filter((path) => {
			const real = realpathSync(path);
			if (seen.has(real)) return false;
			seen.add(real);
			return true;
		})
		.map((path) => candidate('installed', path));
}

function isSnap(path: string): boolean {
	return path.startsWith('/snap/') || realpathSync(path).includes('/snap');
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function byVersionDescending(a: string, b: string): number {
	return b.localeCompare(a, 'en', { numeric: true });
}
