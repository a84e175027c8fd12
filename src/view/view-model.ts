/**
 * What a template may see: plain data, already in the words and the typography of the document's language. Every field is always
 * there; what a meeting does not have is null or an empty list. Fields named `html` (or `…Html`) hold safe HTML, everything else is text.
 * templates/proces-verbal/README.md lists the same fields for those who write templates.
 */

/** One set of minutes. */
export interface View {
	/** Language of the document: `fr`, `en`. */
	lang: string;
	/** Title of the file and of the window: kind, date, body. */
	documentTitle: string;
	title: TitleLines;
	state: DocumentState;
	letterhead: Letterhead;
	running: RunningHeads;
	facts: Fact[];
	participants: Participants | null;
	agenda: Agenda | null;
	/** The meeting, in document order. */
	items: Item[];
	/** The last words before the closing, printed with it: a last leaf of signatures alone would belong to nobody. */
	tail: Item[];
	/** The decisions again as a list, where there are more than eight. */
	decisionList: DecisionList | null;
	actions: ActionTable | null;
	documents: TitledList | null;
	annexes: TitledList | null;
	/** Leaves before the annexes that are bound in as pages, each on a page of its own at the very end; only in a PDF. */
	leaves: AnnexLeaf[];
	end: End;
	/** Footnotes of the text. */
	notes: NoteList | null;
	/** Votes by member where the list is too long for page 1. */
	roll: WeightTables | null;
	/** How each vote was judged; only where it was asked for. */
	proofs: ProofList | null;
	/** Fixed words of the page. */
	labels: PageLabels;
	/** Large type, one column. */
	largePrint: boolean;
	/** The same minutes as a deed; null where another theme was asked for. */
	deed: Deed | null;
}

/** The heading of the document, in three lines. */
export interface TitleLines {
	/** `Procès-verbal`; null where the title says it. */
	kicker: string | null;
	/** `Assemblée générale ordinaire`. */
	html: string;
	/** `du jeudi 6 juin 2024`; null without a date, or where the title holds it. */
	date: string | null;
}

/** The state of the minutes. */
export interface DocumentState {
	name: 'convened' | 'draft' | 'final' | 'approved';
	/** `Projet, non approuvé` · `Approuvé le 12 septembre 2024`; null when final. */
	label: string | null;
	/** `PROJET` behind the pages and in the title of a draft. */
	watermark: string | null;
}

/** The organization at the head of the first page. */
export interface Letterhead {
	/** Null where the file names no organization. */
	name: string | null;
	form: string | null;
	address: string | null;
	/** Register numbers and the like. */
	identifiers: string | null;
	/** Phone, e-mail and web site, as far as they are given. */
	contact: string | null;
	/** Source for `src`, and the text that stands for the picture. */
	logo: { source: string; alt: string } | null;
	/** Lines above a commune's name. */
	republic: string[];
}

/** Head and foot of the pages. */
export interface RunningHeads {
	/** Left, from page 2. */
	organization: string;
	/** Right, from page 2. */
	title: string;
	/** Foot, left. */
	state: string;
	/** Room for the initials of each who signs, at the foot of every page; null where nobody signs yet. */
	initials: string | null;
	/** Pages of the whole record where annexes are bound in: the browser does not count theirs. Null where it counts all. */
	pageTotal: number | null;
}

/** One line of the fact sheet. */
export interface Fact {
	label: string;
	/** `Atteint`, in bold before the value. */
	strong: string | null;
	html: string;
}

/** The participants by presence. */
export interface Participants {
	heading: string;
	groups: ParticipantGroup[];
	/** Instead of groups where votes differ. */
	tables: WeightTables | null;
	/** Totals that stand here while the table is an annex. */
	totals: string | null;
}

/** People who were there in the same way. */
export interface ParticipantGroup {
	heading: string;
	/** `12 membres`, `sans droit de vote`. */
	count: string;
	/** How many people; one entry may name several. */
	members: number;
	/** With a vote; there without one; not there. */
	kind: 'members' | 'guests' | 'others';
	columns: 1 | 2 | 3;
	/** One line a person or, of those represented, a holder. */
	entries: Array<{ html: string }>;
}

/** Contents and summary of the meeting. */
export interface Agenda {
	heading: string;
	columns: { item: string; decision: string; page: string };
	/** Whether pages are known. */
	paged: boolean;
	rows: AgendaRow[];
}

/** One agenda item. */
export interface AgendaRow {
	titleHtml: string;
	/** Identifier of the item in the document; null for an item that the meeting did not come to. */
	id: string | null;
	decisions: DecisionMention[];
	/** `information`, where nothing was decided. */
	note: string | null;
	/** Page of the item; empty where it is not known. */
	page: string;
}

/** A decision in a list. */
export interface DecisionMention {
	id: string;
	/** `résolution 1`. */
	label: string;
	/** `adoptée`; empty before the meeting. */
	outcome: string;
	tone: Tone;
}

export interface DecisionList {
	heading: string;
	columns: { decision: string; title: string; outcome: string };
	rows: Array<DecisionMention & { titleHtml: string }>;
}

/** The table of the actions that the meeting decided, with who does them and by when. */
export interface ActionTable {
	heading: string;
	columns: { action: string; owner: string; due: string; status: string };
	/** Whether an action has a status. */
	hasStatus: boolean;
	rows: Array<{ titleHtml: string; owner: string; due: string; status: string }>;
}

/** A list under a heading. */
export interface TitledList {
	id: string;
	heading: string;
	items: Array<{ html: string }>;
}

/** The page that names an annex whose pages follow it. */
export interface AnnexLeaf {
	id: string;
	/** Number of the annex. */
	number: number;
	/** Path as the file writes it. */
	path: string;
	/** `Annexe 1 – Rapport financier`. */
	heading: string;
	/** Whose pages follow. */
	note: string;
	/** Its page in the whole record; null before the first printing. */
	page: number | null;
}

/** The end of the minutes. */
export interface End {
	/** The sentence that closed the meeting. */
	closingHtml: string;
	/** The sentence that names the document and who signs it. */
	sentence: string;
	/** Next meeting, place and date. */
	lines: string[];
	/** `, en deux exemplaires`; empty where the file does not say how many are signed. */
	copies: string;
	/** Whether the text says where and when it was signed. */
	isDated: boolean;
	/** Columns of signatures. */
	columns: 1 | 2 | 3;
	/** `by`: who signs for a legal person. */
	signatures: Array<{ quality: string; name: string; by: string | null }>;
}

/** Footnotes. */
interface NoteList {
	heading: string;
	notes: Array<{ id: string; number: number; html: string }>;
}

/** The annex with the derivation of every vote. */
export interface ProofList {
	heading: string;
	intro: string;
	entries: Array<{ id: string; titleHtml: string; lines: Line[] }>;
}

/** Fixed words of the page. */
export interface PageLabels {
	/** Link for keyboards. */
	skip: string;
	skipToSignatures: string;
	/** What stands after a label or a name: a colon, with its space in French. */
	colon: string;
	/** Names of the parts, for those who hear the page. */
	factSheet: string;
	minutes: string;
	signatures: string;
	/** Head of the cell that holds a vote without counts. */
	vote: string;
	/** Before the blank for the place where it was signed. */
	doneAt: string;
	/** Before the blank for the date on which it was signed. */
	doneOn: string;
}

// --- What happens in a meeting, as templates see it: agenda items, prose, turns to speak, events, blocks with their votes.

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
	/** Text, debate and events, before the first vote. */
	items: Item[];
	/** What stands behind the last vote, the result or the candidates. */
	behind: Item[];
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
	/** What stands between it and the next one. */
	behind: Item[];
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

// --- The deed: the same minutes as continuous prose, with dates, hours and numbers in words, as a notary writes them. It says what the
// view says, from the same results; fields named `html` (or `…Html`) hold safe HTML, everything else is text.

/** A set of minutes as a deed. */
export interface Deed {
	/** The opening and what follows from the header, a paragraph each. */
	opening: string[];
	attendance: DeedAttendance | null;
	agenda: { intro: string; items: Array<{ html: string }> } | null;
	items: DeedItem[];
	/** The last words before the closing, printed with it. */
	tail: DeedItem[];
	actions: { intro: string; items: DeedAction[] } | null;
	/** The words that close the meeting, then those that close the document. */
	closingHtml: string;
	closing: string[];
	/** Blanks for what is struck out by hand. */
	correctionsHtml: string;
}

interface DeedAttendance {
	intro: string;
	/** `Sur place (douze membres) : …`, a paragraph a group. */
	groups: Array<{ html: string }>;
	/** Where votes differ, their table. */
	tables: WeightTables | null;
	totals: string | null;
}

/** Something that is to be done. */
interface DeedAction {
	titleHtml: string;
	/** Who has to do it, and by when; may be empty. */
	rest: string;
}

/** Something in the meeting. */
export type DeedItem =
	| DeedSession
	| ProseItem
	| TurnItem
	| { kind: 'event'; html: string }
	| { kind: 'confidential'; noticeHtml: string; items: DeedItem[] }
	| DeedDecision
	| DeedElection;

/** An agenda item with what happened in it. */
export interface DeedSession {
	kind: 'session';
	id: string;
	/** Level of its heading, 2 to 6. */
	level: number;
	day: string | null;
	titleHtml: string;
	/** When it was opened, as a sentence. */
	time: string | null;
	items: DeedItem[];
}

/** What the blocks of the deed have in common. */
interface DeedBlock {
	id: string;
	level: number;
	/** `Première résolution`. */
	kicker: string;
	titleHtml: string | null;
	/** When it was opened, and what the vote is held by, as sentences. */
	conditions: string[];
	items: DeedItem[];
	behind: DeedItem[];
	remarks: Line[];
}

/** A resolution and the like. */
export interface DeedDecision extends DeedBlock {
	kind: 'decision';
	votes: DeedVote[];
	/** Where no vote shows it. */
	outcome: string | null;
}

/** One taking of votes. */
export interface DeedVote {
	heading: string | null;
	/** `Mise aux voix, la première résolution recueille …`; null where nothing was taken. */
	statement: string | null;
	/** `En conséquence, la première résolution est adoptée.` */
	outcome: string | null;
	colleges: CollegeTable | null;
	lines: Line[];
	proof: string | null;
	behind: DeedItem[];
}

/** An election, or a choice between options. */
export interface DeedElection extends DeedBlock {
	kind: 'election';
	intro: string | null;
	groups: Array<{
		heading: string | null;
		candidates: Array<{
			nameHtml: string;
			/** `dix (10) voix, soit 41,7 % des suffrages exprimés`; may be empty. */
			votes: string;
			elected: boolean;
		}>;
	}>;
	outcome: string | null;
	proof: string | null;
}
