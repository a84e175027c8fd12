/** The words of the window. */

import type { Phrase } from '../../language/ids.js';
import { type Language, phrasebook } from '../../language/index.js';
import { unbroken } from '../../language/phrasebook.js';

/** The words of a language as they are shown, with no line broken where the language forbids it. */
export function shownPhrases(lang: Language): Phrase {
	const say = phrasebook(lang);
	return (key, ...values) => unbroken(say(key, ...values));
}
