/** The words of the pages in the order of the tags: running heads and feet, which are artifacts, are left out. */

import type { PdfDocument } from './objects/document.js';
import { type Dict, Ref, type Value } from './objects/values.js';
import { PageWalker } from './pages.js';

/** Deeper than any honest tree of tags. */
const DEEPEST = 400;

/** A stretch of text with the marked content that holds it. */
export interface TextPiece {
	/** Page, from 1. */
	page: number;
	mcid: number;
	text: string;
}

/** The text of all pages. The order of painting is another one: backgrounds, columns and boxes come when they please. */
export function pageText(document: PdfDocument): string {
	return textPieces(document)
		.map(({ text }) => text)
		.join('');
}

/** The same, piece by piece. */
export function textPieces(document: PdfDocument): TextPiece[] {
	const walker = new PageWalker(document);
	const texts = new Map<string, string>();
	const numbers = new Map(document.pages().map(({ number }, index) => [number, index + 1]));
	for (const page of document.pages()) {
		for (const { mcid, text } of walker.walk(page, (identifier) => identifier !== undefined).texts) {
			const key = `${page.number} ${mcid}`;
			texts.set(key, (texts.get(key) ?? '') + text);
		}
	}
	const pieces: TextPiece[] = [];
	const add = (page: number | undefined, mcid: number) => {
		const text = texts.get(`${page} ${mcid}`);
		if (text !== undefined) pieces.push({ page: numbers.get(page ?? 0) ?? 0, mcid, text });
	};
	const seen = new Set<Dict>();
	const walk = (kid: Value, page: number | undefined, depth: number): void => {
		if (typeof kid === 'number') {
			add(page, kid);
			return;
		}
		const entries = document.maybeDict(kid);
		if (!entries || depth > DEEPEST || seen.has(entries)) return;
		seen.add(entries);
		const own = entries.get('Pg');
		const innerPage = own instanceof Ref ? own.number : page;
		const mcid = entries.get('MCID');
		if (typeof mcid === 'number') add(innerPage, mcid);
		for (const inner of document.list(entries.get('K'))) walk(inner, innerPage, depth + 1);
	};
	const root = document.maybeDict(document.catalog.get('StructTreeRoot'));
	for (const kid of document.list(root?.get('K'))) walk(kid, undefined, 0);
	return pieces;
}
