/**
 * Cuts the body, line by line, into pieces that can be read on their own: a heading, a fence, plain paragraphs and lists, and what the
 * Markdown library must read. A cut is made only where nothing above can go on, so the pieces give what the whole would give.
 */

import type { RootContent } from 'mdast';
import type { SourceLine } from '../reading.js';
import { isBlank } from '../source/source-lines.js';
import { createBounds, type Excess } from './bounds.js';
import { type FenceLine, readFenceLine } from './fences.js';
import { plainHeading, plainList, plainParagraph } from './plain-markdown.js';
import { columnsOf, createVerbatimFinder, itemColumn, type Verbatim } from './verbatim.js';

/** Some lines of the body, read or to be read in one go; `to` is the line after the last one. */
export type Piece = { from: number; to: number } & (
	| { kind: 'nodes'; nodes: RootContent[] }
	| { kind: 'markdown' }
	| { kind: 'tightHeading'; depth: number }
	| { kind: 'fence'; fence: FenceLine }
	| { kind: 'excess'; excess: Excess }
);

/** The body in pieces. */
export interface Pieces {
	pieces: Piece[];
	/** Lines that start with colons and stay words of the text. */
	notFences: { line: number; fence: FenceLine }[];
	/** Code, HTML and comments that are never closed. */
	unclosed: Verbatim[];
	/** Every heading at the left margin: its line, depth and words. */
	headings: { line: number; depth: number; text: string }[];
}

/** Cuts the lines of a body. */
export function cutIntoPieces(source: string, lines: readonly SourceLine[]): Pieces {
	return new Cutter(source, lines).cut();
}

/** Above that many characters the Markdown library is given what it has so far, at the next safe place. */
const ENOUGH = 8_192;

class Cutter {
	readonly #source: string;
	readonly #lines: readonly SourceLine[];
	readonly #bounds = createBounds();
	readonly #verbatim;
	readonly #result: Pieces = { pieces: [], notFences: [], unclosed: [], headings: [] };
	/** First line of what the library must read, or -1; the column where the text of a list starts that may go on there, else 0; how long it is. */
	#pending = -1;
	#pendingList = 0;
	#pendingLength = 0;

	constructor(source: string, lines: readonly SourceLine[]) {
		this.#source = source;
		this.#lines = lines;
		this.#verbatim = createVerbatimFinder(lines);
	}

	cut(): Pieces {
		let index = 0;
		let atStart = true;
		while (index < this.#lines.length) {
			const text = this.#text(index);
			if (isBlank(text)) {
				atStart = true;
				index += 1;
				continue;
			}
			if (!atStart && LINK_TARGET.test(text)) {
				this.#flush(index);
				atStart = true;
			}
			const next =
				this.#heading(index, text, atStart) ??
				this.#fence(index, text) ??
				this.#verbatimFrom(index, text) ??
				(atStart ? this.#plain(index, text) : undefined);
			if (next !== undefined) {
				index = next;
				atStart = true;
				continue;
			}
			this.#keep(index, text, atStart);
			atStart = false;
			index += 1;
		}
		this.#flush(this.#lines.length);
		return this.#result;
	}

	#text(index: number): string {
		return this.#lines[index]?.text ?? '';
	}

	#heading(index: number, text: string, atStart: boolean): number | undefined {
		const match = /^( {0,3})(#{1,6})(?=([\s\S]?))/.exec(text);
		if (!match) return undefined;
		const [, indent = '', marks = '', next = ''] = match;
		if (indent !== '' && this.#pendingList > 0) return undefined;
		const tight = next !== '' && next !== ' ' && next !== '\t';
		// `#word` inside a paragraph is a word; on a line of its own, or with more signs, a heading was meant.
		if (tight && !(atStart || marks.length > 1)) return undefined;
		if (tight && !TIGHT_HEADING.test(text.slice(indent.length))) return undefined;
		this.#flush(index);
		const line = this.#lines[index];
		if (!line) return undefined;
		const words = text.slice(indent.length + marks.length).trim();
		this.#result.headings.push({ line: index, depth: marks.length, text: words });
		const place = { from: index, to: index + 1 };
		if (tight) this.#result.pieces.push({ ...place, kind: 'tightHeading', depth: marks.length });
		else {
			const heading = plainHeading(this.#source, line);
			if (heading) this.#result.pieces.push({ ...place, kind: 'nodes', nodes: [heading] });
			else this.#push(index, index + 1);
		}
		return index + 1;
	}

	#fence(index: number, text: string): number | undefined {
		if (!/^[ \t]*::/.test(text)) return undefined;
		const fence = readFenceLine(text);
		if (!fence) return undefined;
		const meant = fence.broken?.kind === 'twoColons' ? fence.word !== undefined || fence.closes : true;
		if (!meant || fence.broken?.kind === 'noWord') {
			this.#result.notFences.push({ line: index, fence });
			if (fence.broken?.kind === 'twoColons') return undefined;
		}
		this.#flush(index);
		this.#result.pieces.push({ from: index, to: index + 1, kind: 'fence', fence });
		return index + 1;
	}

	/** Code, comments and HTML that go on until they are closed, whatever stands between. */
	#verbatimFrom(index: number, text: string): number | undefined {
		const found = this.#verbatim.at(index, this.#pendingList);
		if (!found) return undefined;
		if (this.#pending < 0) this.#pending = index;
		// A list that goes on after code inside it must stay in one piece.
		if (!found.contained || this.#quotedBeside(text)) this.#pendingList = 0;
		else this.#openList(text);
		this.#pendingLength +=
			(this.#lines[found.to - 1]?.start.offset ?? 0) - (this.#lines[index]?.start.offset ?? 0);
		if (!found.closed) {
			this.#result.unclosed.push(found);
			this.#flush(found.to);
		}
		return found.to;
	}

	#plain(index: number, text: string): number | undefined {
		if (/^[ \t]/.test(text)) return undefined;
		const isItem = LIST_MARK.test(text);
		if (isItem && this.#pending >= 0 && this.#pendingList > 0) return undefined;
		if (isItem) {
			const list = plainList(this.#source, this.#lines, index, (at) => this.#interrupts(at));
			if (!list) return undefined;
			this.#flush(index);
			this.#result.pieces.push({ kind: 'nodes', from: index, to: list.to, nodes: [list.node] });
			return list.to;
		}
		let to = index + 1;
		while (to < this.#lines.length) {
			const next = this.#text(to);
			if (isBlank(next) || ITEM_AFTER_TEXT.test(next) || this.#interrupts(to)) break;
			to += 1;
		}
		const paragraph = plainParagraph(this.#source, this.#lines, index, to);
		if (!paragraph) return undefined;
		this.#flush(index);
		this.#result.pieces.push({ kind: 'nodes', from: index, to, nodes: [paragraph] });
		return to;
	}

	/** Does a line end plain text above it? */
	#interrupts(index: number): boolean {
		const text = this.#text(index);
		const code = text.charCodeAt(0);
		if (code > 0x60 && code !== 0x7e) return false;
		return (
			/^#{1,6}(?:[ \t]|$)/.test(text) ||
			(/^#{2,6}/.test(text) && TIGHT_HEADING.test(text)) ||
			/^[ \t]*::/.test(text) ||
			LINK_TARGET.test(text) ||
			this.#verbatim.starts(index)
		);
	}

	/** Leaves a line to the library. */
	#keep(index: number, text: string, atStart: boolean): void {
		const isItem = LIST_MARK.test(text);
		if (atStart && !/^[ \t]/.test(text)) {
			const joins = isItem && this.#pendingList > 0;
			if (!joins && this.#pendingLength > ENOUGH) this.#flush(index);
			if (!isItem) this.#pendingList = 0;
		}
		if (this.#quotedBeside(text)) this.#pendingList = 0;
		if (isItem) this.#openList(text);
		if (this.#pending < 0) this.#pending = index;
		this.#pendingLength += text.length + 1;
	}

	/** A quote beside the list ends it. */
	#quotedBeside(text: string): boolean {
		return /^[ \t]*>/.test(text) && columnsOf(text) < this.#pendingList;
	}

	/** An item starts a list, or the next item of the outermost one. */
	#openList(text: string): void {
		const column = itemColumn(text);
		if (column !== undefined && (this.#pendingList === 0 || columnsOf(text) < this.#pendingList))
			this.#pendingList = column;
	}

	/** Hands over what has been left to the library, up to a line. */
	#flush(to: number): void {
		const from = this.#pending;
		this.#pending = -1;
		this.#pendingList = 0;
		this.#pendingLength = 0;
		if (from >= 0 && from < to) this.#push(from, to);
	}

	/** Lines for the library, those beyond the bounds taken out. */
	#push(from: number, to: number): void {
		let start = from;
		while (start < to) {
			const excess = this.#bounds.excess(this.#lines, start, to);
			if (!excess) {
				this.#result.pieces.push({ kind: 'markdown', from: start, to });
				return;
			}
			if (excess.whole) {
				this.#result.pieces.push({ kind: 'excess', from: start, to, excess });
				return;
			}
			let first = excess.line;
			while (first > start && !isBlank(this.#text(first - 1))) first -= 1;
			let after = excess.line + 1;
			while (after < to && !isBlank(this.#text(after))) after += 1;
			if (first > start) this.#result.pieces.push({ kind: 'markdown', from: start, to: first });
			this.#result.pieces.push({ kind: 'excess', from: first, to: after, excess });
			start = after;
			while (start < to && isBlank(this.#text(start))) start += 1;
		}
	}
}

/** A heading without a space after its signs: with one sign only before a letter, for `#3` may be a number. */
const TIGHT_HEADING = /^(?:#[\p{L}]|#{2,6}[^#\s])/u;
/** Where a link leads, named below it all. Markdown wants a blank line above; without one it would be printed, and its links as well. */
const LINK_TARGET =
	/^\[(?!\^)[^[\]\\]{1,200}\]:[ \t]*<?(?:[a-z][a-z0-9+.-]*:|[/#]|\.{1,2}\/|[^\s<>]+\.[a-z0-9]{2,5}(?:[#?]|>|\s|$))[^\s<>]*>?(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/i;
const LIST_MARK = /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;
/** An item that ends a paragraph above it without a blank line. */
const ITEM_AFTER_TEXT = /^(?:[-+*]|1[.)])[ \t]+\S/;
