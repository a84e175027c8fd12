import { expect, test } from 'vitest';
import { runBefore, startOfLine } from '../../src/text/places.js';

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
