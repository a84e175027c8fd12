/** Whether an image may stand on the page: its kind by its bytes, its size in pixels, its end; of a logo also vectors without danger. */

import { isWhole, pixelSize } from './size.js';
import { imageType } from './type.js';

/** What was found. */
export type CheckedImage =
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
