/** Forgers that know the format: a record with another source inside, and a digest that is right all the same. */

import { deflateSync } from 'node:zlib';
import { getAttachments, PdfDocument } from '../../src/pdf-archive/index.js';
import { Ref, Stream } from '../../src/pdf-archive/objects/values.js';

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
