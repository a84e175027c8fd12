/** The last part of a path, for a page knows no folders. Markdown writes spaces as `%20`; systems write accents in two ways. */
export function fileName(path: string): string {
	const last = path.split(/[\\/]/).at(-1) ?? path;
	let name = last;
	try {
		name = decodeURIComponent(last);
	} catch {
		// A lone per cent sign is one.
	}
	return name.normalize('NFC').toLowerCase();
}
