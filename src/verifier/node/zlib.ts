/** Node's unpacking, where there is no Node: of what it offers, only what reading a PDF needs. */

import { sha256 } from '@noble/hashes/sha2.js';
import { Unzlib } from 'fflate';

/** Unpacks; throws where the data are damaged, or become longer than they may. */
export function inflateSync(data: Uint8Array, { maxOutputLength = Number.POSITIVE_INFINITY } = {}): Buffer {
	const parts: Uint8Array[] = [];
	let length = 0;
	let isWhole = false;
	const unpacker = new Unzlib((part, isLast) => {
		length += part.length;
		if (length > maxOutputLength) throw new RangeError('the data are too long');
		parts.push(part);
		isWhole = isLast;
	});
	// In steps, so that what grows without end is stopped before it is all there.
	for (let at = 0; at < data.length; at += STEP)
		unpacker.push(data.subarray(at, at + STEP), at + STEP >= data.length);
	if (!isWhole) throw new RangeError('the data are cut short');
	const content = Buffer.concat(parts, length);
	if (!endsWith(data, adler32(content))) throw new RangeError('the data are damaged');
	packings.set(getKey(content), Buffer.from(data));
	return content;
}

/** The check that stands behind the packed data, which the unpacker passes over. Source: RFC 1950, 8.2. */
function adler32(content: Uint8Array): number {
	let [low, high] = [1, 0];
	for (let at = 0; at < content.length; ) {
		// As many as can be added before a remainder must be taken.
		const end = Math.min(at + 3800, content.length);
		for (; at < end; at += 1) {
			low += content[at] ?? 0;
			high += low;
		}
		low %= 65_521;
		high %= 65_521;
	}
	return high * 65_536 + low;
}

/** Whether data end with a number of four bytes; a few bytes may stand behind it, as a line ending does. */
function endsWith(data: Uint8Array, number: number): boolean {
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	for (let at = data.length - 4; at >= Math.max(0, data.length - 8); at -= 1)
		if (view.getUint32(at) === number) return true;
	return false;
}

const STEP = 16_384;

/**
 * How contents were packed that were unpacked before. A record is compared with what it would be if it were written anew: the same content must give the same packed
 * bytes, and no other packer makes those of Node. What was packed last counts, for one file is read after another.
 */
const packings = new Map<string, Buffer>();

function getKey(content: Uint8Array): string {
	return Buffer.from(sha256(Uint8Array.from(content))).toString('latin1');
}

/** The packed bytes that a content came from; a content that was never packed stays as it is, which agrees with nothing. */
export function deflateSync(content: Uint8Array): Buffer {
	return packings.get(getKey(content)) ?? Buffer.from(content);
}

/** Fonts are not opened here: their characters are in a table that was made with the page. */
export function brotliDecompressSync(): never {
	throw new Error('no font is opened here');
}
