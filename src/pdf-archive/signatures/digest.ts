/** Whether a file is still as it was written: its identifier is the digest of all its other bytes. */

import { createHash } from 'node:crypto';
import { NO_DIGEST } from '../objects/streams.js';

/** What the digest says. */
export interface Integrity {
	/** `intact`: not a byte has changed; `extended`: an intact record with something added behind it, as a signature is; `changed`. */
	state: 'intact' | 'extended' | 'changed';
	/** Length of the intact record in bytes; 0 where there is none. */
	length: number;
}

const END = '%%EOF\n';
const IDENTIFIER = /\/ID\[<([0-9a-f]{64})><([0-9a-f]{64})>\]>>\nstartxref\n\d+\n%%EOF\n$/;

/** Checks a file. A signature is added behind the record: the record is a prefix of the signed file. */
export function integrityOf(file: Uint8Array): Integrity {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	for (let at = bytes.indexOf(END); at !== -1; at = bytes.indexOf(END, at + 1)) {
		const length = at + END.length;
		const tail = IDENTIFIER.exec(bytes.toString('latin1', Math.max(0, length - 300), length));
		if (!tail) continue;
		const [, first, second] = tail;
		const place = Math.max(0, length - 300) + tail.index + '/ID[<'.length;
		const blank = Buffer.from(`${NO_DIGEST}><${NO_DIGEST}`, 'latin1');
		const digest = createHash('sha256')
			.update(bytes.subarray(0, place))
			.update(blank)
			.update(bytes.subarray(place + blank.length, length))
			.digest('hex');
		if (digest === first && digest === second)
			return { state: length === bytes.length ? 'intact' : 'extended', length };
	}
	return { state: 'changed', length: 0 };
}
