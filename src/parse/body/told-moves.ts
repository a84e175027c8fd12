/** Moves that a sentence tells, `M. Weiss quitte la séance à 20h40.`, where that is all of a paragraph of one line: it is an event then. */

import type { Paragraph } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node } from 'unist';
import {
	type BodyNode,
	byPlace,
	type Event,
	getChild,
	getDescendants,
	getStatements,
	isMove,
	keepsOut,
	type MoveStatement,
	type Name,
	type Session,
	type TimeValue,
} from '../../ast/index.js';
import { mentions } from '../../language/index.js';
import { namesOtherBody } from '../statements/wording/bodies.js';
import type { BodyFile } from './body-file.js';

/**
 * Turns such paragraphs of the items of the agenda into events. Statements have been found. What stands ahead of the items, or under a title like
 * `Présences`, may tell beforehand what happens later, and stays a text.
 */
export function takeToldMoves(nodes: readonly BodyNode[], file: BodyFile): void {
	const reader = new ToldMoves(nodes, file);
	for (const node of nodes) reader.readItem(node);
}

/** Somebody who comes or goes, by a line or by a sentence. */
interface Going {
	of: Event['event'];
	children: MoveStatement['children'] | Event['children'];
}

class ToldMoves {
	readonly #file: BodyFile;
	/** Where each comes, or comes back, for the last time. */
	readonly #back = new Map<string, number>();
	/** What each did last, by a line or a sentence above. */
	readonly #last = new Map<string, Event['event']>();
	/** Who comes, goes or keeps out of a vote by a line of this item: a sentence only says it again. */
	#marked: ReadonlySet<string> = new Set();
	/** The last hour above, in minutes. */
	#hour: number | undefined;

	constructor(nodes: readonly BodyNode[], file: BodyFile) {
		this.#file = file;
		for (const item of nodes)
			for (const node of getDescendants(item)) {
				const going = asGoing(node);
				if (!going || going.of === 'departure') continue;
				const at = node.position?.start.offset ?? 0;
				for (const id of this.#getIds(going)) this.#back.set(id, Math.max(at, this.#back.get(id) ?? 0));
			}
	}

	readItem(item: BodyNode): void {
		const marks = HOLDS_TEXTS.has(item.type)
			? [...getDescendants(item)].filter((node) => MARKS.has(node.type) || keepsOut(node))
			: [];
		const names = marks.flatMap((mark) => [...getDescendants(mark)].filter(({ type }) => type === 'name'));
		this.#marked = new Set(names.flatMap((name) => this.#getId(name as Name) ?? []));
		this.#read(item, false);
	}

	/** `isText`: what is told around it stays a text. */
	#read(node: BodyNode, isText: boolean): void {
		const time = 'children' in node && getChild(node as { children: TimeValue[] }, 'timeValue');
		if (time) this.#hour = time.value;
		if (node.type === 'event') for (const id of this.#getIds(node)) this.#last.set(id, node.event);
		if (!HOLDS_TEXTS.has(node.type)) return;
		const staysText = isText || (node.type === 'session' && this.#isOfOthers(node));
		const parent = node as { children: BodyNode[] };
		parent.children = parent.children.map((child) => {
			const event = child.type === 'paragraph' && !staysText ? this.#asEvent(child) : undefined;
			this.#read(event ?? child, staysText);
			return event ?? child;
		});
	}

	#asEvent(paragraph: Paragraph): Event | undefined {
		const move = wholeMove(paragraph);
		const { position, children } = paragraph;
		const isLine = children.length === 1 && position?.start.line === position?.end.line;
		if (!move || !isLine) return undefined;
		const event = move.of as Event['event'];
		const ids = this.#getIds(move);
		const isSaidOnce = ids.length > 0 && !ids.some((id) => this.#marked.has(id));
		if (!isSaidOnce || this.#isOver(getChild(move, 'timeValue'))) return undefined;
		const words = this.#file.getSource(paragraph);
		if (mentions(words, 'negations', 'suppositions')) return undefined;
		// Nobody knows when those come back who leave the room and of whom no more is told.
		const isOut = event === 'departure' && mentions(words, 'roomMoves');
		const comesBack = (id: string) => (this.#back.get(id) ?? 0) > (position?.start.offset ?? 0);
		if (!ids.every((id) => this.#mayFollow(event, id) && (!isOut || comesBack(id)))) return undefined;
		return { type: 'event', event, children: [...move.children].sort(byPlace), position };
	}

	/** Nobody leaves twice, or comes twice, or comes back from nowhere: that is told again, or of another time. */
	#mayFollow(event: Event['event'], id: string): boolean {
		const last = this.#last.get(id);
		if (event === 'departure') return last !== 'departure';
		return event === 'return' ? last === 'departure' : last === undefined || last === 'departure';
	}

	/** Whether an hour lies before one that stands above: what was forgotten there, or an hour of another day. Half a day earlier is past midnight. */
	#isOver(time: TimeValue | undefined): boolean {
		const before = time && this.#hour !== undefined ? this.#hour - time.value : 0;
		return before > 0 && before < HALF_DAY;
	}

	#isOfOthers(item: Session): boolean {
		const title = getChild(item, 'title');
		const words = title ? wordsOf(title) : '';
		return (
			mentions(words, 'attendanceTitles', 'pastTitles') ||
			namesOtherBody(words, this.#file.ballots(undefined))
		);
	}

	/** None where a name is not that of one person. */
	#getIds({ children }: Pick<Going, 'children'>): string[] {
		const ids = children.filter((child) => child.type === 'name').map((name) => this.#getId(name));
		return ids.every((id) => id !== undefined) ? ids : [];
	}

	#getId({ value }: Name): string | undefined {
		const found = this.#file.names.resolve(value);
		return found.kind === 'one' ? found.id : undefined;
	}
}

function asGoing(node: Node): Going | undefined {
	const move = node.type === 'paragraph' ? wholeMove(node as Paragraph) : undefined;
	if (move) return { of: move.of as Event['event'], children: move.children };
	return node.type === 'event'
		? { of: (node as Event).event, children: (node as Event).children }
		: undefined;
}

/** The move of known people at an hour that is all of a paragraph, has happened and is of the meeting. */
function wholeMove(paragraph: Paragraph): MoveStatement | undefined {
	// Who leaves explains a vote that counts fewer, and the same words say so.
	const [move, second] = getStatements(paragraph).filter(({ kind }) => kind !== 'voters');
	if (move?.kind !== 'move' || second || !isMove(move.of) || !move.whole || move.object === 'vote')
		return undefined;
	const isUnsure = move.who ?? move.by ?? move.doubt ?? move.brief ?? move.more ?? move.excused;
	return isUnsure === undefined && getChild(move, 'timeValue') && getChild(move, 'name') ? move : undefined;
}

const HOLDS_TEXTS: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'confidential',
]);

const MARKS: ReadonlySet<string> = new Set(['event', 'chairChange']);

/** Minutes. */
const HALF_DAY = 720;
