/** What the window and the compiler of the page say to one another. Everything here can be sent between threads. */

import type { LoadKind } from '../compile.js';
import type {
	ColouredRange,
	Completions,
	HeaderChange,
	HeaderForm,
	LiveView,
	MoveKind,
	NewElection,
	NewPart,
	NewVote,
	OutlineEntry,
	RoomView,
	TitledFix,
	VoteView,
	WrittenChanges,
} from '../editor/index.js';
import type { FailureFacts } from '../errors.js';
import type { FailureCode, Language } from '../language/index.js';
import { decodePath } from '../text/path.js';
import type { DraftDifference, MergedStretch } from './compiler/compare-drafts.js';

/** What can be asked, what is given with it, and what comes back. */
export interface Questions {
	/** Compiles a text; everything else is asked about the text that was compiled last. */
	compile: {
		given: {
			text: string;
			/** Name of the draft's file, for messages. */
			path: string;
			/** All files that the meeting may name; left out where they are those of the last time. */
			files?: readonly GivenFile[] | undefined;
		};
		answer: CompiledPage;
	};
	cursor: { given: { offset: number }; answer: { room: RoomView; vote: VoteView | null } };
	/** What could be written at an offset of a text, which need not be the one that was compiled. */
	complete: { given: { text: string; offset: number }; answer: Completions | null };
	move: {
		given: { offset: number; name: string; kind: MoveKind; time: number | null; holder?: string | undefined };
		answer: WrittenChanges;
	};
	vote: { given: { offset: number; vote: NewVote }; answer: WrittenChanges };
	/** What a vote would come to that nobody has written; undefined where it cannot be written. */
	try: { given: { offset: number; vote: NewVote }; answer: TriedVote | undefined };
	election: { given: { offset: number; election: NewElection }; answer: WrittenChanges };
	/** The next round of the election at an offset. */
	round: { given: { offset: number }; answer: WrittenChanges };
	/** What changed from one text to another. */
	compare: { given: { before: string; after: string }; answer: DraftDifference[] };
	/** Two texts made one; `earlier`: states that mine was before, the newest first. */
	merge: { given: { mine: string; theirs: string; earlier: readonly string[] }; answer: MergedStretch[] };
	/** A part that a form asks for. */
	part: { given: { offset: number; part: NewPart }; answer: WrittenChanges };
	/** The header as a form; null where the text has none. */
	form: { given: object; answer: HeaderForm | null };
	/** Items and votes, one in the other. */
	outline: { given: object; answer: OutlineEntry[] };
	/** A change that the form of the header asks for. */
	header: { given: { change: HeaderChange }; answer: WrittenChanges };
	/** When the meeting opened, or when the item at an offset began. */
	begin: { given: { item: number | null; minutes: number }; answer: WrittenChanges };
	/** The meeting while it takes place, at an item by its index or where it has come to. */
	live: { given: { item?: number | undefined }; answer: LivePage };
	/** A new meeting; `remarks`: what its pasted list says that the language has no word for. Null where the date is none. */
	meeting: {
		given: { lang: Language; body: string; organization: string; date: string; roll: string };
		answer: { text: string; name: string; remarks: number } | null;
	};
	/** The page as a file of its own. */
	html: { given: object; answer: { html: string } };
	/** The page as a Word file. */
	word: { given: object; answer: { bytes: Uint8Array } };
	/** Existing minutes as a meeting file. */
	import: { given: { name: string; bytes: Uint8Array }; answer: ImportedFile };
}

export type QuestionName = keyof Questions;

/** The meeting at one moment, and what the next vote needs. */
export interface LivePage extends LiveView {
	need: NeededVotes | null;
}

/** What a vote would come to. */
export interface TriedVote {
	/** In the words of the page. */
	result: string;
	tone: string;
	/** What is wrong with the count, in words; null where nothing is. */
	problem: string | null;
	/** The sentence that proves it. */
	proof: string | null;
}

/** How many votes the next one needs, if everybody who can votes for or against. */
export interface NeededVotes {
	needed: string;
	of: string;
	/** Whether those who abstain make it fewer. */
	isOfCast: boolean;
}

export interface ImportedFile {
	/** Of the draft's file. */
	name: string;
	text: string;
	lang: Language;
	trackedChanges: number;
	/** What is to be read again, in the order of the text. */
	doubts: PageDoubt[];
	/** Files that the minutes name and that came with them. */
	files: readonly GivenFile[];
}

/** A place of imported minutes that somebody should look at. */
export interface PageDoubt {
	from: number;
	to: number;
	/** What is doubtful. */
	reason: string;
	/** What the minutes say there. */
	text: string;
}

/** A file that a meeting names, by the name that it has there. */
export type GivenFile = readonly [name: string, bytes: Uint8Array];

/** A compiled text as the window shows it. */
export interface CompiledPage {
	lang: Language;
	/** The finished page in two halves, cut before its body; the first is left out where it is that of the last time. */
	head?: string | undefined;
	/** Left out where it is so long that to show it would be felt while one types. */
	body?: string | undefined;
	/** ISO date of the meeting; null where it is not known. */
	date: string | null;
	/** Title of the page. */
	title: string;
	messages: PageMessage[];
	colours: ColouredRange[];
	/** Files that the meeting names and nobody has given. */
	missing: Array<{ path: string; kind: LoadKind }>;
	/** Parts of the page that have an address, in the order of the text. */
	anchors: Anchor[];
	/** Where the pieces of text of the page start in the source, by their number (`data-piece`). */
	places: number[];
}

export interface PageMessage {
	severity: 'error' | 'warning' | 'info';
	rule: string;
	text: string;
	note: string | null;
	/** Another file that it is about; empty for the text itself. */
	file: string;
	/** Line, from 1. */
	line: number;
	from: number;
	to: number;
	fixes: TitledFix[];
}

/** A part of the page that the text at an offset becomes. */
export interface Anchor {
	id: string;
	from: number;
}

export interface QuestionMessage<Name extends QuestionName = QuestionName> {
	id: number;
	name: Name;
	given: Questions[Name]['given'];
}

/** Why a question has no answer: an error that the user's words explain, or a mistake of the program. */
export interface Failure {
	/** Missing where the mistake is the program's. */
	told?: { code: FailureCode; facts: FailureFacts };
	/** What the program says of itself. */
	detail: string;
}

/** An answer on its way back. */
export type AnswerMessage =
	| { id: number; answer: unknown }
	| { id: number; failure: Failure }
	| { ready: true };

/** The last part of a path, for a page knows no folders. Markdown writes spaces as `%20`; systems write accents in two ways. */
export function fileName(path: string): string {
	const last = path.split(/[\\/]/).at(-1) ?? path;
	return decodePath(last).normalize('NFC').toLowerCase();
}
