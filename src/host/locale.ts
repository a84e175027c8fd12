/** The language in which the command line speaks to its user (messages about minutes speak the minutes' language). */

import type { AnyPhrase, Phrase } from '../language/ids.js';
import { isLanguage, type Language, phrasebook } from '../language/index.js';
import { visibleLines } from '../text/letters.js';
import type { Io } from './io.js';

/** That of the user's locale where there is one, else English. Source: POSIX, environment variables LC_ALL, LC_MESSAGES, LANG. */
export function userLanguage(env: Io['env']): Language {
	const locale = env['PV_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	const code = /^[a-z]+/i.exec(locale)?.[0].toLowerCase();
	return isLanguage(code) ? code : 'en';
}

/** The words of the command line. A file name or a value in them cannot move the cursor of the terminal. */
export function userWords(io: Io): Phrase {
	const phrase = phrasebook(userLanguage(io.env)) as AnyPhrase;
	const shown: AnyPhrase = (key, values) => visibleLines(phrase(key, values));
	return shown as Phrase;
}
