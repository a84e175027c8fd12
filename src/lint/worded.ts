/**
 * Rules whose mistakes are found while reading or computing: each of their problems is put into words, and nothing else is done.
 * A rule with logic of its own has a file in `rules`.
 */

import type { RuleId } from '../language/ids.js';
import { findingFrom, type Rule, type Severity } from './rule.js';

function worded(id: RuleId, severity: Severity): Rule {
	return {
		id,
		severity,
		check({ problems, report }) {
			for (const problem of problems) report(findingFrom(problem));
		},
	};
}

/** The table: id and usual severity, and what was found. */
export const wordedRules: readonly Rule[] = [
	/** What only several meetings show; it is found where a folder is checked. */
	worded('collection/broken-link', 'warning'),
	worded('collection/changed-act', 'warning'),
	worded('collection/doubtful-person', 'info'),
	worded('collection/expired-mandate', 'warning'),
	worded('collection/lost-action', 'info'),
	worded('collection/number', 'warning'),
	worded('collection/same-meeting', 'info'),
	worded('collection/unknown-minutes', 'warning'),
	/** A text that was approved and sealed, and is another one now. */
	worded('document/changed-after-approval', 'error'),
	/** Stated elected who are not the computed ones. */
	worded('election/result-mismatch', 'error'),
	/** More elected than seats. */
	worded('election/seats', 'error'),
	/** Words of the body that an output lacks; it is found when outputs are made. */
	worded('document/words-lost', 'error'),
	/** A vote under an item that the agenda does not have. */
	worded('notice/off-agenda', 'warning'),
	/** A notice that was posted, of which nothing says when it was presented, too late for the post to be sure. */
	worded('notice/presentation', 'warning'),
	/** Fewer days between notice and meeting than the rules ask. */
	worded('notice/too-short', 'error'),
	/** People whom the prose and the header put elsewhere: there or away, in the chair, with a proxy, speaking, signing. */
	worded('people/in-prose', 'warning'),
	/** A short name that two participants bear. */
	worded('people/barred-chair', 'error'),
	worded('people/ambiguous', 'error'),
	/** The same person twice in the participants. */
	worded('people/duplicate', 'error'),
	/** An arrival of someone present, a departure of someone absent. */
	worded('people/move', 'error'),
	/** An opening that looks like a person, close to a participant, but is nobody known. */
	worded('people/unknown-speaker', 'warning'),
	/** Somebody who voted, or may have, on what they have declared an interest in. */
	worded('people/interest', 'warning'),
	/** A right to vote that depends on earlier meetings. */
	worded('people/voting-right', 'info'),
	/** A voter without written votes among voters who have them. */
	worded('people/unweighted', 'warning'),
	/** A proxy whose holder is himself represented. */
	worded('proxy/chain', 'error'),
	/** A proxy whose holder the rules bar. */
	worded('proxy/excluded', 'error'),
	/** A proxy whose holder is not in the room. */
	worded('proxy/holder-absent', 'error'),
	/** More proxies than the rules allow one holder. */
	worded('proxy/too-many', 'error'),
	/** A stated quorum or number present that differs from the computed one. */
	worded('quorum/mismatch', 'error'),
	/** A vote that was taken without the quorum. */
	worded('quorum/not-met', 'error'),
	/** A quorum that the rules ask for and that the file gives no means to compute. */
	worded('quorum/unknown', 'warning'),
	/** The same identifier twice, or a reference to none. */
	worded('resolution/duplicate-id', 'error'),
	/** A block without a text. */
	worded('resolution/empty', 'warning'),
	/** A gap in the numbers. */
	worded('resolution/gap', 'warning'),
	/** An integer that repeats or goes back; any other number that repeats. */
	worded('resolution/number', 'error'),
	/** Rules files that build on one another in a circle. */
	worded('rules/cycle', 'error'),
	/** A rules file or inline rules that contradict themselves or cannot be read: no verdict follows from them. */
	worded('rules/invalid', 'error'),
	/** A profile that does not exist. */
	worded('rules/unknown-profile', 'error'),
	/** A line of colons that is no fence that could be read. */
	worded('syntax/broken-block', 'error'),
	/** Characters that hide or reorder text: bidirectional overrides, control characters, invalid UTF-8. */
	worded('syntax/control-character', 'error'),
	/** A header that cannot be read, a duplicate key, none at all; aliases, tags, more than 64 kB. */
	worded('syntax/frontmatter', 'error'),
	/** A date, time, number, threshold or path that cannot be read. */
	worded('syntax/invalid-value', 'error'),
	/** HTML in the body: it is printed as the text it is. */
	worded('syntax/raw-html', 'warning'),
	/** A slip of the header that was read without doubt. */
	worded('syntax/repaired', 'info'),
	/** Nesting or delimiter runs beyond what minutes need; bounded before Markdown is read. */
	worded('syntax/too-deep', 'error'),
	/** A fence that is never closed, or a closing line that closes nothing. */
	worded('syntax/unclosed-block', 'error'),
	/** A fence of a name that is no block word. */
	worded('syntax/unknown-block', 'error'),
	/** A key, group, column, label or attribute that the language does not have; an error where it could change a vote. */
	worded('syntax/unknown-key', 'warning'),
	/** A ballot line glued under a text without a blank line; it counts. */
	worded('vote/glued', 'info'),
	/** A resolution without a vote or a result. */
	worded('vote/missing', 'error'),
	/** A word of a ballot that was read in spite of its spelling. */
	worded('vote/misspelt', 'info'),
	/** A meeting for which no rules were given. */
	worded('vote/no-rules', 'info'),
	/** A named voter who is absent, gone, recused or without a vote. */
	worded('vote/not-entitled', 'error'),
	/** Unanimity stated beside an opposing vote. */
	worded('vote/not-unanimous', 'error'),
	/** A stated result that is not the computed one. */
	worded('vote/result-mismatch', 'error'),
	/** A second ballot whose first did not open it, or without a first. */
	worded('vote/second-ballot', 'error'),
	/** Names beside a secret ballot. */
	worded('vote/secret-named', 'warning'),
	worded('vote/secret-remote', 'warning'),
	/** Counts that do not add up to the stated voters, votes cast or names. */
	worded('vote/sum-mismatch', 'error'),
	/** A tie that the rules do not settle. */
	worded('vote/tie', 'warning'),
	/** More ballots or votes than those entitled at that moment hold. */
	worded('vote/too-many', 'error'),
	/** A vote that the record does not settle. */
	worded('vote/undetermined', 'warning'),
	/** A majority that the rules do not define. */
	worded('vote/unknown-rule', 'error'),
	/** A name in two answers of one ballot. */
	worded('vote/voted-twice', 'error'),
];
