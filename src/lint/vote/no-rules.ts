import { type Rule, wordProblems } from '../rule.js';

/** A meeting for which no rules were given. */
export const voteNoRules: Rule = wordProblems('vote/no-rules', 'info');
