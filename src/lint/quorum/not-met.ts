import { type Rule, wordProblems } from '../rule.js';

/** A vote that was taken without the quorum. */
export const quorumNotMet: Rule = wordProblems('quorum/not-met', 'error');
