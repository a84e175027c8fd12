/** The hyphenation of printed pages, by the patterns of TeX, which the library `hyphen` carries for each language. */

import type { Language } from '../../ast/index.js';
import { type Hyphenate, isHyphenated, withSoftHyphens } from '../../render/index.js';

/** Patterns by language; the words of another one do not break. */
const PATTERNS: Readonly<Partial<Record<string, () => Promise<typeof import('hyphen/fr')>>>> = {
	fr: () => import('hyphen/fr'),
	en: () => import('hyphen/en-us'),
};

/** A page as it goes to the printer: where it asks for it, its words may break. */
export async function hyphenatePage(html: string, lang: Language): Promise<string> {
	const load = PATTERNS[lang];
	if (load === undefined || !isHyphenated(html)) return html;
	const { default: patterns } = await load();
	const hyphenate: Hyphenate = (word) => patterns.hyphenateSync(word, { hyphenChar: BREAK }).split(BREAK);
	return withSoftHyphens(html, hyphenate);
}

const BREAK = '\u00AD';
