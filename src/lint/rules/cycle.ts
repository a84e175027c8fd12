import { type Rule, wordProblems } from '../rule.js';

/** Rules files that build on one another in a circle. */
export const rulesCycle: Rule = wordProblems('rules/cycle', 'error');
