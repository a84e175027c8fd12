/** What the templates of the documents around a meeting may see: plain data, already in the words and the typography of the language. */

import { type IdOf, VOCABULARIES } from '../../language/index.js';
import type {
	ActionTable,
	DecisionItem,
	ElectionItem,
	Fact,
	Item,
	PageLabels,
	TitledList,
	Tone,
	View,
} from '../../view/view-model.js';
import type { Template } from '../html/html.js';
import type { DocumentContext } from './context.js';

/** The furniture that every document has. */
export interface Sheet
	extends Pick<
		View,
		'lang' | 'documentTitle' | 'title' | 'state' | 'letterhead' | 'running' | 'facts' | 'largePrint'
	> {
	/** Which document it is; also a class of the page. */
	document: DocumentName;
	/** Whether the pages are numbered (loose leaves are not). */
	numbered: boolean;
	/** Fixed words. */
	labels: SheetLabels;
	/** Of a document that certifies acts, where a log was asked. */
	inLog: LogNotes | null;
}

/** Fixed words of every document; the names are those of the minutes' own labels. */
interface SheetLabels extends Omit<PageLabels, 'minutes'> {
	/** Stands in the room for it. */
	seal: string;
	/** `, en deux exemplaires`; empty for what is no record of the meeting. */
	copies: string;
}

/** Someone who signs; what is not known is left white. */
export interface Signature {
	quality: string;
	name: string;
	/** Who signs for a legal person. */
	by: string | null;
	/** What is to be written by hand above the signature. */
	mention: string | null;
}

/** A line of a form: a label, and its value or a white line to fill in. */
export interface FormField {
	label: string;
	value: string | null;
}

/** A text that is put to the vote, before or without its result. */
export interface Question {
	id: string;
	/** `Projet de résolution n° 1`. */
	kicker: string;
	/** Number alone, for tables; empty where it has none. */
	number: string;
	titleHtml: string;
	/** Majority and ballot method. */
	rule: string | null;
	kind: 'decision' | 'election';
	/** Its text: prose alone. */
	items: Item[];
	/** Names, where there are candidates or options. */
	candidates: Array<{ html: string }>;
	/** How many may be chosen. */
	seats: number;
	/** Whether the file asks for a secret ballot. */
	secret: boolean;
}

/** Table heads of a form to vote on. */
export interface AnswerColumns {
	question: string;
	for: string;
	against: string;
	abstention: string;
}

/** Notice of a meeting. */
export interface NoticeView extends Sheet {
	salutation: string;
	/** Opening sentence. */
	openingHtml: string;
	agenda: { heading: string; items: Array<{ html: string }> } | null;
	questions: { heading: string; entries: Question[] } | null;
	/** How to take part without coming, and the last words. */
	paragraphs: string[];
	documents: TitledList | null;
	signatures: Signature[];
}

export interface AttendanceSheetView extends Sheet {
	/** Whether the sheet lies on its side. */
	wide: boolean;
	/** Whether its lines stand closer than usual. */
	close: boolean;
	tables: AttendanceTable[];
	/** What the bureau certifies. */
	certificateHtml: string;
	/** Heading over what the bureau certifies. */
	certificateHeading: string;
	signatures: Signature[];
}

/** One table to sign. */
export interface AttendanceTable {
	/** Null for the members. */
	heading: string | null;
	columns: {
		name: string;
		detail: string | null;
		/** Room for the domicile, where the law asks for it. */
		address: string | null;
		by: string | null;
		votes: string | null;
		/** Time of arrival. */
		arrived: string | null;
		signature: string;
	};
	rows: Array<{ nameHtml: string; detail: string; by: string; votes: string; arrived: string }>;
	/** Cells before the last two, which the total spans. */
	span: number;
	total: { label: string; votes: string } | null;
}

/** A form of one page for each person who gets it: proxy, vote by post. */
export interface FormView extends Sheet {
	leaves: FormLeaf[];
}

export interface FormLeaf {
	/** Opens the form, above the person’s own fields. */
	undersigned: string;
	fields: FormField[];
	/** Sentences after the person's own fields. */
	openingHtml: string;
	/** Who receives the proxy. */
	holder: FormField[];
	/** What the proxy is for. */
	purposeHtml: string | null;
	/** Heading of the table to tick, and how to fill it in. */
	answers: {
		heading: string;
		hint: string;
		columns: AnswerColumns;
		rows: Array<{ number: string; html: string }>;
	} | null;
	elections: Array<{ heading: string; hint: string; candidates: Array<{ html: string }> }>;
	/** The agenda, where there is nothing to tick. */
	agenda: { heading: string; items: Array<{ html: string }> } | null;
	/** Limits and how it is sent back. */
	notes: string[];
	/** What is signed, said again where the form may be longer than a leaf. */
	reference: string | null;
	signatures: Signature[];
}

/** Ballot papers, several on a sheet. */
export interface BallotView extends Sheet {
	/** What is to be done with the sheets. */
	hint: string;
	sheets: BallotSheet[];
}

/** One sheet of equal papers. */
export interface BallotSheet {
	/** Names the sheet for those who hear it. */
	heading: string;
	/** The papers of one sheet. */
	papers: BallotPaper[];
	/** Rows of two papers. */
	rows: number;
}

export interface BallotPaper {
	organization: string;
	meeting: string;
	kicker: string;
	titleHtml: string;
	hint: string;
	options: Array<{ html: string }>;
	/** Label of the place for the number of votes, where votes differ. */
	votes: string | null;
	/** Two columns of options. */
	wide: boolean;
}

/** Proofs that the acts of a document are in a log, each as a picture to scan. */
export interface LogNotes {
	heading: string;
	notes: Array<{ act: string; picture: string; alt: string; text: string }>;
}

/** Extract of the minutes. */
export interface ExtractView extends Sheet {
	/** Ties it to the minutes. */
	opening: string;
	/** The decisions, then the notes of their texts. */
	items: Item[];
	/** Says that it is true to the original. */
	certified: string;
	signatures: Signature[];
}

/** One act of a council. */
export interface ActView extends Sheet {
	/** When and where the body met, and on which notice; empty without a date. */
	openingHtml: string;
	/** That the body deliberated, and what it came to; empty where the text says so itself. */
	deliberatedHtml: string;
	/** Figures of the box: in office, present, proxies, voters. */
	figures: Array<{ label: string; value: string }>;
	attendance: Fact[];
	/** The text, and the vote. */
	items: Item[];
	decision: DecisionItem | ElectionItem;
	/** The vote names so many that it cannot be kept on one leaf with the signatures. */
	longVote: boolean;
	closing: string;
	/** Subject and number of the transmission, its day, publication, that the act may be carried out. */
	mentions: Array<{ html: string }>;
	/** How the act can be challenged; empty where the rules do not say. */
	remedies: string;
	signatures: Signature[];
}

/** A decision in a table. */
export interface DecisionRow {
	number: string;
	titleHtml: string;
	/** `13 pour, 1 contre`. */
	votes: string;
	outcome: string;
	tone: Tone;
}

/** The acts of a meeting, to be posted; decisions and actions on one page. */
export interface DecisionTableView extends Sheet {
	intro: string;
	columns: { number: string; title: string; votes: string; outcome: string };
	rows: DecisionRow[];
	actions: ActionTable | null;
	/** Posting, deadline. */
	mentions: Array<{ html: string }>;
	signatures: Signature[];
}

/** Record that there was no quorum. */
export interface NoQuorumView extends Sheet {
	paragraphs: Array<{ html: string }>;
	agenda: { heading: string; items: Array<{ html: string }> } | null;
	signatures: Signature[];
}

/** Letters to those who were opposed or absent. */
export interface NotificationView extends Sheet {
	letters: Letter[];
	columns: { number: string; title: string; outcome: string; own: string };
}

export interface Letter {
	recipient: string;
	detail: string | null;
	/** How it is sent: stands above the address. */
	sending: string;
	subject: string;
	salutation: string;
	paragraphs: string[];
	rows: Array<DecisionRow & { own: string }>;
	/** Texts of law that the letter must reproduce. */
	references: string[];
	closing: string;
	signatures: Signature[];
}

// --- What a kind of document is: its page, what its template sees, and when there is none. One row of the table in `index.ts`.

/** Why a meeting gives no document of a kind. */
export type Refusal =
	/** The meeting is still to come. */
	| 'not-held'
	/** No such resolution. */
	| 'unknown-block'
	| 'nothing-decided'
	| 'quorum-met'
	| 'quorum-unknown'
	| 'nobody-to-notify'
	/** The rules of the body know no such document. */
	| 'no-proxies'
	| 'no-post'
	| 'no-notification';

/** A kind of document that is one page of a meeting. */
export interface DocumentKind {
	template: Template;
	/** It says nothing where no block of the meeting is put to a vote. */
	needsDecisions?: true;
	/** Why the rules of the body know no such document, with the article that says so; what they say nothing of may be. */
	unfit?(context: DocumentContext): { why: Refusal; source: string } | undefined;
	/** What the template sees, or why there is nothing to see. */
	view(context: DocumentContext): Sheet | Refusal;
}

// --- The documents around a meeting, by canonical name: what each is called, and their order, stand in the vocabulary `documents`.

/** A document that is made of the same file as the minutes. */
export type DocumentName = IdOf<'documents'>;

/** All of them, in the order in which a meeting needs them. */
export const DOCUMENT_NAMES: readonly DocumentName[] = VOCABULARIES.documents;

/** Documents that are handed out before or at the meeting: a state of the minutes says nothing of them. */
export const BEFORE_THE_MEETING: ReadonlySet<DocumentName> = new Set<DocumentName>([
	'notice',
	'attendanceSheet',
	'proxy',
	'postalVote',
	'ballot',
	'calendar',
]);
