/** A source after edits, with the way from places before to places after. */

import type { Position } from 'unist';
import { countWhile } from '../text/lists.js';
import type { TextEdit } from './protected-people.js';

/** A source with some stretches replaced. */
interface EditedSource {
	text: string;
	/** Where a place of the source has gone; the end of what was replaced for a place inside it. */
	position(position: Position): Position;
}

/** Replaces stretches of a source; of two that overlap the longer stays. */
export function editSource(source: string, wanted: readonly TextEdit[]): EditedSource {
	const edits = withoutOverlaps(wanted);
	if (edits.length === 0) return { text: source, position: (position) => position };
	let text = '';
	let end = 0;
	/** Places behind each edit: in the source, in the result. */
	const ends: Array<{ edit: TextEdit; start: number; after: number }> = [];
	for (const edit of edits) {
		text += source.slice(end, edit.from);
		const start = text.length;
		text += edit.text;
		end = edit.to;
		ends.push({ edit, start, after: text.length });
	}
	text += source.slice(end);
	const lineStarts = [0];
	for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1);
	const moved = (offset: number, isEnd: boolean): number => {
		const found =
			ends[countWhile(ends, ({ edit }) => edit.from < offset || (edit.from === offset && !isEnd)) - 1];
		if (!found) return offset;
		if (offset >= found.edit.to) return found.after + (offset - found.edit.to);
		return isEnd ? found.after : found.start;
	};
	const point = (offset: number) => {
		const line = countWhile(lineStarts, (start) => start <= offset) - 1;
		return { line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1, offset };
	};
	return {
		text,
		position: (position) => {
			const { start, end: stop } = position;
			if (start.offset === undefined || stop.offset === undefined) return position;
			const from = moved(start.offset, false);
			return { start: point(from), end: point(Math.max(from, moved(stop.offset, true))) };
		},
	};
}

/** The edits in order; of two that overlap the first is made as long as both. */
export function withoutOverlaps(edits: readonly TextEdit[]): TextEdit[] {
	const kept: TextEdit[] = [];
	for (const edit of [...edits].sort((a, b) => a.from - b.from || b.to - a.to)) {
		const last = kept.at(-1);
		if (last && edit.from < last.to) {
			// What reaches further than the stretch before it must go too.
			if (edit.to > last.to) last.to = edit.to;
			continue;
		}
		kept.push({ ...edit });
	}
	return kept;
}
