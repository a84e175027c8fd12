import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { findCarriedLines } from '../../src/markdown/carried-lines.js';
import { remarkMinutes } from '../../src/markdown/remark-minutes.js';
import { sourceLines } from '../../src/source/places.js';
import fc, { runs } from '../properties.js';

const quick = unified().use(remarkParse).use(remarkMinutes);
const thorough = unified().use(remarkParse).use(remarkMinutes, { readWords: true });

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
const markup = fc.constantFrom(
	'<!--',
	'-->',
	'<?',
	'?>',
	'<script>',
	'</script>',
	'<p>',
	'>',
	'des mots sans aucun signe',
	'un nombre : 12 pour, 3 contre ;',
	'[un lien vers le rapport](rapport-annuel.pdf)',
	'**du relief sur des mots**',
	'\n[r]: a.pdf\n',
	'[r]',
	'[un renvoi long][r]',
	'# Un titre de plusieurs mots #',
	'| a | b |\n|---|---|\n',
	'    ',
	'  ',
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
	'\n2) ',
	'\n\n# ',
	'\n\n- ',
	'\r\n',
	'\t',
	'\n  ',
	'\n## ',
	'\r',
);
const source = fc
	.array(fc.tuple(fc.oneof(word, markup), space), { maxLength: 12 })
	.map((parts) => parts.flat().join(''));

describe('lines of nothing but words', () => {
	test('read the same, carried or read by micromark', () => {
		let carried = 0;
		fc.assert(
			fc.property(source, (text) => {
				carried += findCarriedLines(sourceLines(text)).length;
				expect(quick.parse(text)).toEqual(thorough.parse(text));
			}),
			{ numRuns: runs(2600) },
		);
		expect(carried).toBeGreaterThan(150);
	});

	test.each([
		'Un mot.',
		'<!-- remarque\n\nun mot -->\n\nun mot',
		'<!-- remarque\n\n## un titre de plusieurs mots -->\n\nun mot',
		'Deux lignes\nd’un paragraphe.',
		'- un\n- deux\n\nAprès.',
		'- un\n\n- deux\n\n- trois',
		'- un\n- deux',
		'<p> un\n## deux\n\n# trois\n\n- quatre',
		'<p>\n## un [x](y)\ndeux\n\ntrois\n\n# quatre\n- cinq',
		'3) un\n3) deux\n\nAprès.',
		'Avant :\n\n- un\n- deux\n\n  encore deux',
		'- un\n* deux\n\n* trois',
		'- un *mot*\n\n- deux\n- trois\n\nAprès.',
		'# Un titre\n- un\n- deux\n## Un autre\n> Cité\n\n- trois',
		'- un\n- deux\n\n  ## Un titre dans deux',
		'<!-- x\n\n- un\n- deux\n\n# Titre\n\nfin -->\n\n# Titre\n- un',
		'```\n# un titre\n\n- un\n- deux',
		'# Un titre #\n\n#  deux\n\n## 1. trois\n\n### - quatre {#q}\n####### sept',
		'| a |\n|---|\n# Titre\n\n| a |\n|---|\n| b |\n## Titre\n\n# Fin',
		'[^1]: note\n\n- un\n- deux\n\n# Titre[^1]',
		'1. un\n2. deux',
		'Texte :\n- un\n- deux',
		'- un *mot*\n\nAprès la liste\nsur deux lignes\n\n- encore',
		'- un *mot*\n<!-- remarque\n\nun mot\nencore\n\n- un\n-->\nAprès.',
		'```\nun mot\n\nun mot\n\nun mot\n```',
		'Texte\n7. pas une liste',
		'- un\n  7. ni là',
		'Prix : 12 < 15 & R&D, 100 % (a) !\r\nAprès.\rEncore.',
	])('are carried in %j', (text) => {
		expect(findCarriedLines(sourceLines(text)).length).toBeGreaterThan(0);
		expect(quick.parse(text)).toEqual(thorough.parse(text));
	});

	test.each(['Un **mot**.', '| a | b |\n|---|---|', '[lien]: a.pdf', 'un\\', ' un mot', 'un mot  \n'])(
		'are not %j',
		(text) => {
			expect(findCarriedLines(sourceLines(text))).toEqual([]);
		},
	);
});
