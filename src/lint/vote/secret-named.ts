import { type Rule, wordProblems } from '../rule.js';

/** Names beside a secret ballot. */
export const voteSecretNamed: Rule = wordProblems('vote/secret-named', 'warning');
