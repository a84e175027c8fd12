import { describe, expect, it } from 'vitest';
import type { Event, Meeting } from '../../src/ast/index.js';
import type { Compiled } from '../../src/compile.js';
import { markMove, roomAt } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { at, changed, meetings, places } from './meetings.js';

/** What a tree says, places and problems aside; `leaveOut` is a node that is not to be there. */
function meaning({ meeting }: Compiled, leaveOut?: unknown): string {
	const body: Meeting = { ...meeting, children: meeting.children.filter(({ type }) => type !== 'problem') };
	return JSON.stringify(
		body,
		(key, value: unknown) => {
			if (key === 'position') return undefined;
			return Array.isArray(value) ? value.filter((item) => item !== leaveOut) : value;
		},
		1,
	);
}

function getEvents({ assembly }: Compiled): Event[] {
	return assembly.effects.flatMap(({ node }) => (node.type === 'event' ? [node] : []));
}

describe('marking a move', () => {
	it.each(meetings().filter(([name]) => name !== 'windows'))(
		'adds one event and changes nothing else, wherever the cursor is (%s)',
		async (_, source) => {
			const before = await compileText(source);
			const seen = new Set<string>();
			for (const offset of places(source).filter((place) => place >= source.search(/\n---\r?\n/) + 5)) {
				const { next, name } = roomAt(before, offset).people[1] ?? { next: 'departure', name: '' };
				const changes = markMove(before, offset, name, next, null);
				const text = changed(before, changes);
				// What stands wholly above the cursor has happened before.
				const line = source.lastIndexOf('\n', offset - 1) + 1;
				for (const { ballot } of before.assembly.decisions.flatMap(({ votes }) => votes)) {
					const end = ballot.children.at(-1)?.position?.end.offset ?? source.length;
					if (end < line) expect(changes[0]?.from).toBeGreaterThanOrEqual(end);
				}
				if (seen.has(text)) continue;
				seen.add(text);
				const after = await compileText(text);
				const known = getEvents(before).map((event) =>
					JSON.stringify({ ...event, position: undefined, children: [] }),
				);
				const events = getEvents(after);
				expect(events.length).toBe(known.length + 1);
				const place = changes[0]?.from ?? 0;
				const added = events.find(
					({ position }) =>
						(position?.start.offset ?? 0) > place - 1 && (position?.start.offset ?? 0) <= place + 4,
				);
				expect({ place: source.slice(place - 40, place), said: meaning(after, added) }).toEqual({
					place: source.slice(place - 40, place),
					said: meaning(before),
				});
				expect(
					after.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length,
				).toBeLessThanOrEqual(before.messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/')).length);
			}
			expect(seen.size).toBeGreaterThan(5);
		},
	);

	const source = meetings().find(([name]) => name === 'awkward')?.[1] ?? '';
	const mark = async (
		words: string,
		name: string,
		kind: 'arrival' | 'departure',
		time: number | null,
		text = source,
	) => {
		const compiled = await compileText(text);
		return markMove(compiled, at(text, words), name, kind, time)
			.map(({ insert }) => insert.trim())
			.join('\n');
	};

	it('writes in the language of the document, with the time', async () => {
		expect(await mark('Les comptes sont', 'Aline Roche', 'departure', 18 * 60 + 5)).toBe(
			'18h05 – Départ d’Aline Roche',
		);
		expect(await mark('Les comptes sont', 'Yves Nicol', 'arrival', null)).toBe('Arrivée d’Yves Nicol');
		const english = source.replace('---\n', '---\nlang: en\n');
		expect(await mark('Les comptes sont', 'Paul Weiss', 'departure', 18 * 60 + 5, english)).toBe(
			'6:05 pm – Departure of Paul Weiss',
		);
	});

	it('ends its lines as the file does', async () => {
		const text = meetings().find(([name]) => name === 'windows')?.[1] ?? '';
		const compiled = await compileText(text);
		const after = changed(
			compiled,
			markMove(compiled, at(text, 'Les comptes sont'), 'Paul Weiss', 'departure', null),
		);
		expect(after).toContain('approuvés.\r\n\r\nVote : 4 pour');
		expect(after).toContain('\r\n\r\nDépart de Paul Weiss\r\n\r\n');
	});

	it('lets somebody return who has left', async () => {
		const text = source.replace('Les comptes sont', 'Départ de Paul Weiss\n\nLes comptes sont');
		expect(await mark('Les comptes sont', 'Paul Weiss', 'arrival', 1100, text)).toBe(
			'18h20 – Retour de Paul Weiss',
		);
	});

	it('tells two people of one name apart', async () => {
		const text = source
			.replace('    - Paul Weiss\n', '    - Paul Weiss (Lille)\n    - Paul Weiss (Metz)\n')
			.replace('pouvoir à Paul Weiss', 'pouvoir à Aline Roche');
		const compiled = await compileText(text);
		const after = await compileText(
			changed(
				compiled,
				markMove(compiled, at(text, 'Les comptes sont'), 'Paul Weiss (Metz)', 'departure', null),
			),
		);
		expect(
			after.assembly.effects.map(({ members }) => members.map(({ affiliation }) => affiliation)),
		).toEqual([['Metz']]);
	});

	it.each([
		'Indivision Roy, en partage',
		'M. et Mme Duval',
		'SCI du Port (lots 4 et 5)',
		'Paul Weiss à distance',
		'Ines K.',
		'D’Arc Jeanne',
	])('names %s so that nobody else is meant', async (name) => {
		const text = source.replace('    - Sylvain Rist\n', `    - nom: ${name}\n    - Sylvain Rist\n`);
		const compiled = await compileText(text);
		for (const time of [null, 1110]) {
			const after = await compileText(
				changed(compiled, markMove(compiled, at(text, 'Les comptes sont'), name, 'departure', time)),
			);
			expect(after.assembly.effects.map(({ members }) => members.map((member) => member.name))).toEqual([
				[name],
			]);
		}
	});

	it('writes nothing for nobody', async () => {
		expect(await mark('Les comptes sont', 'Personne', 'departure', null)).toBe('');
	});
});
