/** Mistakes in rules: each with the place of the smallest text that is wrong, and no verdict. */

import { describe, expect, it } from 'vitest';
import { type AnyPhrase, hasPhrase, messageKey, phrasebook } from '../../src/language/index.js';
import { readRules } from '../../src/law/index.js';
import { compileText } from '../compile.js';
import { getRules, placed } from './rules.js';

/** Rules, then their problems. */
const BAD: ReadonlyArray<readonly [string, string, string[]]> = [
	['an unknown key', 'quorums: 1/4', ['1:1-1:8 syntax/unknown-key inRulesNear']],
	['an unknown key that is near nothing', 'remarques: aucune', ['1:1-1:10 syntax/unknown-key inRules']],
	[
		'an unknown key inside',
		'quorum: { seuil: 1/4, bases: membres }',
		['1:23-1:28 syntax/unknown-key inRulesNear'],
	],
	[
		'a key of another place',
		'majorités:\n  a: { jours: 3, seuil: 2/3 }',
		['2:8-2:13 syntax/unknown-key inRules'],
	],
	['a key in two languages', 'quorum: 1/4\ntie: lot\npartage: rejet', ['3:1-3:8 rules/invalid twice']],
	[
		'a name in two ways',
		'majorités:\n  art. 24: majorité simple\n  article 24: deux tiers',
		['3:3-3:13 rules/invalid twice'],
	],
	[
		'a name that is another majority',
		'majorités:\n  deux tiers: un tiers des suffrages exprimés\n  unanimité: majorité simple\n  majorité absolue: 1/10 des membres',
		[
			'2:3-2:13 rules/invalid otherName',
			'3:3-3:12 rules/invalid otherName',
			'4:3-4:19 rules/invalid otherName',
		],
	],
	[
		'a label that is another majority',
		'majorités:\n  a: { seuil: 1/4, base: exprimés, libellé: trois quarts des voix }',
		['2:3-2:4 rules/invalid otherName'],
	],
	['a threshold above one', 'majorités:\n  a: { seuil: "> 3/2" }', ['2:15-2:22 rules/invalid aboveOne']],
	['a percentage above one', 'quorum: { seuil: 150 % }', ['1:18-1:23 rules/invalid aboveOne']],
	['more than everybody', 'majorités:\n  a: { seuil: "> 100 %" }', ['2:15-2:24 rules/invalid aboveOne']],
	['more than one in words', 'statuts: trois demis des voix', ['1:10-1:30 rules/invalid unknownWord']],
	['a quorum of nothing', 'quorum: { seuil: ">= 0" }', ['1:18-1:24 rules/invalid numberWithoutHeads']],
	['a quorum of nobody', 'quorum: { seuil: 0, unité: personnes }', ['1:18-1:19 rules/invalid zero']],
	['a quorum of 0 %', 'quorum: 0 % des membres', ['1:9-1:24 rules/invalid zero']],
	[
		'a percentage without its sign',
		'majorités:\n  a: { seuil: 66, base: exprimés }',
		['2:15-2:17 rules/invalid barePercent'],
	],
	['a bare number as quorum', 'quorum: 25', ['1:9-1:11 rules/invalid barePercent']],
	['a number of votes', 'quorum: { seuil: ">= 10" }', ['1:18-1:25 rules/invalid numberWithoutHeads']],
	[
		'half of the votes cast, bare',
		'majorités:\n  a: { seuil: 50 %, base: exprimés }',
		['2:15-2:19 rules/invalid bareHalf'],
	],
	[
		'half of the votes cast in words',
		'statuts: la moitié des suffrages exprimés',
		['1:10-1:42 rules/invalid bareHalf'],
	],
	['no threshold at all', 'majorités:\n  a: { seuil: beaucoup }', ['2:15-2:23 rules/invalid threshold']],
	['less than', 'majorités:\n  a: { seuil: "< 1/2" }', ['2:15-2:22 rules/invalid threshold']],
	[
		'a base without a threshold',
		'majorités:\n  a: { base: membres }',
		['2:8-2:12 rules/invalid thresholdMissing'],
	],
	['an empty majority', 'majorités:\n  a: {}', ['2:3-2:4 rules/invalid requirementMissing']],
	[
		'an unknown base',
		'majorités:\n  a: { seuil: 2/3, base: presents ou representees }',
		['2:26-2:50 rules/invalid choiceNear'],
	],
	['an unknown tie', 'partage: pile ou face', ['1:10-1:22 rules/invalid choice']],
	[
		'an unknown presence',
		'quorum: { seuil: 1/4, compte: [présents, curieux] }',
		['1:42-1:49 rules/invalid choice'],
	],
	[
		'a quorum of those present',
		'quorum: { seuil: 1/2, base: présents }',
		['1:9-1:39 rules/invalid quorumBase'],
	],
	[
		'a quorum without a threshold',
		'quorum: { compte: [présents] }',
		['1:9-1:31 rules/invalid quorumWithoutThreshold'],
	],
	['a share above one', 'pouvoirs: { part: 3/2 }', ['1:19-1:22 rules/invalid aboveOne']],
	['no share', 'pouvoirs: { part: beaucoup }', ['1:19-1:27 rules/invalid share']],
	['proxies in no words', 'pouvoirs: quelques-uns', ['1:11-1:23 rules/invalid unknownWordProxies']],
	['proxies at least', 'pouvoirs: au moins 2 par personne', ['1:11-1:34 rules/invalid unclearProxies']],
	['no number of days', 'convocation: { jours: quinze }', ['1:23-1:29 rules/invalid number']],
	['a delay in no words', 'convocation: longtemps avant', ['1:14-1:29 rules/invalid unknownWordNotice']],
	['days that are not said', 'convocation: { francs: oui }', ['1:14-1:29 rules/invalid daysMissing']],
	['words that are not known', 'quorum: un quart des moineaux', ['1:9-1:30 rules/invalid unknownWordQuorum']],
	['words without an amount', 'quorum: des membres présents', ['1:9-1:29 rules/invalid noAmountQuorum']],
	[
		'a default that is not there',
		'défaut: statut\nmajorités: { statuts: 2/3 }',
		['1:9-1:15 rules/invalid unknownDefaultNear'],
	],
	['a default near nothing', 'défaut: xyz', ['1:9-1:12 rules/invalid unknownDefault']],
	[
		'a second ballot that is not there',
		'majorités:\n  art. 25: { seuil: "> 1/2", base: membres, sinon: { si: { seuil: 1/3, base: membres }, alors: art. 26-1 } }',
		['2:96-2:105 rules/invalid unknownThen'],
	],
	[
		'a second ballot without a condition',
		'majorités:\n  a: { seuil: 2/3, sinon: { alors: b } }\n  b: majorité simple',
		['2:20-2:25 rules/invalid elseExpected'],
	],
	[
		'second ballots in a circle',
		'majorités:\n  a: { seuil: 2/3, sinon: { si: 1/3, alors: b } }\n  b: { seuil: 2/3, sinon: { si: 1/4, alors: a } }',
		['2:45-2:46 rules/cycle else'],
	],
	[
		'all and a threshold',
		'majorités:\n  a: { toutes: [2/3], seuil: 1/3 }',
		['2:23-2:28 rules/invalid allAndThreshold'],
	],
	['a list that is none', 'majorités:\n  a: { toutes: 2/3 }', ['2:16-2:19 rules/invalid listExpected']],
	[
		'a convocation that is none',
		'quorum: { seuil: 1/4, rang: { 1: aucun } }',
		['1:31-1:32 rules/invalid callNumber'],
	],
	[
		'a round with both',
		'élections: { tours: [{ relative: oui, seuil: 2/3 }] }',
		['1:24-1:32 rules/invalid relativeAlone'],
	],
	['a day that is none', 'connu depuis: 21 juillet 2019', ['1:15-1:30 rules/invalid dayExpected']],
	[
		'a number of members that is none',
		'versions:\n  - effectif: deux',
		['2:15-2:19 rules/invalid countExpected'],
	],
	[
		'a version without a condition',
		'versions:\n  - quorum: 1/4',
		['2:5-2:16 rules/invalid conditionMissing'],
	],
	['no rounds', 'élections: { tours: [] }', ['1:21-1:23 rules/invalid listExpected']],
	['an unknown mention', 'mentions: [date, humeur]', ['1:18-1:24 rules/invalid mention']],
	['a list for a text', 'partage: [présidence]', ['1:10-1:22 rules/invalid textExpected']],
	['no value', 'partage:', ['1:9-1:9 rules/invalid empty']],
	['rules that are a list', '- quorum', ['1:1-1:9 rules/invalid rulesExpected']],
	['an unknown profile', 'profil: coproprieté-horizontale', ['1:9-1:32 rules/unknown-profile unknown']],
	['a misspelt profile', 'profil: coproprité', ['1:9-1:19 rules/unknown-profile unknownNear']],
];

describe('bad rules', () => {
	it.each(BAD)('%s', (_what, text, expected) => {
		const rules = getRules(text);
		expect(rules.problems.map(placed)).toEqual(expected);
		expect(rules.valid).toBe(false);
		for (const lang of ['fr', 'en'] as const) {
			const phrase = phrasebook(lang) as AnyPhrase;
			for (const { rule, code, values, fixes } of rules.problems) {
				expect(hasPhrase(messageKey(rule, code, 'reason'), lang)).toBe(true);
				expect(phrase(messageKey(rule, code, 'reason'), values)).not.toContain('{');
				expect(phrase(messageKey(rule, code, 'note'), values)).not.toBe('');
				for (const fix of fixes ?? [])
					expect(phrase(`messages.fixes.${fix.description}`, values)).not.toBe('');
			}
		}
	});
});

it('has a place in the file that is wrong', () => {
	const rules = getRules('profil: statuts.yaml', {}, { 'statuts.yaml': 'quorum: 1/4\npartage: pile' });
	expect(rules.problems.map(placed)).toEqual(['statuts.yaml 2:10-2:14 rules/invalid choice']);
});

it('finds circles of files', () => {
	const files = { 'a.yaml': 'profil: b.yaml', 'b.yaml': 'profil: ./a.yaml' };
	const rules = getRules('profil: a.yaml', {}, files);
	expect(rules.problems.map(placed)).toEqual(['b.yaml 1:9-1:17 rules/cycle inheritance']);
	expect(rules.problems[0]?.values).toEqual({ name: './a.yaml', chain: 'a.yaml → b.yaml → a.yaml' });
	expect(rules.valid).toBe(false);
});

it('names the profile that was meant', () => {
	const rules = readRules({ type: 'textValue', value: 'conseil-municpal', children: [] }, { lang: 'fr' });
	expect(rules).toMatchObject({
		given: true,
		valid: false,
		problems: [{ rule: 'rules/unknown-profile', values: { nearest: 'conseil-municipal' } }],
	});
});

it('offers the word that was meant as a fix', () => {
	const rules = getRules('quorums: 1/4');
	expect(rules.problems[0]?.fixes).toMatchObject([
		{ description: 'writeNearest', safe: false, edits: [{ text: 'quorum' }] },
	]);
});

describe('rules that are no YAML', () => {
	const meeting = (rules: string) =>
		`---\nrègles:${rules}\ndate: 2025-03-18\nouverture: 18h00\nclôture: 20h00\nparticipants:\n  présents: [Ada Brun, Basile Cros]\n---\n\n### Résolution 1 – Comptes\n\nL’assemblée les approuve.\n\nVote : 2 pour\n`;

	it.each([
		['a sign that wants quotes', 'quorum:\n  seuil: > 1/2\n', ['syntax/frontmatter']],
		['a key twice', 'quorum: 1/4\nquorum: 1/2\n', ['syntax/frontmatter']],
		['a reference', 'quorum: &a 1/4\n', ['syntax/frontmatter']],
		['nothing', '', ['rules/invalid']],
		[
			'a mistake of YAML and another',
			'quorum: 1/4\nquorum: 1/2\npartage: pile\n',
			['syntax/frontmatter', 'rules/invalid'],
		],
	])('%s in a file: no verdict, one message a cause', async (_what, text, expected) => {
		const { messages, rules, assembly } = await compileText(meeting(' statuts.yaml'), {
			'statuts.yaml': text,
		});
		const told = messages.filter(({ file }) => file === 'statuts.yaml').map(({ ruleId }) => ruleId);
		expect(told).toEqual(expected);
		expect(rules.valid).toBe(false);
		expect(assembly.decisions.map(({ outcome }) => outcome)).toEqual(['undetermined']);
	});

	it('in the header: no verdict', async () => {
		const { rules, assembly } = await compileText(meeting('\n  quorum: 1/4\n  quorum: 1/2'));
		expect(rules.valid).toBe(false);
		expect(assembly.decisions.map(({ outcome }) => outcome)).toEqual(['undetermined']);
	});
});
