import { type Rule, wordProblems } from '../rule.js';

/** The same person twice in the participants. */
export const peopleDuplicate: Rule = wordProblems('people/duplicate', 'error');
