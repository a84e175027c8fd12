/** A picture without what it says of its maker: comments, author, place, camera, titles. What it shows stays. */

import { joinBytes } from '../../text/lists.js';
import { replaceBetween } from './svg.js';

/** The same picture, bare. Of other kinds than PNG, JPEG, GIF, WebP and SVG the bytes stay as they are. */
export function barePicture(
	bytes: Uint8Array,
	mediaType: string,
	text: (text: string) => string,
): Uint8Array {
	const make = BARE[mediaType];
	return make ? make(bytes, text) : bytes;
}

type Make = (bytes: Uint8Array, text: (text: string) => string) => Uint8Array;

const BARE: Readonly<Record<string, Make>> = {
	'image/png': barePng,
	'image/jpeg': bareJpeg,
	'image/gif': bareGif,
	'image/webp': bareWebp,
	'image/svg+xml': bareSvg,
};

/** Chunks that say something in words. Source: PNG, third edition, 11.3. */
const PNG_WORDS: ReadonlySet<string> = new Set(['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME']);

function barePng(bytes: Uint8Array): Uint8Array {
	const view = getView(bytes);
	const kept = [bytes.subarray(0, 8)];
	for (let at = 8; at + 12 <= bytes.length; ) {
		const end = at + 12 + view.getUint32(at);
		const name = letters(bytes, at + 4);
		if (!PNG_WORDS.has(name)) kept.push(bytes.subarray(at, end));
		at = name === 'IEND' ? bytes.length : end;
	}
	return joinBytes(kept);
}

/** Segments that say how to read the picture: JFIF, the profile of colour, Adobe's. Source: ISO/IEC 10918-1, annex B. */
const JPEG_KEPT: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);

function bareJpeg(bytes: Uint8Array): Uint8Array {
	const view = getView(bytes);
	const kept = [bytes.subarray(0, 2)];
	let at = 2;
	while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
		const marker = bytes[at + 1] ?? 0;
		// Any number of these may stand before a marker.
		if (marker === 0xff) {
			at += 1;
			continue;
		}
		const end = at + 2 + view.getUint16(at + 2);
		const segment = bytes.subarray(at, end);
		const tells = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
		const turn = marker === 0xe1 ? getOrientation(segment) : undefined;
		const isOther = marker === 0xe2 && letters(segment, 4) !== 'ICC_';
		if (!tells || (JPEG_KEPT.has(marker) && !isOther)) kept.push(segment);
		else if (turn !== undefined) kept.push(orientationSegment(turn));
		at = end;
	}
	// What stands behind the end of the picture belongs to no picture, and none of its scans has that marker inside.
	const end = endOfPicture(bytes, at);
	return joinBytes([...kept, bytes.subarray(at, end)]);
}

/** Behind the marker that ends a JPEG; the end of the bytes where there is none. */
function endOfPicture(bytes: Uint8Array, from: number): number {
	for (let at = from; at + 1 < bytes.length; at += 1)
		if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
	return bytes.length;
}

/** Which way up a photograph is, from its Exif segment. Source: CIPA DC-008, 4.6. */
function getOrientation(segment: Uint8Array): number | undefined {
	if (segment.length < 20 || letters(segment, 4) !== 'Exif') return undefined;
	const exif = segment.subarray(10);
	const view = getView(exif);
	const isLittle = exif[0] === 0x49;
	const directory = view.getUint32(4, isLittle);
	if (directory + 2 > exif.length) return undefined;
	const count = view.getUint16(directory, isLittle);
	for (let index = 0; index < count; index += 1) {
		const at = directory + 2 + index * 12;
		if (at + 12 > exif.length) return undefined;
		if (view.getUint16(at, isLittle) === 0x112) return view.getUint16(at + 8, isLittle);
	}
	return undefined;
}

function orientationSegment(turn: number): Uint8Array {
	// Exif, big endian, one directory of one entry.
	const head = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
	return Uint8Array.from([...head, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, turn & 0xff, 0, 0, 0, 0, 0, 0]);
}

/** Extensions that say something in words: comments, plain text, those of programs. Source: GIF89a, 24 to 26. */
const GIF_WORDS: ReadonlySet<number> = new Set([0xfe, 0x01, 0xff]);

function bareGif(bytes: Uint8Array): Uint8Array {
	const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);
	let at = 13 + table(bytes[10] ?? 0);
	const kept = [bytes.subarray(0, at)];
	while (at < bytes.length) {
		const [sign, label] = [bytes[at], bytes[at + 1] ?? 0];
		if (sign !== 0x21 && sign !== 0x2c) return joinBytes([...kept, Uint8Array.of(0x3b)]);
		const blocks = sign === 0x21 ? at + 2 : at + 10 + table(bytes[at + 9] ?? 0) + 1;
		let end = blocks;
		while (end < bytes.length && bytes[end] !== 0) end += (bytes[end] ?? 0) + 1;
		end += 1;
		// How often pictures in motion are shown again stays.
		const isLoop = letters(bytes, at + 3) === 'NETS';
		if (sign === 0x2c || !GIF_WORDS.has(label) || isLoop) kept.push(bytes.subarray(at, end));
		at = end;
	}
	return joinBytes(kept);
}

/** Flags of an extended file that say that metadata follow. Source: RFC 9649, 2.7. */
const WEBP_METADATA = 0b1100;

function bareWebp(bytes: Uint8Array): Uint8Array {
	const view = getView(bytes);
	const kept = [bytes.slice(0, 12)];
	for (let at = 12; at + 8 <= bytes.length; ) {
		const size = view.getUint32(at + 4, true);
		const end = at + 8 + size + (size % 2);
		const name = letters(bytes, at);
		const chunk = bytes.slice(at, end);
		if (name === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~WEBP_METADATA;
		if (name !== 'EXIF' && name !== 'XMP ') kept.push(chunk);
		at = end;
	}
	const made = joinBytes(kept);
	getView(made).setUint32(4, made.length - 8, true);
	return made;
}

function bareSvg(bytes: Uint8Array, text: (text: string) => string): Uint8Array {
	const source = replaceBetween(new TextDecoder().decode(bytes), '<!--', '-->', '');
	const bare = replaceBetween(source, '/*', '*/', '')
		.replace(/<(title|desc|metadata)\b[^>]*?(?:\/>|>[\s\S]*?<\/\1\s*>)/g, '')
		// Drawing programs write paths and names of their own beside what is drawn.
		.replace(/\s(?:data-[\w.-]+|(?!xlink:|xml:|xmlns:)[\w.-]+:[\w.-]+)\s*=\s*("[^"]*"|'[^']*')/g, '')
		.replace(
			/(\s(?:id|class|href|xlink:href|aria-label|aria-labelledby)\s*=\s*)("[^"]*"|'[^']*')/g,
			(_, name, value) => name + text(value),
		)
		.replace(/url\([^)]*\)/g, (value) => text(value));
	return new TextEncoder().encode(bare);
}

function getView(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function letters(bytes: Uint8Array, at: number): string {
	return Array.from(bytes.subarray(at, at + 4), (byte) => String.fromCharCode(byte)).join('');
}
