/** The words of the pages, in the order of painting; running heads and feet, which are artifacts, are left out. */

import type { PdfDocument } from './document.js';
import { PageWalker } from './pages.js';

/** The text of all pages. */
export function pageText(document: PdfDocument): string {
	const walker = new PageWalker(document);
	return document
		.pages()
		.map((page) =>
			walker
				.walk(page, () => true)
				.texts.map(({ text }) => text)
				.join(''),
		)
		.join('');
}
