/** Parts of a tally on their way to nodes. */

import type { AnswerName, Consent, Name, StatedOutcome } from '../../ast/index.js';
import type { Fraction } from '../../text/fraction.js';

/** One answer on its way to a node. */
export interface AnswerDraft {
	kind: 'answer';
	answer: AnswerName;
	from: number;
	to: number;
	counts: { value: Fraction; unit: 'votes' | 'heads'; from: number; to: number }[];
	names: Name[];
	everyone?: { others: boolean; from: number; to: number };
	/** A colon follows its word: names may come, and no value at all means zero. */
	colon: boolean;
}

/** One part of a tally on its way to a node. */
export type TallyPart =
	| AnswerDraft
	| { kind: 'consent'; consent: Consent['value']; from: number; to: number }
	| { kind: 'result'; outcome: StatedOutcome; names: Name[]; from: number; to: number };

/** A fresh answer without any value. */
export function answerDraft(answer: AnswerName, from: number, to: number, colon = false): AnswerDraft {
	return { kind: 'answer', answer, from, to, counts: [], names: [], colon };
}
