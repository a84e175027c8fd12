import { type Rule, wordProblems } from '../rule.js';

/** A vote that the record does not settle. */
export const voteUndetermined: Rule = wordProblems('vote/undetermined', 'warning');
