/** The language in which the command line speaks to its user (messages about minutes speak the minutes' language). */

import type { Phrase } from '../language/ids.js';
import { isLanguage, type Language, phrasebook } from '../language/index.js';
import type { Io } from './io.js';

/** That of the user's locale where there is one, else English. Source: POSIX, environment variables LC_ALL, LC_MESSAGES, LANG. */
export function userLanguage(env: Io['env']): Language {
	const locale = env['PV_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	const code = /^[a-z]+/i.exec(locale)?.[0].toLowerCase();
	return isLanguage(code) ? code : 'en';
}

export function userWords(io: Io): Phrase {
	return phrasebook(userLanguage(io.env));
}
