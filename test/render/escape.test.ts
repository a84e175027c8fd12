import { describe, expect, it } from 'vitest';
import { escapeCss, escapeHtml, escapeText } from '../../src/view/escape.js';
import { typeset } from '../../src/view/typography.js';

const SUPERIORS: ReadonlyArray<readonly [written: string, printed: string]> = [
	[
		'1er juin, 1re fois, 2e tour, 3es',
		'1<sup>er</sup> juin, 1<sup>re</sup> fois, 2<sup>e</sup> tour, 3<sup>es</sup>',
	],
	['1ère, 2ème et 3èmes', '1<sup>ère</sup>, 2<sup>ème</sup> et 3<sup>èmes</sup>'],
	['XXe siècle', 'XX<sup>e</sup> siècle'],
	['Mme Vidal, Dr Weiss, Me Roche', 'M<sup>me</sup> Vidal, D<sup>r</sup> Weiss, M<sup>e</sup> Roche'],
	['Le, Les, Ces, Vers, De, Me voici, Mes', 'Le, Les, Ces, Vers, De, Me voici, Mes'],
	['la 27e Région', 'la 27<sup>e</sup> Région'],
];

describe('escaping', () => {
	it.each(SUPERIORS)('superior letters: %s', (written, printed) => {
		expect(escapeText(typeset(written, 'fr'), 'fr').replace(/[\u00A0\u202F]/g, ' ')).toBe(printed);
	});

	it('leaves English ordinals on the line', () => {
		expect(escapeText('the 1st and 2nd round', 'en')).toBe('the 1st and 2nd round');
	});

	it('breaks no line at the hyphen behind a number', () => {
		expect(escapeText('a 28-day period, R2121-9 and a 5-year-old rule, pre-2007', 'en')).toBe(
			'a <span class="whole">28-day</span> period, <span class="whole">R2121-9</span> and a <span class="whole">5-year-old</span> rule, pre-2007',
		);
	});

	it('keeps words from right to left together, apart from what stands around them', () => {
		expect(escapeText('Pour : ليلى بن علي, דוד לוי (2)', 'fr')).toBe(
			'Pour : <bdi>ليلى بن علي</bdi>, <bdi>דוד לוי</bdi> (2)',
		);
	});

	it('lets words break that no line of a table holds', () => {
		expect(
			escapeText('voir https://exemple.fr/un/chemin/qui/est/long, anticonstitutionnellement', 'fr'),
		).toBe(
			'voir <span class="long">https://exemple.fr/un/chemin/qui/est/long,</span> anticonstitutionnellement',
		);
	});

	it('leaves nothing that HTML would read', () => {
		expect(escapeHtml(`<b a="c" d='e'>&`)).toBe('&lt;b a=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
	});

	it('leaves nothing that ends a CSS string or its style element', () => {
		expect(escapeCss('a"\n</style>\\')).toBe('a\\22 \\a \\3c /style\\3e \\5c ');
	});

	it('keeps the space behind a sign in a CSS string', () => {
		expect(escapeCss('Bois & Fils')).toBe('Bois \\26  Fils');
	});
});
