/** Lists of numbers: boxes, matrices, ranges. */

import type { PdfDocument } from './document.js';
import { Real, type Value } from './values.js';

/** A number; 0 where the value is none. */
export function getNumber(value: Value | undefined): number {
	if (value instanceof Real) return Number(value.text);
	return typeof value === 'number' ? value : 0;
}

/** The numbers of an array; none where the value is no array. */
export function getNumbers(document: PdfDocument, value: Value | undefined): number[] {
	const found = document.get(value);
	return Array.isArray(found) ? found.map((each) => getNumber(document.get(each))) : [];
}
