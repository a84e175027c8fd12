/**
 * Most of a meeting file is plain words, for which the Markdown library is a hundred times too slow. What holds no markup, or only the
 * plainest, is read here into exactly the nodes that the library makes (a test compares them); anything else is left to it.
 */

import type { Heading, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';
import { isWordCharacter } from '../../text/letters.js';
import type { SourceLine, SourcePoint } from '../reading.js';
import { endOfLine, pointInLine } from '../source/source-lines.js';
import { leadsSomewhere } from './as-written.js';

/** Can no line of this kind be anything but the words of a paragraph? */
function isPlainLine(text: string): boolean {
	return !NOT_PLAIN_START.test(text) && !NOT_PLAIN_END.test(text);
}

/** The paragraph of these lines, or nothing where the library must read them. */
export function plainParagraph(
	source: string,
	lines: readonly SourceLine[],
	from: number,
	to: number,
): Paragraph | undefined {
	const [first, last] = [lines[from], lines[to - 1]];
	if (!first || !last) return undefined;
	for (let index = from; index < to; index += 1) {
		if (!isPlainLine(lines[index]?.text ?? ' ')) return undefined;
	}
	return paragraphBetween(source, first.start, endOfLine(last));
}

/** The heading of a line `# Title`, or nothing where the library must read it. */
export function plainHeading(source: string, line: SourceLine): Heading | undefined {
	const match = /^(#{1,6})( +)(?=\S)/.exec(line.text);
	if (!match || /#$/.test(line.text) || NOT_PLAIN_END.test(line.text)) return undefined;
	const start = pointInLine(line, match[0].length);
	const end = endOfLine(line);
	const children = plainInline(source.slice(start.offset, end.offset), start);
	if (!children) return undefined;
	const depth = (match[1] ?? '#').length as Heading['depth'];
	return { type: 'heading', depth, children, position: { start: { ...line.start }, end } };
}

/**
 * The list that starts at a line: items of one mark, each with one plain paragraph, blank lines between them or not. Nothing where the
 * library must read it. `to` is the line after the list.
 */
export function plainList(
	source: string,
	lines: readonly SourceLine[],
	from: number,
	endsAt: (index: number) => boolean,
): { node: RootContent; to: number } | undefined {
	const mark = itemMark(lines[from]?.text ?? '');
	if (!mark) return undefined;
	const items: { from: number; to: number; prefix: number; spreadBefore: boolean }[] = [];
	let index = from;
	let blankBefore = false;
	let to = from;
	for (; index < lines.length && !endsAt(index); index += 1) {
		const text = lines[index]?.text ?? '';
		if (text === '') {
			blankBefore = true;
			continue;
		}
		const found = itemMark(text);
		if (found) {
			if (found.kind !== mark.kind || !isPlainLine(text.slice(found.length))) return undefined;
			items.push({ from: index, to: index + 1, prefix: found.length, spreadBefore: blankBefore });
		} else {
			if (!isPlainLine(text)) {
				// Indented lines may belong to the last item.
				if (blankBefore && !/^[ \t]/.test(text) && !MAY_START_ITEM.test(text)) break;
				return undefined;
			}
			if (blankBefore) break;
			const last = items.at(-1);
			if (last) last.to = index + 1;
		}
		blankBefore = false;
		to = index + 1;
	}
	const children: ListItem[] = [];
	for (const item of items) {
		const [first, last] = [lines[item.from], lines[item.to - 1]];
		if (!first || !last) return undefined;
		const paragraph = paragraphBetween(source, pointInLine(first, item.prefix), endOfLine(last));
		if (!paragraph) return undefined;
		const position = { start: { ...first.start }, end: endOfLine(last) };
		children.push({ type: 'listItem', spread: false, checked: null, children: [paragraph], position });
	}
	const start = children[0]?.position?.start;
	const end = children.at(-1)?.position?.end;
	if (!start || !end) return undefined;
	const ordered = mark.number !== undefined;
	return {
		to,
		node: {
			type: 'list',
			ordered,
			start: ordered ? Number(mark.number) : null,
			spread: items.some((item) => item.spreadBefore),
			children,
			position: { start: { ...start }, end: { ...end } },
		},
	};
}

/** Words with the plainest markup: strong, emphasis, and links with a short target; nothing where the library must read them. */
function plainInline(text: string, start: SourcePoint): PhrasingContent[] | undefined {
	if (!MARKUP.test(text)) return text === '' ? [] : [textNode(text, start)];
	const found: PhrasingContent[] = [];
	let at = 0;
	let point = start;
	while (at < text.length) {
		const rest = text.slice(at);
		const next = rest.search(MARKUP);
		const words = next < 0 ? rest : rest.slice(0, next);
		if (words !== '') {
			const node = textNode(words, point);
			found.push(node);
			point = node.position?.end as SourcePoint;
			at += words.length;
		}
		if (next < 0) break;
		const node = delimited(text, at, point) ?? link(text, at, point);
		if (!node) return undefined;
		found.push(node.node);
		at += node.length;
		point = { line: point.line, column: point.column + node.length, offset: point.offset + node.length };
		// A long paragraph full of markup is left to the library: the slices above would make it quadratic.
		if (found.length > 64) return undefined;
	}
	return found;
}

/** What the library may take for markup inside a line. */
const MARKUP = /[\\`*_[\]|\t\0\uFEFF]|<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]{0,31};)|[ \t](?=[\r\n])/;

/** What may make a line other than words of a paragraph: marks of blocks, and white space around. */
const NOT_PLAIN_START =
	/^(?:[ \t\uFEFF>]|#{1,6}(?:[ \t]|$)|[-+*](?:[ \t]|$)|\d{1,9}[.)](?:[ \t]|$)|[~`]{3}|::|[-:| \t]+$|[*_][*_ \t]*$|<[A-Za-z/!?]|\[(?:\^|[^\]]*(?:\]:|$)))/;

const NOT_PLAIN_END = /[ \t]$|^$/;

const MAY_START_ITEM = /^(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/;

function itemMark(text: string): { length: number; kind: string; number?: string } | undefined {
	const match = /^(?:([-+*])|(\d{1,9})([.)])) (?=[^ \t])/.exec(text);
	if (!match) return undefined;
	const [whole, bullet, number, delimiter] = match;
	return number === undefined
		? { length: whole.length, kind: bullet ?? '' }
		: { length: whole.length, kind: delimiter ?? '', number };
}

function paragraphBetween(source: string, start: SourcePoint, end: SourcePoint): Paragraph | undefined {
	const text = source.slice(start.offset, end.offset);
	const children = plainInline(text, start);
	if (!children) return undefined;
	return { type: 'paragraph', children, position: { start: { ...start }, end: { ...end } } };
}

function textNode(value: string, start: SourcePoint): PhrasingContent {
	let { line, column } = start;
	for (let index = 0; index < value.length; index += 1) {
		const code = value.charCodeAt(index);
		if (code === 10 || (code === 13 && value.charCodeAt(index + 1) !== 10)) {
			line += 1;
			column = 1;
		} else if (code !== 13) column += 1;
	}
	return {
		type: 'text',
		value,
		position: { start: { ...start }, end: { line, column, offset: start.offset + value.length } },
	};
}

/** `**strong**`, `*emphasis*`, `__strong__`, `_emphasis_` around plain words, where the marks can only be read in one way. */
function delimited(
	text: string,
	at: number,
	start: SourcePoint,
): { node: PhrasingContent; length: number } | undefined {
	const match = DELIMITED.exec(text.slice(at, at + LONGEST_SPAN));
	if (!match) return undefined;
	const [whole, mark = '', words = ''] = match;
	const before = text[at - 1] ?? ' ';
	const after = text[at + whole.length] ?? ' ';
	if (!/[\s(«“]/.test(before)) return undefined;
	if (!isWordCharacter(words[0]) || mayBeMarkup(words)) return undefined;
	const endsWithWord = isWordCharacter(words.at(-1));
	if (!endsWithWord && !/[.:!?)»]$/.test(words)) return undefined;
	if (endsWithWord ? !/[\s.,;:!?)»”]/.test(after) : !/\s/.test(after)) return undefined;
	const inner = { line: start.line, column: start.column + mark.length, offset: start.offset + mark.length };
	const position = {
		start: { ...start },
		end: { line: start.line, column: start.column + whole.length, offset: start.offset + whole.length },
	};
	const children = [textNode(words, inner)];
	const type = mark.length === 2 ? 'strong' : 'emphasis';
	return { node: { type, children, position }, length: whole.length };
}

/** `[words](target)` of plain words and a target without quotation marks, brackets or references. */
function link(
	text: string,
	at: number,
	start: SourcePoint,
): { node: PhrasingContent; length: number } | undefined {
	const match = LINK.exec(text.slice(at, at + LONGEST_SPAN));
	if (!match || text[at - 1] === '!') return undefined;
	const [whole, words = '', url = ''] = match;
	if (!isWordCharacter(words[0]) || mayBeMarkup(words) || !leadsSomewhere(url)) return undefined;
	const inner = { line: start.line, column: start.column + 1, offset: start.offset + 1 };
	const position = {
		start: { ...start },
		end: { line: start.line, column: start.column + whole.length, offset: start.offset + whole.length },
	};
	return {
		node: { type: 'link', title: null, url, children: [textNode(words, inner)], position },
		length: whole.length,
	};
}

const LONGEST_SPAN = 400;
const DELIMITED = /^(\*\*|\*|__|_)([^*_\\`[\]|\t\r\n\0]+)\1(?![*_])/;
const LINK = /^\[([^*_\\`[\]|\t\r\n\0]+)\]\(([^\s()<>\\&*_`[\]"'|\0]*)\)/;

function mayBeMarkup(words: string): boolean {
	return words.includes('\uFEFF') || /<[A-Za-z/!?]|&(?:#|[A-Za-z][A-Za-z0-9]{0,31};)/.test(words);
}
