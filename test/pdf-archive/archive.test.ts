import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { srgbProfile } from '../../src/pdf-archive/archive.js';
import {
	type ArchiveFacts,
	archivePdf,
	getAdditions,
	getAttachments,
	getIntegrity,
	PdfDocument,
	pageText,
} from '../../src/pdf-archive/index.js';
import { type Dict, Ref, readText, serialize } from '../../src/pdf-archive/objects/values.js';
import fc, { anySign } from '../properties.js';
import { CONTENT, FACTS, smallPdf } from './small-pdf.js';

const archived = (options = {}, facts: Partial<ArchiveFacts> = {}) =>
	archivePdf(smallPdf(options), { ...FACTS, ...facts });

const getElements = (document: PdfDocument, type: string): Dict[] =>
	document.numbers
		.map((number) => document.maybeDict(new Ref(number)))
		.filter(
			(entries): entries is Dict => (entries?.get('S') as { name?: string } | undefined)?.name === type,
		);

describe('an archived file', () => {
	it('claims both standards, and gives the same bytes again', () => {
		const { pdf, conformance, reasons } = archived();
		expect([conformance, reasons]).toEqual(['PDF/A-3A + PDF/UA-1', []]);
		expect(Buffer.compare(pdf, archived().pdf)).toBe(0);
	});

	it('wraps what is painted outside the structure, and nothing else', () => {
		const document = new PdfDocument(archived().pdf);
		const [page] = document.pages();
		const content = document.content(document.dict(page).get('Contents')).toString('latin1');
		expect(content.match(/\/Artifact BMC/g)).toHaveLength(3);
		expect(content.replace(/\/Artifact BMC\n|\nEMC\n(?=\n)/g, '')).toBe(CONTENT);
	});

	it('keeps whole a line of which only a word is in the structure', () => {
		const content = 'BT /F1 9 Tf <0001> Tj /P <</MCID 0>> BDC <0002> Tj EMC <0003> Tj ET';
		const document = new PdfDocument(archived({ content }).pdf);
		const [page] = document.pages();
		expect(document.content(document.dict(page).get('Contents')).toString('latin1')).toBe(
			'BT /F1 9 Tf /Artifact BMC\n<0001> Tj\nEMC\n /P <</MCID 0>> BDC <0002> Tj EMC /Artifact BMC\n<0003> Tj\nEMC\n ET',
		);
	});

	it('gives list items a body, and the marked content its new parent', () => {
		const document = new PdfDocument(archived().pdf);
		const [body] = getElements(document, 'LBody').filter((entries) => Array.isArray(entries.get('K')));
		expect(body?.get('K')).toEqual([2]);
		const tree = document.dict(document.dict(document.catalog.get('StructTreeRoot')).get('ParentTree'));
		const [, owners] = document.list(tree.get('Nums'));
		expect(document.dict(document.list(owners)[2])).toBe(body);
	});

	it('tells what a link shows and where it leads', () => {
		const document = new PdfDocument(archived().pdf);
		const [page] = document.pages();
		const [link] = document.list(document.dict(page).get('Annots'));
		expect(readText(document.dict(link).get('Contents'))).toBe('B (https://example.org/a)b)');
		expect(pageText(document)).toBe('ABBCA');
	});

	it('carries files with their names, kinds and bytes', () => {
		expect(getAttachments(new PdfDocument(archived().pdf))).toEqual([
			{ ...FACTS.attachments[0], bytes: Buffer.from('# Séance') },
		]);
	});

	it.each([
		['a glyph that no font has', { content: CONTENT.replace('<0003>', '<0000>') }, 'missingGlyph'],
		['a glyph without its letter', { content: CONTENT.replace('<0003>', '<0099>') }, 'noUnicode'],
		['a figure without alternative', { alternative: '' }, 'noAlternative'],
		['a heading that skips a level', { heading: 'H2' }, 'headings'],
	])('claims nothing with %s', (_, options, code) => {
		const { pdf, conformance, reasons } = archived(options);
		expect([conformance, reasons]).toEqual(['none', [{ code, page: 1 }]]);
		expect(Buffer.from(pdf).toString('latin1')).not.toMatch(/pdfaid|pdfuaid/);
		expect(new PdfDocument(pdf).pages()).toHaveLength(1);
	});

	it.each([')>>', ']]>', '<?xpacket end="w"?>', 'a\u202Eb', '<x>&"\'', '\\', '\0\x07', 'Ω é 😀', '\uD800'])(
		'bears the title %j without harm',
		(title) => {
			const { pdf } = archived({}, { title });
			const document = new PdfDocument(pdf);
			const kept = title.replace(/[\0\x07\u202E\uD800]/g, (letter) =>
				letter === '\uD800' && title.length > 1 ? letter : '',
			);
			expect(readText(document.dict(document.trailer.get('Info')).get('Title'))).toBe(kept);
			const xmp = document.content(document.catalog.get('Metadata')).toString('utf8');
			expect(xmp.match(/<\?xpacket/g)).toHaveLength(2);
			const inside = /x-default">([^<]*)</.exec(xmp)?.[1] ?? '';
			expect(inside.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(kept);
		},
	);

	it('bears any title', () => {
		fc.assert(
			fc.property(fc.string({ unit: anySign }), (title) => {
				const document = new PdfDocument(archived({}, { title, author: title }).pdf);
				expect(document.pages()).toHaveLength(1);
				const xmp = document.content(document.catalog.get('Metadata')).toString('utf8');
				expect(xmp.match(/<rdf:li/g)).toHaveLength(/<dc:creator>/.test(xmp) ? 5 : 4);
			}),
			{ numRuns: 25 },
		);
	});
});

describe('the digest', () => {
	const { pdf } = archived();

	it('notices a changed byte anywhere', () => {
		expect(getIntegrity(pdf).state).toBe('intact');
		fc.assert(
			fc.property(fc.nat(pdf.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
				const other = Uint8Array.from(pdf);
				other[place] = (other[place] ?? 0) ^ change;
				expect(getIntegrity(other).state).toBe('changed');
			}),
			{ numRuns: 400 },
		);
	});

	it('notices a cut anywhere', () => {
		for (let length = 0; length < pdf.length; length += 97)
			expect(getIntegrity(pdf.subarray(0, length)).state).toBe('changed');
	});

	it('finds the record in front of a signature, and sees that nothing else was added', () => {
		const signed = Buffer.from(
			extended(pdf, (document) => {
				const [page] = document.pages();
				const entries = new Map(document.dict(page));
				const field = '<</Type /Annot /Subtype /Widget /FT /Sig /T (S) /F 132 /Rect [0 0 0 0] /V 901 0 R>>';
				entries.set('Annots', [...document.list(entries.get('Annots')), new Ref(900)]);
				const catalog = new Map(document.catalog);
				catalog.set('AcroForm', new Map([['Fields', [new Ref(900)]]]));
				return {
					[page?.number ?? 0]: entries,
					[document.catalogNumber]: catalog,
					900: field,
					901: '<</Type /Sig /ByteRange [0 AAAAAA BBBBBB 9] /Contents <00>>>',
				};
			}),
		);
		const open = signed.lastIndexOf('<00>');
		signed.write(String(open).padStart(6), signed.lastIndexOf('AAAAAA'), 'latin1');
		signed.write(String(open + 4).padStart(6), signed.lastIndexOf('BBBBBB'), 'latin1');
		expect(getIntegrity(signed)).toEqual({ state: 'extended', length: pdf.length });
		expect(getAdditions(signed, pdf.length)).toMatchObject({
			kind: 'signatures',
			signatures: [
				{
					name: 'S',
					page: undefined,
					box: [0, 0, 0, 0],
					range: [open, open + 4, open + 4 + 9],
					time: undefined,
				},
			],
		});
	});

	it('sees a change of the pages behind an intact record', () => {
		const overlaid = extended(pdf, (document) => {
			const [page] = document.pages();
			const entries = new Map(document.dict(page));
			entries.set('Contents', new Ref(900));
			return { [page?.number ?? 0]: entries, 900: '<</Length 0>>\nstream\n\nendstream' };
		});
		expect(getIntegrity(overlaid)).toEqual({ state: 'extended', length: pdf.length });
		expect(getAdditions(overlaid, pdf.length)).toEqual({ kind: 'changes' });
	});
});

describe('the colour profile', () => {
	it('is that of sRGB: primaries of the standard, seen under D50', () => {
		const bytes = Buffer.from(srgbProfile());
		expect(bytes.readUInt32BE(0)).toBe(bytes.length);
		const tags = new Map<string, number>();
		for (let index = 0; index < bytes.readUInt32BE(128); index++)
			tags.set(
				bytes.toString('latin1', 132 + index * 12, 136 + index * 12),
				bytes.readUInt32BE(136 + index * 12),
			);
		const xyz = (tag: string) =>
			[0, 1, 2].map((index) => bytes.readInt32BE((tags.get(tag) ?? 0) + 8 + index * 4) / 65536);
		// Published values of the adapted primaries (sRGB, Bradford).
		for (const [tag, expected] of [
			['rXYZ', [0.4361, 0.2225, 0.0139]],
			['gXYZ', [0.3851, 0.7169, 0.0971]],
			['bXYZ', [0.1431, 0.0606, 0.7141]],
		] as const)
			for (const [index, value] of xyz(tag).entries()) expect(value).toBeCloseTo(expected[index] ?? 0, 3);
	});
});

const hasQpdf = spawnSync('qpdf', ['--version']).status === 0;
const hasPoppler = spawnSync('pdfinfo', ['-v']).status === 0;
if (!hasQpdf || !hasPoppler)
	console.info('qpdf or poppler is not on this machine: their reading of the output is not checked here.');

describe('other readers', () => {
	const withFile = (use: (path: string) => void) => {
		const folder = mkdtempSync(join(tmpdir(), 'pv-archive-'));
		try {
			const path = join(folder, 'a.pdf');
			writeFileSync(path, archived().pdf);
			use(path);
		} finally {
			rmSync(folder, { recursive: true });
		}
	};

	it.skipIf(!hasQpdf)('qpdf finds nothing wrong', () => {
		withFile((path) => expect(execFileSync('qpdf', ['--check', path]).toString()).toContain('No syntax'));
	});

	it.skipIf(!hasPoppler)('poppler lists what rides inside', () => {
		withFile((path) => expect(execFileSync('pdfdetach', ['-list', path]).toString()).toContain('séance.md'));
	});
});

/** Adds objects behind a file, as whoever signs it does. */
function extended(
	pdf: Uint8Array,
	change: (document: PdfDocument) => Record<number, Dict | string>,
): Uint8Array {
	const document = new PdfDocument(pdf);
	let text = Buffer.from(pdf).toString('latin1');
	const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
	const rows: string[] = [];
	for (const [number, value] of Object.entries(change(document))) {
		rows.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
		text += `${number} 0 obj\n${typeof value === 'string' ? value : serialize(value)}\nendobj\n`;
	}
	const start = text.length;
	text += `xref\n${rows.join('')}trailer\n<</Size 901 /Root ${document.catalogNumber} 0 R /Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
	return Buffer.from(text, 'latin1');
}
