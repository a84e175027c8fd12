/**
 * A record that was signed afterwards, as programs that sign do it: objects added behind it, the information and the metadata written anew
 * with their own name and the time, a field on a page, and a signature over all bytes but its own (ISO 32000-1, 12.8).
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { PdfDocument } from '../../src/pdf-archive/index.js';
import { type Dict, dict, Ref, serialize, Text } from '../../src/pdf-archive/objects/values.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';

const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
if (!hasOpenssl)
	console.info('openssl is not on this machine: the field of the signature is filled with zeros.');

/** Minutes with a place to sign, on a page of its own. */
const MEETING = CLEAN.replace('participants:', 'chair: Ada Novak\nsecretary: Ben Osei\nparticipants:');

/** Room for the signature, in bytes. */
const ROOM = 4096;

interface Signing {
	/** Number of the signature's field among those of the file. */
	round: number;
	/** Objects that are said to be no more. */
	freed?: readonly number[];
	/** Changes the objects that are added. */
	spoil?: ((objects: Map<number, string>, document: PdfDocument) => void) | undefined;
}

/** Signs a file by adding behind it. */
function signed(pdf: Uint8Array, { round, spoil, freed = [] }: Signing): Buffer {
	const document = new PdfDocument(pdf);
	const field = 9000 + round * 10;
	const objects = new Map<number, string>();
	const [page] = document.pages();
	const entries = document.dict(page);
	// Such programs write the keys in an order of their own.
	const turned: Dict = new Map([...entries].reverse());
	turned.set('Annots', [...document.list(entries.get('Annots')), new Ref(field)]);
	objects.set(page?.number ?? 0, serialize(turned));
	const catalog = new Map([...document.catalog].reverse());
	const fields = document.list(document.maybeDict(catalog.get('AcroForm'))?.get('Fields'));
	catalog.set('AcroForm', dict({ Fields: [...fields, new Ref(field)], SigFlags: 3 }));
	objects.set(document.catalogNumber, serialize(catalog));
	const information = document.trailer.get('Info') as Ref;
	const facts = new Map(document.dict(information));
	facts.set('Producer', new Text('Signer 1'));
	facts.set('ModDate', new Text('D:20261124194745Z'));
	objects.set(information.number, serialize(facts));
	const metadata = document.catalog.get('Metadata') as Ref;
	const xmp = document
		.content(metadata)
		.toString('utf8')
		.replace('<dc:title>', '<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/">')
		.replace(/<xmp:ModifyDate>[^<]*/, '<xmp:ModifyDate>2026-11-24T19:47:45+00:00');
	const length = Buffer.byteLength(xmp);
	objects.set(
		metadata.number,
		`<</Type /Metadata /Subtype /XML /Length ${length}>>\nstream\n${Buffer.from(xmp).toString('latin1')}\nendstream`,
	);
	objects.set(
		field,
		`<</Type /Annot /Subtype /Widget /FT /Sig /T (Sig${round}) /F 132 /Rect [0 0 0 0] /P ${page?.number} 0 R /V ${field + 1} 0 R>>`,
	);
	objects.set(
		field + 1,
		`<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 1111111111 2222222222 3333333333] /Contents <${'0'.repeat(ROOM * 2)}>>>`,
	);
	spoil?.(objects, document);

	let text = Buffer.from(pdf).toString('latin1');
	const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1];
	const rows: string[] = freed.map((number) => `${number} 1\n0000000000 00001 f \n`);
	for (const [number, body] of objects) {
		rows.push(`${number} 1\n${String(text.length).padStart(10, '0')} 00000 n \n`);
		text += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const start = text.length;
	text += `xref\n${rows.join('')}trailer\n<</Size ${field + 10} /Root ${document.catalogNumber} 0 R /Info ${objects.has(9013) ? 9013 : information.number} 0 R /Prev ${previous}>>\nstartxref\n${start}\n%%EOF\n`;
	const open = text.lastIndexOf(`<${'0'.repeat(ROOM * 2)}>`);
	const close = open + ROOM * 2 + 2;
	text = text.replace(
		'0 1111111111 2222222222 3333333333',
		`0 ${open} ${close} ${text.length - close}`.padEnd('0 1111111111 2222222222 3333333333'.length),
	);
	const bytes = Buffer.from(text, 'latin1');
	const signature = sign(Buffer.concat([bytes.subarray(0, open), bytes.subarray(close)]));
	bytes.write(signature.toString('hex'), open + 1, 'latin1');
	return bytes;
}

/** A detached signature by a certificate made for it. */
function sign(content: Buffer): Buffer {
	if (!hasOpenssl) return Buffer.alloc(16);
	const folder = mkdtempSync(join(tmpdir(), 'pv-signed-'));
	try {
		const at = (name: string) => join(folder, name);
		const openssl = (...args: string[]) => spawnSync('openssl', args, { cwd: folder });
		openssl(
			'req',
			'-x509',
			'-newkey',
			'ec',
			'-pkeyopt',
			'ec_paramgen_curve:P-256',
			'-nodes',
			'-keyout',
			'k.pem',
			'-out',
			'c.pem',
			'-days',
			'30',
			'-subj',
			'/CN=Signer',
		);
		writeFileSync(at('content'), content);
		openssl(
			'cms',
			'-sign',
			'-binary',
			'-cades',
			'-md',
			'sha256',
			'-in',
			'content',
			'-signer',
			'c.pem',
			'-inkey',
			'k.pem',
			'-outform',
			'DER',
			'-out',
			's.der',
		);
		const signature = readFileSync(at('s.der'));
		expect(signature.length).toBeLessThan(ROOM);
		const checked = openssl(
			'cms',
			'-verify',
			'-binary',
			'-noverify',
			'-inform',
			'DER',
			'-in',
			's.der',
			'-content',
			'content',
			'-out',
			'out',
		);
		expect(checked.status).toBe(0);
		return signature;
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

describe('a record that was signed afterwards', () => {
	let pdf: Uint8Array;
	beforeAll(async () => {
		const { files } = await run(['build', 'a.md', '--to', 'pdf'], { files: { 'a.md': MEETING } });
		pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	});

	const verify = async (file: Uint8Array) => {
		const world = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': file } });
		return { code: world.code, text: world.out() + world.err() };
	};

	it('verifies, and gives its source back', async () => {
		const once = signed(pdf, { round: 1 });
		const { code, text } = await verify(once);
		expect(text).toMatch(/^Integrity: .*sign/);
		expect(code).toBe(0);
		const back = await run(['extract', 'a.pdf', '--out', 'back'], { files: { 'a.pdf': once } });
		expect(new TextDecoder().decode(back.files.get('/project/back/a.md'))).toBe(MEETING);
	});

	it('verifies when somebody signs after the first', async () => {
		const twice = signed(signed(pdf, { round: 1 }), { round: 2 });
		expect((await verify(twice)).code).toBe(0);
	});

	/** A field that is seen, in units from the bottom of a page. */
	const seen =
		(box: string, page: number): Signing['spoil'] =>
		(objects, document) => {
			const reference = document.pages()[page] as Ref;
			const field = objects.get(9010) ?? '';
			objects.set(9010, field.replace('/Rect [0 0 0 0]', `/Rect [${box}]`));
			const [first] = document.pages();
			const before = objects.get(first?.number ?? 0) ?? '';
			objects.delete(first?.number ?? 0);
			const entries = new Map(document.dict(reference));
			entries.set('Annots', [...document.list(entries.get('Annots')), new Ref(9010)]);
			objects.set(reference.number, serialize(entries));
			expect(before).toContain('9010 0 R');
		};

	it.each<[string, Signing['spoil'], RegExp]>([
		['in the margin of the first page', seen('10 10 60 400', 0), /“Sig1”, seen on page 1/],
		['over the place to sign', seen('130 400 300 500', 1), /“Sig1”, seen on page 2/],
		['nowhere on the pages', undefined, /“Sig1”, not seen on the pages/],
	])('says where the signature is: %s', async (_, spoil, expected) => {
		const { code, text } = await verify(signed(pdf, { round: 1, spoil }));
		expect(text).toMatch(expected);
		expect(code).toBe(0);
	});

	it('does not where it lies over what was decided only in print', async () => {
		const over = seen('80 380 520 700', 0);
		const spoil: Signing['spoil'] = (objects, document) => {
			over?.(objects, document);
			objects.set(9010, (objects.get(9010) ?? '').replace('/F 132', '/F 36'));
		};
		const { code, text } = await verify(signed(pdf, { round: 1, spoil }));
		expect(text).toMatch(/^Signature: “Sig1” lies over words of page 1/m);
		expect(code).toBe(1);
	});

	it('does not where an object of the record is freed', async () => {
		const document = new PdfDocument(pdf);
		const [page] = document.pages();
		const { number } = document.dict(page).get('Contents') as Ref;
		const file = signed(pdf, { round: 1, freed: [number] });
		const { code, text } = await verify(file);
		expect(text).toContain('what was added behind the minutes changes their content');
		expect(code).toBe(1);
	});

	it('does not where the signature lies over what was decided', async () => {
		const { code, text } = await verify(signed(pdf, { round: 1, spoil: seen('80 380 520 700', 0) }));
		expect(text).toMatch(/^Signature: “Sig1” lies over words of page 1, first “/m);
		expect(code).toBe(1);
	});

	it.each<[string, (file: Buffer) => Uint8Array]>([
		['an empty line', (file) => Buffer.concat([file, Buffer.from('\n')])],
		['its own end once more', (file) => Buffer.concat([file, file.subarray(file.lastIndexOf('startxref'))])],
		['itself', (file) => Buffer.concat([file, file])],
		[
			'a field that signs nothing of it',
			(file) => {
				const spoilt = signed(file, { round: 1 });
				// The first digit of how much it signs is another one.
				const at = spoilt.lastIndexOf('/ByteRange [0 ') + 14;
				spoilt.fill(spoilt[at] === '9'.charCodeAt(0) ? '8' : '9', at, at + 1);
				return spoilt;
			},
		],
	])('does not call %s a signature', async (_, add) => {
		const { code, text } = await verify(add(Buffer.from(pdf)));
		expect(text).toContain('changes nothing in them, but is no signature');
		expect(code).toBe(1);
	});

	it.each<[string, Signing['spoil']]>([
		[
			'another title in another information',
			(objects, document) => {
				const { number } = document.trailer.get('Info') as Ref;
				const facts = new Map(document.dict(new Ref(number)));
				facts.set('Title', new Text('Other minutes'));
				objects.set(9013, serialize(facts));
				objects.delete(number);
			},
		],
		[
			'another author in the metadata',
			(objects, document) => {
				const { number } = document.catalog.get('Metadata') as Ref;
				objects.set(number, (objects.get(number) ?? '').replace('Tidewater Commons', 'Tidewater Common_'));
			},
		],
		[
			'a form of another kind over the pages',
			(objects, document) => {
				const number = document.catalogNumber;
				objects.set(number, (objects.get(number) ?? '').replace('/SigFlags 3', '/SigFlags 3 /XFA 9010 0 R'));
			},
		],
		[
			'a field that runs a program',
			(objects) =>
				objects.set(
					9010,
					(objects.get(9010) ?? '').replace('/F 132', '/F 132 /AA <</U <</S /JavaScript>>>>'),
				),
		],
		[
			'a field of text',
			(objects) => objects.set(9010, (objects.get(9010) ?? '').replace('/FT /Sig', '/FT /Tx')),
		],
		[
			'another title in the information',
			(objects, document) => {
				const { number } = document.trailer.get('Info') as Ref;
				const facts = new Map(document.dict(new Ref(number)));
				facts.set('Title', new Text('Other minutes'));
				objects.set(number, serialize(facts));
			},
		],
		[
			'another title in the metadata',
			(objects, document) => {
				const { number } = document.catalog.get('Metadata') as Ref;
				objects.set(number, (objects.get(number) ?? '').replace(/(<rdf:li xml:lang="x-default">)./, '$1X'));
			},
		],
		[
			'another page',
			(objects, document) => {
				const [page] = document.pages();
				objects.set(
					page?.number ?? 0,
					(objects.get(page?.number ?? 0) ?? '').replace(/\/Contents \d+/, '/Contents 9999'),
				);
			},
		],
		[
			'a note on a page',
			(objects) =>
				objects.set(9010, '<</Type /Annot /Subtype /FreeText /Contents (Adopted) /Rect [0 0 500 500]>>'),
		],
		[
			'a widget of a signature that no form holds',
			(objects, document) => {
				objects.set(9015, SEEN_FIELD.replace('/T (Sig1)', '/T (Sig9)'));
				annotated(objects, document, 0, '9015 0 R');
			},
		],
		[
			'a widget inside the list of the page',
			(objects, document) => annotated(objects, document, 0, SEEN_FIELD),
		],
		['its field on a second page', (objects, document) => annotated(objects, document, 1, '9010 0 R')],
		[
			'its field in the place of a link',
			(objects, document) => {
				const page = document.pages()[0] as Ref;
				const links = document.list(document.dict(page).get('Annots'));
				expect(links.length).toBeGreaterThan(0);
				const [first] = links.map(serialize);
				objects.set(page.number, (objects.get(page.number) ?? '').replace(`${first} `, ''));
			},
		],
		['another box of a page', replaced('Page', /\/MediaBox \[[^\]]*\]/, '/MediaBox [0 0 300 300]')],
		['a smaller view of a page', replaced('Page', />>$/, '/CropBox [0 0 99 99]>>')],
		['a page that is turned', replaced('Page', />>$/, '/Rotate 180>>')],
		['layers', replaced('Catalog', />>$/, '/OCProperties <</OCGs [] /D <<>>>>>>')],
		[
			'another font',
			(objects, document) => {
				const fonts = document.numbers.filter((number) => {
					const entries = document.object(number);
					return entries instanceof Map && entries.has('ToUnicode');
				});
				const [one, other] = fonts.map((number) => document.dict(new Ref(number)));
				expect(fonts.length).toBeGreaterThan(1);
				objects.set(fonts[0] ?? 0, serialize(other ?? null));
				objects.set(fonts[1] ?? 0, serialize(one ?? null));
			},
		],
		[
			'other letters for the codes of a font',
			(objects, document) => {
				const number = document.numbers.find((each) => {
					const entries = document.object(each);
					return entries instanceof Map && entries.has('ToUnicode');
				});
				const table = document.dict(new Ref(number ?? 0)).get('ToUnicode') as Ref;
				objects.set(table.number, '<</Length 0>>\nstream\n\nendstream');
			},
		],
		['a paragraph among the tags', tagged('/S /P /ActualText (Adopted)')],
		['a field whose tag says something', tagged('/S /Form /Alt (Adopted) /K <</Type /OBJR /Obj 9010 0 R>>')],
		[
			'other attachments',
			(objects, document) =>
				objects.set(
					document.catalogNumber,
					(objects.get(document.catalogNumber) ?? '').replace(/\/AF \[[^\]]*\]/, '/AF []'),
				),
		],
	])('does not when it brings %s', async (_, spoil) => {
		const { code, text } = await verify(signed(pdf, { round: 1, spoil }));
		expect(text).toContain('what was added behind the minutes changes their content');
		expect(code).toBe(1);
	});
});

/** Changes what is written anew of the first page, or of the catalog. */
function replaced(kind: 'Page' | 'Catalog', what: RegExp, by: string): Signing['spoil'] {
	return (objects, document) => {
		const number = kind === 'Page' ? (document.pages()[0]?.number ?? 0) : document.catalogNumber;
		const before = objects.get(number) ?? '';
		const after = before.replace(what, by);
		expect(after).not.toBe(before);
		objects.set(number, after);
	};
}

const SEEN_FIELD =
	'<</Type /Annot /Subtype /Widget /FT /Sig /T (Sig1) /F 4 /Rect [80 380 520 700] /V 9011 0 R>>';

/** Puts one more annotation on a page. */
function annotated(
	objects: Map<number, string>,
	document: PdfDocument,
	index: number,
	annotation: string,
): void {
	const page = document.pages()[index] as Ref;
	const entries: Dict = new Map(document.dict(page));
	const before =
		objects.get(page.number) ?? serialize(entries.set('Annots', document.list(entries.get('Annots'))));
	const after = before.replace(/\/Annots \[/, `/Annots [${annotation} `);
	expect(after).not.toBe(before);
	objects.set(page.number, after);
}

/** Adds an element to the tags. */
function tagged(element: string): Signing['spoil'] {
	return (objects, document) => {
		const root = document.dict(document.catalog.get('StructTreeRoot'));
		const top = document.list(root.get('K'))[0] as Ref;
		const entries: Dict = new Map(document.dict(top));
		entries.set('K', [...document.list(entries.get('K')), new Ref(9013)]);
		objects.set(top.number, serialize(entries));
		objects.set(9013, `<</Type /StructElem ${element} /P ${top.number} 0 R>>`);
	};
}
