import { type Rule, wordProblems } from '../rule.js';

/** A name in two answers of one ballot. */
export const voteVotedTwice: Rule = wordProblems('vote/voted-twice', 'error');
