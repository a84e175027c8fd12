import { type Rule, wordProblems } from '../rule.js';

/** A fence that is never closed, or a closing line that closes nothing. */
export const syntaxUnclosedBlock: Rule = wordProblems('syntax/unclosed-block', 'error');
