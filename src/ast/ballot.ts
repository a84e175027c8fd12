/** Nodes of ballots: labelled lines of a block, by line of the source. */

import type { Parent } from 'unist';
import type { Person } from './header.js';
import type { AnswerName, LabelName } from './labels.js';
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
	/** The label as written, without its colon. */
	key: string;
	/**
	 * `vote`, `secondVote`, `jointVote`: a `tally` (joint: `reference`s first; `vote` may say how it is taken in a `keywordValue` first); an answer label: an `answer`; `college`: the college as
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
	children: [];
}

/** `tous`, `tous les autres`: everyone entitled who is named under no other answer. */
export interface Everyone extends Parent {
	type: 'everyone';
	/** Whether it was written as `les autres`. */
	others: boolean;
	children: [];
}

/** A result without counts: unanimity, no objection, `à la majorité`. */
export interface Consent extends Parent {
	type: 'consent';
	value: 'unanimous' | 'noObjection' | 'majority';
	/** The words as written. */
	text: string;
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
