import { type Rule, wordProblems } from '../rule.js';

/** A resolution without a vote or a result. */
export const voteMissing: Rule = wordProblems('vote/missing', 'error');
