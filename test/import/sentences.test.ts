import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes } from '../../src/import/index.js';

/** By what they hold, then by language: sentences of an item, and the lines that the meeting file has beside them. */
const groups = parse(readFileSync(new URL('sentences.yaml', import.meta.url), 'utf8')) as Record<
	string,
	Record<'fr' | 'en', Record<string, string>>
>;

const DOUBT = /<!-- Import ?: (?:there is a vote|un vote se trouve)[^>]*-->/g;

const HEADS = {
	fr: 'Conseil municipal de Saint-Aubin\nProcès-verbal de la séance du jeudi 12 mars 2026\n\nPrésents : Ada Brun, Ben Roy, Cleo Dane, Marc Huet, Dora Finch\nExcusé : Luc Bon\n\nLa séance est ouverte à 19 h.',
	en: 'Harbour Town Board\nMinutes of the meeting of 6 May 2019\n\nPresent: Ada Brun, Ben Roy, Cleo Dane, Dora Finch, Hugo Weiss\nApologies: Luke Bond\n\nThe meeting was called to order at 7:00 pm.',
};

/** What import adds to an item; of comments only that a vote was not read. */
function addedTo(head: string, passage: string): string {
	const { text } = importMinutes(`${head}\n\n1. Budget\n${passage}\n\n2. Fin\nRien.\n`, 'plain');
	const [, item = ''] = /\n## 1\. Budget\n([\s\S]*?)\n## /.exec(text) ?? [];
	const own = new Set(passage.split('\n'));
	return item
		.replace(DOUBT, '{unread}')
		.replace(/<!--[\s\S]*?-->/g, '')
		.split('\n')
		.filter((line) => line !== '' && !own.has(line.replace(/^> /, '')))
		.join(' ; ');
}

for (const [group, byLang] of Object.entries(groups))
	for (const lang of ['fr', 'en'] as const)
		describe(`${group} (${lang})`, () => {
			it.each(Object.entries(byLang[lang]))('%s', (passage, gives) => {
				expect(addedTo(HEADS[lang], passage)).toBe(gives);
			});
		});
