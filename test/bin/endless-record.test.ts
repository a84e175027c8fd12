/** A PDF that is made never to be read, or to fill the memory, is stopped with a message when it is verified or taken apart. */

import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { judgeWithinBounds, openWithinBounds, type RecordBounds } from '../../src/cli/judge-pdf.js';
import { main } from '../../src/cli/main.js';
import { nodeIo } from '../../src/host/node-io.js';
import { type Attachment, archivePdf, PdfDocument } from '../../src/pdf-archive/index.js';
import { dict, Name, packedStream, type Ref, type Value } from '../../src/pdf-archive/objects/values.js';
import { verifyFile } from '../../src/verifier/verify-file.js';
import { smallPdf } from '../pdf-archive/small-pdf.js';

const io = nodeIo(process.cwd());

function record(more: readonly Attachment[] = []): Uint8Array {
	const attachment = (name: string, text: string): Attachment => ({
		name,
		bytes: Buffer.from(text),
		mediaType: 'text/plain',
		relationship: 'Data',
		description: name,
	});
	const sheet = { pv: '9.9.9', source: 'a.md', data: 'a.json', date: '2024-06-06T12:00:00Z', files: [] };
	return archivePdf(smallPdf(), {
		title: 'Minutes',
		lang: 'en',
		date: new Date(0),
		creator: 'pv 9.9.9',
		attachments: [attachment('a.md', '# A'), attachment('pv-build.json', JSON.stringify(sheet)), ...more],
	}).pdf;
}

/** Thousands of pages that all show one long content. */
function endlessPages(): Uint8Array {
	const document = new PdfDocument(record());
	const word = '/P <</MCID 0>> BDC BT /F1 10 Tf <00010002> Tj ET EMC\n';
	const [first] = document.pages();
	const content = document.addStream(new Map(), Buffer.from(word.repeat(40_000)));
	const kids: Value[] = Array.from({ length: 3000 }, () =>
		document.add(new Map([...document.dict(first), ['Contents', content]])),
	);
	const pages = document.catalog.get('Pages');
	document.dict(pages).set('Kids', kids);
	document.dict(pages).set('Count', kids.length);
	document.change(pages);
	return document.write();
}

/** Twenty files of sixty million blanks: more than any file may unfold to. */
function makeEndlessFiles(): Uint8Array {
	const packed = deflateSync(Buffer.alloc(60_000_000, ' '));
	const document = new PdfDocument(record());
	const names = document.dict(document.dict(document.catalog.get('Names')).get('EmbeddedFiles'));
	const all: Value[] = [...document.list(names.get('Names'))];
	for (let index = 0; index < 20; index++) {
		const file = document.add(packedStream(dict({ Type: new Name('EmbeddedFile') }), packed));
		const known = document.dict(all[1]);
		all.push(all[0] as Value, document.add(new Map([...known, ['EF', dict({ F: file, UF: file })]])));
	}
	names.set('Names', all);
	document.change(document.dict(document.catalog.get('Names')).get('EmbeddedFiles'));
	return document.write();
}

/** Behind the record, a list of twelve files of which each is said in an object stream of thirty million bytes. */
function endlessObjects(): Uint8Array {
	const before = record();
	const document = new PdfDocument(before);
	const names = document.dict(document.catalog.get('Names')).get('EmbeddedFiles') as Ref;
	const last = (document.numbers.at(-1) ?? 0) + 1;
	const parts: Buffer[] = [Buffer.from(before)];
	const rows: Array<[number: number, row: string]> = [];
	let at = before.length;
	const add = (number: number, head: string, packed: Buffer) => {
		const part = Buffer.concat([
			Buffer.from(`${number} 0 obj\n<<${head} /Length ${packed.length}>>\nstream\n`),
			packed,
			Buffer.from('\nendstream\nendobj\n'),
		]);
		rows.push([number, `\x01${uint(at)}\0\0`]);
		parts.push(part);
		at += part.length;
	};
	const inside = (number: number, container: number, text: string, blanks = 0) => {
		const head = `${number} 0 `;
		const content = Buffer.concat([Buffer.from(head + text), Buffer.alloc(blanks, ' ')]);
		const entries = `/Type /ObjStm /N 1 /First ${head.length} /Filter /FlateDecode`;
		add(container, entries, deflateSync(content, { level: 1 }));
		rows.push([number, `\x02${uint(container)}\0\0`]);
	};
	const numbers = Array.from({ length: 12 }, (_, index) => last + index);
	for (const number of numbers)
		inside(number, number + 100, `<</Type /Filespec /UF (${number}.txt)>>`, 30_000_000);
	const listed = numbers.map((number) => `(${number}.txt) ${number} 0 R`).join(' ');
	inside(names.number, last + 200, `<</Names [${listed}]>>`);
	const previous = /startxref\n(\d+)\n%%EOF\n$/.exec(Buffer.from(before).toString('latin1'))?.[1];
	const index = rows.map(([number]) => `${number} 1`).join(' ');
	const start = at;
	add(
		last + 201,
		`/Type /XRef /Size ${last + 202} /W [1 4 2] /Index [${index}] /Root ${document.catalogNumber} 0 R /Prev ${previous}`,
		Buffer.from(rows.map(([, row]) => row).join(''), 'latin1'),
	);
	parts.push(Buffer.from(`startxref\n${start}\n%%EOF\n`));
	return Buffer.concat(parts);
}

function uint(value: number): string {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(value);
	return bytes.toString('latin1');
}

const folder = mkdtempSync(join(tmpdir(), 'pv-endless-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const endlessFiles = makeEndlessFiles();

const SMALL: RecordBounds = { ordinary: 1_000_000, patience: 1000, megabytes: 300 };

test('pages without an end', async () => {
	const judged = judgeWithinBounds(endlessPages(), 'a.pdf', {}, io, { ...SMALL, megabytes: 4000 });
	await expect(judged).rejects.toMatchObject({
		code: 'pdf/too-long',
		exitCode: 2,
		facts: { path: 'a.pdf', seconds: 1 },
	});
}, 120_000);

test.each([
	['files that unfold', endlessFiles],
	['objects that unfold behind the record', endlessObjects()],
])(
	'%s',
	async (_, bytes) => {
		const bounds = { ...SMALL, patience: 120_000 };
		const expected = { code: 'pdf/too-much', exitCode: 2, facts: { path: 'a.pdf', megabytes: 300 } };
		await expect(judgeWithinBounds(bytes, 'a.pdf', {}, io, bounds)).rejects.toMatchObject(expected);
		await expect(openWithinBounds(bytes, 'a.pdf', io, bounds)).rejects.toMatchObject(expected);
	},
	240_000,
);

test('the command says which file it is, and writes nothing', async () => {
	const path = join(folder, 'minutes.pdf');
	writeFileSync(path, endlessFiles);
	for (const command of [['verify'], ['extract'], ['sign', '--p12', 'key.p12']]) {
		const said: string[] = [];
		const output = { isTerminal: false, colors: false, columns: undefined };
		const world = {
			...io,
			threads: io.threads,
			signal: io.signal,
			env: { LANG: 'en' },
			stdout: { ...output, write: () => expect.fail('nothing is to be said') },
			stderr: { ...output, write: (text: string | Uint8Array) => void said.push(text.toString()) },
		};
		expect(await main([...command, path], world)).toBe(2);
		expect(said.join('')).toMatch(
			/minutes\.pdf takes more than 1,016 MB of memory, and reading was stopped\./,
		);
	}
	expect(readdirSync(folder)).toEqual(['minutes.pdf']);
}, 240_000);

test('the page that verifies reads no more than an ordinary file asks for', async () => {
	const { agrees, lines } = await verifyFile(endlessFiles, 'minutes.pdf', 'en');
	expect(agrees).toBe(false);
	expect(lines.map(({ text }) => text)).toEqual([
		expect.stringMatching(/^minutes\.pdf takes more than \d+ MB of memory, and reading was stopped\./),
	]);
}, 120_000);

test('a thread says of a record what is said without one, and of one that is damaged too', async () => {
	const bytes = record();
	const apart = { ...SMALL, ordinary: 0, patience: 120_000 };
	const alone = await judgeWithinBounds(bytes, 'a.pdf', {}, { ...io, threads: undefined });
	const said = await judgeWithinBounds(bytes, 'a.pdf', {}, io, apart);
	// The thread runs what was built, which has another version than the sources.
	const ofBoth = ({ lines }: typeof said) => lines.filter((line) => !line.startsWith('The file comes from'));
	expect(ofBoth(said).length).toBeGreaterThan(3);
	expect(ofBoth(said)).toEqual(ofBoth(alone));
	expect([said.agrees, said.isRecord]).toEqual([alone.agrees, alone.isRecord]);
	const cargo = await openWithinBounds(bytes, 'a.pdf', io, apart);
	expect(cargo.attachments.map(({ name }) => name).sort()).toEqual(['a.md', 'pv-build.json']);
	await expect(judgeWithinBounds(bytes.slice(0, 900), 'a.pdf', {}, io, apart)).rejects.toMatchObject({
		code: 'pdf/broken',
		facts: { path: 'a.pdf' },
	});
}, 120_000);
