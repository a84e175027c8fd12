/** The sentence under a vote and the steps of its derivation, word for word. */

import { describe, expect, it } from 'vitest';
import { derivation, proofSentence } from '../../src/assembly/proof/proof.js';
import { compileText } from '../compile.js';

const COOWNERS = `---
langue: fr
règles: copropriété
date: 2025-03-18
membres: { nombre: 8, voix: 10 000 }
présidence: Farid Gomis
participants:
  présents:
    - Farid Gomis [1 450]
    - Odile Maury [1 200]
    - SCI du Port [1 950]
    - Théo Lang [900]
  représentés:
    - Agnès Roy [1 100] → Odile Maury
  par correspondance:
    - Karim Sadi [1 000]
---

### Résolution 1 – Comptes

Les comptes sont approuvés.

- Majorité : art. 24
- Pour : Farid Gomis, Odile Maury, Karim Sadi
- Contre : SCI du Port
- Abstention : Théo Lang

18h45 – Départ de Théo Lang

### Résolution 2 – Ravalement

Le ravalement est décidé.

- Majorité : art. 25
- Déport : SCI du Port
- Pour : tous

### Résolution 3 – Prolongation

Sans vote.

Résultat : retirée
`;

const BOARD = `---
lang: en
rules: { quorum: { threshold: ">= 1/2", base: members, unit: heads }, majorities: { ordinary: { threshold: "> 1/2", base: cast } }, default: ordinary, tie: chair }
date: 2024-09-10
members: 5
chair: Ada Novak
participants:
  present: [Ada Novak, Ben Osei, Carla Ruiz, Dan Whitfield]
---

### Resolution 1 – Reserve

The reserve is set.

- For: Ada Novak, Ben Osei
- Against: Carla Ruiz, Dan Whitfield

### Resolution 2 – Budget

The budget is adopted.

Vote: 1 for, 3 against

### Resolution 3 – Auditor

The auditor is appointed.

Vote: unanimous

Departure of Ada Novak

Departure of Ben Osei

### Resolution 4 – Fees

The fees are set.

Vote: 2 for

### Election – Treasurer

- Ben Osei: 2 votes
- Dan Whitfield: 1 vote

Voters: 4
Blank: 1
Round: 1
`;

/** Narrow and wide no-break spaces read as spaces here. */
function plain(text: string): string {
	return text.replace(/[\u00A0\u202F]/g, ' ');
}

async function sentences(source: string): Promise<string[]> {
	const { assembly, phrase } = await compileText(source);
	return [...assembly.decisions, ...assembly.elections].map((item) => plain(proofSentence(item, phrase)));
}

describe('the sentence of a proof', () => {
	it('says in French what decided', async () => {
		expect(await sentences(COOWNERS)).toEqual([
			'Adoptée : 4 750 voix pour sur 6 700 exprimées (70,9 %) ; il en fallait plus de la moitié, soit 3 351 (loi du 10 juillet 1965, art. 24).',
			'Adoptée : 4 750 voix pour sur 8 050 voix de tous les membres (59,01 %) ; il en fallait plus de la moitié, soit 4 026 (loi du 10 juillet 1965, art. 25 ; texte non vérifié).',
			'Retirée avant le vote.',
		]);
	});

	it('says in English what decided', async () => {
		expect(await sentences(BOARD)).toEqual([
			'Carried: a tie, 2 for and 2 against; the casting vote of Ada Novak, for, decides.',
			'Lost: 1 vote for out of 4 cast (25%); more than half were needed, which is 3.',
			'Carried: 4 votes for out of 4 cast (100%); more than half were needed, which is 3.',
			'Result undetermined: there was no quorum (2 present of 5, 3 were required).',
			'Result undetermined: there was no quorum (2 present of 5, 3 were required).',
		]);
	});
});

describe('the sentence of a proof, of opinions', () => {
	it('says that giving an unfavourable one was adopted, or that what it is about was not', async () => {
		const source = meeting('association', '4', ['Ada Brun', 'Boris Cadet', 'Chloé Dorval', 'Denis Estève']);
		const said = 'Le comité rend un avis défavorable.';
		expect(
			await sentences(
				`${source}## 1. Un\n\n${said}\n\nVote : 3 pour, 1 contre\n\n## 2. Deux\n\n${said}\n\nVote : 1 pour, 3 contre\n`,
			),
		).toEqual([
			'Adopté : 3 voix pour sur 4 voix présentes ou représentées (75 %) ; il en fallait plus de la moitié, soit 3 (CA Colmar, 16 octobre 2013, n° 12-02507 ; texte non vérifié).',
			'Défavorable : 1 voix pour sur 4 voix présentes ou représentées (25 %) ; il en fallait plus de la moitié, soit 3 (CA Colmar, 16 octobre 2013, n° 12-02507 ; texte non vérifié).',
		]);
	});
});

describe('the sentence of a proof, where the law asks for more than one number', () => {
	it('opens the second ballot after a tie under article 25, by the figures of that article, and names the cap', async () => {
		const source = meeting('copropriété', '3, voix: 10000', ['Ada Brun [6000]', 'Boris Cadet [4000]']);
		const { assembly, phrase } = await compileText(
			`${source}### Résolution 1 – Un\n\nTexte.\n\n- Majorité : art. 25\n- Pour : Ada Brun\n- Contre : Boris Cadet\n`,
		);
		const [decision] = assembly.decisions;
		const lines = decision ? derivation(decision, phrase).map(plain) : [];
		expect(lines).toContain(
			'Ada Brun, qui a plus de la moitié des voix, n’en garde que 4 000 sur 6 000, autant que tous les autres ensemble (loi du 10 juillet 1965, art. 22).',
		);
		expect(decision && plain(proofSentence(decision, phrase))).toBe(
			'Rejetée : 4 000 voix pour sur 8 000 voix de tous les membres (50 %) ; il en fallait plus de la moitié, soit 4 001 (loi du 10 juillet 1965, art. 25 ; texte non vérifié). Un second vote est ouvert : art. 25-1.',
		);
	});

	it('says who makes the quorum, posted ballots too, and cites the article on a second convocation', async () => {
		const source = meeting(
			'sa',
			'3, voix: 1000',
			['Ada Brun [100]'],
			['réunion: assemblée générale extraordinaire', 'convocation: { date: 2024-05-01, rang: 2 }'],
		).replace('---\n\n', '  par correspondance: ["Boris Cadet [50]"]\n---\n\n');
		expect(await sentences(`${source}### Résolution 1 – Un\n\nTexte.\n\nPour : Ada Brun\n`)).toEqual([
			'Résultat indéterminé : le quorum n’était pas atteint (150 voix présentes, représentées ou par correspondance sur 1 000, il en fallait 200 (code de commerce, art. L225-96)).',
		]);
	});

	it('counts no whole where the members are unknown', async () => {
		const source = meeting('uk-company', undefined, ['Ada Brun']);
		expect(await sentences(`${source}### Résolution 1 – Un\n\nTexte.\n\nPour : Ada Brun\n`)).toEqual([
			'Résultat indéterminé : le quorum n’était pas atteint (1 présent, il en fallait 2 (Companies Act 2006, s. 318)).',
		]);
	});

	it('names the base that a round of an election asks for, every line of it, and the text of elections', async () => {
		const source = meeting('conseil-départemental', '46', []).replace(/participants:\n.*\n/u, '');
		const body =
			'### Élection 1 – Présidence\n\n- Ada Brun : 23\n- Boris Cadet : 16\n\nVotants : 40\nBlancs : 1\nTour : 1\n';
		expect(await sentences(`${source}Quorum : 40 présents\n\n${body}`)).toEqual([
			'Personne n’est élu : 39 suffrages exprimés ; il fallait plus de la moitié des voix de tous les membres, soit 24 voix (CGCT, art. L3122-1 ; texte non vérifié).',
		]);
		const two =
			'{ élections: { tours: [{ toutes: [{ seuil: "> 1/2", base: exprimés }, { seuil: ">= 1/4", base: membres }] }] } }';
		const few = meeting(two, '100', []).replace(/participants:\n.*\n/u, '');
		expect(await sentences(`${few}${body}`)).toEqual([
			'Personne n’est élu : 39 suffrages exprimés ; il fallait plus de la moitié, soit 20 voix et au moins le quart des voix de tous les membres, soit 25 voix.',
		]);
	});

	it('says that seats stay empty, and that nobody is elected against the votes', async () => {
		const source = meeting('{ quorum: aucun }', undefined, ['Ada Brun', 'Boris Cadet', 'Chloé Dorval']);
		const first =
			'### Élection 1 – Bureau\n\n- Ada Brun : 3\n- Boris Cadet : 1\n\nPostes : 2\nVotants : 3\nTour : 1\n\n';
		const second = '### Élection 2 – Trésorerie\n\n- Ada Brun : 1 pour, 2 contre\n';
		expect(await sentences(source + first + second)).toEqual([
			'Majorité atteinte pour un seul poste sur 2 : 3 suffrages exprimés ; il fallait plus de la moitié, soit 2 voix.',
			'Personne n’est élu : personne n’a plus de voix pour que contre, 3 suffrages exprimés.',
		]);
	});
});

function meeting(rules: string, members: string | undefined, present: string[], more: string[] = []): string {
	const count =
		members === undefined ? [] : [`membres: ${members.includes(',') ? `{ nombre: ${members} }` : members}`];
	const people = present.map((person) => JSON.stringify(person)).join(', ');
	return [
		'---',
		`règles: ${rules}`,
		'date: 2024-06-06',
		...count,
		...more,
		'participants:',
		`  présents: [${people}]`,
		'---',
		'',
		'',
	].join('\n');
}

describe('the derivation', () => {
	it('shows the room, the proxies, the figures and what a vote more would change', async () => {
		const { assembly, phrase } = await compileText(COOWNERS);
		const [, second] = assembly.decisions;
		expect(second && derivation(second, phrase).map(plain)).toEqual([
			'Résolution 2 – Ravalement',
			'À ce moment : 3 présents (4 600 voix), 1 représenté (1 100 voix) et 1 par correspondance (1 000 voix).',
			'Depuis un départ à 18 h 45 (ligne 28).',
			'1 pouvoir : Agnès Roy à Odile Maury.',
			'En déport : SCI du Port (1 950 voix hors du vote, pouvoirs compris).',
			'Pouvaient voter : 4 personnes, 4 750 voix.',
			'D’après la présence : 4 750 pour et 0 contre.',
			'Majorité demandée : art. 25.',
			'4 750 voix pour sur 8 050 voix de tous les membres (59,01 %) ; il en fallait plus de la moitié, soit 4 026 (loi du 10 juillet 1965, art. 25 ; texte non vérifié) : 4 750 × 2 = 9 500 > 8 050 × 1 = 8 050 : atteint.',
			'Adoptée : 4 750 voix pour sur 8 050 voix de tous les membres (59,01 %) ; il en fallait plus de la moitié, soit 4 026 (loi du 10 juillet 1965, art. 25 ; texte non vérifié).',
			'725 voix passées du pour au contre auraient suffi à la faire rejeter.',
		]);
	});

	it('makes up no figure where the whole is not known', async () => {
		const { assembly, phrase } = await compileText(COOWNERS.replace(/membres: .*\n/, ''));
		const [, second] = assembly.decisions;
		expect(second && derivation(second, phrase).map(plain).slice(-2)).toEqual([
			'Il fallait plus de la moitié des voix de tous les membres (loi du 10 juillet 1965, art. 25 ; texte non vérifié), et le total n’est pas connu.',
			'Résultat indéterminé : le nombre des membres, ou celui de leurs voix, n’est pas connu.',
		]);
	});

	it('shows an election step by step', async () => {
		const { assembly, phrase } = await compileText(BOARD);
		const [election] = assembly.elections;
		expect(election && derivation(election, phrase).map(plain)).toEqual([
			'Election 1 – Treasurer',
			'At that moment: 2 present (2 votes).',
			'Since a departure (line 32).',
			'Could vote: 2 people.',
			'Quorum when the vote was taken: 2 present of 5, 3 were required.',
			'1 seat, round 1.',
			'4 voters, 1 blank, 0 void: 3 votes cast.',
			'Ben Osei: 2 votes.',
			'Dan Whitfield: 1 vote.',
			'2 votes for out of 3 cast (66.7%); more than half were needed, which is 2: 2 × 2 = 4 > 3 × 1 = 3: reached.',
			'Result undetermined: there was no quorum (2 present of 5, 3 were required).',
		]);
	});

	it('says what the smallest change is that would turn a vote', async () => {
		const meeting = (vote: string) =>
			`---\nrègles: { défaut: m, majorités: { m: '>= 2/3 des suffrages exprimés' } }\nmembres: 100\n---\n\n### Résolution 1 – Un\n\nLe texte.\n\nVote : ${vote}\n`;
		const margin = async (vote: string) =>
			(await compileText(meeting(vote))).assembly.decisions[0]?.votes[0]?.proof.margin;
		// 20 of 30 is two thirds: one vote less is not, and 19 of 30 lacks one.
		expect(await margin('20 pour, 10 contre')).toEqual({ numerator: 1n, denominator: 1n });
		expect(await margin('19 pour, 11 contre')).toEqual({ numerator: 1n, denominator: 1n });
		expect(await margin('30 pour, 0 contre')).toEqual({ numerator: 11n, denominator: 1n });
		expect(await margin('1 pour, 29 contre')).toEqual({ numerator: 19n, denominator: 1n });
		expect(await margin('0 pour, 0 contre, 5 abstentions')).toBeUndefined();
	});
});

describe('a block without a number', () => {
	it('is called by its title, and not twice by its kind', async () => {
		const source = COOWNERS.replace(
			/### Résolution 2[\s\S]*$/,
			'### Élection du conseil\n\n- Odile Maury : 2 voix\n\nPostes : 1\n',
		);
		const { assembly, phrase } = await compileText(source);
		const [election] = assembly.elections;
		if (election === undefined) throw new Error('no election');
		expect(derivation(election, phrase)[0]).toMatch(/^« Élection du conseil »/);
	});
});

describe('what a reader needs beside the figures', () => {
	const meeting = (rules: string, header: string, body: string) =>
		`---\nlangue: fr\nrègles: ${rules}\ndate: 2026-03-18\nouverture: 18h\nclôture: 20h\n${header}---\n\n${body}`;
	const getLines = async (source: string) => {
		const { assembly, phrase } = await compileText(source);
		return assembly.decisions.flatMap((decision) => derivation(decision, phrase).map(plain));
	};

	it('a margin goes beyond a tie that the chair would settle', async () => {
		const names = Array.from({ length: 12 }, (_, index) => `    - Membre ${'ABCDEFGHIJKL'[index]}\n`).join(
			'',
		);
		const lines = await getLines(
			meeting(
				'conseil-municipal',
				`membres: 15\nprésidence: Membre A\nparticipants:\n  présents:\n${names}`,
				'### Délibération 1 – Voirie\n\nLe texte.\n\nVote : 7 pour, 5 contre\n',
			),
		);
		expect(lines).toContain('2 voix passées du pour au contre auraient suffi à la faire rejeter.');
	});

	it('ballots by post that fell, with the text', async () => {
		const lines = await getLines(
			meeting(
				'copropriété',
				'membres: { nombre: 4, voix: 1000 }\nparticipants:\n  présents: ["Ada Brun [300]", "Basile Cros [290]"]\n  par correspondance: ["Clara Dufour [250]", "Denis Erard [160]"]\n',
				'### Résolution 1 – Toiture\n\nLe texte.\n\n- Amendée : oui\n- Pour : Ada Brun, Clara Dufour\n- Contre : Basile Cros, Denis Erard\n',
			),
		);
		expect(lines).toContain(
			'Résolution amendée en séance : le vote par correspondance de Clara Dufour ne compte pas (loi du 10 juillet 1965, art. 17-1 A ; texte non vérifié).',
		);
	});

	it('the convocation whose quorum it is', async () => {
		const header =
			'convocation: { date: 2026-03-01, rang: 2 }\nmembres: 29\nparticipants:\n  présents: [Ada Brun, Basile Cros, Clara Dufour]\n';
		const council = await getLines(
			meeting('conseil-municipal', header, '### Délibération 1 – Voirie\n\nLe texte.\n\nVote : 3 pour\n'),
		);
		expect(council).toContain('Deuxième convocation : aucun quorum n’est demandé (CGCT, art. L2121-17).');
		const company = await getLines(
			meeting(
				'sa',
				'réunion: assemblée générale extraordinaire\nconvocation: { date: 2026-03-01, rang: 2 }\nmembres: { voix: 1000 }\nparticipants:\n  présents: ["Ada Brun [200]"]\n',
				'### Résolution 1 – Statuts\n\nLe texte.\n\n- Pour : Ada Brun\n',
			),
		);
		expect(company).toContain('Deuxième convocation : le quorum est celui de cette convocation.');
	});

	it('who is not counted for the quorum, and why the chair settles no secret tie', async () => {
		const header =
			'membres: 7\nprésidence: Ada Brun\nparticipants:\n  présents: [Ada Brun, Basile Cros, Clara Dufour, Denis Erard, Elsa Faure]\n';
		const lines = await getLines(
			meeting(
				'conseil-municipal',
				header,
				'### Délibération 1 – Voirie\n\nLe texte.\n\n- Scrutin : secret\n- Vote : 2 pour, 2 contre\n- Déport : Elsa Faure\n',
			),
		);
		expect(lines).toContain('Une personne qui se retire n’est pas comptée parmi les présents.');
		expect(lines).toContain(
			'Rejetée : égalité, 2 voix pour et 2 contre, qui vaut rejet (CGCT, art. L2121-20) ; le scrutin est secret, la voix de la présidence n’y est pas prépondérante.',
		);
	});

	it('heads beside votes where heads decide', async () => {
		const lines = await getLines(
			meeting(
				'scop',
				'membres: { nombre: 10, voix: 1000 }\nparticipants:\n  présents: ["Ada Brun [500]", "Basile Cros [10]", "Clara Dufour [10]"]\n',
				'### Résolution 1 – Comptes\n\nLe texte.\n\n- Pour : Basile Cros, Clara Dufour\n- Contre : Ada Brun\n',
			),
		);
		expect(lines).toContain('Comptés par tête : 2 pour, 1 contre.');
	});

	it('the version of the law that decided', async () => {
		const source = meeting(
			'sa',
			'membres: { voix: 1000 }\nparticipants:\n  présents: ["Ada Brun [400]", "Basile Cros [300]", "Clara Dufour [300]"]\n',
			'### Résolution 1 – Comptes\n\nLe texte.\n\n- Pour : Ada Brun\n- Contre : Basile Cros\n- Abstention : Clara Dufour\n',
		).replace('2026-03-18', '2012-06-12');
		const { assembly, phrase } = await compileText(source);
		const [decision] = assembly.decisions;
		expect(decision && plain(proofSentence(decision, phrase))).toBe(
			'Rejetée : 400 voix pour sur 1 000 voix présentes ou représentées (40 %) ; il en fallait plus de la moitié, soit 501 (code de commerce, art. L225-98, en vigueur avant le 21 juillet 2019 ; texte non vérifié).',
		);
	});
});
