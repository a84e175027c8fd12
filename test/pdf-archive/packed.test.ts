/** Records are packed in object streams, and read and verified as those in the open are. */

import { expect, it } from 'vitest';
import { archivePdf, getIntegrity } from '../../src/pdf-archive/index.js';
import { PdfDocument } from '../../src/pdf-archive/objects/document.js';
import { Name, Stream } from '../../src/pdf-archive/objects/values.js';
import { addSignature } from '../../src/pdf-archive/signatures/add-signature.js';
import { getAdditions } from '../../src/pdf-archive/signatures/signatures.js';
import { FACTS, smallPdf } from './small-pdf.js';

const { pdf } = archivePdf(smallPdf(), FACTS);
const typesIn = (file: Uint8Array) => {
	const document = new PdfDocument(file);
	return document.numbers.flatMap((number) => {
		const value = document.object(number);
		const type = value instanceof Stream ? value.dict.get('Type') : undefined;
		return type instanceof Name ? [type.name] : [];
	});
};

it('a record holds its structure packed, and is the same bytes when it is written again', () => {
	expect(typesIn(pdf)).toEqual(expect.arrayContaining(['ObjStm', 'XRef']));
	expect(Buffer.compare(new PdfDocument(pdf).write(), Buffer.from(pdf))).toBe(0);
	expect(getIntegrity(pdf)).toEqual({ state: 'intact', length: pdf.length });
});

it('a byte that changes is seen, in the table too', () => {
	for (const at of [20, Math.floor(pdf.length / 2), pdf.length - 60]) {
		const changed = Buffer.from(pdf);
		changed[at] = (changed[at] ?? 0) ^ 1;
		expect(getIntegrity(changed).state).toBe('changed');
	}
});

it('a record in the open, as earlier versions wrote it, is intact and the same when it is written so again', () => {
	const open = new PdfDocument(pdf).write(true);
	expect(typesIn(open)).not.toContain('ObjStm');
	expect(getIntegrity(open)).toEqual({ state: 'intact', length: open.length });
	expect(Buffer.compare(new PdfDocument(open).write(true), Buffer.from(open))).toBe(0);
	expect(open.length).toBeGreaterThan(pdf.length);
});

it.each([
	['packed', pdf],
	['in the open', new PdfDocument(pdf).write(true)],
])('a signature is added behind a record that is %s, by a table of its kind', async (_, file) => {
	const facts = { field: 'S1', name: 'Ada Novak', time: new Date('2024-06-06T12:00:00Z') };
	const signed = await addSignature(file, facts, async () => Buffer.alloc(32, 1));
	expect(getIntegrity(signed)).toEqual({ state: 'extended', length: file.length });
	expect(getAdditions(signed, file.length).kind).toBe('signatures');
	const trailer = new PdfDocument(signed).trailer.get('Type');
	expect(trailer instanceof Name).toBe(new PdfDocument(file).trailer.get('Type') instanceof Name);
});
