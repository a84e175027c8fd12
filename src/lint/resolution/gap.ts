import { type Rule, wordProblems } from '../rule.js';

/** A gap in the numbers. */
export const resolutionGap: Rule = wordProblems('resolution/gap', 'warning');
