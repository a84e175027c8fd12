import { describe, expect, it } from 'vitest';
import { pageForPrinter } from '../../src/record/render-outputs.js';
import { isHyphenated, withSoftHyphens } from '../../src/render/html/soft-hyphens.js';

/** A page whose text may break between all letters; `|` shows where it may. */
function softened(body: string): string {
	const page = `<html><head><title>présentation</title></head><body>${body}</body></html>`;
	return withSoftHyphens(page, (word) => [...word])
		.replace(/^.*<body>|<\/body>.*$/g, '')
		.replaceAll('\u00AD', '|');
}

describe('where the words of a printed page may break', () => {
	it.each([
		['three letters before, four behind', 'constitution puis', 'con|s|t|i|t|u|tion puis'],
		['not in a short word', 'membres votent ici', 'mem|bres votent ici'],
		['not in a word that opens with a capital', 'Présidente Guyader ici', 'Présidente Guyader ici'],
		['not in compounds', 'vingt-quatrième soussignés ici', 'vingt-quatrième sou|s|s|i|gnés ici'],
		['not inside a ligature', 'suffrages officielle ici', 'suff|r|ages offi|c|i|elle ici'],
		['behind an apostrophe', 'l’assemblée ici', 'l’ass|e|m|blée ici'],
		[
			'not in numbers and addresses',
			'2024abcdefg www.exemples.fr moi@courriels.fr ici',
			'2024abcdefg www.exemples.fr moi@courriels.fr ici',
		],
		['not in codes of letters', 'fa&ccedil;adesss ici', 'fa&ccedil;adesss ici'],
	])('%s', (_, text, expected) => {
		expect(softened(`<main class="hyphenated"><p>${text}</p></main>`)).toBe(
			`<main class="hyphenated"><p>${expected}</p></main>`,
		);
	});

	it('leaves the last word of a paragraph whole', () => {
		expect(softened('<div class="a hyphenated"><p>programme <b>programme</b> programme.</p></div>')).toBe(
			'<div class="a hyphenated"><p>pro|g|r|amme <b>pro|g|r|amme</b> programme.</p></div>',
		);
	});

	it.each(['h2', 'table', 'a', 'code', 'ul', 'header'])(
		'leaves <%s> whole, and goes on behind it',
		(name) => {
			expect(
				softened(
					`<main class="hyphenated"><div><${name}>programme <i>programme</i></${name}>programme </div></main>`,
				),
			).toContain(`<${name}>programme <i>programme</i></${name}>pro|g|r|amme `);
		},
	);

	it('changes nothing outside, and no page that does not ask', () => {
		expect(
			softened('<p>programme ici</p><main class="hyphenated"><p>ici</p></main><p>programme ici</p>'),
		).not.toContain('|');
		expect(isHyphenated('<main class="hyphenated">')).toBe(true);
		expect(isHyphenated('<main class="unhyphenated">')).toBe(false);
	});

	it.each([
		['fr', 'les comptabilités sont', 'comp|ta|bi|lités'],
		['en', 'the organization was', 'orga|ni|za|tion'],
	] as const)('knows the syllables of %s', async (lang, text, expected) => {
		const page = await pageForPrinter(`<body><main class="hyphenated"><p>${text}</p></main></body>`, lang);
		expect(page.replaceAll('\u00AD', '|')).toContain(expected);
	});
});
