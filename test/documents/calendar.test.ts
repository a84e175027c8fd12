import { describe, expect, it } from 'vitest';
import { fold, writeCalendar } from '../../src/render/documents/calendar.js';
import { createDocuments } from '../../src/render/documents/index.js';
import { run } from '../cli/memory-io.js';
import { board, resolution } from '../collection/meetings.js';
import { compileText } from '../compile.js';
import { BEFORE, COUNCIL } from './meetings.js';

async function calendar(source: string): Promise<string> {
	const documents = createDocuments('calendar', await compileText(source));
	const file = 'made' in documents ? documents.made[0] : undefined;
	if (file?.kind !== 'calendar') throw new Error('no calendar');
	return file.text;
}

describe('the calendar', () => {
	it('has the meeting in its zone and the days that the rules give', async () => {
		const text = await calendar(COUNCIL);
		expect(text).toContain(
			'DTSTART;TZID=Europe/Paris:20241014T200000\r\nDTEND;TZID=Europe/Paris:20241014T210000\r\n',
		);
		const days = [...text.matchAll(/DTSTART;VALUE=DATE:(\d+)\r\nSUMMARY:([^\r]*)/g)].map((found) => [
			found[1],
			found[2],
		]);
		expect(days).toEqual([
			['20241010', 'Dernier jour pour convoquer : Conseil municipal'.replace(' :', '\u00A0:')],
			['20241021', 'Affichage et mise en ligne de la liste des délibérations'],
			['20241021', 'Action : afficher les tarifs'.replace(' :', '\u00A0:')],
		]);
	});

	it('gives the same bytes again, and each event an identifier of its own', async () => {
		const text = await calendar(BEFORE);
		expect(await calendar(BEFORE)).toBe(text);
		const ids = [...text.matchAll(/UID:([^\r]*)/g)].map((found) => found[1]);
		expect(ids.length).toBeGreaterThan(2);
		expect(new Set(ids).size).toBe(ids.length);
		expect(await calendar(BEFORE.replace('2025-03-18', '2025-03-19'))).not.toContain(ids[0]);
	});

	it('ends every line in CR LF, and folds at 75 octets without cutting a character', () => {
		const text = writeCalendar({ name: 'é'.repeat(90), lang: 'fr', stamp: '2024-01-01', zone: '' }, [
			{ key: 'a', date: '2024-01-01', summary: `${'🗳'.repeat(60)};,\\\nend`, categories: 'x' },
		]);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		for (const line of text.split('\r\n')) {
			expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
			expect(line).not.toMatch(/\uFFFD/);
		}
		expect(text.replaceAll('\r\n ', '')).toContain(`${'🗳'.repeat(60)}\\;\\,\\\\\\nend`);
		expect(fold('short')).toBe('short');
	});
});

describe('the calendar of a folder', () => {
	const held = (date: string, header: string, body: string) => board(date, body, `status: final\n${header}`);
	const elected = (date: string, who: string, term: string) =>
		held(
			date,
			'',
			`## Elections\n\n### Election – Treasurer\n\n- ${who}: 3 votes\n\nSeats: 1\nVoters: 3\nTerm of office: ${term}\nResult: elected ${who}\n`,
		);
	const files = {
		'minutes/1.md': held(
			'2024-01-15',
			'next: March 11, 2024\n',
			'Action: paint the gate (Ben Osei, April 2, 2024)\n\nAction: sell the boat (Ben Osei, April 3, 2024, done)\n',
		),
		'minutes/2.md': held(
			'2024-03-11',
			'next: June 3, 2024\n',
			'Action: paint the gate (Ben Osei, April 2, 2024)\n',
		),
		'minutes/3.md': elected('2024-04-08', 'Carla Ruiz', '2 years'),
		'minutes/4.md': elected('2025-04-07', 'Dora Finch', '1 year'),
		'minutes/5.md': board('2026-01-12', '', 'status: convened\n').replace('closed: 15:00\n', ''),
		'minutes/bad.md': held('2024-09-01', '', resolution('1', 'Roof', 'Vote: 9 for, 1 against')),
	};
	const series = ['build', 'minutes', '--doc', 'calendar', '--out', 'all.ics'];

	it('has each meeting once, held or announced, each action once, and offices that end', async () => {
		const made = await run(series, { files });
		const text = new TextDecoder().decode(made.files.get('/project/all.ics'));
		const events = [
			...text
				.replaceAll('\r\n ', '')
				.matchAll(/DTSTART(?:;[^:]*)?:(\S+)\r\n(?:DTEND\S*\r\n)?SUMMARY:([^\r]*)/g),
		].map(([, start, summary]) => `${start} ${summary}`);
		expect(events).toEqual([
			'20240115T140000 Board',
			'20240311T140000 Board',
			'20240402 Action: paint the gate',
			'20240408T140000 Board',
			'20240603 Next meeting: Board',
			'20250407T140000 Board',
			'20260112T140000 Board',
			'20260407 End of office: Treasurer\\, Dora Finch',
		]);
		expect([made.code, made.err()]).toEqual([
			1,
			expect.stringMatching(/bad\.md: left out, for it has one error[\s\S]*all\.ics: 8 events of 5 meetings/),
		]);
		const [one] = Object.keys(files);
		const apart = await run(['build', one ?? '', '--doc', 'calendar', '--out', 'out'], { files });
		const alone = new TextDecoder().decode(apart.files.get('/project/out/1-calendar.ics'));
		const ids = (ics: string) => [...ics.matchAll(/UID:(\S+)/g)].map(([, id]) => id);
		// The meeting that was announced is the one that was held: a calendar that has it already changes it.
		expect(ids(alone).filter((id) => ids(text).includes(id))).toHaveLength(2);
	});

	it.each<[argv: string[]]>([
		[['build', 'minutes', '--out', 'all.ics']],
		[['build', 'minutes', '--doc', 'calendar,extract', '--out', 'all.ics']],
	])('is asked for by its name alone: %j', async (argv) => {
		const { code, err, files: written } = await run(argv, { files });
		expect([code, written.has('/project/all.ics')]).toEqual([2, false]);
		expect(err()).toContain('can only be the calendar of all meetings');
	});
});
