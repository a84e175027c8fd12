/** How many can vote, behind a word for what that makes: `neuf sont présents et deux ont donné pouvoir, soit onze votants`. */

import type { CountStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { toDecimalString } from '../../../text/fraction.js';
import { wordBehindSpace } from '../../../text/letters.js';
import { scanCount } from '../../../text/number.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { PlacedText } from '../../source/places.js';
import { isOtherwise } from '../other-time.js';
import { asCount, LONGEST, LONGEST_NUMBER, sentenceAround, spaces } from './count.js';

/** The voters that a sentence comes to; nothing where it supposes them, or tells of another time. */
export function readVotersTold(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return vocabulary('thatIs')
		.findAll(text)
		.flatMap(({ to }): CountStatement[] => {
			const from = to + spaces(text, to);
			const count = scanCount(text.slice(from, from + LONGEST_NUMBER), context.lang);
			const noun = count && wordBehindSpace(text.slice(from + count.length, from + count.length + LONGEST));
			if (!count || !noun || vocabulary('headCounts').findId(noun.text) !== 'voters') return [];
			const sentence = sentenceAround(text, from);
			// `Le bureau compte trois membres, soit trois votants`: of who is here, it says who is present.
			if (vocabulary('quorumWords').findIn(sentence)?.id !== 'present') return [];
			if (isOtherwise(sentence, context)) return [];
			return [asCount(placed, 'voters', toDecimalString(count.value), from, from + count.length)];
		});
}
