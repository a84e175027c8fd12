import { type Rule, wordProblems } from '../rule.js';

/** More proxies than the rules allow one holder. */
export const proxyTooMany: Rule = wordProblems('proxy/too-many', 'error');
