/** Paths as services take them that show messages beside the code: with slashes, from the folder that the paths are relative to. */

/** The start of an absolute path: a share of Windows, a drive, the root. */
const ROOT = /^(?:\/\/(?!\/)|(?:[a-z]:)?\/)/i;

/**
 * The path from a folder, without steps on the spot or back. A path that leaves the folder becomes absolute; where no folder is given it
 * keeps its steps up.
 */
export function pathFrom(folder: string | undefined, path: string): string {
	const own = normal(path);
	if (folder === undefined) return own;
	const base = normal(folder);
	const full = isAbsolute(own) ? own : normal(`${base}/${own}`);
	const start = base.endsWith('/') ? base : `${base}/`;
	return full.startsWith(start) ? full.slice(start.length) : full;
}

/** Whether a path with slashes starts at a root. */
export function isAbsolute(path: string): boolean {
	return ROOT.test(path);
}

/** A path with slashes as the address of a file: relative as it is, or with its scheme. Source: RFC 3986, RFC 8089. */
export function fileUri(path: string): string {
	const [root = ''] = ROOT.exec(path) ?? [];
	const steps = path.slice(root.length).split('/').map(encodeURIComponent).join('/');
	if (root === '') return steps;
	if (root === '//') return `file://${steps}`;
	return `file://${root.startsWith('/') ? '' : '/'}${root}${steps}`;
}

function normal(path: string): string {
	const slashed = path.replace(/\\/g, '/');
	const [root = ''] = ROOT.exec(slashed) ?? [];
	const steps: string[] = [];
	for (const step of slashed.slice(root.length).split('/')) {
		if (step === '' || step === '.') continue;
		const last = steps.at(-1);
		if (step !== '..') steps.push(step);
		else if (last !== undefined && last !== '..') steps.pop();
		else if (root === '') steps.push(step);
	}
	return `${root}${steps.join('/')}`;
}
