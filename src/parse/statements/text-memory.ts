/**
 * What was read of a text, kept for its next state: whoever writes changes one paragraph, and the others say what they said. The tree is the same
 * as without it, in places too.
 */

import type { Node, Parent } from 'unist';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { BodyContext } from '../reading.js';
import type { Place, PlacedText } from '../source/places.js';
import { type ProseReading, readProse } from './statements.js';

/** The memory of one text that is compiled again and again. */
export class TextMemory {
	/** Whom and in which language the readings are of. */
	#of = '';
	/** By paragraph: those of the state before, and those of this one. Older ones are forgotten. */
	#before: ReadonlyMap<string, ProseReading> = new Map();
	#now = new Map<string, ProseReading>();

	/** Begins a state of the text. What a paragraph says depends on the people that may be named. */
	begin({ lang, people, officers }: BodyContext): void {
		const of = JSON.stringify([lang, people, officers], withoutPlaces);
		this.#before = of === this.#of ? this.#now : new Map();
		this.#now = new Map();
		this.#of = of;
	}

	/** What a paragraph, heading or cell says, at its place. */
	read({ text, place }: PlacedText, context: BallotContext): ProseReading {
		const known =
			this.#now.get(text) ?? this.#before.get(text) ?? readProse({ text, place: byOffsets }, context);
		this.#now.set(text, known);
		return {
			statements: known.statements.map((statement) => placedNode(statement, place)),
			votes: known.votes.map((vote) => ({ ...vote })),
		};
	}
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
