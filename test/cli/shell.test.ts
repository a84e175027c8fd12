/** What people expect of a command line: patterns, ignored files, a configuration by name, texts not saved yet, completion, add-ons. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { readConfig } from '../../src/config/config.js';
import { ruleIds } from '../../src/lint/index.js';
import { findMeetings } from '../../src/project/find-meetings.js';
import { createWorld } from './memory-io.js';

const MEETING = '---\nréunion: assemblée générale\n---\n';
/** One warning: a day that is none. */
const WITH_WARNING = `${MEETING}\nLe lundi 6 juin 2024, rien ne se passe.\n`;

describe('meetings in folders', () => {
	const files = {
		'.git/HEAD': 'ref',
		'.gitignore': 'drafts/\n*.old.md\n!kept.old.md\n',
		'minutes/2024-01.md': MEETING,
		'minutes/2023-01.md': MEETING,
		'minutes/a.old.md': MEETING,
		'minutes/kept.old.md': MEETING,
		'minutes/board/.gitignore': '/2024-02.md\n!/b.old.md\n',
		'minutes/board/2024-02.md': MEETING,
		'minutes/board/2024-03.md': MEETING,
		'minutes/board/b.old.md': MEETING,
		'drafts/2024-04.md': MEETING,
	};

	it('leaves out what the repository ignores, the nearest file first', async () => {
		expect(await findMeetings(['.'], createWorld({ files }).io)).toEqual([
			'minutes/2023-01.md',
			'minutes/2024-01.md',
			'minutes/board/2024-03.md',
			'minutes/board/b.old.md',
			'minutes/kept.old.md',
		]);
	});

	it('heeds the files above the folder that is named', async () => {
		expect(await findMeetings(['minutes/board'], createWorld({ files }).io)).toEqual([
			'minutes/board/2024-03.md',
			'minutes/board/b.old.md',
		]);
	});

	it('reads a folder that is named, ignored or not', async () => {
		expect(await findMeetings(['drafts'], createWorld({ files }).io)).toEqual(['drafts/2024-04.md']);
	});

	it('takes a file that is named, ignored or not', async () => {
		expect(await findMeetings(['drafts/2024-04.md'], createWorld({ files }).io)).toEqual([
			'drafts/2024-04.md',
		]);
	});

	it.each([
		['minutes/**/2024*.md', ['minutes/2024-01.md', 'minutes/board/2024-03.md']],
		['minutes/2024*.md', ['minutes/2024-01.md']],
		['./minutes/*-01.md', ['minutes/2023-01.md', 'minutes/2024-01.md']],
		['*/{2023,2024}-01.md', ['minutes/2023-01.md', 'minutes/2024-01.md']],
	])('reads the pattern %s', async (pattern, found) => {
		expect(await findMeetings([pattern], createWorld({ files }).io)).toEqual(found);
	});

	it('says that a pattern fits nothing', async () => {
		const world = createWorld({ files });
		expect(await main(['check', 'minutes/2030*.md'], world.io)).toBe(2);
		expect(world.err()).toContain('No meeting file fits “minutes/2030*.md”.');
	});
});

describe('options', () => {
	it('takes the configuration that is named, wherever it lies', async () => {
		const files = {
			'ag.md': WITH_WARNING,
			'pv.config.yaml': 'severities: { time/weekday: error }\n',
			'/elsewhere/pv.yaml': 'severities: { time/weekday: off }\n',
		};
		const near = createWorld({ files });
		expect(await main(['check', 'ag.md'], near.io)).toBe(1);
		const named = createWorld({ files });
		expect(await main(['check', '--config', '/elsewhere/pv.yaml', 'ag.md'], named.io)).toBe(0);
	});

	it('names a text on standard input, and its configuration', async () => {
		const world = createWorld({
			files: { 'minutes/pv.config.yaml': 'severities: { time/weekday: error }\n' },
			input: WITH_WARNING,
		});
		expect(await main(['check', '--stdin-filename', 'minutes/ag.md', '-'], world.io)).toBe(1);
		expect(world.out() + world.err()).toContain('minutes/ag.md:5:');
	});

	it('never writes a text of standard input to the name that it was given', async () => {
		const world = createWorld({ files: { 'ag.md': MEETING }, input: MEETING.replace('---\nr', '---\n\nr') });
		await main(['fmt', '--stdin-filename', 'ag.md', '-'], world.io);
		await main(['check', '--fix', '--stdin-filename', 'ag.md', '-'], world.io);
		expect(new TextDecoder().decode(world.files.get('/project/ag.md'))).toBe(MEETING);
	});
});

describe('pv init', () => {
	it.each(['en', 'fr'])('writes settings that hold once their # is gone, in %s', async (language) => {
		const world = createWorld({ env: { PV_LANG: language } });
		expect(await main(['init'], world.io)).toBe(0);
		const text = new TextDecoder().decode(world.files.get('/project/pv.config.yaml'));
		expect(readConfig(text, 'pv.config.yaml', ruleIds)).toEqual({ header: {}, severities: {} });
		const settings = text.replace(/^# (?= *[\p{L}/.-]+:)/gmu, '');
		const config = readConfig(settings, 'pv.config.yaml', ruleIds);
		expect(Object.keys(config).sort()).toEqual([
			'formats',
			'header',
			'output',
			'severities',
			'style',
			'wording',
		]);
	});

	it('writes over nothing', async () => {
		const world = createWorld({ files: { 'pv.config.yaml': 'output: out\n' } });
		expect(await main(['init'], world.io)).toBe(2);
		expect(new TextDecoder().decode(world.files.get('/project/pv.config.yaml'))).toBe('output: out\n');
	});
});

describe('pv completion', () => {
	it.each([
		['bash', /^.*words=.*\bauto\b/m],
		['zsh', /'auto:/],
		['fish', / -a '?auto\b/],
	])('knows every command and option, in a script that %s reads', async (shell, hidden) => {
		const world = createWorld({ env: { PV_LANG: 'fr' } });
		expect(await main(['completion', shell], world.io)).toBe(0);
		for (const word of ['build', 'template', 'eject', 'stdin-filename', 'unsafe-fixes'])
			expect(world.out()).toContain(word);
		// What runs where no command is named is none that one writes.
		expect(world.out()).not.toMatch(hidden);
		// fish reads no script from the pipes of Node.
		const folder = mkdtempSync(join(tmpdir(), 'pv-completion-'));
		const script = join(folder, 'script');
		writeFileSync(script, world.out());
		const { error, status, stderr } = spawnSync(shell, ['-n', script], { encoding: 'utf8' });
		rmSync(folder, { recursive: true });
		if (error === undefined) expect(status, stderr).toBe(0);
	});

	it.each([
		['pv check --unsa', '--unsafe-fixes'],
		['pv check --format sa', 'sarif'],
		['pv check --select vote/sum-mismatch,people/missp', 'vote/sum-mismatch,people/misspelt'],
		['pv build --theme no', 'notarial'],
		['pv build --to html,od', 'html,odt'],
		['pv build --doc not', 'notice notification'],
		['pv explain vote/sum', 'vote/sum-mismatch'],
		['pv rules copropriete', 'copropriete copropriete-quebec'],
		['pv new --meeting gm', 'gmbh'],
		['pv register log --or', '--origin'],
		['pv template ej', 'eject'],
		['pv template eject no', 'notarial notification'],
		['pv completion f', 'fish'],
		['pv help che', 'check'],
		// Files complete by themselves.
		['pv check mi', ''],
		['pv build --config pv', ''],
		['pv check ag.md vote', ''],
	])('completes “%s” in bash', async (line, expected) => {
		const world = createWorld();
		await main(['completion', 'bash'], world.io);
		const words = line.split(' ');
		const script = `${world.out()}\nCOMP_WORDS=(${line}); COMP_CWORD=${words.length - 1}; _pv; echo "\${COMPREPLY[@]}"`;
		expect(spawnSync('bash', ['-c', script], { encoding: 'utf8' }).stdout).toBe(`${expected}\n`);
	});
});

describe('help', () => {
	it.each([
		...[
			'build',
			'check',
			'preview',
			'lsp',
			'watch',
			'init',
			'new',
			'fmt',
			'verify',
			'sign',
			'extract',
			'import',
		],
		...['page', 'explain', 'rules', 'facts', 'merge', 'ask', 'seal', 'register', 'site', 'ast', 'template'],
		...[
			'doctor',
			'completion',
			'register volume',
			'register log',
			'register prove',
			'template list',
			'template eject',
		],
	])('of pv %s has an example', async (command) => {
		const world = createWorld({ env: { PV_LANG: 'en' } });
		expect(await main([...command.split(' '), '--help'], world.io)).toBe(0);
		expect(world.out()).toMatch(
			new RegExp(`^Examples:\\n(?:.*\\n)* {2}pv ${command.replace(' volume', '')}`, 'm'),
		);
	});

	it('proposes the command that was meant', async () => {
		const world = createWorld({ env: { PV_LANG: 'en' } });
		expect(await main(['help', 'chek'], world.io)).toBe(2);
		expect(world.err()).toBe(
			'pv: There is no command “chek”. Did you mean check?\npv --help lists them all.\n',
		);
	});
});

describe('add-ons', () => {
	const runs: Array<[string, readonly string[]]> = [];
	const world = createWorld({ files: { zoom: MEETING } });
	const io = Object.assign(Object.create(world.io), {
		runProgram: async (name: string, args: readonly string[]) => {
			if (name !== 'pv-loomio' && name !== 'pv-zoom' && name !== 'pv-check') return undefined;
			runs.push([name, args]);
			return 7;
		},
	}) as typeof world.io;

	it('runs the program of that name, and ends as it does', async () => {
		expect(await main(['loomio', 'a.csv', '--check'], io)).toBe(7);
		expect(runs).toEqual([['pv-loomio', ['a.csv', '--check']]]);
	});

	it('puts files and commands of ours first', async () => {
		await main(['zoom', '--to', 'json', '-o', '-'], io);
		await main(['check', 'zoom'], io);
		expect(runs).toHaveLength(1);
	});
});
