import { findingFrom, type Rule } from '../rule.js';

/** A decision inside prose: it does not count. Where its block has no vote at all, `vote/missing` speaks of it. */
export const voteInProse: Rule = {
	id: 'vote/in-prose',
	severity: 'info',
	check({ assembly, problems, report }) {
		const spoken = new Set(
			assembly.problems
				.filter(({ rule }) => rule === 'vote/missing')
				.flatMap(({ related }) => (related ?? []).map(({ position }) => position.start.offset)),
		);
		for (const problem of problems) {
			if (!spoken.has(problem.position?.start.offset)) report(findingFrom(problem));
		}
	},
};
