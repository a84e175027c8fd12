/** The rules that look across the meetings of a collection, and the check that runs them. Also: seals of approved minutes (read, write). */

import { getField, getHeader, type Meeting } from '../ast/index.js';
import { phrasebook } from '../language/index.js';
import { type Diagnostic, wordFindings } from '../lint/run.js';
import { foldKeyword } from '../text/fold.js';
import { nearestWord } from '../text/nearest.js';
import { findChanged, indexDecisions, type NamedDecision } from './changes.js';
import { findDoubts, gatherPresences, joinPeople, NO_SHARED_PEOPLE } from './identity.js';
import type { MeetingRecord } from './records.js';
import {
	byDate,
	type CollectionContext,
	type CollectionMeeting,
	type CollectionRule,
	groupBy,
	type NumberOfRegister,
	type Seal,
} from './rules/rule.js';

// --- Seals of approved minutes. `pv.seals` holds a line for each, as `sha256sum` writes it: the digest of the text, two
// spaces, the path from the folder of that file. What the header says of the state, of the approval and of the transmission is
// no part of the text, nor are line endings and spaces at the ends of lines.

/** The text of minutes that a seal is taken of. */
export function sealedText(source: string, meeting: Meeting): string {
	const header = getHeader(meeting);
	const left = new Set<number>();
	for (const name of ['status', 'approval', 'transmitted'] as const) {
		const place = getField(header, name)?.position;
		for (let line = place?.start.line ?? 1; place && line <= place.end.line; line += 1) left.add(line);
	}
	return source
		.replace(/^\uFEFF/, '')
		.normalize('NFC')
		.split(/\r\n|\n|\r/)
		.filter((_, index) => !left.has(index + 1))
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** The digests of a file of seals, by path. A line that is no seal is given back by its number. */
export function readSeals(text: string): { seals: Map<string, string>; wrong: number[] } {
	const seals = new Map<string, string>();
	const wrong: number[] = [];
	for (const [index, line] of text.split(/\r\n|\n|\r/).entries()) {
		if (line.trim() === '' || line.startsWith('#')) continue;
		const [, digest, path] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
		if (digest !== undefined && path !== undefined && !seals.has(path)) seals.set(path, digest);
		else wrong.push(index + 1);
	}
	return { seals, wrong };
}

/** A file of seals, sorted by path. */
export function writeSeals(seals: ReadonlyMap<string, string>): string {
	return [...seals]
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([path, digest]) => `${digest}  ${path}\n`)
		.join('');
}

/** Which meetings are approved: their header says so, or an adopted decision of the organization approves the minutes of their date. */
export function findApproved(meetings: readonly CollectionMeeting[]): CollectionMeeting[] {
	const approved = new Set<string>();
	for (const { minutesApproved, organization } of meetings)
		for (const date of minutesApproved) approved.add(`${organization}\n${date}`);
	return [...meetings]
		.sort(byDate)
		.filter(({ isApproved, organization, date }) => isApproved || approved.has(`${organization}\n${date}`));
}

// --- The acts of a register: numbers that go on from meeting to meeting, and decisions that change earlier ones.

/** A number twice, going back, or with numbers missing before it, across the meetings of a register. */
const numberAcross: CollectionRule = {
	id: 'collection/number',
	check(context) {
		const numbered = context.meetings.flatMap((meeting) =>
			meeting.numbers.map((number): Numbered => ({ meeting, ...number })),
		);
		const dated = numbered.filter(({ year }) => year !== null);
		const plain = numbered.filter(({ year }) => year === null);
		for (const register of groupBy(dated, ({ meeting, form }) => `${meeting.organization}\n${form}`).values())
			checkDated(register, context);
		for (const register of groupBy(plain, ({ meeting, word }) => `${meeting.body}\n${word}`).values())
			checkPlain(register, context);
	},
};

type Numbered = NumberOfRegister & { meeting: CollectionMeeting };

/** `2024-045`: one series a year; the first year of the collection may begin anywhere. */
function checkDated(register: readonly Numbered[], context: CollectionContext): void {
	const years = groupBy(register, ({ year }) => year ?? '');
	const first = [...years.keys()].sort()[0];
	for (const [year, series] of years) {
		checkSeries(series, context, { startsAtOne: year !== first });
	}
}

/** `17`: a series goes on through meetings only where a meeting went on where the last one ended; else each meeting begins at 1. */
function checkPlain(register: readonly Numbered[], context: CollectionContext): void {
	const meetings = [...groupBy(register, ({ meeting }) => meeting.file).values()];
	const goesOn = meetings.some((now, index) => {
		const before = meetings[index - 1]?.at(-1);
		return before !== undefined && (now[0]?.value ?? 1) > 1 && now[0]?.value === before.value + 1;
	});
	if (!goesOn) return;
	let series: Numbered[] = [];
	for (const numbers of meetings) {
		if (numbers[0]?.value === 1) {
			checkSeries(series, context, { startsAtOne: false });
			series = [];
		}
		for (const each of numbers) series.push(each);
	}
	checkSeries(series, context, { startsAtOne: false });
}

/** What is wrong inside one meeting is told by the rules of the meeting. */
function checkSeries(
	series: readonly Numbered[],
	context: CollectionContext,
	{ startsAtOne }: { startsAtOne: boolean },
): void {
	const known = new Map<number, Numbered>();
	let last: Numbered | undefined;
	for (const now of series) {
		const report = (code: string, values: Record<string, string | number>, isSure = true) =>
			context.report(now.meeting, {
				place: now.place ?? undefined,
				code: code as never,
				values: { number: now.number, ...values },
				...(isSure ? {} : { severity: 'info' as const }),
			});
		const same = known.get(now.value);
		if (same) {
			if (same.meeting !== now.meeting && same.isDecided && now.isDecided)
				report('twice', { file: same.meeting.file });
		} else if (last === undefined) {
			if (startsAtOne && now.value > 1) report('start', { count: now.value - 1 });
		} else if (last.meeting !== now.meeting && now.value < last.value) {
			report('back', { previous: last.number, file: last.meeting.file });
		} else if (last.meeting !== now.meeting && now.value > last.value + 1) {
			const count = now.value - last.value - 1;
			// Where more is missing than there is, the folder is a choice of meetings rather than a register with a hole.
			report('gap', { previous: last.number, file: last.meeting.file, count }, count <= known.size);
		}
		if (!same) known.set(now.value, now);
		if (last === undefined || now.value > last.value) last = now;
	}
}

// --- A decision that changes an earlier one: that one has to be there, in force, and the only one that can be meant.

/** A decision says that it amends, replaces or repeals another one, and the folder does not bear it out. */
const changedAct: CollectionRule = {
	id: 'collection/changed-act',
	check({ meetings, report }) {
		if (meetings.every(({ changes }) => changes.length === 0)) return;
		const named = meetings.flatMap(nameDecisions);
		const index = indexDecisions(named);
		const known = new Map(named.map((decision) => [decision.id, decision]));
		const outcomes = new Map(
			meetings.flatMap(({ decisions }) => decisions.map(({ id, outcome }) => [id, outcome] as const)),
		);
		const gone = new Map<string, NamedDecision>();
		const firstDates = new Map<string, string>();
		for (const { organization, date } of meetings)
			if (date !== null && !firstDates.has(organization)) firstDates.set(organization, date);
		for (const meeting of meetings) {
			for (const change of meeting.changes) {
				const by = known.get(change.decision);
				if (!by) continue;
				const { number, date, place } = change;
				const tell = (code: 'missing' | 'several' | 'notAdopted' | 'gone', values = {}) =>
					report(meeting, { place: place ?? undefined, code, values: { number, ...values } });
				const [changed, ...others] = findChanged(change, by, index);
				if (!changed) {
					if (reachesBack(firstDates.get(meeting.organization), { number, date })) tell('missing');
					continue;
				}
				if (others.length > 0) {
					tell('several', { count: others.length + 1 });
					continue;
				}
				const file = `${changed.meeting}.md`;
				if (outcomes.get(changed.id) === 'rejected') tell('notAdopted', { file });
				const before = gone.get(changed.id);
				if (before) tell('gone', { by: before.number ?? '', file: `${before.meeting}.md` });
				if (change.effect !== 'amends') gone.set(changed.id, by);
			}
		}
	},
};

function nameDecisions({ decisions, organization, date }: CollectionMeeting): NamedDecision[] {
	return decisions.map(({ id, number }) => ({
		id,
		number,
		date,
		organization,
		meeting: id.slice(0, id.lastIndexOf('#')),
	}));
}

/** Whether a decision that is named is from after the first minutes of its organization: a folder may begin after it. */
function reachesBack(
	first: string | undefined,
	{ number, date }: { number: string; date: string | null },
): boolean {
	if (first === undefined) return false;
	const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(number)?.[0];
	if (date !== null) return date >= first;
	return year !== undefined && year > first.slice(0, 4);
}

// --- Actions that are carried from one meeting to the next.

/**
 * An action that was open at the last meeting of a body and that the next one tells nothing of, while it carries others over: a body that does not
 * carry actions over loses none.
 */
const lostAction: CollectionRule = {
	id: 'collection/lost-action',
	check({ meetings, report }) {
		for (const body of groupBy(meetings, ({ body: name }) => name).values()) {
			const dated = body.filter(({ date }) => date !== null);
			for (const [index, meeting] of dated.entries()) {
				const before = dated[index - 1];
				if (before === undefined) continue;
				const now = meeting.actions.map(({ title }) => foldKeyword(title));
				const open = before.actions.filter(({ done }) => !done);
				const carried = open.filter(({ title }) => now.includes(foldKeyword(title)));
				const [first] = carried;
				if (first === undefined) continue;
				const place = meeting.actions[now.indexOf(foldKeyword(first.title))]?.place ?? undefined;
				for (const { title, owner } of open) {
					if (carried.some((each) => each.title === title) || nearestWord(title, now) !== undefined) continue;
					report(meeting, {
						place,
						code: 'lost',
						values: { title, owner: owner ?? 'none', file: before.file },
					});
				}
			}
		}
	},
};

// --- People: offices that ended, and names that may be one person's.

/** An office whose term ended before the last meeting, and that nobody was elected to since. */
const expiredMandate: CollectionRule = {
	id: 'collection/expired-mandate',
	check({ meetings, report }) {
		for (const held of groupBy(meetings, ({ organization }) => organization).values()) {
			const last = held.findLast(({ date }) => date !== null)?.date;
			if (last === undefined || last === null) continue;
			const elected = new Map<string, string>();
			for (const { elections, date } of held) {
				for (const word of elections.flatMap(({ title }) => [...getWords(title)]))
					if ((elected.get(word) ?? '') < (date ?? '')) elected.set(word, date ?? '');
			}
			for (const meeting of held) {
				for (const [mandate] of groupBy(meeting.mandates, ({ election }) => election).values()) {
					if (mandate === undefined) continue;
					const { office, end, start, place } = mandate;
					if (end === null || start === null || end >= last) continue;
					const isHeld = [...getWords(office)].some((word) => (elected.get(word) ?? '') > start);
					if (isHeld) continue;
					report(meeting, {
						place: place ?? undefined,
						code: 'expired',
						values: { office, end: { date: end }, last: { date: last } },
					});
				}
			}
		}
	},
};

/** Words of four letters or more, folded. An election whose title shares one with an office is taken to be for that office. */
function getWords(office: string): Set<string> {
	return new Set(foldKeyword(office).match(/\p{L}{4,}/gu) ?? []);
}

/** Two names of one organization that may be one person's. */
const doubtfulPerson: CollectionRule = {
	id: 'collection/doubtful-person',
	check({ meetings, report }) {
		const presences = gatherPresences(meetings);
		const people = joinPeople(presences, NO_SHARED_PEOPLE);
		const names = new Map(people.map(({ id, name }) => [id, name]));
		const rows = meetings.flatMap((held) => held.attendance.map((row) => ({ ...row, held })));
		const first = new Map<string, { row: (typeof rows)[number]; rank: number }>();
		for (const [rank, row] of rows.entries())
			if (!first.has(row.person)) first.set(row.person, { row, rank });
		for (const { person, other } of findDoubts(people, presences)) {
			const [one, two] = [first.get(person), first.get(other)];
			if (one === undefined || two === undefined) continue;
			// The later of the two is where the name differs from the one before.
			const [before, now] = one.rank < two.rank ? [one.row, two.row] : [two.row, one.row];
			report(now.held, {
				place: now.place ?? undefined,
				code: 'alike',
				values: { name: now.name, other: names.get(before.person) ?? '', file: before.held.file },
			});
		}
	},
};

// --- Minutes among minutes: two files of one meeting, minutes that were approved, links from one file to another.

/** Two files that are minutes of the same meeting: the second is left out of what is counted across meetings. */
const sameMeeting: CollectionRule = {
	id: 'collection/same-meeting',
	check({ meetings, report }) {
		for (const [first, ...others] of groupBy(meetings, meetingKey).values())
			for (const meeting of others)
				if (typeof first?.date === 'string')
					report(meeting, {
						place: meeting.datePlace ?? undefined,
						code: 'twice',
						values: { file: first.file, date: { date: first.date } },
					});
	},
};

/** The meetings without those that are told as second files of one. */
function withoutCopies(meetings: readonly CollectionMeeting[]): CollectionMeeting[] {
	return [...groupBy(meetings, meetingKey).values()].flatMap((group) =>
		group[0]?.date === null ? group : group.slice(0, 1),
	);
}

/** Records of meetings that an earlier one tells already, each with the file of that. */
export function findCopies(held: readonly MeetingRecord[]): Array<{ path: string; first: string }> {
	const named = held.map((record) => ({
		...record,
		body: `${record.organization}\n${foldKeyword(record.kind ?? '')}`,
	}));
	return [...groupBy(named, meetingKey).values()].flatMap(([first, ...others]) =>
		others.map(({ file }) => ({ path: file, first: first?.file ?? '' })),
	);
}

/** A key that two files share where they are of one meeting: body, day, convocation, hour and title. Without a date, the path of the file. */
function meetingKey({
	file,
	body,
	date,
	call,
	opened,
	title,
}: Pick<CollectionMeeting, 'file' | 'body' | 'date' | 'call' | 'opened' | 'title'>): string {
	return date === null ? file : `${body}\n${date}\n${call}\n${opened ?? ''}\n${title}`;
}

/** Minutes that are put to approval and are not in the folder, although it goes back further. */
const unknownMinutes: CollectionRule = {
	id: 'collection/unknown-minutes',
	check({ meetings, report }) {
		const bodies = groupBy(
			meetings.filter(({ date }) => date !== null),
			({ body }) => body,
		);
		const organizations = new Map(
			[...groupBy(meetings, ({ organization }) => organization)].map(([name, all]) => [
				name,
				new Set(all.map(({ date }) => date)),
			]),
		);
		for (const meeting of meetings) {
			const first = bodies.get(meeting.body)?.[0]?.date;
			for (const { date, place } of meeting.minutesNamed) {
				if (typeof first !== 'string' || date <= first || meeting.date === null || date >= meeting.date)
					continue;
				if (organizations.get(meeting.organization)?.has(date)) continue;
				report(meeting, { place: place ?? undefined, code: 'missing', values: { date: { date } } });
			}
		}
	},
};

/** A sealed text that is no longer what was approved. */
const changedAfterApproval: CollectionRule = {
	id: 'document/changed-after-approval',
	check({ meetings, seals, report }) {
		for (const meeting of meetings) {
			const seal = seals.get(meeting.file);
			if (seal && seal.sealed !== seal.now)
				report(meeting, { place: meeting.datePlace ?? undefined, code: 'changed', values: {} });
		}
	},
};

/** A link to another meeting of the folder, or to a decision in it, that leads nowhere. */
const brokenLink: CollectionRule = {
	id: 'collection/broken-link',
	check({ meetings, isThere, report }) {
		const byFile = new Map(meetings.map((meeting) => [meeting.file, meeting]));
		for (const meeting of meetings) {
			for (const { url, path, fragment, place } of meeting.links) {
				const other = byFile.get(path);
				if (other === undefined) {
					if (isThere(path) === false)
						report(meeting, { place: place ?? undefined, code: 'file', values: { file: url } });
				} else if (fragment !== '' && !other.anchors.includes(fragment)) {
					report(meeting, { place: place ?? undefined, code: 'place', values: { file: path, id: fragment } });
				}
			}
		}
	},
};

// --- The check of a collection: each rule, then the words of what it found.

/** Rules that look at every file. */
const OF_FILES: readonly CollectionRule[] = [sameMeeting, changedAfterApproval, brokenLink];

/** Rules that look at each meeting once: a second file of one is left out. */
const OF_MEETINGS: readonly CollectionRule[] = [
	numberAcross,
	unknownMinutes,
	expiredMandate,
	lostAction,
	doubtfulPerson,
	changedAct,
];

/** What is known of the files around the meetings. */
interface CollectionFiles {
	seals?: ReadonlyMap<string, Seal> | undefined;
	isThere?: ((path: string) => boolean | undefined) | undefined;
}

/** The messages of each meeting that it would not have alone, by path. `given`: in any order. */
export function checkCollection(
	given: readonly CollectionMeeting[],
	{ seals = new Map(), isThere = () => undefined }: CollectionFiles,
): Map<string, Diagnostic[]> {
	const meetings = [...given].sort(byDate);
	const found = new Map<string, Parameters<typeof wordFindings>[0][number][]>();
	const run = (rules: readonly CollectionRule[], some: readonly CollectionMeeting[]) => {
		for (const rule of rules) {
			const context: CollectionContext = {
				meetings: some,
				seals,
				isThere,
				report({ file }, finding) {
					const list = found.get(file) ?? [];
					found.set(file, list);
					list.push({ rule: rule.id, finding });
				},
			};
			rule.check(context);
		}
	};
	run(OF_FILES, meetings);
	run(OF_MEETINGS, withoutCopies(meetings));
	return new Map(
		given.map(({ file, lang, severities, silenced }) => [
			file,
			wordFindings(found.get(file) ?? [], { phrase: phrasebook(lang), severities, silenced }),
		]),
	);
}
