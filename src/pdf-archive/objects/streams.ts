/** Streams: packed and unpacked (ISO 32000-1, 7.3.8 and 7.4), and objects as they are written. */

import { deflateSync, inflateSync } from 'node:zlib';
import { BrokenPdf, type Dict, dict, Name, Stream, serialize, type Value } from './values.js';

/** Greatest size of an unpacked stream, in bytes: an honest record stays far below. */
const LARGEST_STREAM = 512 * 1024 * 1024;

/** Size up to which any stream may be unpacked, and how many times its packed size it may have beyond: what is packed twice grows a million times. */
const [MODEST_STREAM, MOST_GROWTH] = [64 * 1024 * 1024, 200];

/** How hard streams are packed: one more step costs more time than it saves bytes. */
const PACKING = 3;

/** What stands in the identifier while the digest is computed. */
export const NO_DIGEST = '0'.repeat(64);

/** Content as it stands in a packed stream. */
export function packStream(content: Uint8Array): Uint8Array {
	return deflateSync(content, { level: PACKING });
}

/** A stream out of content that is packed already. */
export function packedStream(entries: Dict, packed: Uint8Array): Stream {
	return rawStream({ ...Object.fromEntries(entries), Filter: new Name('FlateDecode') }, packed);
}

/** A stream out of its content. */
export function stream(entries: Dict, content: Uint8Array, compress = true): Stream {
	return compress
		? packedStream(entries, packStream(content))
		: rawStream(Object.fromEntries(entries), content);
}

function rawStream(entries: Record<string, Value>, raw: Uint8Array): Stream {
	return new Stream(dict({ ...entries, Length: raw.length }), raw);
}

/** Whether a stream holds other objects, or says where objects stand. */
export function isTable({ dict: entries }: Stream): boolean {
	const type = entries.get('Type');
	return type instanceof Name && (type.name === 'ObjStm' || type.name === 'XRef');
}

/** Objects in a stream: their numbers and places, then themselves (ISO 32000-1, 7.5.7). */
export function objectStream(objects: ReadonlyArray<readonly [number: number, value: Value]>): Stream {
	const places: string[] = [];
	const texts: string[] = [];
	let at = 0;
	for (const [number, value] of objects) {
		const text = serialize(value);
		places.push(`${number} ${at}`);
		texts.push(text);
		at += text.length + 1;
	}
	const head = `${places.join(' ')}\n`;
	return stream(
		dict({ Type: new Name('ObjStm'), N: objects.length, First: head.length }),
		Buffer.from(`${head}${texts.join('\n')}`, 'latin1'),
	);
}

/** An object as it stands in a file, in pieces. Sets the length of a stream to that of its bytes. */
export function serializeObject(number: number, value: Value): Buffer[] {
	const head = `${number} 0 obj\n`;
	if (!(value instanceof Stream)) return [Buffer.from(`${head}${serialize(value)}\nendobj\n`, 'latin1')];
	value.dict.set('Length', value.raw.length);
	return [
		Buffer.from(`${head}${serialize(value.dict)}\nstream\n`, 'latin1'),
		Buffer.from(value.raw.buffer, value.raw.byteOffset, value.raw.byteLength),
		Buffer.from('\nendstream\nendobj\n', 'latin1'),
	];
}

/** Follows references, as the document does that holds the values. */
interface Values {
	readonly allowance?: Allowance | undefined;
	get(value: Value | undefined): Value;
	list(value: Value | undefined): Value[];
	maybeDict(value: Value | undefined): Dict | undefined;
}

/** The bytes that a stream holds. */
export function unpack(document: Values, { dict: entries, raw }: Stream): Buffer {
	let content = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
	const parameters = document.list(entries.get('DecodeParms'));
	const most = Math.min(LARGEST_STREAM, Math.max(MODEST_STREAM, raw.length * MOST_GROWTH));
	const { allowance } = document;
	document.list(entries.get('Filter')).forEach((filter, index) => {
		if (!(filter instanceof Name) || filter.name !== 'FlateDecode')
			throw new BrokenPdf('a stream packed in an unknown way');
		try {
			content = inflateSync(content, {
				maxOutputLength: Math.max(1, Math.min(most, allowance?.left ?? most)),
			});
		} catch (cause) {
			if (isTooLarge(cause) && allowance && allowance.left < most)
				throw new BeyondAllowance('more than an ordinary file', { cause });
			throw new BrokenPdf('a damaged stream', { cause });
		}
		allowance?.spend(content.length);
		const given = document.maybeDict(parameters[index]);
		const number = (key: string, usual: number) => {
			const value = document.get(given?.get(key));
			return typeof value === 'number' ? value : usual;
		};
		if (number('Predictor', 1) < 2) return;
		if (number('Predictor', 1) < 10) throw new BrokenPdf('a stream packed in an unknown way');
		const bits = number('Colors', 1) * number('BitsPerComponent', 8);
		content = unpredict(content, Math.ceil((number('Columns', 1) * bits) / 8), Math.ceil(bits / 8));
	});
	return content;
}

function isTooLarge(error: unknown): boolean {
	return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

/** Undoes the row filters of PNG (7.4.4.4); `width` is that of a row and `step` that of a pixel, in bytes. */
function unpredict(content: Buffer, width: number, step: number): Buffer {
	if (!(width >= 1 && step >= 1)) throw new BrokenPdf('a stream packed in an unknown way');
	const rows = Math.floor(content.length / (width + 1));
	const out = Buffer.alloc(rows * width);
	for (let row = 0; row < rows; row++) {
		const filter = content[row * (width + 1)] ?? 0;
		if (filter > 4) throw new BrokenPdf('a stream packed in an unknown way');
		for (let column = 0; column < width; column++) {
			const at = row * width + column;
			const left = column >= step ? (out[at - step] ?? 0) : 0;
			const above = row > 0 ? (out[at - width] ?? 0) : 0;
			const corner = row > 0 && column >= step ? (out[at - width - step] ?? 0) : 0;
			out[at] = (content[row * (width + 1) + 1 + column] ?? 0) + guess(filter, left, above, corner);
		}
	}
	return out;
}

/** What the filter of a row takes a byte to be, from its neighbours. */
function guess(filter: number, left: number, above: number, corner: number): number {
	if (filter === 1) return left;
	if (filter === 2) return above;
	if (filter === 3) return (left + above) >> 1;
	if (filter !== 4) return 0;
	const [toLeft, toAbove, toCorner] = [
		Math.abs(above - corner),
		Math.abs(left - corner),
		Math.abs(left + above - 2 * corner),
	];
	if (toLeft <= toAbove && toLeft <= toCorner) return left;
	return toAbove <= toCorner ? above : corner;
}

// --- How much of a PDF may be read before it is no ordinary one: bytes that are unpacked and bytes of objects, as often as they are read.

/** A file that asks for more reading than ordinary ones. It may still be honest: whoever reads it can go on under other bounds. */
export class BeyondAllowance extends Error {}

/** Bytes that are left to be read. */
export class Allowance {
	constructor(public left: number) {}

	/** Takes some away; throws where there are no more. */
	spend(bytes: number): void {
		this.left -= bytes;
		if (this.left < 0) throw new BeyondAllowance('more than an ordinary file');
	}
}

const MEGABYTE = 1024 * 1024;

/** What an ordinary file of that size asks for: a record of hundreds of pages unfolds to forty times its size, all passes over its pages counted. */
export function getOrdinary(size: number): number {
	return 16 * MEGABYTE + 64 * size;
}
