import { describe, expect, it } from 'vitest';
import { GAVE_UP, newText, rollPath } from '../../../src/cli/commands/new.js';
import { createWorld } from '../../cli/memory-io.js';

const GIVEN = { meeting: 'board', organization: 'Tidewater Commons', date: '2030-06-06' };

describe('the text of a new meeting', () => {
	it('is made and not written', async () => {
		const { io, files } = createWorld();
		const made = await newText('folder/a.md', GIVEN, io);
		expect(made).toMatchObject({ path: 'folder/a.md' });
		expect(made).toMatchObject({ text: expect.stringContaining('organization: Tidewater Commons') });
		expect([...files]).toEqual([]);
	});

	it('names its file where no path is given', async () => {
		expect(await newText(undefined, GIVEN, createWorld().io)).toMatchObject({ path: /^2030-06-06.*\.md$/ });
	});

	it.each(['meeting', 'organization', 'date'] as const)(
		'is none where the question for %s is left',
		async (left) => {
			const { [left]: _, ...given } = GIVEN;
			const questions = { text: async () => undefined, choose: async () => undefined };
			expect(await newText('a.md', given, { ...createWorld().io, questions })).toBe(GAVE_UP);
		},
	);

	it('takes no path where something is', async () => {
		const { io } = createWorld({ files: { 'a.md': 'minutes' } });
		await expect(newText('a.md', GIVEN, io)).rejects.toMatchObject({ code: 'usage/taken', exitCode: 2 });
	});

	it('names the roll from where the new file lies', async () => {
		const { io } = createWorld({ files: { 'lists/roll.csv': 'name\nAda Novak\n' } });
		expect(await rollPath('lists/roll.csv', '2030/a.md', io)).toBe('../lists/roll.csv');
		await expect(rollPath('lists', 'a.md', io)).rejects.toMatchObject({ code: 'input/missing' });
	});
});
