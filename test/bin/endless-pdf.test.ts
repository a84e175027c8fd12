/** A PDF that is made never to be read, or to fill the memory, is stopped with a message when it is imported. */

import { once } from 'node:events';
import { createDeflate } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPdfText } from '../../src/cli/import-source.js';
import { nodeIo } from '../../src/host/node-io.js';
import { pdfToText } from '../../src/import/sources/from-pdf.js';

const io = nodeIo(process.cwd());

/** Objects one after the other, from number 1, and their table. */
function pdf(objects: readonly (string | Buffer)[]): Uint8Array {
	const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
	const places: number[] = [];
	let at = parts[0]?.length ?? 0;
	for (const [index, object] of objects.entries()) {
		places.push(at);
		const part = Buffer.concat([
			Buffer.from(`${index + 1} 0 obj\n`),
			Buffer.from(object),
			Buffer.from('\nendobj\n'),
		]);
		parts.push(part);
		at += part.length;
	}
	const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
	const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`;
	return Buffer.concat([...parts, Buffer.from(table)]);
}

function stream(content: string | Buffer, entries = ''): Buffer {
	const { length } = Buffer.from(content);
	const head = Buffer.from(`<< ${entries} /Length ${length} >>\nstream\n`);
	return Buffer.concat([head, Buffer.from(content), Buffer.from('\nendstream')]);
}

function onePage(content: Buffer, resources = ''): (string | Buffer)[] {
	return [
		'<< /Type /Catalog /Pages 2 0 R >>',
		'<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
		`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> ${resources} >> >>`,
		content,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
	];
}

/** Forty forms, of which each draws the next twice. */
function doublingForms(): Uint8Array {
	const forms = Array.from({ length: 40 }, (_, index) =>
		stream(
			index < 39 ? '/X Do /X Do' : 'BT /F 12 Tf (a) Tj ET',
			`/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /Font << /F 5 0 R >> /XObject << ${index < 39 ? `/X ${index + 7} 0 R` : ''} >> >>`,
		),
	);
	return pdf([...onePage(stream('/X Do'), '/XObject << /X 6 0 R >>'), ...forms]);
}

/** A table of two thousand million objects that take no byte. */
function boundlessTable(): Uint8Array {
	const head = `%PDF-1.7\n${onePage(stream('BT /F 12 Tf (a) Tj ET'))
		.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`)
		.join('')}`;
	const entries = '/Type /XRef /W [0 0 0] /Index [0 2000000000] /Size 2000000000 /Root 1 0 R';
	return Buffer.from(`${head}6 0 obj\n${stream('0', entries)}\nendobj\nstartxref\n${head.length}\n%%EOF\n`);
}

test.each([
	['forms that double', doublingForms()],
	['a table without an end', boundlessTable()],
])(
	'%s',
	async (_, bytes) => {
		const bounds = { patience: 1000, megabytes: 4000 };
		await expect(readPdfText('a.pdf', bytes, io, bounds)).rejects.toMatchObject({
			code: 'import/pdfTooLong',
			facts: { seconds: 1 },
		});
	},
	60_000,
);

test('a stream that unfolds', async () => {
	const deflate = createDeflate({ level: 1 });
	const packed: Buffer[] = [];
	deflate.on('data', (chunk: Buffer) => packed.push(chunk));
	const words = Buffer.alloc(1024 * 1024, 'BT /F 12 Tf (abc) Tj ET ');
	for (let written = 0; written < 300; written += 1) deflate.write(words);
	deflate.end();
	await once(deflate, 'end');
	const bytes = pdf(onePage(stream(Buffer.concat(packed), '/Filter /FlateDecode')));
	await expect(readPdfText('a.pdf', bytes, io, { patience: 120_000, megabytes: 150 })).rejects.toMatchObject({
		code: 'import/pdfTooMuch',
		facts: { megabytes: 150 },
	});
}, 180_000);

test('what can be read is read as in this process, and what is damaged is refused', async () => {
	const bytes = pdf(onePage(stream('BT /F 12 Tf 20 200 Td (The board met.) Tj ET')));
	expect(await readPdfText('a.pdf', bytes, io)).toBe(await pdfToText(bytes));
	expect(await readPdfText('a.pdf', bytes, io)).toContain('The board met.');
	await expect(readPdfText('a.pdf', bytes.slice(0, 40), io)).rejects.toMatchObject({ code: 'import/notPdf' });
}, 120_000);
