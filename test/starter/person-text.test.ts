import { describe, expect, it } from 'vitest';
import { getField, getHeader, type Meeting, type Person } from '../../src/ast/index.js';
import { listItem, personText } from '../../src/starter/index.js';
import { compileText } from '../compile.js';

/** What is said of the people of a list. */
async function people(list: string): Promise<string[][]> {
	const { meeting, messages } = await compileText(`---\nmembres:\n${list}\n---\n`);
	expect(messages.filter(({ ruleId }) => ruleId?.startsWith('syntax/'))).toEqual([]);
	return getPeople(meeting).map(({ children }) =>
		children
			.map((part) =>
				JSON.stringify([
					part.type,
					'value' in part ? part.value : undefined,
					'key' in part ? part.key : undefined,
					part.children.map(({ value }) => value),
				]),
			)
			.sort(),
	);
}

function getPeople(meeting: Meeting): Person[] {
	return (getField(getHeader(meeting), 'members')?.children ?? []).filter(
		(child): child is Person => child.type === 'person',
	);
}

/** The list as it is carried over. */
async function again(list: string): Promise<string> {
	const { meeting } = await compileText(`---\nmembres:\n${list}\n---\n`);
	return getPeople(meeting)
		.map((person) => listItem(personText(person, 'fr'), 2))
		.join('\n');
}

describe('a person carried over', () => {
	it.each([
		'  - Jeanne Royer',
		'  - Omar Haddad (Ville de Rennes) [2], trésorier',
		'  - nom: Lise Kern\n    public: non',
		'  - nom: Lise Kern\n    alias: Lili, la Kern',
		'  - nom: Lise Kern\n    alias: Kern, Lise; Lili',
		'  - nom: Lise Kern\n    intérêts: Kern, Roy & fils; La Ruche',
		'  - nom: SCI du Port\n    voix: 350\n    voix ascenseur: 10\n    collège: A\n    représenté par: Ali Ben',
		'  - nom: Ana Lima\n    né: 3 mai 1980',
		'  - nom: "- Anne [Lille], x"',
	])('%s', async (list) => {
		expect(await people(await again(list))).toEqual(await people(list));
	});
});
