/** What the requirements look at, gathered once from a finished file. */

import type { PdfDocument } from '../objects/document.js';
import { type Dict, type Ref, Stream, type Value } from '../objects/values.js';
import { glyphFaults, PageWalker } from '../pages.js';
import { type StructureElement, structureElements } from '../tags/structure.js';

/** A font with the codes that all pages show of it. */
export interface UsedFont {
	entries: Dict;
	used: Set<number>;
}

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
	usedFonts: UsedFont[];
	/** A page sets a font that its resources do not have. */
	unknownFont: boolean;
	unmarked: number;
	deviceColor: boolean;
	missingGlyph: boolean;
	noUnicode: boolean;
}

/** Walks a document once for all requirements. `pdf`: the same document as its bytes. Throws `BrokenPdf` where it cannot be walked. */
export function gatherFacts(document: PdfDocument, pdf: Uint8Array): Facts {
	const { catalog } = document;
	const pages = document.pages();
	const walker = new PageWalker(document);
	const usedFonts = new Map<Dict, UsedFont>();
	const walked = pages.map((page) => {
		const { streams, fonts, unknownFont } = walker.walk(page, () => false);
		for (const { entries, used } of fonts) {
			const known = usedFonts.get(entries) ?? { entries, used: new Set() };
			usedFonts.set(entries, known);
			for (const code of used) known.used.add(code);
		}
		return { streams, unknownFont, faults: fonts.map(glyphFaults) };
	});
	const faults = walked.flatMap((page) => page.faults);
	const scans = walked.flatMap(({ streams }) => streams.map(({ scan }) => scan));
	const metadata = document.get(catalog.get('Metadata'));
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
		usedFonts: [...usedFonts.values()],
		unknownFont: walked.some((page) => page.unknownFont),
		unmarked: scans.reduce((sum, { unmarked }) => sum + unmarked.length, 0),
		deviceColor: scans.some(({ deviceColor }) => deviceColor),
		missingGlyph: faults.some(({ missing }) => missing),
		noUnicode: faults.some(({ noUnicode }) => noUnicode),
	};
}
