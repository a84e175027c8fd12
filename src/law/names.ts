/** Names of majorities as people write them: `art. 24`, `article 24`, `24`, `ordinaire`, `majorité de l'article 25`. */

import { foldKeyword } from '../text/fold.js';
import { ARTICLE_PREFIXES, ARTICLE_TAILS, MAJORITY_PREFIXES, meaningOf } from './vocabulary.js';

/** What two names of the same majority have in common. */
export function nameKey(name: string): string {
	const known = meaningOf('majorities', name);
	if (known !== undefined) return known;
	const folded = foldKeyword(name).replace(/\s*,\s*/g, ' ');
	const article = withoutPrefix(folded, ARTICLE_PREFIXES);
	// `article 24 de la loi du 10 juillet 1965`: the law is the profile's.
	const tail = ARTICLE_TAILS.map((words) => article.indexOf(` ${words} `)).filter((at) => at > 0);
	const bare = tail.length > 0 ? article.slice(0, tail[0]) : article;
	return startsLikeArticle(bare) ? bare : folded;
}

/** Keys under which a name as written may be known, the exact one first: `majorité de l'article 25` may mean `25`. */
export function nameKeys(name: string): string[] {
	const bare = withoutPrefix(foldKeyword(name), MAJORITY_PREFIXES).replace(/^(?:l'|d'|the )/, '');
	return [...new Set([nameKey(name), nameKey(bare)])];
}

/** Whether a name is that of an article, which says more than words would. */
export function isArticleName(name: string): boolean {
	const folded = foldKeyword(name);
	return (
		startsLikeArticle(withoutPrefix(folded, ARTICLE_PREFIXES)) && meaningOf('majorities', name) === undefined
	);
}

function startsLikeArticle(text: string): boolean {
	return /^(?:[lrd]\.? ?)?\d/.test(text);
}

function withoutPrefix(folded: string, prefixes: readonly string[]): string {
	for (const prefix of prefixes) {
		if (folded.startsWith(`${prefix} `)) return folded.slice(prefix.length + 1);
		// `art.25`, `§32`, `de l'article`.
		if (/[.'§]$/.test(prefix) && folded.startsWith(prefix)) return folded.slice(prefix.length).trim();
		if (folded.startsWith(`${prefix} l'`)) return folded.slice(prefix.length + 1);
	}
	return folded;
}
