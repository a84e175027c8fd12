/**
 * Nodes of a meeting file, a unist tree with mdast prose as leaves.
 *
 * The tree is what the writer wrote, with places. It holds no computed fact (those are in the assembly), no parent link, and survives
 * `JSON.stringify`: exact numbers are decimal strings. Everything that has a place is a child. A node read from another file than the
 * meeting (a roll, a matrix, a rules file) names it in `data.file`; a node made by a program has no `position`.
 */

import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { Position, Parent as UnistParent } from 'unist';
import type { MessageCode, PhraseKey, PhraseKeyAfter, RuleId } from '../language/ids.js';
import type { Language } from '../language/locales.generated.js';
import type { Ballot, CandidateList } from './ballot.js';
import type { Field, Group, MatrixRow, Person, PersonPart, Roll, Votes, VotesMatrix } from './header.js';
import type {
	BooleanValue,
	DateValue,
	FileValue,
	KeywordValue,
	Name,
	NumberValue,
	TextValue,
	TimeValue,
} from './values.js';

declare module 'unist' {
	interface Data {
		/** The file that the node was read from, where it is not the meeting file itself (path as written). */
		file?: string | undefined;
	}
}

/** The languages of documents and messages. */
export type { Language };

/** One whole meeting file: its header, then its body in document order, then what could not be read. */
export interface Meeting extends UnistParent {
	type: 'meeting';
	/** Language of the document (`langue`), French where it is not given. */
	lang: Language;
	children: Array<Header | BodyNode | UncountedVote | Problem>;
}

/** The frontmatter. */
export interface Header extends UnistParent {
	type: 'header';
	children: Array<Field | Ignore>;
}

/** Markdown that is no construct of the language: carried through as it is. */
export type Prose = Exclude<RootContent, { type: 'yaml' }>;

/** What may stand in the body, in a session and in a block. */
export type BodyNode =
	| Session
	| Block
	| Confidential
	| Ballot
	| CandidateList
	| Event
	| ChairChange
	| QuorumStatement
	| Action
	| Annex
	| Closing
	| Intervention
	| Ignore
	| Prose;

/** A text put to the vote, an election, or a choice between options. */
export type Block = Resolution | Election | Choice;

/** Words of a heading or of a fence's opening line, without time, number and separator. */
export interface Title extends UnistParent {
	type: 'title';
	children: PhrasingContent[];
}

/** The number that a heading or block was given by hand. */
export interface ItemNumber extends UnistParent {
	type: 'itemNumber';
	/** Number as it is printed and compared: `1`, `12.1`, `12 bis`, `2024-045`; an ordinal in words is written in digits. */
	value: string;
	children: [];
}

/** An identifier given by hand (`#id` of the explicit form). */
export interface Identifier extends UnistParent {
	type: 'identifier';
	value: string;
	children: [];
}

/** What may head a session or block, before its content: at most one of each but `timeValue` (start, then end). */
export type HeadNode = DateValue | TimeValue | ItemNumber | Identifier | Title;

/** An agenda item (`##`) or a sub-item (`###` and deeper). */
export interface Session extends UnistParent {
	type: 'session';
	/** Number of `#` of its heading: 1 to 6. */
	depth: number;
	/** Head nodes first (date, start time, end time, number, title), then the content. */
	children: Array<HeadNode | BodyNode>;
}

/** How a block came to be. */
export type BlockForm =
	/** A heading that opens a block. */
	| 'heading'
	/** The explicit form `:::word … :::`. */
	| 'fence'
	/** A ballot outside any block: a decision of its agenda item; its text is the paragraph above, moved in. */
	| 'implicit';

/** What kind of text is put to the vote (block words of the language, by meaning). */
export type ResolutionKind =
	| 'resolution'
	| 'deliberation'
	| 'motion'
	| 'wish'
	| 'amendment'
	| 'opinion'
	| 'decision';

/** A resolution, deliberation, motion, wish, amendment, opinion or decision, with its text, debate and ballots. */
export interface Resolution extends UnistParent {
	type: 'resolution';
	/** `decision` too for a ballot outside any block; `opinion` where its text gives one. */
	kind: ResolutionKind;
	form: BlockForm;
	/**
	 * The opinion that the text of an opinion gives, `Le comité rend un avis défavorable`, where its vote is for or against giving it; absent where the
	 * votes themselves are favourable or not, `2 favorables, 1 défavorable`.
	 */
	opinion?: 'favourable' | 'unfavourable' | undefined;
	/** Depth of the heading that opens it; absent for fences and implicit blocks. */
	depth?: number | undefined;
	/** Number of the agenda item that the same heading gives before the block word (`## 3. Délibération : …`). */
	item?: string | undefined;
	children: Array<HeadNode | BodyNode>;
}

/** An election: candidates for seats. */
export interface Election extends UnistParent {
	type: 'election';
	form: BlockForm;
	depth?: number | undefined;
	/** Number of the agenda item that the same heading gives before the block word (`## 3. Délibération : …`). */
	item?: string | undefined;
	/** The word of its heading, where that is another: `### Résolution 8 – Élection du conseil`. */
	word?: 'resolution' | undefined;
	children: Array<HeadNode | BodyNode>;
}

/** Options instead of yes or no. */
export interface Choice extends UnistParent {
	type: 'choice';
	form: BlockForm;
	depth?: number | undefined;
	/** Number of the agenda item that the same heading gives before the block word (`## 3. Délibération : …`). */
	item?: string | undefined;
	children: Array<HeadNode | BodyNode>;
}

/** A passage left out of the public version; its title is the text that stands there instead. */
export interface Confidential extends UnistParent {
	type: 'confidential';
	children: Array<HeadNode | BodyNode>;
}

/** A turn to speak: the speakers, then what they said. */
export interface Intervention extends UnistParent {
	type: 'intervention';
	children: [Speaker, ...Prose[]];
}

/** Who speaks. */
export interface Speaker extends UnistParent {
	type: 'speaker';
	/** The opening as written, without its colon and emphasis: `A (au nom de B)`. */
	value: string;
	/** The people, officers, qualities or affiliations named in it. */
	children: Name[];
}

/** Something that changes the room or stops the clock. */
export interface Event extends UnistParent {
	type: 'event';
	event: 'arrival' | 'departure' | 'return' | 'suspension' | 'resumption';
	/** An arrival by remote means; false where it is said to be into the room. */
	remote?: boolean | undefined;
	/** Time if any, the people who move, and the holder to whom a departure gives the proxy. */
	children: Array<TimeValue | Name | ProxyTo>;
}

/** The holder of a proxy. */
export interface ProxyTo extends UnistParent {
	type: 'proxyTo';
	/** Of several who leave only the last gives it: `Ada Brun et Luc Bon, qui donne pouvoir à Lise Kern`. */
	ofLast?: true | undefined;
	children: [Name];
}

/** `Présidence : Luc Perrin`: from here on another person is in the chair. */
export interface ChairChange extends UnistParent {
	type: 'chairChange';
	children: Array<TimeValue | Name>;
}

/**
 * `Quorum : 9 présents, 8 requis` · `Quorum : atteint`: checked, and prints the figures. A sentence that says so comes first, as a paragraph:
 * it is checked, and printed as it is written.
 */
export interface QuorumStatement extends UnistParent {
	type: 'quorumStatement';
	/** What is stated: met, not met, or nothing said. */
	met?: boolean | undefined;
	children: Array<Paragraph | TimeValue | StatedCount>;
}

/** One figure of a quorum statement. */
export interface StatedCount extends UnistParent {
	type: 'statedCount';
	of: 'present' | 'presentOrRepresented' | 'required';
	/** Exact decimal. */
	value: string;
	children: [];
}

/** Something to be done: what, by whom, until when, and its state. */
export interface Action extends UnistParent {
	type: 'action';
	/** Title, then responsible (`textValue` of role `owner`), due date (`dateValue`, or `textValue` of role `due`), status. */
	children: Array<Title | TextValue | DateValue>;
}

/** A document joined to the minutes. */
export interface Annex extends UnistParent {
	type: 'annex';
	children: Array<TextValue | FileValue>;
}

/** The sentence that closes the meeting. */
export interface Closing extends UnistParent {
	type: 'closing';
	/** The sentence as written, then its time where it has one. */
	children: Array<Prose | TimeValue>;
}

/** `<!-- pv-ignore RULE … : reason -->`, or `# pv-ignore …` in the frontmatter: silences rules on the next node. */
export interface Ignore extends UnistParent {
	type: 'ignore';
	rules: string[];
	reason: string;
	children: [];
}

/** Any node of the tree that is ours (mdast nodes apart). */
export type MeetingNode =
	| Meeting
	| Header
	| Field
	| Group
	| Roll
	| Person
	| PersonPart
	| Votes
	| VotesMatrix
	| MatrixRow
	| Session
	| Block
	| Confidential
	| HeadNode
	| Ballot
	| CandidateList
	| Event
	| ProxyTo
	| ChairChange
	| QuorumStatement
	| StatedCount
	| Action
	| Annex
	| Closing
	| Intervention
	| Speaker
	| Ignore
	| UncountedVote
	| Problem
	| BooleanValue
	| DateValue
	| FileValue
	| KeywordValue
	| Name
	| NumberValue
	| TextValue
	| TimeValue;

// --- What could not be read, or contradicts itself: found where it is read or computed, worded by the lint rule that it names.

/** A value that a message may show; it is put into words in the document's language. */
export type ProblemValue =
	| string
	| number
	| bigint
	| readonly string[]
	| { time: number }
	| { date: string }
	| { line: number }
	| { exact: string }
	/** Words of another key of the message files, with values of their own. */
	| {
			phrase: PhraseKey;
			values?: Record<string, ProblemValue>;
	  };

/** A mistake with a place. Parsing cannot fail: the tree comes back with problems in it. */
export interface Problem extends UnistParent {
	type: 'problem';
	/**
	 * The rule whose message it is: `people/unknown`.
	 */
	rule: RuleId;
	/**
	 * Which of the rule's wordings: a key under the rule in the message files.
	 */
	code: MessageCode;
	/** What the wording needs to know. */
	values: Record<string, ProblemValue>;
	/** Other places that explain this one (`ligne 58`), the first one is cited. */
	related?: Array<{ position: Position; file?: string | undefined }> | undefined;
	/** What would put it right. */
	fixes?: Fix[] | undefined;
	/** How bad it is here, where that differs from the rule's own severity (an unknown key in a voting group is an error). */
	severity?: 'error' | 'warning' | 'info' | undefined;
	children: [];
}

/** A vote, verdict or election that the text tells and no line of a vote counts: what `vote/in-prose` is given to word it. */
export interface UncountedVote extends Omit<Problem, 'type' | 'rule' | 'code'> {
	type: 'uncounted';
	code: MessageCode<'vote/in-prose'>;
	/** The greatest number of votes in its words, `9 voix contre 7` being sixteen. */
	most?: string | undefined;
	/** Its sentence names a text that is put to the vote, or what became of one. */
	ofText?: true | undefined;
}

/** A correction that a program can make. */
export interface Fix {
	/**
	 * Wording key under `fixes` in the message files, with the problem's values.
	 */
	description: PhraseKeyAfter<'messages.fixes.'>;
	/** Safe fixes touch no vote, no person's identity and no date. */
	safe: boolean;
	edits: Edit[];
}

/** Replace one range of the source by a text. */
export interface Edit {
	position: Position;
	text: string;
}
