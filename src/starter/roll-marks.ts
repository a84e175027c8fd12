/** Who is there, by the columns of a pasted list that mark it: `Présent` with a yes, a no or a cross in its cells. */

import type { Group } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import type { RollColumn } from './roll-columns.js';
import { MARKS } from './starters.js';

type GroupKind = Exclude<Group['kind'], 'custom'>;

/** What the marks of a row say, and the columns that said it. */
export interface MarkedPresence {
	group: GroupKind | undefined;
	used: RollColumn[];
}

/** Where somebody is who is marked as not being there, or as not being away; other groups do not say it. */
const OTHERWISE: Partial<Record<GroupKind, GroupKind>> = {
	present: 'absent',
	remote: 'absent',
	absent: 'present',
};

/** Reads the marks of one row. What contradicts itself says nothing, and stays for the remarks. */
export function readPresence(row: readonly string[], columns: readonly RollColumn[]): MarkedPresence {
	const marked = columns.flatMap((column) => {
		const mark = column.marks && getMark(row[column.index] ?? '');
		return column.marks && mark ? [{ column, mark, group: column.marks }] : [];
	});
	const used = marked.map(({ column }) => column);
	const yes = new Set(marked.flatMap(({ mark, group }) => (mark === 'yes' ? [group] : [])));
	// Somebody may be there, and be so from elsewhere.
	if (yes.has('remote')) yes.delete('present');
	const no = new Set(marked.flatMap(({ mark, group }) => (mark === 'no' ? (OTHERWISE[group] ?? []) : [])));
	const [group, another] = yes.size > 0 ? yes : no;
	return another === undefined ? { group, used } : { group: undefined, used: [] };
}

function getMark(text: string): 'yes' | 'no' | undefined {
	const word = text.trim();
	const mark = word.toLowerCase();
	return vocabulary('booleans').findId(word) ?? (['yes', 'no'] as const).find((id) => MARKS[id].has(mark));
}
