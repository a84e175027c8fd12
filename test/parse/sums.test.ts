/** Figures of sentences that do not follow from the others, and honest sentences of the same kinds. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Language } from '../../src/ast/index.js';
import { readSums } from '../../src/parse/statements/sums/sums.js';
import { createNameIndex } from '../../src/text/names.js';
import { getPlaces } from '../../src/text/places.js';

const { wrong, right } = parse(readFileSync(new URL('./sums.yaml', import.meta.url), 'utf8')) as {
	wrong: Array<{ lang: Language; text: string; told: string[] }>;
	right: Array<{ lang: Language; text: string }>;
};

function read(text: string, lang: Language): string[] {
	const places = getPlaces(text);
	const placed = { text, place: (from: number, to: number) => places.range(from, to) };
	const context = {
		block: undefined,
		lang,
		names: createNameIndex([]),
		college: undefined,
		date: '2026-06-06',
	};
	return readSums(placed, context).map(({ of, stated, computed }) => `${of} ${stated}: ${computed}`);
}

describe('figures that do not follow', () => {
	test.each(wrong)('$lang: $text', ({ lang, text, told }) => {
		expect(read(text, lang)).toEqual(told);
	});
});

describe('figures that follow', () => {
	test.each(right)('$lang: $text', ({ lang, text }) => {
		expect(read(text, lang)).toEqual([]);
	});
});
