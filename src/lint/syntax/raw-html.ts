import { type Rule, wordProblems } from '../rule.js';

/** HTML in the body: it is printed as the text it is. */
export const syntaxRawHtml: Rule = wordProblems('syntax/raw-html', 'warning');
