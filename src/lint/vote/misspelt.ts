import { type Rule, wordProblems } from '../rule.js';

/** A word of a ballot that was read in spite of its spelling. */
export const voteMisspelt: Rule = wordProblems('vote/misspelt', 'info');
