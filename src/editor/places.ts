/** Where things stand in the tree of a meeting, and in the page that is made of it. */

import type { Node, Parent } from 'unist';
import { visit } from 'unist-util-visit';
import { type Block, CONTAINERS, HEADS, type Meeting } from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { SourceText } from '../format/index.js';
import { getChanges, getLineEnd } from '../lint/fixes.js';
import type { Diagnostic } from '../lint/run.js';
import { createFragmentWriter } from '../render/index.js';
import { beside } from '../text/lazy.js';

/** Where a node starts; nothing for one that was read from another file, or made by a program. */
export function getStart(node: Node): number | undefined {
	return node.data?.file === undefined ? node.position?.start.offset : undefined;
}

/** Where a node ends; nothing where it has no start either. */
export function getEnd(node: Node): number | undefined {
	return node.data?.file === undefined ? node.position?.end.offset : undefined;
}

/** What a node holds; nothing in a leaf. */
export function childrenIn(node: Node): readonly Node[] {
	return (node as Partial<Parent>).children ?? [];
}

/** Whether an offset stands in a node, its two ends included. */
export function holds(node: Node, offset: number): boolean {
	const [from, to] = [getStart(node), getEnd(node)];
	return from !== undefined && to !== undefined && from <= offset && offset <= to;
}

/**
 * The containers around an offset, the outermost first. A heading holds what follows it, so a container reaches to the start of the
 * next node beside it. An offset behind the text, of a text that has grown since, is its end.
 */
export function pathTo({ meeting, source }: Compiled, offset: number): Node[] {
	const path: Node[] = [];
	const place = Math.min(offset, source.length);
	let siblings: readonly Node[] = meeting.children;
	let end = source.length;
	for (;;) {
		const open = siblings.filter((node) => CONTAINERS.has(node.type));
		const index = open.findLastIndex((node) => (getStart(node) ?? Infinity) <= place);
		const found = open[index];
		if (!found) return path;
		const stop = getReach(found, siblings, end);
		if (place > stop) return path;
		path.push(found);
		siblings = childrenIn(found);
		end = stop;
	}
}

/** A container that a heading opens reaches to what follows it; a fence and a ballot end where they end. */
function getReach(node: Node, siblings: readonly Node[], end: number): number {
	const form = (node as { form?: string }).form;
	const own = getEnd(node) ?? end;
	if (form === 'fence' || form === 'implicit' || node.type === 'confidential') return own;
	const next = siblings[siblings.indexOf(node) + 1];
	return Math.max(own, (next && getStart(next) !== undefined ? (getStart(next) ?? end) : end + 1) - 1);
}

/** The writer of document words of a compiled meeting, made once. */
export const getWriter = beside((compiled: Compiled) => createFragmentWriter(compiled));

// --- The pieces of text of a meeting: which words of the finished page stand where in the source, whatever
// is typed before them.

/** The pieces by the first node of each, and where each starts, by its number. */
interface Pieces {
	numbers: ReadonlyMap<Node, number>;
	/** Offsets in the source, in UTF-16 units. */
	places: number[];
	/** Lines, from 1. */
	lines: number[];
}

/** Numbers the pieces of a meeting in the order of the text: a keystroke inside one moves places and changes no number. */
export function numberPieces(meeting: Meeting): Pieces {
	const numbers = new Map<Node, number>();
	const places: number[] = [];
	const lines: number[] = [];
	visit(meeting as Node, (node) => {
		const first = (node as Partial<Parent>).children?.[0];
		const start = first?.position?.start;
		if (first === undefined || start?.offset === undefined || !OPENS_A_PIECE.has(first.type)) return;
		numbers.set(first, places.length);
		places.push(start.offset);
		lines.push(start.line);
	});
	return { numbers, places, lines };
}

/** Kinds of nodes that stand inside a line. */
const OPENS_A_PIECE: ReadonlySet<string> = new Set([
	'text',
	'strong',
	'emphasis',
	'delete',
	'inlineCode',
	'link',
	'linkReference',
	'footnoteReference',
]);

// --- Where a line of its own can be put into the body without touching what stands around it, and where one goes on writing below.

/** Puts a line behind what stands at an offset, as a paragraph of its own. */
export function insertLine(compiled: Compiled, offset: number, line: string): TextChange {
	const text = new SourceText(compiled.source);
	return paragraphAfter(text, placeBehind(compiled, offset, text).stop, line);
}

/** Whether such a line would stand right below a vote, and be read as one more line of it. */
export function isBelowVote(compiled: Compiled, offset: number): boolean {
	let { above } = placeBehind(compiled, offset, new SourceText(compiled.source));
	while (above && CONTAINERS.has(above.type)) above = getBody(above).at(-1);
	return above?.type === 'ballot';
}

/** Behind what a line may stand, and where the line of the source ends there. */
interface Place {
	above: Node | undefined;
	stop: number;
}

/** A paragraph behind the line that ends at an offset (0: before everything). */
export function paragraphAfter(text: SourceText, lineStop: number, paragraph: string): TextChange {
	const { source, lineEnd } = text;
	const next = text.nextLine(lineStop);
	const below = next < source.length ? source.slice(next, text.lineStop(next)).trim() : '';
	const follows = below !== '' && !/^:{3,}$/.test(below);
	const before = source.slice(0, lineStop).trim() === '' ? '' : lineEnd + lineEnd;
	const gap = before === '' ? lineEnd + (follows ? lineEnd : '') : follows ? lineEnd : '';
	return { from: lineStop, to: lineStop, insert: `${before}${paragraph}${gap}` };
}

/** Where a container ends as text: behind what is decided, and before the actions, annexes and the closing that follow it. */
export function behindLast(container: Node, text: SourceText): number {
	const above = getBody(container).findLast(({ type }) => !isAfterwards(type));
	return behind(container, above, text).stop;
}

/** Whether nodes of that type follow a decision and are no part of it. */
export function isAfterwards(type: string): boolean {
	return AFTERWARDS.has(type);
}

const AFTERWARDS: ReadonlySet<string> = new Set(['action', 'annex', 'closing']);

/** Where the line ends behind which a paragraph may stand. */
function placeBehind(compiled: Compiled, offset: number, text: SourceText): Place {
	const path = pathTo(compiled, offset);
	// A ballot outside any block and the paragraph above it belong together.
	if ((path.at(-1) as Partial<Block> | undefined)?.form === 'implicit') {
		const implicit = path.pop();
		return behind(path.at(-1) ?? compiled.meeting, implicit, text);
	}
	const container = path.at(-1) ?? compiled.meeting;
	const head = getStart(container);
	const isOnHead = head !== undefined && offset <= text.lineStop(head) && container.type !== 'session';
	if (container.type !== 'meeting' && isOnHead) {
		const outer = path.at(-2) ?? compiled.meeting;
		const siblings = getBody(outer);
		return behind(outer, siblings[siblings.indexOf(container) - 1], text);
	}
	const leaves = getBody(container);
	const above = leaves.filter((node) => (getStart(node) ?? Infinity) <= offset);
	return behind(container, above.at(-1), text);
}

/** Behind a child of a container, or behind the first line of the container where there is none. */
function behind(container: Node, child: Node | undefined, text: SourceText): Place {
	const siblings = getBody(container);
	let index = child ? siblings.indexOf(child) : -1;
	// Between two items of one list, and between a text and the vote that is glued to it, nothing can stand.
	while (index >= 0 && belongTogether(siblings[index], siblings[index + 1], text)) index += 1;
	// A block that a heading opens ends with its last vote: what stands behind that in the block stays there.
	if (isDecided(container, siblings, index)) index = siblings.length - 1;
	while (index >= 0 && mayNotPrecede(siblings[index], text)) index -= 1;
	const above = siblings[index];
	const end = above && getEnd(above);
	if (end !== undefined) return { above, stop: text.lineStop(text.lastLineOf(end)) };
	const head = container.type === 'meeting' ? headerEnd(container) : getStart(container);
	return { above: undefined, stop: head === undefined ? 0 : text.lineStop(head) };
}

/** What stands in a container, heads left out, in source order. */
function getBody(container: Node): Node[] {
	return childrenIn(container).filter((node) => !NOT_IN_BODY.has(node.type) && getStart(node) !== undefined);
}

const NOT_IN_BODY: ReadonlySet<string> = new Set([...HEADS, 'header', 'uncounted', 'problem']);

function headerEnd(meeting: Node): number | undefined {
	const header = childrenIn(meeting).find(({ type }) => type === 'header');
	return header && getEnd(header);
}

function belongTogether(node: Node | undefined, next: Node | undefined, text: SourceText): boolean {
	const [end, start] = [node && getEnd(node), next && getStart(next)];
	if (!node || !next || end === undefined || start === undefined || CONTAINERS.has(next.type)) return false;
	const between = text.source.slice(end, text.lineStart(start));
	const isBlank = /\n[^\S\n]*\n/.test(between);
	if (next.type === 'ballot' && (!isBlank || ANSWERED.has(node.type))) return true;
	if (!isBlank && node.type === 'paragraph' && next.type === 'paragraph') return true;
	return isItem(node, text) && isItem(next, text);
}

/** Lines of one vote may stand in a list and a paragraph. */
const ANSWERED: ReadonlySet<string> = new Set(['ballot', 'candidateList']);

/** Whether a vote of a block stands at an index, and none behind it. */
function isDecided(container: Node, siblings: readonly Node[], index: number): boolean {
	return (
		(container as Partial<Block>).form === 'heading' &&
		siblings.slice(0, index + 1).some(({ type }) => type === 'ballot') &&
		!siblings.slice(index + 1).some(({ type }) => type === 'ballot')
	);
}

function isItem(node: Node, text: SourceText): boolean {
	const line = text.lineStart(getStart(node) ?? 0);
	return /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]/.test(text.source.slice(line, text.lineStop(line)));
}

/** A closing ends the meeting; a comment that silences a rule stands before what it silences; code that is never closed takes the rest. */
function mayNotPrecede(node: Node | undefined, text: SourceText): boolean {
	if (!node) return false;
	if (node.type === 'closing' || node.type === 'ignore') return true;
	if (node.type !== 'code') return false;
	const [from, to] = [getStart(node) ?? 0, getEnd(node) ?? 0];
	const fence = /^[ \t]*(`{3,}|~{3,})/.exec(text.source.slice(from, to))?.[1];
	return (
		fence !== undefined &&
		!new RegExp(`\\n[ \\t]*${fence[0]}{${fence.length},}[ \\t]*$`).test(text.source.slice(from, to))
	);
}

// --- Where one goes on writing after a click has written a line.

/** Changes of a text, and where the cursor stands in the changed text; null: where the words around it are. */
export interface WrittenChanges {
	changes: TextChange[];
	cursor: number | null;
	/** The changes alone, where nobody goes on writing there. */
	alone?: readonly TextChange[] | undefined;
}

/**
 * Adds an empty paragraph below the last change, unless one is there, and puts the cursor into it: what is typed next would otherwise
 * become part of the line that was written, which then counts no more. A colon fence that ends there stays above. Changes of the header,
 * which ends at `bodyStart`, leave the cursor where it is.
 */
export function goOnBelow(source: string, changes: readonly TextChange[], bodyStart: number): WrittenChanges {
	const last = changes.at(-1);
	if (!last || last.from < bodyStart) return { changes: [...changes], cursor: null };
	const written = applyTextChanges(source, changes);
	const grown = written.length - source.length;
	const { lineEnd } = new SourceText(source);
	const stop = paragraphEnd(written, last.to + grown - trailing(last.insert));
	const gap = /^(?:[^\S\n]*\n)*/.exec(written.slice(stop))?.[0] ?? '';
	const isLast = written.slice(stop).trim() === '';
	// The line's own end, an empty line, the line of the cursor; before other words one more empty line.
	const missing = Math.max(0, (isLast ? 2 : 4) - (gap.split('\n').length - 1));
	const space = lineEnd.repeat(missing);
	const below = space + gap;
	const cursor = stop + below.indexOf('\n', below.indexOf('\n') + 1) + 1;
	if (missing === 0) return { changes: [...changes], cursor };
	const at = stop - grown;
	return at <= last.to
		? { changes: [...changes.slice(0, -1), { ...last, insert: spread(last.insert, space) }], cursor }
		: { changes: [...changes, { from: at, to: at, insert: space }], cursor };
}

/** Space is put behind the words of an insertion, before the line ends that it has. */
function spread(insert: string, space: string): string {
	const words = insert.length - trailing(insert);
	return insert.slice(0, words) + space + insert.slice(words);
}

function trailing(text: string): number {
	return /\s*$/.exec(text)?.[0].length ?? 0;
}

/** Where the paragraph around an offset ends, and a fence that closes behind it. */
function paragraphEnd(text: string, offset: number): number {
	const lineStop = (at: number) => {
		const next = text.indexOf('\n', at);
		return next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
	};
	let stop = lineStop(offset);
	const next = (pattern: RegExp) => pattern.exec(text.slice(stop, stop + LONGEST))?.[0].length;
	for (let below = next(LINE); below !== undefined && next(FENCE) === undefined; below = next(LINE))
		stop = lineStop(stop + below);
	return stop + (next(FENCE) ?? 0);
}

/** A line right below that is no heading. */
const LINE = /^\r?\n(?=[^\S\n]*[^\s#])[^\n]+/;

/** A fence that closes below, behind any empty lines. */
const FENCE = /^\r?\n(?:[^\S\n]*\n)* {0,3}:{3,}[^\S\r\n]*(?=\r?\n|$)/;

/** Characters, more than a line and the empty lines before a fence take. */
const LONGEST = 20_000;

// --- Changes of the source: what they are, how they are made, the corrections of messages as such.

/** One replacement of a range of the source, in the shape that CodeMirror takes. */
export interface TextChange {
	from: number;
	to: number;
	insert: string;
}

/** The source with changes made, which are sorted and do not overlap. */
export function applyTextChanges(source: string, changes: readonly TextChange[]): string {
	const parts: string[] = [];
	let at = 0;
	for (const { from, to, insert } of changes) {
		parts.push(source.slice(at, from), insert);
		at = to;
	}
	return parts.join('') + source.slice(at);
}

/** One change that makes one text of another. */
export function getDifference(old: string, text: string): TextChange[] {
	if (old === text) return [];
	const shortest = Math.min(old.length, text.length);
	let from = 0;
	while (from < shortest && old[from] === text[from]) from++;
	let tail = 0;
	while (tail < shortest - from && old.at(-1 - tail) === text.at(-1 - tail)) tail++;
	return [{ from, to: old.length - tail, insert: text.slice(from, text.length - tail) }];
}

/** A correction that a click can make. */
export interface TitledFix {
	/** What it does, in the document's language. */
	title: string;
	/** Whether it touches no vote, no person's identity and no date. */
	safe: boolean;
	/** Sorted, not overlapping; offsets of the source that was compiled. */
	changes: TextChange[];
}

/** The corrections of a message about a source, the safe ones first; none for a message about another file. */
export function fixesFor({ file, fixes }: Pick<Diagnostic, 'file' | 'fixes'>, source: string): TitledFix[] {
	if (file !== '' || !fixes) return [];
	return fixes
		.map((fix) => ({
			title: fix.description,
			safe: fix.safe,
			changes: getChanges(fix, getLineEnd(source)).map(({ from, to, text }) => ({ from, to, insert: text })),
		}))
		.sort((a, b) => Number(b.safe) - Number(a.safe));
}
