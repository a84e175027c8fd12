/** Moves that a sentence tells, `M. Weiss quitte la séance à 20h40.`, where that is all of a paragraph of one line: it is an event then. */

import type { List, Paragraph } from 'mdast';
import type { Node } from 'unist';
import {
	type BodyNode,
	byPlace,
	CONTAINERS,
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
	type Statement,
	setStatements,
	type TimeValue,
	titleText,
} from '../../ast/index.js';
import { mentions, vocabulary } from '../../language/index.js';
import type { SourceLine } from '../../source/places.js';
import { addTo, countWhile } from '../../text/lists.js';
import { genderOfCivility } from '../../text/names.js';
import type { SourcePoint } from '../../text/places.js';
import { readSentences, type Sentence } from '../../text/sentences.js';
import { HALF_DAY } from '../../text/time.js';
import { namesOtherBody } from '../statements/wording/bodies.js';
import type { BodyFile } from './body-file.js';
import { readEventLine } from './event.js';
import { peopleById } from './speakers.js';

/**
 * Turns such paragraphs of the items of the agenda into events. Statements have been found. What stands ahead of the items, under a title like
 * `Présences` or behind a colon may tell of another time, and stays a text; so does whatever the text below shows to be for a while, or said again.
 */
export function takeToldMoves(
	nodes: readonly BodyNode[],
	file: BodyFile,
	people: readonly Person[],
): readonly BodyNode[] {
	const reader = new ToldMoves(nodes, file, peopleById(people));
	if (!reader.hasSentences) return nodes;
	// Where resolutions stand in no item, what follows the first is as one.
	const first = nodes.findIndex(({ type }) => DECIDED.has(type));
	const next = nodes.findIndex(({ type }, index) => index > first && type === 'session');
	const from = first < 0 ? nodes.length : first;
	const to = next < 0 ? nodes.length : Math.max(next, from);
	const item = asItem(nodes.slice(from, to));
	for (const node of nodes.slice(0, from)) reader.readItem(node);
	if (item) reader.readItem(item);
	for (const node of nodes.slice(to)) reader.readItem(node);
	return item ? [...nodes.slice(0, from), ...item.children, ...nodes.slice(to)] : nodes;
}

const DECIDED: ReadonlySet<string> = new Set(['resolution', 'election', 'choice']);

/** Nodes of the body as an item without a title. */
function asItem(nodes: readonly BodyNode[]): (Session & { children: BodyNode[] }) | undefined {
	const [start, end] = [nodes[0]?.position?.start, nodes.at(-1)?.position?.end];
	return start && end
		? ({ type: 'session', children: [...nodes], position: { start, end } } as Session & {
				children: BodyNode[];
			})
		: undefined;
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
	/** The votes in the order of the text, with those who keep out of each by a line of it. */
	readonly #votes: { at: number; out: ReadonlySet<string> }[] = [];
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
				const isSentence = this.#cut(node).length > 0;
				this.hasSentences ||= isSentence;
				this.#addStep(move, { of: move.of, at, by: isSentence ? 'sentence' : 'text' });
			}
		if (node.type === 'ballot') this.#votes.push({ at, out: new Set(this.#getOut(node)) });
		if (node.type === 'timeValue') this.#hours.push({ at, value: (node as TimeValue).value });
		for (const child of (node as { children?: Node[] }).children ?? []) this.#findSteps(child);
	}

	#addStep({ children }: Pick<MoveStatement | Event, 'children'>, step: Step): void {
		const ids = this.#getIds(children);
		if (step.of !== 'departure' && ids.length > 0) this.#namedComings.push(step.at);
		for (const id of ids) addTo(this.#steps, id, step);
	}

	/** Who keeps out of a vote by a line of it. */
	#getOut(ballot: Node): string[] {
		return [...getDescendants(ballot)]
			.filter(keepsOut)
			.flatMap((line) => [...getDescendants(line)])
			.flatMap((name) => (name.type === 'name' ? (this.#getId(name as Name) ?? []) : []));
	}

	readItem(item: BodyNode): void {
		this.#item = item;
		this.#comings = undefined;
		this.#read(item, false);
	}

	/** `isText`: what is told around it stays a text. */
	#read(node: BodyNode, isText: boolean): void {
		if (node.type === 'event') for (const id of this.#getIds(node.children)) this.#last.set(id, node.event);
		if (!CONTAINERS.has(node.type)) return;
		const staysText = isText || (node.type === 'session' && this.#isOfOthers(node));
		const parent = node as { children: BodyNode[] };
		parent.children = parent.children.flatMap((child, index) => {
			const above = parent.children[index - 1];
			const told = staysText ? [] : this.#asEvents(child, above);
			const read = told.length > 0 ? told : [child];
			for (const one of read) this.#read(one, staysText);
			return read;
		});
	}

	/** The events that a paragraph or a list tells, with what it says of those who remain; nothing where one of them is not sure. */
	#asEvents(node: BodyNode, above: BodyNode | undefined): BodyNode[] {
		const told = this.#cut(node);
		const isLed = above !== undefined && this.#file.getSource(above).trimEnd().endsWith(':');
		if (isLed) return [];
		const movers = new Set<string>();
		let last = 0;
		const areSure = told.every((event) => {
			if (event.type !== 'event') return true;
			const time = getChild(event, 'timeValue')?.value ?? 0;
			const ids = this.#getIds(event.children);
			// Of one who moves twice here, only the text tells.
			const isNew = ids.length > 0 && !ids.some((id) => movers.has(id));
			for (const id of ids) movers.add(id);
			const isNext = time >= last && this.#isInOrder(startOf(node), time);
			last = time;
			return isNew && isNext && this.#isSure(event, ids, startOf(node));
		});
		return areSure ? told : [];
	}

	#isSure(event: Event, ids: readonly string[], at: number): boolean {
		const isDeparture = event.event === 'departure';
		// Nobody knows when those come back who leave the room and of whom no more is told.
		const isOut = isDeparture && mentions(this.#file.getSource(event), 'roomMoves');
		if (!ids.every((id) => this.#mayStand(event.event, id, at, isOut))) return false;
		// `Il revient à 21h`, `L'intéressé rejoint la séance.`
		return !isDeparture || !this.#comesBackUnnamed(at);
	}

	/** Nobody leaves twice, comes twice or comes back from nowhere, and a later step that is only told leaves this one for a while. */
	#mayStand(event: Event['event'], id: string, at: number, isOut: boolean): boolean {
		const steps = this.#steps.get(id) ?? [];
		const isSame = (step: Step) => (step.of === 'departure') === (event === 'departure');
		const before = this.#last.get(id);
		const next = countWhile(steps, (step) => step.at <= at);
		const after = steps.slice(next, next + MOST_REPEATED).find((step) => step.by === 'line' || !isSame(step));
		const isGone = before === 'departure';
		if (event === 'departure') {
			const isBackLater = after === undefined ? !isOut : after.by !== 'text' && !isSame(after);
			return !isGone && isBackLater && !this.#keepsOutOnly(id, at, after);
		}
		// Of whoever left by a text alone, the text tells the return too.
		const hasLeft = steps.slice(0, next).some((step) => step.of === 'departure');
		const follows = isGone || (event === 'arrival' && before === undefined && !hasLeft);
		// A departure that is only told below is reported there, and takes no arrival back.
		return follows && (after === undefined || !isSame(after));
	}

	/** Whether a line of the vote below says all of a departure: `NPPV : M. Weiss`, and no other vote is taken before the return. */
	#keepsOutOnly(id: string, at: number, back: Step | undefined): boolean {
		const next = countWhile(this.#votes, (vote) => vote.at < at);
		const [vote, other] = this.#votes.slice(next, next + 2);
		return vote?.out.has(id) === true && (other === undefined || (back !== undefined && back.at < other.at));
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

	/** What a paragraph, or each item of a list, tells sentence by sentence: who moves at an hour, and at last how many can vote then; nothing if it tells more. */
	#cut(node: Node): Array<Event | Paragraph> {
		if (node.type === 'list') {
			const items = (node as List).children.map(({ children: [only, more] }) =>
				only && !more ? this.#cut(only) : [],
			);
			return items.every((item) => item.length > 0) ? items.flat() : [];
		}
		const statements = node.type === 'paragraph' ? getStatements(node) : [];
		if (!statements.some(({ kind }) => kind === 'move')) return [];
		const [first, second] = (node as Paragraph).children;
		if (first?.type !== 'text' || second) return [];
		const placed = this.#file.getPlaced(node);
		if (QUOTED.test(placed.text)) return [];
		const sentences = readSentences(placed.text);
		const saidIn = ({ from, to }: Sentence) =>
			statements.filter((one) => startOf(one) >= startOf(node) + from && startOf(one) < startOf(node) + to);
		// `Le nombre de présents est porté à 7. Le nombre de votants est porté à 7.`
		const areCounts = (said: readonly Statement[]) => said.length > 0 && said.every(isCountOfRoom);
		const counted = sentences.findIndex((sentence) => areCounts(saidIn(sentence)));
		const moves = counted < 0 ? sentences.length : counted;
		if (!sentences.slice(moves).every((sentence) => areCounts(saidIn(sentence)))) return [];
		const told = sentences.slice(0, moves + 1).flatMap((sentence, index): Array<Event | Paragraph> => {
			const { from, to } = sentence;
			const isLast = index === Math.min(moves, sentences.length - 1);
			// With its stop.
			const place = placed.place(from, isLast ? placed.text.length : to + 1);
			const said = saidIn(sentence);
			if (!place || to - from > LONGEST_SENTENCE) return [];
			const event = this.#asEvent(
				said,
				{
					text: placed.text.slice(from, to),
					start: place.start as SourcePoint,
				},
				sentences.length === 1,
			);
			if (event) return [{ ...event, position: place }];
			if (index === 0 || index < moves) return [];
			const rest = this.#file.paragraphFrom(node as Paragraph, place.start.offset ?? 0);
			if (!rest) return [];
			setStatements(rest, sentences.slice(moves).flatMap(saidIn));
			return [rest];
		});
		return told.length === Math.min(moves + 1, sentences.length) ? told : [];
	}

	/** `M. Weiss quitte la séance à 20h40`, and ahead of another sentence `Départ de M. Weiss à 20h40`. */
	#asEvent(said: readonly Statement[], line: SourceLine, isAlone: boolean): Event | undefined {
		// Who leaves explains a vote that counts fewer, and the same words say so.
		const [move, other] = said.filter(({ kind }) => kind !== 'voters');
		if (move?.kind !== 'move' || other) return undefined;
		// Alone, such a line was read where it can be.
		if (move.by === 'line' && isAlone) return undefined;
		if (move.by === 'line') {
			const read = readEventLine(line, this.#file.ballots(undefined), this.#file.markdown, []);
			return read?.type === 'event' && getChild(read, 'timeValue') ? read : undefined;
		}
		return isSure(move)
			? { type: 'event', event: move.of as Event['event'], children: [...move.children].sort(byPlace) }
			: undefined;
	}

	#isOfOthers(item: Session): boolean {
		const words = titleText(item);
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

/** Whether a move is of the meeting, has happened, and names who and when. */
function isSure(move: MoveStatement): boolean {
	const isUnsure = move.who ?? move.by ?? move.doubt ?? move.brief ?? move.more ?? move.excused;
	const isNamed = getChild(move, 'timeValue') !== undefined && getChild(move, 'name') !== undefined;
	return (
		isUnsure === undefined && move.whole === true && isNamed && isMove(move.of) && move.object !== 'vote'
	);
}

/** `Le nombre de votants est ramené à 5`, `Il reste 5 votants`, `Le nombre de votants est de 5` */
function isCountOfRoom(one: Statement): boolean {
	return one.kind === 'count' && (one.of === 'left' || one.of === 'voters' || one.of === 'present');
}

function startOf({ position }: Node): number {
	return position?.start.offset ?? 0;
}

/** What is quoted or asked is not told. */
const QUOTED = /[«»“”"?!]/;

/** Characters; a longer sentence is read by parts. */
const LONGEST_SENTENCE = 300;

/** How often one sentence is told again at most. */
const MOST_REPEATED = 20;
