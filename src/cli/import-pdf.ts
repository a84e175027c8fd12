/** The text of a PDF that somebody else made, read in a process of its own: PDF.js has no bound for what draws itself twice, or unfolds without an end. */

import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import type { FailureCode } from '../language/ids.js';
import { askApart } from './ask-apart.js';

/** What a process is asked. */
export interface PdfQuestion {
	pdf: Uint8Array;
}

type PdfAnswer = { text: string } | { code: FailureCode };

/** Minutes of hundreds of pages are read in a few seconds, and take a tenth of that memory. */
const BOUNDS = { patience: 60_000, megabytes: 1000 };

/** The text of a PDF; throws where it cannot be read, or takes too much time or memory. */
export async function readPdfText(
	path: string,
	bytes: Uint8Array,
	io: Io,
	{ patience, megabytes } = BOUNDS,
): Promise<string> {
	if (!io.threads) return (await import('../import/sources/from-pdf.js')).pdfToText(bytes);
	const question: PdfQuestion = { pdf: bytes };
	const { said, stopped } = await askApart<PdfAnswer>(
		question,
		{ threads: io.threads, signal: io.signal },
		{ patience, megabytes },
	);
	if (said && 'text' in said) return said.text;
	const code = said ? said.code : stopped === 'memory' ? 'import/pdfTooMuch' : 'import/pdfTooLong';
	throw new PvError(code, `${path} cannot be read`, { path, seconds: Math.ceil(patience / 1000), megabytes });
}

/** Answers what `readPdfText` asks, inside that process. */
export async function servePdf({ pdf }: PdfQuestion): Promise<PdfAnswer> {
	try {
		return { text: await (await import('../import/sources/from-pdf.js')).pdfToText(pdf) };
	} catch (error) {
		return { code: error instanceof PvError ? error.code : 'import/notPdf' };
	}
}
