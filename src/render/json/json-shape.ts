/** The shape of the compiled meeting as data. It is fixed: other programs read it. */

/** An exact decimal, or null where nothing was counted. */
export type Amount = string | null;

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
	/** Version of this shape. */
	pv: 1;
	meeting: JsonMeeting;
	participants: JsonParticipant[];
	sessions: JsonSession[];
	resolutions: JsonResolution[];
	elections: JsonElection[];
	actions: JsonAction[];
	messages: unknown[];
}
