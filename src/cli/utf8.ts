/** Texts of the project that must be UTF-8. */

import { PvError } from '../errors.js';

const NEW_LINE = 0x0a;

/** The text of a file; where its bytes are no UTF-8 a failure with the line, for a sign put in their place would go onto the page. */
export function utf8Text(bytes: Uint8Array, path: string): string {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (cause) {
		const line = firstWrongLine(bytes);
		throw new PvError('file/not-utf8', `${path} is not in UTF-8 (line ${line})`, {
			exitCode: 2,
			facts: { path, line },
			cause,
		});
	}
}

/** No sign of several bytes holds the byte of a new line, so that each line stands by itself. */
function firstWrongLine(bytes: Uint8Array): number {
	const decoder = new TextDecoder('utf-8', { fatal: true });
	let from = 0;
	for (let line = 1; ; line++) {
		const end = bytes.indexOf(NEW_LINE, from);
		try {
			decoder.decode(bytes.subarray(from, end < 0 ? bytes.length : end));
		} catch {
			return line;
		}
		if (end < 0) return line;
		from = end + 1;
	}
}
