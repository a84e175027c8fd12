/** Which characters a font file has, from its table `cmap` (ISO/IEC 14496-22; W3C WOFF2). */

import { brotliDecompressSync } from 'node:zlib';

/** Characters, each range from its first to its last. */
export type CharacterRanges = ReadonlyArray<readonly [from: number, to: number]>;

/** The characters of a woff2, ttf or otf file; nothing where it cannot be read. */
export function fontCharacters(bytes: Uint8Array): CharacterRanges | undefined {
	try {
		const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		const table = view.getUint32(0) === WOFF2 ? packedTable(view) : plainTable(view);
		return table && charactersIn(table);
	} catch {
		return undefined;
	}
}

const WOFF2 = 0x774f4632;
const CMAP = 0x636d6170;
/** In the list of tables that WOFF2 knows by number. */
const PACKED_CMAP = 0;
const PACKED_GLYF = 10;
const PACKED_LOCA = 11;
const NAMED = 63;
/** Greatest size that a packed font may have, in bytes: a small file can unpack to a huge one. */
const LARGEST = 64 * 1024 * 1024;

function plainTable(view: DataView): DataView | undefined {
	for (let index = 0; index < view.getUint16(4); index++) {
		const record = 12 + 16 * index;
		if (view.getUint32(record) === CMAP)
			return part(view, view.getUint32(record + 8), view.getUint32(record + 12));
	}
	return undefined;
}

function packedTable(view: DataView): DataView | undefined {
	let at = 48;
	let before = 0;
	let found: { offset: number; length: number } | undefined;
	const number = () => {
		let value = 0;
		for (let byte = 0x80; byte & 0x80; ) {
			byte = view.getUint8(at++);
			value = value * 128 + (byte & 0x7f);
		}
		return value;
	};
	for (let index = 0; index < view.getUint16(12); index++) {
		const flags = view.getUint8(at++);
		const table = flags & 0x3f;
		const isCmap = table === PACKED_CMAP || (table === NAMED && view.getUint32(at) === CMAP);
		if (table === NAMED) at += 4;
		const version = flags >> 6;
		const isTransformed = table === PACKED_GLYF || table === PACKED_LOCA ? version !== 3 : version !== 0;
		const whole = number();
		const length = isTransformed ? number() : whole;
		if (isCmap) found = { offset: before, length };
		before += length;
	}
	if (!found) return undefined;
	const packed = part(view, at, view.getUint32(20));
	const data = brotliDecompressSync(packed, { maxOutputLength: LARGEST });
	return part(new DataView(data.buffer, data.byteOffset, data.byteLength), found.offset, found.length);
}

function part(view: DataView, offset: number, length: number): DataView {
	return new DataView(view.buffer, view.byteOffset + offset, length);
}

/** The widest subtable for Unicode: of all characters (format 12), else of the first plane (format 4). */
function charactersIn(cmap: DataView): CharacterRanges | undefined {
	const subtables = Array.from({ length: cmap.getUint16(2) }, (_, index) => {
		const record = 4 + 8 * index;
		const offset = cmap.getUint32(record + 4);
		return { platform: cmap.getUint16(record), offset, format: cmap.getUint16(offset) };
	}).filter(({ platform }) => platform === 0 || platform === 3);
	const of = (format: number) => subtables.find((subtable) => subtable.format === format)?.offset;
	const all = of(12);
	if (all !== undefined) return groups(cmap, all);
	const firstPlane = of(4);
	return firstPlane === undefined ? undefined : segments(cmap, firstPlane);
}

function groups(cmap: DataView, offset: number): CharacterRanges {
	return Array.from({ length: cmap.getUint32(offset + 12) }, (_, index) => {
		const group = offset + 16 + 12 * index;
		return [cmap.getUint32(group), cmap.getUint32(group + 4)] as const;
	});
}

function segments(cmap: DataView, offset: number): CharacterRanges {
	const size = cmap.getUint16(offset + 6);
	const ranges: Array<readonly [number, number]> = [];
	for (let at = 0; at < size; at += 2) {
		const to = cmap.getUint16(offset + 14 + at);
		const from = cmap.getUint16(offset + 16 + size + at);
		// The last segment only ends the list.
		if (from !== 0xffff) ranges.push([from, to]);
	}
	return ranges;
}
