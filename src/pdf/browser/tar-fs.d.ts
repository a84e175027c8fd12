/** The part of tar-fs that is used: its package has no types, and those of others know nothing of `chown`. */
declare module 'tar-fs' {
	import type { Writable } from 'node:stream';

	/** Writes the files of an archive into a folder. `chown`: give them to whom the archive names, where root runs it; `utimes`: and their dates. */
	export function extract(folder: string, options?: { chown?: boolean; utimes?: boolean }): Writable;
}
