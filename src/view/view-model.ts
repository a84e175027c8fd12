/**
 * What a template may see: plain data, already in the words and the typography of the document's language. Every field is always
 * there; what a meeting does not have is null or an empty list. Fields named `html` (or `…Html`) hold safe HTML, everything else is text.
 * templates/proces-verbal/README.md lists the same fields for those who write templates.
 */

import type { Item, Line, Tone, WeightTables } from './item-model.js';
import type { Deed } from './notarial/model.js';

export type * from './item-model.js';
export type * from './item-model.js';
export type * from './notarial/model.js';

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
interface PageLabels {
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
