/** Node's unpacking, where there is no Node: of what it offers, only what reading a PDF needs. */

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
	return Buffer.concat(parts, length);
}

const STEP = 16_384;

/** A verifier packs nothing. */
export function deflateSync(): never {
	throw new Error('nothing is packed here');
}

/** Fonts are not opened here: their characters are in a table that was made with the page. */
export const brotliDecompressSync = deflateSync;
