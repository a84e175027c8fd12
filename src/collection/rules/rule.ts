/** What a rule across meetings may look at, and what it says. */

import type { Node, Position } from 'unist';
import type { RuleId } from '../../language/ids.js';
import type { Language } from '../../language/index.js';
import type { Finding, Severity } from '../../lint/rule.js';
import type { SilencedLines } from '../../lint/run.js';
import { addTo } from '../../text/lists.js';
import type {
	ChangeRecord,
	DecisionRecord,
	ElectionRecord,
	MandateRecord,
	MeetingRecord,
} from '../records.js';

/** Where something stands in a meeting's file; null where it stands in another one. */
export type Place = Position | null;

/**
 * One meeting of the collection, as far as rules look at it. It is plain data (`JSON.stringify` keeps all of it) and small beside the compiled meeting, so that
 * a hundred thousand fit into memory, and machines that share the work hand them on.
 */
export interface CollectionMeeting {
	/** Path of its file inside the collection. */
	file: string;
	/** Language of its messages. */
	lang: Language;
	/** Organization and kind of meeting, folded: meetings of the same body. */
	body: string;
	organization: string;
	/** ISO date; meetings without one are in no order. */
	date: string | null;
	/** Where the date stands, else the header. */
	datePlace: Place;
	/** What tells two meetings of a body on one day apart. */
	call: MeetingRecord['call'];
	opened: MeetingRecord['opened'];
	title: MeetingRecord['title'];
	/** Whether the header says that it is approved. */
	isApproved: boolean;
	/** Identifiers that links may lead to. */
	anchors: string[];
	attendance: Array<{ person: string; name: string; place: Place }>;
	elections: Array<Pick<ElectionRecord, 'title'>>;
	mandates: Array<Pick<MandateRecord, 'election' | 'office' | 'start' | 'end'> & { place: Place }>;
	actions: Array<{ title: string; owner: string | null; done: boolean; place: Place }>;
	decisions: Array<Pick<DecisionRecord, 'id' | 'number' | 'outcome'>>;
	/** What they do to other decisions. */
	changes: Array<ChangeRecord & { place: Place }>;
	/** Blocks that bear a number of a register, in their order. */
	numbers: NumberOfRegister[];
	/** Dates of minutes that the prose puts to approval. */
	minutesNamed: Array<{ date: string; place: Place }>;
	/** Those that an adopted decision approves. */
	minutesApproved: string[];
	links: LinkToMeeting[];
	silenced: SilencedLines;
	severities: Readonly<Record<string, Severity | 'off'>> | null;
}

/** `2024-045` or `17`, with what the numbers of a register share. */
export interface NumberOfRegister {
	/** As printed. */
	number: string;
	/** The number with its year and other signs, its last figure left out and the year replaced. */
	form: string;
	year: string | null;
	/** At most nine digits. */
	value: number;
	word: string;
	/** Whether it was decided: what was put off bears its number again. */
	isDecided: boolean;
	place: Place;
}

/** A link to another file of minutes. */
export interface LinkToMeeting {
	/** As written. */
	url: string;
	/** Path inside the collection. */
	path: string;
	fragment: string;
	place: Place;
}

/** A seal: what the approved text was, and what it is. */
export interface Seal {
	sealed: string;
	now: string;
}

/** The input of a rule across meetings: all of them, with their seals. */
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
type CollectionFinding = Pick<Finding, 'place' | 'code' | 'values' | 'severity'>;

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
export function groupBy<Item>(items: readonly Item[], getKey: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const key = getKey(item);
		addTo(groups, key, item);
	}
	return groups;
}

/** The order of meetings: by date, then by path. */
export function byDate(a: CollectionMeeting, b: CollectionMeeting): number {
	const [one, other] = [a.date ?? '', b.date ?? ''];
	return one === other ? (a.file < b.file ? -1 : 1) : one < other ? -1 : 1;
}
