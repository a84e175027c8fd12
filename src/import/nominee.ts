/** Whom somebody of the meeting proposes for an office, as a sentence says it. */

import { isCivility } from '../text/name-parts.js';
import { isInList, phraseFinder } from './dialect.js';
import { type KnownNames, nameAtEnd, namesIn } from './person-names.js';
import { getSentences } from './sentences.js';

/**
 * `Cllr Bell proposed Cllr Carr as Chairman`, `Ana Bell nominated Bo Carr`, `Zoé Kaci proposes that Ali Ben takes the post`: Carr, and nobody where
 * what is proposed is no person, or where no person proposes it (`Proposed Cllr Bell`: that is who moves).
 */
export function nomineeIn(text: string, known: KnownNames): string | undefined {
	for (const { index, 0: verb } of text.matchAll(phraseFinder('nominates'))) {
		if (nameAtEnd(text.slice(0, index), known) === undefined) continue;
		const after = text.slice(index + verb.length).trimStart();
		const that = phraseFinder('thatWords').exec(after);
		const rest = that?.index === 0 ? after.slice(that[0].length).trimStart() : after;
		const [name] = namesIn(getSentences(rest)[0] ?? '', known);
		if (name !== undefined && isTitles(rest.slice(0, rest.indexOf(name)))) return name;
	}
	return undefined;
}

/** `Cllr Mrs`: civilities and what a person is, and no other word. */
function isTitles(text: string): boolean {
	return text
		.split(/[\s.]+/)
		.filter((word) => word !== '')
		.every((word) => isCivility(word) || isInList('honorifics', word));
}
