/**
 * The facts of a collection: what compiled meetings know, as flat records that other programs and SQL can read. A field that is not known is
 * null, never left out. Numbers of votes are exact decimals as texts. docs/facts.schema.json and the columns of the tables are made from these types.
 */

import type { Assembly, Decision, ElectionResult, VoteResult } from '../assembly/model.js';
import type { Event, Language, Presence, StatedFact } from '../ast/index.js';
import type { Severity } from '../lint/rule.js';
import type { Amount } from '../view/values.js';
import { COLUMNS } from './tables.generated.js';

type Answer = keyof VoteResult['tally']['names'];

/** Every kind of record, by the name of its file (`decisions.ndjson`) and table. */
export interface Records {
	meetings: MeetingRecord;
	items: ItemRecord;
	attendance: AttendanceRecord;
	moves: MoveRecord;
	decisions: DecisionRecord;
	votes: VoteRecord;
	ballots: BallotRecord;
	elections: ElectionRecord;
	candidates: CandidateRecord;
	mandates: MandateRecord;
	actions: ActionRecord;
	changes: ChangeRecord;
	statements: StatementRecord;
	messages: MessageRecord;
	people: PersonRecord;
	doubts: DoubtRecord;
	states: StateRecord;
}

/** One meeting file. */
export interface MeetingRecord {
	/** Path of the file inside the collection, without its ending: `2024/03-11`. */
	id: string;
	/** Path of the file inside the collection. */
	file: string;
	lang: Language;
	/** Identifier of the organization, made of its name. */
	organization: string;
	organization_name: string | null;
	/** Kind of meeting, as written. */
	kind: string | null;
	title: string | null;
	/** ISO date. */
	date: string | null;
	/** `14:00`. */
	opened: string | null;
	closed: string | null;
	place: string | null;
	status: Assembly['status'];
	/** First or later convocation. */
	call: number;
	/** Person in the chair at the opening. */
	chair: string | null;
	secretary: string | null;
	/** Profile of the rules. */
	rules: string | null;
	/** People of the whole electorate, and the votes that they hold. */
	electorate_heads: Amount;
	electorate_votes: Amount;
	/** The quorum of the body at the opening. */
	quorum_required: Amount;
	quorum_count: Amount;
	quorum_met: boolean | null;
	errors: number;
	warnings: number;
}

/** An agenda item, sub-items too. */
export interface ItemRecord {
	meeting: string;
	/** Identifier inside the meeting: `item-2`. */
	item: string;
	/** The item that holds it. */
	parent: string | null;
	number: string | null;
	title: string;
	time: string | null;
	line: number | null;
}

/** One person of one meeting, as the room stood at the opening. */
export interface AttendanceRecord {
	meeting: string;
	person: string;
	/** The name as this meeting has it. */
	name: string;
	quality: string | null;
	affiliation: string | null;
	college: string | null;
	/** Heading of the group, as written. */
	group_name: string | null;
	presence: Presence;
	/** Whether the person may vote at all. */
	elector: boolean;
	votes: Amount;
	/** Person who holds the proxy. */
	holder: string | null;
}

/** One person's arrival, departure, return or taking of the chair. */
export interface MoveRecord {
	meeting: string;
	/** Order in the text, from 1. */
	seq: number;
	/** A `suspension` and a `resumption` concern nobody. */
	kind: Event['event'] | 'chair';
	time: string | null;
	person: string | null;
	line: number | null;
}

/** A resolution, deliberation, motion, wish, amendment, opinion or decision, with the counts of its last vote. */
export interface DecisionRecord {
	/** Meeting and identifier inside it: `2024/03-11#resolution-1`. */
	id: string;
	meeting: string;
	/** ISO date of the meeting. */
	date: string | null;
	item: string | null;
	/** As printed. */
	number: string | null;
	title: string;
	/** The text as written, in Markdown. */
	text: string;
	kind: Decision['kind'];
	outcome: Decision['outcome'];
	/** The written result, by outcome. */
	declared: NonNullable<Decision['declared']>['outcome'] | null;
	/** The decision that an amendment changes. */
	amends: string | null;
	/** Name of the majority. */
	rule: string | null;
	/** `secret`, `showOfHands` … */
	method: string | null;
	unanimous: boolean;
	votes_for: Amount;
	votes_against: Amount;
	abstentions: Amount;
	blank: Amount;
	void: Amount;
	not_voting: Amount;
	recused: Amount;
	/** People who could vote, and the votes that they hold. */
	entitled_heads: Amount;
	entitled_votes: Amount;
	quorum_met: boolean | null;
	/** Why it came out so, in a sentence. */
	proof: string;
	/** Code of its subject in the nomenclature of acts (`5.2`). */
	subject: string | null;
	/** ISO date on which it was transmitted to the prefecture. */
	transmitted: string | null;
	line: number | null;
}

/** One taking of votes on a decision: a decision has one, or two where a second vote follows at once. */
export interface VoteRecord {
	decision: string;
	/** 1 or 2. */
	round: number;
	rule: string | null;
	/** What this vote alone gives. */
	verdict: VoteResult['verdict'];
	unanimous: boolean;
	votes_for: Amount;
	votes_against: Amount;
	abstentions: Amount;
	blank: Amount;
	void: Amount;
	not_voting: Amount;
	recused: Amount;
	quorum_required: Amount;
	quorum_count: Amount;
	quorum_met: boolean | null;
}

/** How one person voted, where the minutes say so by name. */
export interface BallotRecord {
	meeting: string;
	decision: string;
	round: number;
	person: string;
	answer: Answer;
	votes: Amount;
	/** Person who cast it by proxy. */
	proxy: string | null;
	by_post: boolean;
}

/** An election, or a choice between options. */
export interface ElectionRecord {
	id: string;
	meeting: string;
	date: string | null;
	item: string | null;
	number: string | null;
	title: string;
	kind: ElectionResult['node']['type'];
	seats: Amount;
	round: Amount;
	method: string | null;
	voters: Amount;
	blank: Amount;
	void: Amount;
	cast: Amount;
	/** Votes that the round asks for. */
	required: Amount;
	decided_by: ElectionResult['by'];
	line: number | null;
}

/** One candidate, list or option. */
export interface CandidateRecord {
	election: string;
	/** Order in the text, from 1. */
	seq: number;
	name: string;
	person: string | null;
	college: string | null;
	votes: Amount;
	elected: boolean;
}

/** An office that somebody was elected to. */
export interface MandateRecord {
	election: string;
	meeting: string;
	organization: string;
	/** Title of the election. */
	office: string;
	name: string;
	person: string | null;
	/** ISO date of the election. */
	start: string | null;
	/** The line `Mandat`, as written: `3 ans`. */
	term: string | null;
	/** ISO date on which it ends; null where the term is none that can be read. */
	end: string | null;
}

/** Something to be done. */
export interface ActionRecord {
	meeting: string;
	/** Order in the text, from 1. */
	seq: number;
	title: string;
	/** As written. */
	owner: string | null;
	person: string | null;
	/** ISO date. */
	due: string | null;
	/** The date as written, where it is none that can be read. */
	due_text: string | null;
	status: string | null;
	/** Whether the state says that nothing is left to do. */
	done: boolean;
	line: number | null;
}

/** What a decision does to an earlier one. */
export type ChangeEffect = 'replaces' | 'repeals' | 'amends';

/** A decision that was adopted says that it changes another one. */
export interface ChangeRecord {
	meeting: string;
	decision: string;
	effect: ChangeEffect;
	/** Number of the other decision, as written. */
	number: string;
	/** ISO date that is written with it. */
	date: string | null;
	line: number | null;
}

/** What a sentence of the prose says of the meeting. */
export interface StatementRecord {
	meeting: string;
	seq: number;
	kind: StatedFact['kind'];
	/** What it is about: `minutes`, `present`, `adopted` … */
	about: string | null;
	value: string | null;
	line: number | null;
}

/** A message of `pv check`. */
export interface MessageRecord {
	meeting: string;
	rule: string;
	severity: Severity;
	line: number | null;
	column: number | null;
	/** File that it is about, where it is not the meeting's. */
	file: string | null;
	message: string;
}

/** Somebody who is named in the collection. */
export interface PersonRecord {
	/** Organization and name (`les-amis-du-canal/jeanne-royer`); the name alone for people of the shared file. */
	id: string;
	/** The name of the shared file, else as it was written first. */
	name: string;
	/** Every name that was written, parted by ` · `. */
	names: string;
	/** Date of the first and the last meeting. */
	first: string | null;
	last: string | null;
	meetings: number;
}

/** Two people who may be one. They are not joined: the shared file of people says who is who. */
export interface DoubtRecord {
	person: string;
	other: string;
	reason: 'order' | 'initial' | 'spelling';
}

/** What became of a decision: a later one changed it. */
export interface StateRecord {
	decision: string;
	state: 'replaced' | 'repealed' | 'amended';
	/** The later decision. */
	by: string;
	/** ISO date of the later one. */
	date: string | null;
}

/** Names of the tables, in the order in which they are written. */
export type TableName = keyof Records;

/** The rows of one meeting: what does not need the others. */
export type MeetingFacts = { [Table in OwnTable]: Array<Records[Table]> };

/** Tables whose rows belong to one meeting. */
export type OwnTable = Exclude<TableName, 'people' | 'doubts' | 'states'>;

/** What a column holds: by its type, as scripts/fact-tables.mjs reads it. */
export type ColumnType = 'text' | 'integer' | 'boolean' | 'amount';

/** A table: its columns in order. */
type Columns<Row> = { readonly [Name in keyof Required<Row>]: ColumnType };

/** Every column of every table; NDJSON, SQL and the documentation keep this order. */
export const TABLES: { readonly [Table in TableName]: Columns<Records[Table]> } = COLUMNS;

/** Names of all tables, in order. */
export const TABLE_NAMES = Object.keys(TABLES) as TableName[];

/** Names of the tables whose rows belong to one meeting. */
export const OWN_TABLES = TABLE_NAMES.filter(
	(name): name is OwnTable => name !== 'people' && name !== 'doubts' && name !== 'states',
);

/** A record as a line of NDJSON, its fields in the order of the table. */
export function toLine<Table extends TableName>(table: Table, row: Records[Table]): string {
	const ordered: Record<string, unknown> = {};
	for (const name of Object.keys(TABLES[table])) ordered[name] = row[name as keyof Records[Table]] ?? null;
	return `${JSON.stringify(ordered)}\n`;
}
