/**
 * The header line by line, before it is read as YAML: where its entries start, which comments silence rules, and the slips that
 * can be read without doubt. YAML itself would refuse them, or lose words without a message.
 */

import { vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { isCapital } from '../../text/letters.js';
import { nearBound, nearestWords } from '../../text/nearest.js';
import { personKeyOf } from '../people/person-keys.js';
import type { SourceLine } from '../reading.js';
import { type Slip, yamlQuoted } from '../yaml/header-slips.js';
import {
	type Comment,
	type Cursor,
	DASH,
	HeaderMarks,
	indentOf,
	PEOPLE_KEYS,
	SPACE,
	TEXT_LIST_KEYS,
	UNUSUAL_SPACE,
} from './header-marks.js';
import { ValueScanner } from './header-values.js';

/** What the lines of a header say before they are read as YAML; all offsets are those of the file. */
export interface HeaderScan {
	slips: Slip[];
	/** Where each top-level entry starts. */
	entries: number[];
	comments: Comment[];
}

/** Scans the lines of a header. */
export function scanHeader(lines: readonly SourceLine[]): HeaderScan {
	const scanner = new LineScanner(lines);
	for (let index = 0; index < lines.length; index = scanner.readLine(index));
	return { slips: scanner.marks.slips, entries: scanner.entries, comments: scanner.marks.comments };
}

class LineScanner {
	readonly marks = new HeaderMarks();
	readonly entries: number[] = [];
	readonly #lines: readonly SourceLine[];
	readonly #values: ValueScanner;
	/** What a tab at the start of a line is read as: as many spaces as other lines start with. */
	readonly #tab: string;
	/** Canonical name of the top-level key above, or the key as written where it is unknown. */
	#topKey = '';
	/** Whether items may follow: after a key without a value, and after an item. */
	#inList = false;
	/** How far the item without a key above is indented: YAML would add to its text an item that stands deeper. */
	#itemIndent: number | undefined;
	/** How far the key without a value above is indented: no item of its list stands before it. */
	#keyIndent = 0;

	constructor(lines: readonly SourceLine[]) {
		this.#lines = lines;
		this.#values = new ValueScanner(lines, this.marks);
		const indents = lines.flatMap((line) => /^( +)[^\s#]/.exec(line.text)?.[1]?.length ?? []);
		this.#tab = ' '.repeat(Math.min(8, indents.length > 0 ? indents.reduce((a, b) => Math.min(a, b)) : 2));
	}

	/** Reads the line at an index; gives the index of the next line that is not part of its value. */
	readLine(index: number): number {
		const line = this.#lines[index];
		if (line === undefined) return index + 1;
		const text = index === 0 ? line.text.replace(/^\uFEFF/, ' ') : line.text;
		const cursor: Cursor = { text, base: line.start.offset, at: 0 };
		const indent = indentOf(text);
		if (text.slice(indent).trim() === '') return index + 1;
		if (text[indent] === '#') {
			this.marks.comment(cursor, indent);
			return index + 1;
		}
		const above = this.#itemIndent;
		const width = this.#widthOf(text, indent);
		const isAstray =
			above !== undefined && width !== above && width >= this.#keyIndent && this.#mayBeItem(text, indent);
		if (isAstray) this.marks.replace('itemIndent', cursor, 0, indent, ' '.repeat(above));
		else this.#readIndentation(cursor, indent);
		cursor.at = indent;
		const isItem = this.#readHyphens(cursor);
		this.#itemIndent = undefined;
		const isTop = indent === 0 && !isItem;
		if (isTop) {
			this.entries.push(cursor.base);
			this.#values.isBroken = false;
			this.#topKey = '';
		}
		const start = { index, indent, topKey: this.#topKey };
		const from = cursor.at;
		const colon = this.#findKeyEnd(cursor, isTop);
		if (colon === undefined) {
			if (isItem && text.slice(from).trim() !== '') this.#itemIndent = isAstray ? above : width;
			this.#inList = isItem || (this.#inList && !isTop);
			return this.#values.read(cursor, { ...start, kind: isItem ? 'item' : 'text' });
		}
		const key = unquoted(text.slice(from, colon));
		if (isTop) this.#topKey = vocabulary('keys').idOf(key) ?? key;
		if (isItem && this.#isText(key, cursor, colon) && !this.#values.continues(index, indent)) {
			this.#inList = true;
			this.#itemIndent = isAstray ? above : width;
			this.#quoteItem(cursor, from, colon);
			return index + 1;
		}
		cursor.at = colon + 1;
		this.#readGap(cursor);
		const isEmpty = cursor.at >= text.length || text[cursor.at] === '#';
		if (!isItem && !isEmpty && this.#opensList(cursor, index, colon, indent)) return index + 1;
		if (isEmpty) this.#keyIndent = isItem ? from : width;
		this.#inList = isEmpty || isItem;
		if (!isEmpty) return this.#values.read(cursor, { ...start, topKey: this.#topKey, kind: 'value', key });
		if (cursor.at < text.length) this.marks.comment(cursor, cursor.at);
		return index + 1;
	}

	/** `présents: Ada Novak` above items: YAML would make one text of all of them. The value is read as the first item. */
	#opensList(cursor: Cursor, index: number, colon: number, indent: number): boolean {
		const { text, at } = cursor;
		if (!PEOPLE_KEYS.has(this.#topKey) && !TEXT_LIST_KEYS.has(this.#topKey)) return false;
		if (/[["'{|>&*!#]/.test(text[at] ?? '')) return false;
		const hyphen = /^-[ \t]+/.exec(text.slice(at))?.[0].length ?? 0;
		const next = this.#nextLine(index);
		const below = next === undefined ? 0 : indentOf(next.text);
		const hasItems = next !== undefined && below > indent && this.#mayBeItem(next.text, below);
		if (!hasItems && hyphen === 0) return false;
		const width = hasItems ? this.#widthOf(next.text, below) : this.#widthOf(text, indent) + 2;
		const { end } = this.#values.plainEnd(cursor, at, this.#topKey);
		const key = text.slice(indent, colon).trim();
		const value = text.slice(at + hyphen, end);
		const edits = [
			{
				from: cursor.base + colon + 1,
				to: cursor.base + at + hyphen,
				text: `\n${' '.repeat(width)}- `,
			},
		];
		this.marks.slip('firstItem', cursor, at, end, { yaml: edits, fix: edits, values: { value, key } });
		this.#keyIndent = this.#widthOf(text, indent);
		this.#itemIndent = width;
		this.#inList = true;
		return true;
	}

	/** The next line with words. */
	#nextLine(index: number): SourceLine | undefined {
		let next = index + 1;
		while (this.#lines[next]?.text.trim() === '') next += 1;
		return this.#lines[next];
	}

	/** How far a line is indented once its tabs are read. */
	#widthOf(text: string, indent: number): number {
		const tabs = text.slice(0, indent).split('\t').length - 1;
		return indent + tabs * (this.#tab.length - 1);
	}

	/** A hyphen, or what editors put for it, before a word. */
	#mayBeItem(text: string, at: number): boolean {
		const sign = text[at] ?? '';
		return (sign === '-' && text[at + 1] !== '-') || DASH.test(sign) || /^\*\s/.test(text.slice(at, at + 2));
	}

	/** Tabs and no-break spaces that indent become spaces. */
	#readIndentation(cursor: Cursor, indent: number): void {
		for (let at = 0; at < indent; at += 1) {
			const sign = cursor.text[at] ?? '';
			if (sign === '\t') this.marks.replace('tab', cursor, at, at + 1, this.#tab);
			else if (UNUSUAL_SPACE.test(sign)) this.marks.replace('noBreakSpace', cursor, at, at + 1, ' ');
		}
	}

	/** Reads the hyphens of items; repairs a typographic dash, and a space that is missing after it. */
	#readHyphens(cursor: Cursor): boolean {
		const { text, base } = cursor;
		let isItem = false;
		for (;;) {
			const { at } = cursor;
			const sign = text[at] ?? '';
			const next = text[at + 1];
			const isSpaced = next === undefined || SPACE.test(next);
			const mayOpenList = this.#inList && !isItem;
			if (sign === '-' && isSpaced) {
				// As it should be.
			} else if (sign === '-' && mayOpenList && next !== '-') {
				const edits = [{ from: base + at, to: base + at + 1, text: '- ' }];
				this.marks.slip('itemSpace', cursor, at, at + 1, { yaml: edits, fix: edits });
			} else if ((DASH.test(sign) || (sign === '*' && isSpaced)) && mayOpenList) {
				this.marks.replace('dash', cursor, at, at + 1, isSpaced ? '-' : '- ');
			} else return isItem;
			cursor.at += 1;
			isItem = true;
			this.#readGap(cursor);
		}
	}

	/** Passes the spaces after a hyphen or a colon; a no-break space there becomes one. */
	#readGap(cursor: Cursor): void {
		const { text } = cursor;
		while (cursor.at < text.length && SPACE.test(text[cursor.at] ?? '')) {
			if (UNUSUAL_SPACE.test(text[cursor.at] ?? '')) {
				this.marks.replace('noBreakSpace', cursor, cursor.at, cursor.at + 1, ' ');
			}
			cursor.at += 1;
		}
	}

	/** Index of the colon that ends a key; repairs a space that is missing after it. */
	#findKeyEnd(cursor: Cursor, isTop: boolean): number | undefined {
		const { text, at, base } = cursor;
		const quote = text[at];
		let from = at;
		if (quote === '"' || quote === "'") {
			const close = text.indexOf(quote, at + 1);
			if (close < 0 || !/^[ \t\u00A0\u202F]*:/.test(text.slice(close + 1, close + 5))) return undefined;
			from = close;
		} else if (/[[\]{}&*!|>%@`#]/.test(quote ?? '')) return undefined;
		const first = text.indexOf(':', from);
		if (first < 0) return undefined;
		const after = text[first + 1];
		if (after !== undefined && !SPACE.test(after) && !text.startsWith('//', first + 1)) {
			const key = text.slice(at, first).trim();
			if (this.#isKnown(key, isTop)) {
				const edits = [{ from: base + first, to: base + first + 1, text: ': ' }];
				const values = { text: text.slice(at).trim(), line: `${key}: ${text.slice(first + 1).trim()}` };
				this.marks.slip('keySpace', cursor, at, first + 1, { yaml: edits, fix: edits, values });
				return first;
			}
		}
		for (let colon = first; colon >= 0; colon = text.indexOf(':', colon + 1)) {
			if (/\s#/.test(text.slice(Math.max(at, colon - 400), colon))) return undefined;
			if (colon + 1 >= text.length || SPACE.test(text[colon + 1] ?? '')) return colon;
		}
		return undefined;
	}

	/** Is it a key of the header, or below one, of some mapping there? */
	#isKnown(key: string, isTop: boolean): boolean {
		if (key.length > 60 || key === '') return false;
		if (isTop) return vocabulary('keys').idOf(key) !== undefined;
		// Inside rules any words may be a key: a majority has the name that its body gives it.
		if (this.#topKey === 'rules') return /^\p{L}[\p{L}\p{N} .'’-]*$/u.test(key);
		return (['subkeys', 'groupKeys', 'person', 'groups'] as const).some(
			(name) => vocabulary(name).idOf(key) !== undefined,
		);
	}

	/** `- Jean Dupont : président`: an item that YAML takes for a mapping, and that is a person or a title. */
	#isText(key: string, cursor: Cursor, colon: number): boolean {
		const isPeople = PEOPLE_KEYS.has(this.#topKey);
		if (!isPeople && !TEXT_LIST_KEYS.has(this.#topKey)) return false;
		if (cursor.text.slice(colon + 1).trim() === '') return false;
		if (isPeople && (personKeyOf(key) !== undefined || vocabulary('groupKeys').idOf(key) !== undefined))
			return false;
		if (!isPeople && vocabulary('subkeys').idOf(key) !== undefined) return false;
		// A capital opens a name or a title: `Noam` is nobody's `nom`.
		if (isCapital(key)) return true;
		const names = vocabulary(isPeople ? 'person' : 'subkeys').words();
		return nearestWords(key, names, nearBound(foldKeyword(key).length)).length === 0;
	}

	#quoteItem(cursor: Cursor, from: number, colon: number): void {
		const { end } = this.#values.plainEnd(cursor, from, this.#topKey);
		const last =
			cursor.text
				.slice(from, colon)
				.split(/[,(]|[ \t][-–—][ \t]/)
				.at(-1) ?? '';
		const isMark = vocabulary('personMarks').idOf(last) !== undefined;
		if (PEOPLE_KEYS.has(this.#topKey) && !isMark) {
			this.#values.personColon(cursor, from, colon, end, '- ');
			return;
		}
		const value = cursor.text.slice(from, end);
		const quoted = yamlQuoted(value);
		this.marks.replace('secondColon', cursor, from, end, quoted, { value, line: `- ${quoted}` });
	}
}

function unquoted(key: string): string {
	return key.trim().replace(/^["']|["']$/g, '');
}
