import type { RootContent } from 'mdast';
import { describe, expect, test } from 'vitest';
import { createMarkdownReader } from '../../src/parse/markdown/markdown.js';
import { plainHeading, plainList, plainParagraph } from '../../src/parse/markdown/plain-markdown.js';
import { sourceLines } from '../../src/parse/source/places.js';
import { isBlank } from '../../src/parse/source/source-lines.js';
import fc from '../properties.js';

const START = { line: 1, column: 1, offset: 0 };

/** Reads with the shortcut alone: nothing where it leaves a part to the library. */
function readPlainly(source: string): RootContent[] | undefined {
	const lines = sourceLines(source);
	const nodes: RootContent[] = [];
	let index = 0;
	while (index < lines.length) {
		const line = lines[index];
		if (!line || isBlank(line.text)) {
			index += 1;
			continue;
		}
		const heading = plainHeading(source, line);
		if (heading) {
			nodes.push(heading);
			index += 1;
			continue;
		}
		const list = plainList(source, lines, index, (at) => /^#/.test(lines[at]?.text ?? ''));
		if (list) {
			nodes.push(list.node);
			index = list.to;
			continue;
		}
		let to = index;
		while (to < lines.length && !isBlank(lines[to]?.text ?? '')) to += 1;
		const paragraph = plainParagraph(source, lines, index, to);
		if (!paragraph) return undefined;
		nodes.push(paragraph);
		index = to;
	}
	return nodes;
}

const word = fc.constantFrom(
	'Vote',
	'résolution',
	'L’élu',
	'n°',
	'12',
	'3.',
	'-',
	'–',
	'+',
	'*',
	'**',
	'_',
	'__',
	'#',
	'##',
	'1.',
	'2)',
	'>',
	'~~~',
	'```',
	':',
	'::',
	':-',
	'---',
	'===',
	'|',
	'[',
	']',
	'(',
	')',
	'[lien](#)',
	'[a b](x.pdf)',
	'[^1]',
	'**gras**',
	'*ital*',
	'__x__',
	'**Nom :**',
	'a*b',
	'a_b',
	'&',
	'&amp;',
	'R&D',
	'<',
	'<b>',
	'<3',
	'\\',
	'!',
	'!',
	'«',
	'»',
	'(*mot*)',
	'(**mot** )',
	'.',
	',',
	';',
	'?',
	'\u00A0',
	'\u2009',
	'\u{1F600}',
	'http://a.b',
	'x@y.z',
	'\uFEFF',
	'$',
	'=',
	'%',
	'"q"',
	"'",
);
const space = fc.constantFrom(
	' ',
	' ',
	' ',
	' ',
	'',
	'  ',
	'\n',
	'\n',
	'\n\n',
	'\n- ',
	'\n1. ',
	'\n\n- ',
	'\r\n',
	'\t',
	'\n  ',
	'\n## ',
	'\r',
);
const source = fc.array(fc.tuple(word, space), { maxLength: 12 }).map((parts) => parts.flat().join(''));

describe('the shortcut for plain words', () => {
	test('gives the nodes of the Markdown library', () => {
		let read = 0;
		fc.assert(
			fc.property(source, (text) => {
				const plain = readPlainly(text);
				if (!plain) return;
				read += 1;
				expect(plain).toEqual(createMarkdownReader().blocks(text, START));
			}),
			{ numRuns: 6000 },
		);
		expect(read).toBeGreaterThan(500);
	});

	test.each([
		'Un mot.',
		'Deux lignes\nd’un paragraphe.',
		'## 14h25 — Nos réalisations',
		'- un\n- deux\n\nAprès.',
		'- un\n\n- deux\n\n- trois',
		'1. un\n2. deux',
		'**Collège A**\n\n- A, *adhérent* (x)\n- B',
		'Un [lien ici](#) et un autre [là](rapport.pdf).',
		'- Pour : A, B\n- Contre : C\nRésultat : adoptée',
		'Prix : 12 < 15 & R&D, 100 % (a) !',
	])('takes %j', (text) => {
		const plain = readPlainly(text);
		expect(plain).toBeDefined();
		expect(plain).toEqual(createMarkdownReader().blocks(text, START));
	});
});
