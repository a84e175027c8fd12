/** How commands print: with the printer that their world lends, or with a browser of their own. */

import type { Io } from '../host/io.js';
import type { Printer, PrinterOptions } from '../pdf/index.js';

/** Gives a printer to `use`. The code that prints is read now: few commands need it. */
export async function withPrinter<T>(
	options: Omit<PrinterOptions, 'env' | 'signal' | 'lent'>,
	io: Io,
	use: (printer: Printer) => Promise<T>,
): Promise<T> {
	const { withPrinter: print } = await import('../pdf/index.js');
	const { env, signal } = io;
	// A browser that the user names is the one that prints.
	const lent = options.browser === undefined ? await io.lendPrinter?.() : undefined;
	return print({ ...options, env, signal, lent }, use);
}
