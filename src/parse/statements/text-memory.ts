/**
 * What was read of a text, kept for its next state: whoever writes changes one paragraph, and the others say what they said. The tree is the same
 * as without it, in places too.
 */

import type { Node, Parent } from 'unist';
import type { NameIndex } from '../../text/names.js';
import { RecentValues } from '../../text/recent.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import { RecentBallots } from '../ballot/recent-ballots.js';
import type { HeaderReading } from '../header/header.js';
import type { BodyContext } from '../reading.js';
import type { Place, PlacedText } from '../source/places.js';
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

/** The header of a text as it was read. */
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
		const sameOfficers = one.officers.chair === chair && one.officers.secretary === secretary;
		if (sameOfficers && one.people.every((person, index) => person === other.people[index])) return true;
	}
	return JSON.stringify(one, withoutPlaces) === JSON.stringify(other, withoutPlaces);
}

/** The place of a range of a text that stands nowhere yet. */
function byOffsets(from: number, to: number): ReturnType<Place> {
	return { start: { line: 0, column: 0, offset: from }, end: { line: 0, column: 0, offset: to } };
}

/** A copy of a node of such a text where the text stands. */
function placedNode<Placed extends Node>(node: Placed, place: Place): Placed {
	const copy = { ...node };
	const position = node.position && place(node.position.start.offset ?? 0, node.position.end.offset ?? 0);
	if (position) copy.position = position;
	else delete copy.position;
	const { children } = node as Partial<Parent>;
	if (children) (copy as unknown as Parent).children = children.map((child) => placedNode(child, place));
	return copy;
}

function withoutPlaces(key: string, value: unknown): unknown {
	return key === 'position' ? undefined : typeof value === 'bigint' ? String(value) : value;
}
