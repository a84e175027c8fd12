/** Paths of rules files, as they are written: with slashes, relative to the file that names them. */

/** Whether what a rules file builds on is a file and no profile that ships. */
export function isRulesFilePath(name: string): boolean {
	return /[/\\]/.test(name) || /\.ya?ml$/i.test(name);
}

/** A path written in a file, relative to where the meeting is; `from` is the file that names it, the meeting itself where absent. */
export function joinPath(from: string | undefined, path: string): string {
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
