/** The acts of a register: numbers that go on from meeting to meeting, and decisions that change earlier ones. */

import { findChanged, indexDecisions, type NamedDecision } from '../changes.js';
import {
	type CollectionContext,
	type CollectionMeeting,
	type CollectionRule,
	groupBy,
	type NumberOfRegister,
} from './rule.js';

/** A number twice, going back, or with numbers missing before it, across the meetings of a register. */
export const numberAcross: CollectionRule = {
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
export const changedAct: CollectionRule = {
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
