/** Files of an archive, without believing what it says of their sizes. */

import { Inflate, strFromU8 } from 'fflate';
import { joinBytes } from '../text/lists.js';

/** More comes out of an archive than it may hold. */
export class TooLarge extends Error {}

/**
 * The files of an archive whose names are wanted, inflated. What comes out is measured piece by piece: more than `most` bytes together throw
 * {@link TooLarge}; what is no archive throws anything else.
 */
export function unzipWanted(bytes: Uint8Array, wanted: RegExp, most: number): Record<string, Uint8Array> {
	const parts: Record<string, Uint8Array> = {};
	let left = most;
	for (const { name, isDeflated, data } of getEntries(bytes)) {
		if (!wanted.test(name)) continue;
		const pieces: Uint8Array[] = [];
		const take = (piece: Uint8Array) => {
			left -= piece.length;
			if (left < 0) throw new TooLarge(name);
			pieces.push(piece);
		};
		if (isDeflated) {
			const inflate = new Inflate(take);
			for (let at = 0; at < data.length; at += PIECE)
				inflate.push(data.subarray(at, at + PIECE), at + PIECE >= data.length);
		} else take(data);
		parts[name] = joinBytes(pieces);
	}
	return parts;
}

/** Compressed bytes that are inflated at a time; they give 16 MB at most. */
const PIECE = 16 * 1024;

/** The files that the directory at the end of an archive names. Source: PKWARE, APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16. */
function* getEntries(bytes: Uint8Array): Generator<{ name: string; isDeflated: boolean; data: Uint8Array }> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let end = bytes.length - 22;
	while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
	let at = view.getUint32(end + 16, true);
	for (let count = view.getUint16(end + 10, true); count > 0; count -= 1) {
		if (view.getUint32(at, true) !== 0x02014b50) throw new Error('no directory of an archive');
		const name = at + 46;
		const afterName = name + view.getUint16(at + 28, true);
		const local = view.getUint32(at + 42, true);
		const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
		yield {
			name: strFromU8(bytes.subarray(name, afterName)),
			isDeflated: view.getUint16(at + 10, true) === 8,
			data: bytes.subarray(start, start + view.getUint32(at + 20, true)),
		};
		at = afterName + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
	}
}
