/** What a tree says, places aside. */

import type { Meeting, Problem } from '../ast/index.js';

/**
 * A text that two trees share exactly where they say the same. Places are left out, and so is what follows from them in problems: the
 * lines that they cite and the edits of their fixes.
 */
export function getMeaning(meeting: Meeting): string {
	return JSON.stringify(meeting, (key, value: unknown) => {
		if (key === 'position') return undefined;
		if (isProblem(value)) return { rule: value.rule, code: value.code, severity: value.severity };
		return value;
	});
}

function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'problem';
}
