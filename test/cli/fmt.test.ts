import { describe, expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
const UNTIDY = CLEAN.replace('## Budget', '##   Budget').replace('Vote: 2 for', 'Vote :2 for');

describe('pv fmt', () => {
	it('lays a file out in place', async () => {
		const { code, files, err, out } = await run(['fmt', 'a.md'], { files: { 'a.md': UNTIDY } });
		expect(code).toBe(0);
		expect(text(files.get('/project/a.md'))).toBe(CLEAN);
		expect(out()).toBe('');
		expect(err()).toBe('a.md: laid out\nOne file changed (one read).\n');
	});

	it('takes folders, and leaves alone what is in order', async () => {
		const { code, files, err } = await run(['fmt', '.'], {
			files: { 'a.md': CLEAN, 'b.md': UNTIDY, 'README.md': '##   Not minutes\n' },
		});
		expect(code).toBe(0);
		expect(text(files.get('/project/b.md'))).toBe(CLEAN);
		expect(text(files.get('/project/README.md'))).toBe('##   Not minutes\n');
		expect(err()).toBe('b.md: laid out\nOne file changed (2 read).\n');
	});

	it('goes from standard input to standard output', async () => {
		const { code, out, err } = await run(['fmt', '-'], { input: UNTIDY });
		expect([code, out(), err()]).toEqual([0, CLEAN, '']);
		expect((await run(['fmt', '-'], { input: CLEAN })).out()).toBe(CLEAN);
	});

	it('only checks with --check', async () => {
		const { code, files, err } = await run(['fmt', 'a.md', '--check'], { files: { 'a.md': UNTIDY } });
		expect(code).toBe(1);
		expect(text(files.get('/project/a.md'))).toBe(UNTIDY);
		expect(err()).toBe('a.md: would change\nOne file would change (one read).\n');
		expect((await run(['fmt', 'a.md', '--check'], { files: { 'a.md': CLEAN } })).code).toBe(0);
		expect((await run(['fmt', '-', '--check'], { input: UNTIDY })).code).toBe(1);
	});

	it('shows the difference with --diff', async () => {
		const { code, files, out } = await run(['fmt', 'a.md', '--diff'], { files: { 'a.md': UNTIDY } });
		expect(code).toBe(0);
		expect(text(files.get('/project/a.md'))).toBe(UNTIDY);
		expect(out()).toContain('--- a.md\n+++ a.md\n');
		expect(out()).toContain('-##   Budget\n+## Budget\n');
		expect(out()).toContain('-Vote :2 for, 1 against\n+Vote: 2 for, 1 against\n');
	});

	it('keeps a byte order mark and line endings', async () => {
		const windows = (source: string) => `\uFEFF${source.replace(/\n/g, '\r\n')}`;
		const { files } = await run(['fmt', 'a.md'], { files: { 'a.md': windows(UNTIDY) } });
		expect(text(files.get('/project/a.md'))).toBe(windows(CLEAN));
	});

	it('leaves a file alone whose bytes it could not write back', async () => {
		const broken = new Uint8Array([...new TextEncoder().encode(UNTIDY), 0xe9, 0x0a]);
		const { code, files, err } = await run(['fmt', 'a.md'], { files: { 'a.md': broken } });
		expect(code).toBe(2);
		expect(files.get('/project/a.md')).toEqual(broken);
		expect(err()).toContain('no UTF-8');
	});
});
