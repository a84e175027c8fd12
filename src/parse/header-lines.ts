/**
 * The header line by line, before it is read as YAML: where its entries start, which comments silence rules, and the slips that
 * can be read without doubt. YAML itself would refuse them, or lose words without a message.
 */

import { vocabulary } from '../language/index.js';
import { foldKeyword } from '../text/fold.js';
import { nearBound, nearestWords } from '../text/nearest.js';
import { FlowReader } from './header-flow.js';
import { type Slip, type SlipCode, yamlQuoted } from './header-slips.js';
import type { SourceLine } from './reading.js';

/** What the lines of a header say before they are read as YAML; all offsets are those of the file. */
export interface HeaderScan {
	slips: Slip[];
	/** Where each top-level entry starts. */
	entries: number[];
	/** Comments, from their `#` to the end of the line. */
	comments: { from: number; text: string }[];
}

/** Scans the lines of a header. */
export function scanHeader(lines: readonly SourceLine[]): HeaderScan {
	const scan = new Scanner(lines);
	for (let index = 0; index < lines.length; index = scan.readLine(index));
	return { slips: scan.slips, entries: scan.entries, comments: scan.comments };
}

/** Top-level keys that hold people, and those that hold texts in a list. */
const PEOPLE_KEYS: ReadonlySet<string> = new Set([
	'participants',
	'members',
	'signatures',
	'tellers',
	'chair',
	'secretary',
]);
const TEXT_LIST_KEYS: ReadonlySet<string> = new Set(['agenda', 'documents', 'annexes']);
/** Keys whose values are no free text: what follows a `#` there is a comment. */
const STRICT_KEYS: ReadonlySet<string> = new Set([
	'lang',
	'date',
	'opened',
	'closed',
	'notice',
	'status',
	'approval',
	'next',
	'votes',
	'rules',
]);

const SPACE = /[ \t\u00A0\u202F\u2007\u2009]/;
const UNUSUAL_SPACE = /[\u00A0\u202F\u2007\u2009]/;
const DASH = /[\u2010-\u2015\u2212\u2022\u25E6\u2043]/;

/** A line that is being read. */
interface Cursor {
	text: string;
	/** Offset of the line in the file. */
	base: number;
	at: number;
}

class Scanner {
	readonly slips: Slip[] = [];
	readonly entries: number[] = [];
	readonly comments: { from: number; text: string }[] = [];
	readonly #lines: readonly SourceLine[];
	/** Canonical name of the top-level key above, or the key as written where it is unknown. */
	#topKey = '';
	/** Whether items may follow: after a key without a value, and after an item. */
	#inList = false;
	/** In this entry a quote or bracket was never closed: others are not looked for again. */
	#isBroken = false;

	constructor(lines: readonly SourceLine[]) {
		this.#lines = lines;
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
			this.#comment(cursor, indent);
			return index + 1;
		}
		this.#indentation(cursor, indent);
		cursor.at = indent;
		const isItem = this.#dashes(cursor);
		const isTop = indent === 0 && !isItem;
		if (isTop) {
			this.entries.push(cursor.base);
			this.#isBroken = false;
			this.#topKey = '';
		}
		const itemStart = cursor.at;
		const colon = this.#keyEnd(cursor, isTop);
		if (colon === undefined) {
			this.#inList = isItem || (this.#inList && !isTop);
			return this.#value(cursor, index, indent, isItem ? 'item' : 'text');
		}
		const key = text
			.slice(itemStart, colon)
			.trim()
			.replace(/^["']|["']$/g, '');
		if (isTop) this.#topKey = knownKey('keys', key) ?? key;
		if (isItem && this.#isTextItem(key, cursor, colon, index, indent)) {
			this.#inList = true;
			this.#quoteItem(cursor, itemStart, colon, key);
			return index + 1;
		}
		cursor.at = colon + 1;
		this.#gap(cursor);
		const isEmpty = cursor.at >= text.length || text[cursor.at] === '#';
		this.#inList = isEmpty || isItem;
		if (isEmpty) {
			if (cursor.at < text.length) this.#comment(cursor, cursor.at);
			return index + 1;
		}
		return this.#value(cursor, index, indent, 'value', key);
	}

	#slip(code: SlipCode, cursor: Cursor, from: number, to: number, rest: Partial<Slip>): void {
		this.slips.push({
			code,
			from: cursor.base + from,
			to: cursor.base + to,
			yaml: [],
			fix: [],
			values: {},
			...rest,
		});
	}

	#replace(code: SlipCode, cursor: Cursor, from: number, to: number, text: string): void {
		const edit = { from: cursor.base + from, to: cursor.base + to, text };
		this.#slip(code, cursor, from, to, { yaml: [edit], fix: [edit] });
	}

	#comment(cursor: Cursor, from: number): void {
		this.comments.push({ from: cursor.base + from, text: cursor.text.slice(from) });
	}

	/** Tabs and no-break spaces that indent become spaces. */
	#indentation(cursor: Cursor, indent: number): void {
		for (let at = 0; at < indent; at += 1) {
			const sign = cursor.text[at] ?? '';
			if (sign === '\t') this.#replace('tab', cursor, at, at + 1, '  ');
			else if (UNUSUAL_SPACE.test(sign)) this.#replace('noBreakSpace', cursor, at, at + 1, ' ');
		}
	}

	/** Reads the hyphens of items; repairs a typographic dash, and a space that is missing after it. */
	#dashes(cursor: Cursor): boolean {
		const { text } = cursor;
		let isItem = false;
		for (;;) {
			const sign = text[cursor.at] ?? '';
			const next = text[cursor.at + 1];
			const isSpaced = next === undefined || SPACE.test(next);
			if (sign === '-' && isSpaced) {
				cursor.at += 1;
			} else if (sign === '-' && this.#inList && !isItem && next !== '-') {
				const edit = { from: cursor.base + cursor.at + 1, to: cursor.base + cursor.at + 1, text: ' ' };
				this.#slip('itemSpace', cursor, cursor.at, cursor.at + 1, sameEdits(edit));
				cursor.at += 1;
			} else if ((DASH.test(sign) || (sign === '*' && isSpaced)) && this.#inList && !isItem) {
				this.#replace('dash', cursor, cursor.at, cursor.at + 1, isSpaced ? '-' : '- ');
				cursor.at += 1;
			} else return isItem;
			isItem = true;
			this.#gap(cursor);
		}
	}

	/** Passes the spaces after a hyphen or a colon; a no-break space there becomes one. */
	#gap(cursor: Cursor): void {
		const { text } = cursor;
		while (cursor.at < text.length && SPACE.test(text[cursor.at] ?? '')) {
			if (UNUSUAL_SPACE.test(text[cursor.at] ?? ''))
				this.#replace('noBreakSpace', cursor, cursor.at, cursor.at + 1, ' ');
			cursor.at += 1;
		}
	}

	/** Index of the colon that ends a key; repairs a space that is missing after it. */
	#keyEnd(cursor: Cursor, isTop: boolean): number | undefined {
		const { text, at } = cursor;
		const quote = text[at];
		let from = at;
		if (quote === '"' || quote === "'") {
			const close = text.indexOf(quote, at + 1);
			if (close < 0 || !/^[ \t\u00A0\u202F]*:/.test(text.slice(close + 1, close + 5))) return undefined;
			from = close;
		} else if (/[[\]{}&*!|>%@`#]/.test(quote ?? '')) return undefined;
		const first = text.indexOf(':', from);
		if (first < 0) return undefined;
		if (first + 1 < text.length && !SPACE.test(text[first + 1] ?? '')) {
			const key = text.slice(at, first);
			if (isKnownAnywhere(key, isTop, this.#topKey) && !text.startsWith('//', first + 1)) {
				this.#slip('keySpace', cursor, at, first + 1, {
					...sameEdits({ from: cursor.base + first + 1, to: cursor.base + first + 1, text: ' ' }),
					values: {
						key: key.trim(),
						text: text.slice(at).trim(),
						line: `${key.trim()}: ${text.slice(first + 1).trim()}`,
					},
				});
				return first;
			}
		}
		for (let colon = first; colon >= 0; colon = text.indexOf(':', colon + 1)) {
			const before = text.slice(at, colon);
			if (/\s#/.test(before.slice(-400))) return undefined;
			if (colon + 1 >= text.length || SPACE.test(text[colon + 1] ?? '')) return colon;
		}
		return undefined;
	}

	/** `- Jean Dupont : président`: an item that YAML takes for a mapping, and that is a person or a title. */
	#isTextItem(key: string, cursor: Cursor, colon: number, index: number, indent: number): boolean {
		const isPeople = PEOPLE_KEYS.has(this.#topKey);
		if (!isPeople && !TEXT_LIST_KEYS.has(this.#topKey)) return false;
		if (cursor.text.slice(colon + 1).trim() === '') return false;
		if (this.#continues(index, indent)) return false;
		const names = [
			...vocabulary(isPeople ? 'person' : 'subkeys').words(),
			...(isPeople ? vocabulary('groupKeys').words() : []),
		];
		const folded = foldKeyword(key);
		if (names.some((name) => foldKeyword(name) === folded)) return false;
		if (isPeople && /^voix |^votes /.test(folded)) return false;
		// A capital opens a name: `Noam` is nobody's `nom`.
		return /^\p{Lu}/u.test(key) || nearestWords(key, names, nearBound(folded.length)).length === 0;
	}

	/** Does the next line with words belong to the item of this line? */
	#continues(index: number, indent: number): boolean {
		for (let next = index + 1; next < this.#lines.length; next += 1) {
			const text = this.#lines[next]?.text ?? '';
			const deeper = indentOf(text);
			if (text.slice(deeper).trim() === '' || text[deeper] === '#') continue;
			return deeper > indent && text[deeper] !== '-' && !DASH.test(text[deeper] ?? '');
		}
		return false;
	}

	#quoteItem(cursor: Cursor, from: number, colon: number, key: string): void {
		const { text } = cursor;
		const end = this.#plainEnd(cursor, from).end;
		const written = text.slice(from, end);
		const yaml = [{ from: cursor.base + from, to: cursor.base + end, text: yamlQuoted(written) }];
		if (!PEOPLE_KEYS.has(this.#topKey)) {
			this.#slip('secondColon', cursor, from, end, {
				yaml,
				fix: yaml,
				values: { value: written, line: `- ${yamlQuoted(written)}` },
			});
			return;
		}
		const before = text.slice(from, colon).trimEnd();
		let after = colon + 1;
		while (SPACE.test(text[after] ?? '')) after += 1;
		const fix = [{ from: cursor.base + from + before.length, to: cursor.base + after, text: ', ' }];
		const line = `- ${key}, ${text.slice(after, end)}`;
		this.#slip('personColon', cursor, from, end, { yaml, fix, values: { value: written, line } });
	}

	/** Reads a value from the cursor; gives the index of the line after it. */
	#value(
		cursor: Cursor,
		index: number,
		indent: number,
		kind: 'value' | 'item' | 'text',
		key?: string,
	): number {
		const { text, at } = cursor;
		const sign = text[at] ?? '';
		if (sign === '"' || sign === "'") return this.#quoted(cursor, index, sign);
		if (sign === '{' || sign === '[') return this.#flow(cursor, index);
		if (sign === '|' || sign === '>') return this.#block(cursor, index, indent);
		if (sign === '\u201C' && /^\u201C[^\u201C\u201D]*\u201D$/.test(text.slice(at).trimEnd())) {
			const end = text.trimEnd().length;
			const inner = text.slice(at + 1, end - 1);
			const edit = { from: cursor.base + at, to: cursor.base + end, text: yamlQuoted(inner) };
			this.#slip('quotes', cursor, at, end, {
				...sameEdits(edit),
				values: { value: inner, line: yamlQuoted(inner) },
			});
			return index + 1;
		}
		if (/[&*!%@`,]/.test(sign)) return index + 1;
		const { end, hashes, comment } = this.#plainEnd(cursor, at);
		if (comment !== undefined) this.#comment(cursor, comment);
		const value = text.slice(at, end);
		const isColon = kind === 'value' && /:(?:[ \t]|$)/.test(value);
		if (kind === 'text' || (!isColon && !hashes) || this.#continues(index, indent)) return index + 1;
		const quoted = yamlQuoted(value);
		const line = kind === 'value' ? `${key}: ${quoted}` : `- ${quoted}`;
		const edit = { from: cursor.base + at, to: cursor.base + end, text: quoted };
		this.#slip(isColon ? 'secondColon' : 'hash', cursor, at, end, {
			...sameEdits(edit),
			values: { value, line },
		});
		return index + 1;
	}

	/** Where a plain value ends: at a comment, or with the line. A `#` before a letter or digit belongs to a text (`Salle #3`). */
	#plainEnd(cursor: Cursor, from: number): { end: number; hashes: boolean; comment?: number } {
		const { text } = cursor;
		let hashes = false;
		for (let at = text.indexOf('#', from); at >= 0; at = text.indexOf('#', at + 1)) {
			if (at === from || !/[ \t]/.test(text[at - 1] ?? '')) continue;
			const isText =
				/^#[\p{L}\p{N}]/u.test(text.slice(at, at + 3)) &&
				!STRICT_KEYS.has(this.#topKey) &&
				!/^#\s*pv.ignore/i.test(text.slice(at, at + 20));
			if (!isText) return { end: text.slice(0, at).trimEnd().length, hashes, comment: at };
			hashes = true;
		}
		return { end: text.trimEnd().length, hashes };
	}

	#quoted(cursor: Cursor, index: number, quote: string): number {
		if (this.#isBroken) return index + 1;
		let at = cursor.at + 1;
		for (let next = index; next < this.#lines.length; next += 1) {
			const text = next === index ? cursor.text : (this.#lines[next]?.text ?? '');
			if (next > index && this.#isEntry(text)) break;
			for (; at < text.length; at += 1) {
				if (quote === '"' && text[at] === '\\') at += 1;
				else if (text[at] === quote) {
					if (quote !== "'" || text[at + 1] !== "'") return this.#afterQuoted(next, text, at + 1);
					at += 1;
				}
			}
			at = 0;
		}
		this.#isBroken = true;
		return index + 1;
	}

	#afterQuoted(index: number, text: string, at: number): number {
		const comment = /^[ \t]+#/.exec(text.slice(at));
		if (comment)
			this.#comment({ text, base: this.#lines[index]?.start.offset ?? 0, at }, at + comment[0].length - 1);
		return index + 1;
	}

	/** A value in brackets, on one line or more. */
	#flow(cursor: Cursor, index: number): number {
		if (this.#isBroken) return index + 1;
		const reader = new FlowReader();
		for (let next = index; next < this.#lines.length; next += 1) {
			const text = this.#lines[next]?.text ?? '';
			if (next > index && this.#isEntry(text)) break;
			const from = next === index ? cursor.at : 0;
			if (reader.readLine(next === index ? cursor.text : text, this.#lines[next]?.start.offset ?? 0, from)) {
				this.slips.push(...reader.slips);
				this.comments.push(...reader.comments);
				return next + 1;
			}
		}
		this.#isBroken = true;
		return index + 1;
	}

	/** A block of text after `|` or `>`; any other value that starts so is a threshold, `> 1/2`. */
	#block(cursor: Cursor, index: number, indent: number): number {
		const { text, at } = cursor;
		const rest = text.slice(at).trimEnd();
		const isHeader = /^[|>](?:[+-]?[1-9]?|[1-9][+-])(?:\s+#.*)?$/.test(rest);
		if (isHeader && (this.#isDeeper(index + 1, indent) || rest.length === 1)) {
			let next = index + 1;
			while (next < this.#lines.length && this.#isInside(next, indent)) next += 1;
			return next;
		}
		const { end, comment } = this.#plainEnd(cursor, at);
		if (comment !== undefined) this.#comment(cursor, comment);
		const value = text.slice(at, end);
		const edit = { from: cursor.base + at, to: cursor.base + end, text: yamlQuoted(value) };
		this.#slip('threshold', cursor, at, end, {
			...sameEdits(edit),
			values: { value, line: yamlQuoted(value) },
		});
		return index + 1;
	}

	#isInside(index: number, indent: number): boolean {
		const text = this.#lines[index]?.text ?? '';
		return text.trim() === '' || indentOf(text) > indent;
	}

	#isDeeper(index: number, indent: number): boolean {
		for (let next = index; next < this.#lines.length; next += 1) {
			if ((this.#lines[next]?.text ?? '').trim() !== '') return this.#isInside(next, indent);
		}
		return false;
	}

	#isEntry(text: string): boolean {
		const key = /^([^\s:"'#][^:]{0,60}):/.exec(text)?.[1];
		return key !== undefined && knownKey('keys', key) !== undefined;
	}
}

function sameEdits(edit: Slip['yaml'][number]): Pick<Slip, 'yaml' | 'fix'> {
	return { yaml: [edit], fix: [edit] };
}

function indentOf(text: string): number {
	let indent = 0;
	while (indent < text.length && SPACE.test(text[indent] ?? '')) indent += 1;
	return indent;
}

function knownKey(
	name: 'keys' | 'subkeys' | 'groupKeys' | 'person' | 'groups' | 'rules',
	key: string,
): string | undefined {
	return vocabulary(name).idOf(key);
}

/** Is it a key of the header, or below one, of some mapping there? */
function isKnownAnywhere(key: string, isTop: boolean, topKey: string): boolean {
	if (key.length > 60 || key.trim() === '') return false;
	if (isTop) return knownKey('keys', key) !== undefined;
	const names =
		topKey === 'rules' ? (['rules'] as const) : (['subkeys', 'groupKeys', 'person', 'groups'] as const);
	return names.some((name) => knownKey(name, key) !== undefined);
}
