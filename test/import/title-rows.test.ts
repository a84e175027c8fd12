import { describe, expect, it } from 'vitest';
import { importMinutes, lostWords } from '../../src/import/index.js';

const ENGLISH = {
	head: 'Ferndale Allotments\n\nMinutes of the committee, 12 March 2024\n\nPresent: Ana Bell (Chair), Bo Carr, Cy Dent\nApologies: Fay Grant\n',
	items: [
		['Matters arising', 'The gate has been mended by Mr Carr.'],
		['Water supply', 'The pump leaks again. Two quotes will be asked for.'],
		['Plot inspection', 'Seven plots are overgrown. Letters will be sent.'],
		['Finance', 'The balance stands at £1,240.'],
		['Any other business', 'Cy Dent asked for a new notice board.'],
	],
} as const;

const FRENCH = {
	head: 'Compte rendu du bureau des Jardins du Lavoir, 12 mars 2024\n\nPrésents : Anne Berger, Luc Caron, Odile Dumas\nExcusée : Flore Garnier\n',
	items: [
		['Approbation du compte rendu', 'Le compte rendu est relu, sans remarque.'],
		['Eau', 'La pompe fuit de nouveau. Deux devis seront demandés.'],
		['Visite des parcelles', 'Sept parcelles sont en friche, des courriers partiront.'],
		['Trésorerie', 'Le solde est de 1 240 €.'],
		['Questions diverses', 'Luc Caron demande un panneau d’affichage.'],
	],
} as const;

type Write = (title: string, text: string, at: number) => string;

const FORMS: Record<string, Write> = {
	'capitals right above the text': (title, text) => `${title.toUpperCase()}\n${text}\n`,
	'bold type right above the text': (title, text) => `**${title}**\n${text}\n`,
	'a word before each': (title, text) => `\nTopic: ${title}\n${text}\n`,
	'a word and a number before each': (title, text, at) => `\nPoint ${at + 1} : ${title}\n\n${text}\n`,
	letters: (title, text, at) => `${'ABCDE'[at]}. ${title}\n${text}\n`,
	'small letters': (title, text, at) => `\n${'abcde'[at]}) ${title}\n${text}\n`,
	'letters, the text behind them': (title, text, at) => `\n${'ABCDE'[at]}. ${title}: ${text}\n`,
	'numbers in brackets': (title, text, at) => `\n(${at + 1}) ${title}\n${text}\n`,
	'bare numbers': (title, text, at) => `${at + 1} ${title}\n${text}\n`,
	'bare numbers and full stops': (title, text, at) => `${at + 1}   ${title}.\n${text}\n`,
	'a colon before the text': (title, text) => `${title}: ${text}\n`,
	'a dash before the text': (title, text) => `\n${title} – ${text}\n`,
	'a colon above the text': (title, text) => `${title}:\n${text}\n`,
	'a line of their own': (title, text) => `${title}\n${text}\n`,
	'text that is set in': (title, text) => `${title}\n    ${text}\n`,
	'items of a list': (title, text) => `- ${title}\n  - ${text}\n`,
	'items of a list, the text behind them': (title, text) => `- **${title}**: ${text}\n`,
};

describe('titles of items are known by their form', () => {
	it.each(
		Object.entries(FORMS).flatMap(([form, write]) =>
			[ENGLISH, FRENCH].map((minutes) => [form, minutes.items[0][0], minutes, write] as const),
		),
	)('%s: %s', (_, __, { head, items }, write) => {
		const text = `${head}\n${items.map(([title, said], at) => write(title, said, at)).join('')}`;
		const { text: file } = importMinutes(text, 'plain');
		expect(lostWords(text, file)).toEqual([]);
		const titles = [...file.matchAll(/^## (.*)$/gm)].map(([, title]) => title?.toLowerCase() ?? '');
		expect(titles.length).toBe(items.length);
		for (const [at, [title]] of items.entries()) expect(titles[at]).toContain(title.toLowerCase());
	});

	it.each([
		[
			'who speaks',
			'Ana Bell: The pump leaks.\nBo Carr: Two quotes are needed.\nAna Bell: Agreed then.\nCy Dent: When?\n',
		],
		[
			'labels below each point',
			'Decision: The pump is mended.\nAction: Bo Carr asks for quotes.\nDecision: The fair is on 6 July.\nAction: Cy Dent books the hall.\n',
		],
		['people', 'A. Bell\nB. Carr\nC. Dent\n'],
	])('%s are none', (_, lines) => {
		const { text } = importMinutes(`${ENGLISH.head}\nThe committee met at the hall.\n\n${lines}`, 'plain');
		expect(text).not.toMatch(/^## /m);
	});
});
