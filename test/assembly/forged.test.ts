/** What would count a vote otherwise than people who read the record would: it has an error, and decides nothing. */

import { describe, expect, test } from 'vitest';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';

const FRENCH = `---
organisme: Les Amis du Canal
règles: { quorum: aucun, majorités: { ordinaire: majorité simple } }
date: 6 juin 2024
ouverture: 14h
clôture: 17h
participants:
  présents: [Jeanne Royer, Omar Haddad, Lise Kern, Paul Weiss]
---

`;

const ENGLISH = `---
organization: Friends of the Canal
rules: { quorum: none, majorities: { ordinary: simple majority } }
date: 6 June 2024
opened: 14:00
closed: 17:00
participants:
  present: [Jeanne Royer, Omar Haddad, Lise Kern, Paul Weiss]
---

`;

const HEADING = {
	fr: '## Comptes\n\n### Résolution 1 – Comptes\n\nTexte.\n\n',
	en: '## Accounts\n\n### Resolution 1 – Accounts\n\nText.\n\n',
};

/** Errors, and what the first decision came to. */
async function getVerdict(source: string): Promise<{ errors: (string | undefined)[]; outcome: string }> {
	const { messages, assembly } = await compileText(source);
	const errors = messages.filter(({ severity }) => severity === 'error').map(({ ruleId }) => ruleId);
	return { errors, outcome: assembly.decisions[0]?.outcome ?? 'none' };
}

describe('everybody under two answers of one vote', () => {
	const answers = {
		fr: ['Pour', 'Contre', 'Abstentions', 'Blancs', 'Nuls', 'Ne prend pas part au vote'],
		en: ['For', 'Against', 'Abstentions', 'Blank', 'Void', 'Not voting'],
	};
	const everybody = { fr: ['tous', 'tous les autres'], en: ['all', 'all others'] };
	const pairs = (['fr', 'en'] as const).flatMap((lang) =>
		answers[lang].flatMap((first) =>
			answers[lang].flatMap((second) =>
				first === second
					? []
					: everybody[lang].flatMap((one) =>
							everybody[lang].map((other) => ({ lang, first, second, one, other })),
						),
			),
		),
	);

	test.each(pairs)('$first: $one, $second: $other', async ({ lang, first, second, one, other }) => {
		const [head, colon] = lang === 'fr' ? [FRENCH, ' :'] : [ENGLISH, ':'];
		const list = `- ${first}${colon} ${one}\n- ${second}${colon} ${other}\n`;
		expect(await getVerdict(`${head}${HEADING[lang]}${list}`)).toEqual({
			errors: ['vote/voted-twice'],
			outcome: 'undetermined',
		});
	});

	test.each([
		'Vote : tous pour, tous contre',
		'Vote : tous pour, tous les autres contre',
		'Vote : tous pour\n\nContre : tous',
		'Contre : tous\n\nVote : tous pour',
		'Pour : tous, contre : tous les autres',
		'Pour : tous\nContre : tous\nRésultat : adoptée',
		'Pour : tous\nRésultat : adoptée, tous contre',
		'Résultat : rejetée\nAbstentions : tous\nContre : tous les autres',
		'- Pour : tous\n- Contre : tous\n- Abstentions : tous',
		'Second vote : tous pour, tous contre',
	])('%s', async (ballot) => {
		const { errors, outcome } = await getVerdict(`${FRENCH}${HEADING.fr}${ballot}\n`);
		expect([...new Set(errors)]).toEqual(['vote/voted-twice']);
		expect(outcome).toBe('undetermined');
	});

	test.each(['Vote : 3 pour\n- Pour : tous', '- Pour : tous\n\nVote : 3 pour, 1 contre'])(
		'beside a count of the same answer: %s',
		async (ballot) => {
			const { errors, outcome } = await getVerdict(`${FRENCH}${HEADING.fr}${ballot}\n`);
			expect({ errors, outcome }).toEqual({ errors: ['syntax/invalid-value'], outcome: 'undetermined' });
		},
	);

	test.each([
		['- Pour : 4\n- Contre : tous', '« tous » est contre, et les autres réponses comptent déjà 4 voix'],
		['- Abstentions : 4\n- Pour : tous', '« tous » est pour'],
		['Vote : 3 pour, 1 abstention, tous contre', '« tous » est contre'],
		['- Pour : Jeanne Royer, Omar Haddad, Lise Kern, Paul Weiss\n- Contre : tous', '« tous » est contre'],
	])('where the others leave nobody: %s', async (ballot, reason) => {
		const { messages, assembly } = await compileText(`${FRENCH}${HEADING.fr}${ballot}\n`);
		const found = messages.filter(({ severity }) => severity === 'error');
		expect(found.map(({ ruleId }) => ruleId)).toEqual(['vote/voted-twice']);
		expect(found[0]?.reason).toContain(reason);
		expect(assembly.decisions[0]?.outcome).toBe('undetermined');
	});

	test.each(['- Pour : 3\n- Contre : tous', '- Pour : 4\n- Contre : tous les autres'])(
		'comes to those who are left: %s',
		async (ballot) => {
			const { errors, outcome } = await getVerdict(`${FRENCH}${HEADING.fr}${ballot}\n`);
			expect({ errors, outcome }).toEqual({ errors: [], outcome: 'adopted' });
		},
	);

	test('elects nobody', async () => {
		const election =
			'## Bureau\n\n### Élection – Trésorerie\n\n- Omar Haddad\n\nPour : tous\nContre : tous\n';
		const { assembly, messages } = await compileText(FRENCH + election);
		expect(messages.map(({ ruleId }) => ruleId)).toContain('vote/voted-twice');
		expect(assembly.elections.map(({ candidates }) => candidates.map(({ elected }) => elected))).toEqual([
			[false],
		]);
	});

	test.each([
		['- Pour : tous\n- Contre : Paul Weiss', 'adopted'],
		['- Contre : Paul Weiss\n- Pour : tous les autres', 'adopted'],
		['Vote : tous contre', 'rejected'],
		['Vote : tous pour\n\nSecond vote : tous contre', 'undetermined'],
	])('is one answer alone: %s', async (ballot, outcome) => {
		const found = await getVerdict(`${FRENCH}${HEADING.fr}${ballot}\n`);
		expect(found.errors).not.toContain('vote/voted-twice');
		expect(found.outcome).toBe(outcome);
	});
});

describe('words that are struck out in a vote', () => {
	test.each([
		'- Pour : ~~3~~ 1\n- Contre : 2',
		'- Pour : Jeanne Royer, ~~Omar Haddad~~\n- Contre : Lise Kern',
		'- Pour : ~~Jeanne Royer~~, Omar Haddad\n- Contre : Lise Kern',
		'Vote : ~~3 pour~~ 1 pour, 2 contre',
		'- ~~Pour : 3~~\n- Contre : 1',
		'~~Vote : 3 pour~~',
		'- Pour : 3\n- Résultat : ~~rejetée~~ adoptée',
		'- Pour : 3\n- Résultat : ~~adoptée~~ rejetée',
		'- Pour : 3 ~~(dont Omar Haddad)\n- Contre : 1',
		'| Pour | Contre |\n|---|---|\n| ~~3~~ 2 | 1 |',
	])('%s', async (ballot) => {
		expect(await getVerdict(`${FRENCH}${HEADING.fr}${ballot}\n`)).toEqual({
			errors: ['syntax/invalid-value'],
			outcome: 'undetermined',
		});
	});

	test('elect nobody', async () => {
		const list = '- Omar Haddad : ~~3~~ 1 voix\n- Lise Kern : 2 voix\n';
		const { assembly } = await compileText(`${FRENCH}## Bureau\n\n### Élection – Trésorerie\n\n${list}`);
		expect(assembly.elections[0]?.candidates.filter(({ elected }) => elected)).toEqual([]);
	});

	test('are none in a line that is drawn', async () => {
		const ballot = '~~~~~~~~\n\n- Pour : 3\n- Contre : 1\n\n~~~~~~~~\n';
		expect((await getVerdict(`${FRENCH}${HEADING.fr}Vote : 3 pour, 1 contre\n\n${ballot}`)).outcome).toBe(
			'adopted',
		);
	});
});

describe('one person written twice', () => {
	const meeting = (other: string) =>
		`${FRENCH.replace('Lise Kern, Paul Weiss]', `Lise Kern, "${other}"]`)}${HEADING.fr}- Pour : Lise Kern, ${other}\n- Contre : Jeanne Royer\n`;
	const hidden = [
		0x200e, 0x200f, 0x061c, 0x2061, 0x2063, 0x2064, 0x180e, 0x3164, 0x2800, 0xffa0, 0x2060, 0xfe0f,
	];
	test.each([
		...hidden.map((code) => `Lise Kern${String.fromCodePoint(code)}`),
		...hidden
			.map((code) => `Lise Ke${String.fromCodePoint(code)}rn`)
			.filter((name) => !/[\u3164\u2800\uFFA0]/.test(name)),
		...hidden.map((code) => `Lise${String.fromCodePoint(code)}Kern`),
		'Lіse Kern',
		'Lise Кern',
		'Kern Lіse',
		'Lisе Kern',
		'LlSE KERN',
	])('%j counts once', async (other) => {
		const { messages, assembly } = await compileText(meeting(other));
		const double = messages.find(({ ruleId }) => ruleId === 'people/duplicate');
		expect(double?.severity).toBe('error');
		expect(double?.reason).toContain('ligne 8');
		expect(assembly.decisions[0]?.votes[0]?.tally.for).toEqual({ numerator: 1n, denominator: 1n });
	});

	const people = (names: string) => compileText(FRENCH.replace('Lise Kern, Paul Weiss]', `${names}]`));

	test.each([
		['a civility', 'Lise Kern, Mme Lise Kern'],
		['a civility before', 'Mme Lise Kern, Lise Kern'],
		['the surname first', 'Lise Kern, "Kern, Lise"'],
		['the surname first, before', '"Kern, Lise", Lise Kern'],
		['capitals and order', 'Lise Kern, KERN Lise'],
		['another dash', 'Anne-Lise Kern, Anne–Lise Kern'],
	])('%s makes no second person', async (_, names) => {
		const { messages, assembly } = await people(names);
		expect(messages.filter(({ ruleId }) => ruleId === 'people/duplicate')).toHaveLength(1);
		expect(assembly.members).toHaveLength(3);
	});

	test.each([
		'M. Kern, Mme Kern',
		'M. Claude Kern, Mme Claude Kern',
		'M. et Mme Jean Kern, Jean Kern',
		'"Kern, Présidente", Lise Kern',
	])('%s are two', async (names) => {
		const { messages, assembly } = await people(names);
		expect(messages.filter(({ ruleId }) => ruleId === 'people/duplicate')).toEqual([]);
		expect(assembly.members).toHaveLength(4);
	});

	test.each(['Lise Kerm', 'Luse Kern', 'Élise Kern', 'Lise Kernel'])('%s is somebody else', async (other) => {
		const { messages } = await compileText(meeting(other));
		expect(messages.filter(({ ruleId }) => ruleId === 'people/duplicate')).toEqual([]);
	});
});

describe('a sentence that says another outcome in disguise', () => {
	test.each(['adoptée', 'ａｄｏｐｔéｅ', 'adop\u200Btée', 'аdoptée', '𝐚𝐝𝐨𝐩𝐭é𝐞', 'adop\u00ADtée'])(
		'%j is compared with the vote',
		async (word) => {
			const { errors, outcome } = await getVerdict(
				`${FRENCH}${HEADING.fr}Vote : 1 pour, 3 contre\n\nLa résolution est ${word}.\n`,
			);
			expect({ errors, outcome }).toEqual({ errors: ['vote/result-mismatch'], outcome: 'rejected' });
		},
	);
});

describe('a verdict beside the vote that says another outcome', () => {
	const REJECTED = '- Pour : Jeanne Royer\n- Contre : Omar Haddad, Lise Kern\n';
	const titled = (title: string) => `${FRENCH}### Résolution 1 – ${title}\n\nTexte.\n\n${REJECTED}`;

	test.each([
		'Budget (adoptée)',
		'Budget [adoptée]',
		'Budget （adoptée）',
		'Budget 【adoptée】',
		'Budget « adoptée »',
		'Budget = adoptée',
		'Budget → adoptée',
		'Budget (**adop**tée)',
		'Budget (adop<!-- -->tée)',
		'Budget (a\u0336d\u0336o\u0336p\u0336t\u0336é\u0336e\u0336)',
		'Budget (ⓐⓓⓞⓟⓣéⓔ)',
		'Budget (🅐🅓🅞🅟🅣é🅔)',
		'Budget (⒜⒟⒪⒫⒯é⒠)',
	])('in a title: %s', async (title) => {
		const { errors, outcome } = await getVerdict(titled(title));
		expect({ errors, outcome }).toEqual({ errors: ['vote/result-mismatch'], outcome: 'rejected' });
	});

	test.each([
		'Résultat = adoptée',
		'Résultat → adoptée',
		'Résultat - adoptée',
		'Résultat︰ adoptée',
		'Résultat܃ adoptée',
		'Issue du vote : adoptée',
		'Verdict : adoptée',
		'Outcome: carried',
		'> Résultat : adoptée',
		'> Verdict : adoptée',
	])('below it: %s', async (words) => {
		const { errors, outcome } = await getVerdict(`${titled('Budget')}\n${words}\n`);
		expect({ errors, outcome }).toEqual({ errors: ['vote/result-mismatch'], outcome: 'rejected' });
	});

	test.each(['Budget [rejetée]', 'Budget = rejetée', 'Budget (régie [annexe])', 'Budget « habitat »'])(
		'none: %s',
		async (title) => {
			expect(
				(await getVerdict(`${titled(title)}\nRésultat → rejetée\n\n> Issue du vote : rejetée\n`)).errors,
			).toEqual([]);
		},
	);
});

/** What was decided, and with which counts. */
async function getCounts(source: string): Promise<{ reported: boolean; counts: string }> {
	const { messages, assembly } = await compileText(source);
	const counts = JSON.stringify(
		[
			assembly.decisions.map(({ outcome, votes }) => [outcome, votes.map(({ tally }) => tally)]),
			assembly.elections.map(({ candidates }) => candidates.map(({ elected, votes }) => [elected, votes])),
		],
		(key, value) => (key === 'names' ? undefined : typeof value === 'bigint' ? String(value) : value),
	);
	return { reported: messages.some(({ severity }) => severity !== 'info'), counts };
}

describe('a note anywhere in the lines of a vote', () => {
	const resolution = `${FRENCH}${HEADING.fr}`;
	const ballots: Array<[string, string]> = [
		[resolution, 'Vote : 3 pour, 1 contre'],
		[resolution, 'Pour : Jeanne Royer, Omar Haddad\nContre : Paul Weiss\nAbstention : Lise Kern'],
		[resolution, 'Pour : tous sauf Paul Weiss\nContre : Paul Weiss'],
		[resolution, '- Pour : 3\n- Contre : 1\n- Résultat : adoptée'],
		[resolution, '| Pour | Contre |\n|---|---|\n| 3 | 1 |'],
		[`${FRENCH}### Élection – Trésorier\n\n`, '- Lise Kern : 3\n- Paul Weiss : 1'],
		[`${ENGLISH}${HEADING.en}`, 'For: 3\nAgainst: 1'],
	];

	test.each(ballots)('%#: leaves its count, or is told', async (head, ballot) => {
		const written = (lines: string) => getCounts(`${head}${lines}\n\n[^1]: Une note.\n`);
		const { counts } = await written(ballot);
		const silent: string[] = [];
		for (const mark of ['[^1]', '[^none]', '^[note]'])
			for (let at = 0; at <= ballot.length; at += EFFORT > 1 ? 1 : 2) {
				const lines = `${ballot.slice(0, at)}${mark}${ballot.slice(at)}`;
				const found = await written(lines);
				if (found.counts !== counts && !found.reported) silent.push(lines);
			}
		expect(silent).toEqual([]);
	});
});

test('a table whose head has other cells than its rule is no vote: the page shows none', async () => {
	for (const head of ['x| Pour | Contre |', '| Pour | Contre | Nuls |', '[^1]| Pour | Contre |']) {
		const source = `${FRENCH}${HEADING.fr}${head}\n|---|---|\n| 3 | 1 |\n`;
		expect(await getVerdict(source), head).toEqual({
			errors: ['vote/missing'],
			outcome: 'undetermined',
		});
	}
});
