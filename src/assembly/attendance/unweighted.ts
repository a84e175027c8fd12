/** Voters whose votes nobody wrote down, where those of the others are written. */

import { personPart } from '../../ast/index.js';
import { compare, fraction } from '../../text/fraction.js';
import type { Member } from '../model.js';
import type { Problems } from '../problems.js';

/** From how many votes on they are shares, among which a single one is a slip. */
const SHARES = fraction(10n);

/**
 * Reports each voter who counts for one vote because none is given, where most of the voters have theirs written: among shares in
 * thousands the one vote is nearly always a slip, and no total would show it. Of those away whose votes are unknown nothing is counted.
 */
export function reportUnweighted(members: readonly Member[], problems: Problems): void {
	const voters = members.filter(
		({ elector, presence, flawed, votesUnknown }) =>
			elector && presence !== 'absent' && !flawed && !votesUnknown,
	);
	const weighted = voters.filter(({ weighted, keyVotes }) => weighted || keyVotes.size > 0);
	const others = voters.filter((member) => !weighted.includes(member) && !member.substitute);
	if (weighted.length <= others.length) return;
	// Where people hold two or three votes, one is as good a number as those.
	if (weighted.some(({ votes, keyVotes }) => keyVotes.size === 0 && compare(votes, SHARES) < 0)) return;
	for (const { name, nodes } of others) {
		const [node] = nodes;
		// An officer from outside has no line among the participants.
		if (!node) continue;
		problems.at(personPart(node, 'name') ?? node, 'people/unweighted', 'oneVote', {
			values: { name, count: weighted.length },
		});
	}
}
