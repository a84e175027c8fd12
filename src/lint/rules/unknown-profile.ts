import { type Rule, wordProblems } from '../rule.js';

/** A profile that does not exist. */
export const rulesUnknownProfile: Rule = wordProblems('rules/unknown-profile', 'error');
