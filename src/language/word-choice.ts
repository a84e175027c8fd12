import { phraseChoice } from '../text/phrase-pattern.js';
import { LANGUAGES } from './language.js';
import { type IdOf, type VocabularyName, vocabulary } from './vocabulary.js';

/**
 * The words of a vocabulary in all languages, or those that mean one of these, in any case, as the source of a pattern:
 * `wordChoice('smallWords', 'and')` finds `et`, `And`.
 */
export function wordChoice<Name extends VocabularyName>(
	name: Name,
	...ids: ReadonlyArray<IdOf<Name>>
): string {
	const { words, getWords } = vocabulary(name);
	return phraseChoice(
		ids.length === 0 ? words() : LANGUAGES.flatMap((lang) => ids.flatMap((id) => getWords(id, lang))),
	);
}
