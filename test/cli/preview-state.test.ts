import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { getState, openPreviewServer } from '../../src/cli/commands/preview.js';
import { PvError } from '../../src/errors.js';
import { compileFile } from '../../src/project/compile-file.js';
import { WRONG } from './meetings.js';
import { createWorld } from './memory-io.js';

describe('what the preview shows beside the page', () => {
	it('is every message with its place, and how many there are', async () => {
		const { io } = createWorld({ files: { 'folder/a.md': WRONG } });
		const file = await compileFile('folder/a.md', io);
		const state = getState({ kind: 'page', file, html: '', lines: [] }, 'folder/a.md', 3, io);
		expect(state).toMatchObject({ version: 3, title: 'a.md' });
		expect(state.line).toBe('One error, no warning.');
		expect(state.messages?.[0]).toMatchObject({ severity: 'error' });
		expect(state.messages?.[0]?.head).toMatch(/line 19.*vote\/result-mismatch/);
	});

	it('is why there is no page', () => {
		const { io } = createWorld();
		const missing = getState({ kind: 'missing' }, 'a.md', 0, io);
		expect(missing.line).toContain('a.md');
		expect(missing.messages).toBeUndefined();
		const error = new PvError('input/missing', 'none', { path: 'b.md' });
		expect(getState({ kind: 'failed', error }, 'a.md', 0, io).line).toContain('b.md');
		const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC', path: 'c.html' });
		expect(getState({ kind: 'failed', error: full }, 'a.md', 0, io).line).toContain('The disk is full');
		const ours = getState({ kind: 'failed', error: new TypeError('ours') }, 'a.md', 0, io);
		expect(ours.line).toContain('a fault of the program itself');
	});
});

describe('the server of the preview', () => {
	it.each(['', 'x', '70000', '-1'])('does not take %j for a port', async (port) => {
		await expect(openPreviewServer(port, createWorld().io)).rejects.toMatchObject({ code: 'usage/port' });
	});

	it('says that a port is taken where it was asked for', async () => {
		const other = createServer();
		const port = await new Promise<number>((listening) => {
			other.listen(0, '127.0.0.1', () => listening((other.address() as { port: number }).port));
		});
		try {
			await expect(openPreviewServer(String(port), createWorld().io)).rejects.toMatchObject({
				code: 'usage/port-taken',
			});
		} finally {
			other.close();
		}
	});
});
