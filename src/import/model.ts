/** What the importer gives back, and what its readers share. */

import type { Language } from '../ast/index.js';
import type { Sitting } from './decisions/decision-model.js';
import type { Unit } from './lines/units.js';
import type { Person } from './people/person-entry.js';
import type { KnownNames } from './wording/person-names.js';

/** How sure a reading is: stated under a label, told in a sentence, or left as it was. */
export type Certainty = 'sure' | 'likely' | 'unsure';

/** What may be recognised. */
export const CONSTRUCTS = [
	'kind',
	'date',
	'title',
	'place',
	'notice',
	'members',
	'next',
	'documents',
	'annexes',
	'signatures',
	'election',
	'opened',
	'closed',
	'chair',
	'secretary',
	'tellers',
	'organization',
	'people',
	'proxy',
	'agenda',
	'item',
	'block',
	'vote',
	'move',
	'candidates',
	'passage',
] as const;
export type Construct = (typeof CONSTRUCTS)[number];

/** Something that was recognised, or a passage that may be something and was left as prose. */
export interface Finding {
	what: Construct;
	/** As it was written; for people and agenda how many. */
	value: string;
	certainty: Certainty;
}

/** Why a place is left to the reader: the comments of the file, and what stands above a reading from a sentence. */
export type DoubtReason =
	| 'vote'
	| 'votes'
	| 'unread'
	| 'candidates'
	| 'election'
	| 'people'
	| 'named'
	| 'move'
	| 'verdict'
	| 'contrary'
	| 'table';

/** A place of the meeting file that somebody should look at. */
export interface Doubt {
	/** Lines of the meeting file, from 1. */
	from: number;
	to: number;
	reason: DoubtReason;
	/** What the minutes say there. */
	text: string;
	/** The line that was written, or that may be. */
	suggestion?: string;
}

/** A meeting file made of other minutes. */
export interface Imported {
	/** The meeting file. */
	text: string;
	lang: Language;
	findings: Finding[];
	doubts: Doubt[];
}

/** What the head may hold as one text. */
export type Value =
	| 'meeting'
	| 'title'
	| 'date'
	| 'opened'
	| 'closed'
	| 'place'
	| 'notice'
	| 'members'
	| 'next'
	| 'chair'
	| 'secretary'
	| 'organization';

/** What the head says. */
export interface Head {
	values: Partial<Record<Value, string>>;
	tellers: string[];
	documents: string[];
	annexes: string[];
	/** Those who sign, with their quality. */
	signatures: string[];
	people: Person[];
	/** Members who are present and whom no list names. */
	others: number;
	/** Members who are represented and whom no list names. */
	represented: number;
	agenda: string[];
	/** Places of the units that stand in the header now. */
	taken: Set<number>;
	/** Places of units under a label of people that are no list of people. */
	unread: Set<number>;
	/** Entries of lists of people, taken into the header, that name somebody and could not be read. */
	unnamed: string[];
	findings: Finding[];
}

/** What every reader of the body has at hand. */
export interface Minutes {
	units: readonly Unit[];
	lang: Language;
	head: Head;
	known: KnownNames;
	sitting: Sitting;
	/** The place of the first unit of the annexes, which decide nothing. */
	annexes: number;
	/** pv wrote them: votes and moves are those on lines of the language. */
	isOwn: boolean;
}

/** Keeps a value that is not known yet; false where it is. */
export function setValue(
	head: Head,
	what: Exclude<Value, 'meeting'>,
	value: string,
	certainty: Certainty,
): boolean {
	if (head.values[what] !== undefined || value === '') return false;
	head.values[what] = value;
	head.findings.push({ what, value, certainty });
	return true;
}

/** The date and the kind stand near the top. */
export const TOP = 40;
/** Titles of the whole may look like those of items. */
export const NEAR_TOP = 9;
