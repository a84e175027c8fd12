/** How many people the prose says to be there, represented, away or on the roll: on lines, `Présents : 9 / Votants : 11`, and in sentences. */

import type { CountStatement } from '../../../ast/index.js';
import type { BallotContext } from '../../ballot/ballot-context.js';
import type { PlacedText } from '../../source/places.js';
import { readHeads, readLabelled, readRow, readVerbed } from './labelled.js';
import { readLeft, readStaying } from './left.js';
import { readPartsOfQuorum, readQuorumAsked, readQuorumRequired } from './quorum-parts.js';
import { readCountsInWords, readToldCounts } from './told.js';
import { readVotersTold } from './voters.js';
import { readTotals, readWholesAhead } from './wholes.js';

/** The counts of a text, each a label, a colon and a number with nothing more before the next sign; or told in a sentence. */
export function readCounts(placed: PlacedText, context: BallotContext): CountStatement[] {
	const hasDigit = /\d/.test(placed.text);
	return [
		...(hasDigit ? readToldCounts(placed, context) : []),
		...readVerbed(placed, context),
		...readCountsInWords(placed, context),
		...readPartsOfQuorum(placed, context),
		...readQuorumAsked(placed, context),
		...readQuorumRequired(placed, context),
		...readWholesAhead(placed, context),
		...readTotals(placed, context),
		...readLeft(placed, context),
		...readStaying(placed, context),
		...readVotersTold(placed, context),
		...(hasDigit ? readLabelled(placed, context) : []),
		...(hasDigit ? readHeads(placed) : []),
		...(hasDigit ? readRow(placed) : []),
	];
}
