import { type Rule, wordProblems } from '../rule.js';

/** A date, time, number, threshold or path that cannot be read. */
export const syntaxInvalidValue: Rule = wordProblems('syntax/invalid-value', 'error');
