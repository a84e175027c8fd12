/** Whether the letters of a record look as they say: their shapes against those of the fonts that every document embeds. */

import outlines from '../../../templates/fonts/outlines.yaml';
import {
	createLetterCheck,
	OUTLINE_DIGEST,
	type PageGlyphs,
	type PdfDocument,
	saidText,
} from '../../pdf-archive/index.js';
import { hasFont, isAlwaysEmbedded } from '../../render/index.js';
import { lazy } from '../../text/lazy.js';
import { type Finding, shortened } from './compare-record.js';

/** Digests of the letters of our fonts, as hexadecimal digits. */
const DIGESTS = lazy(() => {
	const { core } = outlines() as { core: string };
	const digits = Buffer.from(core, 'base64').toString('hex');
	return new Set(digits.match(new RegExp(`.{${OUTLINE_DIGEST * 2}}`, 'g')));
});

/** Compares the letters of a record page by page. */
interface LetterComparison {
	/** The first letter of a page that looks otherwise. */
	page(glyphs: PageGlyphs, page: number): Finding[];
	/** Letters of the pages so far that nothing was known to compare with. */
	rest(): Finding[];
}

/**
 * Starts comparing. `html`: what the source gives; `isOurs`: whether this version would take its own fonts and no others. Pictures may hold letters
 * of any font, and a browser takes another one for a letter below an accent that ours lack.
 */
export function compareLetters(document: PdfDocument, html: string, isOurs: boolean): LetterComparison {
	const look = createLetterCheck(
		document,
		DIGESTS(),
		// A letter that no font of ours has is drawn by another; one that only looks so to a reader of texts (`ａ`) stands in no source.
		(text) =>
			[...saidText(text)].every(isAlwaysEmbedded) &&
			[...text].every((character) => hasFont(character) || !html.includes(character)),
	);
	const isStrict =
		isOurs &&
		!/image\/svg|<text\b/.test(html) &&
		!(html.match(/\p{M}/gu) ?? []).some((mark) => !isAlwaysEmbedded(mark));
	const unknown = new Set<string>();
	let first = 0;
	return {
		page(glyphs, page) {
			const { other, ...found } = look(glyphs);
			const [text] = other;
			if (isStrict && text !== undefined)
				return [{ key: 'lettersDiffer', values: { page, first: shortened(text) }, ok: false }];
			for (const each of [...other, ...found.unknown]) {
				unknown.add(each);
				first ||= page;
			}
			return [];
		},
		rest() {
			if (unknown.size === 0) return [];
			const values = { count: unknown.size, page: first, letters: shortened([...unknown].join('')) };
			return [{ key: 'lettersUnknown', values, ok: true }];
		},
	};
}
