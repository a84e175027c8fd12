/** How long a block will be on paper: it decides whether it may be parted. */

import type { Item, Line, VoteStrip } from './view-model.js';

/** Lines of half a page: 247 mm of text height, lines of 15 pt. */
const HALF_PAGE = 23;
/** Characters of an average line of the column of 137 mm. */
const LINE = 76;
/** Characters of a line in the smaller letters below the figures of a vote. */
const SMALL_LINE = 88;
/** Characters of a line in large print: letters of 16 pt, the column of 161 mm. */
const LARGE_LINE = 58;
/** A text of fewer leaves room for the certificate. */
const LEAST_LINES = 5;

/** Whether a block fits on one page with what certifies it: one vote under a few lines. In minutes blocks are parted: kept whole, they would leave a fifth of the pages white. */
export function isShort(items: readonly Item[], votes: readonly VoteStrip[], large: boolean): boolean {
	const named = votes.flatMap(({ lines }) => lines).reduce((sum, { html }) => sum + html.length, 0);
	return votes.length < 2 && named <= 2 * LINE && getLines(items, large ? LARGE_LINE : LINE) < LEAST_LINES;
}

/** Whether what stands below the figures of a vote is so short that it stays with them: kept whole, long lists of names would leave pages white. */
export function staysWithFigures(lines: readonly Line[], proof: string | null, large: boolean): boolean {
	const texts = [...lines.map(({ label, html }) => `${label ?? ''}${html}`), proof ?? ''];
	const count = texts.reduce((sum, text) => sum + htmlLines(text, large ? LARGE_LINE : SMALL_LINE), 0);
	return count <= KEPT_LINES;
}

/**
 * A text that is voted, with its last paragraph marked where it has four lines at most, to be kept whole: the vote holds on to it, and Chromium would
 * leave one line of it behind rather than move all of them.
 */
export function withEndKept(html: string, large: boolean): string {
	const start = html.lastIndexOf(PARAGRAPH);
	const isLast = start !== -1 && html.endsWith('</p>');
	if (!isLast || htmlLines(html.slice(start), large ? LARGE_LINE : LINE) > KEPT_LINES + 1) return html;
	return `${html.slice(0, start)}<p class="kept">${html.slice(start + PARAGRAPH.length)}`;
}

/**
 * A page for the printer with its short paragraphs marked to be kept whole: of three lines Chromium leaves two on a page and takes
 * one over, whatever the style says of widows.
 */
export function withShortKept(html: string): string {
	const line = /<html[^>]* class="(?:deed )?large"/.test(html) ? LARGE_LINE : LINE;
	return html.replaceAll(/<p>(?=([^\n]{0,1000}?)<\/p>)/g, (tag, text: string) =>
		Math.ceil(textOfHtml(text).length / line) <= KEPT_LINES ? '<p class="kept">' : tag,
	);
}

const PARAGRAPH = '<p>';
const KEPT_LINES = 4;

/** Takes the last short pieces of text out of the items, where something stays before them under the same heading. */
export function takeTail(items: Item[]): Item[] {
	const last = items.at(-1);
	if (last?.kind === 'session') return takeTail(last.items);
	const tail: Item[] = [];
	while (tail.length < TAIL_ITEMS && items.length > 1) {
		const next = items.at(-1);
		const isText = next?.kind === 'prose' || next?.kind === 'turn' || next?.kind === 'event';
		if (!isText || getLines([next, ...tail]) > TAIL_LINES) break;
		items.pop();
		tail.unshift(next);
	}
	return tail;
}

/** Enough to keep the signatures company. */
const TAIL_ITEMS = 2;
const TAIL_LINES = 10;

/** Whether a rule is too long to stand at the right of a block's label, which is spaced capitals. */
export function isRuleBelow(kicker: string, rule: string | null, large: boolean): boolean {
	return rule !== null && kicker.length * 1.5 + rule.length > (large ? LARGE_LABEL_LINE : LABEL_LINE);
}

/** Small sans-serif characters on the line of a block's label. */
const LABEL_LINE = 92;
const LARGE_LABEL_LINE = 78;

function getLines(items: readonly Item[], line: number = LINE): number {
	let lines = 0;
	for (const item of items) {
		switch (item.kind) {
			case 'prose':
				lines += htmlLines(item.html, line);
				break;
			case 'turn':
				lines += htmlLines(item.speakerHtml + item.html, line) + htmlLines(item.restHtml, line);
				break;
			case 'event':
				lines += 2;
				break;
			default:
				// Something with a heading of its own may always be parted from what stands before it.
				lines += HALF_PAGE;
		}
	}
	return lines;
}

/** Lines of a piece of HTML: text by its length, and one for each paragraph, item or row that it opens. */
function htmlLines(html: string, line: number): number {
	const images = html.includes('<img') ? HALF_PAGE : 0;
	const blocks = html.match(/<(?:p|li|tr|pre|br|h\d)[ >]/g)?.length ?? 0;
	return images + Math.ceil(textOfHtml(html).length / line) + blocks;
}

/** The text of a piece of HTML, an entity as the sign that it stands for. */
export function textOfHtml(html: string): string {
	return html.replace(/<[^>]*>/g, '').replace(/&[a-z0-9#]+;/g, '&');
}

/** How a table is set on paper. */
export interface TableFit {
	/** Its classes in the style; nothing where it stands in the column of the text in letters of the usual size. */
	classes: string;
	/** Whether a cell has a word that may be parted. */
	isLong(text: string): boolean;
}

/** The size of letters in which a table keeps its words whole, or the most of them. `rows` are the texts of its cells, the head first. */
export function fitTable(rows: readonly (readonly string[])[], large: boolean): TableFit {
	const columns: number[] = [];
	for (const [line, cells] of rows.entries())
		for (const [column, text] of cells.entries()) {
			// A column of words as narrow as the longest of them would be a ribbon.
			const width =
				line === 0 ? longestWord(text) : Math.max(longestWord(text), Math.min(text.length, RIBBON));
			columns[column] = Math.max(columns[column] ?? 0, width);
		}
	const fits = (size: number, most: number) =>
		columns.reduce((sum, width) => sum + Math.min(width, most) + GAP, -GAP) * size <=
		(large ? LARGE_TABLE : size < 1 ? WIDE_TABLE : TABLE);
	const at = SIZES.findIndex((size) => fits(size, LONGEST));
	const smallest = SIZES.at(-1) ?? 1;
	let most = LONGEST;
	if (at === -1) while (most > 1 && !fits(smallest, most)) most -= 1;
	return {
		classes: at === 0 ? '' : ` wide size-${at === -1 ? SIZES.length - 1 : at}`,
		isLong: (text) => longestWord(text) > most,
	};
}

/** The width of the widest word of a text, as so many letters of middle width. */
function longestWord(text: string): number {
	return text.split(/[ \t\n]+|(?<=-)/).reduce((most, word) => Math.max(most, getWidth(word)), 0);
}

function getWidth(word: string): number {
	const count = (letters: RegExp) => word.match(letters)?.length ?? 0;
	return (
		word.length + 0.35 * count(/\p{Lu}/gu) + 0.6 * count(/[mwMW%œæ@—]/g) - 0.45 * count(/[ijlI.,:;'’()\s]/g)
	);
}

const RIBBON = 12;
/** A longer word may be parted. */
export const LONGEST = 24;
/** White between two columns, as so many letters. */
const GAP = 1.6;
/** Letters that a table of the usual size has room for: in the column of the text, over the margin of the hours too, and in large print. */
const TABLE = 73;
const WIDE_TABLE = 86;
const LARGE_TABLE = 56;
/** The classes `size-0`, `size-1`… of the style, beside the usual size. */
const SIZES = [1, 0.95, 0.87, 0.8, 0.72, 0.64, 0.57, 0.52] as const;
