/**
 * Takes out of a PDF what depends on the moment and on the browser's memory, in place and at the same length, so that its table of
 * offsets stays true: the two dates, and the names of table cells, which count every node that the page ever held.
 */

import { type PdfFile, PdfString } from './pdf-file.js';

/**
 * The name of a node where only names of nodes stand: as an `/ID`, or in an array. A word of the document follows another key, and its own
 * brackets are escaped. To parse every object instead would take half as long as printing; to look at what stands before at every byte, six
 * times as long as this.
 */
const NODE_NAME = /\(node\d{8}\)(?<=(?:\/ID |\[|\) |R )\(node\d{8}\))/g;
const DATE_LENGTH = "D:20000101000000+00'00'".length;

/** Makes the same document the same bytes. Changes `bytes`. */
export function settleBytes(bytes: Uint8Array, file: PdfFile, date: Date): void {
	settleDates(bytes, file, date);
	settleNodeNames(bytes);
}

function settleDates(bytes: Uint8Array, file: PdfFile, date: Date): void {
	const stamp = `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
	for (const key of ['CreationDate', 'ModDate']) {
		const written = file.information?.get(key);
		if (!(written instanceof PdfString)) continue;
		if (written.end - written.start !== DATE_LENGTH + 2)
			throw new Error(`a PDF with a ${key} of another form`);
		write(bytes, written.start, `(${stamp})`);
	}
}

/** Counts the names anew from 1, in their own order: the name tree, which is sorted, stays sorted. */
function settleNodeNames(bytes: Uint8Array): void {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	const places = [...text.matchAll(NODE_NAME)].map((match) => ({ start: match.index, name: match[0] }));
	const order = [...new Set(places.map(({ name }) => name))].sort();
	const settled = new Map(order.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]));
	for (const { start, name } of places) write(bytes, start, settled.get(name) ?? name);
}

function write(bytes: Uint8Array, start: number, text: string): void {
	bytes.set(Buffer.from(text, 'latin1'), start);
}
