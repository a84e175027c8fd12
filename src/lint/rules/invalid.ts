import { type Rule, wordProblems } from '../rule.js';

/** A rules file or inline rules that contradict themselves or cannot be read: no verdict follows from them. */
export const rulesInvalid: Rule = wordProblems('rules/invalid', 'error');
