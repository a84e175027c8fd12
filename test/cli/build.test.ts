import { describe, expect, it } from 'vitest';
import { CLEAN, WRONG } from './meetings.js';
import { run } from './memory-io.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder('latin1').decode(bytes);

describe('pv build', () => {
	it('writes HTML and PDF beside the file, and says so', async () => {
		const { code, files, err } = await run(['build', 'a.md'], { files: { 'a.md': CLEAN } });
		expect(code).toBe(0);
		expect([...files.keys()].sort()).toEqual(['/project/a.html', '/project/a.md', '/project/a.pdf']);
		expect(text(files.get('/project/a.pdf'))).toMatch(/^%PDF-1\.\d/);
		expect(err()).toMatch(/No error\. One resolution: 1 adopted\. → a\.html, a\.pdf, \d pages?\n$/);
	});

	it('tells what a meeting to come will vote about, instead of how it came out', async () => {
		const convened = CLEAN.replace('lang: en', 'lang: en\nstatus: convened')
			.replace(/opened: .*\nclosed: .*\n/, '')
			.replace('Vote: 2 for, 1 against\n', '')
			.concat('\n### Election – Board\n\n- Ada Novak\n- Ben Osei\n\nSeats: 1\n');
		const { code, err } = await run(['check', 'a.md'], { files: { 'a.md': convened } });
		expect([code, err()]).toEqual([
			0,
			'No error. One resolution to be put to the vote. One election to be held.\n',
		]);
	});

	it('takes a list in several options as one list', async () => {
		const options = ['--to', 'html', '--to', 'json,ast'];
		const { files } = await run(['build', 'a.md', ...options], { files: { 'a.md': CLEAN } });
		expect([...files.keys()].sort()).toEqual(
			['html', 'ast.json', 'json', 'md'].map((ending) => `/project/a.${ending}`).sort(),
		);
	});

	it('writes the other formats where the minutes lack what one of them needs', async () => {
		const { code, files, err } = await run(['build', 'a.md', '--to', 'actes,akn,json'], {
			files: { 'a.md': CLEAN },
		});
		expect([...files.keys()].sort()).toEqual(['/project/a.akn.xml', '/project/a.json', '/project/a.md']);
		expect(err()).toMatch(/^pv: a\.md: actes was not written: .* missing\./m);
		expect(code).toBe(2);
	});

	it('does the same without a command', async () => {
		const { code, files } = await run(['a.md', '--quiet', '--out', 'out'], { files: { 'a.md': CLEAN } });
		expect([code, files.has('/project/out/a.pdf')]).toEqual([0, true]);
	});

	it('refuses final minutes that have errors, and says how to go on', async () => {
		const { code, files, err } = await run(['build', 'a.md'], { files: { 'a.md': WRONG } });
		expect(code).toBe(1);
		expect([...files.keys()]).toEqual(['/project/a.md']);
		expect(err()).toContain('one error keeps the final minutes from being written');
		expect(err()).toContain('pv build --draft a.md');
	});

	it('writes every format of a draft in spite of errors, marked', async () => {
		const { code, files } = await run(['build', 'a.md', '--draft', '--to', 'html,json,ast', '--out', 'out'], {
			files: { 'a.md': WRONG },
		});
		expect(code).toBe(1);
		expect(text(files.get('/project/out/a.html'))).toMatch(/draft/i);
		const json = JSON.parse(new TextDecoder().decode(files.get('/project/out/a.json')));
		expect(json.resolutions[0]).toMatchObject({
			id: 'resolution-1',
			number: '1',
			outcome: 'rejected',
			declared: 'adopted',
			tally: { for: '1', against: '2', abstention: '0' },
		});
		expect(JSON.parse(new TextDecoder().decode(files.get('/project/out/a.ast.json'))).type).toBe('meeting');
	});

	it('writes to standard output what it read from standard input', async () => {
		const { code, out } = await run(['build', '-', '--to', 'html'], { input: CLEAN });
		expect(code).toBe(0);
		expect(out()).toMatch(/^<!doctype html>/i);
	});

	it('writes one format of one meeting to standard output, its bytes as they are', async () => {
		const options = { files: { 'a.md': CLEAN, 'b.md': CLEAN } };
		const json = await run(['build', 'a.md', '--to', 'json', '--out', '-'], options);
		expect([json.code, JSON.parse(json.out()).pv]).toEqual([0, 1]);
		const word = await run(['build', 'a.md', '--to', 'docx', '--out', '-'], options);
		expect([word.code, [...word.outBytes().slice(0, 2)].join()]).toEqual([0, '80,75']);
		expect([...json.files.keys(), ...word.files.keys()].filter((path) => path.includes('-'))).toEqual([]);
	});

	it.each([
		[['build', 'a.md', '--to', 'html,json', '--out', '-']],
		[['build', 'a.md', '--out', '-']],
		[['build', 'a.md', 'b.md', '--to', 'html', '--out', '-']],
		[['build', 'a.md', '--doc', 'notice', '--to', 'html', '--out', '-']],
	])('refuses more than one thing for standard output: %s', async (argv) => {
		const { code, out, err } = await run(argv, { files: { 'a.md': CLEAN, 'b.md': CLEAN } });
		expect([code, out()]).toEqual([2, '']);
		expect(err()).toContain('Standard output takes one format of one meeting.');
	});

	it('builds a folder and names what it refused', async () => {
		const { code, files, err } = await run(['build', 'm', '--to', 'html', '--out', 'out'], {
			files: { 'm/a.md': CLEAN, 'm/b.md': WRONG },
		});
		expect(code).toBe(1);
		expect([...files.keys()].filter((path) => path.endsWith('.html'))).toEqual(['/project/out/a.html']);
		expect(err()).toContain('1 file of minutes written, one refused.');
	});

	it('never lets two meetings write one file', async () => {
		const { code, err } = await run(['build', 'm', 'n', '--to', 'html', '--out', 'out'], {
			files: { 'm/a.md': CLEAN, 'n/a.md': CLEAN },
		});
		expect([code, err().includes('would give the same file')]).toEqual([2, true]);
	});

	it.each([
		['EACCES', 'You may not write'],
		['ENOSPC', 'The disk is full'],
		['EFBIG', 'The disk is full'],
		['ENOTDIR', 'is not a folder'],
	])('says what %s means', async (failure, words) => {
		const { code, err } = await run(['build', 'a.md', '--to', 'html', '--out', 'out'], {
			files: { 'a.md': CLEAN },
			refuses: { '/project/out': failure },
		});
		expect([code, err().includes(words)]).toEqual([2, true]);
	});

	it('still writes the HTML where there is no browser, and ends with 3', async () => {
		const { code, files, err } = await run(['build', 'a.md', '--browser', '/nowhere/chrome'], {
			files: { 'a.md': CLEAN },
		});
		expect(code).toBe(3);
		expect([files.has('/project/a.html'), files.has('/project/a.pdf')]).toEqual([true, false]);
		expect(err()).toContain('/nowhere/chrome');
	});

	it('gives the same bytes twice', async () => {
		const [first, second] = await Promise.all([
			run(['build', 'a.md', '-q'], { files: { 'a.md': CLEAN } }),
			run(['build', 'a.md', '-q'], { files: { 'a.md': CLEAN }, env: { TZ: 'Asia/Tokyo' } }),
		]);
		for (const path of ['/project/a.html', '/project/a.pdf'])
			expect(text(first.files.get(path)) === text(second.files.get(path))).toBe(true);
	});
});
