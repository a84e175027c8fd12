import { LOCALES } from '../language/locales.generated.js';
import { foldName } from './fold.js';

/**
 * Folds a quality or office so that its feminine and masculine compare equal: `trésorière` and `trésorier`, `présidente` and
 * `président`, `directrice` and `directeur`, `chairwoman` and `chairman`. For comparison only: the result is no word.
 */
export function foldQuality(text: string): string {
	return foldName(text).split(' ').map(masculine).join(' ');
}

/**
 * A folded text without the small words before it, and whether one of them was an article: `la tresoriere`, `l'adjoint`,
 * `du president`, `a la secretaire`, `the chair`.
 */
export function withoutSmallWords(folded: string): { rest: string; article: boolean } {
	let rest = folded;
	let article = false;
	for (;;) {
		const match = SMALL_WORD.exec(rest);
		const word = match?.[0].trim();
		if (match === null || word === undefined) return { rest, article };
		article ||= ARTICLES.includes(word);
		rest = rest.slice(match[0].length);
	}
}

const ALL = Object.values(LOCALES);
const ARTICLES: readonly string[] = ALL.flatMap(({ articles }) => articles);
const SMALL_WORDS = [...ARTICLES, ...ALL.flatMap(({ prepositions }) => prepositions)].map((word) =>
	word.endsWith("'") ? word : `${word} `,
);
const SMALL_WORD = new RegExp(`^(?:${SMALL_WORDS.join('|')})(?=.)`);

const ENDINGS = ALL.flatMap(({ feminineEndings }) => feminineEndings);

function masculine(word: string): string {
	if (word.length < 4) return word;
	for (const [feminine, form] of ENDINGS) {
		if (word.length > feminine.length + 1 && word.endsWith(feminine))
			return plain(word.slice(0, word.length - feminine.length) + form);
	}
	return plain(word);
}

/** Takes off the plural and the mute e, in both genders alike (`maire`, `adjointe`, `adjoints`). */
function plain(word: string): string {
	const singular = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
	return singular.length > 3 && singular.endsWith('e')
		? singular.slice(0, -1).replace(/e$/, '')
		: singular.replace(/e$/, '');
}
