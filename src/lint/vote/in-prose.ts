import { type Rule, wordProblems } from '../rule.js';

/** A decision inside prose: it does not count. */
export const voteInProse: Rule = wordProblems('vote/in-prose', 'info');
