import { headerOf, isHeaderBroken } from '../../ast/index.js';
import { headerTime } from '../clock.js';
import { descendants, firstLine } from '../place.js';
import type { Rule } from '../rule.js';

/** No closing time. */
export const timeNotClosed: Rule = {
	id: 'time/not-closed',
	severity: 'warning',
	check({ assembly, meeting, report }) {
		if (assembly.status === 'convened' || isHeaderBroken(meeting) || headerTime(meeting, 'closed')) return;
		for (const { node, above } of descendants(meeting)) {
			if (node.type === 'timeValue' && above.at(-1)?.type === 'closing') return;
		}
		report({ place: firstLine(headerOf(meeting)), code: 'missing' });
	},
};
