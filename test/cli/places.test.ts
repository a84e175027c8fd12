import { execFileSync } from 'node:child_process';
import {
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	realpath,
	rename,
	rm,
	symlink,
	writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readImportSource } from '../../src/cli/import-source.js';
import { main } from '../../src/cli/main.js';
import type { Io } from '../../src/host/io.js';
import { nodeIo } from '../../src/host/node-io.js';
import { readMeeting } from '../../src/project/compile-file.js';

const MEETING = `---
réunion: Bureau
organisme: Association des Berges
date: 6 juin 2030
état: projet
participants: { présents: [Anne Roy, Paul Weiss] }
---

##   Point


Texte secret.
`;

let top = '';
let project = '';
let outside = '';
let said = '';

const io = nodeIo(join(import.meta.dirname, '../..'));

/** The real world, in the project, with what it says kept. */
function world(): Io {
	const keep = {
		write: (text: string | Uint8Array) => {
			said += typeof text === 'string' ? text : new TextDecoder().decode(text);
		},
		isTerminal: false,
		colors: false,
		columns: undefined,
	};
	const inProject = (path: string) => (path.startsWith('/') ? path : join(project, path));
	return {
		...io,
		cwd: project,
		env: { LANG: 'en_GB.UTF-8' },
		stdout: keep,
		stderr: keep,
		facts: (path) => io.facts(inProject(path)),
		read: (path, facts) => io.read(inProject(path), facts),
		list: (path) => io.list(inProject(path)),
		write: (path, content, folder) => io.write(inProject(path), content, folder),
	};
}

const pv = (...argv: string[]) => main(argv, world());

beforeEach(async () => {
	top = await realpath(await mkdtemp(join(tmpdir(), 'pv-places-')));
	project = join(top, 'project');
	outside = join(top, 'outside');
	said = '';
	for (const folder of ['project/.git', 'project/minutes', 'outside/sub'])
		await mkdir(join(top, folder), { recursive: true });
	await writeFile(join(project, 'minutes/a.md'), MEETING);
	await writeFile(join(outside, 'private.md'), MEETING);
});
afterEach(() => rm(top, { recursive: true, force: true }));

describe('a meeting that a link brings in from outside the project', () => {
	const commands: string[][] = [
		['check'],
		['check', '--fix'],
		['fmt'],
		['fmt', '--diff'],
		['ast'],
		['build', '--to', 'html'],
		['import', '-o', '-'],
	];
	it.each(commands)('is refused by %s %s %s', async (...argv) => {
		await symlink(join(outside, 'private.md'), join(project, 'minutes/l.md'));
		expect(await pv(...argv, 'minutes/l.md')).toBe(2);
		expect(said).toContain('outside the project');
		expect(said).not.toContain('secret');
		expect(await readFile(join(outside, 'private.md'), 'utf8')).toBe(MEETING);
	});

	it('is told of a folder, and the others are checked', async () => {
		await symlink(join(outside, 'private.md'), join(project, 'minutes/l.md'));
		expect(await pv('check', 'minutes')).toBe(2);
		expect(said).toContain('minutes/l.md is, by a link, a file outside the project');
		expect(said).toContain('a.md');
	});

	it('is refused behind a linked folder too, be that another project', async () => {
		await mkdir(join(outside, '.git'));
		await symlink(outside, join(project, 'linked'));
		expect(await pv('check', 'linked/private.md')).toBe(2);
		expect(said).not.toContain('secret');
	});

	it('is read where the link lies in no project', async () => {
		await symlink(project, join(top, 'way'));
		expect(await pv('check', join(top, 'way/minutes/a.md'))).toBeLessThan(2);
	});

	it('is read where it stays in the project, and not written through', async () => {
		await symlink(join(project, 'minutes/a.md'), join(project, 'latest.md'));
		expect(await pv('check', 'latest.md')).toBeLessThan(2);
		expect(await pv('fmt', 'latest.md')).toBe(2);
		expect(said).toContain('latest.md is a link');
		expect(await readFile(join(project, 'minutes/a.md'), 'utf8')).toBe(MEETING);
	});

	it('cannot be a rules file or the configuration either', async () => {
		await writeFile(join(outside, 'key.yaml'), 'api_key: secret\n');
		await symlink(join(outside, 'key.yaml'), join(project, 'rules.yaml'));
		expect(await pv('rules', 'rules.yaml')).toBe(2);
		await symlink(join(outside, 'key.yaml'), join(project, 'pv.config.yaml'));
		expect(await pv('check', 'minutes/a.md')).toBe(2);
		expect(said).not.toContain('api_key');
	});
});

describe('outputs', () => {
	const build = (...argv: string[]) => pv('build', '--to', 'json', ...argv, 'minutes/a.md');
	const isClean = async () => expect(await readdir(outside)).toEqual(['private.md', 'sub']);

	it.each(['../outside', 'ABSOLUTE', 'link', 'link/sub', 'link/new', 'dangling'])(
		'do not go where the configuration says %s',
		async (output) => {
			await symlink(outside, join(project, 'link'));
			await symlink(join(outside, 'none'), join(project, 'dangling'));
			const target = output.replace('ABSOLUTE', outside);
			for (const config of ['pv.config.yaml', 'minutes/pv.config.yaml']) {
				const isNested = config.startsWith('minutes');
				await writeFile(
					join(project, config),
					`output: ${isNested && output !== 'ABSOLUTE' ? '../' : ''}${target}\n`,
				);
				expect(await build()).toBe(2);
				await isClean();
				await rm(join(project, config));
			}
		},
	);

	it('stay in the project where the configuration says so', async () => {
		await writeFile(join(project, 'minutes/pv.config.yaml'), 'output: ../out/new\n');
		expect(await build()).toBe(0);
		expect(await readdir(join(project, 'out/new'))).toEqual(['a.json']);
	});

	it('do not go where a link in the project leads, whoever names it', async () => {
		await symlink(outside, join(project, 'pv-out'));
		expect(await build('--out', 'pv-out')).toBe(2);
		expect(await build('--out', join(project, 'pv-out/sub'))).toBe(2);
		expect(await pv('build', '--doc', 'notice', '--to', 'html', '--out', 'pv-out', 'minutes/a.md')).toBe(2);
		expect(await pv('check', '--format', 'json=pv-out/r.json', 'minutes/a.md')).toBe(2);
		expect(said).toContain('goes, by a link, outside the project');
		await isClean();
	});

	it('do not go where a folder leads that became a link since it was looked at', async () => {
		await mkdir(join(project, 'out'));
		const own = world();
		const exchanged: Io = {
			...own,
			write: async (path, content, folder) => {
				await rename(join(project, 'out'), join(project, 'before'));
				await symlink(outside, join(project, 'out'));
				await own.write(path, content, folder);
			},
		};
		expect(await main(['build', '--to', 'json', '--out', 'out', 'minutes/a.md'], exchanged)).toBe(2);
		expect(said).toContain('its folder became another one');
		await isClean();
		expect(await readdir(join(project, 'before'))).toEqual([]);
	});

	it('do not go where a link below their folder leads, and nothing is removed there', async () => {
		const own = world();
		const within: Io = {
			...own,
			writeTogether(files, getFolder) {
				async function* inProject() {
					for await (const [path, text] of files) yield [join(project, path), text] as const;
				}
				return io.writeTogether(inProject(), getFolder);
			},
			removeFile: (path) => io.removeFile(join(project, path)),
		};
		const site = () => main(['site', 'minutes', '--out', 'site'], within);
		await writeFile(
			join(project, 'minutes/a.md'),
			MEETING.replace('état: projet', 'état: approuvé\nouverture: 14h\nclôture: 15h\nrègles: association'),
		);
		expect(await site()).toBe(0);
		await rm(join(project, 'site/people'), { recursive: true });
		await symlink(outside, join(project, 'site/people'));
		expect(await site()).toBe(2);
		expect(said).toContain('goes, by a link, outside the project');
		await isClean();
		await rm(join(project, 'site/people'));
		await symlink(outside, join(project, 'site/old'));
		await writeFile(join(project, 'site/site.json'), '{"old/private.md":"","meetings/2030-06-07.html":""}');
		await writeFile(join(project, 'site/meetings/2030-06-07.html'), '');
		expect(await site()).toBe(0);
		await isClean();
		expect(await readdir(join(project, 'site/meetings'))).toEqual(['2030-06-06.html', 'index.html']);
	});

	it('of a log do not go where a link in its folder leads', async () => {
		await writeFile(
			join(project, 'minutes/a.md'),
			`${MEETING.replace('état: projet', 'état: approuvé\nouverture: 14h\nclôture: 15h\nrègles: association')}\n### Résolution 1 – A\n\nTexte.\n\nVote : 2 pour\n`,
		);
		await mkdir(join(project, 'log'));
		await symlink(outside, join(project, 'log/tile'));
		const log = [
			'register',
			'log',
			'minutes',
			'--log',
			join(project, 'log'),
			'--key',
			join(project, 'k.pem'),
		];
		expect(await pv(...log, '--origin', 'register.example/a')).toBe(2);
		expect(said).toContain('goes, by a link, outside the project');
		await isClean();
	});

	it('go where the command line says', async () => {
		expect(await build('--out', '../outside/sub')).toBe(0);
		await symlink(outside, join(top, 'own-link'));
		expect(await build('--out', join(top, 'own-link/sub'))).toBe(0);
		expect(await readdir(join(outside, 'sub'))).toEqual(['a.json']);
	});
});

describe('templates', () => {
	it.each(['../outside', 'ABSOLUTE', 'link'])('are not taken from %s', async (templates) => {
		await symlink(outside, join(project, 'link'));
		await writeFile(
			join(project, 'pv.config.yaml'),
			`templates: ${templates.replace('ABSOLUTE', outside)}\n`,
		);
		expect(await pv('check', 'minutes/a.md')).toBe(2);
		expect(await pv('template', 'eject', 'proces-verbal')).toBe(2);
		expect(said).toContain('lies outside the project');
		expect(await readdir(outside)).toEqual(['private.md', 'sub']);
	});

	it.skipIf(process.platform === 'win32')('that are pipes are refused, never waited for', async () => {
		await mkdir(join(project, 'templates/proces-verbal'), { recursive: true });
		await writeFile(join(project, 'pv.config.yaml'), '{}\n');
		execFileSync('mkfifo', [join(project, 'templates/proces-verbal/style.css')]);
		expect(await pv('check', 'minutes/a.md')).toBe(2);
		expect(said).toContain('is not a file');
	});
});

describe('a file that is exchanged after it was looked at', () => {
	it('is refused, be it a link or another file', async () => {
		const io = world();
		const path = join(project, 'minutes/a.md');
		for (const exchange of [
			() => symlink(join(outside, 'private.md'), `${path}.new`),
			() => writeFile(`${path}.new`, 'Other.'),
		]) {
			await writeFile(path, MEETING);
			const facts = await io.facts(path);
			await exchange();
			await rename(`${path}.new`, path);
			await expect(io.read(path, facts)).rejects.toMatchObject({ code: 'file/changed' });
			await rm(path);
		}
	});

	it('is refused where it was a link to outside when it was looked at, and none right after', async () => {
		const io = world();
		const path = join(project, 'minutes/b.md');
		for (const read of [
			(one: Io) => readMeeting('minutes/b.md', one),
			(one: Io) => readImportSource('minutes/b.md', one),
		]) {
			await symlink(join(outside, 'private.md'), path);
			let isExchanged = false;
			const facts = async (asked: string) => {
				const found = await io.facts(asked);
				if (!isExchanged && asked.endsWith('b.md')) {
					isExchanged = true;
					await rm(path);
					await writeFile(path, MEETING);
				}
				return found;
			};
			await expect(read({ ...io, facts })).rejects.toMatchObject({ code: 'input/outside' });
			await rm(path);
		}
	});

	it.skipIf(process.platform === 'win32')('is refused where it became a pipe', async () => {
		execFileSync('mkfifo', [join(project, 'pipe')]);
		await expect(world().read('pipe')).rejects.toMatchObject({ code: 'input/not-a-file' });
	});
});
