import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { compiledJson, findLostWords, readBodyWords, readDataWords } from '../../src/render/index.js';
import { compileText } from '../compile.js';
import { CANAL, HARBOUR, TILLEULS } from './meetings.js';

const validate = new Ajv({ allowUnionTypes: true }).compile(
	JSON.parse(readFileSync(new URL('../../docs/minutes.schema.json', import.meta.url), 'utf8')),
);

describe('the compiled meeting as data', () => {
	it('has the fixed shape', async () => {
		const json = compiledJson(await compileText(CANAL));
		expect(Object.keys(json)).toEqual([
			'pv',
			'revision',
			'meeting',
			'participants',
			'sessions',
			'resolutions',
			'elections',
			'actions',
			'messages',
			'events',
			'statements',
			'body',
		]);
		expect(json.pv).toBe(1);
		expect(JSON.parse(JSON.stringify(json))).toEqual(json);
	});

	it('gives a resolution with its proof', async () => {
		const json = compiledJson(await compileText(CANAL));
		expect(json.resolutions[1]).toMatchObject({
			id: 'resolution-2',
			number: '2',
			title: "Modification de l'article 4 des statuts",
			session: 'item-2',
			kind: 'resolution',
			outcome: 'rejected',
			declared: null,
			rule: 'statutes',
			tally: { for: '7', against: '5', abstention: '1', blank: '0', void: '0', notVoting: '0', recused: '0' },
			unanimous: false,
			quorum: { required: '10', met: true, count: '13', base: 'members' },
			entitled: { heads: '13', votes: '13' },
			proof: {
				requirements: [
					{
						base: 'cast',
						unit: 'votes',
						threshold: '>= 2/3',
						have: '7',
						of: '12',
						met: false,
						source: 'statuts, art. 15',
					},
				],
				sentence: expect.stringContaining('7 voix pour sur 12') as string,
			},
		});
	});

	it('gives elections, actions, agenda items', async () => {
		const json = compiledJson(await compileText(CANAL));
		expect(json.elections).toMatchObject([
			{
				id: 'election-1',
				number: '1',
				title: "Conseil d'administration",
				session: 'item-3',
				seats: '2',
				round: '1',
				candidates: [
					{ name: 'Odile Kermarrec', votes: '10', elected: true },
					{ name: 'Mme Agathe Weber', votes: '8', elected: true },
					{ name: 'Paul Le Bihan', votes: '4', elected: false },
				],
			},
		]);
		expect(json.actions).toEqual([
			{
				title: "chiffrer l'édition imprimée de l'atlas",
				owner: 'Omar Haddad',
				due: '2024-09-15',
				status: null,
			},
		]);
		expect(json.sessions.map(({ id, number, time, decisions }) => ({ id, number, time, decisions }))).toEqual(
			[
				{ id: 'item-1', number: '1', time: '14:25', decisions: [] },
				{ id: 'item-2', number: '2', time: '15:10', decisions: ['resolution-1', 'resolution-2'] },
				{ id: 'item-3', number: '3', time: '16:05', decisions: ['election-1'] },
			],
		);
	});

	it('keeps votes exact, and names the holder of a proxy', async () => {
		const json = compiledJson(await compileText(TILLEULS.replace('[2 950]', '[2 950,5]')));
		const port = json.participants.find((member) => member.name === 'SCI du Port');
		expect(port?.votes).toBe('2950.5');
		const roy = json.participants.find((member) => member.name === 'Agnès Roy');
		expect([roy?.presence, roy?.holder]).toEqual(['represented', 'odile-maury']);
	});

	it('gives the facts of the meeting as written', async () => {
		const { meeting } = compiledJson(await compileText(HARBOUR));
		expect(meeting).toMatchObject({
			lang: 'en',
			kind: 'board of directors',
			organization: 'Harbour Commons',
			date: '2024-09-10',
			opened: '14:00',
			closed: '15:25',
			status: 'final',
			chair: 'Ada Novak',
			electorate: { heads: '5', votes: '5' },
		});
	});

	it('takes the messages as they are reported', async () => {
		const message = { rule: 'vote/missing' };
		expect(compiledJson(await compileText(CANAL), [message]).messages).toEqual([message]);
	});
});

describe('the text in the data', () => {
	const meetings: Array<[string, string]> = [
		...['association.md', 'board.md', 'conseil-municipal.md'].map((name): [string, string] => [
			name,
			readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8'),
		]),
		['canal', CANAL],
		['harbour', HARBOUR],
		['tilleuls', TILLEULS],
		[
			'a voter without first name',
			`${TILLEULS.slice(0, TILLEULS.indexOf('\n---\n') + 5)}
### Résolution 1 – A

Texte.

- Contre : Mme Maury
- Pour : tous les autres
`,
		],
		[
			'references',
			`${HARBOUR.slice(0, HARBOUR.indexOf('\n---\n') + 5)}
## L&eacute;tang &amp; son <!-- note --> &laquo;&nbsp;bord&nbsp;&raquo;

L&eacute;tang est *b&ecirc;l&eacute;*, dit <!-- non --> l&rsquo;un.

- a&#233;r&eacute; [li&eacute;](https://example.org/a?b=1&c=2)
`,
		],
	];

	it.each(meetings)('has every word of %s, and fits the schema', async (_name, source) => {
		const compiled = await compileText(source);
		const json = compiledJson(compiled);
		expect(findLostWords(readBodyWords(compiled), readDataWords(json))).toEqual([]);
		expect(validate(JSON.parse(JSON.stringify(json))) || validate.errors).toBe(true);
	});

	it('gives text, ballots by name and what changed the room', async () => {
		const json = compiledJson(
			await compileText(
				[
					'---',
					'réunion: assemblée générale',
					'date: 6 juin 2024',
					'participants:',
					'  présents: [Jeanne Royer, Omar Haddad, Lise Kern]',
					'  représentés: [Anne Stan → Jeanne Royer]',
					'---',
					'',
					'# Assemblée générale',
					'',
					'### Résolution 1 – Comptes',
					'',
					'Les comptes <!-- à relire --> sont approuvés.',
					'',
					'Contre : Omar Haddad',
					'Pour : tous les autres',
					'',
					'La résolution est adoptée.',
					'',
					'14h30 – Départ de Jeanne Royer, pouvoir à Lise Kern',
				].join('\n'),
			),
		);
		expect(json.body.map(({ kind, decision, line, text }) => ({ kind, decision, line, text }))).toEqual([
			{ kind: 'heading', decision: null, line: 9, text: 'Assemblée générale' },
			{ kind: 'heading', decision: 'resolution-1', line: 11, text: 'Résolution 1 – Comptes' },
			{ kind: 'paragraph', decision: 'resolution-1', line: 13, text: 'Les comptes  sont approuvés.' },
			{
				kind: 'ballot',
				decision: 'resolution-1',
				line: 15,
				text: 'Contre : Omar Haddad\nPour : tous les autres',
			},
			{ kind: 'paragraph', decision: null, line: 18, text: 'La résolution est adoptée.' },
			{
				kind: 'event',
				decision: null,
				line: 20,
				text: '14h30 – Départ de Jeanne Royer, pouvoir à Lise Kern',
			},
		]);
		expect(json.resolutions[0]?.text).toBe('Les comptes  sont approuvés.');
		expect(json.resolutions[0]?.votes[0]?.ballots).toEqual([
			{ participant: 'omar-haddad', answer: 'against', votes: '1', by: null, byPost: false },
			{ participant: 'jeanne-royer', answer: 'for', votes: '1', by: null, byPost: false },
			{ participant: 'lise-kern', answer: 'for', votes: '1', by: null, byPost: false },
			{ participant: 'anne-stan', answer: 'for', votes: '1', by: 'jeanne-royer', byPost: false },
		]);
		expect(json.statements.slice(1)).toEqual([
			{
				kind: 'verdict',
				session: null,
				decision: null,
				line: 18,
				text: 'La résolution est adoptée',
				says: 'adopted',
			},
		]);
		expect(json.events).toMatchObject([
			{ kind: 'departure', time: '14:30', participants: ['jeanne-royer'], holder: 'lise-kern', line: 20 },
		]);
	});
});
