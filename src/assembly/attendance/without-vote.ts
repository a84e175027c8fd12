/** Who is among those present and has no vote: the employer who presides over a works council. */

import type { Rules } from '../../law/rules.js';
import type { Member } from '../model.js';
import { hasQuality } from './mandates.js';
import type { People } from './people.js';

/** Takes the vote from whoever the rules give none, whatever group they are listed in. */
export function withdrawVotes(people: People, { noVote }: Pick<Rules, 'noVote'>): void {
	if (!noVote) return;
	const has = (member: Member, qualities: readonly string[]) =>
		qualities.some((quality) => hasQuality(member, quality));
	const presides = (member: Member) =>
		member === people.chair &&
		member.group?.kind !== 'custom' &&
		member.college === undefined &&
		!people.listed?.includes(member) &&
		!has(member, noVote.except);
	for (const member of people.members) {
		if (!has(member, noVote.qualities) && !presides(member)) continue;
		member.elector = false;
		member.barred = { why: 'noVote', source: noVote.source };
	}
}
