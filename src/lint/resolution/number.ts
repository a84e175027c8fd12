import { type Rule, wordProblems } from '../rule.js';

/** An integer that repeats or goes back; any other number that repeats. */
export const resolutionNumber: Rule = wordProblems('resolution/number', 'error');
