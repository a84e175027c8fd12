/**
 * The number of an act as the protocol @CTES takes it, in which French local bodies send their acts to the prefecture: letters, digits and
 * underscores, fifteen of them at most (source: actesv1_1.xsd, type NumeroInterne), under a subject of at most 500 characters (Objet).
 */

import { withoutMarks } from './fold.js';

/** Most characters of the subject of an act. */
export const LONGEST_ACT_SUBJECT = 500;

const NUMBER = /^[A-Za-z0-9_]{1,15}$/;
const LONGEST = 15;

/** Whether a number can be sent as it is written. */
export function isActNumber(number: string): boolean {
	return NUMBER.test(number);
}

/** The same number in the letters of the protocol: `2024-051` is `2024_051`. It may be too long. */
export function toActNumber(number: string): string {
	return withoutMarks(number)
		.replace(/[^A-Za-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
}

/**
 * A number that can be sent in the place of one that is too long: without underscores, else without the letters before its first digit, else
 * its end, which is what tells one act from the next.
 */
export function shortenActNumber(number: string): string {
	const form = toActNumber(number);
	const joined = form.replaceAll('_', '');
	const figures = joined.replace(/^[A-Za-z]+(?=\d)/, '');
	return [form, joined, figures].find(isActNumber) ?? figures.slice(-LONGEST);
}
