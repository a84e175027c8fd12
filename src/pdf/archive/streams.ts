/** Streams: packed and unpacked (ISO 32000-1, 7.3.8 and 7.4), and objects as they are written. */

import { deflateSync, inflateSync } from 'node:zlib';
import type { PdfDocument } from './document.js';
import { BrokenPdf } from './lexer.js';
import { type Dict, dict, Name, Stream, type Value, written } from './values.js';

/** Greatest size of an unpacked stream, in bytes: an honest record stays far below. */
const LARGEST_STREAM = 512 * 1024 * 1024;

/** How hard streams are packed: one more step costs more time than it saves bytes. */
const PACKING = 4;

/** What stands in the identifier while the digest is computed. */
export const NO_DIGEST = '0'.repeat(64);

/** A stream out of its content. */
export function stream(entries: Dict, content: Uint8Array, compress = true): Stream {
	const packed = compress ? deflateSync(content, { level: PACKING }) : content;
	const full = dict({
		...Object.fromEntries(entries),
		Filter: compress ? new Name('FlateDecode') : undefined,
	});
	full.set('Length', packed.length);
	return new Stream(full, packed);
}

/** An object as it is written. */
export function writtenObject(number: number, value: Value): Buffer[] {
	const head = `${number} 0 obj\n`;
	if (!(value instanceof Stream)) return [Buffer.from(`${head}${written(value)}\nendobj\n`, 'latin1')];
	value.dict.set('Length', value.raw.length);
	return [
		Buffer.from(`${head}${written(value.dict)}\nstream\n`, 'latin1'),
		Buffer.from(value.raw.buffer, value.raw.byteOffset, value.raw.byteLength),
		Buffer.from('\nendstream\nendobj\n', 'latin1'),
	];
}

/** The bytes that a stream holds. */
export function unpack(document: PdfDocument, { dict: entries, raw }: Stream): Buffer {
	let content = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
	const parameters = document.list(entries.get('DecodeParms'));
	document.list(entries.get('Filter')).forEach((filter, index) => {
		if (!(filter instanceof Name) || filter.name !== 'FlateDecode')
			throw new BrokenPdf('a stream packed in an unknown way');
		try {
			content = inflateSync(content, { maxOutputLength: LARGEST_STREAM });
		} catch (cause) {
			throw new BrokenPdf('a damaged stream', { cause });
		}
		const given = document.maybeDict(parameters[index]);
		const predictor = document.get(given?.get('Predictor'));
		const columns = document.get(given?.get('Columns'));
		if (typeof predictor === 'number' && predictor >= 10)
			content = unpredict(content, typeof columns === 'number' ? columns : 1);
	});
	return content;
}

/** Undoes the row filters of PNG for bytes in one channel (7.4.4.4); tables use `Up` and `None`. */
function unpredict(content: Buffer, columns: number): Buffer {
	const rows = Math.floor(content.length / (columns + 1));
	const out = Buffer.alloc(rows * columns);
	for (let row = 0; row < rows; row++) {
		const filter = content[row * (columns + 1)];
		if (filter !== 0 && filter !== 2) throw new BrokenPdf('a stream packed in an unknown way');
		for (let column = 0; column < columns; column++) {
			const above = filter === 2 && row > 0 ? (out[(row - 1) * columns + column] ?? 0) : 0;
			out[row * columns + column] = (content[row * (columns + 1) + 1 + column] ?? 0) + above;
		}
	}
	return out;
}
