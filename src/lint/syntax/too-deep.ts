import { type Rule, wordProblems } from '../rule.js';

/** Nesting or delimiter runs beyond what minutes need; bounded before Markdown is read. */
export const syntaxTooDeep: Rule = wordProblems('syntax/too-deep', 'error');
