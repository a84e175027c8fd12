/** Which lines are a ballot: asked before one is read. */

import type { SourceLine } from '../reading.js';
import type { BallotContext } from './ballot-context.js';
import { fits, isCollegeLine, OPENING } from './ballot-fit.js';
import { findLabel } from './ballot-label.js';
import { plainLine, plainLines } from './ballot-lines.js';
import { isTallyTable, tableLength } from './ballot-table.js';
import { isCandidateLine } from './candidate-list.js';
import { logicalLines } from './logical-lines.js';
import { isTally } from './tally.js';

/**
 * Do these lines (a paragraph, list or table) open a ballot, or a list of candidates or options? In a block the first line decides:
 * it has a label, or names a candidate; outside, it must be a ballot line in the strict sense, or a table that is a tally.
 */
export function opensBallot(lines: readonly SourceLine[], context: BallotContext): boolean {
	if (lines.length > 1 && tableLength(lines, 0) > 0)
		return isTallyTable(lines, context) || isCandidateTable(lines, context);
	const plain = plainLines(lines.slice(0, FIRST_LINES));
	const [first] = plain;
	if (first === undefined) return false;
	if (context.block === undefined) return isBallotLine(first.line, context);
	const label = findLabel(first.text, first.from, first.to, context);
	if (label !== undefined) return !label.doubtful || fits(label, first, context);
	if (context.block === 'resolution') return false;
	if (isCollegeLine(first)) return true;
	if (!isCandidateLine(first, context)) return false;
	// A list of words that only look like names is one of candidates when all of it does.
	const { text, from, to } = first;
	if (/\d/.test(text.slice(from, to))) return true;
	return logicalLines(plainLines(lines), context).every(
		(line) => line.kind === 'candidate' || line.kind === 'label' || line.kind === 'college',
	);
}

/** Strict: a `Vote`, an answer whose value is a count, `tous` or a participant, a `Résultat` with a result word or a tally. */
export function isBallotLine(line: SourceLine, context: BallotContext): boolean {
	const plain = plainLine(line);
	const label = findLabel(plain.text, plain.from, plain.to, context);
	return label !== undefined && fits(label, plain, context);
}

/** Does the line open with a label of a ballot line and a colon, whatever follows? */
export function hasLabel(line: SourceLine, context: BallotContext): boolean {
	const plain = plainLine(line);
	const label = findLabel(plain.text, plain.from, plain.to, context);
	return label !== undefined && (!label.doubtful || fits(label, plain, context));
}

/** Does the last line end with an empty `Vote :`? Then the list or table after it, blank line or not, belongs to it. */
export function awaitsAnswers(lines: readonly SourceLine[], context: BallotContext): boolean {
	const last = plainLines(lines.slice(-FIRST_LINES)).at(-1);
	if (last === undefined) return false;
	const label = findLabel(last.text, last.from, last.to, context);
	if (label === undefined || last.text.slice(label.valueFrom, last.to).trim() !== '') return false;
	return OPENING.has(label.label);
}

/** Looked at to tell what a group is: enough for a table's rule, whatever the length of the group. */
const FIRST_LINES = 4;

/** In an election or a choice: a table of two columns, names and counts. */
function isCandidateTable(lines: readonly SourceLine[], context: BallotContext): boolean {
	if (context.block !== 'election' && context.block !== 'choice') return false;
	const row = /^\s*\|?\s*[^|\d][^|]*\|\s*([^|]+?)\s*\|?\s*$/.exec((lines[2]?.text ?? '').slice(0, 500));
	return row !== null && isTally(row[1] ?? '', context, 'for');
}
