import { type Rule, wordProblems } from '../rule.js';

/** A name where a participant is required, and that nobody bears. */
export const peopleUnknown: Rule = wordProblems('people/unknown', 'error');
