/** PDF files that mean harm, or are not what `pv verify` and `pv extract` want: a clear message, an exit code, nothing written. */

import { describe, expect, it } from 'vitest';
import {
	type Attachment,
	archivePdf,
	BrokenPdf,
	getAttachments,
	getIntegrity,
	PdfDocument,
	pageText,
	readMetadataFacts,
} from '../../src/pdf-archive/index.js';
import { type Dict, dict, Name, type Ref } from '../../src/pdf-archive/objects/values.js';
import { readForm } from '../../src/pdf-archive/signatures/signatures.js';
import { openRecordBytes } from '../../src/record/open-record.js';
import { compareParts } from '../../src/record/verify-record.js';
import { run, type WorldOptions } from '../cli/memory-io.js';
import { smallPdf } from './small-pdf.js';

interface Riding {
	name: string;
	/** Path that the sheet gives. */
	path?: string;
}

/** A record that holds a source and these files. */
function record(files: readonly Riding[], creator = 'pv 9.9.9', sheet = true, content?: string): Uint8Array {
	const attachment = (name: string, text: string): Attachment => ({
		name,
		bytes: Buffer.from(text),
		mediaType: 'text/plain',
		relationship: 'Data',
		description: name,
	});
	const listed = files.map(({ name, path }) => ({ name, path: path ?? name, kind: 'annex' }));
	const build = { pv: '9.9.9', source: 'a.md', data: 'a.json', date: '2024-06-06T12:00:00Z', files: listed };
	return archivePdf(smallPdf(content === undefined ? {} : { content }), {
		title: 'Minutes',
		lang: 'en',
		date: new Date(0),
		creator,
		attachments: sheet
			? [
					attachment('a.md', '# A'),
					attachment('pv-build.json', JSON.stringify(build)),
					...files.map(({ name }) => attachment(name, `content of ${name}`)),
				]
			: [],
	}).pdf;
}

const extract = async (pdf: Uint8Array, options: WorldOptions = {}) => {
	const before = { 'a.pdf': pdf, ...options.files };
	const { code, err, files } = await run(['extract', 'a.pdf', '--out', 'back'], {
		...options,
		files: before,
	});
	const written = [...files.keys()].filter((path) => !(path.replace('/project/', '') in before));
	return { code, err: err(), written: written.sort() };
};

describe('files that ride inside', () => {
	it.each<[string, Riding, string]>([
		['an absolute path', { name: 'roll.csv', path: '/etc/roll.csv' }, 'roll.csv'],
		['a drive', { name: 'roll.csv', path: 'C:\\roll.csv' }, 'roll.csv'],
		['a way up', { name: 'roll.csv', path: '../../roll.csv' }, 'roll.csv'],
		['a hidden way up', { name: 'roll.csv', path: 'lists/%2e%2e/%2e%2e/roll.csv' }, 'roll.csv'],
		['a way up with other strokes', { name: 'roll.csv', path: '..\\roll.csv' }, 'roll.csv'],
		['a device', { name: 'roll.csv', path: 'lists/CON.csv' }, 'roll.csv'],
		['a control', { name: 'roll.csv', path: 'lists/a\u0007.csv' }, 'roll.csv'],
		['a turned reading', { name: 'roll.csv', path: 'lists/a\u202Evsc.exe' }, 'roll.csv'],
		['a point at the end', { name: 'roll.csv', path: 'lists./roll.csv' }, 'roll.csv'],
		['an endless name', { name: 'roll.csv', path: `${'é'.repeat(150)}.csv` }, 'roll.csv'],
		['an honest path', { name: 'roll.csv', path: 'lists/roll.csv' }, 'lists/roll.csv'],
	])('with %s stay in the folder', async (_, riding, expected) => {
		const { code, written } = await extract(record([riding]));
		expect([code, written]).toEqual([0, ['/project/back/a.md', `/project/back/${expected}`].sort()]);
	});

	it('are written all, or none where one cannot be', async () => {
		const files = [{ name: 'roll.csv', path: 'lists/roll.csv' }];
		const { code, written } = await extract(record(files), { refuses: { '/project/back/lists': 'ENOSPC' } });
		expect([code, written]).toEqual([2, []]);
	});

	it.each<[string, Riding[]]>([
		['a way up for a name', [{ name: '../roll.csv' }]],
		['a device for a name', [{ name: 'nul' }]],
		['nothing but points for a name', [{ name: '...' }]],
		['no name', [{ name: '' }]],
		['the name of the source again, in capitals', [{ name: 'A.MD' }]],
		[
			'two paths that are one',
			[
				{ name: 'x.csv', path: 'lists/é.csv' },
				{ name: 'y.csv', path: 'lists/e\u0301.csv' },
			],
		],
		[
			'a file where another needs a folder',
			[
				{ name: 'x', path: 'lists' },
				{ name: 'y.csv', path: 'lists/y.csv' },
			],
		],
	])('with %s are refused', async (_, riding) => {
		const { code, err, written } = await extract(record(riding));
		expect([code, written]).toEqual([2, []]);
		expect(err).toContain('has a dangerous name');
	});

	it('do not follow a link out of the folder', async () => {
		const pdf = record([{ name: 'roll.csv', path: 'lists/roll.csv' }]);
		const { code, written } = await extract(pdf, {
			files: { '/elsewhere/x': 'x', 'back/b.txt': 'b' },
			links: { 'back/lists': '/elsewhere' },
		});
		expect(code).toBe(2);
		expect(written.filter((path) => !path.startsWith('/elsewhere/x'))).toEqual([]);
	});

	it('never write over a file', async () => {
		const { code, err, written } = await extract(record([{ name: 'roll.csv' }]), {
			files: { 'back/roll.csv': 'mine' },
		});
		expect([code, written]).toEqual([2, []]);
		expect(err).toContain('back/roll.csv exists already');
	});
});

describe('a file that is not what is wanted', () => {
	const encrypted = () =>
		Buffer.from(
			Buffer.from(record([]))
				.toString('latin1')
				.replace(/\/Info \d+ 0 R/, '/Encrypt 1 0 R'),
			'latin1',
		);

	it.each<[string, WorldOptions['files'], string]>([
		['is empty', { 'a.pdf': '' }, 'a.pdf is not a PDF'],
		['is a folder', { 'a.pdf/b.txt': 'b' }, 'a.pdf is not a file'],
		['is not there', {}, 'a.pdf does not exist'],
		['is text', { 'a.pdf': 'hello' }, 'a.pdf is not a PDF'],
		[
			'is cut short',
			{ 'a.pdf': record([]).subarray(0, 2000) },
			'a.pdf is a PDF that is damaged or cut short',
		],
		['is encrypted', { 'a.pdf': encrypted() }, 'a.pdf is encrypted'],
		['is not ours', { 'a.pdf': smallPdf() }, 'a.pdf does not hold the source of minutes'],
		[
			'is not ours, and says so',
			{ 'a.pdf': record([], 'other 1', false) },
			'does not hold the source of minutes',
		],
	])('%s', async (_, files, message) => {
		for (const command of ['verify', 'extract']) {
			const world = await run([command, 'a.pdf'], { files: files ?? {} });
			expect([command, world.code, world.out()]).toEqual([command, 2, '']);
			expect(world.err()).toContain(message);
			expect(world.files.size).toBe(Object.keys(files ?? {}).length);
		}
	});

	it.each([
		[
			'pv 9.9.9, public version',
			'a.pdf is the public version of minutes: the digest in it is that of its bytes',
			'without --public',
		],
		[
			'pv 9.9.9, document',
			'a.pdf is a document made from minutes: the digest in it is that of its bytes',
			'without --doc',
		],
	])('is of ours, but pages alone: %s', async (creator, message, hint) => {
		for (const command of ['verify', 'extract']) {
			const world = await run([command, 'a.pdf'], { files: { 'a.pdf': record([], creator, false) } });
			expect(world.code).toBe(2);
			expect(world.err()).toContain(message);
			expect(world.err()).toContain(hint);
		}
	});

	it('is a public version that was changed', async () => {
		const pdf = Uint8Array.from(record([], 'pv 9.9.9, public version', false));
		const place = Buffer.from(pdf).indexOf('<dc:title>') + 40;
		pdf[place] = (pdf[place] ?? 0) ^ 1;
		const world = await run(['verify', 'a.pdf'], { files: { 'a.pdf': pdf } });
		expect([world.code, world.err()]).toEqual([
			2,
			expect.stringContaining('it has changed since it was written'),
		]);
	});
});

describe('a table of objects as a stream', () => {
	const withTable = (widths: string, index: string) => {
		const table = `1 0 obj <</Type /XRef /Size 3 /W ${widths} /Index ${index} /Root 2 0 R /Length 4>>\nstream\nabcd\nendstream\nendobj\n`;
		return Buffer.from(`%PDF-1.7\n${table}startxref\n9\n%%EOF\n`);
	};
	it.each([
		['entries of no bytes', withTable('[0 0 0]', '[0 999999999999999]')],
		['entries of bytes without number', withTable('[1 999999999999999 1]', '[0 3]')],
	])('with %s is damaged, and ends', async (_, pdf) => {
		const { code, err } = await extract(pdf);
		expect([code, err]).toEqual([2, expect.stringMatching(/damaged|does not hold/)]);
	});
});

describe('a page that paints without end', () => {
	const FAR = `9${'0'.repeat(30)}`;
	const word = '/H1 <</MCID 0>> BDC BT /F1 10 Tf <00010002> Tj ET EMC';

	it.each([
		['a shading that nothing clips', `${word} /Sh1 sh`],
		['an area from one end of the numbers to the other', `${word} -${FAR} -${FAR} ${FAR}00 ${FAR}00 re f`],
	])('is judged: %s', async (_, content) => {
		const open = await openRecordBytes(record([], 'pv 9.9.9', true, content), 'a.pdf');
		const layout = { options: {}, annexes: new Map(), bound: new Map(), title: '' };
		const found = compareParts(open, { html: 'AB', layout, lang: 'en', optional: [] });
		expect(found).toContainEqual({ key: 'textCovered', values: { page: 1, first: 'AB' }, ok: false });
	});

	it('is broken where more areas lie over it than any page has', async () => {
		const content = `${word} ${`50 -${FAR} 1 ${FAR}00 re f `.repeat(2000)}`;
		const open = await openRecordBytes(record([], 'pv 9.9.9', true, content), 'a.pdf');
		const layout = { options: {}, annexes: new Map(), bound: new Map(), title: '' };
		const found = compareParts(open, { html: 'AB', layout, lang: 'en', optional: [] });
		expect(found).toEqual([{ key: 'textBroken', values: {}, ok: false }]);
	});
});

describe('what doubles at every level', () => {
	/** Thirty nodes, each of which holds the next one twice. */
	const doubled = (document: PdfDocument, key: string, rest: Dict = new Map()) => {
		let node: Ref = document.add(new Map(rest));
		for (let level = 0; level < 30; level++) node = document.add(new Map([[key, [node, node]], ...rest]));
		return node;
	};

	it('is read once in the names of files', () => {
		const document = new PdfDocument(smallPdf());
		document.catalog.set('Names', dict({ EmbeddedFiles: doubled(document, 'Kids') }));
		expect(getAttachments(document)).toEqual([]);
	});

	it('is no signature in a form', () => {
		const document = new PdfDocument(smallPdf());
		const fields = [doubled(document, 'Kids', dict({ FT: new Name('Sig') }))];
		document.catalog.set('AcroForm', dict({ Fields: fields }));
		expect(readForm(document, Buffer.alloc(0), 0)).toBeUndefined();
	});

	it('is broken on a page', () => {
		const document = new PdfDocument(smallPdf());
		const form = { Type: new Name('XObject'), Subtype: new Name('Form') };
		let painted: Ref = document.addStream(dict(form), Buffer.from(''));
		for (let level = 0; level < 20; level++) {
			const resources = dict({ XObject: dict({ A: painted, B: painted }) });
			painted = document.addStream(dict({ ...form, Resources: resources }), Buffer.from('/A Do /B Do'));
		}
		const [page] = document.pages();
		document.dict(document.dict(page).get('Resources')).set('XObject', dict({ X1: painted }));
		expect(() => pageText(document)).toThrow(BrokenPdf);
	});
});

describe('the end of a file', () => {
	it('is no table of a record, however many lines it begins with', () => {
		const lines = '/\n'.repeat(250);
		const file = Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type /XRef\n${lines}startxref\n9\n%%EOF\n`);
		expect(getIntegrity(file)).toEqual({ state: 'changed', length: 0 });
	});

	it('that stands in a file again and again is looked for a few times', () => {
		const identifier = `<${'0'.repeat(64)}>`;
		const end = `/ID[${identifier}${identifier}]>>\nstartxref\n9\n%%EOF\n`;
		expect(getIntegrity(Buffer.from(end.repeat(30_000))).state).toBe('changed');
	});
});

describe('metadata', () => {
	it.each([
		['elements that never end', '<dc:title>'.repeat(500_000)],
		['items that never end', `<dc:title>${'<rdf:li'.repeat(500_000)}</dc:title>`],
	])('of %s say nothing', (_, xmp) => {
		const document = new PdfDocument(smallPdf());
		document.catalog.set('Metadata', document.addStream(dict({}), Buffer.from(xmp)));
		expect(readMetadataFacts(document)).toEqual({ title: '', author: '' });
	});

	it('of a letter that there is not keep its number', () => {
		const document = new PdfDocument(smallPdf());
		const xmp = '<dc:title><rdf:Alt><rdf:li>&#65;&#9999999;&amp;</rdf:li></rdf:Alt></dc:title>';
		document.catalog.set('Metadata', document.addStream(dict({}), Buffer.from(xmp)));
		expect(readMetadataFacts(document).title).toBe('A&#9999999;&');
	});
});
