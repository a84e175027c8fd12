import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { writeMarkdown } from '../../src/markdown/stringify.js';

test.each([
	'## Un titre\n\nDes mots, *du relief* et **encore**.\n',
	'- un\n- deux\n\n1. un\n2. deux\n',
	'> Une citation.\n\n[lien](https://exemple.test)\n',
])('%j is written as it was read', (text) => {
	expect(writeMarkdown(unified().use(remarkParse).parse(text).children)).toBe(text);
});
