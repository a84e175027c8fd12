import { describe, expect, expectTypeOf, it } from 'vitest';
import type { FieldName, SubfieldName } from '../../src/ast/header.js';
import type { AnswerName, LabelName, StatedOutcome } from '../../src/ast/index.js';
import type { Event, Resolution } from '../../src/ast/nodes.js';
import en from '../../src/language/en/keywords.yaml';
import fr from '../../src/language/fr/keywords.yaml';
import {
	foldWord,
	type IdOf,
	VOCABULARIES,
	type VocabularyName,
	vocabulary,
} from '../../src/language/index.js';

type Words = Record<string, Record<string, string[]>>;
const languages: Record<string, Words> = { fr: fr() as Words, en: en() as Words };
const names = Object.keys(VOCABULARIES) as VocabularyName[];

describe.each(Object.entries(languages))('keywords of %s', (_lang, words) => {
	it('has exactly the vocabularies', () => {
		expect(Object.keys(words).sort()).toEqual([...names].sort());
	});

	it.each(names)('%s has exactly its identifiers, each with words', (name) => {
		expect(Object.keys(words[name] ?? {}).sort()).toEqual([...VOCABULARIES[name]].sort());
		for (const list of Object.values(words[name] ?? {})) {
			expect(list.length).toBeGreaterThan(0);
			for (const word of list) expect(word).toBeTypeOf('string');
		}
	});
});

it.each(names)('every word of %s means one thing, in both languages', (name) => {
	const meanings = new Map<string, string>();
	for (const words of Object.values(languages)) {
		for (const [id, list] of Object.entries(words[name] ?? {})) {
			for (const word of list) {
				const folded = foldWord(word);
				expect(`${folded} = ${meanings.get(folded) ?? id}`).toBe(`${folded} = ${id}`);
				meanings.set(folded, id);
			}
		}
	}
});

it.each(Object.entries(languages))('no word of %s stands twice in its vocabulary', (_lang, words) => {
	for (const [name, ids] of Object.entries(words)) {
		const folded = Object.values(ids).flat().map(foldWord);
		const twice = folded.filter((word, index) => folded.indexOf(word) !== index);
		expect({ name, twice }).toEqual({ name, twice: [] });
	}
});

it('has the identifiers of the tree', () => {
	expectTypeOf<IdOf<'keys'>>().toEqualTypeOf<FieldName>();
	expectTypeOf<IdOf<'subkeys'>>().toEqualTypeOf<SubfieldName>();
	expectTypeOf<IdOf<'labels'>>().toEqualTypeOf<Exclude<LabelName, 'candidate' | 'option'>>();
	expectTypeOf<IdOf<'answers'>>().toEqualTypeOf<AnswerName>();
	expectTypeOf<IdOf<'results'>>().toEqualTypeOf<StatedOutcome>();
	expectTypeOf<Resolution['kind']>().toExtend<IdOf<'blocks'>>();
	expectTypeOf<Event['event']>().toExtend<IdOf<'events'>>();
});

describe('lookup', () => {
	it.each([
		['keys', 'Ordre du jour', 'agenda'],
		['keys', 'ordre_du_jour', 'agenda'],
		['keys', 'ORDRE\u00A0DU-JOUR', 'agenda'],
		['keys', 'reglès', 'rules'],
		['keys', 'agenda', 'agenda'],
		['labels', 'NPPV', 'notVoting'],
		['labels', 'S’abstiennent', 'abstention'],
		['labels', 'Voix contre', 'against'],
		['results', 'Adoptées', 'adopted'],
		['results', 'prend acte', 'noted'],
		['consents', 'nem con', 'noObjection'],
		['consents', 'nem. con.', 'noObjection'],
		['groups', 'présent.e.s', 'present'],
		['groups', 'présent·e·s', 'present'],
		['status', 'projet', 'draft'],
		['blocks', 'Voeu', 'wish'],
	] as const)('%s: %s', (name, word, id) => {
		expect(vocabulary(name).lookup(word)).toEqual({ id, exact: true });
	});

	it.each([
		['keys', 'particpants', 'participants', 'participants'],
		['answers', 'absentions', 'abstention', 'abstentions'],
		['consents', 'uninamité', 'unanimous', 'unanimité'],
		['consents', 'unnanimité', 'unanimous', 'unanimité'],
		['results', 'aproved', 'adopted', 'approved'],
	] as const)('%s: %s is nearly %s', (name, word, id, expected) => {
		expect(vocabulary(name).lookup(word)).toEqual({ id, exact: false, expected });
	});

	it.each([
		['keys', 'zzzzzz'],
		['keys', ''],
		['keys', '__proto__'],
		['keys', 'constructor'],
		['answers', 'por'],
	] as const)('%s: %s is unknown', (name, word) => {
		expect(vocabulary(name).lookup(word)).toBeUndefined();
	});
});

describe('scan', () => {
	it.each([
		['answers', 'pour, 3 contre', 'for', 4],
		['answers', 'voix contre : 0', 'against', 11],
		['answers', 's’abstiennent', 'abstention', 13],
		['answers', 'blancs ou nuls 3', 'blankOrVoid', 14],
		['answers', 'blancs: 3', 'blank', 6],
		['consents', 'à l\u2019unanimité des présents', 'unanimous', 13],
		['consents', 'nem. con. today', 'noObjection', 8],
		['personMarks', 'représentée par Ali Ben', 'representative', 15],
		['everyone', 'tous les autres', 'allOthers', 15],
		['everyone', 'tous', 'all', 4],
		['labels', 'vote commun aux résolutions 2 et 3', 'jointVote', 27],
		['labels', 'vote : 3', 'vote', 4],
	] as const)('%s at the start of %s', (name, text, id, length) => {
		expect(vocabulary(name).scan(text)).toEqual({ id, offset: 0, length });
	});

	it.each([
		['answers', 'pourquoi'],
		['answers', ' pour'],
		['answers', ''],
		['everyone', 'touslesautres'],
	] as const)('%s: nothing at the start of "%s"', (name, text) => {
		expect(vocabulary(name).scan(text)).toBeUndefined();
	});

	it('finds a phrase inside a sentence', () => {
		const text = "L'ordre du jour étant épuisé, la séance est levée à onze heures.";
		const met = vocabulary('closings').findIn(text);
		expect(met && text.slice(met.offset, met.offset + met.length)).toBe('la séance est levée');
	});
});

it('prints the first word of a language', () => {
	expect(vocabulary('labels').word('result', 'fr')).toBe('résultat');
	expect(vocabulary('labels').word('result', 'en')).toBe('result');
	expect(vocabulary('keys').words()).toContain('ordre du jour');
});
