/** What happens in a meeting, as templates see it: agenda items, prose, turns to speak, events, blocks with their votes. */

/** How a result is coloured; the word says it too. */
export type Tone = 'positive' | 'negative' | 'neutral';

export interface Hour {
	/** `14 h 25`, `2:25 pm`. */
	text: string;
	/** `14:25`. */
	iso: string;
}

/** Something in the meeting. */
export type Item =
	| SessionItem
	| ProseItem
	| TurnItem
	| EventItem
	| ConfidentialItem
	| DecisionItem
	| ElectionItem;

/** An agenda item with what happened in it. */
export interface SessionItem {
	kind: 'session';
	id: string;
	/** Level of its heading, 2 to 6. */
	level: number;
	hour: Hour | null;
	/** End of a stated span. */
	until: Hour | null;
	/** A date that starts another day. */
	day: string | null;
	titleHtml: string;
	items: Item[];
}

/** Text that is carried through. */
export interface ProseItem {
	kind: 'prose';
	html: string;
}

/** A turn to speak. */
export interface TurnItem {
	kind: 'turn';
	speakerHtml: string;
	/** What runs in with the name. */
	html: string;
	/** Further paragraphs. */
	restHtml: string;
}

/** A line with an hour in the margin: arrival, departure, chair, quorum, suspension. */
export interface EventItem {
	kind: 'event';
	hour: Hour | null;
	html: string;
	/** What it changed: `28 membres présents ou représentés`. */
	effect: string | null;
}

/** A passage that the public does not see; in the full version it is printed between two marks. */
export interface ConfidentialItem {
	kind: 'confidential';
	/** What stands there instead, or above the text. */
	noticeHtml: string;
	/** Empty in the public version. */
	items: Item[];
}

/** What is put to the vote. */
interface VotedItem {
	id: string;
	level: number;
	/** `Résolution nº 1`. */
	kicker: string;
	hour: Hour | null;
	/** Majority and ballot method; of an election method, round, seats. */
	rule: string | null;
	/** Too long to stand on the line of the label. */
	ruleBelow: boolean;
	/** Null where it has no title of its own. */
	titleHtml: string | null;
	/** Text, debate and events. */
	items: Item[];
	/** Short enough for an extract to keep it on one page with what certifies it. */
	short: boolean;
	/** Movers, what was changed in session and the like, below the text. */
	remarks: Line[];
	/** Result where there is no vote to show it. */
	result: ResultCell | null;
}

/** A resolution, deliberation, motion, amendment, opinion or decision. */
export interface DecisionItem extends VotedItem {
	kind: 'decision';
	votes: VoteStrip[];
	tone: Tone;
}

/** A label in bold and what it says. */
export interface Line {
	label: string | null;
	html: string;
}

/** One taking of votes. */
export interface VoteStrip {
	/** `Second vote, art. 25-1`; null for the first. */
	heading: string | null;
	/** Answers with their figures; empty where nothing was counted. */
	cells: VoteCell[];
	/** `À l’unanimité des présents et représentés`, where nothing was counted. */
	consent: string | null;
	result: ResultCell | null;
	/** Figures by college. */
	colleges: CollegeTable | null;
	/** Names by answer, stated words. */
	lines: Line[];
	/** Why it came out so. */
	proof: string | null;
	/** Whether names and proof are a few lines, which stay on the page of the figures. */
	kept: boolean;
}

/** One answer. */
export interface VoteCell {
	label: string;
	value: string;
	/** `3 personnes`, beside votes that differ. */
	heads: string | null;
	zero: boolean;
}

/** The result of a vote. */
export interface ResultCell {
	label: string;
	/** `Adoptée`. */
	value: string;
	tone: Tone;
}

/** Figures by college: headings, then one row a college. */
export interface CollegeTable {
	columns: string[];
	rows: Array<{ name: string; values: string[] }>;
}

/** An election, or a choice between options. */
export interface ElectionItem extends VotedItem {
	kind: 'election';
	columns: { candidate: string; votes: string; share: string; outcome: string };
	/** Whether votes are known. */
	counted: boolean;
	/** Whether shares of the votes cast are known. */
	shared: boolean;
	/** Whether the outcome has a column (a choice has none). */
	elects: boolean;
	/** One group, or one a college. */
	groups: CandidateGroup[];
	/** Voters, blank, void, cast, majority, and why it came out so. */
	proof: string | null;
}

/** Candidates of one college. */
export interface CandidateGroup {
	/** Null where there are no colleges. */
	heading: string | null;
	candidates: Array<{ nameHtml: string; votes: string; share: string; elected: boolean; outcome: string }>;
}

/** Who holds how many votes, as templates see it. */
export interface WeightTables {
	heading: string;
	columns: WeightColumns;
	/** Those who vote, then the absent. */
	tables: WeightTable[];
}

/** Headings of the columns; null: the column is left out. */
interface WeightColumns {
	name: string;
	detail: string | null;
	presence: string;
	by: string | null;
	votes: string;
}

/** One table of votes by member. */
export interface WeightTable {
	/** Null for the first. */
	heading: string | null;
	rows: Array<{ nameHtml: string; detail: string; presence: string; by: string; votes: string }>;
	/** The last line. */
	total: { label: string; votes: string };
}
