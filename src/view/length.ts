/** How long a block will be on paper: it decides whether it may be parted. */

import type { Item, Line, VoteStrip } from './view-model.js';

/** Lines of half a page: 247 mm of text height, lines of 15 pt. */
const HALF_PAGE = 23;
/** Characters of an average line of the column of 137 mm. */
const LINE = 76;
/** The same of the smaller letters below the figures of a vote. */
const SMALL_LINE = 88;
/** The same in large print: letters of 16 pt, the column of 161 mm. */
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
	const text = html.replace(/<[^>]*>/g, '');
	return images + Math.ceil(text.length / line) + blocks;
}
