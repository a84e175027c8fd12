/** Looks in a finished file for each requirement of PDF/A-3A and PDF/UA-1 that such a file could break, by its clause. */

import { PdfDocument } from '../objects/document.js';
import { gather } from './conformance-facts.js';
import { REQUIREMENTS } from './requirements.js';

/** One requirement, looked for in a finished file. */
export interface ConformanceCheck {
	/** Standard and clause: `PDF/A-3 6.1.3`. */
	clause: string;
	ok: boolean;
	/** What is wanted. */
	detail: string;
}

/** Checks every requirement. A file that cannot be read fails the first. */
export function checkConformance(pdf: Uint8Array): ConformanceCheck[] {
	let document: PdfDocument;
	try {
		document = new PdfDocument(pdf);
	} catch {
		return [{ clause: 'PDF/A-3 6.1.2', ok: false, detail: 'the file can be read' }];
	}
	const facts = gather(document, pdf);
	return REQUIREMENTS.map(([clause, detail, test]) => ({ clause, detail, ok: holds(() => test(facts)) }));
}

function holds(test: () => boolean): boolean {
	try {
		return test();
	} catch {
		return false;
	}
}
