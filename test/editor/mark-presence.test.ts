import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import { markMove, marksOpening, roomAt } from '../../src/editor/index.js';
import { markPresence } from '../../src/editor/mark-presence.js';
import { newMeeting } from '../../src/starter/index.js';
import { compileText } from '../compile.js';
import { changed, meetings } from './meetings.js';

/** Presence at the opening, by name. */
function presences({ assembly }: Compiled): Record<string, string> {
	return Object.fromEntries(assembly.members.map((member) => [member.name, member.presence]));
}

function comesLater({ assembly }: Compiled, name: string): boolean {
	return assembly.members.some((member) => member.name === name && member.late !== undefined);
}

function body({ meeting }: Compiled): string {
	return JSON.stringify(meeting.children.slice(1), (key, value: unknown) =>
		key === 'position' ? undefined : value,
	);
}

describe('marking who is there at the opening', () => {
	it('rewrites no room of a vote: a mark in the header of a meeting that has taken place writes nothing', async () => {
		const head = 'participants:\n  présents:\n    - Ana Lima\n    - Bob Roy\n    - Cléo Sand\n';
		const marked = async (body: string) => {
			const compiled = await compileText(`---\nréunion: AG\n${head}---\n\n${body}\n`);
			return [marksOpening(compiled, 0), markMove(compiled, 0, 'Bob Roy', 'departure', 545).length > 0];
		};
		expect(await marked('Texte.')).toEqual([true, true]);
		expect(await marked('### Résolution 1\n\nOn décide.')).toEqual([true, true]);
		expect(await marked('### Résolution 1\n\nOn décide.\n\nVote : 2 pour, 1 contre')).toEqual([false, false]);
		expect(await marked('Départ de Cléo Sand')).toEqual([false, false]);
	});

	it.each(meetings())(
		'moves one person among the groups and changes nothing else (%s)',
		async (_, source) => {
			const before = await compileText(source);
			for (const member of before.assembly.members) {
				if (member.group?.kind === 'guests') continue;
				const isThere = member.presence === 'present';
				const changes = markPresence(before, member, isThere ? 'absent' : 'present');
				const after = await compileText(changed(before, changes));
				expect(presences(after)).toEqual({
					...presences(before),
					// Whose arrival the body tells is not there at the opening, wherever the list has the name.
					[member.name]: isThere || comesLater(after, member.name) ? 'absent' : 'present',
				});
				expect(after.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length).toBe(
					before.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length,
				);
				const told = (compiled: Compiled) =>
					compiled.assembly.members
						.map(({ name, quality, affiliation, elector }) => [name, quality, affiliation, elector])
						.sort();
				expect(told(after)).toEqual(told(before));
				expect(body(after)).toBe(body(before));
			}
		},
	);

	const mark = async (header: string, name: string, kind: 'arrival' | 'departure', lang = '') => {
		const compiled = await compileText(`---\n${lang}réunion: AG\n${header}---\n\nTexte.\n`);
		const after = changed(compiled, markMove(compiled, 0, name, kind, null));
		return after.slice(after.indexOf('réunion: AG\n') + 12, after.lastIndexOf('---'));
	};

	it.each<[what: string, header: string, name: string, kind: 'arrival' | 'departure', after: string]>([
		[
			'the first one of a roll',
			'membres:\n  - Ana Lima\n  - Bob Roy, trésorier\n',
			'Bob Roy',
			'arrival',
			'membres:\n  - Ana Lima\n  - Bob Roy, trésorier\nparticipants:\n  présents:\n    - Bob Roy\n',
		],
		[
			'another one',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents:\n    - Ana Lima # la première\n',
			'Bob Roy',
			'arrival',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents:\n    - Ana Lima # la première\n    - Bob Roy\n',
		],
		[
			'back out of the roll',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents:\n    - Ana Lima\n    - Bob Roy\n',
			'Bob Roy',
			'departure',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents:\n    - Ana Lima\n',
		],
		[
			'a name with a comma',
			'membres:\n  - nom: Indivision Roy, en partage\n  - Ana Lima\nparticipants:\n  présents:\n    - Ana Lima\n',
			'Indivision Roy, en partage',
			'arrival',
			'membres:\n  - nom: Indivision Roy, en partage\n  - Ana Lima\nparticipants:\n  présents:\n    - Ana Lima\n    - nom: Indivision Roy, en partage\n',
		],
		[
			'somebody excused, with what is said of him',
			'participants:\n  présents: [Ana Lima]\n  excusés:\n    - Bob Roy (Metz) [3], trésorier\n    - Cléo Sand\n',
			'Bob Roy',
			'arrival',
			'participants:\n  présents: [Ana Lima, Bob Roy (Metz) [3], trésorier]\n  excusés:\n    - Cléo Sand\n',
		],
		[
			'the only one of a group, whose proxy falls',
			'participants:\n  présents:\n    - Ana Lima\n  représentés:\n    - Bob Roy, pouvoir à Ana Lima\n',
			'Bob Roy',
			'arrival',
			'participants:\n  présents:\n    - Ana Lima\n    - Bob Roy\n',
		],
		[
			'somebody who is not there after all',
			'participants:\n  présents:\n    - Ana Lima\n    - nom: Bob Roy\n      collège: A\n  excusés: [Cléo Sand]\n',
			'Bob Roy',
			'departure',
			'participants:\n  présents:\n    - Ana Lima\n  excusés: [Cléo Sand]\n  absents:\n    - nom: Bob Roy\n      collège: A\n',
		],
		[
			'one of all others',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents: tous les autres\n  excusés: [Bob Roy]\n',
			'Bob Roy',
			'arrival',
			'membres: [Ana Lima, Bob Roy]\nparticipants:\n  présents: tous les autres\n',
		],
		[
			'one of those convened',
			'participants:\n  convoqués:\n    présence: absents\n    vote: non\n    personnes:\n      - Ana Lima\n      - Bob Roy\n',
			'Bob Roy',
			'arrival',
			'participants:\n  présents:\n    - Bob Roy\n  convoqués:\n    présence: absents\n    vote: non\n    personnes:\n      - Ana Lima\n',
		],
	])('%s', async (_, header, name, kind, after) => {
		expect(await mark(header, name, kind)).toBe(after);
	});

	it('begins with a pasted list: the panel knows everybody, and a click says who is there', async () => {
		const text = newMeeting({
			kind: 'association',
			organization: 'Club',
			date: { year: 2030, month: 6, day: 6 },
			roll: 'Ana Lima\nBob Roy\n',
			lang: 'fr',
		});
		const compiled = await compileText(text);
		const offset = text.indexOf('## Rapport');
		const { known, people } = roomAt(compiled, offset);
		expect([known, people.map(({ state, next }) => `${state} ${next}`)]).toEqual([
			true,
			['absent arrival', 'absent arrival'],
		]);
		const one = await compileText(changed(compiled, markMove(compiled, offset, 'Ana Lima', 'arrival', 1080)));
		expect([one.assembly.opening.known, presences(one), one.messages.length]).toEqual([
			true,
			{ 'Ana Lima': 'present', 'Bob Roy': 'absent' },
			0,
		]);
		// From then on the body says who comes.
		expect(
			markMove(one, one.source.indexOf('## Rapport'), 'Bob Roy', 'arrival', 1080)[0]?.insert.trim(),
		).toBe('18h00 – Arrivée de Bob Roy');
	});
});
