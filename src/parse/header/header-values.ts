/** Values of the header, line by line: where they end, and slips in them. */

import type { SourceLine } from '../reading.js';
import { type TextEdit, yamlQuoted } from '../yaml/header-slips.js';
import { FlowReader } from './header-flow.js';
import { type Cursor, DASH, type HeaderMarks, indentOf, SPACE, startsEntry } from './header-marks.js';

/** What stands before a value. */
export interface ValueStart {
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
export class ValueScanner {
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
			const deeper = indentOf(text);
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
				this.#marks.slips.push(...reader.slips);
				this.#marks.comments.push(...reader.comments);
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
		return text.trim() === '' || indentOf(text) > indent;
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
	'next',
	'votes',
	'rules',
]);
