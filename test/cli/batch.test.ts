/** Several files at once: one that fails is told, the others are written all the same. */

import { describe, expect, it } from 'vitest';
import { CLEAN } from './meetings.js';
import { run } from './memory-io.js';

const MEETINGS = {
	'a.md': CLEAN.replace('title: ', 'title: A '),
	'b.md': CLEAN.replace(/^(title|organization): .*$/m, '$1: Boom'),
	'c.md': CLEAN,
};
const FAILING =
	'{% if view.letterhead.name == "Boom" or view.title.html == "Boom" %}{% render "nowhere" %}{% endif %}';
const built = ({ files }: { files: Map<string, unknown> }) =>
	[...files.keys()].filter((path) => path.endsWith('.html')).sort();

describe('a run over several files', () => {
	it('goes on when a template fails for one of them', async () => {
		const world = await run(['build', 'a.md', 'b.md', 'c.md', '--to', 'html'], {
			files: {
				...MEETINGS,
				'pv.config.yaml': 'formats: [html]\n',
				'templates/proces-verbal/partials/head.liquid': FAILING,
			},
		});
		expect(built(world)).toEqual(['/project/a.html', '/project/c.html']);
		expect(world.code).toBe(2);
		expect(world.err()).toContain('pv: b.md: templates/proces-verbal/partials/head.liquid');
		expect(world.err()).toContain('2 files of minutes written, one failed.');
	});

	it('goes on when one of them cannot be written', async () => {
		const world = await run(['build', 'a.md', 'b.md', 'c.md', '--to', 'html'], {
			files: MEETINGS,
			refuses: { '/project/b.html': 'EACCES' },
		});
		expect(built(world)).toEqual(['/project/a.html', '/project/c.html']);
		expect([world.code, world.err()]).toEqual([2, expect.stringContaining('pv: b.md: ')]);
		expect(world.err()).toContain('2 files of minutes written, one failed.');
	});

	it('goes on when two of them would write the same file', async () => {
		const world = await run(['build', 'a.md', 'x/a.md', 'c.md', '--to', 'html', '--out', 'out'], {
			files: { ...MEETINGS, 'x/a.md': CLEAN },
		});
		expect(built(world)).toEqual(['/project/out/a.html', '/project/out/c.html']);
		expect(world.code).toBe(2);
	});

	it('goes on when a document cannot be made of one of them', async () => {
		const world = await run(
			['build', 'a.md', 'b.md', '--doc', 'extrait', '--resolution', '7', '--to', 'html'],
			{
				files: { ...MEETINGS, 'b.md': CLEAN.replace('Resolution 1', 'Resolution 7') },
			},
		);
		expect(built(world)).toHaveLength(1);
		expect(world.code).toBe(2);
	});

	it('goes on when a fault of the program meets one of them', async () => {
		const { io, files, err } = (await import('./memory-io.js')).createWorld({ files: MEETINGS });
		const { main } = await import('../../src/cli/main.js');
		const read = io.read;
		io.read = async (path) => {
			if (String(path).endsWith('b.md')) return { length: -1 } as unknown as Uint8Array;
			return read(path);
		};
		const code = await main(['build', 'a.md', 'b.md', 'c.md', '--to', 'html'], io);
		expect(built({ files })).toEqual(['/project/a.html', '/project/c.html']);
		expect([code, err()]).toEqual([2, expect.stringMatching(/b\.md/)]);
	});

	it.each([
		[['check'], 'No error in the 2 files.'],
		[['check', '--fix'], 'No error in the 2 files.'],
		[['check', '--diff'], 'Nothing to change (2 read).'],
		[['fmt'], 'Nothing to change (2 read).'],
	])('%j goes on when one of them cannot be read, and ends with 2', async (argv, words) => {
		const { io, err } = (await import('./memory-io.js')).createWorld({
			files: { ...MEETINGS, 'b.md': CLEAN },
		});
		const { main } = await import('../../src/cli/main.js');
		const read = io.read;
		io.read = async (path) => {
			if (!path.endsWith('b.md')) return read(path);
			throw Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/project/b.md' });
		};
		const code = await main([...argv, '.'], io);
		expect([code, err()]).toEqual([2, expect.stringContaining(words)]);
		expect(err()).toContain('b.md');
	});

	it('goes on when a folder among them may not be opened, and ends with 2', async () => {
		const { io, err } = (await import('./memory-io.js')).createWorld({
			files: { ...MEETINGS, 'closed/b.md': CLEAN },
		});
		const { main } = await import('../../src/cli/main.js');
		const list = io.list;
		io.list = async (path) => {
			if (!path.endsWith('closed')) return list(path);
			throw Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'scandir', path });
		};
		const code = await main(['check', '.'], io);
		expect([code, err()]).toEqual([2, expect.stringContaining('closed cannot be read.')]);
		expect(err()).toContain('No error in the 3 files.');
	});

	it('says once what all of them fail of', async () => {
		const world = await run(['build', 'a.md', 'c.md', '--to', 'html'], {
			files: { ...MEETINGS, 'pv.config.yaml': 'formatz: [html]\n' },
		});
		expect([world.code, world.err().match(/formatz/g)]).toEqual([2, ['formatz']]);
		expect(world.err()).toContain('2 failed');
	});

	it('ends at once where the command itself is wrong', async () => {
		const world = await run(['build', 'a.md', 'c.md', '--to', 'html', '--theme', 'nowhere'], {
			files: MEETINGS,
		});
		expect([built(world), world.code]).toEqual([[], 2]);
		expect(world.err().match(/nowhere/g)).toHaveLength(1);
	});
});
