/** A new meeting file, ready to be convened: the agenda, the rules and the people of a body. Clients ask; this writes. */

import type { FieldName, Language } from '../ast/index.js';
import { vocabulary } from '../language/index.js';
import { type CalendarDate, toIsoDate } from '../text/date.js';
import { foldKeyword } from '../text/fold.js';
import { agendaText, type LastMeeting, sameItems } from './last-meeting.js';
import { type PastedRoll, readPastedRoll, rollFields } from './pasted-roll.js';
import { findStarter, getStarter, type Starter } from './starters.js';
import { field, keyWord, writeMeeting } from './write-meeting.js';

export { type LastMeeting, quorumFailed, readLastMeeting } from './last-meeting.js';
export { readPastedRoll } from './pasted-roll.js';
export { allStarters, findStarter, getStarter, getStarters, type Starter } from './starters.js';
export { HEADER_ORDER, listItem, namedPerson, personText, scalarText } from './write-meeting.js';

/** What a new meeting is made of. */
interface NewMeetingOptions {
	/** How a starter is named: identifier, label or kind of meeting. Left out or unknown: that of the meeting before, else none. */
	kind?: string | undefined;
	/** Name of the body; left out, that of the meeting before. */
	organization?: string | undefined;
	date: CalendarDate;
	/** Path of a roll, from the new file. */
	rollFile?: string | undefined;
	/** A list of people as it was pasted from a spreadsheet. */
	roll?: string | undefined;
	/** The meeting before: its people, officers, rules, open actions and numbers are carried over. */
	last?: LastMeeting | undefined;
	/** Whether this is the second convocation of that meeting, which had no quorum: the same agenda and texts. */
	secondCall?: boolean | undefined;
	/** Language where neither the starter nor the meeting before has one. */
	lang: Language;
}

/** Writes the file: it checks clean before the meeting. */
export function newMeeting(options: NewMeetingOptions): string {
	const { last, date, secondCall } = options;
	const named =
		options.kind === undefined ? undefined : findStarter(options.kind, last?.minutes.lang ?? options.lang);
	const starter = named ?? (last && getStarter(last.minutes));
	const lang = last?.minutes.lang ?? starter?.lang ?? options.lang;
	const fields = new Map<FieldName, string>(last?.fields ?? []);
	if (named) takeKind(fields, named, lang);
	if (options.organization !== undefined)
		fields.set('organization', field('organization', lang, options.organization));
	if (options.rollFile !== undefined) fields.set('members', field('members', lang, options.rollFile));
	if (options.roll !== undefined) takeRoll(fields, readPastedRoll(options.roll, lang), lang);
	if (secondCall && last) secondNotice(fields, last, lang);
	return writeMeeting({
		lang,
		date,
		starter,
		fields,
		last: last?.date,
		actions: secondCall ? [] : (last?.actions ?? []),
		...(secondCall && last ? { body: sameItems(last.minutes) } : {}),
		nextNumber: numberAfter(last?.numbers ?? [], date.year),
	});
}

/** The name of a file that was given none: the date and the kind of meeting. */
export function meetingFileName(date: CalendarDate, kind: string): string {
	const words = foldKeyword(kind)
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
	return `${toIsoDate(date)}${words === '' ? '' : `-${words}`}.md`;
}

function takeKind(fields: Map<FieldName, string>, starter: Starter, lang: Language): void {
	fields.set('meeting', field('meeting', lang, starter.meeting));
	fields.set('rules', field('rules', lang, starter.rules));
}

/** A pasted list takes the place of the people of the meeting before. */
function takeRoll(fields: Map<FieldName, string>, roll: PastedRoll, lang: Language): void {
	const { members, participants } = rollFields(roll, lang);
	if (members === undefined && participants === undefined) return;
	fields.delete('participants');
	if (members !== undefined) fields.set('members', members);
	if (participants !== undefined) fields.set('participants', participants);
}

/** The next convocation, with the agenda of the first one: a second meeting may decide nothing else. */
function secondNotice(fields: Map<FieldName, string>, { minutes }: LastMeeting, lang: Language): void {
	const rank = minutes.assembly.call + 1;
	fields.set(
		'notice',
		`${keyWord('notice', lang)}: { ${vocabulary('subkeys').word('call', lang)}: ${rank} }`,
	);
	const agenda = agendaText(minutes);
	if (agenda !== undefined) fields.set('agenda', agenda);
}

/**
 * The numbers that decisions of the next meeting bear, one after the other. Where the last meeting began after 1 its body counts through the year or for ever (`2024-051`, `17`), and
 * the new one goes on; else every meeting starts at 1. A year in the number that is over starts at 1 again.
 */
function numberAfter(numbers: readonly string[], year: number): () => string {
	const last = numbers.at(-1);
	const dated = /^(\d{4})([-/.])(\d+)$/.exec(last ?? '');
	if (dated) {
		const [, of = '', sign = '-', digits = '1'] = dated;
		let next = of === String(year) ? BigInt(digits) + 1n : 1n;
		return () => `${year}${sign}${String(next++).padStart(digits.length, '0')}`;
	}
	const whole = (text: string | undefined) =>
		/^\d{1,9}$/.test(text ?? '') ? BigInt(text ?? '0') : undefined;
	const [first, final] = [whole(numbers[0]), whole(last)];
	let next = first !== undefined && first > 1n && final !== undefined ? final + 1n : 1n;
	return () => String(next++);
}
