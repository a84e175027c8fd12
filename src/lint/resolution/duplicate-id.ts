import { type Rule, wordProblems } from '../rule.js';

/** The same identifier twice, or a reference to none. */
export const resolutionDuplicateId: Rule = wordProblems('resolution/duplicate-id', 'error');
