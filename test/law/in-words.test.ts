/** Rules as bylaws say them, read and said back. */

import { describe, expect, it } from 'vitest';
import type { Presence } from '../../src/ast/index.js';
import { phrasebook } from '../../src/language/index.js';
import {
	describeMajority,
	describeNotice,
	describeProxies,
	describeQuorum,
	describeRequirement,
	readRules,
} from '../../src/law/index.js';
import type { Base, Requirement, Threshold, Unit } from '../../src/law/rules.js';
import { fraction } from '../../src/text/fraction.js';
import { getLine, getLines, getRules, placed, quorumLine } from './rules.js';

const languages = ['fr', 'en'] as const;

describe('majorities in words', () => {
	const rules = readRules(undefined, { lang: 'fr' });
	it.each([
		['deux tiers des suffrages exprimés', '>= 2/3 cast votes'],
		['les deux tiers des suffrages exprimés', '>= 2/3 cast votes'],
		['à la majorité des deux tiers des voix exprimées', '>= 2/3 cast votes'],
		['majorité des 2/3', '>= 2/3 cast votes'],
		['deux tiers des voix', '>= 2/3 cast votes'],
		['majorité simple', '> 1/2 cast votes'],
		['simple', '> 1/2 cast votes'],
		['majorité absolue', '> 1/2 cast votes'],
		['majorité relative', '> 1/2 cast votes'],
		['plus de la moitié', '> 1/2 cast votes'],
		['la moitié plus une voix', '> 1/2 cast votes'],
		['moitié plus un des membres', '> 1/2 members heads'],
		['plus de 50 %', '> 1/2 cast votes'],
		['50 % plus une voix', '> 1/2 cast votes'],
		['au moins 1/4', '>= 1/4 cast votes'],
		['au moins la moitié des suffrages exprimés', '>= 1/2 cast votes'],
		['la moitié au moins des membres en exercice', '>= 1/2 members heads'],
		['66,67 % des suffrages exprimés', '>= 6667/10000 cast votes'],
		['soixante-quinze pour cent des voix exprimées', '>= 3/4 cast votes'],
		["plus d'un tiers des membres", '> 1/3 members heads'],
		['majorité absolue des membres présents ou représentés', '> 1/2 presentOrRepresented votes'],
		['majorité des membres présents et représentés', '> 1/2 presentOrRepresented votes'],
		['majorité des voix des membres présents', '> 1/2 present votes'],
		['trois quarts des membres présents, comptés par tête', '>= 3/4 present heads'],
		['deux tiers des suffrages exprimés des membres présents ou représentés', '>= 2/3 cast votes'],
		['majorité des voix de tous les copropriétaires', '> 1/2 members votes'],
		['trois quarts des parts sociales', '>= 3/4 members votes'],
		['deux tiers des parts des associés présents ou représentés', '>= 2/3 presentOrRepresented votes'],
		['majorité des bulletins, blancs et nuls compris', '> 1/2 ballots votes'],
		['unanimité', 'all cast votes'],
		['unanimité des membres présents ou représentés', 'all presentOrRepresented votes'],
		['unanimité des membres', 'all members heads'],
		['tous les membres', 'all members heads'],
		['100 % des voix de tous les membres', 'all members votes'],
		['deux personnes', '>= 2 members heads'],
		['simple majority', '> 1/2 cast votes'],
		['two thirds of the votes cast', '>= 2/3 cast votes'],
		['two-thirds majority', '>= 2/3 cast votes'],
		['not less than 75 % of the votes cast', '>= 3/4 cast votes'],
		['more than half of the members present or represented', '> 1/2 presentOrRepresented votes'],
		['majority of the entire membership', '> 1/2 members heads'],
		['a majority of members present', '> 1/2 present votes'],
		['three fourths of all members', '>= 3/4 members heads'],
		['½ des membres', '>= 1/2 members heads'],
	])('%s', (words, line) => {
		expect(getLines(rules.find(words))).toEqual([line]);
	});

	it('reads several requirements', () => {
		const lines = ['> 1/2 members heads', '>= 2/3 members votes'];
		for (const words of [
			'la majorité des membres représentant au moins les deux tiers des voix',
			'plus de la moitié des membres et deux tiers des voix de tous les membres',
			'a majority of the members representing two thirds of the votes',
		]) {
			expect(getLines(rules.find(words))).toEqual(lines);
		}
	});

	it('reads a quorum beside a majority', () => {
		const majority = rules.find('deux tiers des suffrages exprimés avec un quorum de la moitié des membres');
		expect(getLines(majority)).toEqual(['>= 2/3 cast votes']);
		expect(quorumLine(majority?.quorum)).toBe('>= 1/2 heads of present+remote at vote');
	});

	it.each([
		'majorité qualifiée',
		'la moitié des suffrages exprimés',
		'50 %',
		'50',
		'150 %',
		'majorité des trois demis étoiles',
		'selon le règlement',
		'art. 99',
		'2 par personne',
		'15 jours',
		'aucun',
		'un tiers des deux tiers',
		'',
	])('does not guess what « %s » means', (words) => {
		expect(rules.find(words)).toBeUndefined();
	});
});

describe('quorums in words', () => {
	it.each([
		['un quart des membres, présents ou représentés', '>= 1/4 heads of present+remote+represented at vote'],
		['un quart des membres présents', '>= 1/4 heads of present+remote at vote'],
		['la moitié au moins des membres en exercice', '>= 1/2 heads of present+remote at vote'],
		['la moitié plus un des membres', '> 1/2 heads of present+remote at vote'],
		['la majorité des membres présents dans la salle', '> 1/2 heads of present at vote'],
		[
			'un cinquième des actions, présentes, représentées ou votant par correspondance',
			'>= 1/5 votes of present+remote+represented+byPost at vote',
		],
		['15 membres', '>= 15 heads of present+remote at vote'],
		['1/4', '>= 1/4 votes of present+remote at vote'],
		[
			'a quarter of the members, present or represented',
			'>= 1/4 heads of present+remote+represented at vote',
		],
		['at least two persons', '>= 2 heads of present+remote at vote'],
		['tous les membres, présents ou représentés', 'all heads of present+remote+represented at vote'],
		['aucun', 'none'],
		['sans quorum', 'none'],
		['no quorum', 'none'],
	])('%s', (words, line) => {
		const rules = getRules(`quorum: "${words}"`);
		expect(rules.problems.map(placed)).toEqual([]);
		expect(quorumLine(rules.quorum)).toBe(line);
	});
});

describe('proxies and notice in words', () => {
	it.each([
		['2 par personne', { kind: 'number', number: 2n }],
		['deux pouvoirs par membre', { kind: 'number', number: 2n }],
		['un seul pouvoir par personne', { kind: 'number', number: 1n }],
		['au plus 3', { kind: 'number', number: 3n }],
		['1/20 of members', { kind: 'share', share: fraction(1n, 20n) }],
		['un vingtième des membres', { kind: 'share', share: fraction(1n, 20n) }],
		['aucun', { kind: 'number', number: 0n }],
		['no proxies', { kind: 'number', number: 0n }],
		['illimité', undefined],
	] as const)('proxies: %s', (words, max) => {
		const rules = getRules(`pouvoirs: ${words}`);
		expect(rules.problems.map(placed)).toEqual([]);
		expect(rules.proxies?.max).toEqual(max);
	});

	it.each([
		['15 jours', 15n, false],
		['cinq jours francs', 5n, true],
		['14 clear days', 14n, true],
		['three weeks', 21n, false],
	] as const)('notice: %s', (words, days, clear) => {
		expect(getRules(`notice: ${words}`).notice).toMatchObject({ days, clear });
	});
});

describe.each(languages)('said back in %s', (lang) => {
	const phrase = phrasebook(lang);
	const rules = readRules(undefined, { lang });
	const thresholds: Threshold[] = [
		{ kind: 'all' },
		...[
			[1n, 2n],
			[2n, 3n],
			[3n, 4n],
			[1n, 20n],
			[3n, 7n],
			[6667n, 10000n],
		].flatMap(([upper = 1n, lower = 1n]): Threshold[] => [
			{ kind: 'fraction', comparison: '>', fraction: fraction(upper, lower) },
			{ kind: 'fraction', comparison: '>=', fraction: fraction(upper, lower) },
		]),
	];
	const bases: Base[] = ['cast', 'ballots', 'present', 'presentOrRepresented', 'members'];
	const units: Unit[] = ['votes', 'heads'];
	const requirements = thresholds.flatMap((threshold) =>
		bases.flatMap((base) => units.map((unit): Requirement => ({ threshold, base, unit }))),
	);

	it('a requirement is understood as it was', () => {
		for (const requirement of requirements) {
			const words = describeRequirement(requirement, phrase);
			const read = rules.find(words)?.requirements[0];
			const { threshold, base } = requirement;
			// Half of the votes cast is not guessed, and who is unanimous is the same in heads and in votes.
			if (words.includes('moitié des suffrages') || words.startsWith('half of the votes cast')) {
				if (threshold.kind === 'fraction' && threshold.comparison === '>=') {
					expect({ words, read }).toEqual({ words, read: undefined });
					continue;
				}
			}
			if (threshold.kind === 'all')
				expect({ words, base: read?.base, all: read?.threshold.kind }).toEqual({ words, base, all: 'all' });
			else expect({ words, line: read && getLine(read) }).toEqual({ words, line: getLine(requirement) });
		}
	});

	it('a quorum is understood as it was', () => {
		const counts: Presence[][] = [
			['present'],
			['present', 'remote'],
			['present', 'represented'],
			['present', 'remote', 'represented'],
			['present', 'remote', 'byPost'],
			['present', 'remote', 'represented', 'byPost'],
		];
		for (const threshold of [...thresholds, { kind: 'number', comparison: '>=', number: 5n } as const]) {
			for (const unit of units) {
				if (threshold.kind !== 'fraction' && unit === 'votes') continue;
				for (const who of counts) {
					const rule = { threshold, unit, base: 'members', counts: who, at: 'vote' } as const;
					const words = describeQuorum(rule, phrase);
					const read = getRules(`quorum: "${words}"`, { lang });
					expect({ words, problems: read.problems.map(placed), line: quorumLine(read.quorum) }).toEqual({
						words,
						problems: [],
						line: quorumLine(rule),
					});
				}
			}
		}
	});
});

it('says rules in words', () => {
	const french = phrasebook('fr');
	const english = phrasebook('en');
	const rules = getRules(`
quorum: { seuil: ">= 1/4", base: membres, unité: personnes, compte: [présents, à distance, représentés], moment: ouverture, rang: { 2: aucun } }
pouvoirs: { max: 3, part: 1/10, mandataire: membre, exclus: [syndic] }
convocation: 5 jours francs
majorités:
  double:
    toutes:
      - { seuil: "> 1/2", base: membres, unité: personnes }
      - { seuil: ">= 2/3", base: membres, unité: voix }
`);
	expect(rules.problems.map(placed)).toEqual([]);
	if (rules.quorum === undefined || rules.quorum === 'none') throw new Error('a quorum was asked for');
	expect(describeQuorum(rules.quorum, french)).toBe(
		'un quart des membres, présents ou représentés ; à l’ouverture de la séance ; sur deuxième convocation : aucun quorum',
	);
	expect(describeQuorum(rules.quorum, english)).toBe(
		'a quarter of the members, present or represented; at the opening of the meeting; on second call: no quorum',
	);
	expect(describeProxies(rules.proxies, french)).toBe(
		'3 pouvoirs par personne ; davantage si, avec ses propres voix, le porteur ne dépasse pas 10 % des voix ; porteur membre ; jamais par : syndic',
	);
	expect(describeNotice(rules.notice, french)).toBe('5 jours francs avant la réunion');
	expect(describeNotice(rules.notice, english)).toBe('5 clear days before the meeting');
	const double = rules.find('double');
	expect(double && describeMajority(double, french)).toBe(
		'plus de la moitié des membres et deux tiers des voix de tous les membres',
	);
	expect(rules.find('majorité simple')?.label).toBe('majorité simple des suffrages exprimés');
});
