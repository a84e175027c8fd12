import { type Rule, wordProblems } from '../rule.js';

/** A stated quorum or number present that differs from the computed one. */
export const quorumMismatch: Rule = wordProblems('quorum/mismatch', 'error');
