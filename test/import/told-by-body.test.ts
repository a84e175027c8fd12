import { describe, expect, it } from 'vitest';
import { importMinutes } from '../../src/import/index.js';

/** What the sentence of one item becomes in the minutes of a body, without comments and blank lines. */
function readItem(body: string, sentence: string): string[] {
	const people = 'Présents : Ada Brun, Ben Roy, Cleo Dane, Marc Huet';
	const source = `${body}\nProcès-verbal de la séance du jeudi 12 mars 2026\n\n${people}\n\n1) Budget\n${sentence}\n\n2) Fin\nRien.\n`;
	const { text } = importMinutes(source, 'plain');
	const [, item = ''] = /\n## 1\. Budget\n([\s\S]*?)\n## /.exec(text) ?? [];
	return item
		.replace(/<!--[\s\S]*?-->/g, '')
		.split('\n')
		.filter((line) => line !== '');
}

describe('a body in its own minutes', () => {
	const BODIES = [
		'Conseil communautaire',
		'Conseil départemental',
		'Conseil régional',
		"Conseil d'école",
		'Comité technique',
	];
	it.each(BODIES)('decides: %s', (body) => {
		const own = body.charAt(0).toLowerCase() + body.slice(1);
		const carried = `Le ${own} adopte le budget par 3 voix contre 1.`;
		expect(readItem(body, carried)).toEqual([carried, 'Vote : 3 pour, 1 contre']);
		const agreed = `Le ${own} approuve le règlement à l'unanimité.`;
		expect(readItem(body, agreed)).toEqual([agreed, 'Vote : à l’unanimité']);
	});

	it.each([
		'Le conseil régional a approuvé le projet à l’unanimité.',
		'Le conseil régional adopte le budget par 3 voix contre 1.',
		'Le conseil départemental du Calvados a rejeté la convention par 20 voix contre 12.',
		'Le conseil communautaire de la plaine approuve le budget à l’unanimité.',
		'Lors de sa séance du 3 mai, le conseil communautaire a approuvé le plan par 20 voix contre 2.',
		'In 2024 the county council approved the plan unanimously.',
	])('is none of the others: %s', (sentence) => {
		expect(readItem('Conseil communautaire', sentence)).toEqual([sentence]);
		expect(readItem('Conseil départemental', sentence)).toEqual([sentence]);
	});
});

describe('a body that the top of minutes names', () => {
	it.each([
		'Conseil municipal – Réunion publique en présence du conseil départemental',
		'Conseil municipal\nPrésents aussi : M. Petit (conseil départemental)',
	])('is not the one that meets: %s', (title) => {
		const sentence = 'Le conseil départemental approuve le plan à l’unanimité.';
		expect(readItem(title, sentence)).toEqual([sentence]);
	});

	it('may stand behind the name of the record', () => {
		const sentence = 'Le conseil communautaire approuve le plan à l’unanimité.';
		expect(readItem('Procès-verbal de la réunion du conseil communautaire', sentence)).toEqual([
			sentence,
			'Vote : à l’unanimité',
		]);
	});
});

describe('a text that the body turns down by votes', () => {
	it.each([
		['Le conseil rejette le budget par 3 voix contre 1.', 'Vote : 1 pour, 3 contre'],
		['Le conseil a rejeté, par 3 voix contre 1, le budget.', 'Vote : 1 pour, 3 contre'],
		[
			'Le conseil municipal rejette la proposition de M. Roy par 3 voix contre 1 et 2 abstentions.',
			'Vote : 1 pour, 3 contre, 2 abstentions',
		],
		['Le conseil a rejeté le budget par 1 voix contre 3.', 'Vote : 1 pour, 3 contre'],
		[
			'Après avoir rejeté l’amendement, le conseil approuve le budget par 3 voix contre 1.',
			'Vote : 3 pour, 1 contre',
		],
	])('counts them against it: %s', (sentence, vote) => {
		expect(readItem('Conseil municipal', sentence)).toEqual([sentence, vote]);
	});

	it.each([
		'Le conseil rejette l’amendement, puis décide par 3 voix contre 1 d’acheter un banc.',
		'Le conseil rejette le recours de M. Petit et maintient le prix par 3 voix contre 1.',
		'Le conseil repousse l’examen du point à la prochaine séance par 3 voix contre 1.',
		'Le préfet a rejeté la demande, le recours étant introduit par 3 voix contre 1.',
		'Le tribunal rejette la demande de la commune, qui fait appel par 3 voix contre 1.',
	])('is none where the votes are for something else: %s', (sentence) => {
		expect(readItem('Conseil municipal', sentence)).not.toContain('Vote : 1 pour, 3 contre');
	});
});

describe('the votes that a verdict is told with', () => {
	it.each([
		['Le budget est adopté par 4 voix (une abstention).', 'Vote : 4 pour, 1 abstention'],
		['Le budget est adopté par 4 voix (1 contre, 2 abstentions).', 'Vote : 4 pour, 1 contre, 2 abstentions'],
		['Le budget est adopté par 4 voix (dont 2 pouvoirs).', 'Vote : 4 pour'],
	])('count who was not for it in brackets too: %s', (sentence, vote) => {
		expect(readItem('Conseil municipal', sentence)).toEqual([sentence, vote]);
	});

	it('may be three numbers behind a verb of the present', () => {
		const { text } = importMinutes(
			'Harbour Board\nMinutes of 6 May 2019\n\nPresent: Ada Brun, Ben Roy, Cleo Dane\n\n1. Bench\nBen moved to buy a bench. Cleo seconded. Motion passes 2-0-1.\n',
			'plain',
		);
		expect(text).toContain('Vote: 2 for, 0 against, 1 abstentions');
	});
});

describe('an opinion with its votes', () => {
	it.each([
		['Le CSE rend un avis défavorable : 2 voix contre, 1 voix pour.', 'Le CSE rend un avis défavorable.'],
		['Avis favorable : 3 voix pour, 1 abstention', 'Avis favorable.'],
	])('stays in the text: %s', (sentence, opinion) => {
		const [said, vote] = readItem('Comité social et économique', sentence);
		expect(said).toBe(opinion);
		expect(vote).toMatch(/^Vote : \d voix/);
	});
});

describe('a point that the body puts off', () => {
	it.each([
		'Le conseil décide de reporter ce point.',
		'Le conseil décide à l’unanimité d’ajourner ce point.',
		'Le conseil vote à l’unanimité le report de ce point.',
		'À l’unanimité, le conseil décide de reporter la décision à la prochaine séance.',
		'Le conseil décide à l’unanimité de reporter l’achat du chapiteau à la prochaine réunion.',
		'Le conseil décide de surseoir à la décision.',
		'The board voted to table the item.',
		'The board agreed to defer the decision to the next meeting.',
	])('is not adopted by it: %s', (sentence) => {
		expect(readItem('Conseil municipal', sentence)).toEqual([sentence]);
	});

	it.each([
		'Le conseil décide à l’unanimité de reporter le voyage au printemps.',
		'Le conseil décide, à l’unanimité, de reporter l’excédent en section de fonctionnement.',
		'Le conseil décide à l’unanimité de ne pas reporter ce point.',
		'Le conseil approuve à l’unanimité le point reporté de la séance précédente.',
		'Le conseil approuve ce point à l’unanimité.',
	])('is none: %s', (sentence) => {
		expect(readItem('Conseil municipal', sentence)).toEqual([sentence, 'Vote : à l’unanimité']);
	});
});

describe('answers with the names and shares of those who give them', () => {
	it.each([
		[
			'Pour : 5 612 / 7 452 tantièmes',
			'Contre : 1 840 tantièmes : SCI Brun (1 150), Roy (690)',
			'Abstention : néant',
		],
		['Pour : 7 107 / 7 452 tantièmes', 'Contre : néant', 'Abstention : 345 tantièmes : Roy (345).'],
	])('are one vote on lines one below the other: %s, %s', (...lines) => {
		expect(readItem('Copropriété', `On vote.\n\n${lines.join('\n')}`)).toEqual(['On vote.', ...lines]);
	});
});
