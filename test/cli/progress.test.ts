/** The line that says how far a long run is. */

import { expect, it } from 'vitest';
import type { Io } from '../../src/host/io.js';
import { createProgress } from '../../src/project/find-meetings.js';

it('gives its place to what is said, and goes', () => {
	let said = '';
	const write = (text: string | Uint8Array) => {
		said += text;
	};
	const stderr = { write, isTerminal: true, colors: false, columns: 40 };
	const progress = createProgress(3, { stderr, env: { LANG: 'en_GB.UTF-8' } } as unknown as Io);
	progress.step('a.md');
	progress.io.stderr.write('a.md was not written\n');
	progress.io.stderr.write('\n');
	progress.step('b.md');
	progress.end();
	progress.end();
	const clear = '\r\u001b[K';
	const [, first = '', , second = ''] = said.split(clear);
	expect([first, second]).toEqual([expect.stringContaining('a.md'), expect.stringContaining('b.md')]);
	expect(said).toBe(`${clear}${first}${clear}a.md was not written\n\n${clear}${second}${clear}`);
});
