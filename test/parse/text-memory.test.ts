import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { compile } from '../../src/compile.js';
import { compiledPage } from '../../src/page/compiler/serve.js';
import { TextMemory } from '../../src/parse/index.js';
import { compiledJson, PrintedParts } from '../../src/render/index.js';
import fc, { runs } from '../properties.js';

const example = (name: string) => readFile(new URL(`../../examples/${name}`, import.meta.url), 'utf8');

/** What writers put into a text: prose that says much, half a line, half a block, half a header. */
const WRITTEN = [
	'Absents : Luc Bon.',
	'La résolution est adoptée par 6 voix pour, 2 contre.',
	'The motion carried 5-0.',
	'Omar Haddad est élu trésorier.',
	'Le mardi 6 juin 2023, la séance est ouverte à 14h30.',
	'Sous la présidence de Mme Royer, présents : 9, votants : 11.',
	'## Budget (adopté)',
	'### Résolution 9 – Essai',
	'| Texte | Résultat |\n|---|---|\n| Résolution 3 | adoptée |',
	'- un, **deux** et ~~trois~~',
	'> Adopt&eacute;e à l’unanimité.',
	'Vote : 5 pour, 1 contre (Luc Bon), 2 abstentions',
	'Vote :\n- pour : 4\n- contre : Omar Haddad\n\n',
	'5 pour, 2 contre',
	'Le vote a lieu.\nVote : unanimité',
	':::election Bureau\n\n- Omar Haddad : 5 voix\n- Luc Bon : 2 voix\n\n:::',
	'présidence: Élise Morvan',
	'\n\n',
	'\n---\n',
	' ',
	'é',
	':::',
	'',
];

/** An edit: where, as a share of the text, how much goes, and what comes. */
const edit = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true }),
	gone: fc.nat(60),
	written: fc.constantFrom(...WRITTEN),
	isLine: fc.boolean(),
});

describe('the memory of a text', () => {
	it('gives what is read without it, after any edits', async () => {
		const texts = await Promise.all(['association.md', 'board.md'].map(example));
		const edits = fc.array(edit, { minLength: 1, maxLength: 4 });
		await fc.assert(
			fc.asyncProperty(fc.constantFrom(...texts), edits, async (start, all) => {
				const memory = new TextMemory();
				const printed = new PrintedParts();
				let text = start;
				for (const { at, gone, written, isLine } of [
					{ at: 0, gone: 0, written: '', isLine: false },
					...all,
				]) {
					const from = Math.floor(at * text.length);
					text = `${text.slice(0, from)}${isLine ? `\n\n${written}\n\n` : written}${text.slice(from + gone)}`;
					const [kept, fresh] = [await compile(text, { memory }), await compile(text)];
					expect(kept.meeting).toStrictEqual(fresh.meeting);
					expect(kept.messages).toStrictEqual(fresh.messages);
					expect(compiledJson(kept)).toStrictEqual(compiledJson(fresh));
					expect(await compiledPage(kept, printed)).toStrictEqual(await compiledPage(fresh));
				}
			}),
			{ numRuns: runs(6) },
		);
	});

	it('names the line of an earlier vote where it stands now', async () => {
		const memory = new TextMemory();
		const minutes = (above: string) =>
			`---\nréunion: assemblée générale\ndate: 2024-06-06\n---\n\n${above}### Résolution 1 – Budget\n\nVote : 3 pour\nVote : 4 pour\n`;
		for (const above of ['', 'Une ligne.\n\nUne autre.\n\n']) {
			const text = minutes(above);
			const { messages } = await compile(text, { memory });
			expect(messages).toStrictEqual((await compile(text)).messages);
		}
	});

	it('names the words of unanimity in the sentence that elects where it stands now', async () => {
		const minutes = (above: string) =>
			`---\nréunion: assemblée générale\ndate: 2024-06-06\nparticipants: [Ada Brun, Ben Roy, Cleo Dane]\n---\n\n${above}### Élection – Bureau\n\nAda Brun est élue à l’unanimité.\n\n- Ada Brun : 2 voix\n- Ben Roy : 1 voix\n`;
		const memory = new TextMemory();
		for (const above of ['', 'Une ligne.\n\n']) {
			const text = minutes(above);
			const { messages } = await compile(text, { memory });
			expect(messages).toStrictEqual((await compile(text)).messages);
			expect(messages.map(({ ruleId }) => ruleId)).toContain('vote/not-unanimous');
		}
	});

	it('tells no vote anew in a sentence that says what the vote above was', async () => {
		const text =
			'---\nlang: en\nmeeting: board meeting\ndate: 2024-06-06\nparticipants: [Ada Brun, Bo Cane, Cy Dale, Dee Ems]\n---\n\n### Resolution 1 – Gate\n\nA gate is bought.\n\nVote: 3 for, 1 against\n\nThe vote was 3 to 1 in favour.\n';
		const kept = await compile(text, { memory: new TextMemory() });
		const fresh = await compile(text);
		expect(kept.meeting).toStrictEqual(fresh.meeting);
		expect(kept.messages).toStrictEqual(fresh.messages);
		expect(fresh.messages.map(({ ruleId }) => ruleId)).not.toContain('vote/in-prose');
	});

	it('reads a header again where its last line goes on, or what holds beside it is another', async () => {
		const memory = new TextMemory();
		const header = '---\nréunion: assemblée générale\ndate: 2024-06-06\n---';
		for (const [text, defaults] of [
			[`${header}\n\nTexte.\n`, undefined],
			[`${header}\n\nTexte.\n`, { language: 'en' }],
			[header, undefined],
			[`${header}x\n\nTexte.\n`, undefined],
			[`${header}\n\nAutre texte.\n`, undefined],
		] as const) {
			const [kept, fresh] = [await compile(text, { memory, defaults }), await compile(text, { defaults })];
			expect(kept.meeting).toStrictEqual(fresh.meeting);
			expect(kept.messages).toStrictEqual(fresh.messages);
		}
	});

	it('reads what is said of somebody again where the people are others', async () => {
		const memory = new TextMemory();
		const minutes = (name: string) =>
			`---\nréunion: assemblée générale\ndate: 2024-06-06\nparticipants:\n  - ${name}\n---\n\nPrésents : Luc Bon.\n\nAbsents : Anne Stan.\n`;
		const said: string[][] = [];
		for (const name of ['Luc Bon', 'Anne Stan', 'Luc Bon']) {
			const { messages } = await compile(minutes(name), { memory });
			expect(messages).toStrictEqual((await compile(minutes(name))).messages);
			said.push(messages.map(({ ruleId }) => String(ruleId)));
		}
		expect(said[0]).not.toEqual(said[1]);
		expect(said[0]).toEqual(said[2]);
	});
});
