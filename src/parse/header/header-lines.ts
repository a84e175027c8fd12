/**
 * The header line by line, before it is read as YAML: where its entries start, which comments silence rules, and the slips that
 * can be read without doubt. YAML itself would refuse them, or lose words without a message.
 */

import { findHeaderKey, isOneOf, vocabulary } from '../../language/index.js';
import type { SourceLine } from '../../source/places.js';
import { foldKeyword } from '../../text/fold.js';
import { isCapital } from '../../text/letters.js';
import { nearBound, nearestWords } from '../../text/nearest.js';
import { getPersonKey } from '../people/person-mapping.js';
import { type Slip, type SlipCode, type TextEdit, yamlQuoted } from '../yaml/values.js';

/** What the lines of a header say before they are read as YAML; all offsets are those of the file. */
interface HeaderScan {
	slips: Slip[];
	/** Where each top-level entry starts. */
	entries: number[];
	comments: Comment[];
}

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
		const indent = getIndent(text);
		if (text.slice(indent).trim() === '') return index + 1;
		if (text[indent] === '#') {
			this.marks.comment(cursor, indent);
			return index + 1;
		}
		const above = this.#itemIndent;
		const width = this.#getWidth(text, indent);
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
		const key = text
			.slice(from, colon)
			.trim()
			.replace(/^["']|["']$/g, '');
		if (isTop) this.#topKey = findHeaderKey(key) ?? key;
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
		const below = next === undefined ? 0 : getIndent(next.text);
		const hasItems = next !== undefined && below > indent && this.#mayBeItem(next.text, below);
		if (!hasItems && hyphen === 0) return false;
		const width = hasItems ? this.#getWidth(next.text, below) : this.#getWidth(text, indent) + 2;
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
		this.#keyIndent = this.#getWidth(text, indent);
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
	#getWidth(text: string, indent: number): number {
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
		if (isTop) return findHeaderKey(key) !== undefined;
		// Inside rules any words may be a key: a majority has the name that its body gives it.
		if (this.#topKey === 'rules') return /^\p{L}[\p{L}\p{N} .'’-]*$/u.test(key);
		return isOneOf(key, 'subkeys', 'groupKeys', 'person', 'groups');
	}

	/** `- Jean Dupont : président`: an item that YAML takes for a mapping, and that is a person or a title. */
	#isText(key: string, cursor: Cursor, colon: number): boolean {
		const isPeople = PEOPLE_KEYS.has(this.#topKey);
		if (!isPeople && !TEXT_LIST_KEYS.has(this.#topKey)) return false;
		if (cursor.text.slice(colon + 1).trim() === '') return false;
		if (isPeople && (getPersonKey(key) !== undefined || isOneOf(key, 'groupKeys'))) return false;
		if (!isPeople && isOneOf(key, 'subkeys')) return false;
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
		const isMark = isOneOf(last, 'personMarks');
		if (PEOPLE_KEYS.has(this.#topKey) && !isMark) {
			this.#values.personColon(cursor, from, colon, end, '- ');
			return;
		}
		const value = cursor.text.slice(from, end);
		const quoted = yamlQuoted(value);
		this.marks.replace('secondColon', cursor, from, end, quoted, { value, line: `- ${quoted}` });
	}
}

// --- Values of the header, line by line: where they end, and slips in them.

interface ValueStart {
	/** Index of its line. */
	index: number;
	/** How far its line is indented. */
	indent: number;
	/** A value has a key before it, an item a hyphen, other text neither. */
	kind: 'value' | 'item' | 'text';
	/** The key as written. */
	key?: string | undefined;
	/** Canonical name of the top-level key above. */
	topKey: string;
}

/** Passes over values. */
class ValueScanner {
	/** In this entry a quote or bracket was never closed: others are not looked for again, so that the scan stays linear. */
	isBroken = false;
	readonly #lines: readonly SourceLine[];
	readonly #marks: HeaderMarks;

	constructor(lines: readonly SourceLine[], marks: HeaderMarks) {
		this.#lines = lines;
		this.#marks = marks;
	}

	/** Reads the value at the cursor; gives the index of the line after it. */
	read(cursor: Cursor, start: ValueStart): number {
		const { text, at } = cursor;
		const next = start.index + 1;
		const sign = text[at] ?? '';
		if (sign === '"' || sign === "'") return this.#quoted(cursor, start.index, sign);
		if (sign === '{' || sign === '[') return this.#flow(cursor, start.index);
		if (sign === '|' || sign === '>') return this.#block(cursor, start);
		if (/^\u201C[^\u201C\u201D]*\u201D$/.test(text.slice(at).trimEnd())) {
			const end = text.trimEnd().length;
			const inner = text.slice(at + 1, end - 1);
			const quoted = yamlQuoted(inner);
			this.#marks.replace('quotes', cursor, at, end, quoted, { value: inner, line: quoted });
			return next;
		}
		if (/[&*!%@`,]/.test(sign)) return next;
		const { end, hasHash } = this.plainEnd(cursor, at, start.topKey);
		const value = text.slice(at, end);
		const colon = start.kind === 'value' ? value.search(/:(?:[ \t]|$)/) : -1;
		if (start.kind === 'text' || (colon < 0 && !hasHash) || this.continues(start.index, start.indent))
			return next;
		if (colon >= 0 && OFFICER_KEYS.has(start.topKey) && start.indent === 0) {
			this.personColon(cursor, at, at + colon, end, `${start.key}: `);
			return next;
		}
		const quoted = yamlQuoted(value);
		const line = start.kind === 'value' ? `${start.key}: ${quoted}` : `- ${quoted}`;
		this.#marks.replace(colon < 0 ? 'hash' : 'secondColon', cursor, at, end, quoted, { value, line });
		return next;
	}

	/** Notes a name that a colon parts from its quality; `before` is what stands before it in the line to write. */
	personColon(cursor: Cursor, from: number, colon: number, end: number, before: string): void {
		const { text, base } = cursor;
		const written = text.slice(from, end);
		const name = text.slice(from, colon).trimEnd();
		let after = colon + 1;
		while (SPACE.test(text[after] ?? '')) after += 1;
		const yaml: TextEdit[] = [{ from: base + from, to: base + end, text: yamlQuoted(written) }];
		const fix: TextEdit[] = [{ from: base + from + name.length, to: base + after, text: ', ' }];
		const line = `${before}${name}, ${text.slice(after, end)}`;
		this.#marks.slip('personColon', cursor, from, end, { yaml, fix, values: { value: written, line } });
	}

	/** Where a plain value ends: at a comment, or with the line. A `#` before a letter or digit belongs to a text (`Salle #3`). */
	plainEnd(cursor: Cursor, from: number, topKey: string): { end: number; hasHash: boolean } {
		const { text } = cursor;
		let hasHash = false;
		for (let at = text.indexOf('#', from); at >= 0; at = text.indexOf('#', at + 1)) {
			if (at === from || !/[ \t]/.test(text[at - 1] ?? '')) continue;
			const isWord = /^#[\p{L}\p{N}]/u.test(text.slice(at, at + 3));
			if (!isWord || STRICT_KEYS.has(topKey) || /^#pv[-_]ignore/i.test(text.slice(at, at + 10))) {
				this.#marks.comment(cursor, at);
				return { end: text.slice(0, at).trimEnd().length, hasHash };
			}
			hasHash = true;
		}
		return { end: text.trimEnd().length, hasHash };
	}

	/** Does the next line with words belong to the value or item of this line? */
	continues(index: number, indent: number): boolean {
		for (let next = index + 1; next < this.#lines.length; next += 1) {
			const text = this.#lines[next]?.text ?? '';
			const deeper = getIndent(text);
			if (text.slice(deeper).trim() === '' || text[deeper] === '#') continue;
			return deeper > indent && text[deeper] !== '-' && !DASH.test(text[deeper] ?? '');
		}
		return false;
	}

	#quoted(cursor: Cursor, index: number, quote: string): number {
		if (this.isBroken) return index + 1;
		let at = cursor.at + 1;
		for (let next = index; next < this.#lines.length; next += 1) {
			const text = next === index ? cursor.text : (this.#lines[next]?.text ?? '');
			if (next > index && startsEntry(text)) break;
			for (; at < text.length; at += 1) {
				if (quote === '"' && text[at] === '\\') at += 1;
				else if (text[at] === quote) {
					if (quote !== "'" || text[at + 1] !== "'") return this.#afterQuoted(next, text, at + 1);
					at += 1;
				}
			}
			at = 0;
		}
		this.isBroken = true;
		return index + 1;
	}

	#afterQuoted(index: number, text: string, at: number): number {
		const gap = /^[ \t]+(?=#)/.exec(text.slice(at))?.[0].length;
		const base = this.#lines[index]?.start.offset ?? 0;
		if (gap !== undefined) this.#marks.comment({ text, base, at }, at + gap);
		return index + 1;
	}

	/** A value in brackets, on one line or more. */
	#flow(cursor: Cursor, index: number): number {
		if (this.isBroken) return index + 1;
		const reader = new FlowReader();
		for (let next = index; next < this.#lines.length; next += 1) {
			const text = next === index ? cursor.text : (this.#lines[next]?.text ?? '');
			if (next > index && startsEntry(text)) break;
			const from = next === index ? cursor.at : 0;
			if (reader.readLine(text, this.#lines[next]?.start.offset ?? 0, from)) {
				for (const each of reader.slips) this.#marks.slips.push(each);
				for (const each of reader.comments) this.#marks.comments.push(each);
				return next + 1;
			}
		}
		this.isBroken = true;
		return index + 1;
	}

	/** A block of text after `|` or `>`; any other value that starts so is a threshold, `> 1/2`. */
	#block(cursor: Cursor, start: ValueStart): number {
		const { text, at } = cursor;
		const rest = text.slice(at).trimEnd();
		const isHeader = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?$/.test(rest);
		if (isHeader && (rest.length === 1 || this.#isFollowed(start))) {
			let next = start.index + 1;
			while (next < this.#lines.length && this.#isInside(next, start.indent)) next += 1;
			return next;
		}
		const { end } = this.plainEnd(cursor, at, start.topKey);
		const value = text.slice(at, end);
		const quoted = yamlQuoted(value);
		const line = start.key === undefined ? quoted : `${start.key}: ${quoted}`;
		this.#marks.replace('threshold', cursor, at, end, quoted, { value, line });
		return start.index + 1;
	}

	#isInside(index: number, indent: number): boolean {
		const text = this.#lines[index]?.text ?? '';
		return text.trim() === '' || getIndent(text) > indent;
	}

	#isFollowed(start: ValueStart): boolean {
		for (let next = start.index + 1; next < this.#lines.length; next += 1) {
			if ((this.#lines[next]?.text ?? '').trim() !== '') return this.#isInside(next, start.indent);
		}
		return false;
	}
}

/** Keys whose one value is a name, and after a comma its quality. */
const OFFICER_KEYS: ReadonlySet<string> = new Set(['chair', 'secretary']);

/** Keys whose values are no free text: what follows a `#` there is a comment. */
const STRICT_KEYS: ReadonlySet<string> = new Set([
	'lang',
	'date',
	'opened',
	'closed',
	'notice',
	'status',
	'approval',
	'subjects',
	'transmitted',
	'next',
	'copies',
	'votes',
	'rules',
]);

// --- Values in brackets, `{ seuil: > 1/2, base: exprimés }`, character by character over one line or more.

/** Reads a value in brackets, line after line, until it closes. */
class FlowReader {
	readonly slips: Slip[] = [];
	/** A comment behind the closing bracket or behind a line of the value. */
	readonly comments: { from: number; text: string }[] = [];
	#depth = 0;
	#quote = '';
	/** Whether a key, item or value may start here. */
	#isFresh = true;

	/** Reads a line from an index; whether the value closes in it. */
	readLine(text: string, base: number, from: number): boolean {
		let at = from;
		while (at < text.length) {
			const sign = text[at] ?? '';
			if (this.#quote !== '') {
				if (this.#quote === '"' && sign === '\\') at += 1;
				else if (sign === this.#quote) this.#quote = '';
				at += 1;
				continue;
			}
			if (sign === '#' && /\s/.test(text[at - 1] ?? ' ')) {
				this.comments.push({ from: base + at, text: text.slice(at) });
				return false;
			}
			if (sign === '{' || sign === '[' || sign === ',') {
				if (sign !== ',') this.#depth += 1;
				this.#isFresh = true;
				at += 1;
			} else if (sign === '}' || sign === ']') {
				this.#depth -= 1;
				at += 1;
				if (this.#depth <= 0) {
					const comment = /^[ \t]+(?=#)/.exec(text.slice(at));
					if (comment)
						this.comments.push({
							from: base + at + comment[0].length,
							text: text.slice(at + comment[0].length),
						});
					return true;
				}
			} else if (sign === ':' && /^[\s,}\]]|^$/.test(text.slice(at + 1, at + 2))) {
				this.#isFresh = true;
				at += 1;
			} else if (/\s/.test(sign)) {
				at += 1;
			} else if (!this.#isFresh) {
				at += 1;
			} else {
				this.#isFresh = false;
				at = this.#start(text, base, at);
			}
		}
		return false;
	}

	/** Reads the first character of a key, an item or a value; gives where to go on. */
	#start(text: string, base: number, at: number): number {
		const sign = text[at] ?? '';
		if (sign === '"' || sign === "'") {
			this.#quote = sign;
			return at + 1;
		}
		if (sign === '>' || sign === '|') {
			const written = (/^[^,}\]]*/.exec(text.slice(at))?.[0] ?? '').trimEnd();
			this.#slip('threshold', base + at, written, yamlQuoted(written), {
				value: written,
				line: yamlQuoted(written),
			});
			return at + written.length;
		}
		// `[M. Huet [150], …]`: the brackets of the votes would open another list.
		const weighed = /^[^[\]{},:"'#&*!|>%@`][^[\]{},:"'#]*[ \t]\[[\d \t.,/\u00A0\u202F]+\][^[\]{},#"]*/.exec(
			text.slice(at),
		)?.[0];
		if (weighed !== undefined) {
			const value = weighed.trimEnd();
			this.#slip('weights', base + at, value, yamlQuoted(value), { value, line: yamlQuoted(value) });
			return at + value.length;
		}
		const tight = /^([^\s:,{}[\]"'#]{2,40}):(?=([\u00A0\u202F]|[^\s,}\]]))/.exec(text.slice(at, at + 44));
		const key = tight?.[1];
		// A threshold follows no text but a key.
		if (
			tight === null ||
			key === undefined ||
			!(isOneOf(key, 'subkeys', 'groupKeys', 'person', 'groups') || tight[2] === '>')
		)
			return at + 1;
		const colon = at + tight[0].length;
		this.#isFresh = true;
		if (/[\u00A0\u202F]/.test(tight[2] ?? '')) {
			this.#slip('noBreakSpace', base + colon, text[colon] ?? '', ' ', {});
			return colon + 1;
		}
		const value = (/^[^,{}[\]]*/.exec(text.slice(colon))?.[0] ?? '').trim();
		const values = { key, text: `${key}:${value}`, line: `${key}: ${value}` };
		this.slips.push({
			code: 'keySpace',
			from: base + at,
			to: base + colon,
			yaml: [{ from: base + colon - 1, to: base + colon, text: ': ' }],
			fix: [{ from: base + colon - 1, to: base + colon, text: ': ' }],
			values,
		});
		return colon;
	}

	#slip(code: SlipCode, from: number, written: string, text: string, values: Record<string, string>): void {
		const edit = { from, to: from + written.length, text };
		this.slips.push({ code, from, to: edit.to, yaml: [edit], fix: [edit], values });
	}
}

// --- What a scan of the header's lines collects, and the words that it shares.

/** A line that is being read. */
interface Cursor {
	text: string;
	/** Offset of the line in the file. */
	base: number;
	/** Index of the next character. */
	at: number;
}

/** A comment, from its `#` to the end of the line. */
interface Comment {
	/** Offset in the file. */
	from: number;
	text: string;
}

/** Slips and comments of a header, in the order in which they are met. */
class HeaderMarks {
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
const SPACE = /[ \t\u00A0\u202F\u2007\u2009]/;

/** Those that YAML does not take for spaces. */
const UNUSUAL_SPACE = /[\u00A0\u202F\u2007\u2009]/;

/** Dashes and bullets that editors put for the hyphen of a list. */
const DASH = /[\u2010-\u2015\u2212\u2022\u25E6\u2043]/;

/** How many characters indent a line. */
function getIndent(text: string): number {
	let indent = 0;
	while (indent < text.length && SPACE.test(text[indent] ?? '')) indent += 1;
	return indent;
}

/** Does a line start a top-level entry of the header? */
function startsEntry(text: string): boolean {
	const key = /^([^\s:"'#][^:]{0,60}):/.exec(text)?.[1];
	return key !== undefined && findHeaderKey(key) !== undefined;
}

/** Top-level keys that hold people. */
const PEOPLE_KEYS: ReadonlySet<string> = new Set([
	'participants',
	'members',
	'signatures',
	'tellers',
	'chair',
	'secretary',
]);

/** Top-level keys that hold texts in a list. */
const TEXT_LIST_KEYS: ReadonlySet<string> = new Set(['agenda', 'documents', 'annexes']);
