/** Code fences, comments and block HTML: lines that are no Markdown until a closing line, blank lines and headings included. */

import type { SourceLine } from '../reading.js';
import { isBlank } from '../source/source-lines.js';

/** A run of such lines; `to` is the line after it. */
export interface Verbatim {
	kind: 'code' | 'comment' | 'html';
	from: number;
	to: number;
	/** Whether its closing line was found; what is never closed ends at the next heading. */
	closed: boolean;
	/** The line of that heading, or the number of lines where there is none. */
	heading?: number | undefined;
	/** Whether it stands in a list or quote, which ends it too. */
	contained: boolean;
}

/** Finds them. */
export interface VerbatimFinder {
	/** The run that starts at a line, if one does; `listFrom`: the column where the text of the open list starts, 0 where none is open. */
	at(index: number, listFrom: number): Verbatim | undefined;
	/** Does a line at the left margin start one? */
	starts(index: number): boolean;
}

/** A finder for these lines. Looking for a closing line that is not there is done once a kind, not once a place. */
export function createVerbatimFinder(lines: readonly SourceLine[]): VerbatimFinder {
	/** For each kind of closing line, the line from which on there is none. */
	const noneFrom = new Map<string, number>();
	const longestFrom = new Map<string, Int32Array>();
	const textOf = (index: number) => lines[index]?.text ?? '';

	/** The first line from an index on that closes, or nothing. */
	function closing(key: string, from: number, closes: (text: string) => boolean): number | undefined {
		if (from >= (noneFrom.get(key) ?? Number.POSITIVE_INFINITY)) return undefined;
		for (let index = from; index < lines.length; index += 1) if (closes(textOf(index))) return index;
		noneFrom.set(key, Math.min(from, noneFrom.get(key) ?? from));
		return undefined;
	}

	/** The length of the longest line of this sign alone, from a line on. */
	function longestBelow(mark: string, from: number): number {
		let longest = longestFrom.get(mark);
		if (!longest) {
			longest = new Int32Array(lines.length + 1);
			const alone = mark === '~' ? /^[ \t]*(~{3,})[ \t]*$/ : /^[ \t]*(`{3,})[ \t]*$/;
			for (let index = lines.length - 1; index >= 0; index -= 1)
				longest[index] = Math.max(longest[index + 1] ?? 0, alone.exec(textOf(index))?.[1]?.length ?? 0);
			longestFrom.set(mark, longest);
		}
		return longest[from] ?? 0;
	}

	/** Where what is never closed ends. */
	function nextHeading(from: number): number {
		let index = from;
		while (index < lines.length && !/^#{1,6}[ \t]/.test(textOf(index))) index += 1;
		return index;
	}

	function run(kind: Verbatim['kind'], from: number, last: number | undefined): Verbatim {
		if (last !== undefined) return { kind, from, to: last + 1, closed: true, contained: false };
		const heading = nextHeading(from + 1);
		let to = heading;
		while (to > from + 1 && isBlank(textOf(to - 1))) to -= 1;
		return { kind, from, to, closed: false, heading, contained: false };
	}

	function code(index: number, text: string, listFrom: number): Verbatim | undefined {
		const match = CODE.exec(text);
		if (!match) return undefined;
		const [, containers = '', fence = ''] = match;
		const mark = fence[0] ?? '`';
		const quoted = containers.includes('>');
		const closes = (line: string) => {
			const found =
				(quoted ? /^[ \t>]*(`{3,}|~{3,})[ \t]*$/ : /^[ \t]*(`{3,}|~{3,})[ \t]*$/).exec(line)?.[1] ?? '';
			return found.startsWith(mark) && found.length >= fence.length;
		};
		const item = quoted ? undefined : itemColumn(text);
		const column = item ?? (listFrom > 0 && columnsOf(containers) >= listFrom ? listFrom : 0);
		if (!quoted && column === 0) {
			// Where no closing line further down is long enough, there is no need to look for one.
			const isClosed = longestBelow(mark, index + 1) >= fence.length;
			return run('code', index, isClosed ? closing(`${mark}${fence.length}`, index + 1, closes) : undefined);
		}
		let last = index;
		for (let next = index + 1; next < lines.length; next += 1) {
			const line = textOf(next);
			if (quoted ? !/^[ \t]*>/.test(line) : !isBlank(line) && columnsOf(line) < column) break;
			last = next;
			if (closes(line)) break;
		}
		return { kind: 'code', from: index, to: last + 1, closed: true, contained: true };
	}

	function html(index: number, text: string): Verbatim | undefined {
		if (!text.trimStart().startsWith('<') || !/^ {0,3}</.test(text)) return undefined;
		for (const { key, opens, closes } of BLOCK_HTML) {
			const match = opens.exec(text);
			if (!match) continue;
			const kind = key === 'comment' ? 'comment' : 'html';
			// A comment may not close with the two signs that open it.
			if (closes.test(text.slice(key === 'comment' ? match[0].length - 2 : match[0].length)))
				return run(kind, index, index);
			return run(
				kind,
				index,
				closing(key, index + 1, (line) => closes.test(line)),
			);
		}
		return undefined;
	}

	return {
		at(index, listFrom) {
			const text = textOf(index);
			return (
				code(index, text, listFrom) ??
				(columnsOf(text) >= listFrom && listFrom > 0 ? undefined : html(index, text))
			);
		},
		starts(index) {
			const text = textOf(index);
			return (
				CODE.exec(text)?.[1] === '' ||
				(/^ {0,3}</.test(text) && BLOCK_HTML.some(({ opens }) => opens.test(text)))
			);
		},
	};
}

/** The column where the text of a list item starts, or nothing where the line starts none. */
export function itemColumn(text: string): number | undefined {
	const match = /^([ \t]*)([-+*]|\d{1,9}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)/.exec(text);
	if (!match) return undefined;
	const [, indent = '', mark = '', gap] = match;
	if (gap === undefined) return columnsOf(indent) + mark.length + 1;
	return columnsOf(indent + ' '.repeat(mark.length) + gap);
}

/** How many columns of white space a text starts with. */
export function columnsOf(text: string): number {
	let columns = 0;
	for (let index = 0; index < text.length; index += 1) {
		if (text[index] === ' ') columns += 1;
		else if (text[index] === '\t') columns += 4 - (columns % 4);
		else break;
	}
	return columns;
}

/** Marks of lists and quotes, then three signs or more; after back quotes the rest of the line holds none. */
const CODE = /^([ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+|>[ \t]*)*)(`{3,}(?=[^`]*$)|~{3,})/;

/** The kinds of HTML that blank lines do not end, as CommonMark has them. */
const BLOCK_HTML: readonly { key: string; opens: RegExp; closes: RegExp }[] = [
	{ key: 'comment', opens: /^ {0,3}<!--/, closes: /-->/ },
	{
		key: 'element',
		opens: /^ {0,3}<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
		closes: /<\/(?:script|pre|style|textarea)>/i,
	},
	{ key: 'instruction', opens: /^ {0,3}<\?/, closes: /\?>/ },
	{ key: 'data', opens: /^ {0,3}<!\[CDATA\[/, closes: /\]\]>/ },
	{ key: 'declaration', opens: /^ {0,3}<![A-Za-z]/, closes: />/ },
];
