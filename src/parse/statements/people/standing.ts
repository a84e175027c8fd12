/** Who stands for election: `Sont candidats : Luc Bon et Ada Brun`, `Ada Brun and Luc Bon were nominated`. */

import type { PeopleStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { readSentences } from '../../../text/sentences.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import { type PlacedText, slicePlaced } from '../../source/places.js';
import { tellsOfOtherYear } from '../other-time.js';
import { addPeople, namesIn, namesRightBefore } from './known-names.js';

/** Known names before such a verb, or behind such words; nobody where a text tells of one who withdraws. */
export function readStanding(placed: PlacedText, context: BallotContext): PeopleStatement[] {
	const marks = vocabulary('standing').findAll(placed.text);
	const idOf = ({ from, to }: { from: number; to: number }) =>
		vocabulary('standing').findId(placed.text.slice(from, to));
	if (marks.length === 0 || marks.some((mark) => idOf(mark) === 'withdraws')) return [];
	const found: PeopleStatement[] = [];
	for (const sentence of readSentences(placed.text)) {
		const mark = marks.find(({ from, to }) => from >= sentence.from && to <= sentence.to);
		const part = slicePlaced(placed, sentence.from, sentence.to);
		if (!mark || vocabulary('suppositions').findIn(part.text) || tellsOfOtherYear(part.text, context))
			continue;
		const isLead = /^[\s\u00A0]*:/.test(placed.text.slice(mark.to, mark.to + 4));
		if (idOf(mark) === 'colon' && !isLead) continue;
		const isBehind = isLead || idOf(mark) === 'behind';
		const before = isLead ? [] : namesRightBefore(placed, mark.from, context)[1];
		const names =
			isBehind && before.length === 0
				? namesIn(slicePlaced(withoutBrackets(placed), mark.to, sentence.to), context)
				: before;
		if (names.length > 0) addPeople(found, 'stands', names, part);
	}
	return found;
}

/** `Luc Bon (proposed by Ada Brun)`: whoever proposes does not stand. */
function withoutBrackets({ text, place }: PlacedText): PlacedText {
	return { text: text.replace(/\([^()]*\)/g, (words) => ' '.repeat(words.length)), place };
}
