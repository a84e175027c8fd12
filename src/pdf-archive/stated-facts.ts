/** What a file says of itself, read back from both places that say it: the information dictionary and the metadata. */

import { getInformation, getXmp } from './metadata.js';
import type { PdfDocument } from './objects/document.js';
import { unpack } from './objects/streams.js';
import { readText, Stream, type Value, written } from './objects/values.js';

/** Title and author, as one place says them. */
export interface StatedFacts {
	title: string;
	author: string;
}

/** What the information dictionary says. */
export function informationSays(document: PdfDocument): StatedFacts {
	const entries = document.maybeDict(document.trailer.get('Info'));
	const text = (key: string) => readText(document.get(entries?.get(key))) ?? '';
	return { title: text('Title'), author: text('Author') };
}

export function metadataSay(document: PdfDocument): StatedFacts {
	const found = document.get(document.catalog.get('Metadata'));
	const xmp = found instanceof Stream ? unpack(document, found).toString('utf8') : '';
	return { title: getFirst(xmp, 'title'), author: getFirst(xmp, 'creator') };
}

/** Entries of both that `pv` would not write for a document of this date and language with this title, author and program. */
export function strangeFacts(
	document: PdfDocument,
	{ date, lang, creator }: { date: Date; lang: string; creator: string },
): string[] {
	const entries = document.dict(document.trailer.get('Info'));
	const producer = readText(document.get(entries.get('Producer'))) ?? '';
	const facts = { ...informationSays(document), date, lang, creator };
	const same = (one: Value | undefined, other: Value | undefined) => {
		const found = document.get(one);
		return !(found instanceof Stream) && written(found) === written(other ?? null);
	};
	const wanted = getInformation(facts, producer);
	const strange = [...new Set([...wanted.keys(), ...entries.keys()])]
		.filter((key) => !same(entries.get(key), wanted.get(key)))
		.map((key) => `Information/${key}`);
	const found = document.get(document.catalog.get('Metadata'));
	const xmp = found instanceof Stream ? unpack(document, found) : Buffer.alloc(0);
	const isOurs = [true, false].some((claims) => xmp.equals(getXmp(facts, producer, claims)));
	if (!isOurs) strange.push('Metadata');
	if (readText(document.get(document.catalog.get('Lang'))) !== lang) strange.push('Catalog/Lang');
	return strange;
}

/** The first text of an element of Dublin Core; each sign is read once, whatever a file of others holds. */
function getFirst(xmp: string, element: string): string {
	const inside = getBetween(xmp, xmp.search(new RegExp(`<dc:${element}\\b`)), `</dc:${element}>`);
	return getBetween(inside, inside.indexOf('<rdf:li'), '<').replace(
		/&(?:#(\d{1,7})|amp|lt|gt|quot|apos);/g,
		(whole, code) => {
			if (code === undefined) return ENTITIES[whole] ?? whole;
			return Number(code) > LAST_LETTER ? whole : String.fromCodePoint(Number(code));
		},
	);
}

/** What stands between the end of the tag that begins at a place and a text behind it; empty where there is no such place. */
function getBetween(text: string, start: number, end: string): string {
	const open = start < 0 ? -1 : text.indexOf('>', start);
	const close = open < 0 ? -1 : text.indexOf(end, open);
	return close < 0 ? '' : text.slice(open + 1, close);
}

const LAST_LETTER = 0x10ffff;

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};
