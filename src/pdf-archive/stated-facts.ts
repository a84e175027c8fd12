/** What a file says of itself, read back from both places that say it: the information dictionary and the metadata. */

import type { PdfDocument } from './objects/document.js';
import { unpack } from './objects/streams.js';
import { readText, Stream } from './objects/values.js';

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

function getFirst(xmp: string, element: string): string {
	const inside = new RegExp(`<dc:${element}\\b[^>]*>([\\s\\S]*?)</dc:${element}>`).exec(xmp)?.[1] ?? '';
	const text = /<rdf:li[^>]*>([^<]*)</.exec(inside)?.[1] ?? '';
	return text.replace(/&(?:#(\d+)|amp|lt|gt|quot|apos);/g, (whole, code) =>
		code === undefined ? (ENTITIES[whole] ?? whole) : String.fromCodePoint(Number(code)),
	);
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};
