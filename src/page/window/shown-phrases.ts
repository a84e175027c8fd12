/** The words of the window. */

import { type Language, phrasebook } from '../../language/index.js';
import type { Phrase } from '../../text/phrase.js';
import { unbroken } from '../../text/unbroken.js';

/** The words of a language as they are shown, with no line broken where the language forbids it. */
export function shownPhrases(lang: Language): Phrase {
	const say = phrasebook(lang);
	return (key, facts) => unbroken(say(key, facts));
}
