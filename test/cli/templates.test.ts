import { describe, expect, it } from 'vitest';
import { builtIn, getParts, partsNamed, projectTemplates } from '../../src/cli/build/templates.js';
import { createWorld, run } from './memory-io.js';

describe('templates', () => {
	it('have a document first, their style last, and no part twice', () => {
		for (const [name, template] of builtIn()) {
			const parts = [...getParts(template).keys()];
			expect(parts.at(0), name).toBe('document');
			expect(parts.at(-1), name).toBe('style');
			expect(new Set(parts).size, name).toBe(parts.length);
		}
	});

	it('are found by name, whole or one part', () => {
		expect(partsNamed('proces-verbal', undefined).map(([part]) => part)).toContain('style');
		expect(partsNamed('proces-verbal', 'style').map(([part]) => part)).toEqual(['style']);
	});

	it.each([
		['constructor', undefined],
		['proces-verbal', 'constructor'],
	])('there is none for %s and %s', (name, part) => {
		expect(() => partsNamed(name, part)).toThrow(expect.objectContaining({ code: 'usage/unknown-template' }));
	});

	it('lie where the configuration of the project says', async () => {
		const plain = createWorld();
		expect(await projectTemplates(plain.io)).toEqual({
			folder: '/project/templates',
			shown: 'templates',
			isConfigured: false,
		});
		const own = createWorld({ files: { 'pv.config.yaml': 'templates: design/pv\n' } });
		expect(await projectTemplates(own.io)).toEqual({
			folder: '/project/design/pv',
			shown: 'design/pv',
			isConfigured: true,
		});
	});
});

it('says what each document and each of its parts is, in both languages', async () => {
	for (const LANG of ['fr_FR.UTF-8', 'en_GB.UTF-8']) {
		const { out } = await run(['template', 'list'], { env: { LANG } });
		const [, ...rest] = out().trimEnd().split('\n').reverse();
		const named = rest.filter((line) => /^ {0,2}[a-z]/.test(line));
		expect(named.length).toBeGreaterThan(40);
		expect(named.filter((line) => !/^ {0,2}[a-z-]+ {2,}\S/.test(line))).toEqual([]);
	}
});
