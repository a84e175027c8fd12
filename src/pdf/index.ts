/** What other folders use to find a browser and print a page with it. */

export { browserCandidates } from './browser/find-browser.js';
export type { PrintNotice } from './browser/launch.js';
export { type BrowserCheck, checkBrowsers, type Printed, type PrintOptions } from './print/print-page.js';
export {
	type LentPrinter,
	type Printer,
	type PrinterOptions,
	printPdf,
	withPrinter,
} from './print/printer.js';
