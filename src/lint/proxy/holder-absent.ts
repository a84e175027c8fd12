import { type Rule, wordProblems } from '../rule.js';

/** A proxy whose holder is not in the room. */
export const proxyHolderAbsent: Rule = wordProblems('proxy/holder-absent', 'error');
