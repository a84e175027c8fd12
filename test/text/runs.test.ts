import { expect, test } from 'vitest';
import { runBefore } from '../../src/text/runs.js';

test.each([
	['le budget. ;', 12, 0, 9],
	['le budget', 9, 0, 9],
	['le budget ; suite', 10, 0, 9],
	['...', 3, 1, 1],
	['', 0, 0, 0],
])('the run in %j before %i, not before %i, starts at %i', (text, to, from, start) => {
	expect(runBefore(text, to, /[\s.;]/, from)).toBe(start);
});
