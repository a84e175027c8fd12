import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes } from '../../src/import/index.js';

const cases = parse(readFileSync(new URL('line-shapes.yaml', import.meta.url), 'utf8')) as Record<
	string,
	{ text: string; gives: string }
>;

/** The lines of the meeting file that the minutes do not have; comments, tables in them, and what every file says aside. */
function addedTo(text: string): string {
	const own = new Set(text.split('\n').map((line) => line.trim()));
	return importMinutes(text, 'plain')
		.text.split('\n')
		.map((line) => line.trim())
		.filter((line) => /[\p{L}\p{N}]/u.test(line) && !own.has(line) && !OTHER.test(line))
		.join(' ; ')
		.replace(/: ; - /g, ': ')
		.replace(/ ; - /g, ', ');
}

const OTHER = /^(?:<!--|\||lang|langue|date|meeting|réunion|status|état)|-->$/u;

describe('shapes of lines', () => {
	it.each(Object.entries(cases))('%s', (_, { text, gives }) => {
		expect(addedTo(text)).toBe(gives);
	});
});
