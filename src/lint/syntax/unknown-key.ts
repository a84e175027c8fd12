import { type Rule, wordProblems } from '../rule.js';

/** A key, group, column, label or attribute that the language does not have; an error where it could change a vote. */
export const syntaxUnknownKey: Rule = wordProblems('syntax/unknown-key', 'warning');
