/** Whether somebody was there, as a cell, a bracket or the words beside a name say it. */

import { vocabulary } from '../../language/index.js';
import { labelOf, wordPattern } from './dialect.js';
import { type Group, labelGroup } from './labels.js';

/** A status, and what more stands with it: an hour, a reason. */
export interface Status {
	group: Group;
	rest: string;
}

/** `présent`, `Excusée`, `P`, `yes, from 15:12`, `Absent (excused)`, `no (regrets)`, `par correspondance`. */
export function getStatus(text: string): Status | undefined {
	const plain = text.trim();
	const [whole = '', first = '', sign = ''] = /^([^,(–—;]+?)\s*(?:([,(–—;]).*)?$/su.exec(plain) ?? [];
	if (whole === '') return undefined;
	const rest = plain
		.slice(first.length)
		.replace(/^[\s,(–—;]+/, '')
		.replace(sign === '(' ? /\)\s*$/ : /$^/, '');
	const letter = LETTERS.get(first.toUpperCase());
	if (letter !== undefined) return { group: letter, rest };
	const other = rest === '' ? undefined : wordStatus(rest);
	// `Absent (arrived at 6:52 p.m.)`: the hour is that of a move.
	const kept = /\d/.test(rest) ? rest : '';
	if (isTick(first)) return { group: other ?? 'present', rest: other === undefined ? rest : '' };
	if (isNoTick(first)) return { group: other ?? 'absent', rest: other === undefined ? rest : '' };
	const group = wordStatus(first);
	if (group === undefined) return undefined;
	return other !== undefined && (group === 'absent' || group === 'present')
		? { group: other, rest: kept }
		: { group, rest };
}

/** Whether a cell marks its column. */
export function isTick(cell: string): boolean {
	return wordPattern`^(?:[xX✓✔✅☒☑1]|\[[xX]\]|${'tickWords'})$`.test(cell);
}

/** Whether a cell is empty, or says that it marks nothing. */
export function isNoTick(cell: string): boolean {
	return wordPattern`^(?:[-–—☐❌✗✘0]?|\[ ?\]|${'noTickWords'})$`.test(cell);
}

/** `[x] adoptée   [ ] rejetée`: beside a ticked box, or at the start, what stands behind an empty one says nothing. Signs keep their places. */
export function withoutUnticked(text: string): string {
	return TICKED.test(text) || EMPTY_AHEAD.test(text)
		? text
				.replace(UNTICKED, (inside) => ' '.repeat(inside.length))
				.replace(TICKED, (box) => ' '.repeat(box.length))
		: text;
}

const TICKED = /\\?\[[xX]\\?\]|[☑☒]/u;
/** `[ ] Rejected` */
const EMPTY_AHEAD = /^\s*(?:\\?\[\s?\\?\]|☐)/u;
/** An empty box, and the word behind it, with a short one before it: `[ ] non adoptée`. */
const UNTICKED = /(?:\\?\[\s?\\?\]|☐)\s?(?:\p{L}{1,3}\s)?\p{L}+/gu;

export const LETTERS: ReadonlyMap<string, Group> = new Map([
	['P', 'present'],
	['PRÉS.', 'present'],
	['PRES.', 'present'],
	['E', 'excused'],
	['EXC', 'excused'],
	['EXC.', 'excused'],
	['A', 'absent'],
	['ABS', 'absent'],
	['ABS.', 'absent'],
	['R', 'excused'],
	['V', 'remote'],
]);

function wordStatus(text: string): Group | undefined {
	const words = text.split(/\s+/).length;
	if (words > 4) return undefined;
	// `sur place`, `par pouvoir`: phrases that are known as a whole.
	const label = labelOf(text);
	const known = vocabulary('groups').findId(text) ?? vocabulary('groups').ids.find((id) => id === label);
	if (known !== undefined) return known;
	const group = labelGroup(text);
	if (group === 'anyhow' || group === 'attending' || group === 'late') return 'present';
	return group === undefined || group === 'members' ? undefined : group;
}
