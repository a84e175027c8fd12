import { byPlace, isHeaderBroken } from '../../ast/index.js';
import { findingFrom, type Rule } from '../rule.js';

/** A name where a participant is required, and that nobody bears. Where no list names anybody, that is one mistake. */
export const peopleUnknown: Rule = {
	id: 'people/unknown',
	severity: 'error',
	check({ problems, assembly, meeting, report }) {
		// What the header would have said is not known: that has its error.
		if (isHeaderBroken(meeting) && !assembly.opening.known) return;
		const strangers = problems.filter(({ code }) => code !== 'inText').sort(byPlace);
		const [first] = strangers;
		if (!first || assembly.members.some(({ nodes }) => nodes.length > 0)) {
			for (const problem of problems) report(findingFrom(problem));
			return;
		}
		for (const problem of problems) if (problem.code === 'inText') report(findingFrom(problem));
		const names = new Set(strangers.map(({ values }) => values?.['name']));
		report({
			...findingFrom(first),
			code: 'nobodyNamed',
			values: { ...first.values, others: names.size - 1 },
			fixes: undefined,
		});
	},
};
