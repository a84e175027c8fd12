import { type Rule, wordProblems } from '../rule.js';

/** A proxy whose holder is himself represented. */
export const proxyChain: Rule = wordProblems('proxy/chain', 'error');
