import { describe, expect, it } from 'vitest';
import { readSource, withFixes } from './header-reading.js';

const DATE = ['field name=date key=date', '  dateValue 2024-06-06'];

/** A file, its problems, where its body starts, and its header. */
const FILES: [name: string, source: string, problems: string[], body: string, fields: string[]][] = [
	['a header', '---\ndate: 2024-06-06\n---\nCorps', [], 'Corps', DATE],
	['a header alone', '---\ndate: 2024-06-06\n---', [], '', DATE],
	['an empty header', '---\n---\nCorps', [], 'Corps', []],
	['fences with spaces after them', '--- \ndate: 2024-06-06\n---\t\nCorps', [], 'Corps', DATE],
	['an empty file', '', ['1:1 syntax/frontmatter none «»'], '', []],
	['no header', '# Titre\n\nCorps', ['1:1 syntax/frontmatter none «# Titre»'], '# Titre\n\nCorps', []],
	['a dash and prose', '—\n\nCorps', ['1:1 syntax/frontmatter none «—»'], '—\n\nCorps', []],
	[
		'smart dashes',
		'—-\ndate: 2024-06-06\n—-\nCorps',
		['1:1 syntax/repaired damagedFence «—-»'],
		'Corps',
		DATE,
	],
	[
		'one smart dash',
		'—\ndate: 2024-06-06\n---\nCorps',
		['1:1 syntax/repaired damagedFence «—»'],
		'Corps',
		DATE,
	],
	[
		'a smart closing line',
		'---\ndate: 2024-06-06\n—\nCorps',
		['3:1 syntax/repaired damagedFence «—»'],
		'Corps',
		DATE,
	],
	[
		'a hyphen too many',
		'----\ndate: 2024-06-06\n----\nCorps',
		['1:1 syntax/repaired damagedFence «----»'],
		'Corps',
		DATE,
	],
	...['***', '___', '* * *', '- - -', '===', '~~~', '\\---'].map((mark): (typeof FILES)[number] => [
		`${mark} in place of both lines`,
		`${mark}\ndate: 2024-06-06\n${mark}\nCorps`,
		[`1:1 syntax/repaired damagedFence «${mark}»`],
		'Corps',
		DATE,
	]),
	[
		'a line set in',
		' ---\ndate: 2024-06-06\n---\nCorps',
		['1:1 syntax/repaired fenceSetIn « ---»'],
		'Corps',
		DATE,
	],
	['stars above prose', '***\n\nCorps', ['1:1 syntax/frontmatter none «***»'], '***\n\nCorps', []],
	[
		'stars after a sound line',
		'---\ndate: 2024-06-06\n***\nCorps',
		['1:1 syntax/frontmatter unclosed «---»'],
		'***\nCorps',
		DATE,
	],
	[
		'blank lines above',
		'\n\n---\ndate: 2024-06-06\n---\nCorps',
		['3:1 syntax/repaired linesAboveFence «---»'],
		'Corps',
		DATE,
	],
	[
		'a forgotten opening line',
		'date: 2024-06-06\nlieu: ici\n---\nCorps',
		['1:1 syntax/frontmatter noOpening «date: 2024-06-06»'],
		'Corps',
		[...DATE, 'field name=place key=lieu', '  textValue ici'],
	],
	[
		'a forgotten closing line',
		'---\ndate: 2024-06-06\n\n## Accueil\n\nPour : 3\n\n---\n\nSuite',
		['1:1 syntax/frontmatter unclosed «---»'],
		'\n## Accueil\n\nPour : 3\n\n---\n\nSuite',
		DATE,
	],
	[
		'a forgotten closing line without another',
		'---\ndate: 2024-06-06\nscrutateurs:\n  - Ada Novak\n\nDu texte.\n',
		['1:1 syntax/frontmatter unclosed «---»'],
		'\nDu texte.\n',
		[...DATE, 'field name=tellers key=scrutateurs', '  name Ada Novak'],
	],
	['an opening line alone', '---', ['1:1 syntax/frontmatter unclosed «---»'], '', []],
	['comments with several signs', '---\n## En-tête\ndate: 2024-06-06\n---\nCorps', [], 'Corps', DATE],
	[
		'another language',
		'---js\nprocess.exit()\n---\nCorps',
		['1:1 syntax/frontmatter fenceLanguage «---js»'],
		'Corps',
		[],
	],
	[
		'javascript',
		'---javascript\nx\n---\nCorps',
		['1:1 syntax/frontmatter fenceLanguage «---javascript»'],
		'Corps',
		[],
	],
	['toml', '---toml\na = 1\n---\nCorps', ['1:1 syntax/frontmatter fenceLanguage «---toml»'], 'Corps', []],
	[
		'json',
		'---json\n{"date": 3}\n---\nCorps',
		['1:1 syntax/frontmatter fenceLanguage «---json»'],
		'Corps',
		[],
	],
	[
		'yaml by name',
		'---yaml\ndate: 2024-06-06\n---\nCorps',
		['1:1 syntax/repaired damagedFence «---yaml»'],
		'Corps',
		DATE,
	],
	[
		'a second header in the body',
		'---\ndate: 2024-06-06\n---\n---\nlieu: là\n---\n',
		[],
		'---\nlieu: là\n---\n',
		DATE,
	],
	[
		'an end mark of YAML',
		'---\ndate: 2024-06-06\n...\nlieu: là\n---\n',
		['4:1 syntax/frontmatter documents «lieu: là»'],
		'',
		[...DATE, 'field name=place key=lieu', '  textValue là'],
	],
];

describe('where the header stands', () => {
	it.each(FILES)('finds %s', (_, source, problems, body, fields) => {
		const reading = readSource(source);
		expect(reading.problems).toEqual(problems);
		expect(source.slice(reading.bodyStart)).toBe(body);
		expect(reading.fields).toEqual(fields);
	});

	it('refuses more than 64 kB, by bytes, and reads the body', () => {
		const small = `---\ntitre: ${'é'.repeat(32_700)}\n---\nCorps`;
		const large = `---\ntitre: ${'é'.repeat(32_800)}\n---\nCorps`;
		expect(readSource(small).problems).toEqual([]);
		const reading = readSource(large);
		expect(reading.problems).toEqual(['1:1 syntax/frontmatter tooLarge «---»']);
		expect(large.slice(reading.bodyStart)).toBe('Corps');
	});

	it('refuses two hundred thousand keys without reading them', () => {
		const keys = Array.from({ length: 200_000 }, (_, index) => `cle${index}: v`).join('\n');
		expect(readSource(`---\n${keys}\n---\n`).problems).toEqual(['1:1 syntax/frontmatter tooLarge «---»']);
	});

	it.each([
		['—-\ndate: 2024-06-06\n—-\nCorps', '---\ndate: 2024-06-06\n---\nCorps'],
		['date: 2024-06-06\n---\nCorps', '---\ndate: 2024-06-06\n---\nCorps'],
		['---\ndate: 2024-06-06\n\nCorps', '---\ndate: 2024-06-06\n---\n\nCorps'],
		['---\ndate: 2024-06-06', '---\ndate: 2024-06-06\n---\n'],
		['\n\n---\ndate: 2024-06-06\n---\nCorps', '---\ndate: 2024-06-06\n---\nCorps'],
	])('puts %j right', (source, fixed) => {
		expect(withFixes(source)).toBe(fixed);
		expect(readSource(fixed).problems).toEqual([]);
	});
});
