import { expect, test } from 'vitest';
import { matchesIn, runBefore, startOfLine } from '../../src/text/places.js';

test.each([
	['le budget. ;', 12, 0, 9],
	['le budget', 9, 0, 9],
	['le budget ; suite', 10, 0, 9],
	['...', 3, 1, 1],
	['', 0, 0, 0],
])('the run in %j before %i, not before %i, starts at %i', (text, to, from, start) => {
	expect(runBefore(text, to, /[\s.;]/, from)).toBe(start);
});

test.each([
	['\na', 0, 0],
	['\na', 1, 1],
	['\n\na', 1, 1],
	['ab\ncd', 2, 0],
	['ab\ncd', 5, 3],
	['', 0, 0],
])('the line of %j that holds %i starts at %i', (text, offset, start) => {
	expect(startOfLine(text, offset)).toBe(start);
});

test.each([
	['no words', /\d/g, []],
	['1 of 22, then 3', /\d+/g, ['0: 1', '5: 22', '14: 3']],
	['a😀b', /x?/g, ['0: ', '1: ', '2: ', '3: ', '4: ']],
	['a😀b', /x?/gu, ['0: ', '1: ', '3: ', '4: ']],
])('in %j, %s stands where matchAll finds it', (text, pattern, found) => {
	const tell = (matches: Iterable<RegExpExecArray>) =>
		[...matches].map(({ 0: match, index }) => `${index}: ${match}`);
	pattern.lastIndex = 1;
	expect(tell(matchesIn(text, pattern))).toEqual(found);
	expect(pattern.lastIndex).toBe(0);
	expect(tell(text.matchAll(pattern))).toEqual(found);
});
