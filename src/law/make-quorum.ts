/** Makes a quorum from what was said of it. */

import { type Problem, problem } from '../ast/index.js';
import type { SpokenQuorum } from './in-words.js';
import type { QuorumDraft } from './layer.js';
import type { QuorumRule } from './rules.js';

/** The quorum with its defaults; `first` is the one that it replaces on a later convocation. */
export function quorumOf(
	draft: QuorumDraft | 'none' | undefined,
	first: QuorumRule | undefined,
	problems: Problem[],
): QuorumRule | 'none' | undefined {
	if (draft === undefined || draft === 'none') return draft;
	if (!draft.threshold) {
		problems.push(
			problem('rules/invalid', 'quorumWithoutThreshold', draft.node.position, { file: draft.file }),
		);
		return undefined;
	}
	if (draft.base !== undefined && draft.base !== 'members') {
		// Those present are always all of those present: such a quorum would never fail.
		problems.push(problem('rules/invalid', 'quorumBase', draft.node.position, { file: draft.file }));
		return undefined;
	}
	const rule: QuorumRule = {
		threshold: draft.threshold,
		base: draft.base ?? first?.base ?? 'members',
		unit: draft.unit ?? first?.unit ?? 'votes',
		counts: draft.counts ?? first?.counts ?? ['present', 'remote'],
		at: draft.at ?? first?.at ?? 'vote',
		source: draft.source ?? first?.source,
		recusedLeave: draft.recusedLeave ?? first?.recusedLeave,
	};
	if (!draft.call) return rule;
	const calls = new Map<number, QuorumRule | 'none'>();
	for (const [number, later] of draft.call) {
		const replaced = quorumOf(later, rule, problems);
		if (replaced !== undefined) calls.set(number, replaced);
	}
	return { ...rule, call: calls };
}

/** A quorum that was said in words beside a majority. */
export function quorumFromWords(spoken: SpokenQuorum): QuorumRule | 'none' {
	if (spoken === 'none') return spoken;
	const { threshold, unit, counts } = spoken;
	return {
		threshold,
		base: 'members',
		unit: unit ?? 'votes',
		counts: counts ?? ['present', 'remote'],
		at: 'vote',
	};
}
