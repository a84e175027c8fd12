// Builds the example of the README to out/, as a user would.

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = spawnSync(process.execPath, ['bin/pv.js', 'build', 'examples/association.md', '--out', 'out'], {
	cwd: root,
	stdio: 'inherit',
});
process.exitCode = run.status ?? 1;
