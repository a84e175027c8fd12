import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { outline } from '../outline.js';
import { problemLines, readCases, readTestBody } from './body-reading.js';

const folder = new URL('./body/', import.meta.url);

for (const file of readdirSync(folder).sort()) {
	describe(`body: ${file.replace('.txt', '')}`, () => {
		test.each(readCases(readFileSync(new URL(file, folder), 'utf8')))(
			'$name',
			({ source, lang, tree, problems }) => {
				const reading = readTestBody(source, lang);
				expect(outline(reading.children)).toBe(tree);
				expect(problemLines(reading, source)).toBe(problems);
			},
		);
	});
}
