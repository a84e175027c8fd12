/** Values that only a line of a ballot has: they settle what a doubtful label is. */

import { vocabulary } from '../../language/index.js';
import { type PlacedText, placedInLine } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';
import { type FoundLabel, isAnswerLabel, readCollege } from './ballot-label.js';
import type { PlainLine } from './ballot-lines.js';
import { isTally, readAnswer } from './tally.js';
import { tokensOf } from './tally-tokens.js';

/** Is the value of this label one that only a ballot has? */
export function fits(label: FoundLabel, line: PlainLine, context: BallotContext): boolean {
	const value = line.text.slice(label.valueFrom, line.to).trim();
	if (label.label === 'jointVote') return label.detail !== undefined;
	if (label.label === 'vote' || label.label === 'secondVote')
		return !label.doubtful || isTally(value, context);
	if (label.label === 'college') return isTally(value, context);
	if (label.label === 'result') {
		if (vocabulary('opinions').lookup(value)?.exact) return true;
		const [first] = tokensOf(value.slice(0, 200), context);
		return (first?.kind === 'result' && !first.misspelt) || isTally(value, context);
	}
	if (!isAnswerLabel(label.label) || value === '') return false;
	const [first] = tokensOf(value.slice(0, 200), context, true);
	const opens =
		first?.kind === 'number' ||
		first?.kind === 'everyone' ||
		first?.kind === 'consent' ||
		first?.kind === 'name';
	if (!opens) return false;
	const placed = placedInLine(line.line, 0, line.to);
	const text: PlacedText = { ...placed, text: line.text.slice(0, line.to) };
	const { from, to, valueFrom, detail } = label;
	const reading = readAnswer(text, { answer: label.label, from, to, valueFrom, count: detail }, context);
	return reading.kind === 'tally' ? reading.reading.readable : reading.readable;
}

/** Is this a bold line that names a college? */
export function isCollegeLine(line: PlainLine): boolean {
	return line.strong && readCollege(line.text.slice(line.from, line.to)) !== undefined;
}

/** Labels that a list of answers may follow. */
export const OPENING: ReadonlySet<string> = new Set(['vote', 'secondVote', 'jointVote', 'college']);
