/** The page that rides inside a record to verify it: whether it is the one that this program would put there. */

import type { Io } from '../../host/io.js';
import { version } from '../version.js';
import { VERIFIER } from './archive-record.js';
import type { Finding } from './compare-record.js';
import type { OpenRecord } from './open-record.js';

/** Where the page lies in the program's own package. */
const OWN_VERIFIER = 'dist/pv-verify.html';

/** The page that verifies, as it is shipped. */
export function readVerifier(io: Io): Promise<Uint8Array> {
	return io.readOwn(OWN_VERIFIER);
}

/** Compares it; nothing where none rides inside. A forged page would praise a forged record. */
export async function compareVerifier({ sheet, attachments }: OpenRecord, io: Io): Promise<Finding[]> {
	const bytes = attachments.get(VERIFIER)?.bytes;
	if (bytes === undefined || sheet.verifier !== true) return [];
	if (sheet.pv !== version)
		return [{ key: 'verifierOlder', values: { file: VERIFIER, from: sheet.pv }, ok: true }];
	const isOwn = Buffer.compare(bytes, await readVerifier(io)) === 0;
	return [{ key: isOwn ? 'verifierSame' : 'verifierForged', values: { file: VERIFIER }, ok: isOwn }];
}
