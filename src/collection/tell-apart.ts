/** Meetings whose files are called the same once the names that are not public are out: each gets an identifier of its own. */

import { type MeetingLines, readTable } from './fact-set.js';
import { getSlug } from './identity.js';
import { OWN_TABLES, type OwnTable, type Records, toLine } from './records.js';

/** The same meetings; of those with one path, the second is `path~2`, and so on, in every record. */
export function tellApart(meetings: readonly MeetingLines[]): MeetingLines[] {
	const counts = new Map<string, number>();
	return meetings.map((meeting) => {
		const count = (counts.get(meeting.file) ?? 0) + 1;
		counts.set(meeting.file, count);
		return count === 1 ? meeting : rename(meeting, count);
	});
}

function rename({ file, inputs, lines }: MeetingLines, count: number): MeetingLines {
	const [, from = '', ending = ''] = /^(.*?)(\.md)?$/.exec(file) ?? [];
	const to = `${from}~${count}`;
	const encoder = new TextEncoder();
	const renamed = (table: OwnTable) =>
		readTable(table, lines[table])
			.map((row) => toLine(table, renameIn(row, { file, from, to, ending })))
			.join('');
	return {
		file: `${to}${ending}`,
		inputs,
		lines: Object.fromEntries(
			OWN_TABLES.map((table) => [table, encoder.encode(renamed(table))]),
		) as MeetingLines['lines'],
	};
}

/** Columns that hold identifiers of a meeting or of what is in it. */
const OF_MEETING: ReadonlySet<string> = new Set(['id', 'meeting', 'decision', 'election', 'amends']);

/** Columns that hold somebody's identifier; those whom the public version shows by initials have one of the meeting's. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['person', 'holder', 'proxy', 'chair', 'secretary']);

function renameIn<Row extends Records[OwnTable]>(
	row: Row,
	{ file, from, to, ending }: { file: string; from: string; to: string; ending: string },
): Row {
	const change = (column: string, value: unknown): unknown => {
		if (typeof value !== 'string') return value;
		if (OF_PEOPLE.has(column)) return value.replace(`/~${getSlug(from)}~`, () => `/~${getSlug(to)}~`);
		if (column === 'file' && value === file) return `${to}${ending}`;
		return OF_MEETING.has(column) && (value === from || value.startsWith(`${from}#`))
			? to + value.slice(from.length)
			: value;
	};
	const fields = Object.entries(row).map(([column, value]) => [column, change(column, value)]);
	return Object.fromEntries(fields) as Row;
}
