import { type Rule, wordProblems } from '../rule.js';

/** A header that cannot be read, a duplicate key, none at all; aliases, tags, more than 64 kB. */
export const syntaxFrontmatter: Rule = wordProblems('syntax/frontmatter', 'error');
