import { getHeader, isHeaderBroken } from '../../ast/index.js';
import { firstLine } from '../place.js';
import type { Rule } from '../rule.js';

/** No chair or no secretary where the profile wants one. */
export const peopleMissingOfficer: Rule = {
	id: 'people/missing-officer',
	severity: 'warning',
	check({ assembly, meeting, rules, report }) {
		if (assembly.status === 'convened' || isHeaderBroken(meeting)) return;
		const missing = rules.officers.filter((office) => !assembly[office]);
		if (missing.length === 0) return;
		report({
			place: firstLine(getHeader(meeting)),
			code: missing.length === 2 ? 'both' : missing[0] === 'chair' ? 'chair' : 'secretary',
			values: { rules: rules.name ?? '' },
		});
	},
};
