/** What the readers of one kind of line are given. */

import type { Position } from 'unist';
import type { TimeValue } from '../../ast/index.js';
import { scanTime } from '../../text/time.js';
import type { BallotContext } from '../ballot/ballot-context.js';
import type { SourceLine } from '../reading.js';

/** One line, its markup blanked: an index of `text` is one of the source line. */
export interface EventWords {
	line: SourceLine;
	text: string;
	place(from: number, to: number): Position;
	/** Where the source line ends, white space left out; markup at the end of it is no part of `text`. */
	sourceTo: number;
	/** Without indentation, list mark and white space at the end. */
	whole: Position;
	context: BallotContext;
}

/** The time at an index. */
export function readTimeAt(words: EventWords, from: number): { node: TimeValue; to: number } | undefined {
	const scanned = scanTime(words.text.slice(from));
	if (!scanned) return undefined;
	const to = from + scanned.length;
	return {
		node: { type: 'timeValue', value: scanned.value, children: [], position: words.place(from, to) },
		to,
	};
}

/** Past what stands between a time and a word: `–`, `—`, `-`, `:`, `,` or a space. */
export function afterSeparator(text: string, from: number): number {
	return from + (/^[\s\u00A0\u202F]*(?:[–—:,-]+[\s\u00A0\u202F]*)?/.exec(text.slice(from))?.[0].length ?? 0);
}

/** Past a colon; nothing where there is none. */
export function afterColon(text: string, from: number): number | undefined {
	const match = /^[\s\u00A0\u202F]*:[\s\u00A0\u202F]*/.exec(text.slice(from));
	return match ? from + match[0].length : undefined;
}

/** Is there nothing but a full stop from here on? */
export function isOnlyStop(text: string, from: number): boolean {
	return /^[\s\u00A0.;]*$/.test(text.slice(from));
}
