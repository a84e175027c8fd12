/** What the requirements look at, gathered once from a finished file. */

import type { PdfDocument } from './document.js';
import { glyphFaults, PageWalker } from './pages.js';
import { type StructureElement, structureElements } from './structure.js';
import { type Dict, nameOf, type Ref, Stream, type Value } from './values.js';

/** What is known of a file. */
export interface Facts {
	document: PdfDocument;
	bytes: Buffer;
	catalog: Dict;
	xmp: string;
	elements: StructureElement[];
	roles: Dict | undefined;
	pages: Ref[];
	annotations: Array<{ reference: Value; entries: Dict }>;
	fonts: Dict[];
	unmarked: number;
	deviceColor: boolean;
	missingGlyph: boolean;
	noUnicode: boolean;
}

/** Gathers it. */
export function gather(document: PdfDocument, pdf: Uint8Array): Facts {
	const { catalog } = document;
	const pages = document.pages();
	const walker = new PageWalker(document);
	const walked = pages.map((page) => {
		const found = walker.walk(page, () => false);
		return { streams: found.streams, faults: found.fonts.map(glyphFaults) };
	});
	const faults = walked.flatMap((page) => page.faults);
	const scans = walked.flatMap(({ streams }) => streams.map(({ scan }) => scan));
	const metadata = document.get(catalog.get('Metadata'));
	const fonts = document.numbers
		.map((number) => document.object(number))
		.filter((value): value is Dict => value instanceof Map && nameOf(value.get('Type')) === 'Font');
	return {
		document,
		bytes: Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength),
		catalog,
		xmp: metadata instanceof Stream ? document.content(catalog.get('Metadata')).toString('utf8') : '',
		elements: [...structureElements(document)],
		roles: document.maybeDict(document.maybeDict(catalog.get('StructTreeRoot'))?.get('RoleMap')),
		pages,
		annotations: pages.flatMap((page) =>
			document.list(document.dict(page).get('Annots')).map((reference) => ({
				reference,
				entries: document.dict(reference),
			})),
		),
		fonts,
		unmarked: scans.reduce((sum, { unmarked }) => sum + unmarked.length, 0),
		deviceColor: scans.some(({ deviceColor }) => deviceColor),
		missingGlyph: faults.some(({ missing }) => missing),
		noUnicode: faults.some(({ noUnicode }) => noUnicode),
	};
}
