/** What the importer gives back. */

import type { Language } from '../ast/index.js';
import type { Person } from './people.js';

/** How sure a reading is: stated under a label, told in a sentence, or left as it was. */
export type Certainty = 'sure' | 'likely' | 'unsure';

/** Something that was recognised, or a passage that may be something and was left as prose. */
export interface Finding {
	what:
		| 'kind'
		| 'date'
		| 'title'
		| 'place'
		| 'notice'
		| 'members'
		| 'next'
		| 'documents'
		| 'annexes'
		| 'signatures'
		| 'election'
		| 'opened'
		| 'closed'
		| 'chair'
		| 'secretary'
		| 'tellers'
		| 'organization'
		| 'people'
		| 'proxy'
		| 'agenda'
		| 'item'
		| 'block'
		| 'vote'
		| 'candidates'
		| 'passage';
	/** As it was written; for people and agenda how many. */
	value: string;
	certainty: Certainty;
}

/** A meeting file made of other minutes. */
export interface Imported {
	/** The meeting file. */
	text: string;
	lang: Language;
	findings: Finding[];
}

/** Comments that the importer leaves, in the language of the minutes. */
export interface ImportComments {
	/** Above the lines that the header was read from. */
	head: string;
	/** Above a vote that was read from a sentence. */
	vote: string;
	/** Above a passage that may hold several votes. */
	votes: string;
	/** Above a sentence whose vote stands beside it already. */
	again: string;
	/** Above a vote whose figures could not all be read. */
	unread: string;
	/** Above a list that looks like candidates with their votes. */
	candidates: string;
	/** Above an election that was read from a list and a sentence. */
	election: string;
	/** Above the cells of a table that stands as lines below it. */
	table: string;
	/** Above people whose line could not be read. */
	people: string;
}

/** Groups of people, as the vocabulary names them. */
export type Group = 'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent' | 'guests';

/** What the head says. */
export interface Head {
	values: Partial<
		Record<
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
			| 'organization',
			string
		>
	>;
	tellers: string[];
	documents: string[];
	annexes: string[];
	/** Those who sign, with their quality. */
	signatures: string[];
	people: Map<Group, Person[]>;
	agenda: string[];
	/** Indexes of the lines that stand in the header now. */
	taken: Set<number>;
	/** Indexes of lines under a label of people that are no list of people. */
	unread: Set<number>;
	findings: Finding[];
}
