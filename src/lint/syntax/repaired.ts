import { type Rule, wordProblems } from '../rule.js';

/** A slip of the header that was read without doubt. */
export const syntaxRepaired: Rule = wordProblems('syntax/repaired', 'info');
