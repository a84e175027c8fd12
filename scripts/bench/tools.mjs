// The programs that pv is compared with. They are no dependencies of the project: the benchmark installs them for itself, without their
// install scripts, which would fetch a browser.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TOOLS = { 'md-to-pdf': '5.2.5', '@marp-team/marp-cli': '4.5.1', 'markdownlint-cli2': '0.20.0' };

/** Installs the tools into `folder`, once; gives the script of each. */
export function installTools(folder) {
	const manifest = JSON.stringify({ private: true, dependencies: TOOLS });
	const path = join(folder, 'package.json');
	mkdirSync(folder, { recursive: true });
	if (!existsSync(join(folder, 'node_modules')) || readFileSync(path, 'utf8') !== manifest) {
		writeFileSync(path, manifest);
		const npm = process.env.npm_execpath;
		const args = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--silent', '--no-package-lock'];
		const { status } = spawnSync(npm ? process.execPath : 'npm', npm ? [npm, ...args] : args, {
			cwd: folder,
			stdio: 'inherit',
			env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' },
		});
		if (status !== 0) throw new Error('The tools to compare with could not be installed');
	}
	return (name) => {
		const base = join(folder, 'node_modules', name);
		const { bin } = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8'));
		return join(base, typeof bin === 'string' ? bin : Object.values(bin)[0]);
	};
}
