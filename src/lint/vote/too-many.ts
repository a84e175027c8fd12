import { type Rule, wordProblems } from '../rule.js';

/** More ballots or votes than those entitled at that moment hold. */
export const voteTooMany: Rule = wordProblems('vote/too-many', 'error');
