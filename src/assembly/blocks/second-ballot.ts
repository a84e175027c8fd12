/** Second ballots: whether a first vote opened them, and what is said where it did not. */

import type { Node } from 'unist';
import type { Majority, Rules } from '../../law/rules.js';
import { ZERO } from '../../text/fraction.js';
import type { Decision, VoteResult } from '../model.js';
import { exact, type Problems } from '../problems.js';
import { subjectWords, thresholdWords, type Words } from '../wording.js';

/** Why a second ballot was not open. */
type Unopened = 'noFirst' | 'used' | 'adopted' | 'tooFew' | 'noSecond' | 'late';

/** The first vote that a second ballot of another block answers. */
interface Opener {
	first: Decision | undefined;
	/** The vote of that block. */
	vote?: VoteResult | undefined;
	/** Why it is refused; absent where it is open, or where the first vote has its own message. */
	why: Unopened | undefined;
	refused: boolean;
}

/** For a majority that only a failed vote opens: that vote, the nearest above. */
export function findOpener(majority: Majority, above: readonly Decision[]): Opener {
	const opens = (vote: VoteResult | undefined) =>
		vote?.majority != null && majority.openedBy.includes(vote.majority.name);
	const first = above.findLast(({ votes }) => votes.some(opens));
	const vote = first?.votes.findLast(opens);
	if (!first || !vote) {
		// A vote under a rule that nobody knows may have been it, and has its message.
		const isTold = above.some(({ votes }) => votes.some(({ majority: under }) => under === null));
		return { first, why: isTold ? undefined : 'noFirst', refused: true };
	}
	if (first.votes.at(-1)?.round === 2 || above.some(({ secondOf }) => secondOf === first)) {
		return { first, why: 'used', refused: true };
	}
	// Another vote came between: `immédiatement` is over.
	const lastVoted = above.findLast(({ votes }) => votes.length > 0);
	if (vote.majority?.else?.atOnce && lastVoted !== first && vote.proof.opens)
		return { first, vote, why: 'late', refused: true };
	if (vote.proof.opens?.majority.name === majority.name)
		return { first, vote, why: undefined, refused: false };
	const why = vote.verdict === 'adopted' ? 'adopted' : vote.verdict === 'rejected' ? 'tooFew' : undefined;
	return { first, vote, why, refused: true };
}

/**
 * Why the second vote of the same block was not open; nothing where it was, or where the first could not be judged: a majority that is only assumed
 * says nothing of a second vote.
 */
export function whyUnopened(first: VoteResult | undefined, rules: Rules): Unopened | undefined {
	if (!first) return 'noFirst';
	if (!rules.given || first.proof.opens || first.verdict === 'undetermined') return undefined;
	if (first.verdict === 'adopted') return 'adopted';
	return first.majority?.else ? 'tooFew' : 'noSecond';
}

/** The majority of a second vote in the same block: the one that the first opens, or would have opened. */
export function secondMajority(first: VoteResult | undefined, rules: Rules): Majority | null {
	const name = first?.majority?.else?.then;
	const named = name === undefined ? undefined : rules.majorities.get(name);
	return first?.proof.opens?.majority ?? named ?? first?.majority ?? null;
}

/** Says that a second ballot was not open. */
export function reportUnopened(
	place: Node | undefined,
	why: Unopened,
	subject: Words,
	majority: Majority | null | undefined,
	opener: { first?: Decision | undefined; vote?: VoteResult | undefined },
	problems: Problems,
): void {
	const { first, vote } = opener;
	const short = vote?.proof.opensNot?.find(({ met }) => met === false);
	problems.at(place, 'vote/second-ballot', why, {
		values: {
			subject,
			majority: majority?.label ?? '',
			hasMajority: majority ? 'yes' : 'no',
			first: first ? subjectWords(first) : '',
			hasFigures: short?.have && short.of && short.needed ? 'yes' : 'no',
			have: exact(short?.have ?? ZERO),
			of: exact(short?.of ?? ZERO),
			needed: exact(short?.needed ?? ZERO),
			unit: short?.unit ?? 'votes',
			threshold: short ? thresholdWords(short.threshold) : '',
		},
		related: [first?.node],
	});
}
