import { type Rule, wordProblems } from '../rule.js';

/** A tie that the rules do not settle. */
export const voteTie: Rule = wordProblems('vote/tie', 'warning');
