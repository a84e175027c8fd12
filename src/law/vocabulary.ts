/** The words of rules files, French and English side by side. */

import type { Language } from '../ast/index.js';
import en from '../language/en/rules.yaml';
import fr from '../language/fr/rules.yaml';
import { foldKeyword } from '../text/fold.js';
import { nearestWord } from '../text/nearest.js';

/** A list of words with meanings: keys, or the values of one key. */
export type WordList =
	| 'keys'
	| 'bases'
	| 'units'
	| 'presences'
	| 'moments'
	| 'ties'
	| 'recusals'
	| 'caps'
	| 'holders'
	| 'secondCalls'
	| 'deadlines'
	| 'deadlineStarts'
	| 'amendments'
	| 'booleans'
	| 'nothing'
	| 'everybody'
	| 'rounds'
	| 'offices'
	| 'mentions'
	| 'majorities'
	| 'meetings';

/** Kinds of words in a rule that is written as a phrase. */
export type PhraseWord =
	| 'more'
	| 'atLeast'
	| 'plusOne'
	| 'majority'
	| 'qualified'
	| 'relative'
	| 'unanimity'
	| 'none'
	| 'cast'
	| 'castOrVoid'
	| 'ballots'
	| 'present'
	| 'roomOnly'
	| 'remote'
	| 'represented'
	| 'byPost'
	| 'whole'
	| 'every'
	| 'people'
	| 'votes'
	| 'shares'
	| 'heads'
	| 'with'
	| 'quorumIs'
	| 'proxy'
	| 'perHolder'
	| 'unlimited'
	| 'days'
	| 'weeks'
	| 'clear'
	| 'filler'
	| 'percent';

type RulesWords = Readonly<Record<WordList, Readonly<Record<string, readonly string[]>>>> & {
	readonly articles: Readonly<Record<'prefix' | 'majority' | 'tail', readonly string[]>>;
	readonly words: Readonly<Record<PhraseWord, readonly string[]>> & {
		readonly parts: Readonly<Record<string, number>>;
	};
};

const WORDS: Readonly<Record<Language, RulesWords>> = {
	fr: fr() as RulesWords,
	en: en() as RulesWords,
};
const LANGUAGES = ['fr', 'en'] as const;

/** The canonical meaning of a word in a list, or nothing. */
export function meaningOf(list: WordList, word: string): string | undefined {
	return meanings(list).get(foldKeyword(word));
}

/** The known word that is nearest to a written one, of those that mean one of `among`. */
export function nearestIn(list: WordList, word: string, among?: readonly string[]): string | undefined {
	const candidates = LANGUAGES.flatMap((lang) =>
		Object.entries(WORDS[lang][list]).flatMap(([id, words]) => (!among || among.includes(id) ? words : [])),
	);
	return nearestWord(word, candidates);
}

/** The word for a meaning, as it is printed in a language. */
export function wordFor(list: WordList, id: string, lang: Language): string {
	return WORDS[lang][list][id]?.[0] ?? id;
}

/** Words that may stand before an article's number, folded, the longest first. */
export const ARTICLE_PREFIXES = bothLanguages((words) => words.articles.prefix);
/** Words that may stand before the name of a majority, folded, the longest first. */
export const MAJORITY_PREFIXES = bothLanguages((words) => words.articles.majority);
/** Words that open what may follow an article's number, folded. */
export const ARTICLE_TAILS = bothLanguages((words) => words.articles.tail);

/** One known phrase of a rule in words: its folded words and what kind of word it is. */
export interface KnownPhrase {
	readonly words: readonly string[];
	readonly kind: PhraseWord | 'part';
	/** Of a part (`tiers`): into how many. */
	readonly denominator?: bigint;
}

/** Phrases by their first word, the longest first. */
export function knownPhrases(): ReadonlyMap<string, readonly KnownPhrase[]> {
	phrases ??= makePhrases();
	return phrases;
}

let phrases: ReadonlyMap<string, readonly KnownPhrase[]> | undefined;
const byList = new Map<WordList, ReadonlyMap<string, string>>();

function meanings(list: WordList): ReadonlyMap<string, string> {
	let known = byList.get(list);
	if (!known) {
		const made = new Map<string, string>();
		for (const lang of LANGUAGES) {
			for (const [id, words] of Object.entries(WORDS[lang][list])) {
				for (const word of [...words, id]) if (!made.has(foldKeyword(word))) made.set(foldKeyword(word), id);
			}
		}
		known = made;
		byList.set(list, known);
	}
	return known;
}

function bothLanguages(choose: (words: RulesWords) => readonly string[]): readonly string[] {
	const words = LANGUAGES.flatMap((lang) => choose(WORDS[lang]).map(foldKeyword));
	return [...new Set(words)].sort((a, b) => b.length - a.length);
}

function makePhrases(): ReadonlyMap<string, readonly KnownPhrase[]> {
	const made = new Map<string, KnownPhrase[]>();
	const add = (text: string, kind: KnownPhrase['kind'], denominator?: bigint) => {
		const words = foldKeyword(text).replace(/'/g, ' ').split(' ');
		const list = made.get(words[0] ?? '') ?? [];
		list.push({ words, kind, ...(denominator !== undefined && { denominator }) });
		made.set(words[0] ?? '', list);
	};
	for (const lang of LANGUAGES) {
		const { parts, ...kinds } = WORDS[lang].words;
		for (const [part, denominator] of Object.entries(parts)) add(part, 'part', BigInt(denominator));
		for (const [kind, words] of Object.entries(kinds))
			for (const word of words as readonly string[]) add(word, kind as PhraseWord);
	}
	// What says nothing gives way to what does, where two phrases are equally long.
	const weight = (phrase: KnownPhrase) => phrase.words.length * 2 - (phrase.kind === 'filler' ? 1 : 0);
	for (const list of made.values()) list.sort((a, b) => weight(b) - weight(a));
	return made;
}

// Names of majorities as people write them: `art. 24`, `article 24`, `24`, `ordinaire`, `majorité de l'article 25`.

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
