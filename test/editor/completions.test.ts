import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { completionsAt } from '../../src/editor/index.js';
import { compileText } from '../compile.js';

const EXAMPLE = readFileSync('examples/association.md', 'utf8');
const BOARD = readFileSync('examples/board.md', 'utf8');

/** What is offered at the end of some lines that are added to the body: `what is replaced → what is written`, at most four. */
async function offered(typed: string, source = EXAMPLE): Promise<string[] | null> {
	return offeredAt(`${source}\n${typed}`, source);
}

async function offeredAt(text: string, compiled: string, offset = text.length): Promise<string[] | null> {
	const found = completionsAt(await compileText(compiled), text, offset);
	const options = found?.options.slice(0, 4) ?? null;
	return (
		options?.map(({ label, insert }) => `${text.slice(found?.from, found?.to)} → ${insert ?? label}`) ?? null
	);
}

describe('completions in the body', () => {
	it.each<[typed: string, offered: string[] | null]>([
		['od', ['od → Odile Kermarrec : ']],
		['ode', null],
		['elise', ['elise → Élise Morvan : ']],
		['MORVAN', ['MORVAN → Élise Morvan : ']],
		['- **jean', ['jean → Jean-Marie Bertrand : ', 'jean → Jeanne Royer : ']],
		['Maj', ['Maj → Majorité : ', 'Maj → Majorité absolue : ']],
		['resu', ['resu → Résultat : ']],
		['### Résolution 4 – Divers\n\nTexte.\n\nrés', ['rés → ### Résolution 4 – ', 'rés → Résultat : ']],
		['rés', ['rés → ### Résolution 4 – ', 'rés → Résultat : ']],
		['- rés', ['rés → Résultat : ']],
		['quo', ['quo → Quorum : ']],
		['Majorité : st', ['st → statuts']],
		['Scrutin : ', [' → main levée', ' → secret', ' → appel nominal', ' → électronique']],
		['Résultat : rej', ['rej → rejetée']],
		[
			'- Contre : Hugo Castel, ro',
			['ro → Rose Ollivier', 'ro → Jeanne Royer', 'ro → Bruno Roche', 'ro → Antoine Roussel'],
		],
		['Pour : tous', ['tous → tous les autres']],
		['Contre : 2 (hug', ['hug → Hugo Castel']],
		['Vote : unan', ['unan → unanimité']],
		['Vote : 12 pour', null],
		['16h50 – ', [' → Arrivée de ', ' → Départ de ', ' → Retour de ', ' → Suspension de séance']],
		['16h50 – dep', ['dep → Départ de ']],
		['16h50 – Départ de ant', ['de ant → d’Antoine Roussel']],
		['16h50 – Départ d’ant', ['d’ant → d’Antoine Roussel']],
		['Départ de Karim Fassi, pouvoir à lina', ['lina → Lina Barbier']],
		['Présidence : om', ['om → Omar Haddad']],
		['### ele', ['ele → Élection – ']],
		['### rés', ['rés → Résolution 4 – ']],
		['::: conf', ['conf → confidentiel ']],
		['La parole est à Omar Ha', ['Omar Ha → Omar Haddad']],
		['La parole est à om', null],
		['Il fait beau aujourd’hui', null],
	])('%s', async (typed, expected) => {
		expect(await offered(typed)).toEqual(expected);
	});

	it('speak the language of the document, and go on with its numbers', async () => {
		expect(await offered('Maj', BOARD)).toEqual(['Maj → Majority: ', 'Maj → Absolute majority: ']);
		expect(await offered('5:10 pm – dep', BOARD)).toEqual(['dep → Departure of ']);
		const yearly = EXAMPLE.replace('### Résolution 3', '### Résolution 2024-019');
		expect(await offered('### res', yearly)).toEqual(['res → Résolution 2024-020 – ']);
	});

	it('say what each is', async () => {
		const compiled = await compileText(EXAMPLE);
		const detail = (typed: string) =>
			completionsAt(compiled, `${EXAMPLE}\n${typed}`, EXAMPLE.length + 1 + typed.length)?.options[0]?.detail;
		expect([
			detail('Omar'),
			detail('Maj'),
			detail('Majorité : sta'),
			detail('### rés'),
			detail('quo'),
		]).toEqual([
			'trésorier',
			'règle de ce vote',
			'deux tiers des suffrages exprimés',
			'texte mis aux voix',
			'présents et requis, vérifiés',
		]);
	});
});

describe('completions in the header', () => {
	const header = (lines: string) => `---\n${lines.replace('|', '')}\n---\n\nTexte.\n`;
	it.each<[lines: string, offered: string[] | null]>([
		['réunion: AG\nregl|', ['regl → règles: ']],
		['réunion: AG\nprochaine réunion: demain\nreu|', null],
		['état: pr|', ['pr → projet']],
		['règles: copro|', ['copro → copropriete', 'copro → copropriete-quebec']],
		['réunion: conseil m|', ['conseil m → conseil municipal']],
		['organisme:\n  for|', ['for → forme: ']],
		['participants:\n  repr|', ['repr → représentés:']],
		['participants:\n  présents:\n    - Ana Lima\n    - Bob Roy, pouvoir à ana|', ['ana → Ana Lima']],
		['participants:\n  présents: [Ana Lima]\nprésidence: an|', ['an → Ana Lima']],
		['règles:\n  profil: sco|', ['sco → scop']],
		['lieu: sal|', null],
		['# un commentaire|', null],
	])('%s', async (lines, expected) => {
		const text = header(lines);
		expect(await offeredAt(text, text, 4 + lines.indexOf('|'))).toEqual(expected);
	});
});

it('never fails, wherever the cursor is', async () => {
	const compiled = await compileText(EXAMPLE);
	for (let offset = 0; offset <= EXAMPLE.length; offset += 3) {
		const found = completionsAt(compiled, EXAMPLE.slice(0, offset), offset);
		if (found)
			expect([found.from <= found.to, found.to, found.options.length > 0]).toEqual([true, offset, true]);
	}
});
