import { describe, expect, it } from 'vitest';
import {
	liveAt,
	markMove,
	type NewPart,
	writeItemTime,
	writeOpening,
	writePart,
} from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { at, changed } from './meetings.js';

const MEETING = `---
réunion: assemblée générale
organisme: Club
règles: association
date: 6 juin 2024
état: convoqué
membres:
  - Aline Roche
  - Omar Haddad
  - Paul Weiss
---

## Comptes

Le trésorier parle.

### Résolution 1 – Comptes

Les comptes sont approuvés.

### Résolution 2 – Quitus

Quitus est donné.

## Divers

Rien.

La séance est levée à 20h00.
`;

const write = async (part: NewPart, words: string, source = MEETING) => {
	const compiled = await compileText(source);
	return changed(compiled, writePart(compiled, at(source, words), part));
};

describe('writing a part that a form asked for', () => {
	it.each<[what: string, part: NewPart, cursor: string, after: string]>([
		[
			'an item behind the one around it',
			{ kind: 'item', title: ' Budget  2025 ' },
			'Le trésorier',
			'Quitus est donné.\n\n## Budget 2025\n\n## Divers',
		],
		[
			'an item before the end of the meeting',
			{ kind: 'item', title: 'Budget' },
			'Rien.',
			'Rien.\n\n## Budget\n\nLa séance est levée',
		],
		[
			'a resolution with a number that is free',
			{ kind: 'resolution', title: 'Don', text: 'Un don\nest fait.\n\nIl est de dix euros.' },
			'Le trésorier',
			'Quitus est donné.\n\n### Résolution 3 – Don\n\nUn don est fait.\n\nIl est de dix euros.\n\n## Divers',
		],
		[
			'an election',
			{
				kind: 'election',
				title: 'Bureau',
				seats: '1',
				voters: '3',
				candidates: [
					{ name: 'Aline Roche', votes: '2' },
					{ name: '', votes: '' },
					{ name: 'Paul Weiss', votes: '' },
				],
			},
			'Rien.',
			'Rien.\n\n### Élection – Bureau\n\n- Aline Roche : 2 voix\n- Paul Weiss\n\nPostes : 1\nVotants : 3\n\nLa séance',
		],
		[
			'what somebody says',
			{ kind: 'speech', person: 'Aline Roche', words: 'Tout\nva bien.' },
			'Le trésorier',
			'Le trésorier parle.\n\nAline Roche : Tout va bien.\n\n### Résolution 1',
		],
		[
			'a break',
			{ kind: 'suspension', time: 1110 },
			'Le trésorier',
			'parle.\n\n18h30 – Suspension de séance\n\n###',
		],
		[
			'a person',
			{ kind: 'person', name: 'Nora Saïd', quality: 'trésorière', present: true },
			'Rien.',
			'  - Paul Weiss\n  - Nora Saïd, trésorière\nparticipants:\n  présents:\n    - Nora Saïd\n---',
		],
	])('%s', async (_, part, cursor, after) => {
		const text = await write(part, cursor);
		expect(text).toContain(after);
		// Every line that was there still is, in its order.
		const left = text.split('\n');
		for (const line of MEETING.split('\n')) {
			const index = left.indexOf(line);
			expect(index, line).toBeGreaterThanOrEqual(0);
			left.splice(0, index + 1);
		}
	});

	it('writes no part without words, no second person of a name, and no second end', async () => {
		expect(await write({ kind: 'item', title: ' ' }, 'Rien.')).toBe(MEETING);
		expect(await write({ kind: 'person', name: 'Paul Weiss', quality: '', present: true }, 'Rien.')).toBe(
			MEETING,
		);
		expect(await write({ kind: 'closing', time: 1200 }, 'Rien.')).toBe(MEETING);
		const open = MEETING.replace('La séance est levée à 20h00.\n', '');
		const closed = await compileText(await write({ kind: 'closing', time: 1200 }, 'Rien.', open));
		expect(closed.assembly.closing).toBeDefined();
	});

	it('writes when the meeting opened, once, and makes a notice minutes', async () => {
		const compiled = await compileText(MEETING);
		const text = changed(compiled, writeOpening(compiled, 1085));
		expect(text).toContain('date: 6 juin 2024\nouverture: 18h05\nétat: projet\n');
		expect(writeOpening(await compileText(text), 1090)).toEqual([]);
	});

	it('writes when an item began, once', async () => {
		const compiled = await compileText(MEETING);
		const text = changed(compiled, writeItemTime(compiled, at(MEETING, '## Divers'), 1150));
		expect(text).toContain('## 19h10 — Divers');
		const again = await compileText(text);
		expect(again.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/'))).toEqual([]);
		expect(writeItemTime(again, at(text, '## 19h10'), 1160)).toEqual([]);
	});
});

describe('the meeting while it takes place', () => {
	it('says who is there at the opening, then who comes, whatever the cursor does', async () => {
		const first = await compileText(MEETING);
		const before = liveAt(first);
		expect([before.movePlace, before.room.marksOpening, before.isOpen]).toEqual([0, true, false]);
		const there = changed(first, markMove(first, 0, 'Aline Roche', 'arrival', null));
		const second = await compileText(there);
		expect(liveAt(second).room.marksOpening).toBe(true);
		const opened = await compileText(changed(second, writeOpening(second, 1085)));
		const live = liveAt(opened);
		expect([live.room.marksOpening, live.isOpen]).toEqual([false, true]);
		const text = changed(opened, markMove(opened, live.movePlace, 'Omar Haddad', 'arrival', 1090));
		expect(text).toContain('Le trésorier parle.\n\n18h10 – Arrivée d’Omar Haddad\n\n### Résolution 1');
	});

	it('goes on from vote to vote, and from item to item', async () => {
		const compiled = await compileText(MEETING);
		expect(liveAt(compiled).votable?.label).toContain('Comptes');
		const voted = MEETING.replace('sont approuvés.', 'sont approuvés.\n\nVote : 2 pour, 1 contre');
		const next = liveAt(await compileText(voted));
		expect(next.votable?.label).toContain('Quitus');
		expect(voted.slice(0, next.place).endsWith('1 contre')).toBe(true);
		const divers = liveAt(compiled, 1);
		expect([divers.items[1]?.title, divers.votable, divers.isClosed]).toEqual(['Divers', null, true]);
		expect(MEETING.slice(0, divers.place).endsWith('Rien.')).toBe(true);
	});
});
