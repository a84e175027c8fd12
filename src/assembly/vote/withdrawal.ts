/** Whom the law sends out of the room for a vote: a mayor for that on the accounts. */

import { foldKeyword } from '../../text/fold.js';
import { compare } from '../../text/fraction.js';
import { lettersAndNumbers } from '../../text/letters.js';
import type { Entitlement } from '../attendance/entitlement.js';
import { hasQuality } from '../attendance/mandates.js';
import type { DecidingContext } from '../context.js';
import type { Member } from '../model.js';
import { firstLine, type Problems, span } from '../problems.js';
import { sourceValues } from '../wording.js';
import type { CountedTally } from './tally.js';
import type { VoteTerms } from './vote-terms.js';

/** Somebody whom the rules make withdraw for this vote, and who is there and counted: named, filled in, or one of all who were there. */
export function reportWithdrawal(
	head: Member,
	{ scene, subject, ...terms }: VoteTerms,
	{ result }: CountedTally,
	entitlement: Entitlement,
	problems: Pick<Problems, 'in'>,
	{ rules: { withdraws } }: DecidingContext,
): void {
	const isNamed = Object.values(result.names).some((votes) => votes?.some(({ member }) => member === head));
	const { votes } = entitlement.entitled;
	const all = result.voters !== null && votes !== null && compare(result.voters, votes) >= 0;
	if (!isNamed && !all) return;
	problems.in(
		span(terms.tally?.nodes ?? [terms.line]) ?? firstLine(scene.node),
		'vote/not-entitled',
		'mustWithdraw',
		{
			values: { name: head.name, subject, ...sourceValues(withdraws?.source) },
		},
	);
}

/** Whom the law sends out of the room for a vote of such a title, where nothing in the text says that he or she went. */
export function getWhoWithdraws(
	subject: VoteTerms['subject'],
	entitlement: Entitlement,
	{ rules: { withdraws }, people }: DecidingContext,
): Member | undefined {
	const title = ` ${lettersAndNumbers(foldKeyword(String(subject.values['title'] ?? '')))} `;
	const has = (words: string) => title.includes(` ${lettersAndNumbers(foldKeyword(words))} `);
	if (!withdraws?.titles.some(has) || withdraws.except.some(has)) return undefined;
	const heads = people.members.filter((member) =>
		withdraws.qualities.some((quality) => hasQuality(member, quality)),
	);
	const [head] = heads.length > 0 ? heads : people.chair ? [people.chair] : [];
	return head && entitlement.getBar(head) === undefined ? head : undefined;
}
