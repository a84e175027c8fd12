/** A file of who was at the earlier meetings of a body: one row a person of a meeting. */

import type { EarlierMeeting } from '../../ast/index.js';
import { getPlaces } from '../source/places.js';
import { readRows } from './csv.js';

/**
 * Reads it; nothing where it is no such file. A row without a name stands for a meeting that nobody was at.
 */
export function readEarlier(text: string, file: string): EarlierMeeting[] | undefined {
	const meetings = new Map<string, EarlierMeeting>();
	let hasHead = false;
	let isWrong = false;
	const problems = readRows(
		text,
		getPlaces(text),
		file,
		({ cells }) => {
			const [date = '', meeting = '', name = '', others = ''] = cells.map((cell) => cell.text);
			if (!hasHead) {
				hasHead = true;
				isWrong = date !== 'date' || name !== 'name';
				return;
			}
			if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) isWrong = true;
			const known = meetings.get(`${date}\n${meeting}`) ?? { date, file: meeting, people: [] };
			meetings.set(`${date}\n${meeting}`, known);
			const names = [name, ...others.split(';')].map((each) => each.trim()).filter((each) => each !== '');
			if (names.length > 0) known.people.push(names);
		},
		',',
	);
	if (problems.length > 0 || isWrong || !hasHead) return undefined;
	return [...meetings.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
