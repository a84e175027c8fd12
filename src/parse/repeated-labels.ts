/** Labels written twice. */

import { type BallotLine, type Problem, problem } from '../ast/index.js';

/** A label written twice in the ballots of one block: reported at the later line. `earlier`: the lines of the ballots above. */
export function repeatedLabels(later: readonly BallotLine[], earlier: readonly BallotLine[] = []): Problem[] {
	const seen = new Map<string, BallotLine>();
	for (const line of earlier) seen.set(labelKey(line), line);
	const problems: Problem[] = [];
	for (const line of later) {
		if (line.label === 'candidate' || line.label === 'option') continue;
		const key = labelKey(line);
		const first = seen.get(key);
		if (first === undefined) {
			seen.set(key, line);
			continue;
		}
		const values = { label: line.key, line: { line: first.position?.start.line ?? 0 } };
		problems.push(
			problem('syntax/invalid-value', 'labelTwice', keyPlace(line), { values, related: [first] }),
		);
	}
	return problems;
}

function labelKey(line: BallotLine): string {
	const detail =
		line.label === 'college' ? (line.children[0]?.type === 'textValue' ? line.children[0].value : '') : '';
	return `${line.label} ${detail.toLowerCase()}`;
}

/** The place of a line's label. */
export function keyPlace(line: BallotLine): BallotLine['position'] {
	const { position } = line;
	if (!position) return undefined;
	const { start } = position;
	const { length } = line.key;
	return {
		start,
		end: { line: start.line, column: start.column + length, offset: (start.offset ?? 0) + length },
	};
}
