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
	type Person,
	personName,
	type Session,
	type TimeValue,
} from '../../ast/index.js';
import { isOneOf, mentions, vocabulary } from '../../language/index.js';
import { addTo, countWhile } from '../../text/lists.js';
import { genderOfCivility } from '../../text/name-parts.js';
import { namesOtherBody } from '../statements/wording/bodies.js';
import type { BodyFile } from './body-file.js';
import { peopleById } from './speakers.js';

/**
 * Turns such paragraphs of the items of the agenda into events. Statements have been found. What stands ahead of the items, under a title like
 * `Présences` or behind a colon may tell of another time, and stays a text; so does whatever the text below shows to be for a while, or said again.
 */
export function takeToldMoves(nodes: readonly BodyNode[], file: BodyFile, people: readonly Person[]): void {
	const reader = new ToldMoves(nodes, file, peopleById(people));
	if (reader.hasSentences) for (const node of nodes) reader.readItem(node);
}

/** What somebody does by a line or by a sentence, and where. */
interface Step {
	of: Event['event'];
	at: number;
	/** A line, a sentence that can be one, or a text that says it among other things. */
	by: 'line' | 'sentence' | 'text';
}

class ToldMoves {
	/** Whether any sentence can be a line: most minutes hold none. */
	hasSentences = false;
	readonly #file: BodyFile;
	readonly #people: ReadonlyMap<string, Person>;
	/** The steps of each person, in the order of the text. */
	readonly #steps = new Map<string, Step[]>();
	/** What each did last, by a line or by a sentence that became one. */
	readonly #last = new Map<string, Event['event']>();
	/** The hours of the items and lines in the order of the text, with where they stand. */
	readonly #hours: { at: number; value: number }[] = [];
	/** Who comes, goes or keeps out of a vote by a line of this item: a sentence only says it again. */
	#marked: ReadonlySet<string> = new Set();
	#item: Node | undefined;
	/** Where verbs of the item say that somebody comes, once somebody asks. */
	#comings: readonly number[] | undefined;
	/** Where it is told who comes. */
	readonly #namedComings: number[] = [];

	constructor(nodes: readonly BodyNode[], file: BodyFile, people: ReadonlyMap<string, Person>) {
		this.#file = file;
		this.#people = people;
		for (const item of nodes) this.#findSteps(item);
	}

	/** In the order of the text. */
	#findSteps(node: Node): void {
		const at = startOf(node);
		if (node.type === 'event') this.#addStep(node as Event, { of: (node as Event).event, at, by: 'line' });
		for (const move of getStatements(node))
			if (move.kind === 'move' && isMove(move.of)) {
				const isSentence = node.type === 'paragraph' && this.#isWhole(node as Paragraph);
				this.hasSentences ||= isSentence;
				this.#addStep(move, { of: move.of, at, by: isSentence ? 'sentence' : 'text' });
			}
		if (node.type === 'timeValue') this.#hours.push({ at, value: (node as TimeValue).value });
		for (const child of (node as { children?: Node[] }).children ?? []) this.#findSteps(child);
	}

	#addStep({ children }: Pick<MoveStatement | Event, 'children'>, step: Step): void {
		const ids = this.#getIds(children);
		if (step.of !== 'departure' && ids.length > 0) this.#namedComings.push(step.at);
		for (const id of ids) addTo(this.#steps, id, step);
	}

	readItem(item: BodyNode): void {
		const marks = HOLDS_TEXTS.has(item.type)
			? [...getDescendants(item)].filter((node) => MARKS.has(node.type) || keepsOut(node))
			: [];
		const names = marks.flatMap((mark) => [...getDescendants(mark)].filter(({ type }) => type === 'name'));
		this.#marked = new Set(names.flatMap((name) => this.#getId(name as Name) ?? []));
		this.#item = item;
		this.#comings = undefined;
		this.#read(item, false);
	}

	/** `isText`: what is told around it stays a text. */
	#read(node: BodyNode, isText: boolean): void {
		if (node.type === 'event') for (const id of this.#getIds(node.children)) this.#last.set(id, node.event);
		if (!HOLDS_TEXTS.has(node.type)) return;
		const staysText = isText || (node.type === 'session' && this.#isOfOthers(node));
		const parent = node as { children: BodyNode[] };
		parent.children = parent.children.map((child, index) => {
			const above = parent.children[index - 1];
			const event = child.type === 'paragraph' && !staysText ? this.#asEvent(child, above) : undefined;
			this.#read(event ?? child, staysText);
			return event ?? child;
		});
	}

	#asEvent(paragraph: Paragraph, above: BodyNode | undefined): Event | undefined {
		const [move] = this.#isWhole(paragraph) ? movesOf(paragraph) : [];
		const time = move && getChild(move, 'timeValue');
		if (!move || !time) return undefined;
		const event = move.of as Event['event'];
		const ids = this.#getIds(move.children);
		const at = startOf(paragraph);
		const isLed = above !== undefined && this.#file.getSource(above).trimEnd().endsWith(':');
		const isSaidOnce = ids.length > 0 && !ids.some((id) => this.#marked.has(id));
		if (isLed || !isSaidOnce || !this.#isInOrder(at, time.value)) return undefined;
		// Nobody knows when those come back who leave the room and of whom no more is told.
		const isOut = event === 'departure' && mentions(this.#file.getSource(paragraph), 'roomMoves');
		if (!ids.every((id) => this.#mayStand(event, id, at, isOut))) return undefined;
		// `Il revient à 21h`, `L'intéressé rejoint la séance.`
		if (event === 'departure' && this.#comesBackUnnamed(at)) return undefined;
		return { type: 'event', event, children: [...move.children].sort(byPlace), position: paragraph.position };
	}

	/** Nobody leaves twice, comes twice or comes back from nowhere, and a later step that is only told leaves this one for a while. */
	#mayStand(event: Event['event'], id: string, at: number, isOut: boolean): boolean {
		const steps = this.#steps.get(id) ?? [];
		const isSame = (step: Step) => (step.of === 'departure') === (event === 'departure');
		const before = this.#last.get(id);
		const next = countWhile(steps, (step) => step.at <= at);
		const after = steps.slice(next, next + MOST_REPEATED).find((step) => step.by === 'line' || !isSame(step));
		const isGone = before === 'departure';
		const follows = event === 'departure' ? !isGone : isGone || (event === 'arrival' && before === undefined);
		const isLeftByNext = after === undefined ? !isOut : after.by !== 'text' && !isSame(after);
		return follows && isLeftByNext;
	}

	/** Whether the hour above is no later, and the one below no earlier: it would be told beforehand, or again. Half a day apart is past midnight. */
	#isInOrder(at: number, value: number): boolean {
		const next = countWhile(this.#hours, (hour) => hour.at < at);
		const [above, below] = [this.#hours[next - 1]?.value ?? value, this.#hours[next]?.value ?? value];
		const isBefore = (one: number, other: number) => one < other && other - one < HALF_DAY;
		return !isBefore(value, above) && !isBefore(below, value);
	}

	/** Whether the item says below of nobody whom it names that somebody comes back. */
	#comesBackUnnamed(at: number): boolean {
		const item = this.#item;
		if (!item) return false;
		this.#comings ??= vocabulary('moveVerbs')
			.findAll(this.#file.getSource(item), 'arrival', 'return')
			.map(({ from }) => startOf(item) + from);
		const end = item.position?.end.offset ?? at;
		const upTo = (places: readonly number[], last: number) => countWhile(places, (place) => place <= last);
		const below = (places: readonly number[]) => upTo(places, end) - upTo(places, at);
		return below(this.#comings) > below(this.#namedComings);
	}

	/** Whether a paragraph says that people who are known move at an hour, and not a word more. */
	#isWhole(paragraph: Paragraph): boolean {
		const [move, second] = movesOf(paragraph);
		const { position, children } = paragraph;
		const isLine = children.length === 1 && position?.start.line === position?.end.line;
		if (!move || second || !isLine || !isSure(move)) return false;
		const start = startOf(paragraph);
		let words = this.#file.getSource(paragraph);
		const blank = (from: number, to: number) => {
			words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
		};
		for (const part of [...getDescendants(move)])
			if (part.type === 'name' || part.type === 'timeValue')
				blank(startOf(part) - start, (part.position?.end.offset ?? 0) - start);
		// One verb, which may be of several words, and what it leaves or joins.
		for (const name of PARTS) {
			const [found, other] = vocabulary(name)
				.findAll(words)
				.filter(({ to, from }) => to > from);
			if (name === 'moveVerbs' && (!found || other)) return false;
			if (found) blank(found.from, found.to);
		}
		return words
			.split(/[\s,.:;–—-]+/)
			.every((word) => word === '' || isOneOf(word, ['eventLinks', 'at'], ['smallWords', 'and']));
	}

	#isOfOthers(item: Session): boolean {
		const title = getChild(item, 'title');
		const words = title ? wordsOf(title) : '';
		return (
			mentions(words, 'attendanceTitles', 'pastTitles') ||
			namesOtherBody(words, this.#file.ballots(undefined))
		);
	}

	/** None where a name is not that of one person, or its civility that of another one. */
	#getIds(children: readonly Node[]): string[] {
		const ids = children.filter(({ type }) => type === 'name').map((name) => this.#getId(name as Name));
		return ids.every((id) => id !== undefined) ? ids : [];
	}

	#getId({ value }: Name): string | undefined {
		const found = this.#file.names.resolve(value);
		if (found.kind !== 'one') return undefined;
		const person = this.#people.get(found.id);
		const [said, listed] = [genderOfCivility(value), person && genderOfCivility(personName(person))];
		return said !== undefined && listed !== undefined && said !== listed ? undefined : found.id;
	}
}

/** The moves that a paragraph tells. Who leaves explains a vote that counts fewer, and the same words say so. */
function movesOf(paragraph: Paragraph): MoveStatement[] {
	const statements = getStatements(paragraph).filter(({ kind }) => kind !== 'voters');
	return statements.every((one) => one.kind === 'move') ? statements : [];
}

/** Whether a move is of the meeting, has happened, and names who and when. */
function isSure(move: MoveStatement): boolean {
	const isUnsure = move.who ?? move.by ?? move.doubt ?? move.brief ?? move.more ?? move.excused;
	const isNamed = getChild(move, 'timeValue') !== undefined && getChild(move, 'name') !== undefined;
	return isUnsure === undefined && isNamed && isMove(move.of) && move.object !== 'vote';
}

function startOf({ position }: Node): number {
	return position?.start.offset ?? 0;
}

/** The phrases of such a sentence, the longest first. */
const PARTS = ['personMarks', 'moveVerbs', 'moveObjects'] as const;

const HOLDS_TEXTS: ReadonlySet<string> = new Set([
	'session',
	'resolution',
	'election',
	'choice',
	'confidential',
]);

const MARKS: ReadonlySet<string> = new Set(['event', 'chairChange']);

/** How often one sentence is told again at most. */
const MOST_REPEATED = 20;

/** Minutes. */
const HALF_DAY = 720;
