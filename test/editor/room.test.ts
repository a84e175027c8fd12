import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import { fixesFor, roomAt, voteAt } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { at } from './meetings.js';

const SOURCE = `---
réunion: assemblée générale
organisme: Club
règles:
  profil: association
  quorum: { seuil: "> 1/2", base: membres, compte: [présents, à distance, représentés], source: "statuts, art. 8" }
date: 6 juin 2024
ouverture: 18h00
membres: 6
présidence: Aline Roche
secrétariat: Omar Haddad
participants:
  présents:
    - Aline Roche, présidente
    - Omar Haddad (Ville de Metz) [2]
    - nom: Paul Weiss
      arrivée: 18h20
  à distance:
    - Lise Kern
  représentés:
    - Nora Saïd, pouvoir à Omar Haddad
  excusés:
    - Yves Nicol
  invités:
    - Matteo Ricci
---

Un mot d'accueil.

## 18h10 — 1. Comptes

Les comptes.

18h15 – Départ d'Omar Haddad

## 18h30 — 2. Budget

### 2.1 Recettes

Le détail.

Retour d'Omar Haddad

### Résolution 1 – Budget

Le budget.

Présidence : Lise Kern

Déport : Omar Haddad
Vote : 2 pour, 1 contre

La séance est levée à 19h00.
`;

/** With plain spaces throughout. */
function plain<Value>(value: Value): Value {
	return JSON.parse(JSON.stringify(value).replaceAll(/[\u00A0\u202F]/g, ' '));
}

/** The panel in few words. */
async function panel(words: string, source = SOURCE) {
	const room = plain(roomAt(await compileText(source), at(source, words)));
	return {
		items: room.items.map(({ number, title }) => `${number ?? ''} ${title}`.trim()),
		time: room.time?.text ?? null,
		chair: room.chair,
		people: room.people.map((person) =>
			[
				person.name,
				person.stateWord,
				...(person.holder === null ? [] : [`→ ${person.holder}`]),
				...(person.holds.length === 0 ? [] : [`+ ${person.holds}`]),
				...(person.votes === null ? [] : [`[${person.votes}]`]),
				...person.moves.map(({ kind, time }) => `${kind} ${time ?? '?'}`),
				...(person.chairs ? ['chair'] : []),
			].join(' '),
		),
		castable: `${room.castable.heads} / ${room.castable.votes}`,
		quorum: room.quorum && [room.quorum.word, room.quorum.figures],
	};
}

describe('the room at the cursor', () => {
	it('is that of the opening above the first event', async () => {
		expect(await panel("Un mot d'accueil")).toEqual({
			items: [],
			time: '18 h 00',
			chair: 'Aline Roche',
			people: [
				'Aline Roche présents chair',
				'Omar Haddad présents + Nora Saïd [2]',
				'Paul Weiss absents',
				'Lise Kern à distance',
				'Nora Saïd représentés → Omar Haddad',
				'Yves Nicol excusés',
				'Matteo Ricci invités',
			],
			castable: '4 / 5',
			quorum: [
				'Atteint',
				'5 voix présentes ou représentées, 4 requises (plus de la moitié des 7 voix ; statuts, art. 8)',
			],
		});
		expect((await panel('réunion')).people).toEqual((await panel("Un mot d'accueil")).people);
	});

	it('follows what is written above, and the times of the header', async () => {
		expect(await panel('### 2.1')).toMatchObject({
			items: ['2 Budget', '2.1 Recettes'],
			time: '18 h 30',
			people: [
				'Aline Roche présents chair',
				'Omar Haddad absents [2] departure 18 h 15',
				'Paul Weiss présents arrival 18 h 20',
				'Lise Kern à distance',
				'Nora Saïd représentés',
				'Yves Nicol excusés',
				'Matteo Ricci invités',
			],
			castable: '3 / 3',
			quorum: [
				'Non atteint',
				'3 voix présentes ou représentées, 4 requises (plus de la moitié des 7 voix ; statuts, art. 8)',
			],
		});
	});

	it('is that of the vote in a resolution', async () => {
		const room = await panel('Vote : 2 pour');
		expect(room).toMatchObject({ chair: 'Lise Kern', items: ['2 Budget'] });
		expect(room.people[1]).toBe('Omar Haddad présents + Nora Saïd [2] departure 18 h 15 arrival ?');
		expect(room.people[3]).toBe('Lise Kern à distance chair');
	});

	it('says of when a quorum is that the law looks at elsewhere', async () => {
		const source = SOURCE.replace(/règles:[\s\S]*?(?=date:)/, 'règles: conseil-municipal\n').replace(
			' [2]',
			'',
		);
		expect((await panel('Le détail', source)).quorum?.[1]).toBe(
			'2 présents, 4 requis (plus de la moitié des 6 ; CGCT, art. L2121-17)',
		);
		const [, figures] = (await panel('Un mot', source)).quorum ?? [];
		expect(figures).toBe('2 présents, 4 requis (plus de la moitié des 6 ; CGCT, art. L2121-17)');
		const later = source.replace('Le détail.', 'Le détail.\n\nDépart de Paul Weiss');
		expect((await panel('Retour', later)).quorum?.[1]).toMatch(
			/^2 présents, 4 requis .*, à l’ouverture du point$/,
		);
	});

	it('says nothing of a quorum that nobody asks for, and knows nobody where nobody is named', async () => {
		const compiled = await compileText('---\nréunion: bureau\n---\n\nTexte.\n');
		expect(roomAt(compiled, 30)).toMatchObject({
			known: false,
			people: [],
			quorum: null,
			time: null,
			items: [],
		});
	});

	it('takes the number present from the text where nobody is named', async () => {
		const source = `---\nréunion: assemblée\nmembres: 20\nrègles: { quorum: un quart des membres }\n---\n\nQuorum : 7 présents\n\nTexte.\n`;
		const { quorum, known } = plain(roomAt(await compileText(source), at(source, 'Texte')));
		expect([known, quorum?.met, quorum?.figures]).toEqual([
			false,
			true,
			'7 présents, 5 requis (un quart des 20)',
		]);
	});
});

describe('the vote at the cursor', () => {
	const vote = async (words: string, source = SOURCE) =>
		plain(voteAt(await compileText(source), at(source, words)));

	it('is the block around it, in the words of the page', async () => {
		const found = await vote('Le budget.');
		expect(found?.block).toMatchObject({
			kind: 'decision',
			kicker: 'Résolution nº 1',
			titleHtml: 'Budget',
			votes: [
				{
					cells: [
						{ label: 'Pour', value: '2' },
						{ label: 'Contre', value: '1' },
						{},
						{},
						{ label: 'Déports', value: '3' },
					],
					result: { value: 'Adoptée' },
				},
			],
		});
		expect(found?.steps.join('\n')).toContain('En déport : Omar Haddad et Nora Saïd');
		expect(SOURCE.slice(found?.from, found?.to)).toMatch(/^### Résolution 1[\s\S]*1 contre$/);
	});

	it('is nothing outside', async () => {
		expect(await vote('Un mot')).toBeNull();
		expect(await vote('Le détail.')).toBeNull();
		expect(await vote('La séance est levée')).toBeNull();
	});

	it('is an election or a decision of the item too', async () => {
		const source =
			'---\nréunion: assemblée\nmembres: 10\n---\n\n## Banc\n\nOn achète un banc.\n\nVote : 5 pour\n\nTexte.\n\n### Élection – Bureau\n\n- Ana : 3 voix\n- Bob : 2 voix\n';
		expect((await vote('On achète', source))?.block).toMatchObject({
			kind: 'decision',
			kicker: 'Décision nº 1',
		});
		expect(await vote('Texte.', source)).toBeNull();
		expect((await vote('Bob', source))?.block).toMatchObject({
			kind: 'election',
			groups: [{ candidates: [{ nameHtml: 'Ana', elected: true }, {}] }],
		});
	});

	it('holds nothing that cannot be sent to another thread', async () => {
		const compiled = await compileText(readFileSync('examples/association.md', 'utf8'));
		const offset = at(compiled.source, 'Vote : 17');
		const answer = { room: roomAt(compiled, offset), vote: voteAt(compiled, offset) };
		expect(JSON.parse(JSON.stringify(answer))).toEqual(answer);
	});
});

describe('the fixes of a message', () => {
	const fixed = ({ source, messages }: Compiled) =>
		messages.flatMap((message) =>
			fixesFor(message, source).map(({ title, safe, changes }) => ({ title, safe, changes })),
		);

	it('come with a title, as changes of the text', async () => {
		const source =
			'---\nréunion: assemblée\nlieu: Salle : étage 2\nmembres: 9\n---\n\n### Résolution 1 – A\n\nTexte.\n\nVote : uninamité\n';
		const fixes = fixed(await compileText(source));
		expect(
			fixes.map(({ safe, changes }) => [
				safe,
				changes.map(({ from, to, insert }) => `${source.slice(from, to)} → ${insert}`),
			]),
		).toEqual([
			[true, ['Salle : étage 2 → "Salle : étage 2"']],
			[true, ['uninamité → unanimité']],
		]);
		expect(fixes.every(({ title }) => title !== '')).toBe(true);
	});

	it('of another file are none', async () => {
		const compiled = await compileText('---\nréunion: assemblée\nmembres: r.csv\n---\n', {
			'r.csv': 'nom;vois\nAna;1\n',
		});
		expect(compiled.messages.some(({ file }) => file === 'r.csv')).toBe(true);
		expect(fixed({ ...compiled, messages: compiled.messages.filter(({ file }) => file !== '') })).toEqual([]);
	});
});
