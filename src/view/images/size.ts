/** The size of a picture as its first bytes say it, and whether its end is there: nothing is unpacked. */

/** Pixels. */
export interface PixelSize {
	width: number;
	height: number;
}

/** The size of a PNG, JPEG, GIF or WebP; undefined where the bytes do not say it. */
export function pixelSize(bytes: Uint8Array, mediaType: string): PixelSize | undefined {
	const read = SIZES[mediaType];
	return read?.(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Whether the end of the picture is there. */
export function isWhole(bytes: Uint8Array, mediaType: string): boolean {
	const has = ENDS[mediaType];
	return has === undefined || has(bytes);
}

type Read = (bytes: Uint8Array, view: DataView) => PixelSize | undefined;

const SIZES: Readonly<Record<string, Read>> = {
	'image/png': (bytes, view) =>
		bytes.length < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) },
	'image/gif': (bytes, view) =>
		bytes.length < 10 ? undefined : { width: view.getUint16(6, true), height: view.getUint16(8, true) },
	'image/jpeg': jpegSize,
	'image/webp': webpSize,
};

/** The first frame header among the segments. Source: ISO/IEC 10918-1, annex B. */
function jpegSize(bytes: Uint8Array, view: DataView): PixelSize | undefined {
	let at = 2;
	while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
		const marker = view.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
		at += 2 + view.getUint16(at + 2);
	}
	return undefined;
}

/** Lossy, lossless and extended files. Source: RFC 9649, 2. */
function webpSize(bytes: Uint8Array, view: DataView): PixelSize | undefined {
	if (bytes.length < 30) return undefined;
	const kind = Array.from(bytes.subarray(12, 16), (byte) => String.fromCharCode(byte)).join('');
	const three = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65536 + 1;
	if (kind === 'VP8X') return { width: three(24), height: three(27) };
	if (kind === 'VP8 ')
		return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
	const packed = view.getUint32(21, true);
	return kind === 'VP8L'
		? { width: (packed & 0x3fff) + 1, height: ((packed >>> 14) & 0x3fff) + 1 }
		: undefined;
}

const ENDS: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
	'image/png': (bytes) => endsWith(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82], 1024),
	'image/jpeg': (bytes) => endsWith(bytes, [0xff, 0xd9], 65_536),
	'image/gif': (bytes) => endsWith(bytes, [0x3b], 1024),
	'image/webp': (bytes) =>
		bytes.length >= 12 &&
		new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length + 1,
};

/** Whether the last bytes hold a mark; some programs add a little behind it. */
function endsWith(bytes: Uint8Array, mark: readonly number[], within: number): boolean {
	for (let at = bytes.length - mark.length; at >= Math.max(0, bytes.length - within); at--)
		if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
	return false;
}
