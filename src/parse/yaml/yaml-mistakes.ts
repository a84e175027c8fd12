/** What the YAML library says, as a case with words and a place that a writer can find. */

import { CST, type YAMLParseError } from 'yaml';
import type { Problem } from '../../ast/index.js';

/** One mistake in a YAML text: its wording, and the line that is wrong. */
export interface YamlMistake {
	code: string;
	from: number;
	to: number;
	values: Problem['values'];
}

/** The case of an error, at the line where its cause stands. */
export function yamlMistake(error: YAMLParseError, text: string, tokens: readonly CST.Token[]): YamlMistake {
	let code = codeOf(error);
	let offset = error.pos[0];
	if (code === 'quote') offset = openingOf(tokens, offset, text) ?? offset;
	let line = lineAround(text, offset);
	if (code === 'secondColon' && !/:\s.*:(?:\s|$)/.test(text.slice(line.from, line.to))) {
		// The second colon is that of the next line, which its indentation makes a part of this value.
		code = 'indent';
		line = lineAround(text, nextLine(text, line.to));
	}
	const written = text.slice(line.from, line.to);
	return {
		code,
		...line,
		values: { text: written.length > LONGEST ? `${written.slice(0, LONGEST)}…` : written },
	};
}

/** The trimmed line that holds an offset; the last one with words before it where it holds none. */
export function lineAround(text: string, offset: number): { from: number; to: number } {
	const found = lineAt(text, Math.min(offset, text.length));
	if (found.to > found.from) return found;
	let before = found.from;
	while (before > 0 && /\s/.test(text[before - 1] ?? '')) before -= 1;
	return before === 0 ? found : lineAt(text, before - 1);
}

/** Offset of the first words below a line. */
function nextLine(text: string, from: number): number {
	const words = /\S/.exec(text.slice(from));
	return words ? from + words.index : from;
}

function lineAt(text: string, offset: number): { from: number; to: number } {
	let from = offset;
	while (from > 0 && !/[\r\n]/.test(text[from - 1] ?? '')) from -= 1;
	let to = offset;
	while (to < text.length && !/[\r\n]/.test(text[to] ?? '')) to += 1;
	while (to > from && /\s/.test(text[to - 1] ?? '')) to -= 1;
	while (from < to && /\s/.test(text[from] ?? '')) from += 1;
	return { from, to };
}

/** How much of a line a message shows. */
const LONGEST = 60;

function codeOf(error: YAMLParseError): string {
	switch (error.code) {
		case 'MISSING_CHAR':
			if (/quote/.test(error.message)) return 'quote';
			return /must end with/.test(error.message) ? 'bracket' : 'noColon';
		case 'BAD_INDENT':
			return /must end with|end with a/.test(error.message) ? 'bracket' : 'indent';
		case 'MULTILINE_IMPLICIT_KEY':
			return 'noColon';
		case 'TAB_AS_INDENT':
			return 'tab';
		case 'BAD_SCALAR_START':
			return 'reserved';
		case 'BAD_DQ_ESCAPE':
			return 'escape';
		case 'BLOCK_AS_IMPLICIT_KEY':
			return /compact mappings/.test(error.message) ? 'secondColon' : 'indent';
		case 'UNEXPECTED_TOKEN':
			if (/node end/.test(error.message)) return 'afterValue';
			return /flow-(?:seq|map)-end/.test(error.message) ? 'bracket' : 'unreadable';
		default:
			return 'unreadable';
	}
}

/** Where the quoted text that ends at an offset begins. */
function openingOf(tokens: readonly CST.Token[], end: number, text: string): number | undefined {
	const open: CST.Token[] = [...tokens];
	for (let token = open.pop(); token !== undefined; token = open.pop()) {
		if (token.type === 'document' && token.value) open.push(token.value);
		if (token.type === 'single-quoted-scalar' || token.type === 'double-quoted-scalar') {
			const to = token.offset + token.source.length;
			const [near, far] = to < end ? [to, end] : [end, to];
			if (far - near < LONGEST && text.slice(near, far).trim() === '') return token.offset;
		}
		if (!CST.isCollection(token)) continue;
		for (const item of token.items) {
			if (item.key) open.push(item.key);
			if (item.value) open.push(item.value);
		}
	}
	return undefined;
}
