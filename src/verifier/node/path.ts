/** Names of paths, where there is no file system. */

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

/** Joins like `join`: a browser has no current folder. */
export const resolve = join;

/** What parts the names in a path. */
export const sep = '/';

/** Whether a path starts at the root. */
export function isAbsolute(path: string): boolean {
	return path.startsWith('/');
}

/** The path itself: a browser has no folder that it could be relative to. */
export function relative(_from: string, path: string): string {
	return path;
}

/** The path itself, unchanged. */
export function normalize(path: string): string {
	return path;
}
