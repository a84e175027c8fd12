/** Tables of people: who they are, whether they were there, who carries their vote. */

import type { Language } from '../ast/index.js';
import { foldWord, vocabulary } from '../language/index.js';
import { IMPORT_LABELS, type ImportLabel } from './dialect.js';
import { columnOf, type ForeignTable, labelLine } from './foreign-table.js';
import type { Group } from './people.js';

/** The people of a table under the labels of their groups; as a plain list where a label above the table says which group they are. */
export function rollLines(table: ForeignTable, lang: Language): string[] | undefined {
	const name = columnOf(table, 'name');
	if (name === undefined || table.rows.length === 0) return undefined;
	if (!table.rows.every((row) => /\p{L}/u.test(row[name] ?? '') || isTotal(row, name))) return undefined;
	const people = table.rows
		.filter((row) => !isTotal(row, name))
		.map((row) => personOf(table, row, name, lang));
	if (people.length === 0) return undefined;
	if (people.every(({ group }) => group === undefined)) {
		// Without a presence, only a column that minutes would not have for anything else makes this a roll.
		const isRoll = ['quality', 'organization', 'firstName', 'votes'] as const;
		if (!isRoll.some((column) => columnOf(table, column) !== undefined)) return undefined;
		return people.map(({ text }) => `- ${text}`);
	}
	if (people.some(({ group }) => group === undefined)) return undefined;
	const groups = vocabulary('groups');
	return groups.ids.flatMap((id) => {
		const members = people.filter(({ group }) => group === id);
		if (members.length === 0) return [];
		const word = groups.word(id, lang);
		const label = labelLine(`${word.charAt(0).toUpperCase()}${word.slice(1)}`, '', lang).trim();
		return [label, ...members.map(({ text }) => `- ${text}`), ''];
	});
}

interface RowPerson {
	text: string;
	group: Group | undefined;
}

function personOf(table: ForeignTable, row: readonly string[], nameAt: number, lang: Language): RowPerson {
	const cell = (column: Parameters<typeof columnOf>[1]) => {
		const at = columnOf(table, column);
		return at === undefined || at === nameAt ? '' : (row[at] ?? '');
	};
	const name = [cell('firstName'), row[nameAt] ?? ''].filter((text) => text !== '').join(' ');
	const organization = cell('organization').replace(
		/^\d/,
		(figure) => `${table.head[columnOf(table, 'organization') ?? 0]?.toLocaleLowerCase(lang)} ${figure}`,
	);
	const quality = cell('quality');
	const holder = cell('proxy');
	const votes = cell('votes');
	const text =
		name +
		(organization === '' ? '' : ` (${organization})`) +
		(/^\d/.test(votes) ? ` [${votes}]` : '') +
		(quality === '' || /^\p{Lu}{2}/u.test(quality)
			? ''
			: `, ${quality.charAt(0).toLowerCase()}${quality.slice(1)}`);
	const group =
		presenceOf(cell('presence')) ?? tickedGroup(table, row) ?? groupOfHead(table.head[nameAt] ?? '');
	if (holder === '' || !/^\p{Lu}/u.test(holder)) return { text, group };
	// In the room through somebody who speaks for it: a company, not a proxy.
	const isThere = group === 'present' || group === 'remote';
	const by = vocabulary('personMarks').word('representative', lang);
	return isThere
		? { text: `${text}, ${by} ${holder}`, group }
		: { text: `${text} → ${holder}`, group: 'represented' };
}

/** `Copropriétaires présents`: the head of the names says where all of them are. */
function groupOfHead(head: string): Group | undefined {
	const [, last = ''] = /^\p{L}+\s+(\p{L}+)$/u.exec(head) ?? [];
	return groupOf(last);
}

/** `présent`, `Excusée`, `P`, `par correspondance`. */
function presenceOf(text: string): Group | undefined {
	if (text === '') return undefined;
	const letter = LETTERS.get(text.toUpperCase());
	if (letter !== undefined) return letter;
	return groupOf(text);
}

const LETTERS: ReadonlyMap<string, Group> = new Map([
	['P', 'present'],
	['E', 'excused'],
	['A', 'absent'],
]);

/** A column for each presence, with a cross in one of them. */
function tickedGroup({ head }: ForeignTable, row: readonly string[]): Group | undefined {
	const groups = head.map((text) => groupOf(text));
	if (groups.filter((group) => group !== undefined).length === 1 && groups.includes('present')) {
		const answer = row[groups.indexOf('present')] ?? '';
		return TICK.test(answer) ? 'present' : NO_TICK.test(answer) ? 'absent' : presenceOf(answer);
	}
	const ticked = groups.filter((group, index) => group !== undefined && TICK.test(row[index] ?? ''));
	return ticked.length === 1 ? ticked[0] : undefined;
}

const TICK = /^(?:x|✓|✔|☒|☑|oui|yes|1|\[x\])$/i;
const NO_TICK = /^(?:|-|–|☐|non|no|0|\[ ?\])$/i;

function groupOf(text: string): Group | undefined {
	const label: ImportLabel | undefined = IMPORT_LABELS.get(foldWord(text));
	const known = vocabulary('groups').idOf(text) ?? vocabulary('groups').ids.find((id) => id === label);
	return known;
}

/** `Total`, `Absents : 2 copropriétaires`. */
function isTotal(row: readonly string[], nameAt: number): boolean {
	const text = row[nameAt] ?? '';
	return text === '' || /^totaux?\b/i.test(text) || /:\s*\d/.test(text);
}
