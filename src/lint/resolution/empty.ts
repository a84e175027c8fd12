import { type Rule, wordProblems } from '../rule.js';

/** A block without a text. */
export const resolutionEmpty: Rule = wordProblems('resolution/empty', 'warning');
