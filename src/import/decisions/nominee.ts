/** Whom somebody of the meeting proposes for an office, as a sentence says it. */

import { isCivility } from '../../text/name-parts.js';
import { isInList, phraseFinder } from '../wording/dialect.js';
import { civilAtStart, type KnownNames, nameAtEnd, namesIn } from '../wording/person-names.js';
import { getSentences } from '../wording/sentences.js';

/**
 * `Cllr Bell proposed Cllr Carr as Chairman`, `Ana Bell nominated Bo Carr`, `Zoé Kaci proposes that Ali Ben takes the post`: Carr, and nobody where
 * what is proposed is no person, or where no person proposes it (`Proposed Cllr Bell`: that is who moves).
 */
export function nomineeIn(text: string, known: KnownNames): string | undefined {
	for (const { index, 0: verb } of text.matchAll(phraseFinder('nominates'))) {
		const before = text.slice(0, index).trim();
		if ((nameAtEnd(before, known) ?? civilAtStart(before)) === undefined) continue;
		const after = text.slice(index + verb.length).trimStart();
		const that = phraseFinder('thatWords').exec(after);
		const rest = that?.index === 0 ? after.slice(that[0].length).trimStart() : after;
		const [name] = namesIn(getSentences(rest)[0] ?? '', known);
		if (name !== undefined && isTitles(rest.slice(0, rest.indexOf(name)))) return name;
		const civil = name === undefined ? civilAtStart(rest) : undefined;
		if (civil !== undefined) return civil;
	}
	return undefined;
}

/** `All councillors were in favour of Cllr Harris`: for whom everybody was, behind the words that say it. */
export function favouredBehind(after: string, known: KnownNames): string | undefined {
	const link = phraseFinder('favours').exec(after.trimStart());
	if (link?.index !== 0) return undefined;
	const rest = after.trimStart().slice(link[0].length).trimStart();
	const [name] = namesIn(getSentences(rest)[0] ?? '', known);
	return name !== undefined && isTitles(rest.slice(0, rest.indexOf(name))) ? name : civilAtStart(rest);
}

/** `Cllr Mrs`: civilities and what a person is, and no other word. */
function isTitles(text: string): boolean {
	return text
		.split(/[\s.]+/)
		.filter((word) => word !== '')
		.every((word) => isCivility(word) || isInList('honorifics', word));
}
