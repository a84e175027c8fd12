import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	draftDifferences,
	findBase,
	type MergedStretch,
	mergeDrafts,
} from '../../../src/page/compiler/compare-drafts.js';

const text = (...lines: string[]) => lines.join('\n');
const joined = (stretches: MergedStretch[], side: 'mine' | 'theirs') =>
	stretches.flatMap((stretch) => ('agreed' in stretch ? stretch.agreed : stretch[side])).join('\n');

describe('two states of a text', () => {
	it('differ by lines', () => {
		expect(draftDifferences(text('a', 'b', 'c'), text('a', 'x', 'c', 'd'))).toEqual([
			{ kind: 'same', lines: ['a'] },
			{ kind: 'gone', lines: ['b'] },
			{ kind: 'new', lines: ['x'] },
			{ kind: 'same', lines: ['c'] },
			{ kind: 'new', lines: ['d'] },
		]);
	});

	it.each<[what: string, base: string | undefined, mine: string, theirs: string, merged: MergedStretch[]]>([
		[
			'what each changed alone',
			text('a', 'b', 'c'),
			text('A', 'b', 'c'),
			text('a', 'b', 'C'),
			[{ agreed: ['A', 'b', 'C'] }],
		],
		[
			'what one took away',
			text('a', 'b', 'c'),
			text('a', 'c'),
			text('a', 'b', 'c', 'd'),
			[{ agreed: ['a', 'c', 'd'] }],
		],
		['the same change', text('a', 'b'), text('a', 'x'), text('a', 'x'), [{ agreed: ['a', 'x'] }]],
		[
			'two changes of one line',
			text('a', 'b', 'c'),
			text('a', 'm', 'c'),
			text('a', 't', 'c'),
			[{ agreed: ['a'] }, { mine: ['m'], theirs: ['t'] }, { agreed: ['c'] }],
		],
		[
			'no common state',
			undefined,
			text('a', 'm', 'c'),
			text('a', 'c', 't'),
			[{ agreed: ['a', 'm', 'c', 't'] }],
		],
	])('are made one: %s', (_, base, mine, theirs, merged) => {
		const stretches = mergeDrafts(mine, theirs, base);
		expect(stretches.filter((each) => 'mine' in each)).toEqual(merged.filter((each) => 'mine' in each));
		for (const side of ['mine', 'theirs'] as const)
			expect(joined(stretches, side)).toBe(joined(merged, side));
	});

	it('lose no line of either where no common state is known, and are what one is where the other changed nothing', () => {
		const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(lines, lines, (one, other) => {
				const [mine, theirs] = [one.join('\n'), other.join('\n')];
				const kept = mergeDrafts(mine, theirs, undefined).flatMap((each) =>
					'agreed' in each ? each.agreed : [...each.mine, ...each.theirs],
				);
				for (const line of [...one, ...other]) expect(kept).toContain(line);
				expect(joined(mergeDrafts(mine, theirs, theirs), 'theirs')).toBe(mine);
				expect(joined(mergeDrafts(mine, theirs, mine), 'mine')).toBe(theirs);
				const after = draftDifferences(mine, theirs).filter(({ kind }) => kind !== 'gone');
				expect(after.flatMap((part) => part.lines)).toEqual(theirs.split('\n'));
			}),
		);
	});

	it('come from the earlier state that has most of the other', () => {
		const earlier = [text('a', 'b', 'c', 'd'), text('a', 'b'), 'x'];
		expect(findBase(text('a', 'b', 'C', 'd'), earlier)).toBe(earlier[0]);
		expect(findBase('y', earlier)).toBeUndefined();
	});
});
