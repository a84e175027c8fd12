/** Records that somebody changed on purpose, and whose identifier was computed anew: the bytes agree with themselves, so what they say must tell. */

import { beforeAll, describe, expect, it } from 'vitest';
import { attach } from '../../src/pdf-archive/attachments.js';
import { PdfDocument } from '../../src/pdf-archive/index.js';
import { stream } from '../../src/pdf-archive/streams.js';
import { Name, type Ref, readText, type Stream, Text } from '../../src/pdf-archive/values.js';
import { CLEAN } from '../cli/meetings.js';
import { run } from '../cli/memory-io.js';

const MEETING = CLEAN.replace('participants:', 'documents: [A letter]\nparticipants:');

/** Puts another content into a stream. */
function rewrite(document: PdfDocument, reference: Ref, change: (content: string) => string): void {
	const before = document.content(reference).toString('latin1');
	const after = change(before);
	expect(after).not.toBe(before);
	const entries = new Map((document.get(reference) as Stream).dict);
	for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
	const isMetadata =
		entries.get('Subtype') instanceof Name && (entries.get('Subtype') as Name).name === 'XML';
	document.set(reference.number, stream(entries, Buffer.from(after, 'latin1'), !isMetadata));
}

function contentsOf(document: PdfDocument): Ref {
	return document.dict(document.pages()[0]).get('Contents') as Ref;
}

function fileNamed(document: PdfDocument, name: string): Ref {
	const found = document.list(document.catalog.get('AF')).find((each) => {
		return readText(document.get(document.dict(each).get('UF'))) === name;
	});
	return document.dict(document.dict(found).get('EF')).get('UF') as Ref;
}

describe('a record that was forged', () => {
	let pdf: Uint8Array;
	beforeAll(async () => {
		const { files } = await run(['build', 'a.md', '--to', 'pdf'], { files: { 'a.md': MEETING } });
		pdf = files.get('/project/a.pdf') ?? new Uint8Array();
	});

	const verify = async (change: (document: PdfDocument) => void) => {
		const document = new PdfDocument(pdf);
		change(document);
		const world = await run(['verify', 'a.pdf', '--no-print'], { files: { 'a.pdf': document.write() } });
		expect(world.out()).toMatch(/^Integrity: not a byte has changed since it was written\.\n/);
		return { code: world.code, lines: (world.out() + world.err()).split('\n') };
	};

	it('says that the look of the pages was not compared, where it was not', async () => {
		const { code, lines } = await verify(() => {});
		expect(code).toBe(0);
		expect(lines).toContain('a.pdf: all that was compared agrees; the look of the pages was not compared.');
	});

	it.each<[string, (document: PdfDocument) => void, RegExp]>([
		[
			'words of a page twice',
			(document) =>
				rewrite(document, contentsOf(document), (content) =>
					content.replace(/(MCID \d+[\s\S]*?)(BT[\s\S]*?ET)/, '$1$2\n$2'),
				),
			/^Pages: they hold words that the source does not give there, first “/,
		],
		[
			'a word in another place',
			(document) =>
				rewrite(document, contentsOf(document), (content) => {
					const shown = [...content.matchAll(/MCID \d+[\s\S]*?BT([\s\S]*?)ET/g)].map(([, text = '']) => text);
					const [first = '', second = ''] = shown.filter((text) => text.length > 300);
					return content.replace(first, '\u0001').replace(second, first).replace('\u0001', second);
				}),
			/^Pages: (?:one passage|\d+ passages) of the source /,
		],
		[
			'another title in the information',
			(document) => {
				document.dict(document.trailer.get('Info')).set('Title', new Text('Other minutes'));
				document.change(document.trailer.get('Info'));
			},
			/^Metadata: .*“Other minutes”/,
		],
		[
			'another title in the metadata',
			(document) =>
				rewrite(document, document.catalog.get('Metadata') as Ref, (xmp) =>
					xmp.replace(/(<dc:title>.*?<rdf:li[^>]*>)[^<]*/, '$1Other minutes'),
				),
			/^Metadata: .*“Other minutes”/,
		],
		[
			'another body as its author',
			(document) =>
				rewrite(document, document.catalog.get('Metadata') as Ref, (xmp) =>
					xmp.replace('Tidewater Commons</rdf:li></rdf:Seq>', 'Another body</rdf:li></rdf:Seq>'),
				),
			/^Metadata: .*“Another body”/,
		],
		[
			'a file that the source does not name',
			(document) => {
				const order = { name: 'order.txt', bytes: Buffer.from('Pay'), mediaType: 'text/plain' };
				attach(document, [{ ...order, relationship: 'Supplement', description: 'Order' }], new Date(0));
				document.change(document.trailer.get('Root'));
			},
			/^Files: .*order\.txt/,
		],
		[
			'another verdict in the data',
			(document) =>
				rewrite(document, fileNamed(document, 'a.json'), (json) =>
					json.replace('"outcome": "adopted"', '"outcome": "rejected"'),
				),
			/^Reserve: the verdict in the file is not the one/,
		],
		[
			'another count in the source',
			(document) =>
				rewrite(document, fileNamed(document, 'a.md'), (source) =>
					source.replace('2 for, 1 against', '1 for, 2 against'),
				),
			/^Reserve: the verdict in the file is not the one/,
		],
		[
			'another word in the source',
			(document) => rewrite(document, fileNamed(document, 'a.md'), (source) => source.replace('six', 'ten')),
			/^Pages: one passage of the source is not there, first “The reserve is ten months of expenses\.”/,
		],
	])('with %s does not agree', async (_, change, expected) => {
		const { code, lines } = await verify(change);
		expect(lines.filter((line) => expected.test(line))).toHaveLength(1);
		expect(lines).toContain('a.pdf: does not agree.');
		expect(code).toBe(1);
	});
});
