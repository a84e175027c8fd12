/**
 * Titles of a PDF's outline against the headings of its document. The browser joins the lines of a heading without a space and writes one
 * twice where a page begins with it: `Ordre du jourOrdre du jour`.
 */

import { getBody, plain, sameLetters } from '../text-diff.js';

/** The words of each heading of a document, in their order. */
export function readHeadings(html: string): string[] {
	return [...html.matchAll(/<h([1-6])\b[^>]*>(.*?)<\/h\1>/gis)].map(([, , inner = '']) =>
		getBody(inner.replace(/<br\b[^>]*>/gi, ' '))
			.replaceAll('\u00AD', '')
			.replace(/[ \t\r\n]+/g, ' ')
			.trim(),
	);
}

/** Headings that may come before the one that a title is made of: those that stand on the screen alone. */
const MOST_UNPRINTED = 50;

/** Gives for each title, asked for in the order of the outline, the heading that it is made of; for another one itself. */
export function createTitleRepair(html: string): (title: string) => string {
	const headings = readHeadings(html);
	const letters = headings.map(plain);
	let next = 0;
	return (title) => {
		const wanted = plain(title);
		const end = Math.min(letters.length, next + MOST_UNPRINTED);
		for (let at = next; at < end; at++) {
			if (!isTitle(wanted, letters[at] ?? '')) continue;
			next = at + 1;
			return headings[at] ?? title;
		}
		return title;
	};
}

/** Whether a title is a heading, both of letters alone. A browser writes parts of one twice where its page begins with it. */
export function isTitle(title: string, heading: string): boolean {
	if (title === heading || sameLetters(heading, title)) return true;
	if (title.length > heading.length * 3 || heading === '') return false;
	let at = 0;
	for (const letter of title) if (heading.startsWith(letter, at)) at += letter.length;
	if (at < heading.length) return false;
	let rest = title;
	for (let pieces = 0; rest !== '' && pieces < MOST_PIECES; pieces++) {
		let length = 0;
		while (length < rest.length && heading.includes(rest.slice(0, length + 1))) length++;
		if (length === 0) return false;
		rest = rest.slice(length);
	}
	return rest === '';
}

/** A heading of more parts than these is not repeated part by part. */
const MOST_PIECES = 8;
