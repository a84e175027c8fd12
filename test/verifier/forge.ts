/** Forgers that know the format: a record with another source inside, and a digest that is right all the same. */

import { deflateSync } from 'node:zlib';
import { getAttachments, PdfDocument, readMarks } from '../../src/pdf-archive/index.js';
import {
	type Dict,
	dict,
	Real,
	Ref,
	Stream,
	serialize,
	stream,
} from '../../src/pdf-archive/objects/values.js';

/** The objects of a record. */
export function document(pdf: Uint8Array): PdfDocument {
	return new PdfDocument(pdf);
}

/** The record with a file inside changed, written anew with its digest. */
export function writeWith(record: PdfDocument, name: string, change: (text: string) => string): Uint8Array {
	const text = Buffer.from(getAttachments(record).find((each) => each.name === name)?.bytes ?? []).toString(
		'utf8',
	);
	const changed = change(text);
	if (changed === text) throw new Error(`nothing of ${name} was changed`);
	for (const number of record.numbers) {
		const value = record.object(number);
		if (!(value instanceof Stream) || record.content(new Ref(number)).toString('utf8') !== text) continue;
		const raw = deflateSync(Buffer.from(changed));
		const dict = new Map(value.dict);
		dict.set('Length', raw.length);
		record.set(number, new Stream(dict, raw));
	}
	return record.write();
}

/** The record with another glyph in one place of its pages, written anew with its digest: the next glyph of the same text, so that the font has it. */
export function writeWithGlyph(record: PdfDocument, where: number, by: number): Uint8Array {
	const pages = record.pages();
	const contents = record.dict(pages[where % pages.length]).get('Contents');
	if (!(contents instanceof Ref)) throw new Error('a page without content');
	const text = record.content(contents).toString('latin1');
	const glyphs = [...text.matchAll(/<((?:[0-9A-F]{4})+)>/gi)].flatMap(({ index, 1: hex = '' }) =>
		Array.from({ length: hex.length / 4 }, (_, glyph) => index + 1 + glyph * 4),
	);
	const glyphAt = (index: number) => text.slice(index, index + 4);
	const at = glyphs[where % glyphs.length] ?? 0;
	const others = [...new Set(glyphs.map(glyphAt))].filter((glyph) => glyph !== glyphAt(at));
	const changed = text.slice(0, at) + (others[by % others.length] ?? '') + text.slice(at + 4);
	const entries = new Map((record.get(contents) as Stream).dict);
	for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
	record.set(contents.number, stream(entries, Buffer.from(changed, 'latin1')));
	return record.write();
}

/** The record with a revision behind it, as a program writes it that changes one object: the record itself stays as it was, with its digest. */
export function withRevision(pdf: Uint8Array, where: number): Uint8Array {
	const record = document(pdf);
	const numbers = record.numbers.filter((number) => record.object(number) instanceof Map);
	const number = numbers[where % numbers.length] ?? 0;
	const entries: Dict = new Map(record.object(number) as Dict);
	entries.set('UserUnit', new Real('2.5'));
	const trailer = dict({
		Size: (record.numbers.at(-1) ?? 0) + 1,
		Root: record.trailer.get('Root'),
		Info: record.trailer.get('Info'),
		ID: record.trailer.get('ID'),
		Prev: Number(
			/startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(pdf).toString('latin1', pdf.length - 64))?.[1],
		),
	});
	const object = `${number} 0 obj\n${serialize(entries)}\nendobj\n`;
	const table = `xref\n${number} 1\n${String(pdf.length).padStart(10, '0')} 00000 n \ntrailer\n${serialize(trailer)}\n`;
	return Buffer.concat([
		pdf,
		Buffer.from(`${object}${table}startxref\n${pdf.length + object.length}\n%%EOF\n`, 'latin1'),
	]);
}

/** All that the pages paint, without spaces and capitals. */
export function paintedLetters(pdf: Uint8Array): string {
	const record = document(pdf);
	const texts = record
		.pages()
		.flatMap((page) => readMarks(record, page).marks.map((mark) => (mark.kind === 'text' ? mark.text : '')));
	return texts.join('').replace(/\s/g, '').toLowerCase();
}
