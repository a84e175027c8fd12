import { type Rule, wordProblems } from '../rule.js';

/** A line of colons that is no fence that could be read. */
export const syntaxBrokenBlock: Rule = wordProblems('syntax/broken-block', 'error');
