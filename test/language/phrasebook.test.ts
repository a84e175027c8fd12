import { parse as parseMessage } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import enCommandLine from '../../src/language/en/cli.yaml';
import enLabels from '../../src/language/en/labels.yaml';
import enMessages from '../../src/language/en/messages.yaml';
import enPage from '../../src/language/en/page.yaml';
import frCommandLine from '../../src/language/fr/cli.yaml';
import frLabels from '../../src/language/fr/labels.yaml';
import frMessages from '../../src/language/fr/messages.yaml';
import frPage from '../../src/language/fr/page.yaml';
import type { PhraseValue } from '../../src/language/ids.js';
import { hasPhrase, isLanguage, phrasebook } from '../../src/language/index.js';
import { writeMessage } from '../../src/language/phrasebook.js';
import { fraction } from '../../src/text/fraction.js';

const files = {
	labels: [frLabels, enLabels],
	messages: [frMessages, enMessages],
	cli: [frCommandLine, enCommandLine],
	page: [frPage, enPage],
} as const;

describe.each(Object.entries(files))('%s.yaml', (_file, [fr, en]) => {
	const french = getTexts(fr());
	const english = getTexts(en());

	it('has the same keys in both languages', () => {
		expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
	});

	it('parses as ICU MessageFormat and uses the same values in both languages', () => {
		for (const [key, text] of french) {
			expect({ key, values: [...getArguments(text)].sort() }).toEqual({
				key,
				values: [...getArguments(english.get(key) ?? '')].sort(),
			});
		}
	});

	it('has typographic apostrophes in French', () => {
		expect([...french].filter(([, text]) => /\p{L}'\p{L}/u.test(text.replace(/`[^`]*`/g, '')))).toEqual([]);
	});
});

describe('phrases', () => {
	const write = (text: string, lang: 'fr' | 'en', values: Record<string, PhraseValue>) =>
		writeMessage(text, lang, values);

	it.each<[string, Record<string, PhraseValue>, string, string]>([
		['{name}', { name: 'Aline' }, 'Aline', 'Aline'],
		['{count}', { count: 5050 }, '5\u202F050', '5,050'],
		[
			'{count}',
			{ count: 9007199254740993n },
			'9\u202F007\u202F199\u202F254\u202F740\u202F993',
			'9,007,199,254,740,993',
		],
		['{count}', { count: { exact: '1234.5' } }, '1\u202F234,5', '1,234.5'],
		['{count}', { count: fraction(1n, 3n) }, '1/3', '1/3'],
		['{names}', { names: ['A', 'B', 'C'] }, 'A, B et C', 'A, B and C'],
		['{at}', { at: { time: 865 } }, '14\u00A0h\u00A025', '2:25\u00A0pm'],
		['{day}', { day: { date: '2024-06-01' } }, '1er juin 2024', '1 June 2024'],
		['{at}', { at: { line: 1200 } }, '1200', '1200'],
		['{n, plural, one {# a} other {# b}}', { n: 0 }, '0 a', '0 b'],
		['{n, plural, one {# a} other {# b}}', { n: 1 }, '1 a', '1 a'],
		['{n, plural, one {# a} other {# b}}', { n: 2 }, '2 b', '2 b'],
		['{n, plural, one {# a} other {# b}}', { n: { exact: '1.5' } }, '1,5 a', '1.5 b'],
		['{n, plural, one {# a} other {# b}}', { n: 1_000_000 }, '1\u202F000\u202F000 b', '1,000,000 b'],
		[
			'{n, plural, one {# a} other {# b}}',
			{ n: 9007199254740993n },
			'9\u202F007\u202F199\u202F254\u202F740\u202F993 b',
			'9,007,199,254,740,993 b',
		],
		['{n, plural, =0 {none} one {# a} other {# b}}', { n: 0n }, 'none', 'none'],
		['{n, plural, one {# a} other {# b}}', { n: ['x', 'y'] }, '2 b', '2 b'],
		['{kind, select, x {X} other {O}}', { kind: 'x' }, 'X', 'X'],
		['{kind, select, x {X} other {O}}', { kind: 'constructor' }, 'O', 'O'],
		['départ de {name}', { name: 'Aline' }, 'départ d’Aline', 'départ de Aline'],
		['départ de {name}', { name: 'Paul' }, 'départ de Paul', 'départ de Paul'],
		['alors que {name}', { name: 'Élodie' }, 'alors qu’Élodie', 'alors que Élodie'],
		['plus de {count}', { count: 8 }, 'plus de 8', 'plus de 8'],
		['Écrivez <b> {name}', { name: '<i>' }, 'Écrivez <b> <i>', 'Écrivez <b> <i>'],
	])('%s %o', (text, values, french, english) => {
		expect(write(text, 'fr', values)).toBe(french);
		expect(write(text, 'en', values)).toBe(english);
	});

	it('throws where a value or a key is missing', () => {
		const anyPhrase = phrasebook('fr') as unknown as (key: string) => string;
		expect(() => write('{name}', 'fr', {})).toThrow('name');
		expect(() => write('{n, plural, other {#}}', 'fr', { n: 'many' })).toThrow('n');
		expect(() => anyPhrase('labels.nothing.here')).toThrow('labels.nothing.here');
		expect(() => anyPhrase('labels.__proto__.x')).toThrow();
		expect(() => anyPhrase('labels.answers')).toThrow();
	});

	it('asks whoever wants no exception', () => {
		expect(
			(phrasebook('fr', (what) => `[${what}]`) as unknown as (key: string) => string)('labels.nothing'),
		).toContain('labels.nothing');
	});

	it('finds the words of the documents', () => {
		expect(phrasebook('fr')('labels.outcomes.adopted')).toBe('adoptée');
		expect(phrasebook('en')('labels.outcomes.adopted')).toBe('adopted');
		expect(hasPhrase('labels.outcomes.adopted', 'fr')).toBe(true);
		expect(hasPhrase('labels.outcomes.nothing', 'fr')).toBe(false);
		expect(isLanguage('fr')).toBe(true);
		expect(isLanguage('de')).toBe(false);
	});
});

function getTexts(data: unknown, path = ''): Map<string, string> {
	if (typeof data === 'string') return new Map([[path, data]]);
	expect(data, `${path} holds texts only`).toBeTypeOf('object');
	return new Map(
		Object.entries(data as object).flatMap(([key, value]) => [
			...getTexts(value, path === '' ? key : `${path}.${key}`),
		]),
	);
}

/** The values that a message uses, with the way it uses them. */
function getArguments(text: string): Set<string> {
	const found = new Set<string>();
	const walk = (
		elements: readonly {
			type: number;
			value?: unknown;
			options?: Record<string, { value: readonly { type: number }[] }>;
		}[],
	) => {
		for (const element of elements) {
			// A gender is for the grammar of one language alone.
			if (element.type !== 0 && element.type !== 7 && !/gender$/i.test(String(element.value)))
				found.add(String(element.value));
			for (const option of Object.values(element.options ?? {})) walk(option.value);
		}
	};
	if (text !== '') walk(parseMessage(text, { ignoreTag: true }) as never);
	return found;
}
