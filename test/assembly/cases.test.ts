/** What the engine makes of whole meetings: outcomes, counts, and every message with its place and words. */

import { describe, expect, it } from 'vitest';
import { CASE_FILES, readCases, runCase } from './cases.js';

describe.each(CASE_FILES)('%s', (name) => {
	it.each(readCases(name))('$title', async (one) => {
		const { results, messages } = await runCase(one);
		expect(results).toEqual(one.results ?? {});
		expect(messages).toEqual(one.messages ?? []);
	});
});
