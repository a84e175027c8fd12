/** Text made safe for HTML and CSS; ordinals and civilities get their superior letters. */

import type { Language } from '../ast/index.js';
import { LOCALES } from '../language/locales.generated.js';
import { remembering } from '../text/lazy.js';

/** Text as HTML, for content and for attribute values in double quotes. */
export function escapeHtml(text: string): string {
	return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/**
 * Text as HTML: numbers with hyphens are kept whole, words that are longer than a line of a table may break, words that are written from
 * right to left are kept together, and French gets its superior letters, `1er`, `XXe`, `Mme`. The letters stay letters: copied text is whole.
 */
export const escapeText = remembering(withElements);

function withElements(text: string, lang: Language): string {
	let escaped = escapeHtml(text);
	// Each of these looks at every sign of a text with a class of Unicode, and most texts hold none of what it seeks.
	if (escaped.length >= LONG) escaped = escaped.replace(LONG_WORD, '<span class="long">$&</span>');
	if (text.includes('-')) escaped = escaped.replace(HYPHENED_NUMBER, '<span class="whole">$&</span>');
	if (MAY_BE_RIGHT_TO_LEFT.test(text)) escaped = escaped.replace(RIGHT_TO_LEFT, '<bdi>$&</bdi>');
	return LOCALES[lang].hasSuperiors && MAY_BE_SUPERIOR.test(escaped)
		? escaped.replace(SUPERIORS, '<sup>$<above>$<civility>$<short></sup>')
		: escaped;
}

/** Text as the inside of a CSS string in double quotes. CSS takes one space behind a reference for its end, so each brings its own: `A & Co` keeps both. */
export function escapeCss(text: string): string {
	return text.replace(/[\u0000-\u001F"'\\<>&]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `);
}

/** The text of HTML that holds no tags: character references resolved, `&amp;` and `&#233;`; names that HTML has besides stay as they are. */
export function decodeReferences(html: string): string {
	return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
		if (name !== undefined) return REFERENCES[String(name).toLowerCase()] ?? whole;
		const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hexadecimal, 16);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

const REFERENCES: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00A0',
};

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** `L2121-17`, `2024-041`, `28-day`: Chromium would break the line at the hyphen. */
const HYPHENED_NUMBER =
	/(?<![\p{L}\p{N}-])(?:(?:[ADLR]\.?\u00A0?)?\p{N}+(?:-\p{N}+)+|\p{N}+(?:-\p{L}{1,9}){1,2})(?![\p{L}\p{N}-])/gu;

/** Characters of a word above which it is longer than any of French or English. */
const LONG = 31;

/** Addresses and the like: longer than any word of French or English. Each word is looked at once, from its start. */
const LONG_WORD = /(?<![^\s<>])[^\s<>]{31,}/gu;

const MAY_BE_RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFEFC]/;

/** Words in scripts that run from right to left (Hebrew to Arabic), with the spaces and signs between them: what stands around them keeps its place. */
const RIGHT_TO_LEFT =
	/[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC](?:[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\p{N}'’.\-\u2011 \u00A0]*[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC])?/gu;

/** The letters after a number (arabic, or roman of two letters and more), `me` of Mme, `lle` of Mlle, `r` of Dr, `e` of Me before a name. */
const SUPERIORS =
	/(?<=(?<![\p{L}\p{N}])(?:\p{N}+|[IVXLC]{2,}))(?<above>ers?|res?|ères?|[èe]mes?|es?|nde?s?)(?![\p{L}\p{N}])|(?<=(?<![\p{L}\p{N}])M)(?<civility>mes?|lles?)(?=[ \u00A0])|(?<=(?<![\p{L}\p{N}])[DMP])(?<short>re?|es?)(?=\u00A0\p{Lu})/gu;

/** A letter that may be superior behind a number of any script, a roman one, or a capital that a civility starts with. */
const MAY_BE_SUPERIOR =
	/(?:[\d\u00B2-\u00BE\u0370-\u1FFF\u2070-\uFFFF]|[IVXLC]{2})[ernè]|M(?:me|lle)|[DMP][re]e?s?\u00A0/;
