/**
 * Takes out of a PDF what depends on the moment and on the browser's memory, in place and at the same length, so that its table of
 * offsets stays true: the two dates, and the names of table cells, which count every node that the page ever held.
 */

/**
 * The name of a node where only names of nodes stand: as an `/ID`, or in an array. A word of the document follows another key, and its own
 * brackets are escaped. To parse every object instead would take half as long as printing; to look at what stands before at every byte, six
 * times as long as this.
 */
const NODE_NAME = /\(node\d{8}\)(?<=(?:\/ID |\[|\) |R )\(node\d{8}\))/g;

/** A date of the information dictionary. Inside a string its bracket would be escaped. */
const DATE = /\/(?:CreationDate|ModDate) \((D:\d{14}\+00'00')\)/g;

/** Makes the same document the same bytes. Changes `bytes`. */
export function settleBytes(bytes: Uint8Array, date: Date): void {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	settleDates(bytes, text, date);
	settleNodeNames(bytes, text);
}

function settleDates(bytes: Uint8Array, text: string, date: Date): void {
	const stamp = `D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
	for (const { index, 0: whole, 1: written = '' } of text.matchAll(DATE))
		write(bytes, index + whole.length - written.length - 1, stamp);
}

/** Counts the names anew from 1, in their own order: the name tree, which is sorted, stays sorted. */
function settleNodeNames(bytes: Uint8Array, text: string): void {
	const places = [...text.matchAll(NODE_NAME)].map((match) => ({ start: match.index, name: match[0] }));
	const order = [...new Set(places.map(({ name }) => name))].sort();
	const settled = new Map(order.map((name, index) => [name, `(node${String(index + 1).padStart(8, '0')})`]));
	for (const { start, name } of places) write(bytes, start, settled.get(name) ?? name);
}

function write(bytes: Uint8Array, start: number, text: string): void {
	bytes.set(Buffer.from(text, 'latin1'), start);
}
