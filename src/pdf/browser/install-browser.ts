/** A browser of Puppeteer's own, fetched where a machine has none: only when somebody asks for it. */

import { join } from 'node:path';
import { Browser, detectBrowserPlatform, install } from '@puppeteer/browsers';
import { PvError } from '../../errors.js';

/** The build that the installed version of puppeteer-core is tested with; a test holds the two together. */
export const HEADLESS_SHELL_BUILD = '148.0.7778.97';

interface BrowserInstallation {
	/** The variables of Puppeteer say where to fetch from (`PUPPETEER_DOWNLOAD_BASE_URL`) and where to put it (`PUPPETEER_CACHE_DIR`). */
	env: Readonly<Record<string, string | undefined>>;
	/** Called as bytes arrive. */
	progress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Fetches a headless Chrome into the folder in which `browserCandidates` looks for Puppeteer's browsers; gives its path. One that is there is not fetched
 * again. Throws `browser/no-build` where no build is made for this system or no folder is known to put it in, `browser/download` where the download fails.
 */
export async function installBrowser({ env, progress }: BrowserInstallation): Promise<string> {
	const home = env['HOME'] ?? env['USERPROFILE'];
	const cacheDir = env['PUPPETEER_CACHE_DIR'] ?? (home && join(home, '.cache', 'puppeteer'));
	const platform = detectBrowserPlatform();
	if (platform === undefined || !cacheDir) throw noBuild();
	const baseUrl =
		env['PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL'] ?? env['PUPPETEER_DOWNLOAD_BASE_URL'];
	const options = {
		browser: Browser.CHROMEHEADLESSSHELL,
		buildId: HEADLESS_SHELL_BUILD,
		platform,
		cacheDir,
		...(baseUrl === undefined ? {} : { baseUrl }),
		...(progress === undefined ? {} : { downloadProgressCallback: progress }),
	};
	try {
		return (await install(options)).executablePath;
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new PvError(
			'browser/download',
			`no browser could be fetched: ${reason}`,
			{ reason },
			{ exitCode: 3, cause },
		);
	}
}

function noBuild(): PvError {
	return new PvError(
		'browser/no-build',
		'no build of the browser is made for this system',
		{ system: `${process.platform} ${process.arch}` },
		{ exitCode: 3 },
	);
}
