export type { BrowserCandidate, BrowserSource } from './browser/browser-candidate.js';
export {
	type BrowserSearch,
	browserCandidates,
} from './browser/find-browser.js';
export type { BrowserInstallation } from './browser/install-browser.js';
export { OLDEST_VERSION, type PrintNotice, type SandboxOffReason } from './browser/launch.js';
export { type BrowserCheck, checkBrowsers } from './print/check-browsers.js';
export type { Deadlines, Printed, PrintOptions } from './print/print-page.js';
export {
	type LentPrinter,
	type Printer,
	type PrinterOptions,
	printPdf,
	withPrinter,
} from './print/printer.js';
