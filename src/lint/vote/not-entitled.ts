import { type Rule, wordProblems } from '../rule.js';

/** A named voter who is absent, gone, recused or without a vote. */
export const voteNotEntitled: Rule = wordProblems('vote/not-entitled', 'error');
