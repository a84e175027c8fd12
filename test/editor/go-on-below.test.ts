import { describe, expect, it } from 'vitest';
import { goOnBelow, markMove, roomAt } from '../../src/editor/index.js';
import { compileText } from '../compile.js';
import { changed, meetings, places } from './meetings.js';

/** `|` in the source marks where a line is written; the answer has the cursor as `|`. */
function written(source: string, insert: string): string {
	const from = source.indexOf('|');
	const text = source.replace('|', '');
	const { changes, cursor } = goOnBelow(text, [{ from, to: from, insert }], 0);
	const after = changed({ source: text } as never, changes);
	return cursor === null ? after : `${after.slice(0, cursor)}|${after.slice(cursor)}`;
}

describe('going on below what a click wrote', () => {
	it.each([
		['at the end of the text', 'Un mot.|', '\n\nDépart', 'Un mot.\n\nDépart\n\n|'],
		['before a last line end', 'Un mot.|\n', '\n\nDépart', 'Un mot.\n\nDépart\n\n|'],
		['before other words', 'Un mot.|\n\nAprès.', '\n\nDépart', 'Un mot.\n\nDépart\n\n|\n\nAprès.'],
		['where a place is free', 'Un mot.|\n\n\n\nAprès.', '\n\nDépart', 'Un mot.\n\nDépart\n\n|\n\nAprès.'],
		['before a heading', 'Un mot.|\n## Titre', '\n\nDépart\n', 'Un mot.\n\nDépart\n\n|\n\n## Titre'],
		[
			'in the lines of a ballot',
			'Vote : |\nRésultat : adoptée\n\nFin.',
			'3 pour',
			'Vote : 3 pour\nRésultat : adoptée\n\n|\n\nFin.',
		],
		[
			'inside a fence',
			'::: décision\nTexte.|\n:::\nFin.',
			'\n\nVote : 3 pour',
			'::: décision\nTexte.\n\nVote : 3 pour\n:::\n\n|\n\nFin.',
		],
		[
			'in a file of Windows',
			'Un mot.|\r\n\r\nAprès.',
			'\r\n\r\nDépart',
			'Un mot.\r\n\r\nDépart\r\n\r\n|\r\n\r\nAprès.',
		],
	])('%s', (_, source, insert, after) => {
		expect(written(source, insert)).toBe(after);
	});

	it('leaves the cursor alone where the header was changed', () => {
		expect(goOnBelow('---\na: b\n---\nTexte.', [{ from: 4, to: 4, insert: 'c: d\n' }], 9)).toEqual({
			changes: [{ from: 4, to: 4, insert: 'c: d\n' }],
			cursor: null,
		});
	});

	it.each(meetings().filter(([name]) => name === 'awkward' || name === 'windows'))(
		'words typed after a mark undo nothing (%s)',
		async (_, source) => {
			const before = await compileText(source);
			const bodyStart = source.search(/\n---\r?\n/) + 4;
			for (const offset of places(source).filter((place, index) => place > bodyStart && index % 8 === 0)) {
				const person = roomAt(before, offset).people[1];
				const changes = markMove(before, offset, person?.name ?? '', person?.next ?? 'departure', 600);
				const events = async (text: string) => (await compileText(text)).assembly.effects.length;
				const { changes: below, cursor } = goOnBelow(source, changes, bodyStart);
				const text = changed(before, below);
				const place = cursor ?? -1;
				const typed = `${text.slice(0, place)}La séance continue avec le scrutin.${text.slice(place)}`;
				expect([await events(text), await events(typed)]).toEqual([
					before.assembly.effects.length + 1,
					before.assembly.effects.length + 1,
				]);
			}
		},
	);
});
