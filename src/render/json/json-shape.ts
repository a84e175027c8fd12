/** The shape of the compiled meeting as data. It is fixed: other programs read it. */

import type { Amount } from '../../view/values.js';

/** People and votes. */
export interface JsonWeight {
	heads: Amount;
	votes: Amount;
}

/** The meeting's own facts. */
export interface JsonMeeting {
	lang: string;
	title: string | null;
	kind: string | null;
	organization: string | null;
	/** ISO date. */
	date: string | null;
	/** `14:00`. */
	opened: string | null;
	closed: string | null;
	place: string | null;
	status: string;
	/** First or later convocation. */
	call: number;
	chair: string | null;
	secretary: string | null;
	/** Identifier of the rules' profile. */
	rules: string | null;
	electorate: JsonWeight;
	/** The room at the opening: people and votes of those who may vote. */
	attendance: Record<'present' | 'remote' | 'represented' | 'byPost' | 'excused' | 'absent', JsonWeight>;
	signatures: Array<{ name: string; quality: string | null }>;
}

/** One participant or member of the roll. */
export interface JsonParticipant {
	id: string;
	name: string;
	affiliation: string | null;
	quality: string | null;
	college: string | null;
	/** Heading of the group, as written. */
	group: string | null;
	presence: string;
	elector: boolean;
	/** Null where all who are there have stated votes and this one, away, has none. */
	votes: string | null;
	/** Identifier of the proxy's holder. */
	holder: string | null;
	/** Whose seat they take, as written. */
	replaces?: string;
}

/** An agenda item, sub-items inside. */
export interface JsonSession {
	id: string;
	number: string | null;
	title: string;
	/** `14:25`. */
	time: string | null;
	/** Identifiers of what was decided in it, sub-items left out. */
	decisions: string[];
	sessions: JsonSession[];
}

/** The quorum of a vote. */
export interface JsonQuorum {
	required: Amount;
	met: boolean | null;
	count: Amount;
	base: string;
}

/** One line of a majority. */
export interface JsonRequirement {
	base: string;
	unit: string;
	/** `> 1/2`, `>= 2`, `all`. */
	threshold: string;
	have: Amount;
	of: Amount;
	met: boolean | null;
	source: string | null;
}

/** Counts of votes by answer. */
export interface JsonTally {
	for: Amount;
	against: Amount;
	abstention: Amount;
	blank: Amount;
	void: Amount;
	notVoting: Amount;
	recused: Amount;
}

/** A resolution, amendment, opinion or decision. */
export interface JsonResolution {
	id: string;
	number: string | null;
	title: string;
	/** Identifier of its agenda item. */
	session: string | null;
	kind: 'resolution' | 'amendment' | 'opinion' | 'decision';
	outcome: string;
	/** The written result, by outcome. */
	declared: string | null;
	/** Name of the majority. */
	rule: string | null;
	tally: JsonTally;
	unanimous: boolean;
	quorum: JsonQuorum | null;
	entitled: JsonWeight;
	proof: { requirements: JsonRequirement[]; sentence: string };
	/** What was put to the vote, as written in Markdown: paragraphs, lists and tables of the block, without debate and ballots. */
	text: string;
	/** Each taking of votes, in order: none, one, or two where a second vote followed. The figures above are those of the last. */
	votes: JsonVote[];
}

/** One taking of votes. */
export interface JsonVote {
	round: 1 | 2;
	/** Name of the majority. */
	rule: string | null;
	/** `secret`, `showOfHands`… */
	method: string | null;
	/** Allocation key that weighs the votes. */
	key: string | null;
	tally: JsonTally;
	entitled: JsonWeight;
	quorum: JsonQuorum | null;
	outcome: string;
	unanimous: boolean;
	/** One entry for each vote that is known by name. */
	ballots: JsonBallot[];
	proof: { requirements: JsonRequirement[]; sentence: string };
}

/** How one participant voted. */
export interface JsonBallot {
	/** Identifier of the participant. */
	participant: string;
	answer: 'for' | 'against' | 'abstention' | 'blank' | 'void' | 'blankOrVoid' | 'notVoting' | 'recused';
	votes: string;
	/** Identifier of the holder who cast it. */
	by: string | null;
	byPost: boolean;
}

/** An election or a choice. */
export interface JsonElection {
	id: string;
	number: string | null;
	title: string;
	session: string | null;
	seats: string;
	round: string;
	candidates: Array<{ name: string; votes: Amount; elected: boolean }>;
	/** The text of the block, as written in Markdown, without debate and ballots. */
	text: string;
	/** `secret`, `showOfHands`… */
	method: string | null;
	voters: Amount;
	blank: Amount;
	void: Amount;
	/** Valid ballots. */
	cast: Amount;
	/** Votes that this round asks for. */
	required: Amount;
	entitled: JsonWeight;
	quorum: JsonQuorum | null;
	/** What decided: `majority`, `relative`, `consent`, `eldest`, `stated`, `tie`, `quorumMissing` or `unknown`. */
	by: string;
}

/** Something that changed the room. */
export interface JsonEvent {
	kind: 'arrival' | 'departure' | 'return' | 'suspension' | 'resumption' | 'chairChange';
	/** `14:25`. */
	time: string | null;
	/** Identifiers of those who moved, or who takes the chair. */
	participants: string[];
	/** Identifier of the holder of the proxy that a departure gives. */
	holder: string | null;
	line: number | null;
	/** The room afterwards. */
	attendance: JsonMeeting['attendance'];
}

/** A piece of the text: a paragraph, list, table, turn to speak, line of a vote, event… */
export interface JsonPart {
	/** Type of the node: `heading`, `paragraph`, `intervention`, `ballot`, `event`… */
	kind: string;
	/** Identifier of the agenda item, and of what was put to the vote, in which it stands. */
	session: string | null;
	decision: string | null;
	/** Line of the source. */
	line: number;
	/** As written, in Markdown; comments are left out. */
	text: string;
}

/** What a sentence of the prose says about the meeting. */
export interface JsonStatement {
	kind: 'verdict' | 'elected' | 'date' | 'count' | 'people' | 'holding' | 'quorum' | 'sum' | 'time' | 'move';
	session: string | null;
	decision: string | null;
	line: number;
	text: string;
	/** What is counted, or what the people named are. */
	of?:
		| 'members'
		| 'present'
		| 'represented'
		| 'voters'
		| 'cast'
		| 'left'
		| 'absent'
		| 'excused'
		| 'votes'
		| 'for'
		| 'against'
		| 'abstention'
		| 'needed'
		| 'required'
		| 'seats'
		| 'candidates'
		| 'share'
		| 'here'
		| 'away'
		| 'proxy'
		| 'proxies'
		| 'office'
		| 'chair'
		| 'secretary'
		| 'teller'
		| 'spoke'
		| 'moved'
		| 'stands'
		| 'signed'
		| 'closed'
		| 'turned'
		| 'opened'
		| 'whole'
		| 'total'
		| 'result'
		| 'balance'
		| 'reckoned'
		| 'part'
		| 'product'
		| 'difference'
		| 'lowest'
		| 'highest'
		| 'hundred'
		| 'words'
		| 'item'
		| 'names'
		| 'term'
		| 'length'
		| 'arrival'
		| 'departure'
		| 'return'
		| 'recusal'
		| 'noVote'
		| 'interest';
	/** Outcome, ISO date or number; null for a day that does not exist. */
	says: string | null;
}

/** Something to be done. */
export interface JsonAction {
	title: string;
	owner: string | null;
	/** ISO date, or text. */
	due: string | null;
	status: string | null;
}

/** What `--to json` writes. */
export interface CompiledJson {
	/** Version of this shape: what one version has stays in it. */
	pv: 1;
	/** Counts the additions to this version. */
	revision: 1;
	meeting: JsonMeeting;
	participants: JsonParticipant[];
	sessions: JsonSession[];
	resolutions: JsonResolution[];
	elections: JsonElection[];
	actions: JsonAction[];
	messages: unknown[];
	/** Arrivals, departures, suspensions and changes of the chair, in order. */
	events: JsonEvent[];
	statements: JsonStatement[];
	/** The whole text in its order. */
	body: JsonPart[];
}
