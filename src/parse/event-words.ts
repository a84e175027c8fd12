/** What the readers of one kind of line are given. */

import type { Position } from 'unist';
import type { BallotContext } from './ballot-context.js';
import type { SourceLine } from './reading.js';

/** One line, its markup blanked: an index of `text` is one of the source line. */
export interface EventWords {
	line: SourceLine;
	text: string;
	place(from: number, to: number): Position;
	/** Without indentation, list mark and white space at the end. */
	whole: Position;
	context: BallotContext;
}
