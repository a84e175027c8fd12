/**
 * Puts a signature behind a file, as objects of its own: what is signed stays a prefix, byte for byte (ISO 32000-1, 7.5.6 and 12.8). The field lies beside the
 * visible page: what nobody sees needs no tag (ISO 14289-1, 7.18.1), and it is printed all the same, as PDF/A asks (ISO 19005-3, 6.3.2).
 */

import { PdfDocument } from '../objects/document.js';
import {
	type Dict,
	dict,
	getName,
	Name,
	Ref,
	Text,
	textString,
	type Value,
	written,
} from '../objects/values.js';

/** What a signature in a file says of itself. */
export interface SignatureFacts {
	/** Name of the field: whose block it is. */
	field: string;
	/** Who signs. */
	name: string;
	time: Date;
}

/** Room for a signature with its certificates and a time stamp, in bytes. */
const ROOM = 24_576;

/** Flags of an annotation: printed, and locked. Source: ISO 32000-1, table 165. */
const PRINT_LOCKED = 132;

/** Stands for four numbers until they are known. */
const RANGE = '0 0000000000 0000000000 0000000000';

/** Adds a signature. `sign` makes it of the parts of the file around its own place. */
export async function addSignature(
	pdf: Uint8Array,
	facts: SignatureFacts,
	sign: (parts: readonly Uint8Array[]) => Promise<Uint8Array>,
): Promise<Buffer> {
	const document = new PdfDocument(pdf);
	const objects = new Map<number, string>();
	const first = (document.numbers.at(-1) ?? 0) + 1;
	const [field, value] = [new Ref(first), new Ref(first + 1)];
	const [page] = document.pages();
	if (page === undefined) throw new RangeError('a file without pages');

	const entries: Dict = new Map(document.dict(page));
	entries.set('Annots', [...document.list(entries.get('Annots')), field]);
	objects.set(page.number, written(entries));
	const form: Dict = new Map(document.maybeDict(document.catalog.get('AcroForm')) ?? []);
	form.set('Fields', [...document.list(form.get('Fields')), field]);
	// Signatures are there, and a change may only be added behind them.
	form.set('SigFlags', 3);
	const catalog: Dict = new Map(document.catalog);
	catalog.set('AcroForm', form);
	objects.set(document.catalogNumber, written(catalog));
	objects.set(field.number, written(fieldDict(facts.field, page, value)));
	objects.set(value.number, signatureText(facts));

	const { bytes, open, close } = appendObjects(pdf, document, objects);
	const signature = await sign([bytes.subarray(0, open), bytes.subarray(close)]);
	if (signature.length > ROOM) throw new RangeError('the signature is too long for its place');
	bytes.write(Buffer.from(signature).toString('hex'), open + 1, 'latin1');
	return bytes;
}

function fieldDict(name: string, page: Ref, value: Ref): Dict {
	return dict({
		Type: new Name('Annot'),
		Subtype: new Name('Widget'),
		FT: new Name('Sig'),
		T: textString(name),
		TU: textString(name),
		Contents: textString(name),
		F: PRINT_LOCKED,
		Rect: [-10, -10, -10, -10] as Value[],
		P: page,
		V: value,
	});
}

function signatureText({ name, time }: SignatureFacts): string {
	const facts = dict({
		Type: new Name('Sig'),
		Filter: new Name('Adobe.PPKLite'),
		SubFilter: new Name('ETSI.CAdES.detached'),
		Name: textString(name),
		M: new Text(`D:${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`),
	});
	return `${written(facts).slice(0, -2)}/ByteRange [${RANGE}]\n/Contents <${'0'.repeat(ROOM * 2)}>>>`;
}

/** The file with objects behind it, and the place of the signature in it. */
function appendObjects(
	pdf: Uint8Array,
	document: PdfDocument,
	objects: ReadonlyMap<number, string>,
): { bytes: Buffer; open: number; close: number } {
	const before = Buffer.from(pdf);
	const end = before.toString('latin1', Math.max(0, before.length - 1024));
	const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? '0';
	let text = end.endsWith('\n') ? '' : '\n';
	const offsets = new Map<number, number>();
	for (const [number, body] of [...objects].sort(([a], [b]) => a - b)) {
		offsets.set(number, before.length + text.length);
		text += `${number} 0 obj\n${body}\nendobj\n`;
	}
	const start = before.length + text.length;
	const last = [...objects.keys()].reduce(
		(most, number) => Math.max(most, number),
		document.numbers.at(-1) ?? 0,
	);
	const size = last + 1;
	const trailer = dict({
		Size: size,
		Root: document.trailer.get('Root'),
		Info: document.trailer.get('Info'),
		ID: document.trailer.get('ID'),
		Prev: Number(previous),
	});
	// A table of the kind that the file has: readers need not know how to mix them.
	const isStream = getName(document.trailer.get('Type')) === 'XRef';
	text += isStream ? tableStream(trailer, offsets, size, start) : tableText(trailer, offsets);
	text += `startxref\n${start}\n%%EOF\n`;
	const bytes = Buffer.concat([before, Buffer.from(text, 'latin1')]);
	const open = bytes.indexOf(`<${'0'.repeat(ROOM * 2)}>`, before.length);
	const close = open + ROOM * 2 + 2;
	const range = [open, close, bytes.length - close].map((number) => String(number).padStart(10));
	bytes.write(`0 ${range.join(' ')}`, bytes.indexOf(RANGE, before.length), 'latin1');
	return { bytes, open, close };
}

function tableText(trailer: Dict, offsets: ReadonlyMap<number, number>): string {
	const rows = [...offsets].map(
		([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
	);
	return `xref\n${rows.join('')}trailer\n${written(trailer)}\n`;
}

/** The table as a stream, which is an object of its own (ISO 32000-1, 7.5.8). */
function tableStream(
	trailer: Dict,
	offsets: ReadonlyMap<number, number>,
	number: number,
	start: number,
): string {
	const all = [...offsets, [number, start] as const];
	const rows = Buffer.alloc(all.length * 5);
	for (const [index, [, offset]] of all.entries()) {
		rows.writeUInt8(1, index * 5);
		rows.writeUInt32BE(offset, index * 5 + 1);
	}
	const entries = dict({
		Type: new Name('XRef'),
		...Object.fromEntries(trailer),
		Size: number + 1,
		W: [1, 4, 0],
		Index: all.flatMap(([each]) => [each, 1]),
		Length: rows.length,
	});
	return `${number} 0 obj\n${written(entries)}\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
}
