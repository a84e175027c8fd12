import { type Rule, wordProblems } from '../rule.js';

/** A short name that two participants bear. */
export const peopleAmbiguous: Rule = wordProblems('people/ambiguous', 'error');
