/** The line of an event, as a file of pv has it. */

import { capitalized } from '../text/letters.js';
import type { Language } from './language.js';
import { vocabulary } from './vocabulary.js';

/** `14h30 – Départ de Lise Kern, Omar Haddad, pouvoir à Paul Weiss`. */
export function eventLine(
	what: 'arrival' | 'departure' | 'return',
	names: string,
	hour: string | undefined,
	holder: string | undefined,
	lang: Language,
): string {
	const word = vocabulary('events').word(what, lang);
	const of = vocabulary('eventLinks').word('of', lang);
	const elided = vocabulary('eventLinks')
		.getWords('of', lang)
		.find((link) => /['’]$/.test(link));
	const link =
		elided !== undefined && /^[aeiouyhàâéèêîô]/iu.test(names) ? elided.replace("'", '’') : `${of} `;
	const proxy = holder === undefined ? '' : `, ${vocabulary('personMarks').word('proxy', lang)} ${holder}`;
	return `${hour === undefined ? '' : `${hour} – `}${capitalized(word)} ${link}${names}${proxy}`;
}
