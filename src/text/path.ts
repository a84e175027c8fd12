/** Paths as files write them: with slashes, relative to the file that names them. */

/** A path or an address as it was meant: Markdown writes its spaces as `%20`. What is no such text stays as it is. */
export function decodePath(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

/** A path from where `from` is counted, which is the file that names it: `../2023/a.md` in `2024/b.md` is `2023/a.md`. Without `from`, the path itself in its shortest form. */
export function resolvePath(from: string | undefined, path: string): string {
	const written = path.replace(/\\/g, '/');
	if (written.startsWith('/')) return written;
	const folder = from === undefined || !from.includes('/') ? '' : from.slice(0, from.lastIndexOf('/') + 1);
	const steps: string[] = [];
	for (const step of `${folder}${written}`.split('/')) {
		if (step === '.' || step === '') continue;
		if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
		else steps.push(step);
	}
	return `${folder.startsWith('/') ? '/' : ''}${steps.join('/')}`;
}
