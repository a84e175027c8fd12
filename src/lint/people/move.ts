import { type Rule, wordProblems } from '../rule.js';

/** An arrival of someone present, a departure of someone absent. */
export const peopleMove: Rule = wordProblems('people/move', 'error');
