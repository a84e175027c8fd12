/** The language in which the command line speaks to its user (messages about minutes speak the minutes' language). */

import type { Phrase } from '../language/ids.js';
import { phrasebook } from '../language/index.js';
import type { Io } from './io.js';

/** French where the user's locale is French, else English. Source: POSIX, environment variables LC_ALL, LC_MESSAGES, LANG. */
export function userLanguage(env: Io['env']): 'fr' | 'en' {
	const locale = env['PV_LANG'] || env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
	return /^fr(?![a-z])/i.test(locale) ? 'fr' : 'en';
}

/** Words for the user. */
export function userWords(io: Io): Phrase {
	return phrasebook(userLanguage(io.env));
}
