/**
 * What was read of a text, kept for its next state: whoever writes changes one paragraph, and the others say what they said. The tree is the same
 * as without it, in places too.
 */

import type { Node, Parent } from 'unist';
import { type Place, type PlacedText, pointInLine, type SourceLine } from '../../source/places.js';
import { RecentValues } from '../../text/lazy.js';
import type { NameIndex } from '../../text/names.js';
import type { SourcePoint } from '../../text/places.js';
import type { BallotContext, BallotMemory, BallotReading } from '../ballot/ballot-context.js';
import type { HeaderReading } from '../header/header.js';
import type { BodyContext } from '../reading.js';
import { type ProseReading, readProse } from './statements.js';

/** The memory of one text that is compiled again and again. */
export class TextMemory {
	/** Whom and in which language the readings are of. */
	#of: Who | undefined;
	#names: NameIndex | undefined;
	readonly #paragraphs = new RecentValues<ProseReading>();
	#header: KeptHeader | undefined;
	/** What ballots were read as. */
	readonly ballots = new RecentBallots();

	/** The header of a text, read where it or what holds beside it is not that of the state before; a text without one is read each time. */
	header(source: string, defaults: unknown, read: () => HeaderReading): HeaderReading {
		const kept = this.#header;
		if (kept && kept.defaults === defaults && source.startsWith(kept.written)) return kept.reading;
		const reading = read();
		const written = source.slice(0, reading.bodyStart.offset);
		this.#header = isClosed(written, reading) ? { written, defaults, reading } : undefined;
		return reading;
	}

	/** Begins a state of the text. What a paragraph says depends on the people that may be named, the day of the meeting and what its body is called. */
	begin({ lang, people, officers, date, head }: BodyContext): void {
		const of = { lang, people, officers, date, head };
		const isSame = this.#of !== undefined && isOfSame(this.#of, of);
		this.#of = of;
		if (!isSame) this.#names = undefined;
		this.#paragraphs.begin(!isSame);
		this.ballots.begin(!isSame);
	}

	/** Everybody who may be named. */
	names(make: () => NameIndex): NameIndex {
		this.#names ??= make();
		return this.#names;
	}

	/** What a paragraph, heading or cell says, at its place. */
	read({ text, place }: PlacedText, context: BallotContext): ProseReading {
		const known = this.#paragraphs.find(text, () => readProse({ text, place: byOffsets }, context));
		return {
			statements: known.statements.map((statement) => placedNode(statement, place)),
			votes: known.votes.map((vote) => ({ ...vote })),
		};
	}
}

interface KeptHeader {
	/** The text up to the first line of the body. */
	written: string;
	defaults: unknown;
	reading: HeaderReading;
}

/** Whether nothing below a header can change how it is read: its last line is whole, and it names no file, which would be put into it. */
function isClosed(written: string, { header, problems }: HeaderReading): boolean {
	const isDoubtful = problems.some(({ rule }) => rule === 'syntax/frontmatter');
	return header.position !== undefined && !isDoubtful && written.endsWith('\n') && !namesFile(header);
}

function namesFile(node: Node): boolean {
	return node.type === 'fileValue' || ((node as Partial<Parent>).children ?? []).some(namesFile);
}

type Who = Pick<BodyContext, 'lang' | 'people' | 'officers' | 'date' | 'head'>;

function isOfSame(one: Who, other: Who): boolean {
	const isSameDay = one.date === other.date && one.head === other.head;
	if (one.lang === other.lang && isSameDay && one.people.length === other.people.length) {
		const { chair, secretary } = other.officers;
		const isCalled = one.officers.titles?.chair.length === other.officers.titles?.chair.length;
		const sameOfficers = isCalled && one.officers.chair === chair && one.officers.secretary === secretary;
		if (sameOfficers && one.people.every((person, index) => person === other.people[index])) return true;
	}
	return JSON.stringify(one, withoutPlaces) === JSON.stringify(other, withoutPlaces);
}

/** The place of a range of a text that stands nowhere yet. */
function byOffsets(from: number, to: number): ReturnType<Place> {
	return { start: { line: 0, column: 0, offset: from }, end: { line: 0, column: 0, offset: to } };
}

/** A copy of a node of such a text where the text stands. Places may stand beside its own, and nodes beside its children: a count knows the sentence that it is in, an election the words `à l'unanimité`. */
function placedNode<Placed extends Node>(node: Placed, place: Place): Placed {
	const copy = { ...node } as unknown as Record<string, unknown>;
	for (const [name, value] of Object.entries(node))
		if (isRange(value)) {
			const moved = place(value.start.offset, value.end.offset);
			if (moved) copy[name] = moved;
			else delete copy[name];
		} else if (isNode(value)) copy[name] = placedNode(value, place);
		else if (Array.isArray(value))
			copy[name] = value.map((each) => (isNode(each) ? placedNode(each, place) : each));
	return copy as unknown as Placed;
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && 'type' in value;
}

function isRange(value: unknown): value is { start: SourcePoint; end: SourcePoint } {
	return typeof value === 'object' && value !== null && 'start' in value && 'end' in value;
}

function withoutPlaces(key: string, value: unknown): unknown {
	return key === 'position' ? undefined : typeof value === 'bigint' ? String(value) : value;
}

// --- What lines were read as, kept for the next state of a text: a vote that stays as it is written is the same vote a line further down.

/** A reading with the place that it was read at; of the lines that no node holds, which they are, and where in them they start. */
interface KeptReading extends Pick<BallotReading, 'children' | 'problems' | 'college'> {
	start: SourcePoint;
	unread: { index: number; from: number }[][];
}

/** The memory of the ballots of one text, while the same people may be named. */
class RecentBallots implements BallotMemory {
	readonly #answers = new RecentValues<boolean>();
	readonly #readings = new RecentValues<KeptReading>();

	/** Begins a state of the text; `anew`: other people may be named. */
	begin(anew: boolean): void {
		this.#answers.begin(anew);
		this.#readings.begin(anew);
	}

	/** Answers a question about lines. */
	ask(
		question: string,
		lines: readonly SourceLine[],
		context: BallotContext,
		answer: () => boolean,
	): boolean {
		return this.#answers.find(`${question} ${key(lines, context)}`, answer);
	}

	/** Reads lines, where they stand now. */
	read(lines: readonly SourceLine[], context: BallotContext, read: () => BallotReading): BallotReading {
		const start = lines[0]?.start;
		if (!start) return read();
		const asked = key(lines, context);
		let kept = this.#readings.get(asked);
		if (!kept) {
			const { children, problems, unread, ...rest } = read();
			const at = new Map(lines.map((line, index) => [line.start.line, { line, index }]));
			const placeOf = ({ start: { line, offset } }: SourceLine) => {
				const known = at.get(line);
				return { index: known?.index ?? 0, from: offset - (known?.line.start.offset ?? offset) };
			};
			kept = {
				...rest,
				children,
				problems,
				unread: unread.map((some) => some.map(placeOf)),
				start,
			};
			this.#readings.set(asked, kept);
		}
		// The tree that is built changes nodes: each state has its own.
		const { start: from, unread, ...reading } = kept;
		const moved = new Mover(start.line - from.line, start.offset - from.offset).move(reading);
		return {
			...moved,
			unread: unread.map((some) => some.flatMap((place) => getEnd(lines[place.index], place.from))),
		};
	}
}

/** A line from a place on. */
function getEnd(line: SourceLine | undefined, from: number): SourceLine[] {
	if (!line || from === 0) return line ? [line] : [];
	return [{ text: line.text.slice(from), start: pointInLine(line, from) }];
}

/** Everything that a reading depends on: the block, the words, and how the lines stand to one another. */
function key(lines: readonly SourceLine[], { block, college }: BallotContext): string {
	const [first] = lines;
	const words = lines.map(({ text, start }) => {
		const { line, offset } = first?.start ?? start;
		return `${start.line - line} ${start.offset - offset} ${start.column} ${text}`;
	});
	return [block, college ?? '', ...words].join('\n');
}

/** Copies what was read, every place moved by so many lines and signs; what is the same object stays one. */
class Mover {
	readonly #copies = new Map<object, object>();

	constructor(
		readonly lines: number,
		readonly signs: number,
	) {}

	move<Value>(value: Value): Value {
		if (typeof value !== 'object' || value === null) return value;
		const known = this.#copies.get(value);
		if (known) return known as Value;
		if (isPoint(value))
			return {
				line: value.line + this.lines,
				column: value.column,
				offset: value.offset + this.signs,
			} as Value;
		// `déjà écrit à la ligne 19`: a line that a message names is a place too.
		if (isLine(value)) return { line: value.line + this.lines } as Value;
		const copy: object = Array.isArray(value) ? [] : {};
		this.#copies.set(value, copy);
		for (const [name, part] of Object.entries(value))
			(copy as Record<string, unknown>)[name] = this.move(part);
		return copy as Value;
	}
}

function isPoint(value: object): value is SourcePoint {
	return 'offset' in value && 'line' in value && 'column' in value;
}

function isLine(value: object): value is { line: number } {
	return 'line' in value && typeof value.line === 'number' && Object.keys(value).length === 1;
}
