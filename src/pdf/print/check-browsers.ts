/** Tries every browser of this machine, for a report on it. */

import type { BrowserCandidate } from '../browser/browser-candidate.js';
import { type BrowserSearch, browserCandidates } from '../browser/find-browser.js';
import { launchCandidate, type PrintNotice, type SandboxOffReason } from '../browser/launch.js';
import { PrintPage } from './print-page.js';

/** What was found out about one browser. */
export interface BrowserCheck {
	candidate: BrowserCandidate;
	/** As the browser says it, when it starts. */
	version?: string | undefined;
	/** Milliseconds until it answered. */
	launchTime?: number | undefined;
	/** Milliseconds for a document of one page, once started. */
	printTime?: number | undefined;
	/** Why it ran without a sandbox, if it did. */
	sandboxOff?: SandboxOffReason | undefined;
	/** Why it cannot be used. */
	failure?: string | undefined;
}

const DEADLINES = { launch: 15_000, load: 15_000, fonts: 15_000, print: 15_000 };

/** Starts the candidates one after the other and prints a page with each. */
export async function checkBrowsers(
	search: BrowserSearch & { sandbox?: boolean | undefined },
): Promise<BrowserCheck[]> {
	const checks: BrowserCheck[] = [];
	for (const candidate of browserCandidates(search)) checks.push(await checkBrowser(candidate, search));
	return checks;
}

async function checkBrowser(
	candidate: BrowserCandidate,
	search: BrowserSearch & { sandbox?: boolean | undefined },
): Promise<BrowserCheck> {
	let sandboxOff: SandboxOffReason | undefined;
	const notice = (told: PrintNotice) => {
		if (told.kind === 'sandbox-off') sandboxOff = told.reason;
	};
	const start = performance.now();
	const launched = await launchCandidate(candidate, { ...search, launchDeadline: DEADLINES.launch, notice });
	if ('reason' in launched) return { candidate, failure: launched.reason };
	const { version } = launched;
	const launchTime = performance.now() - start;
	try {
		const page = await PrintPage.open(launched, { path: candidate.path, deadlines: DEADLINES });
		const printStart = performance.now();
		await page.print('<!doctype html><html lang="en"><title>pv</title><h1>pv</h1></html>', {
			title: 'pv',
			date: new Date(0),
		});
		return { candidate, version, launchTime, printTime: performance.now() - printStart, sandboxOff };
	} catch (error) {
		return { candidate, version, launchTime, sandboxOff, failure: (error as Error).message };
	} finally {
		await launched.end();
	}
}
