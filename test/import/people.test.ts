import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes } from '../../src/import/index.js';

interface Case {
	text: string;
	gives: string;
}

const { right, wrong } = parse(readFileSync(new URL('people.yaml', import.meta.url), 'utf8')) as Record<
	'right' | 'wrong',
	Record<string, Case[]>
>;

/** The titles of minutes, by the first words of a place. */
const TITLES: Readonly<Record<string, string>> = {
	'en board': 'Minutes of the Board',
	'en AGM': 'Annual General Meeting of the Club',
	'fr conseil': 'Procès-verbal du conseil',
	'fr AG': "Procès-verbal de l'assemblée générale",
};

/** What stands above a passage: of a place with a title, people and the title. */
function headOf(place: string): string {
	const isEnglish = place.startsWith('en');
	const kind = Object.keys(TITLES).find((one) => place.startsWith(one));
	const title = TITLES[kind ?? (isEnglish ? 'en board' : 'fr conseil')];
	const top = `# ${title}\n\n${isEnglish ? '12 March 2024' : '12 mars 2024'}\n\n`;
	if (kind === undefined) return place.endsWith('none') ? `${top}## Business\n\n` : top;
	const people = `${isEnglish ? 'Present:' : 'Présents :'} Ana Bell, Bo Carr, Cy Dean, Di Evans`;
	return `${top}${people}\n\n## ${place.slice(kind.length + 1)}\n\n`;
}

function linesOf(text: string): string[] {
	return text.split('\n').map((line) => line.trim());
}

/** The lines of a meeting file that neither the passage nor its head has, comments aside; `before`: those of the head, and of its own file. */
function addedBy(passage: string, head: string, before: readonly string[]): string {
	const known = new Set([...before, ...linesOf(passage)]);
	return importMinutes(`${head}${passage}\n`)
		.text.split('\n')
		.map((line) => line.trim())
		.filter((line) => /[\p{L}\p{N}]/u.test(line) && !known.has(line) && !/^<!--|-->$/.test(line))
		.join(' ; ')
		.replace(/(participants:|present:|présents:) ; /g, '$1 ')
		.replace(/ ; - /g, ', ')
		.replace(/: - /g, ': ')
		.replace(/: , /g, ': ');
}

describe.each([
	['right', right],
	['known to be wrong', wrong],
])('people, offices and elections, %s', (_, places) => {
	it.each(Object.entries(places))('%s', (place, cases) => {
		const head = headOf(place);
		const before = [...linesOf(head), ...linesOf(importMinutes(head).text)];
		expect(cases.map(({ text }) => ({ text, gives: addedBy(text, head, before) }))).toEqual(
			cases.map(({ text, gives }) => ({ text, gives })),
		);
	});
});
