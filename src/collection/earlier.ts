/** Which meetings came before another one of the same body, and who was there, as the file that the right to vote is taken from. */

import { listedPresence } from '../assembly/attendance/people.js';
import type { Assembly, Member } from '../assembly/model.js';
import { EARLIER_COLUMNS, findText, getField, getHeaderDate, type Header, isInRoom } from '../ast/index.js';
import { csvLine } from '../text/escape.js';
import { foldKeyword } from '../text/fold.js';

import { getSlug, type SharedPeople } from './identity.js';

/** The name of the organization as written: the typeset one has signs that nobody searches for. */
export function getOrganization(header: Header): string | null {
	const field = getField(header, 'organization');
	if (field === undefined) return null;
	return findText(getField(field, 'name')) ?? findText(field) ?? null;
}

/** Organization and kind of meeting, folded: what the meetings of a body have alike. */
export function getBody(header: Header): string {
	const kind = foldKeyword(findText(getField(header, 'meeting')) ?? '');
	return `${getSlug(getOrganization(header) ?? '')}\n${kind}`;
}

/** A meeting as far as the right to vote at later ones depends on it. */
export interface HeldMeeting {
	/** Path inside the collection. */
	file: string;
	body: string;
	/** ISO date. */
	date: string;
	opened: string;
	/** The names of each person who was there at some time, in the room or remotely. */
	people: string[][];
}

/** What later meetings need to know of a compiled one; nothing where it has no date, or is still to be held. */
export function readHeld(
	file: string,
	{ header, assembly, shared }: { header: Header; assembly: Assembly; shared: SharedPeople },
): HeldMeeting | undefined {
	if (assembly.date === undefined || assembly.status === 'convened') return undefined;
	const there = new Set<Member>();
	for (const member of assembly.members) if (isInRoom(listedPresence(member))) there.add(member);
	for (const { node, members } of assembly.effects)
		if (node.type !== 'event' || node.event === 'arrival' || node.event === 'return')
			for (const member of members) there.add(member);
	return {
		file,
		body: getBody(header),
		date: assembly.date,
		opened: findText(getField(header, 'opened')) ?? '',
		people: [...there].map(({ name }) => [...new Set([name, ...shared.getNames(name)])]),
	};
}

/** The file for a meeting with this header: the last `count` meetings of its body before its day. A second file of one meeting does not count. */
export function writeEarlier(held: readonly HeldMeeting[], header: Header, count: number): string {
	const body = getBody(header);
	const date = getHeaderDate(header, 'date')?.value;
	const known = new Map<string, HeldMeeting>();
	for (const meeting of [...held].sort((a, b) => (a.file < b.file ? -1 : 1)))
		if (meeting.body === body && date !== undefined && meeting.date < date) {
			const key = `${meeting.date} ${meeting.opened}`;
			if (!known.has(key)) known.set(key, meeting);
		}
	const last = [...known].sort(([a], [b]) => (a < b ? -1 : 1)).slice(-count);
	const rows = last.flatMap(([, { file, date: day, people }]) =>
		(people.length > 0 ? people : [['']]).map(([name = '', ...others]) => [
			day,
			file,
			name,
			others.join(';'),
		]),
	);
	return [EARLIER_COLUMNS, ...rows].map((row) => csvLine(row)).join('');
}
