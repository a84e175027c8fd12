import { type Rule, wordProblems } from '../rule.js';

/** A ballot line glued under a text without a blank line; it counts. */
export const voteGlued: Rule = wordProblems('vote/glued', 'info');
