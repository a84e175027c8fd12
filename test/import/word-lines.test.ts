/** Word files whose lines are paragraphs: the Markdown that they become, and the people who are read in it. */

import { Document, Packer, Paragraph, TextRun } from 'docx';
import { describe, expect, it } from 'vitest';
import { importMinutes } from '../../src/import/index.js';
import { docxToMarkdown } from '../../src/import/sources/from-docx.js';
import { htmlToMarkdown } from '../../src/import/sources/from-html.js';

async function getMarkdown(lines: ReadonlyArray<string | TextRun>): Promise<string> {
	const children = lines.map((line) =>
		typeof line === 'string' ? new Paragraph(line) : new Paragraph({ children: [line] }),
	);
	const file = new Document({ sections: [{ children }] });
	return (await docxToMarkdown(new Uint8Array(await Packer.toArrayBuffer(file)))).markdown;
}

/** What it is, the paragraphs of the file, the Markdown. */
const FILES: ReadonlyArray<[name: string, lines: ReadonlyArray<string | TextRun>, markdown: string]> = [
	[
		'lines between empty paragraphs are a paragraph',
		['Club', '', 'Présents', 'Ana Bell', 'Bo Carr', '', '1. Budget', 'Vote : 2 pour', '', 'Fin'],
		'Club\n\nPrésents\nAna Bell\nBo Carr\n\n1. Budget\nVote : 2 pour\n\nFin\n',
	],
	[
		'paragraphs of sentences stay apart beside empty ones',
		[
			'',
			'Le trésorier présente les comptes de l’exercice, qui sont équilibrés.',
			'La présidente le remercie et ouvre le débat sur la cotisation de 2025.',
			'',
			'Fin',
			'',
		],
		'Le trésorier présente les comptes de l’exercice, qui sont équilibrés.\n\nLa présidente le remercie et ouvre le débat sur la cotisation de 2025.\n\nFin\n',
	],
	[
		'a sentence that goes on in the next paragraph is one',
		[
			'The treasurer presented the accounts for the year and',
			'asked the meeting to receive them.',
			'Carried.',
		],
		'The treasurer presented the accounts for the year and\nasked the meeting to receive them.\n\nCarried.\n',
	],
	[
		'names below a label of people are lines, up to what is none of them',
		[
			'Conseil',
			'Étaient présents',
			'Membres titulaires',
			'Ana Bell',
			'Bo Carr',
			'Excusés',
			'Cy Dean',
			'PREMIÈRE RÉSOLUTION',
			'Texte.',
		],
		'Conseil\n\nÉtaient présents\nMembres titulaires\nAna Bell\nBo Carr\n\nExcusés\nCy Dean\n\nPREMIÈRE RÉSOLUTION\n\nTexte.\n',
	],
	[
		'a title in bold is no line of what is around it',
		['', '', '', 'Vote : 2 pour', new TextRun({ text: 'Budget', bold: true }), 'Texte'],
		'Vote : 2 pour\n\n**Budget**\n\nTexte\n',
	],
	[
		'tabs and wide spaces are gaps, two spaces behind a full stop are not',
		['La présidente\tLe secrétaire', 'Ana Bell       Bo Carr', 'Un point.  Un autre.', '24/036  Finance'],
		'La présidente    Le secrétaire\n\nAna Bell    Bo Carr\n\nUn point. Un autre.\n\n24/036    Finance\n',
	],
	[
		'stars typed by hand are items',
		['* Ana Bell 4-0-0', '* Bo Carr 3-0-1'],
		'* Ana Bell 4-0-0\n\n* Bo Carr 3-0-1\n',
	],
];

describe('the lines of a Word file', () => {
	it.each(FILES)('%s', async (_, lines, markdown) => {
		expect(await getMarkdown(lines)).toBe(markdown);
	});

	it('give the people of each group, with and without empty paragraphs', async () => {
		const lines = [
			'CSE du 18 janvier 2024',
			'',
			'Étaient présents',
			'Pour la direction',
			'Mme Clotilde Arnal, présidente du CSE',
			'Membres titulaires',
			'Mme Delphine Vion (CFDT)',
			'M. Éric Wuillaume (CGT)',
			'',
			'Étaient excusés',
			'Dr Josiane Bret, médecin du travail',
			'',
			'La séance est ouverte à 9 heures 30.',
		];
		const people =
			'participants:\n  présents:\n    - Mme Clotilde Arnal, présidente du CSE\n    - Mme Delphine Vion (CFDT)\n    - M. Éric Wuillaume (CGT)\n  excusés:\n    - Dr Josiane Bret, médecin du travail\n';
		for (const file of [lines, lines.filter((line) => line !== '')])
			expect(importMinutes(await getMarkdown(file)).text).toContain(people);
	});
});

describe('the lines of a page of the web', () => {
	const page = (lines: readonly string[]) =>
		`<!doctype html><title>x</title><body><div class="WordSection1">\n${lines.map((line) => `<p class="MsoNormal">${line === '' ? '&nbsp;' : line}</p>`).join('\n')}\n</div>`;

	it('are those of a Word file that it was made of', () => {
		const lines = [
			'Club',
			'',
			'Présents',
			'Ana Bell',
			'Bo Carr',
			'',
			'1. Budget',
			'Vote : 2 pour',
			'',
			'Fin',
		];
		expect(htmlToMarkdown(page(lines))).toBe(
			'Club\n\nPrésents\nAna Bell\nBo Carr\n\n1. Budget\nVote : 2 pour\n\nFin\n',
		);
	});

	it('are titles above signs that underline them', () => {
		const lines = ['Club', '', 'Budget', '======', '', 'Vote : 2 pour', '', 'Roof', '====', '', 'Fin'];
		expect(importMinutes(htmlToMarkdown(page(lines))).text).toContain(
			'## Budget\n\nVote : 2 pour\n\n## Roof\n',
		);
	});

	it('stay paragraphs where each is one', () => {
		const lines = ['The treasurer presented the accounts.', 'The meeting received them.', 'Ana Bell'];
		expect(htmlToMarkdown(page(lines))).toBe(`${lines.join('\n\n')}\n`);
	});

	it('end with the names below a label of people', () => {
		const lines = [
			'Étaient présents',
			'Ana Bell',
			'Bo Carr',
			'Excusée',
			'Di Ewell',
			'Ordre du jour',
			'Budget',
			'Budget',
			'Adopté à l’unanimité',
		];
		const text = importMinutes(htmlToMarkdown(page(lines))).text;
		expect(text).toContain('  présents:\n    - Ana Bell\n    - Bo Carr\n  excusés:\n    - Di Ewell\n');
		expect(text).toContain('Vote : à l’unanimité');
	});

	it('are items where a letter with a bracket opens them', () => {
		const lines = [
			'The board decided on the following points after a debate of the budget',
			'a) the budget is adopted, 2 for, 1 against',
			'b) the van is sold, 1 for, 2 against',
		];
		expect(htmlToMarkdown(page(lines))).toBe(`${lines.join('\n\n')}\n`);
	});
});
