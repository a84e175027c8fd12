/** Lines of a block that stayed prose because their label is misspelt. */

import { type LabelName, type Problem, problem } from '../../ast/index.js';
import { vocabulary } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { editDistance } from '../../text/nearest.js';
import type { SourceLine } from '../reading.js';
import { knownNameAt } from '../source/name-spans.js';
import { placedInLine, slicePlaced, wholePlace } from '../source/places.js';
import type { BallotContext } from './ballot-context.js';
import { capitalised } from './ballot-label.js';
import { plainLine } from './ballot-lines.js';
import { readLabelled } from './ballot-values.js';
import { isTally } from './tally.js';

/** The mistake of a line whose label is nearly one, and whose value is one of that label; nothing for a line of text. */
export function nearLabelProblem(line: SourceLine, context: BallotContext): Problem | undefined {
	const { text, from, to } = plainLine(line);
	const colon = text.slice(from, from + LONGEST).indexOf(':');
	if (colon < 0) return missingColon(line, context);
	if (from + colon + 1 >= to) return undefined;
	const key = text.slice(from, from + colon).trimEnd();
	const near = vocabulary('labels').lookup(key);
	if (!near || near.exact || !LOOKED_FOR.has(near.id)) return undefined;
	if (knownNameAt(key, 0, context.names) === key.length) return undefined;
	const found = { label: near.id, from, to: from + key.length, valueFrom: from + colon + 1, doubtful: true };
	const placed = { ...placedInLine(line, 0, to), text: text.slice(0, to) };
	const { line: reading, problems } = readLabelled(placed, found, context);
	if (problems.length > 0 || reading.children.length === 0) return undefined;
	for (const child of reading.children) {
		if (child.type === 'name' && context.names.resolve(child.value).kind === 'none') return undefined;
		// Any words are a majority or a key: the label must be all but right, and the value no sentence.
		if (child.type === 'textValue' && (child.value.length > LONGEST_VALUE || !isAllBut(near.expected, key)))
			return undefined;
	}
	const nearest = capitalised(vocabulary('labels').inLanguage(near.expected, context.lang), key);
	const place = wholePlace(slicePlaced(placed, from, from + key.length));
	return problem('syntax/unknown-key', 'nearLabel', place, {
		values: { text: text.slice(from, to), line: `${nearest}${text.slice(from + key.length, to)}`, nearest },
		// A line that is not counted may change the vote: the rule is a warning elsewhere.
		severity: 'error',
		...(place && {
			fixes: [{ description: 'writeNearest', safe: false, edits: [{ position: place, text: nearest }] }],
		}),
	});
}

/** `Pour 24` among the lines of a vote: it would be one with a colon. */
function missingColon(line: SourceLine, context: BallotContext): Problem | undefined {
	const { text, from, to } = plainLine(line);
	const answer = vocabulary('answers').scan(text.slice(from, to));
	if (!answer) return undefined;
	const at = from + answer.length;
	if (!/^[\s\u00A0]+\d/.test(text.slice(at, to)) || !isTally(text.slice(from, to), context)) return undefined;
	const placed = { ...placedInLine(line, 0, to), text: text.slice(0, to) };
	const colon = context.lang === 'fr' ? ' :' : ':';
	const end = placed.place(at, at);
	return problem('syntax/unknown-key', 'noColon', wholePlace(slicePlaced(placed, from, to)), {
		values: { text: text.slice(from, to), line: `${text.slice(from, at)}${colon}${text.slice(at, to)}` },
		severity: 'error',
		...(end && {
			fixes: [{ description: 'writeColon', safe: false, edits: [{ position: end, text: colon }] }],
		}),
	});
}

/** Labels whose loss nobody would see: near misses of the others are read. */
const LOOKED_FOR: ReadonlySet<LabelName> = new Set([
	'recused',
	'ballot',
	'majority',
	'voters',
	'cast',
	'key',
	'opinion',
	'time',
	'amended',
	'on',
	'secondVote',
	'seats',
	'round',
	'mode',
]);

/** Longer than any label. */
const LONGEST = 60;

/** Longer than the name of a majority, or one in words. */
const LONGEST_VALUE = 80;

function isAllBut(expected: string, written: string): boolean {
	return editDistance(foldKeyword(expected), foldKeyword(written), 1) <= 1;
}
