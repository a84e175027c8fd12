/** What an import recognised, in words. */

import type { Finding } from '../import/index.js';
import type { Phrase } from '../language/ids.js';

/** One line for each kind of finding and certainty. */
export function findingLines(findings: readonly Finding[], say: Phrase): string[] {
	const groups = new Map<string, Finding[]>();
	for (const finding of findings) {
		const key = `${finding.what} ${finding.certainty}`;
		groups.set(key, [...(groups.get(key) ?? []), finding]);
	}
	return [...groups.values()].map((group) => {
		const [first] = group as [Finding, ...Finding[]];
		const { what, certainty, value } = first;
		const total =
			what === 'people' || what === 'agenda' || what === 'documents' || what === 'annexes'
				? group.reduce((sum, one) => sum + Number(one.value), 0)
				: group.length;
		return say('cli.import.finding', {
			what: say(`cli.import.what.${what}`),
			value: COUNTED.has(what) ? `${total}` : value,
			certainty: say(`cli.import.certainty.${certainty}`),
		});
	});
}

/** Findings of which there may be many. */
const COUNTED = new Set([
	'people',
	'proxy',
	'agenda',
	'item',
	'block',
	'vote',
	'candidates',
	'passage',
	'documents',
	'annexes',
]);
