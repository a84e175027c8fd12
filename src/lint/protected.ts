import type { Rule } from './rule.js';

/** Votes, quorums and elections are the record itself: their errors cannot be silenced. */
export function isProtected(rule: Pick<Rule, 'id' | 'severity'>): boolean {
	return rule.severity === 'error' && /^(vote|quorum|election)\//.test(rule.id);
}
