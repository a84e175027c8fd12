/** Decisions that amend, replace or repeal earlier ones. */

import { describe, expect, it } from 'vitest';
import { findChanges } from '../../src/collection/changes.js';
import { run } from '../cli/memory-io.js';
import { board, resolution } from './meetings.js';

describe('a text', () => {
	it.each<[string, 'fr' | 'en', string[]]>([
		[
			'La présente délibération abroge la délibération n° 2023-014 du 5 mars 2023.',
			'fr',
			['repeals 2023-014 2023-03-05'],
		],
		['Annule et remplace la délibération 2023-014.', 'fr', ['replaces 2023-014 null']],
		[
			'Le conseil décide de modifier l’article 3 de la délibération n°2023/14, comme suit.',
			'fr',
			['amends 2023/14 null'],
		],
		['La résolution n° 7 du 2 juin 2022 est modifiée comme suit :', 'fr', ['amends 7 2022-06-02']],
		[
			'La délibération n° 2023-014 du 5 mars 2023 est abrogée. Elle est remplacée par la présente.',
			'fr',
			['repeals 2023-014 2023-03-05'],
		],
		['This resolution supersedes resolution 2023-4 of March 12, 2023.', 'en', ['replaces 2023-4 2023-03-12']],
		['Resolution 12 is hereby rescinded.', 'en', ['repeals 12 null']],
		['The board amends decision No. 2021-7.', 'en', ['amends 2021-7 null']],
		// Nothing is changed here.
		['Vu la délibération n° 2023-014 du 5 mars 2023,', 'fr', []],
		['Vu la délibération n° 2023-014 modifiant la délibération n° 2020-3,', 'fr', []],
		['La délibération n° 2022-5 modifie la délibération n° 2020-3.', 'fr', []],
		['La présente décision ne modifie pas la délibération n° 2023-014.', 'fr', []],
		['This does not replace resolution 2023-4.', 'en', []],
		['Le conseil modifie le budget, conformément à la délibération n° 2023-014.', 'fr', []],
		['Il remplace 3 chaises.', 'fr', []],
		['Whereas resolution 3 is repealed by law 12,', 'en', []],
	])('%s', (text, lang, expected) => {
		expect(findChanges(text, lang).map(({ effect, number, date }) => `${effect} ${number} ${date}`)).toEqual(
			expected,
		);
	});
});

const decided = (date: string, number: string, text: string, vote = 'Vote: unanimous') =>
	board(date, resolution(number, `Item ${number}`, vote, text));

describe('a folder', () => {
	const files = {
		'2022.md': decided('2022-05-01', '2022-1', 'The fee is 20.'),
		'2023.md': decided('2023-05-01', '2023-1', 'This resolution amends resolution 2022-1: the fee is 25.'),
		'2024.md': decided('2024-05-01', '2024-1', 'Resolution 2022-1 is repealed.'),
	};

	it('knows what became of a decision', async () => {
		const world = await run(['ask', 'decisions', '.', '--format', 'json'], { files });
		const found = JSON.parse(world.out()) as Array<Record<string, unknown>>;
		expect(found.map(({ number, state, changed_by }) => [number, state, changed_by])).toEqual([
			['2024-1', null, null],
			['2023-1', null, null],
			['2022-1', 'repealed', '2024#resolution-2024-1'],
		]);
		const all = await run(['ask', 'select decision, state, "by", date from states', '.', '--format', 'csv'], {
			files,
		});
		expect(all.out().trim().split('\r\n').slice(1)).toEqual([
			'2022#resolution-2022-1,amended,2023#resolution-2023-1,2023-05-01',
			'2022#resolution-2022-1,repealed,2024#resolution-2024-1,2024-05-01',
		]);
	});

	it.each<[string, Record<string, string>, string[]]>([
		['that holds what is changed has no message', {}, []],
		[
			'whose change was rejected has none either',
			{
				'2025.md': decided(
					'2025-05-01',
					'2025-1',
					'Resolution 2023-9 is repealed.',
					'- For: Dora Finch\n- Against: Ben Osei, Carla Ruiz',
				),
			},
			[],
		],
		[
			'that begins later has none',
			{ '2025.md': decided('2025-05-01', '2025-1', 'Resolution 2019-9 is repealed.') },
			[],
		],
		[
			'where no such number is',
			{ '2025.md': decided('2025-05-01', '2025-1', 'Resolution 2023-9 is repealed.') },
			['2025.md no minutes of'],
		],
		[
			'where a number is borne twice',
			{
				'2021.md': decided('2021-05-01', '7', 'A.'),
				'2022b.md': decided('2022-06-01', '7', 'B.'),
				'2025.md': decided('2025-05-01', '8', 'Resolution 7 is amended.'),
			},
			['2025.md 2 decisions bear'],
		],
		[
			'where the date tells them apart',
			{
				'2021.md': decided('2021-05-01', '7', 'A.'),
				'2022b.md': decided('2022-06-01', '7', 'B.'),
				'2025.md': decided('2025-05-01', '8', 'Resolution 7 of June 1, 2022 is amended.'),
			},
			[],
		],
		[
			'where what is changed was not adopted',
			{
				'2021.md': decided(
					'2021-05-01',
					'2021-7',
					'A.',
					'- For: Dora Finch\n- Against: Ben Osei, Carla Ruiz',
				),
				'2025.md': decided('2025-05-01', '2025-1', 'Resolution 2021-7 is amended.'),
			},
			['2025.md was not adopted'],
		],
		[
			'where it is gone already',
			{ '2025.md': decided('2025-05-01', '2025-1', 'Resolution 2022-1 is amended.') },
			['2025.md already replaced or'],
		],
	])('%s', async (_name, more, expected) => {
		const world = await run(['check', '.', '--format', 'json'], { files: { ...files, ...more } });
		const messages = JSON.parse(world.out()) as Array<{ file: string; rule: string; message: string }>;
		const told = messages.filter(({ rule }) => rule === 'collection/changed-act');
		expect(told).toHaveLength(expected.length);
		told.forEach(({ file, message }, index) => {
			const [name = '', ...words] = expected[index]?.split(' ') ?? [];
			expect(file).toBe(name);
			expect(message).toContain(words.join(' '));
		});
	});
});
