/** What a secret ballot excludes: names beside its counts, and people who vote from afar. */

import type { DecidingContext } from '../context.js';
import { firstLine, type Problems } from '../problems.js';
import { sourceValues } from '../wording.js';
import type { NamedVotes } from './named-votes.js';
import type { VoteTerms } from './vote-terms.js';

/** What is wrong with a secret ballot. */
export function reportSecret(
	terms: VoteTerms,
	names: NamedVotes,
	problems: Problems,
	context: DecidingContext,
): void {
	reportSecretRemote(terms, problems, context);
	if (!names.some) return;
	const named = terms.tally?.answers.find((answer) => answer.names.length > 0)?.names[0];
	problems.at(named, 'vote/secret-named', 'names', { values: { subject: terms.subject } });
}

/** A secret ballot, or the election to an office of the body, while somebody who votes attends from afar, where the rules want them in the room. */
export function reportSecretRemote(
	{ scene, attendance, subject }: Pick<VoteTerms, 'scene' | 'attendance' | 'subject'>,
	problems: Pick<Problems, 'in'>,
	{ rules }: Pick<DecidingContext, 'rules'>,
	code: 'remote' | 'office' = 'remote',
): void {
	const count = attendance.counts.remote.heads;
	if (!rules.secretInRoom || count === 0n) return;
	problems.in(firstLine(scene.node), 'vote/secret-remote', code, {
		values: { subject, count, ...sourceValues(rules.secretInRoom.source) },
	});
}
