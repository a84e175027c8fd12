import { describe, expect, it } from 'vitest';
import { FORM_FIELDS, type HeaderChange, headerForm, writeHeader } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { changed, meetings } from './meetings.js';

const HEAD = `---
réunion: assemblée générale
organisme:
  nom: Les Jardins
  siège: Rennes
date: 6 juin 2031 # à confirmer
état: convoqué
règles: association
présidence: Mme Aline Roche
membres:
  - Mme Aline Roche [3], présidente
  - nom: Luc Perrin
    qualité: trésorier
    voix: 2
  - "Tom Simon"
participants:
  présents:
    - Mme Aline Roche
  excusés: [Luc Perrin]
---

## Comptes
`;

const write = async (source: string, change: HeaderChange) => {
	const before = await compileText(source);
	return changed(before, writeHeader(before, change));
};

describe('the header as a form', () => {
	it('shows what each line says', async () => {
		const form = headerForm(await compileText(HEAD));
		const values = FORM_FIELDS.map((name) => [name, form?.fields[name].value]);
		expect(Object.fromEntries(values)).toEqual({
			organization: 'Les Jardins',
			meeting: 'assemblée générale',
			date: '2031-06-06',
			opened: '',
			closed: '',
			place: '',
			status: 'convened',
			rules: 'association',
			quorum: '',
			members: '',
			chair: 'Mme Aline Roche',
			secretary: '',
		});
		expect(form?.fields.members.editable).toBe(false);
		expect(
			form?.people.map(({ name, quality, votes, where, editable }) => [
				name,
				quality,
				votes,
				where,
				editable,
			]),
		).toEqual([
			['Mme Aline Roche', 'présidente', '3', 'present', true],
			['Luc Perrin', 'trésorier', '2', 'excused', true],
			['Tom Simon', '', '', 'absent', true],
		]);
	});

	it.each<[what: string, change: HeaderChange, after: string]>([
		[
			'a name inside a mapping',
			{ kind: 'field', name: 'organization', value: 'Club: le 2e' },
			'\n  nom: "Club: le 2e"\n  siège',
		],
		[
			'a date, its comment kept',
			{ kind: 'field', name: 'date', value: '2031-07-01' },
			'\ndate: mardi 1er juillet 2031 # à confirmer\n',
		],
		[
			'a line that is not there',
			{ kind: 'field', name: 'place', value: ' Mairie,  salle 2 ' },
			'\nétat: convoqué\nlieu: Mairie, salle 2\nrègles',
		],
		['a time', { kind: 'field', name: 'opened', value: '18:05' }, '# à confirmer\nouverture: 18h05\nétat'],
		['the state', { kind: 'field', name: 'status', value: 'draft' }, '\nétat: projet\n'],
		['a profile', { kind: 'field', name: 'rules', value: 'copropriete' }, '\nrègles: copropriete\n'],
		[
			'a quorum beside a profile',
			{ kind: 'field', name: 'quorum', value: 'un quart des membres' },
			'\nrègles:\n  profil: association\n  quorum: un quart des membres\nprésidence',
		],
		['nobody who presides', { kind: 'field', name: 'chair', value: '' }, '\nrègles: association\nmembres'],
		[
			'a quality and votes',
			{ kind: 'say', person: 'Mme Aline Roche', quality: 'trésorière', votes: '4' },
			'\n  - Mme Aline Roche [4], trésorière\n  - nom',
		],
		[
			'a mapping',
			{ kind: 'say', person: 'Luc Perrin', quality: '', votes: '1,5' },
			'\n  - Luc Perrin [1.5]\n  - "Tom',
		],
		[
			'a name in quotes',
			{ kind: 'say', person: 'Tom Simon', quality: 'maire', votes: '' },
			'\n  - Tom Simon, maire\nparticipants',
		],
		[
			'a name everywhere',
			{ kind: 'rename', person: 'Mme Aline Roche', name: 'Mme Aline Rocher' },
			'\n    - Mme Aline Rocher\n',
		],
		[
			'somebody new, as a member and as present',
			{ kind: 'add', person: { name: 'M. Ali  Ben', quality: 'adjoint', votes: '2', attending: 'present' } },
			'\n  - "Tom Simon"\n  - M. Ali Ben [2], adjoint\nparticipants:\n  présents:\n    - Mme Aline Roche\n    - M. Ali Ben\n',
		],
		[
			'a proxy',
			{ kind: 'move', person: 'Tom Simon', where: 'represented', holder: 'Mme Aline Roche' },
			'\n  représentés:\n    - Tom Simon, pouvoir à Mme Aline Roche\n',
		],
		[
			'who goes',
			{ kind: 'remove', person: 'Luc Perrin' },
			'\n  - "Tom Simon"\nparticipants:\n  présents:\n    - Mme Aline Roche\n---',
		],
	])('writes %s', async (_, change, after) => {
		const text = await write(HEAD, change);
		expect(text).toContain(after);
		const { messages } = await compileText(text);
		expect(
			messages.filter(({ severity, ruleId }) => severity === 'error' || ruleId?.startsWith('syntax/')),
		).toEqual([]);
	});

	it.each<[what: string, source: string, change: HeaderChange]>([
		['a number that is none', HEAD, { kind: 'say', person: 'Luc Perrin', quality: '', votes: 'beaucoup' }],
		['a name that is taken', HEAD, { kind: 'rename', person: 'Luc Perrin', name: 'Mme Aline Roche' }],
		['a list in the place of a line', HEAD, { kind: 'field', name: 'members', value: '12' }],
		[
			'a header in braces',
			'---\n{ réunion: AG, lieu: Rennes }\n---\n',
			{ kind: 'field', name: 'place', value: 'Brest' },
		],
		['a text without a header', 'Rien.\n', { kind: 'field', name: 'place', value: 'Brest' }],
	])('writes nothing for %s', async (_, source, change) => {
		expect(await write(source, change)).toBe(source);
	});

	it('adds a quorum where the rules are a mapping or missing, and takes it away again', async () => {
		const quorum = (value: string): HeaderChange => ({ kind: 'field', name: 'quorum', value });
		for (const [rules, after] of [
			['', 'règles:\n  quorum: un tiers des membres\n'],
			[
				'règles:\n  profil: association\n  nom: Statuts\n',
				'règles:\n  profil: association\n  quorum: un tiers des membres\n  nom: Statuts\n',
			],
		] as const) {
			const source = `---\nréunion: AG\n${rules}---\n`;
			const text = await write(source, quorum('un tiers des membres'));
			expect(text).toBe(`---\nréunion: AG\n${after}---\n`);
			expect(await write(text, quorum(''))).toBe(source);
		}
	});

	it.each(meetings().filter(([name]) => name === 'board' || name === 'windows'))(
		'writes each line of a meeting as it is without a change, and any line anew alone (%s)',
		async (_, source) => {
			const before = await compileText(source);
			const form = headerForm(before);
			if (!form) throw new Error('no form');
			const values = {
				date: '2032-02-29',
				opened: '07:09',
				closed: '23:59',
				status: 'draft',
				rules: 'cse',
				members: '77',
			};
			for (const name of FORM_FIELDS.filter((each) => form.fields[each].editable)) {
				const value = (values as Record<string, string>)[name] ?? 'un quart des membres';
				const after = headerForm(await compileText(await write(source, { kind: 'field', name, value })));
				const shown = (of: typeof form) =>
					FORM_FIELDS.map((each) => [each, each === name ? value : of.fields[each].value]);
				expect(after?.fields[name].value).toBe(value);
				expect(after && shown(after)).toEqual(shown(form));
			}
		},
	);
});
