/** What a scan of the header's lines collects, and the words that it shares. */

import { vocabulary } from '../../language/index.js';
import type { Slip, SlipCode } from '../yaml/header-slips.js';

/** A line that is being read. */
export interface Cursor {
	text: string;
	/** Offset of the line in the file. */
	base: number;
	/** Index of the next character. */
	at: number;
}

/** A comment, from its `#` to the end of the line. */
export interface Comment {
	/** Offset in the file. */
	from: number;
	text: string;
}

/** Slips and comments of a header, in the order in which they are met. */
export class HeaderMarks {
	readonly slips: Slip[] = [];
	readonly comments: Comment[] = [];

	/** Notes a slip between two indexes of a line. */
	slip(code: SlipCode, cursor: Cursor, from: number, to: number, rest: Partial<Slip>): void {
		const place = { from: cursor.base + from, to: cursor.base + to };
		this.slips.push({ code, ...place, yaml: [], fix: [], values: {}, ...rest });
	}

	/** Notes a slip that one replacement puts right. */
	replace(
		code: SlipCode,
		cursor: Cursor,
		from: number,
		to: number,
		text: string,
		values: Slip['values'] = {},
	): void {
		const edits = [{ from: cursor.base + from, to: cursor.base + to, text }];
		this.slip(code, cursor, from, to, { yaml: edits, fix: edits, values });
	}

	/** Notes a comment that starts at an index of a line. */
	comment(cursor: Cursor, from: number): void {
		this.comments.push({ from: cursor.base + from, text: cursor.text.slice(from) });
	}
}

/** Spaces of every kind that indent, or part a sign from its value. */
export const SPACE = /[ \t\u00A0\u202F\u2007\u2009]/;

/** Those that YAML does not take for spaces. */
export const UNUSUAL_SPACE = /[\u00A0\u202F\u2007\u2009]/;

/** Dashes and bullets that editors put for the hyphen of a list. */
export const DASH = /[\u2010-\u2015\u2212\u2022\u25E6\u2043]/;

/** How many characters indent a line. */
export function indentOf(text: string): number {
	let indent = 0;
	while (indent < text.length && SPACE.test(text[indent] ?? '')) indent += 1;
	return indent;
}

/** Does a line start a top-level entry of the header? */
export function startsEntry(text: string): boolean {
	const key = /^([^\s:"'#][^:]{0,60}):/.exec(text)?.[1];
	return key !== undefined && vocabulary('keys').idOf(key) !== undefined;
}

/** Top-level keys that hold people. */
export const PEOPLE_KEYS: ReadonlySet<string> = new Set([
	'participants',
	'members',
	'signatures',
	'tellers',
	'chair',
	'secretary',
]);

/** Top-level keys that hold texts in a list. */
export const TEXT_LIST_KEYS: ReadonlySet<string> = new Set(['agenda', 'documents', 'annexes']);
