import { type Rule, wordProblems } from '../rule.js';

/** A majority that the rules do not define. */
export const voteUnknownRule: Rule = wordProblems('vote/unknown-rule', 'error');
