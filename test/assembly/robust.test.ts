/** Whatever is written, in whatever order, the engine gives an answer: lines of all cases thrown together never make it fail. */

import { expect, it } from 'vitest';
import { derivation, proofSentence } from '../../src/assembly/proof/proof.js';
import { compileText } from '../compile.js';
import fc, { runs } from '../properties.js';
import { CASE_FILES, readCases } from './cases.js';

const RUNS = runs(100);

it(`survives ${RUNS} files of mixed lines`, async () => {
	const cases = CASE_FILES.flatMap(readCases);
	const bodies = [...new Set(cases.flatMap(({ body }) => body.split('\n')))];
	const headers = cases.map(({ header }) => header);
	const rules = [...new Set(cases.map((one) => one.rules ?? ''))];
	const file = fc.record({
		header: fc.constantFrom(...headers),
		rules: fc.constantFrom(...rules),
		language: fc.constantFrom('fr', 'en'),
		lines: fc.array(
			fc.oneof(
				{ weight: 4, arbitrary: fc.constantFrom(...bodies) },
				{ weight: 1, arbitrary: fc.constant('') },
			),
			{ maxLength: 60 },
		),
	});
	let votes = 0;
	await fc.assert(
		fc.asyncProperty(file, async ({ header, rules: body, language, lines }) => {
			const source = `---\nlangue: ${language}\n${body ? `règles: ${body}\n` : ''}date: 2024-06-06\n${header.trimEnd()}\n---\n\n${lines.join('\n')}\n`;
			const { assembly, messages, phrase } = await compileText(source);
			for (const item of [...assembly.decisions, ...assembly.elections]) {
				expect(proofSentence(item, phrase), source).not.toBe('');
				expect(derivation(item, phrase).length, source).toBeGreaterThan(1);
				votes += 1;
			}
			const count = source.split('\n').length;
			for (const { place } of messages) {
				const line = place && 'start' in place ? place.start.line : 1;
				expect(line, source).toBeLessThanOrEqual(count);
			}
		}),
		{ numRuns: RUNS },
	);
	// Enough of the files hold something to decide.
	expect(votes).toBeGreaterThan(RUNS / 2);
}, 300_000);
