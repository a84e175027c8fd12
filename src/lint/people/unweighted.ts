import { type Rule, wordProblems } from '../rule.js';

/** A voter without written votes among voters who have them. */
export const peopleUnweighted: Rule = wordProblems('people/unweighted', 'warning');
