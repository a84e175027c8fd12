/** What a rule across meetings may look at, and what it says. */

import type { Node, Position } from 'unist';
import type { RuleId } from '../../language/ids.js';
import type { Finding } from '../../lint/rule.js';
import type { MeetingInput } from '../extract.js';
import type { MeetingFacts } from '../records.js';

/** One meeting of the collection, with what was made of it. */
export interface CollectionMeeting {
	/** Path of its file inside the collection. */
	file: string;
	input: MeetingInput;
	facts: MeetingFacts;
	/** Organization and kind of meeting, folded: meetings of the same body. */
	body: string;
	organization: string;
	/** ISO date; meetings without one are in no order. */
	date: string | undefined;
}

/** A seal: what the approved text was, and what it is. */
export interface Seal {
	sealed: string;
	now: string;
}

/** What a rule looks at. */
export interface CollectionContext {
	/** By date, then by path. */
	meetings: readonly CollectionMeeting[];
	/** Seals by path of the meeting. */
	seals: ReadonlyMap<string, Seal>;
	/** Whether a file is there, by path inside the collection; undefined where nobody looked. */
	isThere(path: string): boolean | undefined;
	report(meeting: CollectionMeeting, finding: CollectionFinding): void;
}

/** What a rule says of a place in one meeting's file. */
export type CollectionFinding = Pick<Finding, 'place' | 'code' | 'values' | 'severity'>;

/** A rule across meetings: its id is worded and registered like any other. */
export interface CollectionRule {
	id: RuleId;
	check(context: CollectionContext): void;
}

/** The first line of a node: where a block or item opens. */
export function opening(node: Node | undefined): Position | undefined {
	const position = node?.position;
	if (!position) return undefined;
	const { start, end } = position;
	return start.line === end.line
		? position
		: { start, end: { line: start.line, column: start.column + 3, offset: (start.offset ?? 0) + 3 } };
}

/** Items by a key, in order. */
export function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = keyOf(item);
		const group = groups.get(key);
		if (group) group.push(item);
		else groups.set(key, [item]);
	}
	return groups;
}
