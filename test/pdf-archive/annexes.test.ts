import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import {
	archivePdf,
	type BoundAnnex,
	checkConformance,
	examineAnnex,
	PdfDocument,
	pageText,
} from '../../src/pdf-archive/index.js';
import {
	type Dict,
	dict,
	getName,
	Name,
	Ref,
	readText,
	Stream,
	Text,
	type Value,
} from '../../src/pdf-archive/objects/values.js';
import { structureElements } from '../../src/pdf-archive/tags/structure.js';
import { CONTENT, type SmallPdfOptions, scannedPdf, smallPdf } from './small-pdf.js';

const FACTS = { title: 'Minutes', lang: 'fr', date: new Date(0), creator: 'pv 1', attachments: [] };

/** A small record, which is a good annex of another one. */
const record = (options: SmallPdfOptions = {}) => archivePdf(smallPdf(options), FACTS).pdf;

/** A good annex with one thing changed. */
function changed(change: (document: PdfDocument) => void, from: Uint8Array = record()): Uint8Array {
	const document = new PdfDocument(from);
	document.change(document.trailer.get('Root'));
	change(document);
	return document.write();
}

const encrypted = () =>
	Buffer.from(
		Buffer.from(record())
			.toString('latin1')
			.replace(/\/Info \d+ 0 R/, '/Encrypt 1 0 R'),
		'latin1',
	);

const getPage = (document: PdfDocument): Dict => {
	const [page] = document.pages();
	document.change(page);
	return document.dict(page);
};

/** Every dictionary whose type, subtype or role is that. */
const each = (document: PdfDocument, name: string, change: (entries: Dict) => void) => {
	for (const number of document.numbers) {
		const entries = document.maybeDict(new Ref(number));
		if (!['Type', 'Subtype', 'S'].some((key) => getName(entries?.get(key)) === name)) continue;
		change(entries as Dict);
		document.change(new Ref(number));
	}
};

/** Blanks of 100 MB in some hundred bytes. */
const packedTwice = () =>
	changed((document) => {
		const packed = deflateSync(deflateSync(Buffer.alloc(100_000_000, 32)));
		const filters = [new Name('FlateDecode'), new Name('FlateDecode')];
		const made = document.add(new Stream(dict({ Filter: filters, Length: packed.length }), packed));
		getPage(document).set('Contents', made);
	});

/** A page that paints the same megabyte of blanks many times: some kilobytes that ask for gigabytes. */
const repeated = () =>
	changed((document) => {
		const packed = deflateSync(Buffer.alloc(1_000_000, 32));
		const blanks = document.add(
			new Stream(dict({ Filter: new Name('FlateDecode'), Length: packed.length }), packed),
		);
		getPage(document).set(
			'Contents',
			Array.from({ length: 4000 }, () => blanks),
		);
	});

const annotation = (entries: Record<string, Value>) => (document: PdfDocument) => {
	getPage(document).set('Annots', [document.add(dict({ Type: new Name('Annot'), ...entries }))]);
};

const content = (from: string, to: string) => record({ content: CONTENT.replace(from, to) });

/** Changes the font of the page: the composite one, and the one below it. */
const font = (change: (whole: Dict, inner: Dict, document: PdfDocument) => void) =>
	changed((document) => {
		for (const number of document.numbers) {
			const whole = document.maybeDict(new Ref(number));
			if (getName(whole?.get('Subtype')) !== 'Type0' || !whole) continue;
			const [below] = document.list(whole.get('DescendantFonts'));
			change(whole, document.dict(below), document);
			document.change(new Ref(number));
			if (below instanceof Ref) document.change(below);
		}
	});

const letters = (table: string) =>
	font((whole, _, document) => {
		const bytes = Buffer.from(table);
		whole.set('ToUnicode', document.add(new Stream(dict({ Length: bytes.length }), bytes)));
	});

describe('an annex whose figures have no end', () => {
	const far = 'F'.repeat(40);
	const HUGE = 1e24;
	it.each<[string, () => Uint8Array]>([
		['a code beyond all numbers', () => letters(`beginbfrange <${far}> <${far}> <0041> endbfrange`)],
		[
			'many ranges of codes',
			() => letters(`beginbfrange ${'<0000> <FFFF> <0041> '.repeat(20_000)} endbfrange`),
		],
		['tables that are never closed', () => letters('beginbfrange '.repeat(50_000))],
		['a width of a code beyond all numbers', () => font((_, inner) => inner.set('W', [HUGE, HUGE, 500]))],
		[
			'many ranges of widths',
			() =>
				font((_, inner) =>
					inner.set(
						'W',
						Array.from({ length: 60_000 }, (_, at) => [0, 65_535, 500][at % 3] ?? 0),
					),
				),
		],
	])('ends: %s', (_, make) => {
		// What is found does not matter here; that something is.
		expect(examineAnnex(make())).toBeDefined();
	});
});

describe('an annex that may be bound in', () => {
	it.each<[string, Uint8Array, number]>([
		['a record', record(), 1],
		['a scan', scannedPdf(3), 3],
		[
			'a record whose headings start at the third level',
			changed((document) => each(document, 'H1', (entries) => entries.set('S', new Name('H3')))),
			1,
		],
	])('is %s', (_, annex, pages) => {
		expect(examineAnnex(annex)).toEqual({ pages });
	});
});

describe('an annex that may not', () => {
	it.each<[string, Uint8Array, string, string?]>([
		['is encrypted', encrypted(), 'encrypted'],
		['is blank', scannedPdf(1, ''), 'requirement', 'PDF/A-3 6.7.3'],
		['is cut short', record().subarray(0, 900), 'unreadable'],
		['is no PDF', Buffer.from('%PDF-1.7 no'), 'unreadable'],
		[
			'has no page',
			changed((document) => each(document, 'Pages', (entries) => entries.set('Kids', []))),
			'unreadable',
		],
		['has a page without size', changed((document) => getPage(document).delete('MediaBox')), 'unreadable'],
		['grows without measure when it is unpacked', packedTwice(), 'tooMuch'],
		['has too many pages', scannedPdf(501), 'tooLong'],
		['asks for gigabytes in some kilobytes', repeated(), 'tooMuch'],
		['has layers', changed((document) => document.catalog.set('OCProperties', dict({}))), 'layers'],
		['holds a form', changed(annotation({ Subtype: new Name('Widget') })), 'interactive'],
		['is signed', changed(annotation({ Subtype: new Name('Widget'), FT: new Name('Sig') })), 'signed'],
		['holds a note', changed(annotation({ Subtype: new Name('Text') })), 'interactive'],
		[
			'holds a link that starts a program',
			changed(annotation({ Subtype: new Name('Link'), A: dict({ S: new Name('Launch') }) })),
			'interactive',
		],
		[
			'holds a link with a script',
			changed(
				annotation({
					Subtype: new Name('Link'),
					A: dict({ S: new Name('URI'), URI: new Text('javascript:x') }),
				}),
			),
			'interactive',
		],
		['has the four inks', content('1 1 1 rg', '0 0 0 1 k'), 'fourInks'],
		[
			'has the four inks in an inline image',
			scannedPdf(1, 'BI /W 1 /H 1 /BPC 8 /CS /CMYK ID 1234 EI'),
			'fourInks',
		],
		[
			'has a picture of four inks',
			changed((document) =>
				each(document, 'Image', (entries) => entries.set('ColorSpace', new Name('DeviceCMYK'))),
			),
			'fourInks',
		],
		[
			'has a picture packed in a forbidden way',
			changed((document) =>
				each(document, 'Image', (entries) => entries.set('Filter', new Name('LZWDecode'))),
			),
			'picture',
		],
		['has text without tags', changed((document) => document.catalog.delete('StructTreeRoot')), 'untagged'],
		['has text and does not say that it is archival', smallPdf(), 'noClaim'],
		[
			'has a font that is not embedded',
			changed((document) => each(document, 'FontDescriptor', (entries) => entries.delete('FontFile2'))),
			'requirement',
			'PDF/A-3 6.2.11.4',
		],
		['lacks a glyph', content('<0003>', '<0000>'), 'noClaim'],
		[
			'has a figure without alternative',
			changed((document) => each(document, 'Figure', (entries) => entries.delete('Alt'))),
			'requirement',
			'PDF/UA-1 7.3',
		],
		[
			'has a script',
			changed((document) =>
				document.catalog.set('OpenAction', document.add(dict({ S: new Name('JavaScript') }))),
			),
			'requirement',
			'PDF/A-3 6.5.1',
		],
		[
			'has a table with a hole',
			changed((document) =>
				each(document, 'TH', (entries) => entries.set('A', dict({ Scope: new Name('Row'), RowSpan: 2 }))),
			),
			'requirement',
			'PDF/UA-1 7.2',
		],
	])('%s', (_, annex, refused, clause) => {
		expect(examineAnnex(annex)).toEqual(clause === undefined ? { refused } : { refused, clause });
	});
});

describe('a record with annexes', () => {
	const annex = (bytes: Uint8Array): BoundAnnex => ({
		bytes,
		leaf: 'leaf',
		title: 'Annexe 1 – Plan',
		alternative: (page, pages) => `Annexe 1, page ${page} sur ${pages}`,
	});
	const bound = (...annexes: Uint8Array[]) =>
		archivePdf(smallPdf({ place: 'leaf' }), { ...FACTS, annexes: annexes.map(annex) }).pdf;
	const failures = (pdf: Uint8Array) => checkConformance(pdf).filter(({ ok }) => !ok);

	it('conforms, and gives the same bytes again', () => {
		const pdf = bound(record());
		expect(failures(pdf)).toEqual([]);
		expect(Buffer.compare(pdf, bound(record()))).toBe(0);
	});

	it('has the pages of the annex behind the leaf, with their size and their words', () => {
		const document = new PdfDocument(bound(scannedPdf(2), record()));
		const sizes = document.pages().map((page) => document.list(document.dict(page).get('MediaBox')).slice(2));
		expect(sizes).toEqual([
			[100, 100],
			[100, 100],
			[200, 100],
			[200, 100],
		]);
		expect(document.dict(document.catalog.get('Pages')).get('Count')).toBe(4);
		expect(pageText(document)).toBe('ABBCAABBCA');
	});

	it('tells what a page is that has no words', () => {
		const document = new PdfDocument(bound(scannedPdf(2)));
		const told = [...structureElements(document)]
			.filter(({ type }) => type === 'Figure')
			.map(({ entries }) => readText(document.get(entries.get('Alt'))));
		expect(told).toEqual(['A plan', 'Annexe 1, page 1 sur 2', 'Annexe 1, page 2 sur 2']);
	});

	it('puts the headings of an annex below its leaf', () => {
		const document = new PdfDocument(bound(record()));
		const types = [...structureElements(document)].map(({ type }) => type);
		expect(types.filter((type) => /^H\d/.test(type))).toEqual(['H1', 'H2']);
	});

	it('keeps links to pages, whatever they were called', () => {
		const named = changed((document) => {
			const [page] = document.pages();
			document.catalog.set('Dests', dict({ here: [page ?? null, new Name('Fit')] }));
			each(document, 'Link', (entries) => {
				if (!entries.has('Rect')) return;
				entries.delete('A');
				entries.set('Dest', new Name('here'));
			});
		});
		expect(examineAnnex(named)).toEqual({ pages: 1 });
		const document = new PdfDocument(bound(named));
		const [, second] = document.pages();
		const [link] = document.list(document.dict(second).get('Annots'));
		expect(document.list(document.dict(link).get('Dest'))[0]).toEqual(second);
		expect(failures(bound(named))).toEqual([]);
	});

	it('leaves out what is not of the page: metadata, actions, private data', () => {
		const busy = changed((document) => {
			const page = getPage(document);
			page.set('PieceInfo', dict({ X: new Text('private') }));
			page.set('Metadata', document.addStream(dict({}), Buffer.from('secret metadata'), false));
		});
		const text = Buffer.from(bound(busy)).toString('latin1');
		expect(text).not.toMatch(/PieceInfo|secret metadata/);
	});

	it('gives identifiers of another file names of their own', () => {
		const headed = changed((document) => {
			const cells: Ref[] = [];
			for (const { type, reference, entries } of structureElements(document)) {
				if (type !== 'TH') continue;
				entries.set('ID', new Text('n1'));
				document.change(reference);
				cells.push(reference);
			}
			const root = document.catalog.get('StructTreeRoot');
			document.dict(root).set('IDTree', document.add(dict({ Names: [new Text('n1'), cells[0] ?? null] })));
			document.change(root);
		});
		const document = new PdfDocument(bound(headed, headed));
		const tree = document.dict(document.dict(document.catalog.get('StructTreeRoot')).get('IDTree'));
		const names = document
			.list(tree.get('Names'))
			.flatMap((name) => (name instanceof Text ? [name.bytes] : []));
		expect(new Set(names).size).toBe(2);
		expect(names.every((name) => name.endsWith('-n1'))).toBe(true);
	});
});
