/** `Le conseil, à l'unanimité, adopte les tarifs`: the unanimity that a sentence of deciding states. */

import type { Tally } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import type { PhraseRange } from '../../../text/phrase-finder.js';
import type { Sentence } from '../../../text/sentences.js';
import { type PlacedText, positioned } from '../../source/places.js';
import { holdsBareMonth } from '../times/times.js';
import { consentsIn, takesOff } from '../wording/consents.js';

/** `Le conseil, | à l'unanimité |, adopte les tarifs`, `The board | unanimously | approved it`: how it decides, said once in its sentence. */
export function consentOfBody(placed: PlacedText, sentence: Sentence): Tally | undefined {
	const said = unanimityIn(placed.text.slice(sentence.from, sentence.to));
	if (!said) return undefined;
	const [from, to] = [sentence.from + said.from, sentence.from + said.to];
	const place = positioned(placed.place(from, to));
	const text = placed.text.slice(from, to);
	return {
		type: 'tally',
		...place,
		children: [{ type: 'consent', value: 'unanimous', text, ...place, children: [] }],
	};
}

/** Where a sentence of deciding says that nobody was against; where it takes something off, refuses, or is of how one votes or of who is chosen, nowhere. */
export function unanimityIn(text: string): PhraseRange | undefined {
	const [said, second] = consentsIn(text, 'unanimous');
	if (!said || second) return undefined;
	const isOther =
		vocabulary('decisionVerbs').findAll(text, 'refuses').length > 0 ||
		vocabulary('results').findAll(text, 'rejected', 'elected').length > 0 ||
		vocabulary('answers').findAll(text, 'against', 'abstention', 'notVoting').length > 0 ||
		vocabulary('sittingRoles').findIn(text) !== undefined ||
		vocabulary('ballotMethods').findIn(text) !== undefined ||
		vocabulary('appointments').findIn(text) !== undefined;
	// `à la quasi-unanimité`; `décide d'examiner ce point en urgence`, `approved the budget in April`: another vote.
	const isCut = /[-\u2010\u2011][^\s\u00A0]*$/.test(text.slice(Math.max(0, said.from - 20), said.to));
	const isElsewhere = vocabulary('sideMoves').findIn(text) !== undefined || holdsBareMonth(text);
	return isOther || takesOff(text.slice(said.to)) || isCut || isElsewhere ? undefined : said;
}
