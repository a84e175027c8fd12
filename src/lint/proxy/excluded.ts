import { type Rule, wordProblems } from '../rule.js';

/** A proxy whose holder the rules bar. */
export const proxyExcluded: Rule = wordProblems('proxy/excluded', 'error');
