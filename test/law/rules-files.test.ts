/** Rules files in both languages, and what they build on. */

import { describe, expect, it } from 'vitest';
import { readRules } from '../../src/law/index.js';
import type { QuorumRule } from '../../src/law/rules.js';
import { fraction } from '../../src/text/fraction.js';
import { getLines, getRules, neededBy, placed, quorumLine } from './rules.js';

const FRENCH = `
profil: association
nom: Statuts des Amis du Canal
source: Statuts du 12 mars 2019
défaut: ordinaire
quorum: { seuil: ">= 1/4", base: membres, compte: [présents, à distance, représentés], moment: vote, source: art. 11 }
majorités:
  ordinaire: { seuil: "> 1/2", base: exprimés, source: art. 12 }
  statuts: { seuil: ">= 2/3", base: exprimés, source: art. 15, quorum: { seuil: ">= 1/2", base: membres } }
  art. 25: { seuil: "> 1/2", base: membres, sinon: { si: { seuil: ">= 1/3", base: membres }, alors: art. 25-1 } }
  art. 25-1: { seuil: "> 1/2", base: exprimés }
  double:
    toutes:
      - { seuil: "> 1/2", base: membres, unité: personnes }
      - { seuil: ">= 2/3", base: membres, unité: voix }
pouvoirs: { max: 2, mandataire: membre }
partage: présidence
convocation: { jours: 15, francs: oui }
réunions:
  assemblée générale extraordinaire: { défaut: statuts }
élections: { tours: [{ seuil: "> 1/2", base: exprimés }, { relative: oui }], partage: plus âgé }
`;

const ENGLISH = `
profile: french-association
name: Bylaws of the Friends of the Canal
source: Statuts du 12 mars 2019
default: ordinary
quorum: { threshold: ">= 1/4", base: members, counts: [present, remote, represented], at: vote, source: art. 11 }
majorities:
  ordinary: { threshold: "> 1/2", base: cast, source: art. 12 }
  statutes: { threshold: ">= 2/3", base: cast, source: art. 15, quorum: { threshold: ">= 1/2", base: members } }
  art. 25: { threshold: "> 1/2", base: members, else: { if: { threshold: ">= 1/3", base: members }, then: article 25-1 } }
  art. 25-1: { threshold: "> 1/2", base: cast }
  double:
    all:
      - { threshold: "> 1/2", base: members, unit: heads }
      - { threshold: ">= 2/3", base: members, unit: votes }
proxies: { max: 2, holder: member }
tie: chair
notice: { days: 15, clear: true }
meetings:
  extraordinary general meeting: { default: statutes }
elections: { rounds: [{ threshold: "> 1/2", base: cast }, { relative: true }], tie: eldest }
`;

describe.each([
	['French', FRENCH],
	['English', ENGLISH],
])('a rules file in %s', (_language, text) => {
	const rules = getRules(text);

	it('is read whole', () => {
		expect(rules.problems.map(placed)).toEqual([]);
		expect(rules).toMatchObject({
			given: true,
			valid: true,
			profile: 'association',
			default: 'ordinary',
			tie: 'chair',
			recused: 'leaveBase',
		});
		expect(quorumLine(rules.quorum)).toBe('>= 1/4 votes of present+remote+represented at vote');
		expect(getLines(rules.find('ordinaire'))).toEqual(['> 1/2 cast votes']);
		expect(getLines(rules.find('statuts'))).toEqual(['>= 2/3 cast votes']);
		const statutes = rules.find('modification des statuts');
		expect(statutes?.quorum !== undefined && quorumLine(statutes.quorum)).toBe(
			'>= 1/2 votes of present+remote at vote',
		);
		expect(getLines(rules.find('double'))).toEqual(['> 1/2 members heads', '>= 2/3 members votes']);
		expect(rules.proxies).toMatchObject({
			max: { kind: 'number', number: 2n },
			holder: 'member',
			excluded: [],
		});
		expect(rules.notice).toMatchObject({ days: 15n, clear: true });
		expect(rules.elections).toMatchObject({
			rounds: [{ kind: 'threshold' }, { kind: 'relative' }],
			tie: 'eldest',
		});
	});

	it('opens second ballots', () => {
		const first = rules.find('art. 25');
		expect(first?.else?.then).toBe('art. 25-1');
		expect(first?.else?.if).toMatchObject([
			{ base: 'members', unit: 'votes', threshold: { comparison: '>=', fraction: fraction(1n, 3n) } },
		]);
		expect(rules.find('25-1')?.openedBy).toEqual(['art. 25']);
		expect(first?.openedBy).toEqual([]);
	});

	it('prints articles with the name of the bylaws', () => {
		expect(rules.find('ordinary')?.source).toMatchObject({
			text: 'Statuts du 12 mars 2019, art. 12',
			verified: true,
		});
		expect(rules.quorumSource?.text).toBe('Statuts du 12 mars 2019, art. 11');
		expect(rules.find('double')?.source?.text).toBe('Statuts du 12 mars 2019');
	});

	it.each([
		'assemblée générale extraordinaire',
		'AGE',
		'Extraordinary General Meeting',
		'assemblee-generale extraordinaire',
	])('changes with the meeting: %s', (meeting) => {
		expect(getRules(text, { meeting }).default).toBe('statutes');
		expect(getRules(text, { meeting: 'assemblée générale ordinaire' }).default).toBe('ordinary');
	});
});

it('reads rules in words, usual names beside the other keys', () => {
	const rules = getRules(`
quorum: un quart des membres, présents ou représentés
statuts: deux tiers des suffrages exprimés
majorités:
  budget: plus de la moitié des membres présents ou représentés
pouvoirs: 2 par personne
convocation: 15 jours
`);
	expect(rules.problems.map(placed)).toEqual([]);
	expect(quorumLine(rules.quorum)).toBe('>= 1/4 heads of present+remote+represented at vote');
	expect(getLines(rules.find('statuts'))).toEqual(['>= 2/3 cast votes']);
	expect(getLines(rules.find('Budget'))).toEqual(['> 1/2 presentOrRepresented votes']);
	expect(getLines(rules.find('ordinaire'))).toEqual(['> 1/2 cast votes']);
	expect(rules.default).toBe('ordinary');
	expect([...rules.majorities.keys()]).toEqual(['budget', 'statutes', 'ordinary']);
});

it('reads one majority for all, and a default in words', () => {
	expect(getLines(getRules('majorité: deux tiers des suffrages exprimés').find('ordinaire'))).toEqual([
		'>= 2/3 cast votes',
	]);
	const rules = getRules('défaut: deux tiers des suffrages exprimés');
	expect(rules.valid).toBe(true);
	expect(getLines(rules.majorities.get(rules.default))).toEqual(['>= 2/3 cast votes']);
});

it('has the simple majority where nothing is said', () => {
	for (const rules of [readRules(undefined, { lang: 'fr' }), readRules('', { lang: 'fr' })]) {
		expect(rules).toMatchObject({ given: false, valid: true, default: 'ordinary', problems: [] });
		expect(rules.majorities.get('ordinary')).toMatchObject({
			simple: true,
			label: 'majorité simple des suffrages exprimés',
		});
		expect(rules.quorum).toBeUndefined();
	}
});

describe('names of majorities', () => {
	const rules = readRules('copropriété', { lang: 'fr' });
	it.each([
		['24', 'art. 24'],
		['art. 24', 'art. 24'],
		['Art.24', 'art. 24'],
		['article 24', 'art. 24'],
		["l'article 24", 'art. 24'],
		["majorité de l'article 25", 'art. 25'],
		["majorité de l'art. 25", 'art. 25'],
		["à la majorité de l'article 26-1", 'art. 26-1'],
		['article 25 de la loi du 10 juillet 1965', 'art. 25'],
		['art. 25‑1', 'art. 25-1'],
		['Unanimité', 'unanimity'],
	])('%s', (written, name) => {
		expect(rules.find(written)?.name).toBe(name);
	});

	it('does not know others, and says the nearest', () => {
		expect(rules.find('art. 27')).toBeUndefined();
		expect(rules.find('ordinaire')).toBeUndefined();
		expect(rules.nearest('art. 264')).toBe('art. 24');
		expect(readRules('roberts-rules', { lang: 'en' }).find('two-thirds')?.name).toBe('two-thirds');
		expect(readRules('uk-company', { lang: 'en' }).find('special resolution')?.name).toBe('special');
	});
});

describe('building on others', () => {
	it('keeps what is not said, and drops the second convocation of a threshold that is', () => {
		const rules = getRules('profil: conseil-municipal\nconvocation: 5 jours francs\npouvoirs: { max: 0 }');
		expect(rules.problems.map(placed)).toEqual([]);
		expect(rules.notice).toMatchObject({ days: 5n, clear: true });
		expect(rules.notice?.call).toBeUndefined();
		expect(rules.proxies).toMatchObject({ max: { number: 0n }, holder: 'member' });
		expect(quorumLine(rules.quorum)).toBe('> 1/2 heads of present at item');
		const raised = getRules('profile: sa\nquorum: un tiers des actions');
		expect(quorumLine(raised.quorum)).toBe('>= 1/3 votes of present+remote+represented+byPost at vote');
		expect(raised.quorum !== 'none' && raised.quorum?.call).toBeUndefined();
		const moved = getRules('profile: sa\nquorum: { at: opening }');
		expect(quorumLine(moved.quorum)).toBe('>= 1/5 votes of present+remote+represented+byPost at opening');
		expect(moved.quorum !== 'none' && moved.quorum?.call?.get(2)).toBe('none');
	});

	it('lifts an inherited limit', () => {
		expect(getRules('profil: copropriété\npouvoirs: illimité').proxies).toMatchObject({
			max: undefined,
			share: fraction(1n, 10n),
		});
	});

	it('replaces a majority of the same name', () => {
		const rules = getRules('profil: sarl\nmajorités: { extraordinaire: trois quarts des parts sociales }');
		expect(getLines(rules.find('extraordinaire'))).toEqual(['>= 3/4 members votes']);
		expect(quorumLine(rules.find('extraordinaire')?.quorum)).toBe(
			'>= 1/4 votes of present+remote+represented at vote',
		);
	});

	it('finds files below files, each beside the one that names it', () => {
		const files = {
			'statuts/amis.yaml': 'profil: ../federation.yml\nquorum: 15 membres',
			'federation.yml': 'profil: association\npartage: présidence',
		};
		expect(neededBy('profil: ./statuts/amis.yaml')).toEqual(['statuts/amis.yaml']);
		expect(neededBy(files['statuts/amis.yaml'], 'statuts/amis.yaml')).toEqual(['federation.yml']);
		expect(neededBy(files['federation.yml'], 'federation.yml')).toEqual([]);
		const rules = getRules('profil: ./statuts/amis.yaml\ndéfaut: statuts', {}, files);
		expect(rules.problems.map(placed)).toEqual([]);
		expect(rules).toMatchObject({ valid: true, profile: 'association', tie: 'chair', default: 'statutes' });
		expect(quorumLine(rules.quorum)).toBe('>= 15 heads of present+remote at vote');
	});

	it('gives no verdict where a file below is not there', () => {
		expect(getRules('profil: ./absent.yaml')).toMatchObject({ given: true, valid: false });
		expect(
			readRules({ type: 'fileValue', value: 'absent.yaml', children: [] }, { lang: 'fr' }),
		).toMatchObject({ given: true, valid: false });
	});
});

describe('convocations', () => {
	it('keeps what each changes beside the rule of the first', () => {
		const rules = readRules('sarl', { lang: 'fr' });
		expect(getLines(rules.find('ordinary'))).toEqual(['> 1/2 members votes']);
		expect(getLines(rules.find('ordinary')?.call?.get(2))).toEqual(['> 1/2 cast votes']);
	});

	it('keeps quorums and days of notice of the second, figures that it leaves out taken from the first', () => {
		const second = (quorum: QuorumRule | 'none' | undefined) =>
			quorum === 'none' ? undefined : quorum?.call?.get(2);
		expect(quorumLine(second(readRules('sarl', { lang: 'fr' }).find('extraordinary')?.quorum))).toBe(
			'>= 1/5 votes of present+remote+represented at vote',
		);
		const sa = readRules('sa', { lang: 'fr', meeting: 'AGE' });
		expect(sa.default).toBe('extraordinary');
		expect(second(sa.quorum)).toBe('none');
		expect(sa.notice).toMatchObject({ days: 15n, call: new Map([[2, 10n]]) });
		expect(quorumLine(second(sa.find('extraordinary')?.quorum))).toBe(
			'>= 1/5 votes of present+remote+represented+byPost at vote',
		);
	});
});

describe('a floor below which no majority may go', () => {
	const floor = '> 1/2 cast votes';
	it('is added to a clause below it, which is told', () => {
		const rules = getRules('profil: sas\nmajorités:\n  ordinaire: un tiers des voix des membres présents\n');
		expect(rules.problems.map(placed)).toEqual(['3:14-3:52 rules/invalid belowFloor']);
		expect(rules.valid).toBe(true);
		expect(getLines(rules.find('ordinaire'))).toEqual(['>= 1/3 present votes', floor]);
		expect(rules.find('ordinaire')?.requirements[1]?.source?.text).toContain('23-16.670');
	});

	it.each([
		['deux tiers des suffrages exprimés', ['>= 2/3 cast votes']],
		['plus de la moitié des membres présents ou représentés', ['> 1/2 presentOrRepresented votes']],
		['au moins la moitié des suffrages exprimés', ['>= 1/2 cast votes', floor]],
		['un quart des parts', ['>= 1/4 members votes', floor]],
		['unanimité', ['all members votes']],
		['unanimité des suffrages exprimés', ['all cast votes']],
	])('holds for %s at a vote', (words, lines) => {
		expect(getLines(readRules('sas', { lang: 'fr' }).find(words))).toEqual(lines);
	});

	it('holds for the SAS alone', () => {
		expect(getLines(getRules('profil: association').find('un tiers des membres présents'))).toEqual([
			'>= 1/3 present votes',
		]);
	});
});
