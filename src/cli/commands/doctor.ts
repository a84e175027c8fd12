import { ExitCode, type ExitCodeValue, type Io, userLanguage, userWords } from '../../host/io.js';
import { type BrowserCheck, checkBrowsers } from '../../pdf/index.js';
import { findProject } from '../../project/project.js';
import { version } from '../../version.js';

/** The font packages that the documents are set in. */
const FONTS = ['Source Serif 4', 'Source Sans 3', 'Amiri', 'Noto'];

/** Says what this machine has: versions, browsers and how each was found, fonts, configuration. */
export async function doctor(
	options: { browser?: string; installBrowser?: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	if (options.installBrowser === true) await fetchBrowser(io);
	const say = (
		good: boolean,
		what: 'program' | 'node' | 'locale' | 'config' | 'fonts' | 'browser',
		text: string,
	) => {
		io.stdout.write(`${good ? '[✓]' : '[✗]'} ${phrase(`cli.doctor.${what}`)}: ${text}\n`);
	};
	say(true, 'program', version);
	say(true, 'node', process.version);
	say(true, 'locale', userLanguage(io.env));
	const { config } = await findProject(io.cwd, io);
	say(true, 'config', config ?? phrase('cli.doctor.noConfig'));
	say(true, 'fonts', FONTS.join(', '));
	const checks = await checkBrowsers({ browser: options.browser, env: io.env });
	if (checks.length === 0) say(false, 'browser', phrase('cli.doctor.none'));
	for (const check of checks) say(check.failure === undefined, 'browser', browserLine(check, phrase));
	return checks.some(({ failure }) => failure === undefined) ? ExitCode.clean : ExitCode.environment;
}

/** Fetches Puppeteer's own browser, and shows how far it has come where somebody watches. */
async function fetchBrowser(io: Io): Promise<void> {
	const { installBrowser } = await import('../../pdf/browser/install-browser.js');
	const phrase = userWords(io);
	const { stderr } = io;
	const progress = stderr.isTerminal
		? (done: number, total: number) =>
				stderr.write(`\r${phrase('cli.doctor.fetching', { percent: Math.floor((100 * done) / total) })}`)
		: undefined;
	const path = await installBrowser({ env: io.env, progress });
	stderr.write(`${progress === undefined ? '' : '\n'}${phrase('cli.doctor.fetched', { path })}\n`);
}

function browserLine(check: BrowserCheck, phrase: ReturnType<typeof userWords>): string {
	const { path, source } = check.candidate;
	const found = `${path} (${phrase(`cli.doctor.sources.${source}`)})`;
	if (check.failure !== undefined)
		return `${found}; ${phrase('cli.doctor.failed', { reason: check.failure })}`;
	const works = phrase('cli.doctor.works', {
		version: check.version ?? '?',
		launch: Math.round(check.launchTime ?? 0),
		print: Math.round(check.printTime ?? 0),
	});
	const sandbox = check.sandboxOff
		? `; ${phrase('cli.doctor.sandboxOff', { reason: phrase(`cli.build.sandbox.${check.sandboxOff}`) })}`
		: '';
	return `${found}; ${works}${sandbox}`;
}
