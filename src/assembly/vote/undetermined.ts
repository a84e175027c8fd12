/** A vote that was taken, and whose words do not settle it. */

import { isInteger, toDecimalString } from '../../text/fraction.js';
import type { DecidingContext } from '../context.js';
import type { VoteResult } from '../model.js';
import { exact, type Problems, span } from '../problems.js';
import { sourceValues, thresholdWords, type Words } from '../wording.js';
import type { WrittenTally } from './written-ballot.js';

/** Says what the record lacks; nothing where a rule, a quorum or an opening is missing, which has a message of its own. */
export function reportUndetermined(
	vote: VoteResult,
	written: WrittenTally | undefined,
	subject: Words,
	problems: Pick<Problems, 'in'>,
	context: DecidingContext,
): void {
	const { outcome, proof, quorum } = vote;
	if (outcome !== 'undetermined' || context.status === 'convened') return;
	const lacking = proof.requirements.find(({ met }) => met === null) ?? proof.requirements[0];
	if (!lacking) return;
	let code: string;
	if (proof.by === 'unknownBase') {
		// One electorate is missing, however many votes lack it: a quorum that needs it too has the message.
		if ((quorum?.of === null && quorum.met === null) || context.problems.all.some(isBaseUnknown)) return;
		const isWeightOpen = lacking.unit === 'votes' && context.electorate.unweighed.length > 0;
		code = lacking.base !== 'members' ? 'present' : isWeightOpen ? 'weights' : 'members';
	} else if (proof.by === 'unknownCounts') {
		const hasVotes = vote.tally.for !== null;
		code = hasVotes ? 'heads' : written?.consents.length ? 'words' : 'counts';
	} else return;
	const { named, weighted } = context.electorate;
	problems.in(span(written?.nodes ?? [vote.line]), 'vote/undetermined', code, {
		values: {
			subject,
			words: written?.consents[0]?.text ?? '',
			consent: written?.consents[0]?.value ?? '',
			base: lacking.base,
			unit: lacking.unit,
			threshold: thresholdWords(lacking.threshold),
			known: named.heads === 0n || !isInteger(named.votes) ? 'nobody' : weighted ? 'votes' : 'heads',
			members: exact(named.heads),
			votes: exact(named.votes),
			// As a header takes them: a comma would part the entries between its braces.
			written: String(named.heads),
			writtenVotes: toDecimalString(named.votes),
			people: context.electorate.unweighed.map(({ name }) => name),
			count: context.electorate.unweighed.length,
			...sourceValues(lacking.source),
		},
	});
}

function isBaseUnknown({ rule, code }: { rule: string; code: string }): boolean {
	return rule === 'vote/undetermined' && (code === 'members' || code === 'weights' || code === 'present');
}
