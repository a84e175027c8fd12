import { describe, expect, it } from 'vitest';
import { meets, refuseOutside, safePath } from '../../src/cli/commands/extract.js';
import { createWorld } from './memory-io.js';

describe('the places of files that ride inside a record', () => {
	it.each([
		['lists/roll.csv', 'roll.csv', 'lists/roll.csv'],
		['./lists/roll%20two.csv', 'roll.csv', 'lists/roll two.csv'],
		['lists\\roll.csv', 'roll.csv', 'lists/roll.csv'],
		['100%.csv', 'a.csv', '100%.csv'],
		['../roll.csv', 'roll.csv', 'roll.csv'],
		['/etc/roll.csv', 'roll.csv', 'roll.csv'],
		['C:\\roll.csv', 'roll.csv', 'roll.csv'],
		['nul', 'roll.csv', 'roll.csv'],
	])('%j of %j is written to %j', (path, name, target) => {
		expect(safePath(path, name)).toBe(target);
	});

	it.each([
		'.git/hooks/pre-commit',
		'.GIT/config',
		'a/.github/workflows/x.yml',
		'.bashrc',
		'\u200C.git/config',
		'\uFF0Egit/config',
		'GIT~1/hooks/x',
		'git\u200D~2/x',
		'PVCONF~1.YAM',
		'pv.config.yaml',
		'PV.Config.YAML',
		'sub/pv.config.yaml',
		'pv.confi\u200Bg.yaml',
		'\uFF50v.config.yaml',
		'COM1.csv',
		'com\u00B9.csv',
		'con .csv',
		'CONIN$',
		'a\u00A0',
	])('%j is never written', (path) => {
		expect(safePath(path, 'roll.csv')).toBe('roll.csv');
		expect(() => safePath(path, path)).toThrow(expect.objectContaining({ code: 'extract/unsafe-name' }));
	});

	it.each(['Liste~des~membres.csv', 'config.yaml', 'gitlab.csv', 'consul.csv', 'a.b.csv'])(
		'%j is',
		(path) => {
			expect(safePath(path, 'x')).toBe(path);
		},
	);

	it('are refused where path and name are dangerous', () => {
		expect(() => safePath('../a', '../a')).toThrow(expect.objectContaining({ code: 'extract/unsafe-name' }));
	});

	it.each([
		['back/a.md', ['back/A.md'], true],
		['back/e\u0301.md', ['back/\u00E9.md'], true],
		['back/a', ['back/a/b.csv'], true],
		['back/a/b.csv', ['back/a'], true],
		['back/ab', ['back/a', 'back/a.md'], false],
	])('%j meets %j: %s', (target, others, met) => {
		expect(meets(target, others)).toBe(met);
	});

	it('are not behind a link that leads out of the folder', async () => {
		const files = { 'back/a.md': '', 'elsewhere/b.md': '' };
		const { io } = createWorld({ files, links: { 'back/out': 'elsewhere' } });
		await expect(refuseOutside('back/lists/c.csv', 'back', 'a.pdf', io)).resolves.toBeUndefined();
		await expect(refuseOutside('back/out/c.csv', 'back', 'a.pdf', io)).rejects.toMatchObject({
			code: 'extract/unsafe-name',
		});
	});
});
