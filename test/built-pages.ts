/** The offline pages as `npm test` has just built them: to make one takes seconds. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFingerprint, STAMP } from '../scripts/build-fingerprint.mjs';
import { makePage, makeVerifier, packSoon } from '../scripts/page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** How each page is made where a file was changed since the last build. */
const MAKERS = { 'pv.html': makePage, 'pv-verify.html': makeVerifier };

/** One of the pages, as text. */
export async function builtPage(name: keyof typeof MAKERS): Promise<string> {
	const stamp = await readFile(join(root, 'dist', STAMP), 'utf8').catch(() => undefined);
	return stamp?.trim() === (await buildFingerprint(root))
		? readFile(join(root, 'dist', name), 'utf8')
		: MAKERS[name]('0.0.0', undefined, packSoon);
}
