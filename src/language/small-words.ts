import { phraseChoice } from '../text/phrase-pattern.js';
import { LANGUAGES } from './language.js';
import { type IdOf, vocabulary } from './vocabulary.js';

/** The words of all languages that mean one of these, in any case, as the source of a pattern: `smallWords('and')` finds `et`, `And`. */
export function smallWords(...ids: ReadonlyArray<IdOf<'smallWords'>>): string {
	return phraseChoice(
		LANGUAGES.flatMap((lang) => ids.flatMap((id) => vocabulary('smallWords').getWords(id, lang))),
	);
}
