/** Sentences as bylaws of several countries write them: each is read with its meaning or refused, none is half read. */

import { describe, expect, it } from 'vitest';
import { readRules } from '../../src/law/index.js';
import { linesOf, placed, quorumLine, rulesOf } from './rules.js';

/** Sentence → meaning; `refused` and the words that the message names where it is not read. */
const MAJORITIES: ReadonlyArray<readonly [sentence: string, meaning: string]> = [
	// Words that change the base.
	['majorité absolue des suffrages exprimés, blancs et nuls compris', '> 1/2 ballots votes'],
	['deux tiers des voix, y compris les bulletins blancs et nuls', '>= 2/3 ballots votes'],
	['majorité des suffrages exprimés, nuls compris', '> 1/2 castOrVoid votes'],
	['two thirds of the votes cast, including void ballots', '>= 2/3 castOrVoid votes'],
	['deux tiers des suffrages exprimés ou nuls', '>= 2/3 castOrVoid votes'],
	['a majority of the votes cast, blank and spoilt ballots included', '> 1/2 ballots votes'],
	['trois cinquièmes des suffrages exprimés, les bulletins blancs étant inclus', 'refused blancs … inclus'],
	['two thirds of the votes cast, including blanks', 'refused blanks … including'],
	['majorité des suffrages exprimés, abstentions comprises', 'refused abstentions … comprises'],
	['majorité des voix, abstentions comprises', 'refused abstentions … comprises'],
	['deux tiers des membres présents, abstentions comprises', '>= 2/3 present votes'],
	["deux tiers des voix exprimées, les abstentions n'étant pas prises en compte", '>= 2/3 cast votes'],
	['majorité des voix, abstentions et bulletins blancs et nuls non compris', 'refused'],
	['majorité des membres présents, abstentions non comprises', 'refused abstentions … non comprises'],
	['majorité des suffrages exprimés, blancs', 'refused blancs'],
	['majorité des membres présents, y compris les représentés', 'refused y compris'],
	['majority of those present, included', 'refused included'],
	// Voting rights and people entitled to vote.
	['more than 60% of the voting rights', '> 3/5 members votes'],
	[
		'two thirds of the voting rights of the members present or represented',
		'>= 2/3 presentOrRepresented votes',
	],
	['quatre cinquièmes des droits de vote', '>= 4/5 members votes'],
	['two thirds of all members entitled to vote', '>= 2/3 members heads'],
	['a majority of the votes entitled to be cast', '> 1/2 members votes'],
	['majority of the votes cast by members in office', 'refused votes cast by … in office'],
	['trois quarts des membres ayant le droit de vote', '>= 3/4 members heads'],
	['majorité des membres ayant voix délibérative', '> 1/2 members heads'],
	['two thirds of the entire membership', '>= 2/3 members heads'],
	// Two bases at once.
	['deux tiers des membres ou des parts', 'refused membres ou parts'],
	['majorité des membres et des parts', 'refused membres et parts'],
	['a majority of the members or of the shares', 'refused members or shares'],
	['deux tiers des suffrages exprimés des seuls membres présents', 'refused seuls'],
	['majorité des membres présents dans la salle', 'refused dans la salle'],
	['majorité des votes par correspondance', 'refused par correspondance'],
	['majorité des membres à distance', 'refused à distance'],
	['majorité des membres représentés', 'refused représentés'],
	['majorité des membres présents représentant deux tiers des voix', 'refused'],
	['majorité du quorum', 'refused'],
	['total', 'refused'],
	['majorité de la moitié des membres', 'refused'],
	['majorité des membres présents ou en exercice', 'refused'],
	['majorité des membres présents et en exercice', '> 1/2 present votes'],
	['majorité absolue des inscrits', '> 1/2 members heads'],
	['two thirds of members present and entitled to vote', '>= 2/3 present votes'],
	['deux tiers du conseil', 'refused conseil'],
	['majorité relative des membres', 'refused'],
	['unanimité des deux tiers', 'refused'],
	['plus que la majorité des membres', 'refused'],
	['au moins plus de la moitié des membres', 'refused'],
	['unanimité moins une voix', 'refused moins'],
	['majorité de chaque collège', 'refused chaque'],
	// France.
	['plus du tiers des membres', '> 1/3 members heads'],
	['plus des trois quarts des suffrages exprimés', '> 3/4 cast votes'],
	['pas moins des deux tiers des voix exprimées', '>= 2/3 cast votes'],
	['majorité qualifiée des quatre cinquièmes des suffrages exprimés', '>= 4/5 cast votes'],
	[
		'majorité des voix dont disposent les sociétaires présents ou représentés',
		'> 1/2 presentOrRepresented votes',
	],
	[
		'majorité des adhérents à jour de leur cotisation présents ou représentés',
		'> 1/2 presentOrRepresented votes',
	],
	[
		'majorité en nombre des associés représentant les deux tiers du capital',
		'> 1/2 members heads, >= 2/3 members votes',
	],
	['deux tiers des membres du conseil en exercice', '>= 2/3 members heads'],
	// Québec.
	['majorité des voix exprimées par les membres présents', '> 1/2 cast votes'],
	[
		'les trois quarts des voix des copropriétaires présents ou représentés',
		'>= 3/4 presentOrRepresented votes',
	],
	['deux tiers des membres présents et votants', '>= 2/3 cast votes'],
	// Belgium.
	[
		'quatre cinquièmes des voix des membres présents ou valablement représentés',
		'>= 4/5 presentOrRepresented votes',
	],
	['majorité absolue des voix valablement exprimées', '> 1/2 cast votes'],
	// Switzerland.
	['deux tiers des voix attribuées aux parts représentées', '>= 2/3 presentOrRepresented votes'],
	['majorité absolue des membres présents', '> 1/2 present votes'],
	// English.
	['two thirds of those present and voting', '>= 2/3 cast votes'],
	['two thirds of the members present in person or by proxy', '>= 2/3 presentOrRepresented votes'],
	['a three-fifths vote', '>= 3/5 cast votes'],
	['not less than two thirds of the votes cast', '>= 2/3 cast votes'],
	['a majority of the trustees then in office', '> 1/2 members heads'],
	['a majority of the directors present at a meeting', 'refused at'],
];

describe('a majority as bylaws write it', () => {
	const read = readRules(undefined, { lang: 'fr' });
	it.each(MAJORITIES)('%s → %s', (sentence, meaning) => {
		const lines = linesOf(read.find(sentence));
		if (!meaning.startsWith('refused')) {
			expect(lines?.join(', ')).toBe(meaning);
			return;
		}
		expect(lines).toBeUndefined();
		const { problems } = rulesOf(`majorités: { statuts: "${sentence}" }`);
		expect(problems.map(({ rule }) => rule)).toContain('rules/invalid');
		const words = meaning.slice('refused '.length);
		if (words !== '') expect(fold(JSON.stringify(problems))).toContain(fold(words));
	});
});

function fold(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '');
}

describe('a quorum as bylaws write it', () => {
	it.each([
		['plus du quart des membres', '> 1/4 heads of present+remote at vote'],
		['sans condition de quorum', 'none'],
		['un tiers du comité', '>= 1/3 heads of present+remote at vote'],
		['un tiers des droits de vote', '>= 1/3 votes of present+remote at vote'],
		[
			'one fifth of the members entitled to vote, in person or by proxy',
			'>= 1/5 heads of present+remote+represented at vote',
		],
		['le quart du capital représenté', '>= 1/4 votes of present+remote+represented at vote'],
		['a majority of the trustees then in office', '> 1/2 heads of present+remote at vote'],
		['un quart des membres à distance', undefined],
		['un quart des membres représentés', undefined],
		['aucun membre présent', undefined],
		['un tiers des suffrages exprimés', undefined],
		['un tiers des membres ou des parts', undefined],
		['un tiers des membres, blancs compris', undefined],
		['le quart des membres dont la moitié du bureau', undefined],
		['5% of the members or 12 members, whichever is less', undefined],
	])('%s', (sentence, meaning) => {
		const rules = rulesOf(`quorum: "${sentence}"`);
		if (meaning === undefined) expect(rules.problems.map(placed)).not.toEqual([]);
		else {
			expect(rules.problems.map(placed)).toEqual([]);
			expect(quorumLine(rules.quorum)).toBe(meaning);
		}
	});
});

describe('proxies, notice and ties as bylaws write them', () => {
	it.each([
		['pas plus de trois pouvoirs par personne', 3n],
		['un pouvoir en plus de sa propre voix', 1n],
		['a single proxy', 1n],
		['aucune procuration', 0n],
		['pouvoirs', undefined],
		['par personne', undefined],
		['2 pouvoirs, illimité', undefined],
		['pas 2 pouvoirs', undefined],
		['deux pouvoirs et un mandat', undefined],
		['dix pouvoirs maximum, pouvoirs en blanc illimités', undefined],
		['2 pouvoirs ou aucun', undefined],
	])('proxies: %s', (sentence, number) => {
		const rules = rulesOf(`pouvoirs: "${sentence}"`);
		if (number === undefined) expect(rules.problems.map(placed)).not.toEqual([]);
		else expect([rules.problems, rules.proxies?.max]).toEqual([[], { kind: 'number', number }]);
	});

	it.each([
		['au moins dix jours avant la réunion', 10n, false],
		["two weeks' notice", 14n, false],
		['une semaine', 7n, false],
		['at least 21 clear days before the meeting', 21n, true],
		['8 jours ouvrés', undefined, false],
		['un mois', undefined, false],
		['pas plus de 8 jours', undefined, false],
		['2 semaines ou 10 jours', undefined, false],
	])('notice: %s', (sentence, days, clear) => {
		const rules = rulesOf(`convocation: "${sentence}"`);
		if (days === undefined) expect(rules.problems.map(placed)).not.toEqual([]);
		else expect([rules.problems, rules.notice]).toMatchObject([[], { days, clear }]);
	});

	it.each([
		['la voix du président de séance est prépondérante', 'chair'],
		['la résolution est rejetée', 'rejected'],
		['the chair has a casting vote', 'chair'],
		["au bénéfice de l'âge", 'eldest'],
	])('tie: %s', (sentence, tie) => {
		expect(rulesOf(`partage: "${sentence}"`).tie).toBe(tie);
	});
});
