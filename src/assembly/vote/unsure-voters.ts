/** A vote in a room where nobody knows whether some of those who are there have one: it is taken without them and with them. */

import { isInRoom } from '../../ast/index.js';
import { equals } from '../../text/fraction.js';
import type { DecidingContext } from '../context.js';
import type { Member, VoteResult } from '../model.js';
import { firstLine, Problems, span } from '../problems.js';
import { isOwnMatter, takeSupposing } from './vote.js';
import { reportUnsure } from './vote-reports.js';
import type { TakenVote, VoteTerms } from './vote-terms.js';

/** What is known of the vote of those who are unsure, and what follows. */
interface Case {
	/** Who of them is named with a vote: whoever presides without one, or anybody else; all cases where it is absent. */
	named?: 'nobody' | 'chair' | 'member';
	/** What is counted, against those who surely vote: `whole` is a vote of each of them. */
	others?: 'whole' | 'tooMany';
	/** Whether too much is counted for all together. */
	all?: 'tooMany';
	/** Which of the two takings holds. Where the other differs and that is told, it has no verdict. */
	holds: 'without' | 'all';
	told: 'never' | 'always' | 'ifOther';
}

const MEMBER_NAMED: Case = { named: 'member', holds: 'all', told: 'always' };

/** The first that fits holds. */
const CASES: readonly Case[] = [
	{ named: 'nobody', others: 'whole', holds: 'without', told: 'never' },
	// The counts have their error already.
	{ named: 'nobody', all: 'tooMany', holds: 'all', told: 'never' },
	{ named: 'nobody', others: 'tooMany', holds: 'all', told: 'always' },
	{ named: 'nobody', holds: 'all', told: 'ifOther' },
	{ named: 'chair', others: 'tooMany', holds: 'all', told: 'always' },
	{ named: 'chair', holds: 'without', told: 'always' },
	MEMBER_NAMED,
];

/** Counts and judges one taking of votes, and says of whom it depends whether they have one. */
export function takeVote(terms: VoteTerms, context: DecidingContext): TakenVote {
	const unsure = context.people.unsure.filter((member) => isUnsure(member, terms, context));
	const { names, ...without } = takeSupposing(terms, context, { keptOut: unsure, alsoVotes: [] });
	const named = unsure.filter(
		(member) => names.unsure.has(member) || answersInMatrix(member, terms, context),
	);
	// Who presides takes no part where no name says so.
	const meant = unsure.filter((member) => member.elector || named.includes(member));
	if (meant.length === 0) return without;
	const alsoVotes = meant.filter(({ elector }) => !elector);
	const { names: _, ...all } = takeSupposing(terms, context, { keptOut: [], alsoVotes });
	const { holds, told } = findCase(named, without.vote, all.vote);
	const isSame = agree(without.vote, all.vote);
	const taken = holds === 'without' ? without : all;
	if (told === 'never' || (told === 'ifOther' && isSame)) return taken;
	const problems = new Problems();
	const { subject, tally: written, line, scene } = terms;
	const place = span(written?.nodes ?? (line ? [line] : [])) ?? firstLine(scene.node);
	for (const member of named.length > 0 ? named : meant) {
		const at = names.unsure.get(member)?.position ?? place;
		reportUnsure(member, at, { subject, decides: !isSame }, problems);
	}
	return {
		...taken,
		...(isSame ? {} : { vote: withoutVerdict(taken.vote), meant: undefined, tie: undefined }),
		problems: terms.silent ? [] : [...taken.problems, ...problems.all],
	};
}

function findCase(named: readonly Member[], without: VoteResult, all: VoteResult): Case {
	const found = {
		named: named.length === 0 ? 'nobody' : named.some(({ elector }) => elector) ? 'member' : 'chair',
		others: isTooMany(without) ? 'tooMany' : isWhole(without, all) ? 'whole' : undefined,
		all: isTooMany(all) ? 'tooMany' : undefined,
	};
	const fits = (one: Case) =>
		(['named', 'others', 'all'] as const).every((key) => one[key] === undefined || one[key] === found[key]);
	return CASES.find(fits) ?? MEMBER_NAMED;
}

function isTooMany({ proof }: VoteResult): boolean {
	return proof.by === 'impossibleCounts';
}

/** Whether each of those who surely vote is counted, so that nobody is left over, and the quorum is the same with all. */
function isWhole({ tally, entitled, quorum }: VoteResult, all: VoteResult): boolean {
	const isSaid = tally.origin === 'counted' || tally.origin === 'named';
	const isOfAll = tally.voters && entitled.votes && equals(tally.voters, entitled.votes);
	return isSaid && isOfAll === true && quorum?.met === all.quorum?.met;
}

/** Whether both takings come to the same: of counts that hold more than those who surely vote, whether nobody was against it. */
function agree(without: VoteResult, all: VoteResult): boolean {
	if (isTooMany(without)) return all.unanimous && without.quorum?.met !== false;
	return all.outcome === without.outcome && all.verdict === without.verdict;
}

function withoutVerdict(vote: VoteResult): VoteResult {
	return {
		...vote,
		verdict: 'undetermined',
		outcome: 'undetermined',
		proof: { ...vote.proof, by: 'unknownVoters' },
	};
}

/** Whether somebody is in the room of whom nobody knows whether they have a vote here. */
function isUnsure(member: Member, terms: VoteTerms, { rules }: DecidingContext): boolean {
	const { presence, chair } = terms.attendance;
	if (!isInRoom(presence.get(member))) return false;
	const { seatOf } = member.unsure ?? {};
	if (seatOf) return isInRoom(presence.get(seatOf));
	return member.elector || member !== chair || !isOwnMatter(terms, rules);
}

function answersInMatrix(member: Member, { column }: VoteTerms, { matrix }: DecidingContext): boolean {
	return column !== undefined && matrix?.getAnswer(member, column) !== undefined;
}
