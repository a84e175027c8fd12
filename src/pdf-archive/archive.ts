/**
 * Makes an archival, accessible PDF (PDF/A-3A and PDF/UA-1 together) out of what the browser prints. Content that cannot conform gives an
 * ordinary tagged PDF that claims nothing: a claim must be true.
 */

import { type BoundAnnex, bindAnnexes } from './annexes/bind.js';
import { type Attachment, attach } from './attachments.js';
import { drawBars, PageInk } from './bars.js';
import { addOrnament, markArtifacts } from './content.js';
import { type DocumentFacts, getInformation, getXmp, plainText } from './metadata.js';
import { PdfDocument } from './objects/document.js';
import { type Allowance, stream } from './objects/streams.js';
import { getDestinations } from './objects/trees.js';
import { dict, Name, Ref, readText, type Stream, Text, textString } from './objects/values.js';
import { outlineItems } from './own-parts.js';
import { glyphFaults, PageWalker, type WalkedPage } from './pages.js';
import { srgbProfile } from './profile.js';
import { type Obstacle, repairStructure, type TaggedLink, TaggedParagraphs } from './tags/structure.js';

/** What the archive needs to know beside the printed file. */
export interface ArchiveFacts extends DocumentFacts {
	/** Files that ride inside. */
	attachments: readonly Attachment[];
	/** PDF files whose pages are bound in, each behind its leaf. */
	annexes?: readonly BoundAnnex[] | undefined;
	/** Pictures without an alternative text, which the browser prints as ornaments: with one of them nothing can be claimed. */
	namelessPictures?: number | undefined;
	/** The page was printed with soft hyphens, which are taken out again. */
	softHyphens?: boolean | undefined;
	/**
	 * The document is to be signed by hand, from the place of the first name to that of the second, or on one leaf: what is left white on its leaves is
	 * struck. Those of the signatures are spared, for the seal, and so are title leaves. A document without such a place is not struck.
	 */
	signedAt?: readonly [start: string, end: string] | undefined;
	/** Title of an entry of the outline, from the one that the browser wrote. Asked for each of them, in their order. */
	outlineTitle?: ((written: string) => string) | undefined;
}

/** What the finished file claims. */
type Conformance = 'PDF/A-3A + PDF/UA-1' | 'none';

/** A finished file. */
export interface Archived {
	pdf: Uint8Array;
	conformance: Conformance;
	/** Why it claims nothing; empty where it claims. */
	reasons: Obstacle[];
}

/** Finishes a printed file. The same file and facts give the same bytes. Without an allowance it is read as long as it takes. */
export function archivePdf(printed: Uint8Array, facts: ArchiveFacts, allowance?: Allowance): Archived {
	const document = new PdfDocument(printed, allowance);
	if (facts.outlineTitle) repairOutline(document, facts.outlineTitle);
	if (facts.softHyphens === true) dropSoftHyphens(document);
	const struck = getStruckPages(document, facts);
	bindAnnexes(document, facts.annexes ?? []);
	const { obstacles, links } = repairStructure(document);
	if ((facts.namelessPictures ?? 0) > 0) obstacles.push({ code: 'noAlternative', page: 1 });
	const walked = walkPages(document, links, obstacles, struck);
	describeLinks(document, links, walked);
	const claims = obstacles.length === 0;
	const producer = readText(document.get(document.dict(document.trailer.get('Info')).get('Producer'))) ?? '';
	finishCatalog(document, facts, producer, claims);
	attach(document, facts.attachments, facts.date);
	return {
		pdf: document.write(),
		conformance: claims ? 'PDF/A-3A + PDF/UA-1' : 'none',
		reasons: obstacles,
	};
}

function repairOutline(document: PdfDocument, titleFrom: (written: string) => string): void {
	for (const { value, entries } of outlineItems(document)) {
		const written = readText(document.get(entries.get('Title'))) ?? '';
		const title = titleFrom(written);
		if (title === written) continue;
		entries.set('Title', textString(title));
		document.change(value);
	}
}

/** Object numbers of the pages whose blanks are struck. */
function getStruckPages(document: PdfDocument, { signedAt, annexes = [] }: ArchiveFacts): Set<number> {
	const places = signedAt === undefined ? new Map<string, number>() : getDestinations(document);
	const first = signedAt && places.get(signedAt[0]);
	if (first === undefined) return new Set();
	const last = places.get(signedAt?.[1] ?? '') ?? first;
	const titles = new Set(annexes.map(({ leaf }) => places.get(leaf)));
	const isSpared = (page: number) => (page >= first && page <= last) || titles.has(page);
	const pages = document.pages().filter((_, index) => !isSpared(index + 1));
	return new Set(pages.map(({ number }) => number));
}

/** Pages whose last paragraph goes on overleaf: nothing can be written in between, and a bar there would read as its end. */
function getBrokenPages(document: PdfDocument, inks: ReadonlyMap<number, PageInk>): Set<number> {
	if (inks.size === 0) return new Set();
	const paragraphs = new TaggedParagraphs(document);
	const broken = new Set<number>();
	const pages = document.pages();
	pages.forEach((page, index) => {
		const next = pages[index + 1];
		const above = paragraphs.find(page, inks.get(page.number)?.last);
		if (above !== undefined && next && above === paragraphs.find(next, inks.get(next.number)?.first))
			broken.add(page.number);
	});
	return broken;
}

function walkPages(
	document: PdfDocument,
	links: readonly TaggedLink[],
	obstacles: Obstacle[],
	struck: ReadonlySet<number>,
): Map<number, WalkedPage> {
	const wanted = new Map<number, Set<number>>();
	for (const { content } of links) {
		for (const { page, mcid } of content) {
			const known = wanted.get(page) ?? new Set();
			known.add(mcid);
			wanted.set(page, known);
		}
	}
	const walker = new PageWalker(document);
	const walked = new Map<number, WalkedPage>();
	const inks = new Map<number, PageInk>();
	document.pages().forEach((reference, index) => {
		const linked = wanted.get(reference.number);
		const ink = struck.size > 0 ? new PageInk(document, reference) : undefined;
		if (ink) inks.set(reference.number, ink);
		const page = walker.walk(reference, (mcid) => mcid !== undefined && linked?.has(mcid) === true, ink);
		walked.set(reference.number, page);
		const faults = page.fonts.map(glyphFaults);
		if (faults.some(({ missing }) => missing)) obstacles.push({ code: 'missingGlyph', page: index + 1 });
		else if (faults.some(({ noUnicode }) => noUnicode))
			obstacles.push({ code: 'noUnicode', page: index + 1 });
	});
	const goOn = getBrokenPages(document, inks);
	const bars = drawBars(inks, (page) => struck.has(page) && !goOn.has(page));
	const done = new Set<number>();
	for (const [number, page] of walked) {
		for (const { reference, content, scan } of page.streams) {
			const bar = reference === page.streams[0]?.reference ? bars.get(number) : undefined;
			if ((scan.unmarked.length === 0 && !bar) || !reference || done.has(reference.number)) continue;
			done.add(reference.number);
			const entries = new Map(document.dict(reference));
			for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
			const marked = markArtifacts(content, scan.unmarked);
			document.set(reference.number, stream(entries, bar ? addOrnament(marked, bar) : marked));
		}
	}
	return walked;
}

/** A link says what it shows and where it leads, for those who do not see it (ISO 14289-1, 7.18.5). */
function describeLinks(
	document: PdfDocument,
	links: readonly TaggedLink[],
	walked: ReadonlyMap<number, WalkedPage>,
): void {
	for (const { annotations, content } of links) {
		const text = plainText(
			content
				.map(({ page, mcid }) =>
					(walked.get(page)?.texts ?? [])
						.filter((shown) => shown.mcid === mcid)
						.map((shown) => shown.text)
						.join(''),
				)
				.join(''),
		);
		for (const reference of annotations) {
			const annotation = document.maybeDict(reference);
			if (!annotation) continue;
			const uri = document.get(document.maybeDict(annotation.get('A'))?.get('URI'));
			const target = uri instanceof Text ? uri.bytes : undefined;
			const description =
				target === undefined || target === text ? text : text === '' ? target : `${text} (${target})`;
			const name = document.get(annotation.get('Dest'));
			annotation.set('Contents', textString(description || (name instanceof Name ? name.name : 'link')));
			annotation.set('F', 4);
			document.change(reference);
		}
	}
}

function finishCatalog(document: PdfDocument, facts: DocumentFacts, producer: string, claims: boolean): void {
	const { catalog } = document;
	document.change(document.trailer.get('Root'));
	catalog.set('Lang', new Text(facts.lang));
	catalog.set('MarkInfo', dict({ Marked: true }));
	const preferences = document.maybeDict(catalog.get('ViewerPreferences')) ?? new Map();
	catalog.set('ViewerPreferences', new Map([...preferences, ['DisplayDocTitle', true]]));
	catalog.set('OutputIntents', [
		document.add(
			dict({
				Type: new Name('OutputIntent'),
				S: new Name('GTS_PDFA1'),
				OutputConditionIdentifier: new Text('sRGB'),
				RegistryName: new Text('http://www.color.org'),
				Info: new Text('sRGB IEC61966-2.1'),
				DestOutputProfile: document.add(packedProfile()),
			}),
		),
	]);
	// Uncompressed: whoever looks for the claims finds them without a PDF library (ISO 19005-3, 6.6.2.1).
	catalog.set(
		'Metadata',
		document.addStream(
			dict({ Type: new Name('Metadata'), Subtype: new Name('XML') }),
			getXmp(facts, producer, claims),
			false,
		),
	);
	const information = document.trailer.get('Info');
	if (information instanceof Ref) document.set(information.number, getInformation(facts, producer));
}

const packed: { profile?: Stream } = {};

/** The profile of colour, which every file holds: it is packed once. */
function packedProfile(): Stream {
	packed.profile ??= stream(dict({ N: 3 }), srgbProfile());
	return packed.profile;
}

// Takes soft hyphens out of what a page paints. The browser paints one as a space of no width wherever a word may break, and adds a hyphen of its
// own (U+2010) where the word did break; so a search would find none of these words, and whoever copies one would copy the signs along.

/** Takes them out of every page. */
function dropSoftHyphens(document: PdfDocument): void {
	for (const page of document.pages()) {
		for (const contents of document.list(document.dict(page).get('Contents'))) {
			if (!(contents instanceof Ref)) continue;
			const written = document.content(contents).toString('latin1');
			if (!written.includes(SOFT_HYPHEN)) continue;
			const entries = new Map(document.dict(contents));
			for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
			document.set(contents.number, stream(entries, Buffer.from(withoutSoftHyphens(written), 'latin1')));
		}
	}
}

const SOFT_HYPHEN = '/Span<</ActualText <FEFF00AD> >> BDC\n';

/**
 * The operators of a page without soft hyphens: the move to the place of one stays, for the next letter counts from there. A hyphen at the end
 * of a line reads as `-` (U+002D), which readers of PDF join over the line.
 */
export function withoutSoftHyphens(content: string): string {
	return content
		.replace(BROKEN, '$1$2ET\nBT\n/Span<</ActualText <FEFF002D> >> BDC\n$3$4EMC\nET\n')
		.replace(UNSEEN, '$1$2');
}

/** What is painted for a soft hyphen: moves and fonts, perhaps a last move, one glyph. */
const SIGN = String.raw`\/Span<<\/ActualText <FEFF00AD> >> BDC\n((?:[^\n<>]*(?:Tf|Tm|Td)\n)*)((?:[-\d.]+ [-\d.]+ Td )?)<[\dA-F]+> Tj\nEMC\n`;
/** A soft hyphen at the end of a line, and the hyphen behind it in a text object of its own. */
const BROKEN = new RegExp(
	String.raw`${SIGN}ET\nBT\n(?:\/Span<<\/ActualText <FEFF2010> >> BDC\n)?((?:[^\n<>]*(?:Tf|Tm|Td)\n)*)((?:[-\d.]+ [-\d.]+ Td )?<[\dA-F]+> Tj\n)(?:EMC\n)?ET\n`,
	'g',
);
/** Any other; the glyph behind it stands where it would have stood. */
const UNSEEN = new RegExp(`${SIGN}(?:0 0 Td )?`, 'g');
