/** Pictures that Word can hold: PNG, JPEG and GIF, with their size as their first bytes say it. */

/** What an image run needs. */
export interface Picture {
	type: 'png' | 'jpg' | 'gif';
	data: Uint8Array;
	/** Size on paper, in pixels of a 96th of an inch. */
	transformation: { width: number; height: number };
}

const SOURCE = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)$/;

/** The picture of a `data:` address, no wider (nor higher, where that is given) than asked. Undefined for any other kind. */
export function pictureOf(source: string, maxWidth: number, maxHeight = 800): Picture | undefined {
	const [, kind, base64 = ''] = SOURCE.exec(source) ?? [];
	if (kind === undefined) return undefined;
	const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const size = kind === 'png' ? pngSize(data) : kind === 'gif' ? gifSize(data) : jpegSize(data);
	if (size === undefined || size.width === 0 || size.height === 0) return undefined;
	const scale = Math.min(1, maxWidth / size.width, maxHeight / size.height);
	return {
		type: kind === 'jpeg' ? 'jpg' : (kind as 'png' | 'gif'),
		data,
		transformation: {
			width: Math.max(1, Math.round(size.width * scale)),
			height: Math.max(1, Math.round(size.height * scale)),
		},
	};
}

interface Size {
	width: number;
	height: number;
}

function view(data: Uint8Array): DataView {
	return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

function pngSize(data: Uint8Array): Size | undefined {
	return data.length < 24 ? undefined : { width: view(data).getUint32(16), height: view(data).getUint32(20) };
}

function gifSize(data: Uint8Array): Size | undefined {
	return data.length < 10
		? undefined
		: { width: view(data).getUint16(6, true), height: view(data).getUint16(8, true) };
}

/** The first frame header among the segments. Source: ISO/IEC 10918-1, annex B. */
function jpegSize(data: Uint8Array): Size | undefined {
	const bytes = view(data);
	let at = 2;
	while (at + 9 < data.length && bytes.getUint8(at) === 0xff) {
		const marker = bytes.getUint8(at + 1);
		const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
		if (isFrame) return { height: bytes.getUint16(at + 5), width: bytes.getUint16(at + 7) };
		at += 2 + bytes.getUint16(at + 2);
	}
	return undefined;
}
