export type { BrowserCandidate, BrowserSource } from './browser-candidate.js';
export { type BrowserCheck, checkBrowsers } from './check-browsers.js';
export {
	type BrowserSearch,
	browserCandidates,
} from './find-browser.js';
export { OLDEST_VERSION, type PrintNotice } from './launch.js';
export type { Deadlines, Printed, PrintOptions } from './print-page.js';
export { type Printer, type PrinterOptions, printPdf, withPrinter } from './printer.js';
export type { SandboxOffReason } from './sandbox.js';
