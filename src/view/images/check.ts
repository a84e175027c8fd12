/** Whether an image may stand on the page: its kind by its bytes, its size in pixels, its end; of a logo also vectors without danger. */

/** The result of checking an image: its type, or why it is refused. */
type CheckedImage =
	| { mediaType: string }
	| {
			/** `kind`: of no kind that is printed; `cutShort`; `tooManyPixels`; `vector`: vectors that may not stand there. */
			refused: 'kind' | 'cutShort' | 'tooManyPixels' | 'vector';
			/** Values of the message. */
			details?: Readonly<Record<string, string | number>> | undefined;
	  };

/** Greatest number of pixels: sixteen bytes each stay below what a browser has. */
const MOST_PIXELS = 64_000_000;

/** Checks the bytes of an image or logo. The reader of vectors is loaded only where there are some. */
export async function checkImage(bytes: Uint8Array, kind: 'image' | 'logo'): Promise<CheckedImage> {
	const mediaType = imageType(bytes);
	if (mediaType === undefined) {
		if (kind !== 'logo' || !looksLikeSvg(bytes)) return { refused: 'kind' };
		const { faultOfSvg } = await import('./svg.js');
		const fault = faultOfSvg(bytes);
		return fault ? { refused: 'vector', details: { ...fault } } : { mediaType: 'image/svg+xml' };
	}
	const size = pixelSize(bytes, mediaType);
	if (!size || size.width === 0 || size.height === 0 || !isWhole(bytes, mediaType))
		return { refused: 'cutShort' };
	if (size.width * size.height > MOST_PIXELS)
		return { refused: 'tooManyPixels', details: { width: size.width, height: size.height } };
	return { mediaType };
}

function looksLikeSvg(bytes: Uint8Array): boolean {
	return /<(?:\w+:)?svg[\s>]/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 65_536)));
}

/** The kind of an image of pixels by its first bytes; its name may lie. */
function imageType(bytes: Uint8Array): string | undefined {
	const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
	if (
		starts(0x52, 0x49, 0x46, 0x46) &&
		bytes[8] === 0x57 &&
		bytes[9] === 0x45 &&
		bytes[10] === 0x42 &&
		bytes[11] === 0x50
	)
		return 'image/webp';
	return undefined;
}

interface PixelSize {
	width: number;
	height: number;
}

/** The size of a PNG, JPEG, GIF or WebP as its first bytes say it; undefined where they do not. Nothing is unpacked. */
export function pixelSize(bytes: Uint8Array, mediaType: string): PixelSize | undefined {
	const read = SIZES[mediaType];
	return read?.(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}

/** Whether the end of the picture is there. */
function isWhole(bytes: Uint8Array, mediaType: string): boolean {
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
