/** Labels of ballot lines, a row each: what follows the colon, and what a line of that label does to its block. */

/** Canonical answers. */
export type AnswerName = 'for' | 'against' | 'abstention' | 'blank' | 'void' | 'blankOrVoid' | 'notVoting';

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
	/** What the editor proposes behind it, besides the words of `words`. */
	completes?: 'people' | 'peopleOrAll' | 'majorities' | 'keys' | 'consents' | 'results' | 'booleans';
}

const ANSWER = { value: 'answer', misspelt: 'read' } as const;

/** `Label : value` in a block. `candidate` and `option` are lines that open with a candidate or an option instead of a label. */
export const LABELS: { readonly [Label in LabelName]: LabelRow } = {
	vote: { value: 'tally', decides: true, opens: true, misspelt: 'read', completes: 'consents' },
	for: { ...ANSWER, decides: true, completes: 'peopleOrAll' },
	against: { ...ANSWER, decides: true, completes: 'peopleOrAll' },
	abstention: { ...ANSWER, decides: true, completes: 'peopleOrAll' },
	blank: ANSWER,
	void: ANSWER,
	blankOrVoid: ANSWER,
	notVoting: { ...ANSWER, completes: 'people' },
	recused: { value: 'names', gathers: true, misspelt: 'proposed', completes: 'people' },
	ballot: { value: 'keyword', words: 'ballotMethods', misspelt: 'proposed' },
	majority: { value: 'text', misspelt: 'proposed', completes: 'majorities' },
	voters: { value: 'count', misspelt: 'proposed' },
	cast: { value: 'count', misspelt: 'proposed' },
	college: { value: 'tally', decides: true, opens: true },
	key: { value: 'text', misspelt: 'proposed', completes: 'keys' },
	opinion: { value: 'keyword', words: 'opinions', decides: true, misspelt: 'proposed' },
	movedBy: { value: 'names', gathers: true, completes: 'people' },
	secondedBy: { value: 'names', gathers: true, completes: 'people' },
	time: { value: 'time', misspelt: 'proposed' },
	amended: { value: 'yesNo', misspelt: 'proposed', completes: 'booleans' },
	on: { value: 'reference', misspelt: 'proposed' },
	secondVote: { value: 'tally', decides: true, opens: true, misspelt: 'proposed', completes: 'consents' },
	jointVote: { value: 'tally', decides: true, opens: true },
	seats: { value: 'count', misspelt: 'proposed' },
	registered: { value: 'count' },
	ballots: { value: 'count' },
	absoluteMajority: { value: 'count' },
	total: { value: 'count' },
	term: { value: 'text' },
	round: { value: 'rank', misspelt: 'proposed' },
	mode: { value: 'keyword', words: 'electionModes', misspelt: 'proposed' },
	result: { value: 'result', decides: true, misspelt: 'read', completes: 'results' },
	candidate: { value: 'candidate' },
	option: { value: 'candidate' },
};

/** Canonical labels of ballot lines. `candidate` and `option` are lines that open with a candidate or an option. */
export type LabelName =
	| AnswerName
	| 'vote'
	| 'recused'
	| 'ballot'
	| 'majority'
	| 'voters'
	| 'cast'
	| 'college'
	| 'key'
	| 'opinion'
	| 'movedBy'
	| 'secondedBy'
	| 'time'
	| 'amended'
	| 'on'
	| 'secondVote'
	| 'jointVote'
	| 'seats'
	| 'registered'
	| 'ballots'
	| 'absoluteMajority'
	| 'total'
	| 'term'
	| 'round'
	| 'mode'
	| 'result'
	| 'candidate'
	| 'option';

/** The row of a label, with every column. */
export function labelRow(label: LabelName): LabelRow {
	return LABELS[label];
}
