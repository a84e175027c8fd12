import { describe, expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

describe('pv check --fix', () => {
	it('applies safe fixes in place, and nothing else changes', async () => {
		const glued = CLEAN.replace('of expenses.\n\nVote', 'of expenses.\nVote').replace(
			'lang: en',
			'lang: en\nplace: Hall: second floor',
		);
		const { code, files, err } = await run(['check', 'a.md', '--fix'], { files: { 'a.md': glued } });
		expect(code).toBe(0);
		expect(text(files.get('/project/a.md'))).toBe(
			CLEAN.replace('lang: en', 'lang: en\nplace: "Hall: second floor"'),
		);
		expect(
			err()
				.split('\n')
				.filter((line) => line.startsWith('a.md: ')),
		).toHaveLength(2);
	});

	it('leaves what touches a person to --unsafe-fixes', async () => {
		const misspelt = CLEAN.replace('The reserve is', 'Ada Novack reads: the reserve is');
		const safe = await run(['check', 'a.md', '--fix'], { files: { 'a.md': misspelt } });
		expect(text(safe.files.get('/project/a.md'))).toBe(misspelt);
		const unsafe = await run(['check', 'a.md', '--unsafe-fixes'], { files: { 'a.md': misspelt } });
		expect(text(unsafe.files.get('/project/a.md'))).toBe(misspelt.replace('Novack', 'Novak'));
	});

	it('corrects a candidate in the result of the election too, and makes no new error', async () => {
		const election = `\n### Election – Treasurer\n\n- Ada Novack: 2\n- Ben Osei: 1\n\nSeats: 1\nResult: elected Ada Novack\n`;
		const source = `${CLEAN}${election}`;
		const { code, files } = await run(['check', 'a.md', '--unsafe-fixes'], { files: { 'a.md': source } });
		expect(text(files.get('/project/a.md'))).toBe(source.replaceAll('Novack', 'Novak'));
		expect(code).toBe(0);
	});

	it('shows what it would change with --diff, and writes nothing', async () => {
		const glued = CLEAN.replace('of expenses.\n\nVote', 'of expenses.\nVote');
		const { code, files, out, err } = await run(['check', 'a.md', '--fix', '--diff'], {
			files: { 'a.md': glued },
		});
		expect(code).toBe(0);
		expect(text(files.get('/project/a.md'))).toBe(glued);
		expect(out()).toMatch(/^--- a\.md\n\+\+\+ a\.md\n@@/);
		expect(out()).toContain(' The reserve is six months of expenses.\n+\n Vote');
		expect(err()).toMatch(/^a\.md: .*\nOne file would change \(one read\)\.\n$/);
		const clean = await run(['check', 'a.md', '--diff'], { files: { 'a.md': CLEAN } });
		expect([clean.code, clean.out(), clean.err()]).toEqual([0, '', 'Nothing to change (one read).\n']);
	});

	it('shows the fixes of standard input with --diff, those that touch a person only with --unsafe-fixes', async () => {
		const misspelt = CLEAN.replace('The reserve is', 'Ada Novack reads: the reserve is');
		const diff = async (flag: string) =>
			(await run(['check', '-', flag, '--diff'], { input: misspelt })).out();
		expect(await diff('--fix')).toBe('');
		expect(await diff('--unsafe-fixes')).toContain('+Ada Novak reads: the reserve is');
	});

	it('keeps line endings and a byte order mark', async () => {
		const windows = `\uFEFF${CLEAN.replace('of expenses.\n\nVote', 'of expenses.\nVote').replace(/\n/g, '\r\n')}`;
		const { files } = await run(['check', 'a.md', '--fix'], { files: { 'a.md': windows } });
		const fixed = text(files.get('/project/a.md'));
		expect(new TextEncoder().encode(windows).slice(0, 3)).toEqual(files.get('/project/a.md')?.slice(0, 3));
		expect(fixed).toMatch(/of expenses\.\r\n\r?\nVote/);
	});
});
