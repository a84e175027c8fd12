/** What the ballot readers are given and give back: the contract between the body and the ballots in it. */

import type { Ballot, CandidateList, Language, Problem } from '../../ast/index.js';
import type { SourceLine } from '../../source/places.js';
import type { NameIndex } from '../../text/names.js';

/** What a ballot reader must know of the place where its lines stand. */
export interface BallotContext {
	/** The block that holds the lines; undefined outside any block. An opinion, a motion, an amendment … is a `resolution`. */
	block: 'resolution' | 'election' | 'choice' | undefined;
	/** Language of the document: decides how a number is read. */
	lang: Language;
	/** Everybody who may be named, officers and qualities included. */
	names: NameIndex;
	/** The college under which the candidates stand: from a heading or a bold line above ({@link BallotReading.college}). */
	college?: string | undefined;
	/** The day of the meeting, where it is known. */
	date?: string | undefined;
	/** What the header calls the body whose meeting it is: `conseil municipal`, `board`. */
	bodies?: readonly string[] | undefined;
	/** The words of the header for the meeting and the organization. */
	head?: string | undefined;
	/** What lines of the state of the text before were read as. */
	memory?: BallotMemory | undefined;
}

export interface BallotReading {
	/** In the order of the lines: labelled lines in ballots, candidates and options in lists. */
	children: Array<Ballot | CandidateList>;
	/** The lines that no node holds: tables whole, every other line alone. They stay text of the meeting; most have a mistake. */
	unread: SourceLine[][];
	/** Mistakes met on the way, in the order of the lines. */
	problems: Problem[];
	/** The college that the last bold line `**Collège …**` opened, for the lists that follow. */
	college?: string | undefined;
}

/** What keeps answers and readings of lines for the next state of a text. */
export interface BallotMemory {
	ask(question: string, lines: readonly SourceLine[], context: BallotContext, answer: () => boolean): boolean;
	read(lines: readonly SourceLine[], context: BallotContext, read: () => BallotReading): BallotReading;
}
