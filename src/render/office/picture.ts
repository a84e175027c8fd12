/** Pictures that word processors can hold: PNG, JPEG and GIF, with their size as their first bytes say it. */

import { pixelSize } from '../../view/images/size.js';
import type { Picture } from './model.js';

const SOURCE = /^data:image\/(png|jpeg|gif);base64,([A-Za-z0-9+/=]+)$/;

/** The picture of a `data:` address, no wider (nor higher, where that is given) than asked, in pixels. Undefined for any other kind. */
export function getPicture(source: string, maxWidth: number, maxHeight = 800): Picture | undefined {
	const [, kind, base64 = ''] = SOURCE.exec(source) ?? [];
	if (kind === undefined) return undefined;
	const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
	const size = pixelSize(data, `image/${kind}`);
	if (size === undefined || size.width === 0 || size.height === 0) return undefined;
	const scale = Math.min(1, maxWidth / size.width, maxHeight / size.height);
	return {
		type: kind === 'jpeg' ? 'jpg' : (kind as 'png' | 'gif'),
		data,
		width: Math.max(1, Math.round(size.width * scale)),
		height: Math.max(1, Math.round(size.height * scale)),
	};
}
