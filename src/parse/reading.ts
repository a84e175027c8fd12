/** What the readers of this phase share: their inputs and outputs. */

import type { Point, Position } from 'unist';
import type { Language, Person, TextValue } from '../ast/index.js';
import type { SourcePoint } from '../text/places.js';

/** What a body needs to know of the header: who may speak and vote, and the language. */
export interface BodyContext {
	lang: Language;
	/** Everybody of the participants and of the rolls, in source order; the same person may stand in both. */
	people: readonly Person[];
	/** Names of the officers as the header gives them, and what they are called. */
	officers: {
		chair?: string | undefined;
		secretary?: string | undefined;
		titles?: Record<'chair' | 'secretary', readonly string[]> | undefined;
	};
	/** The day of the meeting, `2024-06-06`, where the header gives it. */
	date?: string | undefined;
	/** The words of the header for the meeting and the organization, which name the body. */
	head?: string | undefined;
	/** Where participants would be written, in a header that has none. */
	unlisted?: Point | undefined;
	/** Texts of the header that are printed as titles; what they state is kept with them. */
	titles?: readonly TextValue[] | undefined;
}

/** One line of the source, without its line ending, with the place of its first character. */
export interface SourceLine {
	text: string;
	start: SourcePoint;
}

/** A range of one source line. */
export function placeInLine(line: SourceLine, from: number, to: number): Position {
	const at = (index: number) => ({
		line: line.start.line,
		column: line.start.column + index,
		offset: line.start.offset + index,
	});
	return { start: at(from), end: at(to) };
}
