import { type Rule, wordProblems } from '../rule.js';

/** Characters that hide or reorder text: bidirectional overrides, control characters, invalid UTF-8. */
export const syntaxControlCharacter: Rule = wordProblems('syntax/control-character', 'error');
