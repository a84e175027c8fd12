/** How many can vote, behind a word for what that makes: `neuf sont présents et deux ont donné pouvoir, soit onze votants`, `…, soit 27 voix`. */

import type { CountStatement } from '../../../ast/index.js';
import { vocabulary } from '../../../language/index.js';
import { toDecimalString } from '../../../text/fraction.js';
import { wordBehindSpace } from '../../../text/letters.js';
import { scanCount } from '../../../text/number.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { PlacedText } from '../../source/places.js';
import { isOtherwise } from '../times/times.js';
import { asCount, endsPart, LONGEST, LONGEST_NUMBER, sentenceAround, spaces } from './count.js';
import { isPeople } from './state.js';
import { wholeAfter } from './wholes.js';

/** `…, soit | onze membres sur quatorze`: those who are there or represented, in a sentence that tells of both, and of how many. */
function readPart(placed: PlacedText, from: number, context: BallotContext): CountStatement[] {
	const { text } = placed;
	const sentence = sentenceAround(text, from);
	const before = sentence.slice(0, Math.max(0, sentence.indexOf(text.slice(from, from + 12))));
	const groups = vocabulary('groups');
	// `…, 1 est excusé, soit 10 adhérents`, `…, plus 2 invités, soit 11 personnes` count others too.
	const isOfBoth =
		groups.findAll(before, 'present').length > 0 &&
		groups.findAll(before, 'represented').length > 0 &&
		groups.findAll(before, 'excused', 'absent', 'guests').length === 0;
	const count = scanCount(text.slice(from, from + LONGEST_NUMBER), context.lang);
	const to = from + (count?.length ?? 0);
	const noun = wordBehindSpace(text.slice(to, to + LONGEST));
	if (!count || !noun || !isOfBoth || isOtherwise(sentence, context)) return [];
	const at = to + noun.to;
	const whole = wholeAfter(text.slice(at, at + LONGEST), 0, context.lang);
	if (!endsPart(text, at + (whole?.to ?? 0))) return [];
	const told = asCount(placed, 'voters', toDecimalString(count.value), from, to);
	const all = whole && asCount(placed, 'members', toDecimalString(whole.value), at + 1, at + whole.to);
	return all ? [told, all] : [told];
}

/** The voters that a sentence comes to; nothing where it supposes them, or tells of another time. */
export function readVotersTold(placed: PlacedText, context: BallotContext): CountStatement[] {
	const { text } = placed;
	return vocabulary('thatIs')
		.findAll(text)
		.flatMap(({ to }): CountStatement[] => {
			const from = to + spaces(text, to);
			const count = scanCount(text.slice(from, from + LONGEST_NUMBER), context.lang);
			const noun = count && wordBehindSpace(text.slice(from + count.length, from + count.length + LONGEST));
			const of =
				vocabulary('headCounts').findId(noun?.text ?? '') === 'voters'
					? 'voters'
					: vocabulary('units').findId(noun?.text ?? '') === 'votes'
						? 'votes'
						: undefined;
			const told = count && !of && noun && isPeople(noun.text) ? readPart(placed, from, context) : [];
			if (!count || !of) return told;
			const sentence = sentenceAround(text, from);
			// `Le bureau compte trois membres, soit trois votants`: of who is here, it says who is present.
			if (vocabulary('quorumWords').findIn(sentence)?.id !== 'present') return [];
			if (isOtherwise(sentence, context)) return [];
			// `…, soit 27 voix.` and nothing of whose; `chaque membre présent porte un pouvoir, soit deux voix` counts nobody.
			if (of === 'votes' && vocabulary('eachWords').findIn(sentence)) return [];
			if (of === 'votes' && !endsPart(text, from + count.length + (noun?.to ?? 0))) return [];
			return [asCount(placed, of, toDecimalString(count.value), from, from + count.length)];
		});
}
