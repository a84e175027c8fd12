/** Meetings that are made of sentences of real and invented minutes, in any order, beside votes, titles, lists, tables and notes: no output loses a word. */

import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import fc, { runs } from '../properties.js';
import { judge } from './oracles.js';

const CORPUS = process.env['PV_CORPUS'];

/** Minutes of this project, and those of the folder that `PV_CORPUS` names. */
const FOLDERS = [
	...['../../examples/', '../../docs/messages/', '../import/fixtures/'].map(
		(folder) => new URL(folder, import.meta.url),
	),
	...(CORPUS ? [pathToFileURL(`${resolve(CORPUS)}/`)] : []),
];

/** Sentences without marks of Markdown: what they say is what matters here. */
const sentences = FOLDERS.flatMap((folder) =>
	(readdirSync(folder, { recursive: true }) as string[])
		.filter((name) => name.endsWith('.md'))
		.sort()
		.flatMap((name) =>
			readFileSync(new URL(name, folder), 'utf8')
				.replace(/^---\n[\s\S]*?\n---\n/, '')
				.split(/\n{2,}|(?<=[.!?])\s+/)
				.map((text) => text.replace(/\s+/g, ' ').trim())
				.filter((text) => /^[\p{Lu}«"][^#|`<>*_[\]\\~&{}:]{8,200}[.!?»]$/u.test(text)),
		),
);

it('has something to say', () => {
	expect(new Set(sentences).size).toBeGreaterThan(100);
});

const sentence = fc.constantFrom(...new Set(sentences));
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const piece = fc.oneof(
	{ weight: 6, arbitrary: paragraph },
	{ weight: 1, arbitrary: sentence.map((text) => `## ${text.slice(0, 80)}`) },
	{
		weight: 1,
		arbitrary: fc
			.tuple(sentence, fc.nat(9), fc.nat(9))
			.map(
				([text, yes, no]) =>
					`### Résolution – ${text.slice(0, 60)}\n\n${text}\n\nVote : ${yes} pour, ${no} contre`,
			),
	},
	{
		weight: 1,
		arbitrary: fc
			.array(sentence, { minLength: 1, maxLength: 4 })
			.map((items) => items.map((item) => `- ${item}`).join('\n')),
	},
	{
		weight: 1,
		arbitrary: fc
			.tuple(sentence, sentence)
			.map(([one, other]) => `| A | B |\n|---|---|\n| ${one} | ${other} |`),
	},
	{ weight: 1, arbitrary: fc.tuple(sentence, sentence).map(([one, other]) => `> ${one}\n>\n> ${other}`) },
	{ weight: 1, arbitrary: sentence.map((text) => `Anne Petit : ${text}`) },
	{ weight: 1, arbitrary: sentence.map((text) => text.replace(/(\p{L}{4,})/u, '**$1**')) },
);

const meeting = fc.array(piece, { minLength: 1, maxLength: 14 }).map(
	(pieces) => `---
réunion: Bureau
organisme: Association des Berges
date: 6 juin 2024
ouverture: 14h
clôture: 17h
règles: { quorum: aucun, majorités: { o: majorité simple } }
membres: 30
participants: { présents: [Anne Petit, Jean Grand, Paul Weiss] }
---

${pieces.join('\n\n')}
`,
);

const RUNS = runs(12);

it('loses no word of a meeting: page, deed, Word file, data, public version, layout and fixes', async () => {
	await fc.assert(
		fc.asyncProperty(meeting, async (text) => {
			expect(await judge('meeting', new TextEncoder().encode(text))).toBeUndefined();
		}),
		{ numRuns: RUNS },
	);
});

it('loses no word of minutes that are imported', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 14 }), async (pieces) => {
			expect(await judge('minutes', new TextEncoder().encode(pieces.join('\n\n')))).toBeUndefined();
		}),
		{ numRuns: RUNS },
	);
});

/** Short names, names of the same word, initials and civilities, alone and at the ends of paragraphs and items. */
const NAMES = ['Co Co', 'Co Cô', 'Jo Co-Li', 'Li Co', 'Éo D’Al', 'J. O’Co', 'Co Co Du Bois', 'Max Weiss'];
const WORDS = 'Co co Co. C. la le Jo vote et Li Li, Al J. M. Mme de Co-Li (Co) «Co» Coco ligne A.'.split(' ');
const shortParagraph = fc
	.tuple(
		fc.constantFrom('', '- ', '## ', '> '),
		fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 10 }),
	)
	.map(([start, words]) => `${start}${words.join(' ')}`);

it('loses no word of a public version, whatever looks like a part of a name', async () => {
	await fc.assert(
		fc.asyncProperty(
			fc.uniqueArray(fc.constantFrom(...NAMES), { minLength: 2, maxLength: 3 }),
			fc.array(shortParagraph, { minLength: 1, maxLength: 6 }),
			async (names, paragraphs) => {
				const people = names.map((name) => `    - { nom: "${name}", public: non }`).join('\n');
				const text = `---\nréunion: Bureau\norganisme: Association des Berges\ndate: 6 juin 2024\nparticipants:\n  présents:\n${people}\n---\n\n${paragraphs.join('\n\n')}\n`;
				const looks = { otherOutputs: false, outputs: true, layout: false, fixes: false };
				expect(await judge('meeting', new TextEncoder().encode(text), looks)).toBeUndefined();
			},
		),
		{ numRuns: RUNS },
	);
});
