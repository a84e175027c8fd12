/** Named places of a document (ISO 32000-1, 12.3.2.3), as the browser writes them: each element that a link names. */

import type { PdfDocument } from './document.js';
import { Ref } from './values.js';

/** Page, from 1, of every named place. */
export function getDestinations(document: PdfDocument): Map<string, number> {
	const pages = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	const found = new Map<string, number>();
	for (const [name, value] of document.maybeDict(document.catalog.get('Dests')) ?? []) {
		const target = document.get(value);
		const place = target instanceof Map ? document.get(target.get('D')) : target;
		const [page] = Array.isArray(place) ? place : [];
		const number = page instanceof Ref ? pages.get(page.number) : undefined;
		if (number !== undefined) found.set(decoded(name), number);
	}
	return found;
}

/** Chromium names a destination as the link does, where letters beyond ASCII are escaped or stand as UTF-8. */
function decoded(bytes: string): string {
	const name = Buffer.from(bytes, 'latin1').toString('utf8');
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}
