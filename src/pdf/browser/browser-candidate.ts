/** Browsers that may be used, before one is. */

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
	/** How it was found: the option, the variable, the folder or the package. */
	foundBy: string;
	/** Makes the program ready to run (a bundled one is unpacked first) and tells what its environment needs. */
	prepare(): Promise<PreparedBrowser>;
}

/** A browser that is ready to be started. */
export interface PreparedBrowser {
	path: string;
	/** Variables to add to its environment. */
	env: Readonly<Record<string, string>>;
}
