/** Loads the files that a meeting names, for `compile`: only files inside the project, never over the network, up to a bounded size. */

import { resolve } from 'node:path';
import type { Loaded, LoadKind, LoadRequest } from '../compile.js';
import type { Io, PathFacts } from '../host/io.js';
import { checkImage } from '../view/images/check.js';
import { isInside } from './project.js';

/** Greatest size of a file, in bytes, by what it is for. */
const LARGEST: Record<LoadKind, number> = {
	roll: 32 * 1024 * 1024,
	votes: 128 * 1024 * 1024,
	rules: 256 * 1024,
	annex: 256 * 1024 * 1024,
	image: 16 * 1024 * 1024,
	logo: 4 * 1024 * 1024,
	earlier: 32 * 1024 * 1024,
};

/** Makes the file of who was at the earlier meetings out of their minutes. */
export type EarlierLoader = (before: NonNullable<LoadRequest['before']>) => Promise<Loaded>;

/**
 * A loader for the files that a meeting in `folder` names. It notes the real path of each file that it finds in `found`. `earlier` is asked where
 * no file beside the minutes says who was at the meetings before.
 */
export function createLoader(
	io: Io,
	folder: string,
	root: string,
	found = new Set<string>(),
	earlier?: EarlierLoader,
): (request: LoadRequest) => Promise<Loaded> {
	const load = openFile(io, folder, root, found);
	return async (request) => {
		const answer = await load(request);
		return answer.found || !request.before || !earlier ? answer : earlier(request.before);
	};
}

function openFile(io: Io, folder: string, root: string, found: Set<string>) {
	return async ({ kind, path }: LoadRequest): Promise<Loaded> => {
		// An address of this machine is refused like any other path that leaves the project.
		if (/^file:/i.test(path)) return { found: true, refused: 'outside' };
		if (/^([a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(path) && !/^[a-z]:[\\/]/i.test(path))
			return { found: true, refused: 'network' };
		const decoded = decodePath(path);
		if (decoded.includes('\0')) return { found: false };
		const asWritten = resolve(io.cwd, folder, decoded);
		const { wanted, facts } = await findSpelled(asWritten, io);
		if (!isInside(root, facts?.real ?? wanted)) return { found: true, refused: 'outside' };
		if (!facts) return { found: false };
		if (facts.kind !== 'file') return { found: true, refused: 'kind' };
		found.add(facts.real);
		if (facts.size > LARGEST[kind]) return { found: true, refused: 'tooLarge' };
		let bytes: Uint8Array;
		try {
			bytes = await io.read(facts.real, facts);
		} catch {
			return { found: true, refused: 'unreadable' };
		}
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
}

/** A file, however its name spells its accents: archives that a Mac made part them from their letters. */
async function findSpelled(path: string, io: Io): Promise<{ wanted: string; facts: PathFacts | undefined }> {
	for (const wanted of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
		const facts = await io.facts(wanted);
		if (facts) return { wanted, facts };
	}
	return { wanted: path, facts: undefined };
}

/** Markdown writes spaces in paths as `%20`. */
function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
