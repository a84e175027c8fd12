/** Ties: which rule settles them, and how the chair voted. */

import type { Node } from 'unist';
import type { Tie } from '../../law/rules.js';
import { isThere } from '../attendance/attendance.js';
import type { Entitlement } from '../attendance/entitlement.js';
import type { DecidingContext } from '../context.js';
import type { Proof, TallyResult } from '../model.js';
import { firstLine, span } from '../problems.js';
import type { Words } from '../wording.js';
import type { Counted } from './tally-cells.js';
import type { VoteTerms } from './vote-terms.js';

/** The proof with the text that the tie rule comes from, where that rule decided. */
export function withTieSource(
	proof: Proof,
	method: string | undefined,
	rules: DecidingContext['rules'],
): Proof {
	if (proof.by !== 'chair' && proof.by !== 'tieRejected') return proof;
	const tieSource = (method === 'secret' ? rules.secret?.source : undefined) ?? rules.tieSource;
	return tieSource ? { ...proof, tieSource } : proof;
}

/** What the rules say of a tie under this method of voting: a secret ballot may have a rule of its own. */
export function tieRule(method: string | undefined, { rules }: DecidingContext): Tie | undefined {
	return (method === 'secret' ? rules.secret?.tie : undefined) ?? rules.tie;
}

/**
 * How the chair voted: read from the names; where the ballot does not name those who voted so, the stated result is taken for it.
 * Undefined where neither says it: the chair away, recused, abstaining, or missing among the names that would have to hold it.
 */
export function chairVote(
	terms: VoteTerms,
	tally: TallyResult,
	entitlement: Entitlement,
): 'for' | 'against' | undefined {
	const { chair, known, presence } = terms.attendance;
	if (chair && known && !isThere(presence.get(chair))) return undefined;
	if (chair && entitlement.recused.has(chair)) return undefined;
	const names = (answer: Counted) => tally.names[answer] ?? [];
	const has = (answer: Counted) =>
		names(answer).some(({ member, by }) => member === chair && by === undefined);
	if (has('for')) return 'for';
	if (has('against')) return 'against';
	if ((['abstention', 'blank', 'void', 'notVoting'] as const).some(has)) return undefined;
	const stated = terms.declared === 'adopted' ? 'for' : terms.declared === 'rejected' ? 'against' : undefined;
	// An answer that names its people does not hold a chair who is not among them.
	return stated && names(stated).length === 0 ? stated : undefined;
}

/** Why a tie was left unsettled: no rule, a rule for elections only, or a chair whose vote nobody can see. */
export interface OpenTie {
	why: 'chairAbsent' | 'chairSilent' | 'noChair' | 'noRule' | 'notForVotes';
	place: Node['position'];
	chair: string;
	subject: Words;
}

/** Why the tie of a vote was left unsettled. */
export function openTie(terms: VoteTerms, method: string | undefined, context: DecidingContext): OpenTie {
	const rule = tieRule(method, context);
	const { chair, known, presence } = terms.attendance;
	const absent = rule === 'chair' && chair && known && !isThere(presence.get(chair));
	const why =
		rule === 'chair'
			? absent
				? 'chairAbsent'
				: chair
					? 'chairSilent'
					: 'noChair'
			: rule === undefined
				? 'noRule'
				: 'notForVotes';
	// Votes that only a file gives stand nowhere in the block.
	const place = span(terms.tally?.nodes ?? [terms.line]) ?? firstLine(terms.scene.node);
	return { why, place, chair: chair?.name ?? '', subject: terms.subject };
}

/** Says so; where the stated result contradicts it, that message says why instead. */
export function reportTie(
	{ why, place, chair, subject }: OpenTie,
	problems: Pick<DecidingContext['problems'], 'in'>,
): void {
	problems.in(place, 'vote/tie', why, { values: { subject, chair } });
}
