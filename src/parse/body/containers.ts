/** The sessions, blocks and fences that are open while the body is read, and what goes into them. */

import type { Node, Position } from 'unist';
import type { BallotLine, Block, BodyNode, Confidential, HeadNode, Session } from '../../ast/index.js';
import type { BallotContext } from '../ballot/ballot-context.js';

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
		const { top } = this;
		if (top.kind === 'block' && top.end === undefined) this.pop();
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
		if (last && isAfter(last, frame.node.position)) frame.node.position.end = last;
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

function isAfter(point: NonNullable<Node['position']>['end'], position: Position): boolean {
	return (point.offset ?? 0) > (position.end.offset ?? 0);
}
