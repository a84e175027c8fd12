import { describe, expect, it } from 'vitest';
import { main } from '../../../src/cli/main.js';
import type { Questions } from '../../../src/host/io.js';
import { getStarters } from '../../../src/starter/index.js';
import { createWorld, run, type WorldOptions } from '../../cli/memory-io.js';
import { compileText } from '../../compile.js';

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const FRENCH = { env: { LANG: 'fr_FR.UTF-8' } };

const LAST = `---
lang: en
meeting: board of directors
organization: Tidewater Commons
rules: { quorum: half of the members, majorities: { ordinary: simple majority } }
date: 2024-09-17
opened: 14:00
closed: 15:00
members: 6
chair: Ada Novak
secretary: Ben Osei
participants:
  present:
    - Ada Novak, chair
    - Ben Osei (North Quay), secretary
    - Carla Ruiz [2]
  represented:
    - Dan Whitfield, proxy to Ada Novak
  guests: [June Park]
next: 2024-12-10
---

## 14:10 — Budget

### Resolution 17 – Reserve

The reserve is six months of expenses.

Majority: ordinary
Vote: 2 for, 1 against

Action: publish the policy (Ben Osei, October 1, 2024)

Action: order chairs (Ada Novak, 2024-09-20, done)
`;

/** Answers given one after the other. */
function answering(...answers: Array<string | undefined>): Questions & { asked: string[] } {
	const asked: string[] = [];
	const next = async (question: string) => {
		asked.push(question);
		return answers.shift();
	};
	return { asked, text: (question) => next(question), choose: (question) => next(question) };
}

describe.each(['fr', 'en'] as const)('every body that pv new knows (%s)', (lang) => {
	it.each(getStarters(lang).map(({ id }) => id))(
		'%s starts with a file that nothing is said about',
		async (id) => {
			const argv = [
				'new',
				'a.md',
				'--meeting',
				id,
				'--organization',
				'The Club: a test',
				'--date',
				'2030-06-06',
			];
			const { code, files, out } = await run(argv, FRENCH);
			expect(code).toBe(0);
			expect(out()).toBe('a.md\n');
			const compiled = await compileText(text(files.get('/project/a.md')));
			expect(compiled.messages).toEqual([]);
			expect(compiled.lang).toBe(lang);
			expect(compiled.assembly.status).toBe('convened');
			expect(compiled.assembly.date).toBe('2030-06-06');
		},
	);
});

describe('pv new', () => {
	const flags = ['--meeting', 'board', '--organization', 'Club', '--date', '6 June 2030'];

	it('names a file by date and meeting', async () => {
		const { files } = await run(['new', ...flags]);
		expect([...files.keys()]).toEqual(['/project/2030-06-06-board-of-directors.md']);
	});

	it('never overwrites', async () => {
		const { code, files, err } = await run(['new', 'a.md', ...flags], { files: { 'a.md': 'mine' } });
		expect([code, text(files.get('/project/a.md'))]).toEqual([2, 'mine']);
		expect(err()).toContain('a.md is there already');
	});

	it.each(['meeting', 'organization', 'date'])('without a terminal names the flag --%s', async (flag) => {
		const at = flags.indexOf(`--${flag}`);
		const { code, files, err } = await run(['new', 'a.md', ...flags.slice(0, at), ...flags.slice(at + 2)]);
		expect([code, files.size]).toEqual([2, 0]);
		expect(err()).toContain(`--${flag} is needed`);
	});

	it('asks at a terminal, in the language of the user', async () => {
		const world = createWorld(FRENCH);
		const questions = answering('conseil-municipal', 'Commune de Saint-Aubin', '6 juin 2030');
		expect(await main(['new', 'a.md'], { ...world.io, questions })).toBe(0);
		expect(questions.asked).toEqual(['Sorte d’organe', 'Nom de l’organisme', 'Date de la réunion']);
		expect(text(world.files.get('/project/a.md'))).toContain('organisme: Commune de Saint-Aubin\n');
	});

	it('asks nothing with --no-input', async () => {
		const world = createWorld();
		const questions = answering('board');
		expect(await main(['new', 'a.md', '--no-input'], { ...world.io, questions })).toBe(2);
		expect(questions.asked).toEqual([]);
	});

	it('writes nothing when the person leaves', async () => {
		const world = createWorld();
		expect(await main(['new', 'a.md'], { ...world.io, questions: answering('board', undefined) })).toBe(130);
		expect(world.files.size).toBe(0);
	});

	it.each<[string, string[], string]>([
		['a date', ['--date', 'soon'], '“soon” is no date'],
		['a body', ['--meeting', 'parliament'], 'No body is called “parliament”'],
		['a roll', ['--roll', 'none.csv'], 'none.csv does not exist'],
		['minutes', ['--from', 'none.md'], 'none.md does not exist'],
	])('refuses %s that is none', async (_, wrong, message) => {
		const { code, files, err } = await run(['new', 'a.md', ...flags, ...wrong]);
		expect([code, files.size]).toEqual([2, 0]);
		expect(err()).toContain(message);
	});

	it('names a roll from the folder of the new file', async () => {
		const files = { 'rolls/club.csv': 'name,votes\nAda Novak,1\nBen Osei,1\n' };
		const { code, files: written } = await run(
			['new', 'minutes/a.md', ...flags, '--roll', 'rolls/club.csv'],
			{
				files: { ...files, 'pv.config.yaml': '{}\n' },
			},
		);
		expect(text(written.get('/project/minutes/a.md'))).toContain('members: ../rolls/club.csv\n');
		expect(code).toBe(0);
	});
});

describe('pv new --from', () => {
	const from = async (argv: string[], options: WorldOptions = {}) => {
		const { code, files, err } = await run(['new', 'next.md', '--from', 'last.md', ...argv], {
			files: { 'last.md': LAST },
			...options,
		});
		return { code, err: err(), written: text(files.get('/project/next.md')) };
	};

	it('carries the roll, the officers, open actions, rules and numbers over', async () => {
		const { code, written } = await from([]);
		expect(code).toBe(0);
		expect(written).toBe(`---
lang: en
meeting: board of directors
organization: Tidewater Commons
rules: { quorum: half of the members, majorities: { ordinary: simple majority } }
date: Tuesday 10 December 2024
status: convened
members: 6
chair: Ada Novak
secretary: Ben Osei
agenda:
  - Minutes of 17 September 2024
  - Matters arising
  - Chair's report
  - Finances
  - Any other business
  - Date of the next meeting
participants:
  convened:
    presence: absent
    votes: no
    people:
      - Ada Novak, chair
      - Ben Osei (North Quay), secretary
      - Carla Ruiz [2]
      - Dan Whitfield
  guests:
    - June Park
---

## Minutes of 17 September 2024

### Resolution 18 – Minutes of 17 September 2024

The board approves the minutes of 17 September 2024.

## Matters arising

Action: publish the policy (Ben Osei, October 1, 2024)

## Chair's report

## Finances

## Any other business

## Date of the next meeting
`);
		const { messages, assembly } = await compileText(written);
		expect(messages).toEqual([]);
		expect(assembly.members.map(({ name }) => name)).toContain('Dan Whitfield');
	});

	it('takes another date than the one that was foreseen', async () => {
		expect((await from(['--date', '2025-01-07'])).written).toContain('date: Tuesday 7 January 2025\n');
	});

	it('goes on with the numbers of the year', async () => {
		const files = { 'last.md': LAST.replace('Resolution 17', 'Resolution 2024-009') };
		expect((await from([], { files })).written).toContain('### Resolution 2024-010 – ');
		expect((await from(['--date', '2025-01-07'], { files })).written).toContain('### Resolution 2025-001 – ');
		const restarting = { 'last.md': LAST.replace('Resolution 17', 'Resolution 1') };
		expect((await from([], { files: restarting })).written).toContain('### Resolution 1 – ');
	});

	it('keeps a roll as a roll, from another folder too', async () => {
		const source = LAST.replace('members: 6', 'members: roll.csv');
		const { code, files } = await run(['new', '2025/next.md', '--from', 'last.md'], {
			files: {
				'last.md': source,
				'roll.csv': 'name\nAda Novak\nBen Osei\nCarla Ruiz\nDan Whitfield\n',
				'pv.config.yaml': '{}\n',
			},
		});
		expect(code).toBe(0);
		const written = text(files.get('/project/2025/next.md'));
		expect(written).toContain('members: ../roll.csv\n');
		expect(written).not.toContain('convened:');
	});
});

describe('pv new --second-call', () => {
	const failed = LAST.replace('members: 6', 'members: 60').replace(
		'## 14:10 — Budget',
		'## 14:10 — Budget\n\nAda Novak: we are too few.\n\n2:15 pm – Departure of Carla Ruiz',
	);

	it('convenes again with the same agenda and texts, and nothing else', async () => {
		const argv = ['new', 'again.md', '--second-call', 'last.md', '--date', '2024-10-01'];
		const { code, files } = await run(argv, { files: { 'last.md': failed } });
		expect(code).toBe(0);
		const written = text(files.get('/project/again.md'));
		expect(written).toContain('notice: { call: 2 }\n');
		expect(written.slice(written.indexOf('\n---\n') + 5)).toBe(`
## Budget

### Resolution 17 – Reserve

The reserve is six months of expenses.

Majority: ordinary
`);
		const { messages, assembly } = await compileText(written);
		expect(messages).toEqual([]);
		expect(assembly.call).toBe(2);
	});

	it('takes the word of the minutes where no rules say what the quorum is', async () => {
		const source = LAST.replace(/^rules:.*\n(?:\s+.*\n)*/m, '').replace(
			'## 14:10 — Budget',
			'Quorum: not met\n\n## 14:10 — Budget',
		);
		expect(source).toContain('Quorum: not met');
		const argv = ['new', 'again.md', '--second-call', 'last.md', '--date', '2024-10-01'];
		const { code, files } = await run(argv, { files: { 'last.md': source } });
		expect(code).toBe(0);
		expect(text(files.get('/project/again.md'))).toContain('notice: { call: 2 }\n');
	});

	it('refuses where no quorum failed', async () => {
		const { code, files, err } = await run(
			['new', 'again.md', '--second-call', 'last.md', '--date', '2024-10-01'],
			{
				files: { 'last.md': LAST },
			},
		);
		expect([code, files.size]).toEqual([2, 1]);
		expect(err()).toContain('No quorum failed in last.md');
	});
});
