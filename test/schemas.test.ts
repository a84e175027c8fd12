/** The schemas for editors of YAML know every key of what ships, in each spelling, and refuse nothing that pv reads. */

import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const getSchema = (name: string) => JSON.parse(read(`docs/${name}.schema.json`)) as { properties: object };
const validator = (name: string) => new Ajv({ strict: false }).compile(getSchema(name));

describe('schemas for editors', () => {
	it.each(readdirSync(new URL('../examples/', import.meta.url)).filter((name) => name.endsWith('.md')))(
		'know the header of %s',
		(name) => {
			const header = parse(read(`examples/${name}`).split('---\n')[1] ?? '');
			expect(Object.keys(header).filter((key) => !(key in getSchema('header').properties))).toEqual([]);
			expect(validator('header')(header)).toBe(true);
		},
	);

	it.each(readdirSync(new URL('../src/law/profiles/', import.meta.url)))('know the keys of %s', (name) => {
		const rules = parse(read(`src/law/profiles/${name}`));
		expect(validator('rules')(rules)).toBe(true);
	});

	it('explain keys in the language that they are written in', () => {
		const { properties } = getSchema('header') as {
			properties: Record<string, { description?: string }>;
		};
		expect(properties['place']?.description).toBe('text');
		expect(properties['lieu']?.description).toBe('texte');
		expect(properties['état']).toMatchObject({ examples: expect.arrayContaining(['projet', 'draft']) });
	});

	it('know the settings of pv init', () => {
		expect(Object.keys(getSchema('config').properties)).toEqual(
			expect.arrayContaining([
				'header',
				'en-tête',
				'output',
				'sortie',
				'wording',
				'mots',
				'style',
				'severities',
			]),
		);
	});
});
