/** What a rule is, and what it may look at: no file, no clock, no console. */

import type { Text } from 'mdast';
import type { Node, Position } from 'unist';
import type { Assembly } from '../assembly/model.js';
import {
	type Fix,
	getBody,
	listNodes,
	type Meeting,
	type Problem,
	type ProblemValue,
	type UncountedVote,
} from '../ast/index.js';
import type { MessageCode, Phrase, RuleId } from '../language/ids.js';
import type { Rules } from '../law/rules.js';
import type { Places } from '../text/places.js';

/** How bad it is. `error`: the record is wrong; `warning`: probably wrong; `info`: worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** What a rule says about one place. */
export interface Finding {
	/** The smallest text that is wrong. */
	place: Position | undefined;
	/** The file of that place, where it is not the meeting's. */
	file?: string | undefined;
	/** Which of the rule's wordings. */
	code: MessageCode;
	values?: Record<string, ProblemValue> | undefined;
	/** Other places that explain this one. */
	related?: ReadonlyArray<{ position: Position; file?: string | undefined }> | undefined;
	fixes?: readonly Fix[] | undefined;
	/** Lowers or raises the rule's severity for this finding (`syntax/unknown-key` in a block is an error). */
	severity?: Severity | undefined;
}

/** Everything a rule may look at. */
export interface RuleContext {
	/** The whole source of the meeting file, for the words at a place. */
	source: string;
	/** Lines and columns in it. */
	places: Places;
	meeting: Meeting;
	rules: Rules;
	assembly: Assembly;
	/** Problems of this rule, found while reading and computing, in document order. */
	problems: readonly Problem[];
	/** Puts words, numbers, dates and lists into the document's language. */
	phrase: Phrase;
	/** Whether that file exists and may be used; `undefined` where nobody could look. */
	files: ReadonlyMap<string, FileFacts>;
	report(finding: Finding): void;
}

/** What is known of a file that the meeting names. */
export interface FileFacts {
	/** What it is for: `annex`, `image`, `logo`, `roll`, `rules`, `votes`. */
	kind: string;
	found: boolean;
	/** Why it is refused, where it is: leaves the project, is no image, too large … (canonical). */
	refused?: MessageCode<'document/missing-file' | 'document/refused-image'> | undefined;
	/** Values of the message that says why. */
	details?: Readonly<Record<string, string | number>> | undefined;
	/** The node that names it. */
	node?: Node | undefined;
}

/** One rule: named after the bad thing, worded in the message files under its id. */
export interface Rule {
	id: RuleId;
	severity: Severity;
	check(context: RuleContext): void;
}

/** A problem that was found while reading or computing, as a finding of its rule. */
export function findingFrom(problem: Problem | UncountedVote): Finding {
	return {
		place: problem.position,
		file: problem.data?.file,
		code: problem.code,
		values: problem.values,
		related: problem.related,
		fixes: problem.fixes,
		severity: problem.severity,
	};
}

/**
 * Votes, quorums, elections and every word are the record itself, and so is what decides whose votes are read and how: what cannot be read, a
 * proxy that does not hold, rules that give no verdict, a person written twice or whom nobody knows, characters that hide or turn what is
 * written. Neither a configuration nor `pv-ignore` softens their errors.
 */
export function isProtected({ id, severity }: Pick<Rule, 'id' | 'severity'>): boolean {
	return (
		severity === 'error' &&
		(/^(?:vote|quorum|election|proxy|rules|syntax)\//.test(id) || PROTECTED_RULES.has(id))
	);
}

const PROTECTED_RULES: ReadonlySet<string> = new Set([
	'document/changed-after-approval',
	'document/words-lost',
	'people/ambiguous',
	'people/duplicate',
	'people/unknown',
]);

/** How bad a finding is: as the configuration says, but for errors that nothing softens. */
export function getSeverity(
	rule: Rule,
	finding: Finding,
	setting: Severity | 'off' | undefined,
): Severity | 'off' {
	const severity = finding.severity ?? rule.severity;
	return isProtected({ id: rule.id, severity }) ? severity : (setting ?? severity);
}

// --- Places inside a node, for rules that look at words.

/** The place of a part of the source: `from` and `to` are offsets inside the text that starts at `start`. */
export function placeInside(places: Places, start: Position['start'], from: number, to: number): Position {
	const offset = start.offset ?? 0;
	return places.range(offset + from, offset + to);
}

/** The place of a node that explains a finding, where it has one. */
export function relatedTo(node: Node | undefined): NonNullable<Finding['related']> {
	return node?.position ? [{ position: node.position }] : [];
}

/** The paragraphs over all items and votes, which say what the record is of. */
export function getHead(meeting: Meeting): Node[] {
	const body = getBody(meeting);
	const end = body.findIndex(({ type }) => type !== 'paragraph');
	return body.slice(0, end < 0 ? body.length : end);
}

/** The texts of the body as the meeting file has them, each with its start. */
export function* writtenTexts(
	meeting: Meeting,
	source: string,
): Generator<{ start: Position['start']; text: string }> {
	for (const { node, above } of listNodes(meeting)) {
		const start = node.position?.start;
		if (node.type !== 'text' || !start || node.data?.file || (node as Text).value === '') continue;
		if (above.some(({ type }) => type === 'header')) continue;
		yield { start, text: source.slice(start.offset, node.position?.end.offset) };
	}
}

/** The first line of a header, for what is missing in it. */
export function firstLine(node: Node): Position | undefined {
	const start = node.position?.start;
	if (!start) return undefined;
	return { start, end: { line: start.line, column: start.column + 3, offset: (start.offset ?? 0) + 3 } };
}
