import { type Rule, wordProblems } from '../rule.js';

/** A vote under an item that the agenda does not have. */
export const noticeOffAgenda: Rule = wordProblems('notice/off-agenda', 'warning');
