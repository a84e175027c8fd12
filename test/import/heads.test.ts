import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { importMinutes } from '../../src/import/index.js';

const groups = parse(readFileSync(new URL('heads.yaml', import.meta.url), 'utf8')) as Record<
	string,
	{ keys: string; frame: string; lines: Record<string, string> }
>;

/** What the header of the meeting file says under some keys, on one line. */
function headOf(text: string, keys: readonly string[]): string {
	const [, front = ''] = /^---\n(.*?)\n---/su.exec(importMinutes(text).text) ?? [];
	const said = parse(front) as Record<string, unknown>;
	return keys.flatMap((key) => (said[key] === undefined ? [] : [`${key}: ${flat(said[key])}`])).join(' ; ');
}

function flat(value: unknown): string {
	if (Array.isArray(value)) return value.map(flat).join(', ');
	if (typeof value !== 'object' || value === null) return String(value);
	return Object.entries(value)
		.map(([key, inner]) => `${key}: ${flat(inner)}`)
		.join(' ; ');
}

describe.each(Object.entries(groups))('heads: %s', (_, { keys, frame, lines }) => {
	it.each(Object.entries(lines))('%s', (line, gives) => {
		expect(
			headOf(
				frame.replace('{}', () => line),
				keys.split(' '),
			),
		).toBe(gives);
	});
});
