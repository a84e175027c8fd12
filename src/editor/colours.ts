/** What the words of a meeting file are, for colours. */

import type { Node } from 'unist';
import {
	type BallotLine,
	type Block,
	type DataPair,
	type Field,
	type Group,
	getHeader,
} from '../ast/index.js';
import type { Compiled } from '../compile.js';
import { vocabulary } from '../language/index.js';
import { lineEndAfter, startOfLine } from '../text/places.js';
import { childrenIn, getEnd, getStart } from './places.js';

/** The kind of a coloured range. */
export type Colour = 'heading' | 'blockMark' | 'label' | 'name' | 'figure' | 'time' | 'headerKey' | 'comment';

export interface ColouredRange {
	from: number;
	to: number;
	colour: Colour;
}

/** The ranges in source order; none overlaps another, and none spans two lines. */
export function colours(compiled: Compiled): ColouredRange[] {
	const canvas = new Canvas(compiled.source);
	paint(compiled.meeting, canvas);
	headerComments(compiled, canvas);
	return canvas.ranges();
}

const COLOURS: readonly Colour[] = [
	'heading',
	'blockMark',
	'label',
	'name',
	'figure',
	'time',
	'headerKey',
	'comment',
];

/** One colour a character: what is painted later covers what is below. */
class Canvas {
	readonly #cells: Uint8Array;

	constructor(readonly source: string) {
		this.#cells = new Uint8Array(source.length);
	}

	fill(from: number | undefined, to: number | undefined, colour: Colour): void {
		if (from !== undefined && to !== undefined && to > from)
			this.#cells.fill(COLOURS.indexOf(colour) + 1, from, to);
	}

	/** The line that holds an offset. */
	lineEnd(offset: number): number {
		return lineEndAfter(this.source, offset);
	}

	ranges(): ColouredRange[] {
		const found: ColouredRange[] = [];
		let from = 0;
		for (let at = 0; at <= this.source.length; at++) {
			const cell = this.#cells[at] ?? 0;
			const before = this.#cells[from] ?? 0;
			const isLineEnd = this.source.charCodeAt(at) === LINE_FEED;
			if (cell === before && !isLineEnd && at < this.source.length) continue;
			const colour = COLOURS[before - 1];
			if (colour && at > from) found.push({ from, to: at, colour });
			from = isLineEnd ? at + 1 : at;
		}
		return found;
	}
}

const LINE_FEED = 10;

function paint(node: Node, canvas: Canvas): void {
	const from = getStart(node);
	if (node.type !== 'meeting' && from === undefined) return;
	paintNode(node, from ?? 0, canvas);
	for (const child of childrenIn(node)) paint(child, canvas);
}

function paintNode(node: Node, from: number, canvas: Canvas): void {
	switch (node.type) {
		case 'session':
		case 'heading':
			canvas.fill(from, canvas.lineEnd(from), 'heading');
			break;
		case 'resolution':
		case 'election':
		case 'choice':
		case 'confidential':
			opening(node, from, canvas);
			break;
		case 'ballotLine':
			label(from, (node as BallotLine).key.length, canvas);
			break;
		case 'field':
			canvas.fill(from, from + (node as Field).key.length, 'headerKey');
			break;
		case 'group':
			canvas.fill(from, from + (node as Group).name.length, 'headerKey');
			break;
		case 'pair':
			canvas.fill(from, from + (node as DataPair).key.length, 'headerKey');
			break;
		case 'html':
			if (canvas.source.startsWith('<!--', from)) canvas.fill(from, getEnd(node), 'comment');
			break;
		case 'speaker':
		case 'name':
			canvas.fill(from, getEnd(node), 'name');
			break;
		case 'event':
		case 'chairChange':
		case 'quorumStatement':
		case 'action':
		case 'annex':
			eventLabel(node, from, canvas);
			break;
		case 'count':
		case 'consent':
		case 'result':
		case 'numberValue':
		case 'statedCount':
		case 'votes':
			canvas.fill(from, getEnd(node), 'figure');
			break;
		case 'timeValue':
		case 'dateValue':
			canvas.fill(from, getEnd(node), 'time');
			break;
		case 'ignore':
			canvas.fill(from, getEnd(node), 'comment');
			break;
	}
}

/** A heading that opens a block is coloured whole; the fences of the explicit form are marks. */
function opening(node: Node, from: number, canvas: Canvas): void {
	const { form } = node as Partial<Block>;
	if (form === 'implicit') return;
	const lineEnd = canvas.lineEnd(from);
	if (form === 'heading') {
		canvas.fill(from, lineEnd, 'heading');
		return;
	}
	canvas.fill(from, lineEnd, 'blockMark');
	const end = getEnd(node) ?? lineEnd;
	const lastLine = startOfLine(canvas.source, end);
	if (lastLine > lineEnd && /^ {0,3}:{3,}\s*$/.test(canvas.source.slice(lastLine, end)))
		canvas.fill(lastLine, end, 'blockMark');
}

/** A label and the colon behind it. */
function label(from: number, length: number | undefined, canvas: Canvas): void {
	if (length === undefined || length === 0) return;
	const colon = /^[\s\u00A0\u202F*_]*:/.exec(canvas.source.slice(from + length, from + length + 8));
	canvas.fill(from, from + length + (colon?.[0].length ?? 0), 'label');
}

/** The word of an event, behind its time where that comes first. */
function eventLabel(node: Node, from: number, canvas: Canvas): void {
	const time = childrenIn(node).find((child) => child.type === 'timeValue');
	const after = time && getStart(time) === from ? (getEnd(time) ?? from) : from;
	const words = canvas.source.slice(after, canvas.lineEnd(after));
	const gap = /^[^\p{L}]*/u.exec(words)?.[0].length ?? 0;
	label(after + gap, vocabulary('events').scan(words.slice(gap))?.length, canvas);
}

/** Comments of the header: a `#` at the start of a line or behind a space, outside quotes. */
function headerComments({ meeting, source }: Compiled, canvas: Canvas): void {
	const header = getHeader(meeting);
	const from = getStart(header);
	const to = getEnd(header);
	if (from === undefined || to === undefined) return;
	const lines = /^((?:[^#\n"']|"[^"\n]*"|'[^'\n]*'|['"](?![^\n]*['"])|(?<=[^\s])#)*?)(?<=^|\s)#[^\n]*/gm;
	lines.lastIndex = from;
	for (let found = lines.exec(source); found && found.index < to; found = lines.exec(source))
		canvas.fill(found.index + (found[1]?.length ?? 0), found.index + found[0].length, 'comment');
}
