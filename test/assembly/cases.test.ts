/** What the engine makes of whole meetings: outcomes, counts, and every message with its place and words; and that there is a case for every wording. */

import { describe, expect, it } from 'vitest';
import type { Compiled } from '../../src/compile.js';
import french from '../../src/language/fr/messages.yaml';
import { compileText } from '../compile.js';
import { EFFORT } from '../properties.js';
import { CASE_FILES, type Case, casesSource, readCases, resultOf } from './cases.js';

const CASES = CASE_FILES.map((name) => ({ name, cases: readCases(name) }));

const compiled = new Map<Case, Promise<Compiled>>();

/** Each case is compiled once, by the first test that asks. */
function compileCase(one: Case): Promise<Compiled> {
	const known = compiled.get(one);
	if (known) return known;
	const { source, files } = casesSource(one);
	const result = compileText(source, files);
	compiled.set(one, result);
	return result;
}

describe.each(CASES)('$name', ({ cases }) => {
	it.each(cases)('$title', async (one) => {
		const { results, messages } = resultOf(one, await compileCase(one));
		expect(results).toEqual(one.results ?? {});
		expect(messages).toEqual(one.messages ?? []);
	});
});

/** Rules whose mistakes the engine finds, all of them or these cases. */
const OURS: Record<string, readonly string[] | 'all'> = {
	'people/unknown': ['near', 'nearOfficer', 'unknown', 'notInRoll', 'lookAlike'],
	'people/ambiguous': 'all',
	'people/duplicate': 'all',
	'people/in-prose': 'all',
	'people/move': ['otherTime', 'late', 'there', 'cameBefore', 'notThere', 'leftBefore'],
	'proxy/holder-absent': 'all',
	'proxy/chain': 'all',
	'proxy/too-many': 'all',
	'proxy/excluded': 'all',
	'quorum/not-met': 'all',
	'quorum/unknown': 'all',
	'quorum/mismatch': 'all',
	'notice/too-short': 'all',
	'notice/off-agenda': 'all',
	'vote/missing': 'all',
	'vote/too-few': 'all',
	'vote/too-many': 'all',
	'vote/sum-mismatch': 'all',
	'vote/result-mismatch': 'all',
	'vote/not-unanimous': 'all',
	'vote/not-entitled': 'all',
	'vote/voted-twice': ['same', 'different'],
	'vote/undetermined': 'all',
	'vote/unknown-rule': 'all',
	'vote/in-prose': ['beside', 'besideResult', 'correction'],
	'vote/second-ballot': 'all',
	'vote/secret-remote': ['remote'],
	'vote/no-rules': 'all',
	'vote/tie': 'all',
	'vote/secret-named': 'all',
	'resolution/number': 'all',
	'resolution/gap': 'all',
	'resolution/duplicate-id': 'all',
	'resolution/empty': 'all',
	'election/seats': 'all',
	'election/result-mismatch': 'all',
	'syntax/unknown-key': ['allocationKey', 'college'],
	'syntax/invalid-value': ['holderInWords'],
};

/** It needs the meetings before: the tests of folders have it. */
const OF_FOLDERS = 'vote/not-entitled unearned';
/** It is found where the text is read, and not by the engine. */
const OF_READING = 'people/in-prose unread';
const ELSEWHERE = [OF_FOLDERS, OF_READING];

/** Every wording of what a meeting contradicts is met by a case, and can be said in both languages with the values that it gets. */
describe('wordings', () => {
	it('are all met by a case, in French and in English', async () => {
		const met = new Set<string>();
		for (const [index, one] of CASES.flatMap(({ cases }) => cases).entries()) {
			const { source, files } = casesSource(one);
			const { assembly, lang } = await compileCase(one);
			for (const { rule, code } of assembly.problems) met.add(`${rule} ${code}`);
			// Every wording of both languages has its types; that a value does not fit is seen in one of some.
			if (EFFORT === 1 && index % 4 !== 0) continue;
			const other = lang === 'fr' ? 'en' : 'fr';
			const inOther = source.replace(/^lang: en\n/m, '').replace('---\n', `---\nlangue: ${other}\n`);
			expect((await compileText(inOther, files)).lang).toBe(other);
		}
		const words = french() as Record<string, Record<string, unknown>>;
		const known = Object.entries(OURS).flatMap(([rule, codes]) =>
			(codes === 'all' ? Object.keys(words[rule] ?? {}) : codes).map((code) => `${rule} ${code}`),
		);
		expect(known.filter((wording) => !met.has(wording) && !ELSEWHERE.includes(wording))).toEqual([]);
		expect([...met].filter((wording) => !known.includes(wording))).toEqual([]);
	});
});
