/**
 * The only file that knows the Markdown library. CommonMark with GFM tables and footnotes; setext headings and indented code are off;
 * HTML stays source text. Places are those of the whole file, whatever part of it is read.
 */

import type { PhrasingContent, RootContent, Text } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { toString as wordsOf } from 'mdast-util-to-string';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { SourcePoint } from '../reading.js';
import { collectTargets, restoreWords, type Targets } from './as-written.js';
import { createBounds } from './bounds.js';

/** Reads parts of one file: what is defined in one part (link targets, footnotes) can be used in another. */
export interface MarkdownReader {
	/** Takes note of the definitions in a part, before any part that uses them is read. */
	define(text: string): void;
	/** The blocks of a part that starts at a line's first character. */
	blocks(text: string, start: SourcePoint): RootContent[];
	/** The words and inline markup of a text on one line; more markup than a line of minutes holds is words too. */
	inline(text: string, start: SourcePoint): PhrasingContent[];
	/** How many characters a text without markup has once its escapes and character references are resolved. */
	lengthOf(text: string): number;
}

/** A reader for one file. */
export function createMarkdownReader(): MarkdownReader {
	const definitions = new Labels();
	const footnotes = new Labels();
	const targets: Targets = new Set();
	const shared = {
		tokenize(this: { parser: object }, _effects: unknown, _ok: unknown, nok: unknown) {
			Object.assign(this.parser, { defined: definitions, gfmFootnotes: footnotes });
			return nok;
		},
	};
	const options = {
		extensions: [
			gfmTable(),
			gfmFootnote(),
			{ disable: { null: ['codeIndented', 'setextUnderline'] } },
			// Runs before any construct that defines (a footnote starts with a bracket): every part of the file sees the definitions of all.
			{ document: { 91: shared, null: shared } },
		],
		mdastExtensions: [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()],
	} as Parameters<typeof fromMarkdown>[1];
	return {
		define(text) {
			collectTargets(fromMarkdown(text, options).children, targets);
		},
		blocks(text, start) {
			const read = withoutMark(text);
			const { children } = fromMarkdown(read, options);
			collectTargets(children, targets);
			restoreWords(children, read, targets);
			const mark = text.length - read.length;
			move(children, start.line - 1, start.offset + mark, start.column - 1 + mark, 0);
			return children;
		},
		inline(text, start) {
			if (createBounds().excess([{ text, start }], 0, 1)) return [wordsAt(text, start)];
			// As the content of a heading: nothing at its start can be read as a list, a quote or a fence.
			const closing = /[ \t]#+[ \t]*$/.test(text) ? ' #' : '';
			const line = `# ${text}${closing}`;
			const [heading] = fromMarkdown(line, options).children;
			if (heading?.type !== 'heading') return [];
			restoreWords(heading.children, line, targets);
			move(heading.children, start.line - 1, start.offset - 2, start.column - 3, 0);
			return heading.children;
		},
		lengthOf(text) {
			// A letter at the end keeps the white space before it.
			const line = text.split(/[ \t]*(?:\r\n|\n|\r)[ \t]*/).join(' ');
			const [heading] = fromMarkdown(`# x${line}x`, options).children;
			return heading?.type === 'heading' ? wordsOf(heading).length - 2 : text.length;
		},
	};
}

/** Moves nodes from the place that the library gave them to their place in the file. */
function move(
	nodes: ReadonlyArray<RootContent | PhrasingContent>,
	lines: number,
	offset: number,
	firstColumns: number,
	depth: number,
): void {
	for (const node of nodes) {
		if (node.position) {
			for (const point of [node.position.start, node.position.end]) {
				if (point.line === 1) point.column += firstColumns;
				point.line += lines;
				point.offset = (point.offset ?? 0) + offset;
			}
		}
		if ('children' in node) move(node.children, lines, offset, firstColumns, depth + 1);
	}
}

/** A text of one line as the words that it is. */
function wordsAt(value: string, start: SourcePoint): Text {
	const { length } = value;
	const end = { line: start.line, column: start.column + length, offset: start.offset + length };
	return { type: 'text', value, position: { start: { ...start }, end } };
}

/** The library drops a byte order mark at the start of what it reads. */
function withoutMark(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The list of known labels as the library uses it, without its search through all of them. */
class Labels {
	readonly #known = new Set<string>();

	includes(label: string): boolean {
		return this.#known.has(label);
	}

	push(label: string): void {
		this.#known.add(label);
	}
}
