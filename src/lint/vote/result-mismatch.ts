import { type Rule, wordProblems } from '../rule.js';

/** A stated result that is not the computed one. */
export const voteResultMismatch: Rule = wordProblems('vote/result-mismatch', 'error');
