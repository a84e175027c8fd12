/** Names of paths, where there is no file system. */

/** The folder of a path. */
export function dirname(path: string): string {
	const at = path.lastIndexOf('/');
	return at < 0 ? '.' : path.slice(0, at) || '/';
}

/** The last part of a path. */
export function basename(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** Parts put together. */
export function join(...parts: string[]): string {
	return parts.filter((part) => part !== '').join('/');
}

/** The same: there is no folder that one works in. */
export const resolve = join;

/** What parts the names in a path. */
export const sep = '/';

/** Whether a path starts at the root. */
export function isAbsolute(path: string): boolean {
	return path.startsWith('/');
}

/** The same path: it leads from nowhere else. */
export function relative(_from: string, path: string): string {
	return path;
}

/** The same path. */
export function normalize(path: string): string {
	return path;
}
