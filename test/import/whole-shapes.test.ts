/** Shapes of whole minutes: what is put behind them, titles that gather others, lists of HTML, rolls with a dash, options, and moves that nobody made. */

import { describe, expect, it } from 'vitest';
import { importMinutes } from '../../src/import/index.js';

const read = (text: string, kind: 'markdown' | 'plain' = 'markdown') => importMinutes(text, kind).text;
const FR =
	"# PV de l'assemblée générale du 3 mai 2024\n\nPrésents : Ada Brun, Ben Roy, Cleo Dane, Marc Huet, Dora Finch\n\n";

describe('what stands behind the minutes', () => {
	const END =
		"## 1. Budget\n\nLe budget est adopté à l'unanimité.\n\n## 2. Divers\n\nRien.\n\nLa séance fut levée à 21 heures 30.\n\nLe président\nBen Roy\n\n";

	it('decides nothing, and whoever signs above it signs', () => {
		const text = read(
			`${FR}${END}# Annexe\n\n## Article 1\n\nLe bureau est élu à l'unanimité.\n\nVote : 3 pour, 1 contre\n`,
		);
		expect(text.match(/^#+ .*$/gmu)).toEqual(['## 1. Budget', '## 2. Divers']);
		expect(text.match(/^Vote : .*$/gmu)).toEqual(['Vote : à l’unanimité']);
		expect(text).toContain('signatures:\n  - Ben Roy, président\n');
		expect(text).toContain('**Annexe**\n\n**Article 1**\n');
	});

	it('is no further item of their own level', () => {
		const text = read(`${FR}${END}## 3. Suite\n\nLe devis est adopté à l'unanimité.\n`);
		expect(text).toContain('## 3. Suite');
		expect(text.match(/^Vote : .*$/gmu)).toHaveLength(2);
	});
});

it('titles numbered from the first on are items below one that gathers them, and parts below another', () => {
	const parts = '### 1. Roof\n\nRead.\n\n### 2. Gate\n\nRead.\n\n### 3. Fence\n\nRead.\n\n';
	const top = '# Minutes of the board, 3 May 2024\n\nPresent: Ada Brun, Ben Roy\n\n';
	expect(read(`${top}## Discussion\n\nSee the list.\n\n${parts}`)).toContain('\n## 1. Roof\n');
	expect(read(`${top}## Repairs\n\n${parts}## Dog park\n\nNone.\n`)).toContain('\n### 1. Roof\n');
});

it('a kind of meeting alone is the title of the whole', () => {
	const text = read('# AG constitutive\n\nLe 3 mai 2024.\n\n## Budget\n\nLu.\n\n## Divers\n\nRien.\n');
	expect(text.match(/^#+ .*$/gmu)).toEqual(['## Budget', '## Divers']);
});

it('numbered lists of HTML keep their numbers, and the words of an item its line', () => {
	const item = (title: string) =>
		`<li class="x">\n      ${title}\n      <ul>\n        <li>Ben noted it.</li>\n        <li>\n          Ada asked.\n        </li>\n      </ul>\n    </li>\n`;
	const text = read(
		`# Minutes of the board, 3 May 2024\n\n<article>\n  <ol>\n    ${item('We need to file a return this year, or to say why.')}${item('Cards.')}${item('Other matters.')}</ol>\n</article>\n`,
	);
	expect(text.match(/^## .*$/gmu)).toEqual([
		'## 1. We need to file a return this year, or to say why.',
		'## 2. Cards.',
		'## 3. Other matters.',
	]);
	expect(text).toContain('- Ben noted it.\n- Ada asked.\n');
});

describe('rolls with a dash before the status', () => {
	const TOP = 'Town of Elmford\nMinutes of the Council meeting of March 12, 2024\n\nRoll call\n';
	it.each([
		['letters', '- Yoder, Denise - P\n- Roy, Ben - P\n- Dane, Cleo - A\n- Brun, Ada - P\n'],
		['words', 'Denise Yoder – Present\nBen Roy – Present\nCleo Dane – Absent\nAda Brun – Present\n'],
	])('are read: %s', (_, roll) => {
		expect(read(`${TOP}${roll}\n1. Budget\nRead.\n`, 'plain')).toContain(
			'present:\n    - Denise Yoder\n    - Ben Roy\n    - Ada Brun\n  absent:\n    - Cleo Dane\n',
		);
	});

	it('are no tasks or offices', () => {
		const text = read(
			`${TOP}Denise Yoder – Mayor\nBen Roy – Clerk\nCleo Dane – Roof\n\n1. Budget\nRead.\n`,
			'plain',
		);
		expect(text).not.toContain('absent:');
		expect(text).not.toContain('| Cleo Dane |');
	});
});

it('a name with its office on a line of its own is none of the line above', () => {
	const text = read(
		'Minutes of the board, 3 May 2024\n\nPresent: Ada Brun, Cleo Dane\nMarc Huet (Clerk)\n\n1. Budget\nRead.\n',
		'plain',
	);
	expect(text).toContain('- Cleo Dane\n    - Marc Huet (Clerk)\n');
});

it('an office pro tem is no name, and neither is a status behind one', () => {
	const text = read(
		'Minutes of the Council, 3 May 2024\n\nMayor Pro Tem Ben Roy called the meeting to order.\n\nPresent: Ben Roy, Ada Brun\n',
		'plain',
	);
	expect(text).toContain('chair: Ben Roy\n');
	expect(
		read('PV du 3 mai 2024\n\nPrésents : Ada Brun, Ben Roy\nCleo Dane excusée\n\n1. Budget\nLu.\n', 'plain'),
	).toContain('excusés:\n    - Cleo Dane\n');
});

it('below a label, whoever attends by video alone was far', () => {
	const list = (label: string) =>
		read(`# PV du 3 mai 2024\n\nSont présents :\n- Ada Brun\n\n${label} :\n- Ben Roy\n\n## Budget\n\nLu.\n`);
	expect(list('Assiste en vidéo-conférence')).toContain('à distance:\n    - Ben Roy\n');
	expect(list('Assiste également en visioconférence')).toContain('invités:\n    - Ben Roy\n');
});

describe('moves', () => {
	const told = (line: string) => read(`${FR}## Budget\n\n${line}\n`).split('## Budget')[1] ?? '';
	it.each([
		"Marc Huet quitte le conseil d'administration.",
		'Ben Roy quitte le CA pour raisons personnelles.',
		'Ada Brun demande que Cleo Dane quitte la séance.',
		'Cleo Dane arrivera à 20h30.',
	])('are not made: %s', (line) => {
		expect(told(line).trim()).toBe(line);
	});
	it.each([
		['Marc Huet quitte la séance.', 'Départ de Marc Huet'],
		["Marc Huet quitte le conseil d'administration à 20h.", '20h – Départ de Marc Huet'],
	])('are made: %s', (line, move) => {
		expect(told(line)).toContain(move);
	});
});

describe('votes and elections', () => {
	it('options are not adopted by their own lines, and motions of all are', () => {
		expect(
			read(`${FR}## Façade\n\nOption 1 (bleu) : 3 voix pour\nOption 2 (vert) : 2 voix pour\n`),
		).not.toMatch(/^Vote/mu);
		const grants = read(`${FR}## Bourses\n\nBourse A : 5 voix pour\nBourse B : 5 voix pour\n`);
		expect(grants.match(/^Vote : .*$/gmu)).toHaveLength(2);
	});

	it('thanks elect nobody', () => {
		expect(read(`${FR}## Divers\n\nLe président remercie Ada Brun, élue trésorière.\n`)).not.toContain(
			'Résultat',
		);
		expect(
			read(`${FR}## Divers\n\nLe président remercie Ben Roy. Ada Brun est élue trésorière.\n`),
		).toContain('Résultat : élus Ada Brun');
	});

	it('a question whether to put off an item puts nothing off', () => {
		const text = read(
			`${FR}## Point\n\nMme Dane demande s'il faut reporter ce point. Adopté à l'unanimité.\n`,
		);
		expect(text).toContain('\nVote : à l’unanimité\n');
		expect(
			read(`${FR}## Point\n\nLe conseil décide de reporter ce point. Adopté à l'unanimité.\n`),
		).not.toMatch(/^Vote/mu);
	});

	it('a count of seats makes no election beside the one that is written', () => {
		const text = read(
			`${FR}## Renouvellement du conseil\n\nNombre de postes à pourvoir : 2\n\nSont élus :\nAda Brun\nBen Roy\n`,
		);
		expect(text).toContain('> Nombre de postes à pourvoir : 2\n');
	});
});

it('who moves beside who seconds was there', () => {
	const text = read(
		'Minutes of the PTA, 3 May 2024\n\nGift to the school. Motion to Approve: Ada Brun; Second: Ben Roy Motion Passes\n',
	);
	expect(text).toContain('- Ada Brun\n');
});
