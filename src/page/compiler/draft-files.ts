/** Loads the files that a meeting names from those that the user has given to the page, by their names. */

import type { Loaded, LoadKind } from '../../compile.js';
import { checkImage } from '../../render/index.js';
import { fileName } from '../file-name.js';
import type { GivenFile } from '../protocol.js';

/** A loader for the files of a draft. */
export function createLoader(
	files: readonly GivenFile[],
): (request: { kind: LoadKind; path: string }) => Promise<Loaded> {
	const given = new Map(files.map(([name, bytes]) => [fileName(name), bytes]));
	return async ({ kind, path }) => {
		if (/^(?:[a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(path)) return { found: true, refused: 'network' };
		const bytes = given.get(fileName(path));
		if (!bytes) return { found: false };
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
}
