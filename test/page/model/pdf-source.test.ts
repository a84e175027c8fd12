import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sourceInPdf } from '../../../src/page/compiler/import-file.js';
import { attach } from '../../../src/pdf-archive/attachments.js';
import { PdfDocument } from '../../../src/pdf-archive/index.js';

/** A PDF without pages. */
function emptyPdf(): Uint8Array {
	const objects = ['<</Type /Catalog /Pages 2 0 R>>', '<</Type /Pages /Kids [] /Count 0>>'];
	let file = '%PDF-1.7\n';
	const offsets = objects.map((object, index) => {
		const offset = file.length;
		file += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const xref = `xref\n0 3\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Root 1 0 R /Size 3>>\n`;
	return new TextEncoder().encode(`${file}${xref}startxref\n${file.length}\n%%EOF\n`);
}

function pdf(files: Record<string, string>): Uint8Array {
	const document = new PdfDocument(emptyPdf());
	const attachments = Object.entries(files).map(([name, text]) => ({
		name,
		bytes: new TextEncoder().encode(text),
		mediaType: 'text/plain',
		relationship: 'Source' as const,
		description: 'Fichier (de pv)',
	}));
	attach(document, attachments, new Date(0));
	return document.write();
}

describe('the source inside a PDF', () => {
	const source = '---\nréunion: bureau\n---\n\nDépart d’Élise Vincent\n';

	it('is given back with the files that it names', async () => {
		const sheet = JSON.stringify({
			source: 'été 2026.md',
			files: [{ name: 'élus.csv', path: 'listes/élus.csv' }],
		});
		const found = await sourceInPdf(
			pdf({ 'été 2026.md': source, 'élus.csv': 'Nom\nAna', 'pv-build.json': sheet }),
		);
		expect(found?.name).toBe('été 2026.md');
		expect(new TextDecoder().decode(found?.bytes)).toBe(source);
		expect(found?.files.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])).toEqual([
			['listes/élus.csv', 'Nom\nAna'],
		]);
	});

	it.each([
		['a PDF without files', pdf({})],
		['a PDF with a file of another program', pdf({ 'facture.xml': '<a/>' })],
		['a PDF that was cut short', pdf({ 'a.md': source, 'pv-build.json': '{"source":"a.md"}' }).slice(0, 300)],
		['something that is no PDF', new Uint8Array(deflateSync('abc'))],
	])('is not found in %s', async (_, bytes) => {
		expect(await sourceInPdf(bytes)).toBeUndefined();
	});
});
