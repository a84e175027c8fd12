/** The body as a flow of Markdown blocks and of fences that open and close, in document order. */

import type { Paragraph, RootContent } from 'mdast';
import { type FenceLine, type FenceMark, MOST_OPEN, pairFences } from '../markdown/fences.js';
import { cutIntoPieces, type Piece, type Pieces } from '../markdown/pieces.js';
import { endOfLine, isBlank, placeOfLines, pointInLine } from '../source/source-lines.js';
import type { BodyFile } from './body-file.js';
import { opensBlock } from './headings.js';

/** One step of the flow; lines are indexes, `to` is the line after. */
export type FlowItem = { from: number; to: number } & (
	| { kind: 'node'; node: RootContent /** Carried as it is: too much to be read. */; plain: boolean }
	| { kind: 'open'; fence: FenceLine; end: { line: number; closed: boolean } }
	| { kind: 'close' }
);

/** Reads the body of a file into its flow. */
export function readFlow(file: BodyFile): FlowItem[] {
	const cut = cutIntoPieces(file.source, file.lines);
	reportVerbatim(file, cut);
	const { ends, stray, tooDeep } = pairFences(fenceMarks(file, cut), file.lines.length);
	defineFirst(file, cut.pieces);
	const items: FlowItem[] = [];
	const unclosed = new Set(cut.unclosed.map((verbatim) => verbatim.from));
	const brokenEnds = new Set<number>();
	let reported = 0;
	for (const piece of cut.pieces) {
		const { from, to } = piece;
		switch (piece.kind) {
			case 'nodes':
				for (const node of piece.nodes) items.push({ kind: 'node', from, to, node, plain: false });
				break;
			case 'markdown':
				for (const node of readMarkdown(file, from, to)) {
					if (node.type === 'html' && unclosed.has(file.firstLineOf(node))) file.plain.add(node);
					items.push({
						kind: 'node',
						from: file.firstLineOf(node),
						to: file.lineAfter(node),
						node,
						plain: false,
					});
				}
				break;
			case 'tightHeading':
				items.push({ kind: 'node', from, to, node: readTightHeading(file, from, piece.depth), plain: false });
				break;
			case 'excess': {
				// Once the file as a whole is too much, it is so from here to its end.
				if (reported < MOST_REPORTED) reportExcess(file, piece);
				reported += piece.excess.kind === 'file' ? MOST_REPORTED : 1;
				for (const node of plainParagraphs(file, from, to))
					items.push({
						kind: 'node',
						from: file.firstLineOf(node),
						to: file.lineAfter(node),
						node,
						plain: true,
					});
				break;
			}
			case 'fence': {
				const end = ends.get(from);
				if (end) {
					items.push({ kind: 'open', from, to, fence: piece.fence, end });
					if (piece.fence.broken) brokenEnds.add(end.line);
				} else if (tooDeep.has(from)) items.push(readTooDeep(file, from));
				else if (stray.has(from)) readStray(file, from, piece.fence);
				else {
					items.push({ kind: 'close', from, to });
					// One cause, one message: where the opening line is broken, nothing is said of the closing one.
					if (piece.fence.broken && !brokenEnds.has(from)) reportBroken(file, from, piece.fence);
				}
			}
		}
	}
	return items;
}

/** Parses some lines on their own, as the Markdown they are. */
function readMarkdown(file: BodyFile, from: number, to: number): RootContent[] {
	const { text, start } = file.textOf(from, to);
	return file.markdown.blocks(text, start);
}

/** Beyond that many the file has one cause for all of them. */
const MOST_REPORTED = 20;

function fenceMarks(file: BodyFile, cut: Pieces): FenceMark[] {
	if (!cut.pieces.some((piece) => piece.kind === 'fence')) return [];
	const fences = cut.pieces.flatMap((piece): FenceMark[] =>
		piece.kind === 'fence' ? [{ kind: 'fence', fence: piece.fence, line: piece.from }] : [],
	);
	const headings = cut.headings.map(
		({ line, depth, text }): FenceMark => ({
			kind: 'heading',
			line,
			ends: depth < 3 || opensBlock(text, file.lang),
		}),
	);
	return [...fences, ...headings].sort((a, b) => a.line - b.line);
}

/** A link may stand above what it refers to, in another part of the file. */
function defineFirst(file: BodyFile, pieces: readonly Piece[]): void {
	for (const piece of pieces) {
		if (piece.kind !== 'markdown') continue;
		const { text } = file.textOf(piece.from, piece.to);
		if (/\[[^\]\r\n]+\]:/.test(text)) file.markdown.define(text);
	}
}

function readTightHeading(file: BodyFile, index: number, depth: number): RootContent {
	const line = file.lines[index];
	if (!line) return { type: 'text', value: '' };
	const indent = /^ */.exec(line.text)?.[0].length ?? 0;
	const from = indent + depth;
	const children = file.markdown.inline(line.text.slice(from), pointInLine(line, from));
	const position = { start: pointInLine(line, indent), end: pointInLine(line, line.text.trimEnd().length) };
	const after = pointInLine(line, from);
	file.report('syntax/repaired', 'tightHeading', position, {
		values: { text: line.text.trim() },
		fixes: [
			{
				description: 'insertSpace',
				safe: true,
				edits: [{ position: { start: after, end: after }, text: ' ' }],
			},
		],
	});
	return { type: 'heading', depth: depth as 1, children, position };
}

function plainParagraphs(file: BodyFile, from: number, to: number): Paragraph[] {
	const paragraphs: Paragraph[] = [];
	let start = from;
	for (let index = from; index <= to; index += 1) {
		const text = file.lines[index]?.text ?? '';
		if (index < to && !isBlank(text)) continue;
		const first = file.lines[start];
		const last = file.lines[index - 1];
		if (first && last && index > start) {
			const position = { start: first.start, end: endOfLine(last) };
			const value = file.source.slice(position.start.offset, position.end.offset);
			paragraphs.push({ type: 'paragraph', children: [{ type: 'text', value, position }], position });
		}
		start = index + 1;
	}
	return paragraphs;
}

function reportExcess(file: BodyFile, piece: Piece & { kind: 'excess' }): void {
	const first = file.lines[piece.from];
	const last = file.lines[piece.to - 1];
	if (!first || !last) return;
	const { kind, count, most } = piece.excess;
	file.report('syntax/too-deep', kind, placeOfLines(first, last), { values: { count, most } });
}

function reportVerbatim(file: BodyFile, cut: Pieces): void {
	for (const { kind, from, heading } of cut.unclosed) {
		const line = file.lines[from];
		const end = file.lines[heading ?? file.lines.length];
		if (!line) continue;
		const code = `${kind}${end ? 'BeforeHeading' : 'AtEnd'}`;
		file.report(
			kind === 'code' ? 'syntax/unclosed-block' : 'syntax/raw-html',
			code,
			placeOfLines(line, line),
			{
				values: { line: { line: end?.start.line ?? file.lines.at(-1)?.start.line ?? line.start.line } },
				severity: 'error',
			},
		);
	}
	for (const { line: index, fence } of cut.notFences) {
		const line = file.lines[index];
		if (line && fence.broken) reportBroken(file, index, fence);
	}
}

/** Says why a line of colons could not be read as it stands. */
export function reportBroken(file: BodyFile, index: number, fence: FenceLine): void {
	const line = file.lines[index];
	if (!line || !fence.broken) return;
	const { kind, from, to } = fence.broken;
	const position = { start: pointInLine(line, from), end: pointInLine(line, to) };
	const values = { text: line.text.trim(), part: line.text.slice(from, to).trim() };
	const start = pointInLine(line, 0);
	const mark = pointInLine(line, fence.from);
	const fixes =
		kind === 'indented'
			? [{ description: 'removeIndent', safe: true, edits: [{ position: { start, end: mark }, text: '' }] }]
			: kind === 'twoColons' && (fence.word || fence.closes)
				? [
						{
							description: 'threeColons',
							safe: true,
							edits: [{ position: { start: mark, end: mark }, text: ':' }],
						},
					]
				: [];
	file.report('syntax/broken-block', kind, position, fixes.length > 0 ? { values, fixes } : { values });
}

/** A closing line that closes nothing. */
function readStray(file: BodyFile, index: number, fence: FenceLine): void {
	const line = file.lines[index];
	if (!line) return;
	if (fence.broken?.kind === 'twoColons') {
		reportBroken(file, index, fence);
		return;
	}
	const whole = { start: line.start, end: file.lines[index + 1]?.start ?? endOfLine(line) };
	file.report('syntax/unclosed-block', 'closesNothing', placeOfLines(line, line), {
		fixes: [{ description: 'removeLine', safe: true, edits: [{ position: whole, text: '' }] }],
	});
}

function readTooDeep(file: BodyFile, index: number): FlowItem {
	const node = lineAsParagraph(file, index);
	file.report('syntax/too-deep', 'fences', node.position, {
		values: { count: MOST_OPEN + 1, most: MOST_OPEN },
	});
	return { kind: 'node', from: index, to: index + 1, node, plain: true };
}

/** A line as a paragraph of plain words. */
export function lineAsParagraph(file: BodyFile, index: number): Paragraph {
	const line = file.lines[index];
	if (!line) return { type: 'paragraph', children: [] };
	const position = placeOfLines(line, line);
	const value = file.source.slice(position.start.offset, position.end.offset);
	return { type: 'paragraph', children: [{ type: 'text', value, position }], position };
}
