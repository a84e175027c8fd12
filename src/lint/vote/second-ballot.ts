import { type Rule, wordProblems } from '../rule.js';

/** A second ballot whose first did not open it, or without a first. */
export const voteSecondBallot: Rule = wordProblems('vote/second-ballot', 'error');
