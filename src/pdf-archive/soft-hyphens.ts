/**
 * Takes soft hyphens out of what a page paints. The browser paints one as a space of no width wherever a word may break, and adds a hyphen of its
 * own (U+2010) where the word did break; so a search would find none of these words, and whoever copies one would copy the signs along.
 */

import type { PdfDocument } from './objects/document.js';
import { stream } from './objects/streams.js';
import { Ref } from './objects/values.js';

/** Takes them out of every page. */
export function dropSoftHyphens(document: PdfDocument): void {
	for (const page of document.pages()) {
		for (const contents of document.list(document.dict(page).get('Contents'))) {
			if (!(contents instanceof Ref)) continue;
			const written = document.content(contents).toString('latin1');
			if (!written.includes(SOFT_HYPHEN)) continue;
			const entries = new Map(document.dict(contents));
			for (const key of ['Filter', 'DecodeParms', 'Length']) entries.delete(key);
			document.set(contents.number, stream(entries, Buffer.from(withoutSoftHyphens(written), 'latin1')));
		}
	}
}

const SOFT_HYPHEN = '/Span<</ActualText <FEFF00AD> >> BDC\n';

/**
 * The operators of a page without soft hyphens: the move to the place of one stays, for the next letter counts from there. A hyphen at the end
 * of a line reads as `-` (U+002D), which readers of PDF join over the line.
 */
export function withoutSoftHyphens(content: string): string {
	return content
		.replace(BROKEN, '$1$2ET\nBT\n/Span<</ActualText <FEFF002D> >> BDC\n$3$4EMC\nET\n')
		.replace(UNSEEN, '$1$2');
}

/** What is painted for a soft hyphen: moves and fonts, perhaps a last move, one glyph. */
const SIGN = String.raw`\/Span<<\/ActualText <FEFF00AD> >> BDC\n((?:[^\n<>]*(?:Tf|Tm|Td)\n)*)((?:[-\d.]+ [-\d.]+ Td )?)<[\dA-F]+> Tj\nEMC\n`;
/** A soft hyphen at the end of a line, and the hyphen behind it in a text object of its own. */
const BROKEN = new RegExp(
	String.raw`${SIGN}ET\nBT\n(?:\/Span<<\/ActualText <FEFF2010> >> BDC\n)?((?:[^\n<>]*(?:Tf|Tm|Td)\n)*)((?:[-\d.]+ [-\d.]+ Td )?<[\dA-F]+> Tj\n)(?:EMC\n)?ET\n`,
	'g',
);
/** Any other; the glyph behind it stands where it would have stood. */
const UNSEEN = new RegExp(`${SIGN}(?:0 0 Td )?`, 'g');
