import { type Rule, wordProblems } from '../rule.js';

/** Fewer days between notice and meeting than the rules ask. */
export const noticeTooShort: Rule = wordProblems('notice/too-short', 'error');
