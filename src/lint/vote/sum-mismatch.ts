import { type Rule, wordProblems } from '../rule.js';

/** Counts that do not add up to the stated voters, votes cast or names. */
export const voteSumMismatch: Rule = wordProblems('vote/sum-mismatch', 'error');
