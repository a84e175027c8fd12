import { type Rule, wordProblems } from '../rule.js';

/** A quorum that the rules ask for and that the file gives no means to compute. */
export const quorumUnknown: Rule = wordProblems('quorum/unknown', 'warning');
