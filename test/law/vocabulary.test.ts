/** The words of rules files: the same meanings in both languages, and one meaning a word. */

import { describe, expect, it } from 'vitest';
import en from '../../src/language/en/rules.yaml';
import fr from '../../src/language/fr/rules.yaml';
import { vocabulary } from '../../src/language/index.js';
import { foldKeyword } from '../../src/text/fold.js';

type Lists = Record<string, Record<string, readonly string[]>>;
const french = fr() as Lists;
const english = en() as Lists;
/** Lists of words that a key or a value is looked up in; the others are parts of phrases. */
const PHRASES = new Set(['articles', 'words', 'told', 'asked']);
const lists = Object.keys(french).filter((name) => !PHRASES.has(name));

it('has the same lists and meanings in both languages', () => {
	expect(Object.keys(english)).toEqual(Object.keys(french));
	for (const name of Object.keys(french)) {
		if (name !== 'words')
			expect({ name, ids: Object.keys(english[name] ?? {}) }).toEqual({
				name,
				ids: Object.keys(french[name] ?? {}),
			});
	}
	expect(Object.keys(english['words'] ?? {}).sort()).toEqual(Object.keys(french['words'] ?? {}).sort());
});

describe.each(lists)('%s', (name) => {
	it('means one thing by each word', () => {
		const meanings = new Map<string, string>();
		for (const words of [french, english]) {
			for (const [id, list] of Object.entries(words[name] ?? {})) {
				expect(list.length).toBeGreaterThan(0);
				for (const word of list) {
					expect(word).toBeTypeOf('string');
					const folded = foldKeyword(word);
					expect(`${folded} = ${meanings.get(folded) ?? id}`).toBe(`${folded} = ${id}`);
					meanings.set(folded, id);
				}
			}
		}
	});
});

it('knows every key that a header knows as one of rules', () => {
	for (const id of vocabulary('rules').ids) {
		for (const lang of ['fr', 'en'] as const) {
			const words = (lang === 'fr' ? french : english)['keys']?.[id] ?? [];
			const known = [...words, id].map(foldKeyword);
			for (const word of vocabulary('rules').getWords(id, lang))
				expect({ id, word, known: known.includes(foldKeyword(word)) }).toEqual({ id, word, known: true });
		}
	}
});
