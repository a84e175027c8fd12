import { type Rule, wordProblems } from '../rule.js';

/** A fence of a name that is no block word. */
export const syntaxUnknownBlock: Rule = wordProblems('syntax/unknown-block', 'error');
