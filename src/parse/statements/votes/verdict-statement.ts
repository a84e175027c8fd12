/** The statement that a sentence makes of how a vote ended. */

import type { VerdictStatement } from '../../../ast/index.js';
import type { Sentence } from '../../../text/sentences.js';
import { type PlacedText, positioned } from '../../source/places.js';

/** The verdict that a sentence gives by the words at these places in it. */
export function getVerdict(
	placed: PlacedText,
	sentence: Sentence,
	{ outcome, from, to }: { outcome: 'adopted' | 'rejected'; from: number; to: number },
): Omit<VerdictStatement, 'named'> {
	const text = placed.text.slice(sentence.from + from, sentence.from + to);
	const place = positioned(placed.place(sentence.from + from, sentence.from + to));
	return {
		type: 'statement',
		kind: 'verdict',
		outcome,
		text,
		whole: sentence.whole,
		...positioned(placed.place(sentence.from, sentence.to)),
		children: [{ type: 'result', outcome, text, ...place, children: [] }],
	};
}
