/** Where one goes on writing after a click has written a line. */

import { SourceText } from '../format/index.js';
import { applyTextChanges, type TextChange } from './text-change.js';

/** Changes of a text, and where the cursor stands in the changed text; null: where the words around it are. */
export interface WrittenChanges {
	changes: TextChange[];
	cursor: number | null;
	/** The changes alone, where nobody goes on writing there. */
	alone?: readonly TextChange[] | undefined;
}

/**
 * Adds an empty paragraph below the last change, unless one is there, and puts the cursor into it: what is typed next would otherwise
 * become part of the line that was written, which then counts no more. A colon fence that ends there stays above. Changes of the header,
 * which ends at `bodyStart`, leave the cursor where it is.
 */
export function goOnBelow(source: string, changes: readonly TextChange[], bodyStart: number): WrittenChanges {
	const last = changes.at(-1);
	if (!last || last.from < bodyStart) return { changes: [...changes], cursor: null };
	const written = applyTextChanges(source, changes);
	const grown = written.length - source.length;
	const { lineEnd } = new SourceText(source);
	const stop = paragraphEnd(written, last.to + grown - trailing(last.insert));
	const gap = /^(?:[^\S\n]*\n)*/.exec(written.slice(stop))?.[0] ?? '';
	const isLast = written.slice(stop).trim() === '';
	// The line's own end, an empty line, the line of the cursor; before other words one more empty line.
	const missing = Math.max(0, (isLast ? 2 : 4) - (gap.split('\n').length - 1));
	const space = lineEnd.repeat(missing);
	const below = space + gap;
	const cursor = stop + below.indexOf('\n', below.indexOf('\n') + 1) + 1;
	if (missing === 0) return { changes: [...changes], cursor };
	const at = stop - grown;
	return at <= last.to
		? { changes: [...changes.slice(0, -1), { ...last, insert: spread(last.insert, space) }], cursor }
		: { changes: [...changes, { from: at, to: at, insert: space }], cursor };
}

/** Space is put behind the words of an insertion, before the line ends that it has. */
function spread(insert: string, space: string): string {
	const words = insert.length - trailing(insert);
	return insert.slice(0, words) + space + insert.slice(words);
}

function trailing(text: string): number {
	return /\s*$/.exec(text)?.[0].length ?? 0;
}

/** Where the paragraph around an offset ends, and a fence that closes behind it. */
function paragraphEnd(text: string, offset: number): number {
	const lineStop = (at: number) => {
		const next = text.indexOf('\n', at);
		return next < 0 ? text.length : text[next - 1] === '\r' ? next - 1 : next;
	};
	let stop = lineStop(offset);
	const next = (pattern: RegExp) => pattern.exec(text.slice(stop, stop + LONGEST))?.[0].length;
	for (let below = next(LINE); below !== undefined && next(FENCE) === undefined; below = next(LINE))
		stop = lineStop(stop + below);
	return stop + (next(FENCE) ?? 0);
}

/** A line right below that is no heading. */
const LINE = /^\r?\n(?=[^\S\n]*[^\s#])[^\n]+/;

/** A fence that closes below, behind any empty lines. */
const FENCE = /^\r?\n(?:[^\S\n]*\n)* {0,3}:{3,}[^\S\r\n]*(?=\r?\n|$)/;

/** Longer than a line and the empty lines that anybody leaves before a fence. */
const LONGEST = 20_000;
