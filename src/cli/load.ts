/** The one door through which the core reaches files: inside the project only, never by network, bounded in size. */

import { resolve } from 'node:path';
import type { Loaded, LoadKind } from '../compile.js';
import type { Io } from './io.js';
import { isInside } from './project.js';

/** Greatest size of a file, in bytes, by what it is for. */
const LARGEST: Record<LoadKind, number> = {
	roll: 32 * 1024 * 1024,
	votes: 128 * 1024 * 1024,
	rules: 256 * 1024,
	annex: 256 * 1024 * 1024,
	image: 16 * 1024 * 1024,
	logo: 4 * 1024 * 1024,
};

/** A loader for the files that a meeting in `folder` names. */
export function createLoader(
	io: Io,
	folder: string,
	root: string,
): (request: { kind: LoadKind; path: string }) => Promise<Loaded> {
	return async ({ kind, path }) => {
		if (/^([a-z][a-z0-9+.-]+:|\/\/|\\\\)/i.test(path) && !/^[a-z]:[\\/]/i.test(path))
			return { found: true, refused: 'network' };
		if (path.includes('\0')) return { found: false };
		const wanted = resolve(io.cwd, folder, decodePath(path));
		const facts = await io.facts(wanted);
		if (!isInside(root, facts?.real ?? wanted)) return { found: true, refused: 'outside' };
		if (!facts || facts.kind === 'folder') return { found: false };
		if (facts.kind !== 'file') return { found: true, refused: 'kind' };
		if (facts.size > LARGEST[kind]) return { found: true, refused: 'tooLarge' };
		let bytes: Uint8Array;
		try {
			bytes = await io.read(facts.real);
		} catch {
			return { found: true, refused: 'unreadable' };
		}
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const mediaType = imageType(bytes);
		return mediaType ? { found: true, bytes, mediaType } : { found: true, refused: 'kind' };
	};
}

/** Markdown writes spaces in paths as `%20`. */
function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** The kind of an image by its first bytes; its name may lie. Vector images are refused: they can hold scripts and outside references. */
function imageType(bytes: Uint8Array): string | undefined {
	const starts = (...magic: number[]) => magic.every((byte, index) => bytes[index] === byte);
	if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png';
	if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
	if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
	if (
		starts(0x52, 0x49, 0x46, 0x46) &&
		bytes[8] === 0x57 &&
		bytes[9] === 0x45 &&
		bytes[10] === 0x42 &&
		bytes[11] === 0x50
	)
		return 'image/webp';
	return undefined;
}
