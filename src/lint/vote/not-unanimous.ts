import { type Rule, wordProblems } from '../rule.js';

/** Unanimity stated beside an opposing vote. */
export const voteNotUnanimous: Rule = wordProblems('vote/not-unanimous', 'error');
