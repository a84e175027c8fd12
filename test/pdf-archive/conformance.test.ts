import { describe, expect, it } from 'vitest';
import { archivePdf, checkConformance, PdfDocument } from '../../src/pdf-archive/index.js';
import {
	type Dict,
	dict,
	Name,
	Ref,
	Stream,
	Text,
	type Value,
} from '../../src/pdf-archive/objects/values.js';
import { smallPdf } from './small-pdf.js';

const GOOD = archivePdf(smallPdf(), {
	title: 'Procès-verbal',
	lang: 'fr',
	date: new Date('2024-06-06T12:00:00Z'),
	creator: 'pv 1',
	attachments: [
		{
			name: 'a.md',
			bytes: Buffer.from('a'),
			mediaType: 'text/markdown',
			relationship: 'Source',
			description: 'source',
		},
	],
}).pdf;

/** The good file with one thing made wrong. */
function spoilt(spoil: (document: PdfDocument) => void): Uint8Array {
	const document = new PdfDocument(GOOD);
	document.change(document.trailer.get('Root'));
	spoil(document);
	return document.write();
}

/** Changes the first dictionary that fits. */
function where(
	document: PdfDocument,
	fits: (entries: Dict) => boolean,
	change: (entries: Dict) => void,
): void {
	for (const number of document.numbers) {
		const entries = document.maybeDict(new Ref(number));
		if (!entries || !fits(entries)) continue;
		change(entries);
		document.change(new Ref(number));
		return;
	}
	throw new Error('nothing to spoil');
}

const named = (key: string, name: string) => (entries: Dict) => {
	const value = entries.get(key);
	return value instanceof Name && value.name === name;
};
const element = (type: string) => named('S', type);
const text = (from: string, to: string) => (file: Uint8Array) =>
	Buffer.from(Buffer.from(file).toString('latin1').replace(from, to), 'latin1');
const xmp = (from: string | RegExp, to: string) => () =>
	spoilt((document) => {
		const metadata = document.catalog.get('Metadata') as Ref;
		const changed = document.content(metadata).toString('utf8').replace(from, to);
		const entries = new Map(document.dict(metadata));
		document.set(metadata.number, new Stream(entries, Buffer.from(changed, 'utf8')));
	});
const catalog = (key: string, value?: Value) => () =>
	spoilt((document) => {
		if (value === undefined) document.catalog.delete(key);
		else document.catalog.set(key, value);
	});
const spoil = (fits: (entries: Dict) => boolean, change: (entries: Dict) => void) => () =>
	spoilt((document) => where(document, fits, change));
const content = (from: string, to: string) => () =>
	spoilt((document) => {
		const [page] = document.pages();
		const contents = document.dict(page).get('Contents') as Ref;
		const changed = document.content(contents).toString('latin1').replace(from, to);
		document.set(contents.number, new Stream(new Map(), Buffer.from(changed, 'latin1')));
	});
const specification = (entries: Dict) => entries.has('EF');

/** For each requirement, a file that breaks it, and it first of all. */
const FAILING: ReadonlyArray<[clause: string, detail: RegExp, file: () => Uint8Array]> = [
	['PDF/A-3 6.1.2', /header/, () => text('%PDF-1.7\n%', '%PDF-1.7\n ')(GOOD)],
	['PDF/A-3 6.1.3', /identifier/, () => text('/ID [', '/IX [')(GOOD)],
	['PDF/A-3 6.1.3', /nothing follows/, () => Buffer.concat([GOOD, Buffer.from(' \n \n')])],
	[
		'PDF/A-3 6.1.7',
		/filters/,
		spoil(named('Subtype', 'Image'), (entries) => entries.set('Filter', new Name('LZWDecode'))),
	],
	['PDF/A-3 6.2.3', /output intent/, catalog('OutputIntents')],
	['PDF/A-3 6.2.4.3', /device colours/, catalog('OutputIntents', [])],
	[
		'PDF/A-3 6.2.8',
		/smoothed/,
		spoil(named('Subtype', 'Image'), (entries) => entries.set('Interpolate', true)),
	],
	[
		'PDF/A-3 6.2.11.4',
		/embedded/,
		spoil(named('Type', 'FontDescriptor'), (entries) => entries.delete('FontFile2')),
	],
	['PDF/A-3 6.2.2', /resources/, content('/F1 10 Tf', '/F2 10 Tf')],
	[
		'PDF/A-3 6.2.11.2',
		/what they are/,
		spoil(named('Subtype', 'Type0'), (entries) => entries.delete('Type')),
	],
	[
		'PDF/A-3 6.2.11.3',
		/which glyph/,
		spoil(named('Subtype', 'CIDFontType2'), (entries) => entries.delete('CIDToGIDMap')),
	],
	[
		'PDF/A-3 6.2.11.4',
		/embedded/,
		spoil(named('Type', 'FontDescriptor'), (entries) => entries.set('FontFile2', new Ref(4))),
	],
	[
		'PDF/A-3 6.2.11.4',
		/embedded/,
		spoil(named('Subtype', 'CIDFontType2'), (entries) => {
			entries.delete('Type');
			entries.delete('FontDescriptor');
		}),
	],
	[
		'PDF/A-3 6.2.11.5',
		/wide/,
		spoil(named('Subtype', 'CIDFontType2'), (entries) => entries.set('W', [1, [1000, 900]])),
	],
	['PDF/A-3 6.2.11.5', /wide/, content('<0003>', '<000A>')],
	['PDF/A-3 6.2.11.7', /Unicode/, spoil(named('Subtype', 'Type0'), (entries) => entries.delete('ToUnicode'))],
	['PDF/A-3 6.2.11.8', /missing/, content('<0003>', '<0000>')],
	['PDF/A-3 6.3.2', /printed/, spoil(named('Subtype', 'Link'), (entries) => entries.set('F', 2))],
	[
		'PDF/A-3 6.5.1',
		/no action but/,
		spoil(named('Subtype', 'Link'), (entries) => entries.set('A', new Ref(9000))),
	],
	['PDF/A-3 6.5.2', /by itself/, catalog('AA', dict({}))],
	['PDF/A-3 6.6.2.1', /metadata/, catalog('Metadata')],
	['PDF/A-3 6.6.2.3', /schema/, xmp('<pdfaProperty:name>part', '<pdfaProperty:name>rev')],
	['PDF/A-3 6.6.4', /claim PDF\/A/, xmp('<pdfaid:conformance>A', '<pdfaid:conformance>B')],
	['PDF/A-3 6.7.2', /marked/, catalog('MarkInfo', dict({ Marked: false }))],
	['PDF/A-3 6.7.3', /tree of tags/, catalog('StructTreeRoot')],
	[
		'PDF/A-3 6.7.3.4',
		/standard one/,
		spoil(named('Type', 'StructTreeRoot'), (entries) => entries.delete('RoleMap')),
	],
	['PDF/A-3 6.7.4', /language/, catalog('Lang')],
	[
		'PDF/A-3 6.8',
		/have a kind/,
		spoil(named('Type', 'EmbeddedFile'), (entries) => entries.delete('Subtype')),
	],
	['PDF/A-3 6.8', /both names/, spoil(specification, (entries) => entries.delete('UF'))],
	['PDF/A-3 6.8', /what they are/, spoil(specification, (entries) => entries.delete('AFRelationship'))],
	['PDF/A-3 6.8', /tied/, catalog('AF')],
	[
		'ISO 32000-1 7.11.4',
		/digest/,
		spoil(named('Type', 'EmbeddedFile'), (entries) =>
			entries.set('Params', dict({ Size: 1, CheckSum: new Text('0') })),
		),
	],
	['PDF/UA-1 5', /claim PDF\/UA/, xmp('<pdfuaid:part>1', '<pdfuaid:part>2')],
	['PDF/UA-1 7.1', /artifact/, content('/Artifact BMC', '/Span BMC')],
	['PDF/UA-1 7.1', /bear a title/, xmp(/<dc:title>.*<\/dc:title>/, '')],
	['PDF/UA-1 7.1', /windows/, catalog('ViewerPreferences')],
	[
		'PDF/UA-1 7.1',
		/another meaning/,
		spoil(named('Type', 'StructTreeRoot'), (entries) =>
			entries.set('RoleMap', dict({ Strong: new Name('Span'), P: new Name('Div') })),
		),
	],
	['PDF/UA-1 7.2', /lists hold/, spoil(element('LI'), (entries) => entries.set('S', new Name('P')))],
	[
		'PDF/UA-1 7.2',
		/items hold/,
		spoil(
			(entries) => element('LBody')(entries) && Array.isArray(entries.get('K')),
			(entries) => entries.set('S', new Name('P')),
		),
	],
	['PDF/UA-1 7.2', /tables hold/, spoil(element('TR'), (entries) => entries.set('S', new Name('P')))],
	['PDF/UA-1 7.2', /rows hold/, spoil(element('TH'), (entries) => entries.set('S', new Name('P')))],
	[
		'PDF/UA-1 7.2',
		/where they belong/,
		spoil(element('Link'), (entries) => entries.set('S', new Name('TD'))),
	],
	['PDF/UA-1 7.2', /hold rows/, spoil(element('Strong'), (entries) => entries.set('S', new Name('TBody')))],
	[
		'PDF/UA-1 7.2',
		/rectangles/,
		spoil(element('TH'), (entries) => entries.set('A', dict({ Scope: new Name('Row'), RowSpan: 2 }))),
	],
	['PDF/UA-1 7.2', /contents hold/, spoil(element('L'), (entries) => entries.set('S', new Name('TOC')))],
	['PDF/UA-1 7.4.4', /level/, spoil(element('H1'), (entries) => entries.set('S', new Name('H')))],
	[
		'PDF/UA-1 7.7',
		/formulas/,
		spoil(element('Figure'), (entries) => {
			entries.set('S', new Name('Formula'));
			entries.delete('Alt');
		}),
	],
	['PDF/UA-1 7.9', /notes/, spoil(element('Figure'), (entries) => entries.set('S', new Name('Note')))],
	['PDF/UA-1 7.3', /figures/, spoil(element('Figure'), (entries) => entries.delete('Alt'))],
	['PDF/UA-1 7.4.2', /headings/, spoil(element('H1'), (entries) => entries.set('S', new Name('H3')))],
	['PDF/UA-1 7.5', /heads of tables/, spoil(element('TH'), (entries) => entries.delete('A'))],
	['PDF/UA-1 7.18.1', /described/, spoil(named('Subtype', 'Link'), (entries) => entries.delete('Contents'))],
	['PDF/UA-1 7.18.3', /tabs/, spoil(named('Type', 'Page'), (entries) => entries.delete('Tabs'))],
	[
		'PDF/UA-1 7.18.5',
		/tagged as links/,
		spoil(element('Link'), (entries) => entries.set('S', new Name('P'))),
	],
	['PDF/UA-1 7.11', /files are described/, spoil(specification, (entries) => entries.delete('Desc'))],
];

const failed = (file: Uint8Array) =>
	checkConformance(file)
		.filter(({ ok }) => !ok)
		.map(({ clause, detail }) => `${clause}: ${detail}`);

describe('the conformance check', () => {
	it('passes a good file', () => {
		expect(failed(GOOD)).toEqual([]);
	});

	it.each(FAILING)('fails %s %s', (clause, detail, file) => {
		const made =
			clause === 'PDF/A-3 6.5.1'
				? spoilt((document) => {
						where(document, named('Subtype', 'Link'), (entries) =>
							entries.set('A', document.add(dict({ S: new Name('JavaScript'), JS: new Text('x') }))),
						);
					})
				: file();
		const found = failed(made);
		expect(found.some((each) => each.startsWith(`${clause}: `) && detail.test(each))).toBe(true);
		expect(found.length).toBeLessThanOrEqual(5);
	});

	it('has a failing file for every requirement', () => {
		const proven = checkConformance(GOOD).filter(({ clause, detail }) =>
			FAILING.some(([named, pattern]) => named === clause && pattern.test(detail)),
		);
		expect(proven).toHaveLength(checkConformance(GOOD).length);
	});

	it('fails what it cannot read', () => {
		expect(failed(GOOD.subarray(0, 500))).toHaveLength(1);
		expect(failed(Buffer.from('no PDF'))).toHaveLength(1);
	});
});
