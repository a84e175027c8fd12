/**
 * Takes out of a PDF what depends on the moment and on the browser's memory, in place and at the same length, so that its table of
 * offsets stays true: the two dates, and the names of table cells, which count every node that the page ever held.
 */

import { type PdfFile, PdfString, type PdfValue } from './pdf-file.js';

const NODE_NAME = /^node(\d{8})$/;
const DATE_LENGTH = "D:20000101000000+00'00'".length;

/** Makes the same document the same bytes. Changes `bytes`. */
export function settleBytes(bytes: Uint8Array, file: PdfFile, date: Date): void {
	settleDates(bytes, file, date);
	settleNodeNames(bytes, file);
}

function settleDates(bytes: Uint8Array, file: PdfFile, date: Date): void {
	const stamp = `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
	for (const key of ['CreationDate', 'ModDate']) {
		const written = file.information?.get(key);
		if (!(written instanceof PdfString)) continue;
		if (written.end - written.start !== DATE_LENGTH + 2)
			throw new Error(`a PDF with a ${key} of another form`);
		overwrite(bytes, written, stamp);
	}
}

/** Counts the names anew from 1, in their own order: the name tree, which is sorted, stays sorted. */
function settleNodeNames(bytes: Uint8Array, file: PdfFile): void {
	const names = file.objectNumbers.flatMap((number) => [...nodeNames(file.object(number))]);
	const order = [...new Set(names.map(({ bytes: name }) => name))].sort();
	const settled = new Map(order.map((name, index) => [name, `node${String(index + 1).padStart(8, '0')}`]));
	for (const name of names) overwrite(bytes, name, settled.get(name.bytes) ?? name.bytes);
}

/** Entries that hold the name of a node and never a word of the document. */
const NAME_ENTRIES = new Set(['ID', 'Headers', 'Names', 'Limits']);

function* nodeNames(value: PdfValue, isName = false): Generator<PdfString> {
	if (value instanceof PdfString) {
		if (isName && NODE_NAME.test(value.bytes)) yield value;
	} else if (Array.isArray(value)) {
		for (const item of value) yield* nodeNames(item, isName);
	} else if (value instanceof Map) {
		for (const [key, item] of value) yield* nodeNames(item, NAME_ENTRIES.has(key));
	}
}

function overwrite(bytes: Uint8Array, place: PdfString, text: string): void {
	bytes.set(Buffer.from(`(${text})`, 'latin1'), place.start);
}
