/** The cost of a meeting grows with its length: twice as many names, titles or references are twice the work. */

import { expect, it } from 'vitest';
import { compileText } from '../compile.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A first name and a surname of which no two are alike. */
function getName(index: number): string {
	const letters = [0, 1, 2, 3].map((place) => LETTERS[Math.floor(index / 26 ** place) % 26]).join('');
	return `P${letters}a Q${[...letters].reverse().join('')}o`;
}

function each(times: number, write: (index: number) => string): string {
	return Array.from({ length: times }, (_, index) => write(index)).join('');
}

const vote = (title: string, line: string) => `### ${title}\n\nTexte.\n\n- ${line}\n\n`;

/** The header, without rules and date, and the body, by how many there are of what grows. */
const MEETINGS: Readonly<Record<string, (times: number) => [header: string, body: string]>> = {
	'items of the agenda and titles': (times) => [
		`participants: { présents: 20 }\nordre du jour:\n${each(times, (index) => `- Point ${getName(index * 91)} sur ${getName(index * 17)}\n`)}`,
		each(times, (index) => `## Sujet ${getName(index * 53 + 5)} de ${getName(index * 29)}\n\nTexte.\n\n`),
	],
	'voters whom no list names': (times) => [
		`participants: { présents: ${times * 4} }\n`,
		vote('Résolution 1', `Pour : ${each(times * 3, (index) => `${getName(index * 37)}, `)}${getName(5)}`),
	],
	'offers in one paragraph': (times) => [
		'participants: { présents: 20 }\n',
		each(times * 4, (index) => `Devis ${index} : 1 200 €, 1 300 € et 1 500 €.\n`),
	],
	'chairs from outside': (times) => [
		'participants: { présents: [Ada Brun, Boris Cadet] }\n',
		each(times, (index) => `Présidence : ${getName(index * 31)}\n\nTexte.\n\n`),
	],
	'articles in one title': (times) => [
		'participants: { présents: 20 }\n',
		vote(`Travaux ${each(times, (index) => `art ${100 + index} `)}`, 'Vote : 3 pour'),
	],
	'clauses of a sentence that say how many are there': (times) => [
		'participants: { présents: 9 }\n',
		`${each(times, () => 'nous sommes neuf autour de la table ; ')}c'est dit.\n`,
	],
	'second rounds of elections': (times) => [
		'participants: { présents: 20 }\n',
		each(
			times,
			(index) => `### Élection – Membre ${index} – 2e tour\n\n- Ada Brun : 3 voix\n- Ben Roy : 2 voix\n\n`,
		),
	],
	'votes with a paragraph each': (times) => [
		'participants: { présents: 20 }\n',
		each(
			times,
			(index) => `Texte ${index} de la majorité.\n\n:::résolution Achat ${index}\n- Vote : 3 pour\n:::\n\n`,
		),
	],
};

/** Milliseconds of the processor, which other programs on the machine do not change much. */
async function getCost([header, body]: [string, string]): Promise<number> {
	const rules = 'règles: { défaut: s, majorités: { s: majorité simple } }\ndate: 2024-06-06\n';
	const before = process.cpuUsage();
	await compileText(`---\n${rules}${header}---\n\n${body}`);
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

it.each(Object.entries(MEETINGS))('%s', async (_, make) => {
	// Eight times as much: eight times the work, or sixty-four. Memory may be collected in any one turn: one of some must do.
	let least = Number.POSITIVE_INFINITY;
	for (let turn = 0; turn < 6 && least >= 25; turn += 1)
		least = Math.min(least, (await getCost(make(800))) / Math.max(4, await getCost(make(100))));
	expect(least).toBeLessThan(25);
});

it('a title of numbers alone is a title', async () => {
	const { assembly } = await compileText(
		`---\nrègles: { défaut: s, majorités: { s: majorité simple } }\ndate: 2024-06-06\nparticipants: { présents: 5 }\n---\n\n${vote(`Résolution 1 – ${'1. '.repeat(8000)}Budget`, 'Vote : 3 pour')}`,
	);
	expect(assembly.decisions.map(({ outcome }) => outcome)).toEqual(['adopted']);
});

it('a page in the place of a rule is no sentence', async () => {
	const words = 'membres ou '.repeat(400);
	const { messages, assembly } = await compileText(
		`---\nrègles: { défaut: s, majorités: { s: "${words}deux tiers" } }\ndate: 2024-06-06\n---\n\n${vote('Résolution 1', 'Vote : 3 pour')}`,
	);
	expect(assembly.decisions.map(({ outcome }) => outcome)).toEqual(['undetermined']);
	expect(messages.some(({ ruleId }) => ruleId === 'rules/invalid')).toBe(true);
});
