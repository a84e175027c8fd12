import { byPlace } from '../../ast/index.js';
import { findingFrom, type Rule } from '../rule.js';

/**
 * A decision inside prose: it does not count. Where its block has no vote at all, `vote/missing` speaks of it; one that repeats the outcome of
 * a vote that it names, `La résolution 3 est adoptée`, or tells above an election who is elected in it, was compared with that.
 */
export const voteInProse: Rule = {
	id: 'vote/in-prose',
	severity: 'info',
	check({ assembly, problems, report }) {
		const spoken = new Set(
			assembly.problems
				.filter(({ rule }) => rule === 'vote/missing')
				.flatMap(({ related }) => (related ?? []).map(({ position }) => position.start.offset)),
		);
		const repeats = assembly.repeats
			.map(({ start, end }) => ({ from: start.offset ?? 0, to: end.offset ?? 0 }))
			.sort((one, other) => one.from - other.from);
		let next = 0;
		const inOrder = [...problems].sort(byPlace);
		for (const problem of inOrder) {
			const at = problem.position?.start.offset;
			while ((repeats[next]?.to ?? Number.POSITIVE_INFINITY) <= (at ?? 0)) next += 1;
			const isRepeat = at !== undefined && (repeats[next]?.from ?? Number.POSITIVE_INFINITY) <= at;
			// It takes the place of what was told before the count above was known.
			const isAnother = problem.code === 'another';
			if (isAnother || (!spoken.has(at) && !isRepeat)) report(findingFrom(problem));
		}
	},
};
