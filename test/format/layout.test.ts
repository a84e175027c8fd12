import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatMeeting } from '../../src/format/index.js';
import { compileText } from '../compile.js';

const HEADER = `---
date: 6 juin 2024
participants:
  présents: [Jeanne Royer, Ali Ben]
---
`;

const format = (source: string) => formatMeeting(source, async (text) => (await compileText(text)).meeting);

/** Bodies as written, and as laid out. */
const BODIES: Record<string, [written: string, laidOut: string]> = {
	'signs and spaces of headings': ['\n##  Projets  ##\n', '\n## Projets\n'],
	'a heading glued to what stands around it': [
		'\nAvant.\n## Projets\nAprès.\n',
		'\nAvant.\n\n## Projets\n\nAprès.\n',
	],
	'blank lines around a heading': [
		'\n\n\nAvant.\n\n\n\n## Projets\n\n\nAprès.\n',
		'\nAvant.\n\n## Projets\n\nAprès.\n',
	],
	'times, numbers and dashes of headings': [
		'\n## 14 h 25 - 1) Projets\n\n## 15:10 à 15:40 – 2 – Comptes\n\n## 16H : 3. Divers\n',
		'\n## 14h25 — 1. Projets\n\n## 15h10 à 15h40 — 2. Comptes\n\n## 16h — 3. Divers\n',
	],
	'blocks that headings open': [
		'\n### Résolution n° 1 : Budget\n\nTexte.\n\nVote : unanimité\n\n### Deuxième résolution -  Quitus\n\nTexte.\n\nVote : unanimité\n\n### Motion : Suite\n\nTexte.\n\nVote : unanimité\n',
		'\n### Résolution n° 1 – Budget\n\nTexte.\n\nVote : unanimité\n\n### Deuxième résolution – Quitus\n\nTexte.\n\nVote : unanimité\n\n### Motion – Suite\n\nTexte.\n\nVote : unanimité\n',
	],
	'lines of a ballot': [
		'\n### Résolution 1 – Budget\n\nTexte.\n\n*  Pour:2\n*  Contre  :   0\n* **Résultat** : adoptée  \n\n\n\nSuite.\n',
		'\n### Résolution 1 – Budget\n\nTexte.\n\n- Pour : 2\n- Contre : 0\n- **Résultat** : adoptée\n\nSuite.\n',
	],
	candidates: [
		'\n### Élection – Bureau\n\n- Ali Ben: 1 voix\n- Jeanne Royer :2 voix\n\nPostes:1\n',
		'\n### Élection – Bureau\n\n- Ali Ben : 1 voix\n- Jeanne Royer : 2 voix\n\nPostes : 1\n',
	],
	'events and actions': [
		'\n15:10 -- Départ de Ali Ben\n\n18 h, Arrivée de Ali Ben\n\nAction:écrire (Ali, 15 juillet 2024)\n\nClôture:19h\n',
		'\n15h10 – Départ de Ali Ben\n\n18h – Arrivée de Ali Ben\n\nAction : écrire (Ali, 15 juillet 2024)\n\nClôture:19h\n',
	],
	'turns to speak': ['\nAli Ben: oui.\nJeanne Royer  :  non.\n', '\nAli Ben : oui.\nJeanne Royer : non.\n'],
	'prose is nobody’s business': [
		'\nDeux  espaces :ici,  et 14 h 25.\n\n\n\n*  une liste\n\n```\n##  code\n\n\nVote:2\n```\n',
		'\nDeux  espaces :ici,  et 14 h 25.\n\n\n\n*  une liste\n\n```\n##  code\n\n\nVote:2\n```\n',
	],
	'explicit blocks': [
		'\n:::  résolution Budget\n\nTexte.\n\nVote:unanimité\n\n:::\n',
		'\n:::résolution Budget\n\nTexte.\n\nVote : unanimité\n\n:::\n',
	],
	'the end of the file': ['\nFin.\n\n\n', '\nFin.\n'],
};

/** Headers as written, and as laid out. */
const HEADERS: Record<string, [written: string, laidOut: string]> = {
	'spaces after colons and dashes': [
		'---\ndate:   6 juin 2024\nlieu :  Rennes  \nscrutateurs:\n  -   Ali Ben\n---\n',
		'---\ndate: 6 juin 2024\nlieu: Rennes\nscrutateurs:\n  - Ali Ben\n---\n',
	],
	'two spaces a level': [
		'---\ndate: 6 juin 2024\norganisme:\n      nom: Club\nparticipants:\n    présents:\n    - Ali Ben\n    - nom: Jeanne Royer\n      voix: 2\n---\n',
		'---\ndate: 6 juin 2024\norganisme:\n  nom: Club\nparticipants:\n  présents:\n    - Ali Ben\n    - nom: Jeanne Royer\n      voix: 2\n---\n',
	],
	'comments go with the line below, long values with the one above': [
		'---\ndate: 6 juin 2024\norganisme:\n    # Le club\n    nom: Club des\n        Amis\n    siège: |\n        1, rue Haute\n        Rennes\n---\n',
		'---\ndate: 6 juin 2024\norganisme:\n  # Le club\n  nom: Club des\n      Amis\n  siège: |\n      1, rue Haute\n      Rennes\n---\n',
	],
	'a header that needed a repair is left to pv check --fix': [
		'---\ndate:   6 juin 2024\nlieu : Salle : étage 2\n---\n',
		'---\ndate:   6 juin 2024\nlieu : Salle : étage 2\n---\n',
	],
	'flow values stay': [
		'---\ndate: 6 juin 2024\nscrutateurs: [ Ali Ben,Jeanne Royer ]\n---\n',
		'---\ndate: 6 juin 2024\nscrutateurs: [ Ali Ben,Jeanne Royer ]\n---\n',
	],
};

describe('the layout of a body', () => {
	it.each(Object.entries(BODIES))('%s', async (_, [written, laidOut]) => {
		expect(await format(HEADER + written)).toBe(HEADER + laidOut);
	});

	it('takes no longer for a heading with many spaces inside', async () => {
		const heading = `## a${' '.repeat(20_000)}b`;
		expect(await format(`${HEADER}\n${heading}  ##\n`)).toBe(`${HEADER}\n${heading}\n`);
	});

	it('is English in an English file', async () => {
		const header = HEADER.replace('---\n', '---\nlang: en\n');
		const written =
			'\n## 2:05pm - 1) Budget\n\nAli Ben : yes.\n\n2:20 PM: Departure of Ali Ben\n\nAction : write (Ali)\n';
		const laidOut =
			'\n## 2:05 pm — 1. Budget\n\nAli Ben: yes.\n\n2:20 pm – Departure of Ali Ben\n\nAction: write (Ali)\n';
		expect(await format(header + written)).toBe(header + laidOut);
	});
});

describe('the layout of a header', () => {
	it.each(Object.entries(HEADERS))('%s', async (_, [written, laidOut]) => {
		expect(await format(`${written}\nTexte.\n`)).toBe(`${laidOut}\nTexte.\n`);
	});
});

describe('what is laid out already', () => {
	const examples = new URL('../../examples/', import.meta.url);
	const names = readdirSync(examples).filter((name) => name.endsWith('.md'));
	it.each(names)('%s stays as it is', async (name) => {
		const source = readFileSync(new URL(name, examples), 'utf8');
		expect(await format(source)).toBe(source);
	});
});

describe('a file without a header', () => {
	it.each([
		['\n## A\n', '\n## A\n'],
		['\n\n# A', '\n\n# A\n'],
		['\n\nPour : 2', '\n\nPour : 2\n'],
	])('that starts with a line feed ends: %j', async (written, laidOut) => {
		expect(await format(written)).toBe(laidOut);
	});
});

describe('line endings', () => {
	it('of Windows are kept', async () => {
		const [written, laidOut] = BODIES['a heading glued to what stands around it'] ?? ['', ''];
		const windows = (text: string) => (HEADER + text).replace(/\n/g, '\r\n');
		expect(await format(windows(written))).toBe(windows(laidOut));
	});
});
