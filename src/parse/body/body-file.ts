/** The body of one file while it is read: its source by lines, its Markdown, who may be named, the mistakes met so far, and what is open in it. */

import type { Paragraph, RootContent } from 'mdast';
import type { Node, Position } from 'unist';
import {
	type BallotLine,
	type Block,
	type BodyNode,
	type Confidential,
	type HeadNode,
	type Language,
	makeProblem,
	type Problem,
	type ProblemDetails,
	type ProblemValue,
	type Session,
	type UncountedVote,
	uncountedVote,
} from '../../ast/index.js';
import type { MessageCode, RuleId } from '../../language/ids.js';
import { type MarkdownReader, phrasingAfter } from '../../markdown/remark-minutes.js';
import { endOfLine, type PlacedText, type SourceLine } from '../../source/places.js';
import { lazy } from '../../text/lazy.js';
import type { NameIndex } from '../../text/names.js';
import { getPlaces, type Places, type SourcePoint } from '../../text/places.js';
import type { BallotContext, BallotMemory } from '../ballot/ballot-context.js';
import type { ToldVote } from '../statements/votes/uncounted-votes.js';
import { sizeOfVote } from './prose/size-of-vote.js';

/** What every reader of the body is given. */
export class BodyFile {
	readonly problems: Problem[] = [];
	/** The votes that its text tells and no line counts. */
	readonly uncounted: UncountedVote[] = [];
	/** All votes that its texts tell, whether a line counts them or not. */
	readonly votes = new WeakMap<Node, readonly ToldVote[]>();
	/** Nodes that are carried as they are: of unknown blocks, and beyond the bounds. */
	readonly plain = new WeakSet<Node>();
	/** The line of the first heading; beyond all lines where there is none. */
	readonly firstHeading = lazy(() => {
		const index = this.lines.findIndex(({ text }) => text.startsWith('#'));
		return index < 0 ? this.lines.length : index;
	});
	readonly #firstLine: number;

	constructor(
		/** The whole file. */
		readonly source: string,
		/** The lines of the body. */
		readonly lines: readonly SourceLine[],
		readonly markdown: MarkdownReader,
		readonly names: NameIndex,
		readonly lang: Language,
		/** What ballots of the state of the text before were read as. */
		readonly memory?: BallotMemory | undefined,
		/** The day of the meeting. */
		readonly date?: string | undefined,
		/** What the header calls the body. */
		readonly bodies?: readonly string[] | undefined,
		/** Its words for the meeting and the organization. */
		readonly head?: string | undefined,
	) {
		this.#firstLine = lines[0]?.start.line ?? 1;
	}

	/** What a paragraph says from an offset of the source on; nothing where that is nothing. */
	paragraphFrom({ children, position }: Paragraph, offset: number): Paragraph | undefined {
		const rest = phrasingAfter(children, offset, this.source, this.markdown);
		const start = rest[0]?.position?.start;
		const end = position?.end;
		if (!start || !end) return undefined;
		return { type: 'paragraph', children: rest, position: { start: { ...start }, end: { ...end } } };
	}

	/** What a ballot reader is given for lines in a block of that kind, or outside any block. */
	ballots(block: BallotContext['block'], college?: string): BallotContext {
		const { lang, names, memory, date, bodies, head } = this;
		return { block, lang, names, college, memory, date, bodies, head };
	}

	/** Index of the line that a node starts on. */
	getFirstLine(node: Node): number {
		return (node.position?.start.line ?? this.#firstLine) - this.#firstLine;
	}

	/** Index of the line after the one that a node ends on. */
	lineAfter(node: Node): number {
		return (node.position?.end.line ?? this.#firstLine) - this.#firstLine + 1;
	}

	getLines(node: Node): SourceLine[] {
		return this.lines.slice(this.getFirstLine(node), this.lineAfter(node));
	}

	/** The source of some lines, from the first character to the end of the last line. */
	getText(from: number, to: number): { text: string; start: SourcePoint } {
		const first = this.lines[from];
		const last = this.lines[to - 1];
		if (!first || !last) return { text: '', start: { line: 1, column: 1, offset: 0 } };
		const text = this.source.slice(first.start.offset, endOfLine(last).offset);
		return { text, start: first.start };
	}

	getSource(node: Node): string {
		return this.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
	}

	placesIn(node: Node): Places {
		const start = node.position?.start ?? { line: 1, column: 1, offset: 0 };
		return getPlaces(this.getSource(node), {
			line: start.line,
			column: start.column,
			offset: start.offset ?? 0,
		});
	}

	/** A node's source as readers of prose take it, or another text as long, with markup blanked. */
	getPlaced(node: Node, text = this.getSource(node)): PlacedText {
		const places = this.placesIn(node);
		return { text, place: (from, to) => places.range(from, to) };
	}

	/** Reads some lines again, on their own: a part of a paragraph or list. */
	readLines(from: number, to: number): RootContent[] {
		const { text, start } = this.getText(from, to);
		// A mark for a hard break means nothing before what is read as something else.
		return this.markdown.blocks(text.replace(/\\$/, ''), start);
	}

	get lineEnd(): string {
		const first = this.lines[0];
		return first && this.source.startsWith('\r\n', first.start.offset + first.text.length) ? '\r\n' : '\n';
	}

	/** Takes note of a mistake. */
	report<Rule extends RuleId>(
		rule: Rule,
		code: MessageCode<Rule>,
		place: Node['position'],
		options?: ProblemGiven,
	): void {
		this.problems.push(makeProblem(rule, code, place, options));
	}

	/** Takes note of a vote that is told, and counts nowhere. */
	tell(code: UncountedVote['code'], place: Node['position'], options: ProblemGiven): void {
		this.uncounted.push({ ...uncountedVote(code, place, options), ...sizeOfVote(this.source, place) });
	}
}

type ProblemGiven = Omit<ProblemDetails, 'file'> & { values?: Record<string, ProblemValue> };

// --- The sessions, blocks and fences that are open while the body is read, and what goes into them.

/** A node that holds others while it is read. */
export interface Frame {
	kind: 'root' | 'session' | 'block' | 'confidential' | 'unknown';
	/** The node itself; the root and a fence of an unknown name are none. */
	node?: Session | Block | Confidential | undefined;
	children: Array<HeadNode | BodyNode>;
	/** Number of signs of its heading, for sessions and blocks of the heading form. */
	depth?: number | undefined;
	/** Of a fence: index of the line where it ends, and whether a closing line stands there. */
	end?: { line: number; closed: boolean } | undefined;
	/** A vote or result is written: other text ends the block, unless it is a fence. */
	done: boolean;
	/** The college that a bold line or heading opened. */
	college?: string | undefined;
	/** The labelled lines of its ballots so far, which none may repeat. */
	lines?: BallotLine[] | undefined;
	/** That line or heading: prose, unless candidates follow. */
	collegeNode?: BodyNode | undefined;
	/** What says that a second vote follows, the line of a ballot that it is where it is a title, and its vote as far as it is read. */
	second?: { node: BodyNode | undefined; line?: SourceLine; taken?: BallotLine } | undefined;
}

/** What is open, from the body itself to the innermost. */
export class Containers {
	readonly root: Frame = { kind: 'root', children: [], done: false };
	readonly #open: Frame[] = [this.root];
	/** What belongs to the next node: instructions to silence a rule, comments. */
	#waiting: BodyNode[] = [];

	/** The innermost. */
	get top(): Frame {
		return this.#open.at(-1) ?? this.root;
	}

	/** The block that lines stand in, through a confidential passage too. */
	get block(): Frame | undefined {
		for (let index = this.#open.length - 1; index > 0; index -= 1) {
			const frame = this.#open[index];
			if (frame?.kind === 'block') return frame;
			if (frame?.kind !== 'confidential') return undefined;
		}
		return undefined;
	}

	/** The items that are open, the innermost first: a part of an item stands in it. */
	get items(): Frame[] {
		return this.#open.filter(({ kind }) => kind === 'session').reverse();
	}

	/** The innermost fence, of whatever name. */
	get fence(): Frame | undefined {
		return this.#open.findLast((frame) => frame.end !== undefined);
	}

	/** The kind of the block, as ballot readers know it. */
	get blockKind(): BallotContext['block'] {
		return this.block?.node?.type as BallotContext['block'];
	}

	/** Puts a node where the reading is. */
	add(node: BodyNode): void {
		this.#takeWaiting();
		this.top.children.push(node);
	}

	/** Keeps a node for the place before the next one. */
	wait(node: BodyNode): void {
		this.#waiting.push(node);
	}

	/** Opens a container where the reading is. */
	push(frame: Frame): void {
		this.#takeWaiting();
		if (frame.node) this.top.children.push(frame.node);
		this.#open.push(frame);
	}

	/** Prose, speech and events end a block of the heading form whose vote is written. */
	endBlockBeforeText(): void {
		const { top } = this;
		if (top.kind === 'block' && top.end === undefined && top.done) this.pop();
	}

	/** A rule, and a heading or fence that opens another block, end a block of the heading form. */
	endBlock(): void {
		while (this.top.kind === 'block' && this.top.end === undefined) this.pop();
	}

	/** Whether a heading of a depth that names an amendment stands below an open resolution whose vote is not written; another amendment of it ends. */
	endAmendment(depth: number): boolean {
		const isOf = (frame: Frame | undefined, isAmendment: boolean) =>
			frame?.node?.type === 'resolution' &&
			frame.node.form === 'heading' &&
			(frame.node.kind === 'amendment') === isAmendment;
		const at = this.#open.length - (isOf(this.top, true) ? 2 : 1);
		const motion = this.#open[at];
		if (!motion || !isOf(motion, false) || motion.done || (motion.depth ?? 0) >= depth) return false;
		while (this.#open.length > at + 1) this.pop();
		return true;
	}

	/** Closes sessions of a depth and below, and the block in them, up to the innermost fence. */
	endSessions(depth: number): void {
		for (;;) {
			const { top } = this;
			if (top.end !== undefined || top.kind === 'root') return;
			if (top.kind === 'session' && (top.depth ?? 0) < depth) return;
			this.pop();
		}
	}

	/** Closes the fence that ends at a line, with all that is open in it. */
	endFence(line: number): void {
		const index = this.#open.findLastIndex((frame) => frame.end?.line === line && frame.end.closed);
		if (index > 0) while (this.#open.length > index) this.pop();
	}

	/** Closes the fences that end before a line because they are never closed. */
	endUnclosed(line: number): void {
		for (;;) {
			const index = this.#open.findIndex((frame) => frame.end && !frame.end.closed && frame.end.line <= line);
			if (index < 1) return;
			while (this.#open.length > index) this.pop();
		}
	}

	/** Closes everything. */
	endAll(): BodyNode[] {
		this.#takeWaiting();
		while (this.#open.length > 1) this.pop();
		return this.root.children as BodyNode[];
	}

	/** Closes the innermost: it ends where its last child does. */
	pop(): void {
		const frame = this.#open.pop();
		if (!frame?.node?.position) return;
		const last = frame.children.at(-1)?.position?.end;
		if (last && (last.offset ?? 0) > (frame.node.position.end.offset ?? 0)) frame.node.position.end = last;
	}

	#takeWaiting(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const each of waiting) this.top.children.push(each);
	}
}

/** A container's place: from the start of its first line on; its end grows with what it holds. */
export function openPlace(position: Position): Position {
	return { start: { ...position.start }, end: { ...position.end } };
}
