/**
 * Makes an archival, accessible PDF (PDF/A-3A and PDF/UA-1 together) out of what the browser prints. Content that cannot conform gives an
 * ordinary tagged PDF that claims nothing: a claim must be true.
 */

import { type BoundAnnex, bindAnnexes } from './annexes/bind.js';
import { type Attachment, attach } from './attachments.js';
import { addOrnament, markArtifacts, type PlaceListener } from './content.js';
import { type DocumentFacts, getInformation, getXmp, plainText } from './metadata.js';
import { getDestinations, getNumbers, PdfDocument } from './objects/document.js';
import {
	type Allowance,
	dict,
	Name,
	Ref,
	readText,
	type Stream,
	stream,
	Text,
	textString,
} from './objects/values.js';
import { outlineItems } from './own-parts.js';
import { IDENTITY, type Matrix, multiply, toMatrix, transform } from './page-marks.js';
import { glyphFaults, PageWalker, type WalkedPage } from './pages.js';
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

// --- Strikes what is left white on the leaves of a document that is signed by hand, as notaries do: a bar in the shape of a Z, so that nothing can
// be written there after the signature. The bars are ornaments: no reader of the text meets them.

/** Points: above and below a bar, the least height of one (less takes no line of text), and its line. */
const [ABOVE, BELOW, LEAST, LINE] = [18, 19, 34, 0.6];

/** That of secondary text. */
const COLOR = '0.333 0.349 0.373';

/** Parts of a page: nothing of the text stands lower than its foot; what is broader is a background. */
const [FOOT, BACKGROUND] = [0.14, 0.95];

/** What a page of the document's own paints, and where. */
export class PageInk implements PlaceListener {
	readonly #width: number;
	readonly #limit: number;
	/** Lowest place of the text and its rules; endless on an empty page. */
	lowest = Number.POSITIVE_INFINITY;
	/** Marked content of the lowest and of the highest text. */
	last: number | undefined;
	first: number | undefined;
	#highest = Number.NEGATIVE_INFINITY;
	#lowestText = Number.POSITIVE_INFINITY;
	/** Base line of the highest text at the foot of the page. */
	foot = 0;
	/** Sides of its tables and rules, which take the whole width of the text. */
	left = Number.POSITIVE_INFINITY;
	right = Number.NEGATIVE_INFINITY;
	#matrix = IDENTITY;
	/** Sides of what may be painted. */
	#clip: readonly [number, number] = EVERYWHERE;
	#clips = false;
	readonly #kept: Array<readonly [Matrix, readonly [number, number]]> = [];
	#line = IDENTITY;
	/** Left, bottom, right end of the shape that is being made. */
	#shape = NOTHING;

	constructor(document: PdfDocument, page: Ref) {
		const [, , width = 0, height = 0] = getNumbers(document, document.dict(page).get('MediaBox'));
		this.#width = width;
		this.#limit = height * FOOT;
	}

	show(mcid: number | undefined): void {
		const [, y] = transform(this.#line[4], this.#line[5], this.#matrix);
		if (mcid === undefined) {
			if (y < this.#limit) this.foot = Math.max(this.foot, y);
			return;
		}
		this.lowest = Math.min(this.lowest, y);
		if (y < this.#lowestText) [this.#lowestText, this.last] = [y, mcid];
		if (y > this.#highest) [this.#highest, this.first] = [y, mcid];
	}

	meet(operator: string, operands: () => number[]): void {
		switch (operator) {
			case 'q':
				this.#kept.push([this.#matrix, this.#clip]);
				break;
			case 'Q':
				[this.#matrix, this.#clip] = this.#kept.pop() ?? [IDENTITY, EVERYWHERE];
				break;
			case 'cm':
				this.#matrix = multiply(toMatrix(operands()), this.#matrix);
				break;
			case 'BT':
				this.#line = IDENTITY;
				break;
			case 'Tm':
				this.#line = toMatrix(operands());
				break;
			case 'Td':
				this.#line = multiply(toMatrix([1, 0, 0, 1, ...operands()]), this.#line);
				break;
			case 're': {
				const [x = 0, y = 0, width = 0, height = 0] = operands();
				this.#reach(x, y);
				this.#reach(x + width, y + height);
				break;
			}
			case 'm':
			case 'l': {
				const [x = 0, y = 0] = operands();
				this.#reach(x, y);
				break;
			}
			case 'W':
			case 'W*':
				this.#clips = true;
				break;
			case 'n':
				if (this.#clips) this.#clip = this.#seen();
				this.#clips = false;
				this.#shape = NOTHING;
				break;
			case 'f':
			case 'f*':
			case 'S':
			case 'B':
				this.#paint();
		}
	}

	#reach(given: number, height: number): void {
		const [x, y] = transform(given, height, this.#matrix);
		const [left, bottom, right] = this.#shape;
		this.#shape = [Math.min(left, x), Math.min(bottom, y), Math.max(right, x)];
	}

	/** The sides of the shape as far as they are not clipped. */
	#seen(): readonly [number, number] {
		return [Math.max(this.#shape[0], this.#clip[0]), Math.min(this.#shape[2], this.#clip[1])];
	}

	#paint(): void {
		const [, bottom] = this.#shape;
		const [left, right] = this.#seen();
		this.#shape = NOTHING;
		if (right - left > this.#width * BACKGROUND || bottom < this.#limit) return;
		this.lowest = Math.min(this.lowest, bottom);
		this.left = Math.min(this.left, left);
		this.right = Math.max(this.right, right);
	}
}

const EVERYWHERE = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;

const NOTHING: readonly [number, number, number] = [
	Number.POSITIVE_INFINITY,
	Number.POSITIVE_INFINITY,
	Number.NEGATIVE_INFINITY,
];

/** Operators that strike the blanks of these pages, by their numbers. All bars are as broad as the broadest page. */
export function drawBars(
	inks: ReadonlyMap<number, PageInk>,
	isStruck: (page: number) => boolean,
): Map<number, string> {
	let [left, , right] = NOTHING;
	for (const ink of inks.values()) {
		left = Math.min(left, ink.left);
		right = Math.max(right, ink.right);
	}
	const bars = new Map<number, string>();
	for (const [page, { lowest, foot }] of inks) {
		const [top, bottom] = [lowest - ABOVE, foot + BELOW];
		if (isStruck(page) && top - bottom >= LEAST && Number.isFinite(top) && left < right)
			bars.set(page, letterZ(left, bottom, right, top));
	}
	return bars;
}

function letterZ(left: number, bottom: number, right: number, top: number): string {
	const at = (x: number, y: number) => `${x.toFixed(2)} ${y.toFixed(2)}`;
	const path = `${at(left, top)} m ${at(right, top)} l ${at(left, bottom)} l ${at(right, bottom)} l S`;
	return `q ${LINE} w 1 j ${COLOR} RG ${path} Q`;
}

// --- The sRGB colour profile, computed from the constants of IEC 61966-2-1: no file of anybody's is shipped (ICC.1:2001-04, version 2.1).

const CURVE_POINTS = 1024;
type Triple = [number, number, number];

/** Chromaticities of red, green, blue and white (D65). Source: IEC 61966-2-1, table 1. */
const PRIMARIES: readonly [number, number][] = [
	[0.64, 0.33],
	[0.3, 0.6],
	[0.15, 0.06],
];
const WHITE: readonly [number, number] = [0.3127, 0.329];
/** White of the profile connection space. Source: ICC.1, 6.3.4.3. */
const D50: Triple = [0.9642, 1, 0.8249];
const BRADFORD: readonly Triple[] = [
	[0.8951, 0.2664, -0.1614],
	[-0.7502, 1.7135, 0.0367],
	[0.0389, -0.0685, 1.0296],
];

const made: { profile?: Uint8Array } = {};

/** The bytes of the profile, computed once. */
export function srgbProfile(): Uint8Array {
	made.profile ??= makeProfile();
	return made.profile;
}

function makeProfile(): Uint8Array {
	const colorants = adaptedColorants();
	const curve = curveTag();
	const tags: Array<[string, Buffer]> = [
		['desc', descriptionTag('sRGB IEC61966-2.1')],
		['cprt', Buffer.concat([Buffer.from('text\0\0\0\0', 'latin1'), Buffer.from('No copyright\0', 'latin1')])],
		['wtpt', xyzTag(D50)],
		...colorants.map((xyz, index): [string, Buffer] => [`${'rgb'[index]}XYZ`, xyzTag(xyz)]),
		['rTRC', curve],
		['gTRC', curve],
		['bTRC', curve],
	];
	const places = new Map<Buffer, number>();
	const parts: Buffer[] = [];
	let offset = 128 + 4 + tags.length * 12;
	for (const [, tag] of tags) {
		if (places.has(tag)) continue;
		places.set(tag, offset);
		const padded = Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
		parts.push(padded);
		offset += padded.length;
	}
	const table = Buffer.alloc(4 + tags.length * 12);
	table.writeUInt32BE(tags.length, 0);
	tags.forEach(([name, tag], index) => {
		table.write(name, 4 + index * 12, 'latin1');
		table.writeUInt32BE(places.get(tag) ?? 0, 8 + index * 12);
		table.writeUInt32BE(tag.length, 12 + index * 12);
	});
	return Buffer.concat([header(offset), table, ...parts]);
}

function header(size: number): Buffer {
	const bytes = Buffer.alloc(128);
	bytes.writeUInt32BE(size, 0);
	bytes.writeUInt32BE(0x02100000, 8);
	bytes.write('mntrRGB XYZ ', 12, 'latin1');
	// A fixed date: the profile is the same for ever.
	[2000, 1, 1, 0, 0, 0].forEach((part, index) => {
		bytes.writeUInt16BE(part, 24 + index * 2);
	});
	bytes.write('acsp', 36, 'latin1');
	D50.forEach((value, index) => {
		bytes.writeInt32BE(fixed(value), 68 + index * 4);
	});
	return bytes;
}

/** The primaries as XYZ, seen under D50. */
function adaptedColorants(): Triple[] {
	const white = xyz(WHITE);
	const columns = PRIMARIES.map(xyz);
	const matrix = [0, 1, 2].map((column) => columns.map((row) => row[column] ?? 0) as Triple);
	const scale = times(inverse(matrix), white);
	const [from, to] = [times(BRADFORD, white), times(BRADFORD, D50)];
	const gain = to.map((value, index) => value / (from[index] ?? 1));
	const back = inverse(BRADFORD);
	return columns.map((column, index) => {
		const cone = times(BRADFORD, column.map((value) => value * (scale[index] ?? 1)) as Triple);
		return times(back, cone.map((value, row) => value * (gain[row] ?? 1)) as Triple);
	});
}

function xyz([x, y]: readonly [number, number]): Triple {
	return [x / y, 1, (1 - x - y) / y];
}

function times(matrix: readonly Triple[], vector: Triple): Triple {
	return matrix.map((row) => row[0] * vector[0] + row[1] * vector[1] + row[2] * vector[2]) as Triple;
}

function inverse(matrix: readonly Triple[]): Triple[] {
	const [[a, b, c], [d, e, f], [g, h, i]] = matrix as [Triple, Triple, Triple];
	const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
	const adjugate: Triple[] = [
		[e * i - f * h, c * h - b * i, b * f - c * e],
		[f * g - d * i, a * i - c * g, c * d - a * f],
		[d * h - e * g, b * g - a * h, a * e - b * d],
	];
	return adjugate.map((row) => row.map((value) => value / determinant) as Triple);
}

function fixed(value: number): number {
	return Math.round(value * 65536);
}

function xyzTag(values: Triple): Buffer {
	const bytes = Buffer.alloc(20);
	bytes.write('XYZ ', 0, 'latin1');
	values.forEach((value, index) => {
		bytes.writeInt32BE(fixed(value), 8 + index * 4);
	});
	return bytes;
}

/** The transfer function of IEC 61966-2-1, sampled. */
function curveTag(): Buffer {
	const head = Buffer.alloc(12);
	head.write('curv', 0, 'latin1');
	head.writeUInt32BE(CURVE_POINTS, 8);
	const points = Buffer.alloc(CURVE_POINTS * 2);
	for (let point = 0; point < CURVE_POINTS; point++) {
		const value = point / (CURVE_POINTS - 1);
		const linear = value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
		const rounded = Math.round(linear * 65535);
		points[point * 2] = rounded >> 8;
		points[point * 2 + 1] = rounded;
	}
	return Buffer.concat([head, points]);
}

function descriptionTag(text: string): Buffer {
	const bytes = Buffer.alloc(12 + text.length + 1 + 8 + 3 + 67);
	bytes.write('desc', 0, 'latin1');
	bytes.writeUInt32BE(text.length + 1, 8);
	bytes.write(text, 12, 'latin1');
	return bytes;
}
