/**
 * Signs in a document for the numbers of its own pages, which are known once a browser has set it: the numbers are then written into the
 * document as it stands there, instead of setting another one.
 */

import type { Language } from '../language/index.js';
import { integerToWords } from '../text/number.js';
import type { View } from './view-model.js';

/** What a browser found out of a document. */
interface FoundPages {
	readonly pages: number;
	/** Page by identifier. */
	readonly destinations: ReadonlyMap<string, number>;
}

/** How many pages a document may be taken to have before they are counted: its sentences speak of several. */
export const USUAL_COUNT = 10;

/** Stands for the page of an identifier. The characters are of private use, and in no word. */
export function pageSign(id: string): string {
	return `\uE000#${id}\uE001`;
}

/** Stands for the number of pages, in words. */
export const PAGE_COUNT_SIGN = '\uE000\uE001';

const SIGN = /\uE000(?:#[^\uE000\uE001]*)?\uE001/g;

/** The signs of a view, each with a text that takes the room of a number; nothing where the document holds others, as a text of its writer might. */
export function findPageSigns(view: View, html: string, lang: Language): Map<string, string> | undefined {
	const number = integerToWords(USUAL_COUNT, lang, 'feminine');
	const signs = new Map<string, string>();
	let count = 0;
	for (const { id } of view.agenda?.rows ?? []) {
		if (id === null) continue;
		signs.set(pageSign(id), '8');
		count += 1;
	}
	if (view.end.sentence.includes(PAGE_COUNT_SIGN)) {
		signs.set(PAGE_COUNT_SIGN, number);
		count += 1;
	}
	const found = html.match(SIGN) ?? [];
	return found.length === count && found.every((sign) => signs.has(sign)) ? signs : undefined;
}

/** The texts for these signs; nothing where one has no page, or where a single page asks for other words around its number. */
export function textsOfSigns(
	signs: Iterable<string>,
	{ pages, destinations }: FoundPages,
	lang: Language,
): Map<string, string> | undefined {
	if (pages < 2) return undefined;
	const texts = new Map<string, string>();
	for (const sign of signs) {
		const page = destinations.get(sign.slice(2, -1));
		if (sign === PAGE_COUNT_SIGN) texts.set(sign, integerToWords(pages, lang, 'feminine'));
		else if (page === undefined) return undefined;
		else texts.set(sign, String(page));
	}
	return texts;
}

/** A document with these texts in place of its signs. */
export function writeSigns(html: string, texts: ReadonlyMap<string, string>): string {
	return html.replace(SIGN, (sign) => texts.get(sign) ?? sign);
}

export function withoutSigns(html: string): string {
	return html.replace(SIGN, '');
}
