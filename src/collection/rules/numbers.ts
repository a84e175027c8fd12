/** The numbers of a register: continuous from meeting to meeting, by year where the number holds one. */

import type { Parent } from 'unist';
import { foldKeyword } from '../../text/fold.js';
import {
	type CollectionContext,
	type CollectionMeeting,
	type CollectionRule,
	groupBy,
	opening,
} from './rule.js';

/** A number twice, going back, or with numbers missing before it, across the meetings of a register. */
export const numberAcross: CollectionRule = {
	id: 'collection/number',
	check(context) {
		const numbered = context.meetings.flatMap((meeting) => numbersOf(meeting));
		const dated = numbered.filter(({ year }) => year !== undefined);
		const plain = numbered.filter(({ year }) => year === undefined);
		for (const register of groupBy(dated, ({ meeting, form }) => `${meeting.organization}\n${form}`).values())
			checkDated(register, context);
		for (const register of groupBy(plain, ({ meeting, word }) => `${meeting.body}\n${word}`).values())
			checkPlain(register, context);
	},
};

interface Numbered {
	meeting: CollectionMeeting;
	node: Parent;
	/** As printed. */
	number: string;
	/** The number with its year and other signs, its last figure left out and the year replaced: what the numbers of a register share. */
	form: string;
	year: string | undefined;
	value: bigint;
	word: string;
	/** Whether it was decided: what was put off bears its number again. */
	isDecided: boolean;
}

function numbersOf(meeting: CollectionMeeting): Numbered[] {
	const { decisions, elections } = meeting.input.assembly;
	const all = [
		...decisions
			.filter(({ kind, node }) => kind !== 'amendment' && node.form !== 'implicit')
			.map(({ node, number, kind, outcome }) => ({
				node,
				number,
				word: kind as string,
				isDecided: !['undetermined', 'adjourned', 'withdrawn', 'moot'].includes(outcome),
			})),
		...elections.map(({ node, number, by }) => ({
			node,
			number,
			word: node.type as string,
			isDecided: by !== 'quorumMissing' && by !== 'unknown' && by !== 'tie',
		})),
	];
	return all
		.filter(({ node }) => node.children.some(({ type }) => type === 'itemNumber'))
		.sort((a, b) => (a.node.position?.start.offset ?? 0) - (b.node.position?.start.offset ?? 0))
		.flatMap(({ node, number, word, isDecided }) => {
			const match = /^(.*?)(\d{1,9})$/.exec(number?.trim() ?? '');
			if (number === null || !match) return [];
			const [, prefix = '', digits = '0'] = match;
			const year = /(?<!\d)(?:19|20)\d{2}(?=\D+$)/.exec(prefix)?.[0];
			if (year === undefined && prefix !== '') return [];
			const form = year === undefined ? '' : foldKeyword(prefix.replace(year, '····'));
			return [{ meeting, node, number, form, year, value: BigInt(digits), word, isDecided }];
		});
}

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
		return before !== undefined && (now[0]?.value ?? 1n) > 1n && now[0]?.value === before.value + 1n;
	});
	if (!goesOn) return;
	let series: Numbered[] = [];
	for (const numbers of meetings) {
		if (numbers[0]?.value === 1n) {
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
	const known = new Map<bigint, Numbered>();
	let last: Numbered | undefined;
	for (const now of series) {
		const report = (code: string, values: Record<string, string | number>, isSure = true) =>
			context.report(now.meeting, {
				place: now.node.children.find(({ type }) => type === 'itemNumber')?.position ?? opening(now.node),
				code: code as never,
				values: { number: now.number, ...values },
				...(isSure ? {} : { severity: 'info' as const }),
			});
		const same = known.get(now.value);
		if (same) {
			if (same.meeting !== now.meeting && same.isDecided && now.isDecided)
				report('twice', { file: same.meeting.file });
		} else if (last === undefined) {
			if (startsAtOne && now.value > 1n) report('start', { count: Number(now.value - 1n) });
		} else if (last.meeting !== now.meeting && now.value < last.value) {
			report('back', { previous: last.number, file: last.meeting.file });
		} else if (last.meeting !== now.meeting && now.value > last.value + 1n) {
			const count = now.value - last.value - 1n;
			// Where more is missing than there is, the folder is a choice of meetings rather than a register with a hole.
			report(
				'gap',
				{ previous: last.number, file: last.meeting.file, count: Number(count) },
				count <= BigInt(known.size),
			);
		}
		if (!same) known.set(now.value, now);
		if (last === undefined || now.value > last.value) last = now;
	}
}
