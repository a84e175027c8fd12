/** Ballots: labelled lines of a block, by line of the source, and what is known of each label. */

import type { Node, Parent } from 'unist';
import type { Person, Presence } from './header.js';
import type { BooleanValue, KeywordValue, Name, NumberValue, TextValue, TimeValue } from './values.js';

/** A group of labelled lines. A ballot that stands alone in the body (in no block) holds a joint vote. */
export interface Ballot extends Parent {
	type: 'ballot';
	children: BallotLine[];
}

/** The candidates of an election, or the options of a choice, as a list of lines; under a bold line or heading, a college. */
export interface CandidateList extends Parent {
	type: 'candidateList';
	/** The college that parts the candidates, as printed. */
	college?: string | undefined;
	/** Lines of label `candidate` or `option`. */
	children: BallotLine[];
}

/** One labelled line. */
export interface BallotLine extends Parent {
	type: 'ballotLine';
	label: LabelName;
	/** The label as written, without its colon; empty where a sentence is the vote. */
	key: string;
	/** Of a `vote`: those who cast it, where it is one of several by place: `Vote in person`, `Vote online`. */
	presence?: Presence;
	/** Of an answer: its names are rows of a table, which totals may stand beside. */
	roll?: true;
	/** A sentence says it; lines of the same vote beside it may say it again. */
	told?: true;
	/** Of a vote whose answers stand on the lines below: one of them is of somebody, and could not be read. */
	incomplete?: true;
	/**
	 * `vote`, `secondVote`, `jointVote`: a `tally` (joint: `reference`s first; `vote` may say how it is taken in a `keywordValue` first, or who cast it in a `textValue`); an answer label: an `answer`; `college`: the college as
	 * `textValue`, then a `tally`; `secondVote` may name its rule in a `textValue` first; `candidate`: a `person`, then a `tally` where there is one; `option`: a `textValue`, then a `tally`;
	 * `recused`, `movedBy`, `secondedBy`: `name`s; `voters`, `cast`, `seats`, `registered`, `ballots`, `absoluteMajority`, `total`, `round`: `numberValue`; `majority`, `key`, `term`: `textValue`;
	 * `ballot`, `mode`, `opinion`: `keywordValue`; `time`: `timeValue`; `amended`: `booleanValue`; `on`: `reference`; `result`: `result`,
	 * and a `tally` where words of one follow (`adoptée à l'unanimité`).
	 */
	children: BallotValue[];
}

/** What a ballot line may hold. */
export type BallotValue =
	| Tally
	| Answer
	| Result
	| Reference
	| Person
	| Name
	| NumberValue
	| TextValue
	| KeywordValue
	| BooleanValue
	| TimeValue;

/**
 * Counts and words as people write them: `42 pour, 3 contre` · `à l'unanimité moins 2 abstentions`. Without children where it could not be
 * read: a problem beside it says why.
 */
export interface Tally extends Parent {
	type: 'tally';
	children: Array<Answer | Consent | Result>;
}

/** One answer with its count, its names, or `tous`. Without children where its value could not be read. */
export interface Answer extends Parent {
	type: 'answer';
	answer: AnswerName;
	children: Array<Count | Name | Everyone>;
}

/** A number of votes, or of people (`6 667 voix (16 personnes)`). */
export interface Count extends Parent {
	type: 'count';
	/** Exact decimal. */
	value: string;
	/** `heads` where people are counted beside votes. */
	unit: 'votes' | 'heads';
	/** The number that it is written as a part of: `825/1000`, `6 sur 7`. */
	whole?: string | undefined;
	/** The percentage behind it: `5 347 tantièmes (78,1 %)`. */
	share?: string | undefined;
	children: [];
}

/** `tous`, `tous les autres`: everyone entitled who is named under no other answer; the children are those excepted, `tous sauf Mme Colin`. */
export interface Everyone extends Parent {
	type: 'everyone';
	/** Whether it was written as `les autres`. */
	others: boolean;
	/** As of a {@link Consent}: `Pour : unanimité des présents`. */
	inRoom?: string | undefined;
	children: Name[];
}

/** A result without counts: unanimity, no objection, `à la majorité`. */
export interface Consent extends Parent {
	type: 'consent';
	value: 'unanimous' | 'noObjection' | 'majority';
	/** The words as written. */
	text: string;
	/** How many votes are taken off a unanimity, which is then a majority: `à l'unanimité moins une voix`. */
	less?: string;
	/** The words by which it is that of those who are there or represented, and not of those who vote by post: `à l'unanimité des présents`. */
	inRoom?: string | undefined;
	children: [];
}

/** What a written result may say. */
export type StatedOutcome = 'adopted' | 'rejected' | 'adjourned' | 'withdrawn' | 'moot' | 'noted' | 'elected';

/** A written result. */
export interface Result extends Parent {
	type: 'result';
	outcome: StatedOutcome;
	/** The word as written. */
	text: string;
	/** Whether it says that all who stand are elected: `tous élus`. */
	all?: true;
	/** The elected, as written. */
	children: Name[];
}

/** A reference to another block: `résolution 1`. */
export interface Reference extends Parent {
	type: 'reference';
	/** Block word, where one is written (canonical). */
	kind?: string | undefined;
	/** Number or identifier. */
	value: string;
	children: [];
}

// Labels of ballot lines, a row each: what follows the colon, and what a line of that label does to its block.

/** Answers that are written one by one, in the order in which they are printed. */
export const ANSWERS = ['for', 'against', 'abstention', 'blank', 'void', 'notVoting'] as const;

export type SingleAnswer = (typeof ANSWERS)[number];

/** Canonical answers. */
export type AnswerName = SingleAnswer | 'blankOrVoid';

/** What is known of a label. */
export interface LabelRow {
	/** What follows the colon; `keyword`: a word of the vocabulary named by `words`. */
	value:
		| 'tally'
		| 'answer'
		| 'candidate'
		| 'names'
		| 'count'
		| 'rank'
		| 'keyword'
		| 'text'
		| 'time'
		| 'yesNo'
		| 'reference'
		| 'result';
	words?: 'ballotMethods' | 'electionModes' | 'opinions';
	/** Whether a block with such a line has its vote or result. */
	decides?: true;
	/** Whether a list or table of answers may follow where nothing follows the colon. */
	opens?: true;
	/** Whether several lines of it add up; of the others a second one is a mistake. */
	gathers?: true;
	/** What happens to a word that is nearly the label: it is `read` as it, or `proposed` in a message; by default it is text. */
	misspelt?: 'read' | 'proposed';
	/** How the line stands on the page: as it is written, or with the people that it names. By default other lines say what it told. */
	printed?: 'asWritten' | 'people';
	/** Whether it says how is voted, not what came of it: a second convocation takes it over. */
	asks?: true;
	/** What a text behind it names: a rule; or people, who need not be in the roll. */
	names?: 'rule' | 'anybody';
	/** What the editor proposes behind it, besides the words of `words`. */
	completes?: 'people' | 'peopleOrAll' | 'majorities' | 'keys' | 'consents' | 'results' | 'booleans';
}

const ANSWER = { value: 'answer', misspelt: 'read' } as const;

/** `Label : value` in a block. `candidate` and `option` are lines that open with a candidate or an option instead of a label. */
export const LABELS = {
	vote: {
		value: 'tally',
		decides: true,
		opens: true,
		misspelt: 'read',
		completes: 'consents',
		printed: 'asWritten',
	},
	for: { ...ANSWER, decides: true, completes: 'peopleOrAll', printed: 'asWritten' },
	against: { ...ANSWER, decides: true, completes: 'peopleOrAll', printed: 'asWritten' },
	abstention: { ...ANSWER, decides: true, completes: 'peopleOrAll', printed: 'asWritten' },
	blank: { ...ANSWER },
	void: { ...ANSWER },
	blankOrVoid: { ...ANSWER },
	notVoting: { ...ANSWER, completes: 'people', printed: 'asWritten' },
	recused: { value: 'names', gathers: true, misspelt: 'proposed', completes: 'people', printed: 'asWritten' },
	ballot: { value: 'keyword', words: 'ballotMethods', misspelt: 'proposed', asks: true },
	majority: {
		value: 'text',
		misspelt: 'proposed',
		completes: 'majorities',
		printed: 'asWritten',
		asks: true,
		names: 'rule',
	},
	voters: { value: 'count', misspelt: 'proposed' },
	cast: { value: 'count', misspelt: 'proposed' },
	college: { value: 'tally', decides: true, opens: true },
	key: { value: 'text', misspelt: 'proposed', completes: 'keys', printed: 'asWritten', asks: true },
	opinion: { value: 'keyword', words: 'opinions', decides: true, misspelt: 'proposed' },
	movedBy: { value: 'names', gathers: true, completes: 'people', printed: 'people', names: 'anybody' },
	secondedBy: { value: 'names', gathers: true, completes: 'people', printed: 'people', names: 'anybody' },
	time: { value: 'time', misspelt: 'proposed' },
	amended: { value: 'yesNo', misspelt: 'proposed', completes: 'booleans' },
	on: { value: 'reference', misspelt: 'proposed', asks: true },
	secondVote: {
		value: 'tally',
		decides: true,
		opens: true,
		misspelt: 'proposed',
		completes: 'consents',
		names: 'rule',
	},
	jointVote: { value: 'tally', decides: true, opens: true },
	seats: { value: 'count', misspelt: 'proposed', asks: true },
	registered: { value: 'count', printed: 'asWritten' },
	ballots: { value: 'count', printed: 'asWritten' },
	absoluteMajority: { value: 'count', printed: 'asWritten' },
	total: { value: 'count', printed: 'asWritten' },
	term: { value: 'text', printed: 'asWritten' },
	round: { value: 'rank', misspelt: 'proposed' },
	mode: { value: 'keyword', words: 'electionModes', misspelt: 'proposed', printed: 'asWritten', asks: true },
	result: { value: 'result', decides: true, misspelt: 'read', completes: 'results' },
	candidate: { value: 'candidate', names: 'anybody' },
	option: { value: 'candidate' },
} as const satisfies Readonly<Record<string, LabelRow>>;

/** Canonical labels of ballot lines. */
export type LabelName = keyof typeof LABELS;

/** The row of a label, with every column. */
export function labelRow(label: LabelName): LabelRow {
	return LABELS[label];
}

/** Whether whom a node names keeps out of a vote: `Déport : Luc Bon`, `N'ont pas voté : Luc Bon`. */
export function keepsOut(node: Node): boolean {
	return node.type === 'ballotLine' && OUT.has((node as BallotLine).label);
}

const OUT: ReadonlySet<LabelName> = new Set(['recused', 'notVoting']);
