/** Nodes of the frontmatter, of rolls and of the votes matrix. */

import type { Node, Parent } from 'unist';
import type {
	BooleanValue,
	DataNode,
	DateValue,
	FileValue,
	KeywordValue,
	Name,
	NumberValue,
	TextValue,
	TimeValue,
} from './values.js';

/** Canonical names of the keys of the frontmatter. */
export type FieldName =
	| 'lang'
	| 'title'
	| 'meeting'
	| 'organization'
	| 'rules'
	| 'date'
	| 'opened'
	| 'closed'
	| 'place'
	| 'notice'
	| 'agenda'
	| 'members'
	| 'participants'
	| 'chair'
	| 'secretary'
	| 'tellers'
	| 'signatures'
	| 'documents'
	| 'annexes'
	| 'votes'
	| 'status'
	| 'approval'
	| 'subjects'
	| 'transmitted'
	| 'next'
	| 'copies';

/** Names of the entries of a mapping inside a field (`organisme: { nom: … }`, `convocation: { date: … }`, `membres: { nombre: … }`). */
export type SubfieldName =
	| 'name'
	| 'form'
	| 'address'
	| 'id'
	| 'logo'
	| 'phone'
	| 'email'
	| 'website'
	| 'siret'
	| 'departmentCode'
	| 'classification'
	| 'archives'
	| 'agreement'
	| 'date'
	| 'call'
	| 'by'
	| 'presented'
	| 'urgent'
	| 'department'
	| 'count'
	| 'votes'
	| 'title'
	| 'file';

/** One key of the frontmatter, or one entry of a mapping inside it, with its value. */
export interface Field extends Parent {
	type: 'field';
	name: FieldName | SubfieldName;
	/** The key as written. */
	key: string;
	/**
	 * By name — date fields: `dateValue`; `opened`, `closed`: `timeValue`; `status`, `lang`: `keywordValue`; `agenda`, `documents`: one
	 * `textValue` an item; `organization`, `notice`, `members` as mappings: nested fields, as plain values: `textValue`, `dateValue`,
	 * `numberValue` (of members) or a `fileValue`; a list of members: `person`s; `participants`: `group`s or a `fileValue`; `chair`,
	 * `secretary`, `tellers`: `name`s (with a quality after a comma as a `textValue` of role `quality`); `signatures`: `person`s;
	 * `annexes`: nested `annex`-like fields of `title` and `file`, one `item` each; `rules`: `textValue` (a profile), `fileValue` or `data`
	 * (inline rules); `votes`: `fileValue`; `subjects`, `transmitted`: `data` (a mapping from numbers of decisions) or one value for all. A `fileValue` that was loaded is followed by what it holds: a `roll` or a `votesMatrix`.
	 */
	children: HeaderValue[];
}

/** One entry of a list of mappings (`annexes`). */
export interface FieldItem extends Parent {
	type: 'item';
	children: Array<Field | TextValue>;
}

/** What a field may hold. */
export type HeaderValue =
	| Field
	| FieldItem
	| TextValue
	| DateValue
	| TimeValue
	| NumberValue
	| KeywordValue
	| BooleanValue
	| FileValue
	| Name
	| Person
	| Group
	| Roll
	| VotesMatrix
	| DataNode;

/** Where a member is during the meeting. */
export type Presence = 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent';

/** In the room, or joined to it by telephone or video. */
export const IN_ROOM = ['present', 'remote'] as const satisfies readonly Presence[];

/** How somebody takes part in a vote: in the room, by proxy or by post. */
export const VOTING = [...IN_ROOM, 'represented', 'byPost'] as const satisfies readonly Presence[];

/** Whether somebody of that presence can speak, vote and hold proxies. */
export function isInRoom(presence: string | undefined): boolean {
	return isOneOf(IN_ROOM, presence);
}

/** Whether a vote of somebody of that presence can count. */
export function canVote(presence: string | undefined): boolean {
	return isOneOf(VOTING, presence);
}

function isOneOf(presences: readonly string[], presence: string | undefined): boolean {
	return presence !== undefined && presences.includes(presence);
}

/** A group of participants. */
export interface Group extends Parent {
	type: 'group';
	/** Heading as written: `sur place`. */
	name: string;
	/** Canonical group, or `custom` for a group of another name. */
	kind: 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent' | 'guests' | 'custom';
	/** Where its people are; guests are `present`. */
	presence: Presence;
	/** Whether its people vote (those excused, absent or guests do not). */
	votes: boolean;
	/** `présents: tous les autres`: everybody of the roll who is in no other group. */
	everyone?: boolean | undefined;
	/** `présents: 21`, `12 autres`: how many people it counts without naming them; exact decimal. */
	unnamed?: string | undefined;
	/** These people as the file says them: `11 homeowners`. */
	unnamedAs?: string | undefined;
	children: Person[];
}

/** A list of people from a file. */
export interface Roll extends Parent {
	type: 'roll';
	/** Path of the file, as written. */
	file: string;
	/** Names of the allocation keys, from columns `voix NAME`. */
	keys: string[];
	children: Person[];
}

/** One participant, member, signatory or candidate: a name and what is said of the person. */
export interface Person extends Parent {
	type: 'person';
	/** The first part is the name. */
	children: PersonPart[];
}

/** What may be said of a person. */
export type PersonPart =
	| Name
	| Affiliation
	| Quality
	| Votes
	| Proxy
	| Representative
	| Substitute
	| Replaces
	| College
	| Arrival
	| Departure
	| Alias
	| Interest
	| Birth
	| Public
	| PresencePart;

/** `(Région Bretagne)`. */
export interface Affiliation extends Parent {
	type: 'affiliation';
	value: string;
	children: [];
}

/** `, trésorier`. */
export interface Quality extends Parent {
	type: 'quality';
	value: string;
	children: [];
}

/** `[350]`: number of votes, in all or under one allocation key. */
export interface Votes extends Parent {
	type: 'votes';
	/** Exact decimal. */
	value: string;
	/** Name of the allocation key; absent for the general votes. */
	key?: string | undefined;
	children: [];
}

/** `→ Jeanne Royer`: the holder of the person's proxy; no child where it is left blank (held by the chair). */
export interface Proxy extends Parent {
	type: 'proxy';
	children: [] | [Name];
}

/** `représentée par Ali Ben`: who speaks and signs for a legal person; no proxy. */
export interface Representative extends Parent {
	type: 'representative';
	children: [Name];
}

/** `remplacée par Omar Haddad`: absent and substituted. */
export interface Substitute extends Parent {
	type: 'substitute';
	children: [Name];
}

/** `remplace Luc Bon`: sits in the place of somebody who is away. */
export interface Replaces extends Parent {
	type: 'replaces';
	children: [Name];
}

/** The college in which the person votes. */
export interface College extends Parent {
	type: 'college';
	value: string;
	children: [];
}

/** Time of arrival, minutes since midnight. */
export interface Arrival extends Parent {
	type: 'arrivalTime';
	value: number;
	children: [];
}

/** Time of departure, minutes since midnight. */
export interface Departure extends Parent {
	type: 'departureTime';
	value: number;
	children: [];
}

/** Another name of the person. */
export interface Alias extends Parent {
	type: 'alias';
	value: string;
	children: [];
}

/** `intérêts: Association La Ruche`: who or what the person has declared an interest in, by the words that name it. */
export interface Interest extends Parent {
	type: 'interest';
	value: string;
	children: [];
}

/** Date of birth, ISO; settles ties by age. */
export interface Birth extends Parent {
	type: 'birth';
	value: string;
	children: [];
}

/** `public: non`: left out of the public version. */
export interface Public extends Parent {
	type: 'public';
	value: boolean;
	children: [];
}

/** Column `présence` of a roll. */
export interface PresencePart extends Parent {
	type: 'presence';
	value: Presence | 'guests';
	children: [];
}

/** A file of votes: one row a person, one column a resolution. */
export interface VotesMatrix extends Parent {
	type: 'votesMatrix';
	file: string;
	/** Numbers of the resolutions, in column order, as written. */
	columns: string[];
	children: MatrixRow[];
}

/** Columns of the file of earlier meetings, in their order. The other names of a person stand in one cell, parted by semicolons. */
export const EARLIER_COLUMNS = ['date', 'meeting', 'name', 'other names'] as const;

/** Who was at an earlier meeting of the body, as a file beside the minutes or the folder of minutes says. */
export interface EarlierMeeting {
	/** ISO date. */
	date: string;
	/** File of its minutes. */
	file: string;
	/** The names of each person, the one that was written first. */
	people: string[][];
}

/** The votes of one person. Kept as one string, not as a node a cell: an assembly of 50,000 with 100 resolutions has five million. */
export interface MatrixRow extends Parent {
	type: 'matrixRow';
	/** One letter a column: `f` for, `a` against, `b` abstention, space: no answer. */
	answers: string;
	children: [Name];
}

/** Is a node of the header made from its defaults? Those have no place in any file. */
export function isOfDefaults(node: Node): boolean {
	return node.position === undefined && node.data?.file === undefined;
}
