import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { nodeIo } from '../../src/host/node-io.js';
import { createWorld } from './memory-io.js';

const MEETING = `---
réunion: Bureau
organisme: Association des Berges
date: 6 juin 2030
état: projet
participants: { présents: [Anne Roy, Paul Weiss] }
annexes: [{ titre: Plan, fichier: plan.json }]
---

Texte.
`;

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'pv-own-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a build writes over nothing that the minutes name', () => {
	it('an annex', async () => {
		const { io, files, err } = createWorld({ files: { 'plan.md': MEETING, 'plan.json': '{"own":true}' } });
		expect(await main(['build', '--to', 'json', 'plan.md'], io)).toBe(2);
		expect(new TextDecoder().decode(files.get('/project/plan.json'))).toBe('{"own":true}');
		expect(err()).toContain('plan.json belongs to these minutes');
	});

	it('under another spelling of its path', async () => {
		const source = MEETING.replace('plan.json', './plan.json');
		const { io, files } = createWorld({ files: { 'plan.md': source, 'plan.json': '{}' } });
		expect(await main(['build', '--to', 'json', '--out', '.', 'plan.md'], io)).toBe(2);
		expect(new TextDecoder().decode(files.get('/project/plan.json'))).toBe('{}');
	});

	it('and the other meetings are built', async () => {
		const { io, files } = createWorld({
			files: { 'plan.md': MEETING, 'plan.json': '{}', 'other.md': MEETING.replaceAll('plan', 'other-plan') },
		});
		expect(await main(['build', '--to', 'json', '.'], io)).toBe(2);
		expect([...files.keys()]).toContain('/project/other.json');
	});
});

describe('an import never writes over what it reads', () => {
	it.each([[['--force']], [[]]])('%j', async (flags) => {
		const { io, files, err } = createWorld({ files: { 'notes.md': 'Présents : Anne Roy' } });
		expect(await main(['import', 'notes.md', ...flags], io)).toBe(2);
		expect(new TextDecoder().decode(files.get('/project/notes.md'))).toBe('Présents : Anne Roy');
		expect(err()).toContain('--out');
		expect(err()).not.toContain('--force');
	});
});

describe('a path with a character that no path has', () => {
	it.each(['participants: x%00.csv', 'annexes: [a%00.pdf]'])('%s', async (line) => {
		const source = MEETING.replace(/^annexes.*$/m, '').replace(/^participants.*$/m, line);
		const path = join(folder, 'nul.md');
		await writeFile(path, source);
		expect(await main(['check', '--quiet', path], nodeIo(folder))).toBeLessThan(2);
	});
});

describe('a file that is rewritten in place', () => {
	const untidy = MEETING.replace('Texte.', '##   Point\n\n\n\nTexte.').replace(/^annexes.*\n/m, '');

	it('keeps who may read it', async () => {
		const path = join(folder, 'a.md');
		await writeFile(path, untidy);
		await chmod(path, 0o600);
		expect(await main(['fmt', '--quiet', path], nodeIo(folder))).toBe(0);
		expect(await readFile(path, 'utf8')).not.toBe(untidy);
		expect((await stat(path)).mode & 0o777).toBe(0o600);
	});
});

describe('an import is written where --out says, as with every other command', () => {
	it.each(['-o', '--out', '--output'])('%s', async (option) => {
		const { io, files } = createWorld({ files: { 'notes.txt': 'Présents : Anne Roy' } });
		await main(['import', 'notes.txt', option, 'other.md'], io);
		expect([...files.keys()]).toContain('/project/other.md');
	});
});
