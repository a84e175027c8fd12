/** How a collection names its files, and what it knows their content by. */

import { createHash } from 'node:crypto';
import { relative, sep } from 'node:path';

/** A path as the collection has it: from its folder, with `/`. */
export function insidePath(base: string, path: string): string {
	return relative(base, path).split(sep).join('/');
}

/** SHA-256 in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
	return createHash('sha256').update(bytes).digest('hex');
}
