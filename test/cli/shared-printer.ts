/** One browser for all that the tests of a worker of the test runner print: starting one takes ten times as long as a print. */

import { type LentPrinter, type PrintNotice, withPrinter } from '../../src/pdf/index.js';
import { fontFaces } from '../../src/render/index.js';
import { CARRIED_ONLY } from '../pdf/documents.js';

/** Printers by what they were looked for by; or why none started. */
const kept = new Map<object, Promise<LentPrinter | Error>>();

/** What a command in memory looks for a browser by. */
export const BROWSER_ENV = { PATH: process.env['PATH'], HOME: process.env['HOME'] };

/** The printer of commands, or nothing where no browser starts. */
export async function sharedPrinter(): Promise<LentPrinter | undefined> {
	const lent = await keep(BROWSER_ENV);
	return lent instanceof Error ? undefined : lent;
}

/** The printer with the browser that npm brings. */
export async function carriedPrinter(): Promise<LentPrinter> {
	const lent = await keep(CARRIED_ONLY);
	if (lent instanceof Error) throw new Error('the browser that npm brings does not start', { cause: lent });
	return lent;
}

function keep(env: Readonly<Record<string, string | undefined>>): Promise<LentPrinter | Error> {
	const known = kept.get(env);
	if (known) return known;
	// The test runner ends its workers by this signal; the browser ends with a process that exits.
	if (kept.size === 0) process.once('SIGTERM', () => process.exit());
	const started = start(env);
	kept.set(env, started);
	return started;
}

function start(env: Readonly<Record<string, string | undefined>>): Promise<LentPrinter | Error> {
	return new Promise((resolve) => {
		const notices: PrintNotice[] = [];
		const notice = (one: PrintNotice) => notices.push(one);
		withPrinter({ env, notice, fonts: () => fontFaces('') }, async (printer) => {
			await printer.browser();
			resolve({ printer, notices });
			await new Promise(() => {});
		}).catch((error: unknown) => resolve(error instanceof Error ? error : new Error(String(error))));
	});
}
