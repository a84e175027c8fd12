/** Command line of the browser: no network whatever a page asks for, nothing that phones home, the same glyphs everywhere. */

/** What the flags depend on. */
export interface FlagOptions {
	/** Folder for the browser's profile, used once. */
	profile: string;
	/** Whether the browser shuts its page processes in. */
	sandbox: boolean;
}

/** Nothing listens on this port of the loopback interface; the proxy is there to refuse. */
const DEAD_PROXY = 'http://127.0.0.1:9';

/** The flags, for Chrome, Chromium and their headless shell alike. */
export function browserFlags({ profile, sandbox }: FlagOptions): string[] {
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
		'--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,DialMediaRouteProvider,PaintHolding',

		'--font-render-hinting=none',
		'--force-color-profile=srgb',
		'--hide-scrollbars',
		'--mute-audio',
		'--disable-gpu',
		'--disable-software-rasterizer',
		// Small /dev/shm in containers ends in crashes.
		'--disable-dev-shm-usage',
		'--export-tagged-pdf',
		'--generate-pdf-document-outline',

		...(sandbox ? [] : ['--no-sandbox']),
		'about:blank',
	];
}
