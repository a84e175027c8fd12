/** The failures of this phase, each worded in one place. */

import { PvError } from '../../errors.js';

// --- Browsers that may be used, before one is.

/** Where a browser was named or found. */
export type BrowserSource =
	/** The option `--browser`. */
	| 'option'
	/** The environment variable `PUPPETEER_EXECUTABLE_PATH`. */
	| 'environment'
	/** Puppeteer's own folder of downloaded browsers. */
	| 'puppeteer'
	/** Installed on this machine. */
	| 'installed'
	/** Brought by an npm package (Linux, 64-bit Intel and AMD). */
	| 'bundled';

/** A browser that may be used. */
export interface BrowserCandidate {
	source: BrowserSource;
	/** Path of the program; for a bundled browser, where it will be once unpacked. */
	path: string;
	/** Makes the program ready to run (a bundled one is unpacked first) and tells what its environment needs. */
	prepare(): Promise<PreparedBrowser>;
}

export interface PreparedBrowser {
	path: string;
	/** Variables to add to its environment. */
	env: Readonly<Record<string, string>>;
}

/** A browser that was tried, and why it was given up. */
export interface FailedBrowser {
	candidate: BrowserCandidate;
	/** One line, from the system or the browser. */
	reason: string;
	/** There is nothing at its path that could be started. */
	isNoProgram?: boolean | undefined;
}

/** A step that has a deadline. */
export type PrintStep = 'launch' | 'load' | 'fonts' | 'print';

/** Nothing was found to try. */
export function noBrowser(): PvError {
	return new PvError(
		'browser/missing',
		'No browser was found to make the PDF.',
		{},
		{
			exitCode: 3,
			hint: 'Install Google Chrome or Chromium, or name one with --browser or PUPPETEER_EXECUTABLE_PATH.',
		},
	);
}

/** What was found does not start. */
export function noBrowserStarts(failed: readonly FailedBrowser[]): PvError {
	const list = failed.map(({ candidate, reason }) => `${candidate.path}: ${reason}`);
	const [only] = failed;
	if (failed.length === 1 && only) {
		return new PvError(
			'browser/does-not-start',
			`The browser ${only.candidate.path} does not start: ${only.reason}`,
			{
				path: only.candidate.path,
				source: only.candidate.source,
				reason: only.reason,
				why: only.isNoProgram ? 'noProgram' : 'other',
				tried: list,
			},
			{ exitCode: 3, hint: 'Run `pv doctor` to see which browsers this machine has.' },
		);
	}
	return new PvError(
		'browser/none-starts',
		`None of the browsers found starts:\n${list.join('\n')}`,
		{ tried: list },
		{ exitCode: 3, hint: 'Run `pv doctor` to see which browsers this machine has.' },
	);
}

/** The browser died while it worked, twice. */
export function browserCrashed(path: string, cause: unknown): PvError {
	return new PvError(
		'browser/crashed',
		`The browser ${path} crashed while it made the PDF.`,
		{ path },
		{ exitCode: 3, cause, hint: 'Try another browser with --browser, or give the machine more memory.' },
	);
}

/** The browser did not answer in time and was ended. */
export function browserHung(path: string, step: PrintStep, seconds: number): PvError {
	return new PvError(
		'browser/hung',
		`The browser ${path} did not finish (${step}) within ${seconds} s and was ended.`,
		{ path, step, seconds },
		{ exitCode: 3, hint: 'Try again, or another browser with --browser.' },
	);
}

/** The page is not what was given to print. */
export function notTheDocument(
	what: 'frames' | 'address' | 'title' | 'requests' | 'empty' | 'script',
	found: string,
): PvError {
	return new PvError(
		'print/not-the-document',
		`The page was not printed: it is not the document alone (${what}: ${found}).`,
		{ what, found },
		{ hint: 'A template may hold no frame, no redirection and nothing that is loaded from elsewhere.' },
	);
}

/** What a print that failed means: where the browser gave up on the page itself, such as one of kilometres, the document is at fault. */
export function asPrintFailure(error: unknown): unknown {
	if (!(error instanceof Error && error.message.includes('Printing failed'))) return error;
	return new PvError(
		'print/failed',
		'The browser could not print the page.',
		{},
		{ cause: error, hint: 'A style may ask for a page that is larger than a PDF can hold: 5 metres.' },
	);
}

export function fontsFailed(families: readonly string[]): PvError {
	return new PvError(
		'print/fonts',
		`The browser could not read these fonts of the document: ${families.join(', ')}.`,
		{ families },
		{ hint: 'Check the @font-face rules of the template.' },
	);
}
