import { type Rule, wordProblems } from '../rule.js';

/** Stated elected who are not the computed ones. */
export const electionResultMismatch: Rule = wordProblems('election/result-mismatch', 'error');
