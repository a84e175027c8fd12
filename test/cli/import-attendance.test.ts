import { describe, expect, it } from 'vitest';
import { run } from './memory-io.js';

const MINUTES = `---
lang: en
organization: Tidewater Commons
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 2024-06-12
opened: 18:00
closed: 19:30
participants:
  present:
    - Ada Novak
    - Omar Haddad
  remote:
    - Ben Osei, treasurer
    - Nour Anquetil
  convened:
    presence: absent
    votes: no
    people:
      - Carla Ruiz [3]
      - Dora Finch
  excused: [Luc Perrin]
---

## 18:20 — Budget

### Resolution 1 – Reserve

The reserve is six months of expenses.

Vote: 2 for, 1 against
`;

const head = 'Name (original name),Email,Join time,Leave time,In waiting room';
const row = (name: string, from: string, to: string) =>
	`${name},,12/06/2024 ${from}:10,12/06/2024 ${to}:40,No`;
const LIST = [
	head,
	row('Ada Novak', '18:05', '19:31'),
	row('OSEI Ben', '18:12', '19:02'),
	row('Carla Ruiz (iPad)', '17:50', '18:40'),
	row('Carla Ruiz (iPad)', '18:50', '19:31'),
	row('Luc Perrin', '17:55', '19:31'),
	row('Dora', '18:03', '19:31'),
	row('iPhone de Paul', '18:01', '18:02'),
	'',
].join('\n');

const text = (files: ReadonlyMap<string, Uint8Array>, path: string) =>
	Buffer.from(files.get(path) ?? []).toString();

describe('pv import --into with an attendance list', () => {
	it('writes who was remote from when until when, and tells what is to be settled', async () => {
		const { code, files, err } = await run(['import', '--into', 'a.md', 'zoom.csv', '--accept'], {
			files: { 'a.md': MINUTES, 'zoom.csv': LIST },
		});
		expect(err().split('\n').slice(0, 8)).toEqual([
			'Dora (6:03 pm–7:31 pm): nobody here bears this name without doubt; write it as alias of somebody, or add the person.',
			'iPhone de Paul (6:01 pm–6:02 pm): nobody here bears this name without doubt; write it as alias of somebody, or add the person.',
			'Ada Novak (6:05 pm–7:30 pm): is in the room in the minutes; the connection did not last all the time.',
			'Carla Ruiz (6:00 pm–6:40 pm, 6:50 pm–7:30 pm): was away in between; write the departure and the return into the text.',
			'Luc Perrin (6:00 pm–7:30 pm): is excused, absent, represented or voting by post in the minutes, and was connected.',
			'Nour Anquetil: is remote in the minutes, and not in the list.',
			'2 people are taken over into a.md.',
			'',
		]);
		expect(code).toBe(1);
		expect(text(files, '/project/a.md')).toBe(
			MINUTES.replace('treasurer\n', 'treasurer, arrived at 6:12 pm, left at 7:02 pm\n')
				.replace('    - Nour Anquetil\n', '    - Nour Anquetil\n    - Carla Ruiz [3]\n')
				.replace('      - Carla Ruiz [3]\n', '')
				.replace(
					'---\n\n##',
					`---

<!-- Attendance list of Zoom, to be settled:
Dora (6:03 pm–7:31 pm): nobody here bears this name without doubt; write it as alias of somebody, or add the person.
iPhone de Paul (6:01 pm–6:02 pm): nobody here bears this name without doubt; write it as alias of somebody, or add the person.
Carla Ruiz (6:00 pm–6:40 pm, 6:50 pm–7:30 pm): was away in between; write the departure and the return into the text. -->

##`,
				),
		);
		const { out } = await run(['ast', 'a.md'], { files: { 'a.md': text(files, '/project/a.md') } });
		expect(out()).toContain('"arrivalTime"');
		const again = await run(['import', '--into', 'a.md', 'zoom.csv', '--accept'], {
			files: { 'a.md': files.get('/project/a.md') ?? '', 'zoom.csv': LIST },
		});
		expect(text(again.files, '/project/a.md')).toBe(text(files, '/project/a.md'));
	});

	it('shows a patch where there is no terminal, and changes nothing', async () => {
		const { files, out, err } = await run(['import', '--into', 'a.md', 'zoom.csv'], {
			files: { 'a.md': MINUTES, 'zoom.csv': LIST },
		});
		expect(text(files, '/project/a.md')).toBe(MINUTES);
		expect(out()).toContain('+    - Ben Osei, treasurer, arrived at 6:12 pm, left at 7:02 pm\n');
		expect(err()).toContain('2 people for a.md. Nothing is written: --accept takes over all.');
	});

	it('writes the people into a header that names nobody, and leaves devices in a comment', async () => {
		const minutes = '---\nlang: fr\nouverture: 18h00\nclôture: 19h30\n---\n\n## Budget\n';
		const { files } = await run(['import', '--into', 'a.md', 'zoom.csv', '--accept'], {
			files: {
				'a.md': minutes,
				'zoom.csv': [head, row('Ada Novak', '18:07', '19:10'), row('iPad', '18:00', '19:00')].join('\n'),
			},
		});
		expect(text(files, '/project/a.md')).toBe(`---
lang: fr
ouverture: 18h00
clôture: 19h30
participants:
  à distance:
    - Ada Novak, arrivée à 18h07, départ à 19h10
---

<!-- Liste de présence de Zoom, à trancher :
iPad (18h00–19h00) : personne ici ne porte ce nom sans doute possible ; donnez-le en alias à quelqu’un, ou ajoutez la personne. -->

## Budget
`);
		const { err } = await run(['check', 'a.md'], { files: { 'a.md': files.get('/project/a.md') ?? '' } });
		expect(err()).not.toContain('people/');
	});

	it('changes a list that stands in one line', async () => {
		const minutes = MINUTES.replace(
			'  remote:\n    - Ben Osei, treasurer\n    - Nour Anquetil\n',
			'  remote: [Ben Osei, "Nour Anquetil"]\n',
		);
		const { files } = await run(['import', '--into', 'a.md', 'zoom.csv', '--accept'], {
			files: { 'a.md': minutes, 'zoom.csv': [head, row('Ben Osei', '18:12', '19:31')].join('\n') },
		});
		expect(text(files, '/project/a.md')).toBe(
			minutes.replace(
				'  remote: [Ben Osei, "Nour Anquetil"]\n',
				'  remote:\n    - Ben Osei, arrived at 6:12 pm\n    - "Nour Anquetil"\n',
			),
		);
	});

	it('refuses a list of another day', async () => {
		const { code, err } = await run(['import', '--into', 'a.md', 'zoom.csv'], {
			files: { 'a.md': MINUTES.replace('2024-06-12', '2024-06-13'), 'zoom.csv': LIST },
		});
		expect(code).toBe(2);
		expect(err()).toContain(
			'zoom.csv is a list of 2024-06-12, 2024-12-06, and the minutes are of 2024-06-13.',
		);
	});
});

describe('pv import of an attendance list', () => {
	it('makes a draft: UTF-16 of Teams', async () => {
		const teams = `1. Summary\r\nMeeting title\tConseil\r\n\r\n2. Participants\r\nName\tFirst Join\tLast Leave\r\nAda Novak\t6/13/24, 6:02:00 PM\t6/13/24, 7:00:00 PM\r\n`;
		const bytes = new Uint8Array([0xff, 0xfe, ...Buffer.from(teams, 'utf16le')]);
		const { code, files, err } = await run(['import', 'teams.csv'], { files: { 'teams.csv': bytes } });
		expect(code).toBe(0);
		expect(text(files, '/project/teams.md')).toBe(
			'---\nlang: en\ntitle: Conseil\ndate: 2024-06-13\nstatus: draft\nparticipants:\n  remote:\n    - Ada Novak\n---\n',
		);
		expect(err()).toContain('The header has no opening: who came late is not known.');
	});

	it('takes the columns of another service from a file', async () => {
		const files = {
			'list.csv': 'Teilnehmer;Beitritt;Austritt\nAda Novak;18:05;19:00\n',
			'own.yaml': 'name: Halle\ncolumns: { person: [Teilnehmer], joined: [Beitritt], left: [Austritt] }\n',
			'wrong.yaml': 'name: Halle\ncolumns: { who: [Teilnehmer] }\n',
		};
		const refused = await run(['import', 'list.csv'], { files });
		expect([refused.code, refused.err()]).toEqual([
			2,
			expect.stringContaining('Lists of Zoom, Teams are known'),
		]);
		const { out } = await run(['import', 'list.csv', '--columns', 'own.yaml', '-o', '-'], { files });
		expect(out()).toContain('    - Ada Novak\n');
		for (const args of [
			['import', 'list.csv', '--columns', 'wrong.yaml'],
			['import', 'own.yaml', '--columns', 'own.yaml'],
		])
			expect((await run(args, { files })).code).toBe(2);
	});
});
