import { type Rule, wordProblems } from '../rule.js';

/** More elected than seats. */
export const electionSeats: Rule = wordProblems('election/seats', 'error');
