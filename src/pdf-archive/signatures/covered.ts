/** Which words of a page something covers that is painted over it. */

import type { PdfDocument } from '../objects/document.js';
import { readMarks } from '../page-marks.js';

/** Parts of the height of a letter: what lies over less of it than this leaves it to be read. */
const [BELOW, ABOVE, WIDTH] = [0.1, 0.4, 0.4];

/** Identifiers of marked content of a page, from 1, that holds letters inside a box of left, bottom, right, top. */
export function coveredContent(document: PdfDocument, page: number, box: readonly number[]): Set<number> {
	const [left = 0, bottom = 0, right = 0, top = 0] = box;
	const reference = document.pages()[page - 1];
	const covered = new Set<number>();
	for (const mark of reference ? readMarks(document, reference).marks : []) {
		if (mark.kind !== 'text' || mark.mcid === undefined || mark.text.trim() === '') continue;
		const { x, y, size, mcid } = mark;
		const isAcross = x + size * WIDTH > left && x < right;
		if (isAcross && y + size * ABOVE > bottom && y + size * BELOW < top) covered.add(mcid);
	}
	return covered;
}
