/** What the ballot readers are given and give back: the contract between the body and the ballots in it. */

import type { Ballot, CandidateList, Language, Problem } from '../../ast/index.js';
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
}

/** What lines were read as. */
export interface BallotReading {
	/** In the order of the lines: labelled lines in ballots, candidates and options in lists. */
	children: Array<Ballot | CandidateList>;
	/** Mistakes met on the way, in the order of the lines. */
	problems: Problem[];
	/** The college that the last bold line `**Collège …**` opened, for the lists that follow. */
	college?: string | undefined;
}

/*
 * The readers (all take source lines: list markers, indentation and emphasis included, quotation marks of a quote cut off; blank lines
 * are skipped):
 *
 * ballot.ts
 *   readBallot(lines, context): BallotReading
 *   	Reads a paragraph, list or table (or several that belong together) that `opensBallot` or `isBallotLine` took for a ballot.
 *   opensBallot(lines, context): boolean
 *   	In a block: do these lines (paragraph, list, table) open a ballot or a list of candidates or options?
 *   	Outside: the same as `isBallotLine` of the first line, or a table that is a tally.
 *   isBallotLine(line, context): boolean
 *   	Strict: a `Vote`, an answer whose value is a count, `tous` or a participant, a `Résultat` with a result word. Used outside blocks
 *   	and for lines glued under a text.
 *   awaitsAnswers(lines, context): boolean
 *   	Does the last line end with an empty `Vote :` (`Second vote :`, `Collège X :`)? Then the list or table after it, blank line or
 *   	not, belongs to it: hand both over as one.
 *   hasLabel(line, context): boolean
 *   	Does the line open with a label of a ballot line and a colon, whatever follows?
 * candidate-list.ts
 *   looksLikeCandidates(lines, context): boolean
 *   	Outside blocks: is this list one of names with tallies? With one `announcesElection` line beside it, it is an election.
 *   announcesElection(line, context): boolean
 *   	`Postes : 2` or `Résultat : élus …`.
 *   readCollege(text): string | undefined
 *   	The text of a heading or bold line, as printed, where it names a college.
 * tally.ts
 *   isTally(text, context): boolean
 *   	Is the whole text a tally (counts with their answers, unanimity …) and nothing else? For `vote/in-prose`.
 */
