/**
 * The Markdown of minutes, as a plugin of unified behind remark-parse: CommonMark with GFM tables, footnotes and struck words, fences `:::`, no setext headings
 * and no indented code. The file is parsed once, as one, and every place is the file's own.
 *
 * ```js
 * const tree = unified().use(remarkParse).use(remarkMinutes).parse(file);
 * ```
 *
 * A `fence` node stands for each line of colons; what was noticed on the way is in `file.data.minutes`.
 */

import type {
	Definition,
	Heading,
	Html,
	List,
	ListItem,
	Nodes,
	Paragraph,
	PhrasingContent,
	Root,
	RootContent,
	Text,
} from 'mdast';
import type { Options as FromMarkdownOptions } from 'mdast-util-from-markdown';
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote';
import { gfmStrikethroughFromMarkdown, gfmStrikethroughToMarkdown } from 'mdast-util-gfm-strikethrough';
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table';
import { toString as wordsOf } from 'mdast-util-to-string';
import { gfmFootnote } from 'micromark-extension-gfm-footnote';
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Extension as SyntaxExtension } from 'micromark-util-types';
import remarkParse from 'remark-parse';
import { type Parser, type Processor, unified } from 'unified';
import type { Position } from 'unist';
import { visit } from 'unist-util-visit';
import { VFile } from 'vfile';
import { isHiddenCharacter } from '../source/characters.js';
import { advance, endOfLine, isBlank, pointInLine, type SourceLine, sourceLines } from '../source/places.js';
import { FIRST_POINT, matchesIn, type SourcePoint } from '../text/places.js';
import {
	type CarriedBlock,
	type CarriedLines,
	createBounds,
	type Excess,
	findCarriedLines,
	HandedText,
	type LineRange,
	MARK_AT_MARGIN,
	STAND_IN,
} from './carried-lines.js';
import { type FenceLine, readFenceLine, readMeantFence } from './fences.js';
import {
	carriedConstruct,
	fenceConstruct,
	targetConstruct,
	tightHeadingConstruct,
} from './micromark-lines.js';

/** One line of a fence: what it opens, or that it closes; its children are the words of its title. */
export interface Fence {
	type: 'fence';
	/** The line as written. */
	value: string;
	line: FenceLine;
	children: PhrasingContent[];
	position?: Position | undefined;
}

/** What stands in the tree of a body. */
export type MinutesContent = RootContent | Fence;

/** Code, a comment or HTML that no line closes: it ends at the next heading. Lines are indexes into the body. */
interface Unclosed {
	kind: 'code' | 'comment' | 'html';
	from: number;
	/** The line of that heading, or the number of lines where there is none. */
	heading: number;
	node: RootContent;
}

/** What was noticed while a file was parsed. */
export interface MinutesNotes {
	lines: readonly SourceLine[];
	/** Paragraphs that are carried as plain words because they are too much to be read. */
	excess: ReadonlyMap<Nodes, Excess>;
	/** Lines that start with colons and stay words of the text. */
	notFences: ReadonlyMap<number, FenceLine>;
	unclosed: readonly Unclosed[];
	/** What links may lead to. */
	targets: Targets;
}

declare module 'vfile' {
	interface DataMap {
		/** Where the body starts, below the header; without it the whole file is body. */
		bodyStart: SourcePoint;
		/** The file is some lines of another one, which start there, with definitions of it below them. */
		partOf: { source: string; start: SourcePoint; targets: Targets };
		minutes: MinutesNotes;
	}
}

/** How {@link remarkMinutes} parses. */
export interface RemarkMinutesOptions {
	/** Whether micromark reads the paragraphs too that are nothing but words: the same nodes, ten times slower. */
	readWords?: boolean | undefined;
}

/** Teaches remark-parse, used before it, the Markdown of minutes. */
export function remarkMinutes(this: Processor, options: RemarkMinutesOptions = {}): void {
	const data = this.data() as {
		micromarkExtensions?: SyntaxExtension[];
		fromMarkdownExtensions?: NonNullable<FromMarkdownOptions['mdastExtensions']>;
		toMarkdownExtensions?: object[];
	};
	const parse = this.parser as Parser<Root> | undefined;
	if (!parse) throw new TypeError('remark-minutes stands behind remark-parse');
	const reader = new MinutesParser(parse, options);
	data.micromarkExtensions = [
		...(data.micromarkExtensions ?? []),
		gfmTable(),
		gfmFootnote(),
		// One tilde alone is `about`: `~ 30 personnes`.
		gfmStrikethrough({ singleTilde: false }),
		{ disable: { null: ['codeIndented', 'setextUnderline'] } },
		reader.syntax,
	];
	data.fromMarkdownExtensions = [
		...(data.fromMarkdownExtensions ?? []),
		gfmTableFromMarkdown(),
		gfmFootnoteFromMarkdown(),
		gfmStrikethroughFromMarkdown(),
		reader.compiler,
	];
	// What remark-stringify, used behind this, writes: the nodes that mdast alone has not.
	data.toMarkdownExtensions = [
		...(data.toMarkdownExtensions ?? []),
		gfmTableToMarkdown(),
		gfmFootnoteToMarkdown(),
		gfmStrikethroughToMarkdown(),
		{
			handlers: {
				fence: ({ value }: Fence) => value,
				yaml: ({ value, data }: { value: string; data?: { written?: string } }) =>
					data?.written ?? `---\n${value}\n---`,
			},
		},
	];
	this.parser = (_document, file) => reader.parse(file);
}

/** The parser of one processor. Its fields hold the state of the file being parsed; parsing is synchronous, so two files never mix. */
class MinutesParser {
	readonly #parse: Parser<Root>;
	readonly #options: RemarkMinutesOptions;
	#lines: readonly SourceLine[] = [];
	#carried = new Map<number, CarriedLines>();
	/** Nodes that are carried, with their own lines. */
	#nodes = new Map<Nodes, LineRange & { lines: CarriedLines }>();
	#verbatim = new Map<number, RootContent>();
	#notFences = new Map<number, FenceLine>();
	#source = '';

	constructor(parse: Parser<Root>, options: RemarkMinutesOptions) {
		this.#parse = parse;
		this.#options = options;
	}

	readonly #textAt = (line: number): string => this.#lines[line]?.text ?? '';

	readonly #fenceAt = (line: number): FenceLine | undefined => {
		const text = this.#textAt(line);
		const fence = readMeantFence(text);
		const other = fence?.broken?.kind === 'noWord' ? fence : fence ? undefined : readFenceLine(text);
		if (other) this.#notFences.set(line, other);
		return fence;
	};

	readonly syntax: SyntaxExtension = {
		flow: {
			35: tightHeadingConstruct(this.#textAt),
			58: fenceConstruct(this.#fenceAt),
			91: targetConstruct(this.#textAt),
			[STAND_IN.charCodeAt(0)]: carriedConstruct((line) => this.#carried.get(line)?.to),
		},
	};

	readonly compiler: NonNullable<FromMarkdownOptions['mdastExtensions']>[number] = this.#compiler();

	#compiler(): NonNullable<FromMarkdownOptions['mdastExtensions']>[number] {
		const parser = this;
		return {
			enter: {
				minutesFence(token) {
					const line = parser.#fenceAt(token.start.line - 1);
					const value = parser.#textAt(token.start.line - 1).trim();
					if (line) this.enter({ type: 'fence', value, line, children: [] } as never, token);
				},
				carriedLines(token) {
					const index = token.start.line - 1;
					const lines = parser.#carried.get(index);
					const verbatim = parser.#verbatim.get(index);
					const nodes = verbatim ? [verbatim] : (lines?.blocks ?? []).map(({ kind }) => newBlock(kind));
					for (const [at, node] of nodes.entries()) {
						const range = lines?.blocks[at];
						if (lines && range) parser.#nodes.set(node, { ...range, lines });
						this.enter(node, token);
						this.exit(token);
					}
				},
			},
			exit: {
				minutesFence(token) {
					this.exit(token);
				},
			},
		};
	}

	parse(file: VFile): Root {
		const { partOf, bodyStart } = file.data;
		const value = String(file);
		const start = partOf?.start ?? bodyStart ?? FIRST_POINT;
		const text = partOf ? value : value.slice(start.offset);
		this.#source = partOf?.source ?? value;
		this.#lines = sourceLines(text, start);
		let carried = findCarriedLines(this.#lines);
		if (this.#options.readWords) carried = carried.filter((one) => one.excess);
		const unclosed: Unclosed[] = [];
		this.#verbatim = new Map();
		let root = this.#read(text, carried, file);
		// What is never closed swallowed the rest of the file: it is carried as well, and the rest read.
		while (unclosed.length < MOST_UNCLOSED) {
			const open = this.#findUnclosed(root);
			if (!open) break;
			unclosed.push(open);
			const to = this.#lastLine(open.from, open.heading) + 1;
			carried = carried.filter((one) => one.to <= open.from || one.from >= to);
			// The value of HTML has its indentation.
			const indent = /^[ \t]*/.exec(this.#textAt(open.from))?.[0].length ?? 0;
			const range = { from: open.from, to };
			const blocks: CarriedLines['blocks'] = [{ kind: 'paragraph', ...range }];
			carried.push({ ...range, blocks, at: open.kind === 'code' ? indent : 0 });
			carried.sort((a, b) => a.from - b.from);
			this.#verbatim.set(open.from, open.node);
			root = this.#read(text, carried, file);
		}
		const excess = new Map<Nodes, Excess>();
		for (const [node, { lines }] of this.#nodes) if (lines.excess) excess.set(node, lines.excess);
		const targets: Targets = partOf?.targets ?? new Set();
		if (!partOf) collectTargets(root.children, targets);
		restoreWords(root, this.#source, targets);
		file.data.minutes = { lines: this.#lines, excess, notFences: this.#notFences, unclosed, targets };
		return root;
	}

	#read(text: string, carried: readonly CarriedLines[], file: VFile): Root {
		this.#carried = new Map(carried.map((lines) => [lines.from, lines]));
		this.#nodes = new Map();
		this.#notFences = new Map();
		const [only] = carried;
		if (only && carried.length === 1 && this.#isWhole(only)) return this.#getRoot(only);
		const handed = new HandedText(text, this.#lines, carried, this.#options.readWords !== true);
		const root = this.#parse(handed.text, file);
		this.#restore(root, handed);
		return root;
	}

	/** Is nothing left to micromark, as in most titles and remarks? */
	#isWhole({ from, to, at }: CarriedLines): boolean {
		return (
			at === 0 &&
			this.#verbatim.size === 0 &&
			this.#lines.every(({ text }, index) => (index >= from && index < to) || isBlank(text))
		);
	}

	#getRoot(lines: CarriedLines): Root {
		const children = lines.blocks.map((block) => {
			const node = newBlock(block.kind);
			const range = { ...block, lines };
			this.#nodes.set(node, range);
			node.position = this.#getPlace(range);
			this.#fill(node, block.from, block.to);
			return node;
		});
		const [first, last] = [this.#lines[0], this.#lines.at(-1)];
		const position = first && last && { start: pointInLine(first, 0), end: endOfLine(last) };
		return { type: 'root', children, ...(position && { position }) };
	}

	/** Gives every node its place in the file, and what micromark was not handed its words. */
	#restore(node: Nodes, handed: HandedText): void {
		const carried = this.#nodes.get(node);
		if (carried) {
			node.position = this.#getPlace(carried);
			this.#fill(node, carried.from, carried.to);
			return;
		}
		const { position } = node;
		const from = (position?.start.line ?? 1) - 1;
		const to = (position?.end.line ?? 1) - 1;
		handed.place(position?.start);
		handed.place(position?.end);
		if (position)
			for (const key of STRINGS) {
				const value = (node as unknown as Record<string, unknown>)[key];
				if (typeof value === 'string')
					(node as unknown as Record<string, string>)[key] = handed.restored(value, position, from, to);
			}
		if ('children' in node) for (const child of node.children) this.#restore(child, handed);
	}

	/** The words of a block that was carried. */
	#fill(node: Nodes, from: number, to: number): void {
		if (node.type === 'paragraph') node.children = [this.#getWords(node)];
		else if (node.type === 'heading') {
			const line = this.#lines[from];
			const depth = /^#+/.exec(line?.text ?? '')?.[0].length ?? 1;
			node.depth = Math.min(depth, 6) as Heading['depth'];
			node.children = line ? [wordsAt(line.text.slice(depth + 1), pointInLine(line, depth + 1))] : [];
		} else if (node.type === 'list') {
			const first = /^\d+/.exec(this.#textAt(from))?.[0];
			node.ordered = first !== undefined;
			node.start = first === undefined ? null : Number(first);
			node.children = this.#lines.slice(from, to).map(getItem);
		}
	}

	#getPlace({ from, to, lines }: LineRange & { lines: CarriedLines }): Position {
		const [first, last] = [this.#lines[from], this.#lines[to - 1]];
		const start = first ? pointInLine(first, from === lines.from ? lines.at : 0) : FIRST_POINT;
		return { start, end: last ? endOfLine(last) : start };
	}

	#getWords(node: Paragraph): Text {
		const start = node.position?.start;
		const end = node.position?.end;
		const value = this.#source.slice(start?.offset ?? 0, end?.offset ?? 0);
		if (!start || !end) return { type: 'text', value };
		return { type: 'text', value, position: { start: { ...start }, end: { ...end } } };
	}

	/** The last block of a file, where it goes on to the end of the file because nothing closes it. */
	#findUnclosed(root: Root): Unclosed | undefined {
		const node = root.children.at(-1);
		if (node?.type !== 'code' && node?.type !== 'html') return undefined;
		if (this.#nodes.has(node)) return undefined;
		const first = this.#lines[0]?.start.line ?? 1;
		const from = (node.position?.start.line ?? 1) - first;
		const to = (node.position?.end.line ?? 1) - first;
		const kind = node.type === 'code' ? this.#unclosedCode(from, to) : unclosedHtml(node.value);
		if (!kind) return undefined;
		let heading = from + 1;
		while (heading < this.#lines.length && !/^#{1,6}[ \t]/.test(this.#textAt(heading))) heading += 1;
		const count = this.#lastLine(from, heading) - from + (node.type === 'code' ? 0 : 1);
		const value = node.value
			.split(/(?<=\r\n|\n|\r(?!\n))/)
			.slice(0, count)
			.join('')
			.replace(/(?:\r\n|\n|\r)$/, '');
		return { kind, from, heading, node: { ...node, value } };
	}

	#lastLine(from: number, heading: number): number {
		let last = heading - 1;
		while (last > from && isBlank(this.#textAt(last))) last -= 1;
		return last;
	}

	#unclosedCode(from: number, to: number): Unclosed['kind'] | undefined {
		const fence = /^ {0,3}(`{3,}|~{3,})/.exec(this.#textAt(from))?.[1] ?? '';
		const closing = /^[ \t]*(`{3,}|~{3,})[ \t]*$/.exec(this.#textAt(to))?.[1] ?? '';
		const isClosed = to > from && closing.startsWith(fence[0] ?? '`') && closing.length >= fence.length;
		return isClosed ? undefined : 'code';
	}
}

/** A block of carried lines before it has its words. */
function newBlock(kind: CarriedBlock['kind']): Paragraph | Heading | List {
	if (kind === 'heading') return { type: 'heading', depth: 1, children: [] };
	if (kind === 'list') return { type: 'list', ordered: false, start: null, spread: false, children: [] };
	return { type: 'paragraph', children: [] };
}

function getItem(line: SourceLine): ListItem {
	const at = MARK_AT_MARGIN.exec(line.text)?.[0].length ?? 0;
	const words = wordsAt(line.text.slice(at), pointInLine(line, at));
	const { start, end } = words.position;
	return {
		type: 'listItem',
		spread: false,
		checked: null,
		children: [{ type: 'paragraph', children: [words], position: { start: { ...start }, end: { ...end } } }],
		position: { start: pointInLine(line, 0), end: { ...end } },
	};
}

/** Unclosed blocks that are repaired in one file; each costs one more parse. */
const MOST_UNCLOSED = 8;

const STRINGS = ['value', 'alt', 'title', 'url', 'label', 'identifier', 'lang', 'meta'] as const;

function unclosedHtml(written: string): Unclosed['kind'] | undefined {
	const value = written.trimStart();
	for (const { kind, opens, closes } of BLOCK_HTML) {
		const match = opens.exec(value);
		if (match) return closes.test(value.slice(match[0].length)) ? undefined : kind;
	}
	return undefined;
}

/** The kinds of HTML that blank lines do not end, as CommonMark has them; `<!-->` and `<?>` are closed with the signs that open them. */
const BLOCK_HTML: readonly { kind: 'comment' | 'html'; opens: RegExp; closes: RegExp }[] = [
	{ kind: 'comment', opens: /^<!(?=--)/, closes: /-->/ },
	{
		kind: 'html',
		opens: /^<(?:script|pre|style|textarea)(?=[\s>]|$)/i,
		closes: /<\/(?:script|pre|style|textarea)>/i,
	},
	{ kind: 'html', opens: /^<(?=\?)/, closes: /\?>/ },
	{ kind: 'html', opens: /^<!\[CDATA\[/, closes: /\]\]>/ },
	{ kind: 'html', opens: /^<![A-Za-z]/, closes: />/ },
];

/** The body of one file as Markdown, and parts of it on their own. */
export interface MarkdownReader {
	readonly root: Root;
	readonly notes: MinutesNotes;
	/** The blocks of some lines, read as if nothing stood around them. */
	blocks(text: string, start: SourcePoint): RootContent[];
	/** The words and inline markup of a text on one line; more markup than a line of minutes holds is words too. */
	inline(text: string, start: SourcePoint): PhrasingContent[];
	/** How many characters a text without markup has once its escapes and character references are resolved. */
	getLength(text: string): number;
}

export function readMarkdown(source: string, bodyStart: SourcePoint): MarkdownReader {
	const processor = unified().use(remarkParse).use(remarkMinutes);
	const file = new VFile({ value: source, data: { bodyStart } });
	const root = processor.parse(file);
	const notes = file.data.minutes;
	if (!notes) throw new TypeError('remark-minutes takes notes of every file');
	const { targets } = notes;
	const definitions = new Map<string, string>();
	for (const node of definitionsIn(root)) {
		const { start, end } = node.position ?? {};
		if (!definitions.has(node.identifier))
			definitions.set(node.identifier, source.slice(start?.offset ?? 0, end?.offset ?? 0));
	}

	/** What a part refers to is defined below it. */
	function withDefinitions(text: string): string {
		if (definitions.size === 0 || !text.includes('[')) return text;
		const needed = new Set<string>();
		for (const [, label = ''] of matchesIn(text, /\[(\^?[^[\]]+)(?=\])/g)) {
			const found = definitions.get(label.replace(/\s+/g, ' ').trim().toLowerCase());
			if (found !== undefined) needed.add(found);
		}
		return [text, ...needed].join('\n\n');
	}

	function part(text: string, start: SourcePoint): RootContent[] {
		const { length } = sourceLines(text);
		const { children } = processor.parse(
			new VFile({ value: withDefinitions(text), data: { partOf: { source, start, targets } } }),
		);
		return children.filter((node) => (node.position?.start.line ?? 0) < start.line + length);
	}

	return {
		root,
		notes,
		blocks: part,
		inline(text, start) {
			if (createBounds().excess([{ text, start }], 0, 1)) return [wordsAt(text, start)];
			// As the content of a heading: nothing at its start can be read as a list, a quote or a fence.
			const closing = /[ \t]#+[ \t]*$/.test(text) ? ' #' : '';
			const before = { line: start.line, column: start.column - 2, offset: start.offset - 2 };
			const [heading] = part(`# ${text}${closing}`, before);
			return heading?.type === 'heading' ? heading.children : [];
		},
		getLength(text) {
			// A letter at the end keeps the white space before it.
			const line = text.split(/[ \t]*(?:\r\n|\n|\r)[ \t]*/).join(' ');
			const [heading] = processor.parse(`# x${line}x`).children;
			return heading?.type === 'heading' ? wordsOf(heading).length - 2 : text.length;
		},
	};
}

/** Definitions of links and footnotes, wherever they stand. */
function definitionsIn(root: Root): (Definition & { identifier: string })[] {
	const found: Definition[] = [];
	visit(root, (node) => {
		if (node.type === 'definition') found.push(node);
		else if (node.type === 'footnoteDefinition')
			found.push({ ...node, identifier: `^${node.identifier}` } as never);
	});
	return found;
}

function wordsAt(value: string, start: SourcePoint): Text & { position: Position } {
	const { length } = value;
	const end = { line: start.line, column: start.column + length, offset: start.offset + length };
	return { type: 'text', value, position: { start: { ...start }, end } };
}

// --- Words with inline markup, cut at a place of the source.

/** What stands after a place of the source, white space at its start left out. The nodes given stay as they are. */
export function phrasingAfter(
	children: readonly PhrasingContent[],
	offset: number,
	source: string,
	reader: MarkdownReader,
): PhrasingContent[] {
	const kept: PhrasingContent[] = [];
	for (const node of children) {
		const start = node.position?.start;
		const end = node.position?.end;
		if (kept.length > 0 || (start?.offset ?? 0) >= offset) {
			if (kept.length === 0 && (node.type === 'break' || (node.type === 'text' && node.value.trim() === '')))
				continue;
			kept.push(kept.length === 0 && node.type === 'text' ? trimStart(node, source) : node);
			continue;
		}
		if ((end?.offset ?? 0) <= offset) continue;
		if (node.type === 'text') {
			const cut = trimStart(textAfter(node, offset, source, reader), source);
			if (cut.value !== '') kept.push(cut);
		} else if ('children' in node) {
			const inner = phrasingAfter(node.children as PhrasingContent[], offset, source, reader);
			const first = inner[0]?.position?.start;
			if (inner.length > 0 && first && end)
				kept.push({ ...node, children: inner, position: { start: { ...first }, end } } as PhrasingContent);
		} else {
			kept.push(node);
		}
	}
	return kept;
}

/** The place where the words of phrasing content start. */
export function getStart(children: readonly PhrasingContent[]): SourcePoint | undefined {
	const start = children[0]?.position?.start;
	return start && { line: start.line, column: start.column, offset: start.offset ?? 0 };
}

function textAfter(node: Text, offset: number, source: string, reader: MarkdownReader): Text {
	const start = node.position?.start;
	const end = node.position?.end;
	if (!start || !end) return node;
	const from = start.offset ?? 0;
	const before = source.slice(from, offset);
	// Escapes and character references are longer in the source than in the value.
	const skipped = node.value.startsWith(before) ? before.length : reader.getLength(before);
	const point = advance({ line: start.line, column: start.column, offset: from }, before);
	return { ...node, value: node.value.slice(skipped), position: { start: point, end } };
}

/** The text without the white space that opens it, its place moved by as much. */
function trimStart(node: Text, source: string): Text {
	const white = node.value.length - node.value.trimStart().length;
	const start = node.position?.start;
	const end = node.position?.end;
	if (white === 0 || !start || !end) return node;
	const from = start.offset ?? 0;
	const written = /^\s*/.exec(source.slice(from, end.offset ?? from))?.[0] ?? '';
	const point = advance({ line: start.line, column: start.column, offset: from }, written);
	return { ...node, value: node.value.slice(white), position: { start: point, end } };
}

// --- Links that are words. Markdown takes what follows `[Weiss]:` for an address and the bracket of `[Weiss](absent)` for a target. Where the target is
// no address, the text is put back into the tree as written.

/** Identifiers of the definitions that lead somewhere, of the whole file. */
type Targets = Set<string>;

/** May a link lead there? A scheme, a path, a place of the page or a file's name; `absent` is a word. */
function leadsSomewhere(url: string): boolean {
	return url === '' || ADDRESS.test(url);
}

const ADDRESS = /^(?:[a-z][a-z0-9+.-]+:|[#?]|www\.)|^\S*\/|\.[a-z][a-z0-9]{1,4}(?:[#?]|$)/i;

/** Takes note of the definitions among some nodes that lead somewhere. */
export function collectTargets(nodes: readonly AnyContent[], targets: Targets): void {
	for (const node of nodes) {
		if (node.type === 'definition' && leadsSomewhere(node.url)) targets.add(node.identifier);
		else if ('children' in node) collectTargets(node.children, targets);
	}
}

/** Gives the nodes of a parent their words back, in place; `text` is the source that their places are of. */
export function restoreWords(parent: { children: AnyContent[] }, text: string, targets: Targets): void {
	let changed: AnyContent[] | undefined;
	for (const [index, node] of parent.children.entries()) {
		if ('children' in node) restoreWords(node as { children: AnyContent[] }, text, targets);
		const parts = asWritten(node, text, targets);
		if (parts) changed ??= parent.children.slice(0, index);
		if (changed) for (const part of parts ?? [node]) changed.push(part);
	}
	if (changed) parent.children = changed;
}

/** A definition as the paragraph that its writer sees. */
export function definitionAsWritten(node: Definition, text: string): Paragraph {
	const position = node.position && { start: { ...node.position.start }, end: { ...node.position.end } };
	const value = getSource(node, text);
	const words: Text = { type: 'text', value };
	const paragraph: Paragraph = { type: 'paragraph', children: [words] };
	if (position) {
		words.position = { start: { ...position.start }, end: { ...position.end } };
		paragraph.position = position;
	}
	return paragraph;
}

type AnyContent = RootContent | PhrasingContent;

function asWritten(node: AnyContent, text: string, targets: Targets): AnyContent[] | undefined {
	switch (node.type) {
		case 'definition':
			return leadsSomewhere(node.url) ? undefined : [definitionAsWritten(node, text)];
		case 'link':
			return leadsSomewhere(node.url) ? undefined : aroundWords(node, node.children, text);
		case 'linkReference':
			return targets.has(node.identifier) ? undefined : aroundWords(node, node.children, text);
		case 'imageReference':
			return targets.has(node.identifier) ? undefined : aroundWords(node, [], text);
		case 'html':
			return node.value.includes('<!--') ? partComments(node, getSource(node, text)) : undefined;
		case 'text':
			node.value = withVisibleCharacters(node, text);
			return undefined;
		default:
			return undefined;
	}
}

/** The words of a link with the signs around them. */
function aroundWords(
	{ position }: AnyContent,
	words: PhrasingContent[],
	text: string,
): PhrasingContent[] | undefined {
	const [first, last] = [words[0]?.position?.start, words.at(-1)?.position?.end];
	if (!position) return undefined;
	const piece = (start: typeof position.start, end: typeof position.end): Text => ({
		type: 'text',
		value: text.slice(start.offset ?? 0, end.offset ?? 0),
		position: { start: { ...start }, end: { ...end } },
	});
	if (!first || !last) return [piece(position.start, position.end)];
	return [piece(position.start, first), ...words, piece(last, position.end)];
}

/** The value of a text node, in which each invisible character that came from a reference (`&#x200B;`) is written as that reference again. */
function withVisibleCharacters(node: Text, text: string): string {
	if (!getSource(node, text).includes('&#')) return node.value;
	return Array.from(node.value, (sign) =>
		isHiddenCharacter(sign) ? `&#x${sign.codePointAt(0)?.toString(16).toUpperCase()};` : sign,
	).join('');
}

function getSource({ position }: AnyContent, text: string): string {
	return text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

// --- HTML in the body: text that is printed as it is, and comments, which are not printed.

/** Is this node one whole comment? It is left out of every output; any other HTML is printed as the text it is. */
export function isComment(node: Html): boolean {
	return node.value.startsWith('<!--') && node.value.indexOf('-->', 2) === node.value.trimEnd().length - 3;
}

/**
 * HTML with its comments parted from the rest, so that leaving the comments out loses no other word. `source` is what the file has there:
 * in a quote it holds the marks of the quote too.
 */
function partComments(node: Html, source: string): Html[] {
	const start = node.position?.start;
	if (isComment(node) || !start) return [node];
	const parts: Html[] = [];
	let at: SourcePoint = { line: start.line, column: start.column, offset: start.offset ?? 0 };
	const done = { value: 0, source: 0 };
	const push = (value: number, inSource: number) => {
		const text = node.value.slice(done.value, value);
		const end = advance(at, source.slice(done.source, inSource));
		if (text.trim() !== '')
			parts.push({ type: 'html', value: text, position: { start: { ...at }, end: { ...end } } });
		at = end;
		done.value = value;
		done.source = inSource;
	};
	for (;;) {
		const open = node.value.indexOf('<!--', done.value);
		const close = open < 0 ? -1 : node.value.indexOf('-->', open + 2);
		const openInSource = source.indexOf('<!--', done.source);
		const closeInSource = openInSource < 0 ? -1 : source.indexOf('-->', openInSource + 2);
		if (close < 0 || closeInSource < 0) break;
		push(open, openInSource);
		push(close + 3, closeInSource + 3);
	}
	push(node.value.length, source.length);
	return parts.length > 1 ? parts : [node];
}

/** The comments that reach over lines, and the signs of those that nothing closes in their paragraph, which are words of it. */
export function commentsIn(root: Root, source: string): { long: Position[]; open: Position[] } {
	const found: { long: Position[]; open: Position[] } = { long: [], open: [] };
	if (!source.includes('<!--')) return found;
	visit(root, (node) => {
		const { position } = node;
		if (node.type === 'html' && isComment(node)) {
			if (position && position.start.line < position.end.line) found.long.push(position);
		} else if (node.type === 'text' && position && node.value.includes('<!--')) {
			const written = getSource(node, source);
			let at: SourcePoint = { ...position.start, offset: position.start.offset ?? 0 };
			let done = 0;
			for (const { index } of matchesIn(written, OPEN_COMMENT)) {
				at = advance(at, written.slice(done, index));
				done = index;
				found.open.push({ start: at, end: advance(at, '<!--') });
			}
		}
	});
	return found;
}

/** Not one that is escaped. */
const OPEN_COMMENT = /(?<!\\)<!--/g;

/** The first HTML inside each block of words (paragraph, heading, cell), comments left out: one place to point at for each. */
export function* htmlIn(node: RootContent): Generator<Html> {
	if (node.type === 'html') {
		if (!isComment(node)) yield node;
		return;
	}
	if (!('children' in node)) return;
	const isWords = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
	for (const child of node.children) {
		let found = false;
		for (const html of htmlIn(child as RootContent)) {
			yield html;
			found = true;
			if (isWords) break;
		}
		if (isWords && found) return;
	}
}
