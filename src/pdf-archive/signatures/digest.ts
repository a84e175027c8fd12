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
/** The identifier in a table that is text, as records had it before, and in one that is a stream. */
const IN_TEXT = /\/ID\[<([0-9a-f]{64})(><)([0-9a-f]{64})>\]>>\nstartxref\n\d+\n%%EOF\n$/;
const IN_STREAM =
	/^\d+ 0 obj\n<<\/Type \/XRef\n(?:\/[^<>]*\n)*?\/ID \[<([0-9a-f]{64})(> <)([0-9a-f]{64})>\]\n/;
const PLACE = /startxref\n(\d+)\n%%EOF\n$/;

/** Checks a file. A signature is added behind the record: the record is a prefix of the signed file. */
export function getIntegrity(file: Uint8Array): Integrity {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	for (let at = bytes.indexOf(END); at !== -1; at = bytes.indexOf(END, at + 1)) {
		const length = at + END.length;
		const found = getIdentifier(bytes, length);
		if (!found) continue;
		const { place, first, between, second } = found;
		const blank = Buffer.from(`${NO_DIGEST}${between}${NO_DIGEST}`, 'latin1');
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

/** The identifier of the record that the first `length` bytes are, and where it stands. */
function getIdentifier(
	bytes: Buffer,
	length: number,
): { place: number; first: string; between: string; second: string } | undefined {
	const tailAt = Math.max(0, length - 300);
	const tail = bytes.toString('latin1', tailAt, length);
	const table = Number(PLACE.exec(tail)?.[1] ?? Number.NaN);
	const [from, found] = IN_TEXT.test(tail)
		? [tailAt, IN_TEXT.exec(tail)]
		: [
				table,
				Number.isNaN(table)
					? null
					: IN_STREAM.exec(bytes.toString('latin1', table, Math.min(length, table + 600))),
			];
	if (!found) return undefined;
	const [whole, first = '', between = '', second = ''] = found;
	return { place: from + found.index + whole.indexOf(first), first, between, second };
}
