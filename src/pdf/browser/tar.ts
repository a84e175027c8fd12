/** Reads the plain files of a tar archive (POSIX ustar), which is all that a carried browser comes with. */

/** A file of an archive. */
export interface TarFile {
	/** Path inside the archive, with `/`. */
	name: string;
	content: Uint8Array;
	/** Permission bits. */
	mode: number;
}

const BLOCK = 512;

/** The plain files of an archive, in its order. Folders are left out; a name that leaves the archive is refused. */
export function* filesInTar(archive: Uint8Array): Generator<TarFile> {
	for (let at = 0; at + BLOCK <= archive.length; ) {
		const name = text(archive, at, 100);
		if (name === '') return;
		const prefix = text(archive, at + 345, 155);
		const size = Number.parseInt(text(archive, at + 124, 12), 8);
		const mode = Number.parseInt(text(archive, at + 100, 8), 8);
		const type = text(archive, at + 156, 1);
		const content = archive.subarray(at + BLOCK, at + BLOCK + size);
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
		const path = prefix ? `${prefix}/${name}` : name;
		if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`${path} leaves the archive`);
		if (type === '' || type === '0') yield { name: path, content, mode };
	}
}

function text(bytes: Uint8Array, start: number, length: number): string {
	const field = bytes.subarray(start, start + length);
	const end = field.indexOf(0);
	return Buffer.from(end === -1 ? field : field.subarray(0, end))
		.toString('latin1')
		.trim();
}
