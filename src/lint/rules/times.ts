/** The rules about hours. Hours along the body stand on one scale: minutes since the midnight before the meeting opened. */

import type { Node } from 'unist';
import {
	type Action,
	type Closing,
	type DateValue,
	type Event,
	getChild,
	getChildren,
	getHeader,
	getHeaderDate,
	getHeaderTime,
	getStatements,
	isHeaderBroken,
	isWholeRecord,
	listNodes,
	type Meeting,
	type TimeStatement,
	type TimeValue,
} from '../../ast/index.js';
import { isOneOf, mentions } from '../../language/index.js';
import { foldKeyword } from '../../text/fold.js';
import { beside } from '../../text/lazy.js';
import { DAY, HALF_DAY, MeetingClock, onScale } from '../../text/time.js';
import { type Finding, firstLine, getHead, type Rule, type RuleContext, relatedTo } from '../rule.js';

/** Fields of the header whose date cannot be before that of the meeting. */
const LATER = ['next', 'approval'] as const;

/** A time earlier than one above it; a closing sentence that differs from the header; a date after the meeting that is before it. */
export const timeOrder: Rule = {
	id: 'time/order',
	severity: 'error',
	check({ meeting, source, report }) {
		const held = getHeaderDate(getHeader(meeting), 'date');
		for (const name of LATER) {
			const date = getHeaderDate(getHeader(meeting), name);
			// Dates as `2024-06-06` compare as texts.
			if (!held || !date || date.value >= held.value) continue;
			report({
				place: date.position,
				code: name,
				values: { date: { date: date.value }, held: { date: held.value } },
				related: relatedTo(held),
			});
		}
		const opened = getHeaderTime(getHeader(meeting), 'opened');
		const closed = getHeaderTime(getHeader(meeting), 'closed');
		reportToldTimes(meeting, opened, closed, report);
		for (const { node, minutes, earlierThan, closes } of getClock(meeting).points) {
			if (earlierThan) {
				report({
					place: node.position,
					code: 'earlier',
					values: {
						time: { time: node.value },
						above: { time: earlierThan.value },
						line: { line: earlierThan.position?.start.line ?? 0 },
					},
					related: relatedTo(earlierThan),
				});
			} else if (
				closes &&
				closed &&
				onScale(closed.value, minutes) !== minutes &&
				!isSameOfHalfDay(node, closed, source)
			) {
				report(differs('closing', 'closed', node, closed));
			}
		}
	},
};

/** `7:10` and `7:10 pm`: an hour without its half of the day may be of either. */
function isSameOfHalfDay(told: TimeValue, hour: TimeValue, source: string): boolean {
	const words = source.slice(told.position?.start.offset, told.position?.end.offset);
	return /^\d{1,2}[:.]\d{2}$/.test(words) && told.value + HALF_DAY === hour.value;
}

/** Whether two hours can be compared: `UTC` and `EST` cannot, an hour without a zone is of the other’s. */
function isSameZone(a: TimeValue, b: TimeValue): boolean {
	return !a.zone || !b.zone || foldKeyword(a.zone) === foldKeyword(b.zone);
}

/** The hours of the opening and the end and the length of the meeting, as sentences say them, against the header and the closing. */
function reportToldTimes(
	meeting: Meeting,
	opened: TimeValue | undefined,
	closed: TimeValue | undefined,
	report: RuleContext['report'],
): void {
	const end = closed ?? closingTime(meeting);
	const openings = new ToldOpenings(meeting);
	for (const { node, above } of listNodes(meeting)) {
		for (const statement of getStatements(node)) {
			if (statement.kind !== 'time' || above.some(({ type }) => type === 'title')) continue;
			const [time] = statement.children;
			if (statement.of === 'turned')
				report({
					place: time.position,
					code: 'turned',
					severity: 'warning',
					values: { time: { time: time.value }, above: { time: statement.since ?? 0 } },
				});
			else if (statement.of === 'opened') {
				if (openings.isOpening(statement, node, above, opened) && opened && isOtherTime(time, opened))
					report({ ...differs('opening', 'opened', time, opened), severity: 'warning' });
			} else if (!end) continue;
			else if (statement.of === 'closed') {
				const isNear = Math.abs(onScale(time.value, end.value) - end.value) <= MOST_LATE;
				if (isOtherTime(time, end) && !(statement.proposed && isNear))
					report({ ...differs('closing', 'closed', time, end), severity: 'warning' });
			} else if (
				opened &&
				isSameZone(opened, end) &&
				onScale(end.value, opened.value) - opened.value !== time.value
			)
				report({
					place: time.position,
					code: 'length',
					severity: 'warning',
					values: { opened: { time: opened.value }, closed: { time: end.value } },
					related: relatedTo(end),
				});
		}
	}
}

/** Tells which of the openings that sentences tell, in the order of the text, is that of the meeting. */
class ToldOpenings {
	readonly #meeting: Meeting;
	readonly #heads: ReadonlySet<Node>;
	#isSaid = false;
	/** What was said is when they met, at the head of the record: the hour of the opening may follow. */
	#hasMet = false;

	constructor(meeting: Meeting) {
		this.#meeting = meeting;
		this.#heads = new Set(getHead(meeting));
	}

	isOpening(
		statement: TimeStatement,
		node: Node,
		above: readonly Node[],
		opened: TimeValue | undefined,
	): boolean {
		if (statement.head && !this.#heads.has(node)) return false;
		const meeting = this.#meeting;
		// Later ones may open a part of the meeting, or the floor; another day is that of another meeting.
		const isInItem = above.some((one) => one.type === 'session' && !isWholeRecord(one, meeting));
		const isSecond = this.#hasMet && !statement.day && !isInItem;
		const isOfOther = statement.day && statement.day !== getHeaderDate(getHeader(meeting), 'date')?.value;
		if ((this.#isSaid && !isSecond) || isOfOther) return false;
		this.#hasMet = statement.day !== undefined;
		// They met, and a few minutes later the meeting was opened.
		const late = (opened?.value ?? 0) - statement.children[0].value;
		if (statement.day && late > 0 && late <= MOST_LATE) return false;
		this.#isSaid = true;
		return true;
	}
}

/** Whether two hours can be compared and are not the same. */
function isOtherTime(told: TimeValue, hour: TimeValue): boolean {
	return isSameZone(told, hour) && onScale(told.value, hour.value) !== hour.value;
}

/** An hour that differs from that of the header or of the closing. */
function differs(code: 'opening' | 'closing', name: 'opened' | 'closed', told: TimeValue, hour: TimeValue) {
	return {
		place: told.position,
		code,
		values: {
			time: { time: told.value },
			[name]: { time: hour.value },
			line: { line: hour.position?.start.line ?? 0 },
		},
		related: relatedTo(hour),
	} as const;
}

/** Minutes that a meeting may start after the hour at which its people met. */
const MOST_LATE = 15;

/** The hour of the closing sentence. */
function closingTime(meeting: Meeting): TimeValue | undefined {
	for (const { node, above } of listNodes(meeting))
		if (node.type === 'timeValue' && above.at(-1)?.type === 'closing') return node as TimeValue;
	return undefined;
}

/** A time before the opening or after the closing; an action that is due before the meeting. */
export const timeOutside: Rule = {
	id: 'time/outside',
	severity: 'warning',
	check({ meeting, assembly, source, report }) {
		// A notice carries over what is still to be done, late or not: how it stands is told at the meeting.
		if (assembly.status !== 'convened') reportPastDue(meeting, report);
		reportSuspended(meeting, source, report);
		reportClosings(meeting, source, report);
		const opened = getHeaderTime(getHeader(meeting), 'opened');
		const closed = getHeaderTime(getHeader(meeting), 'closed');
		const { points, lastDay } = getClock(meeting);
		// A meeting of several days closes on the last of them.
		const end = closed && onScale(closed.value, Math.max(opened?.value ?? 0, lastDay));
		if (opened && closed && !isSameZone(opened, closed)) {
			report({
				place: closed.position,
				code: 'zones',
				values: { opened: opened.zone ?? '', closed: closed.zone ?? '' },
			});
			return;
		}
		if (opened && closed && end !== undefined && end < opened.value) {
			report(turnedHours(opened, closed, source));
			return;
		}
		const told = opened && closed ? {} : toldHours(meeting);
		const first = opened ?? told.opened;
		const closing = points.find(({ closes }) => closes);
		const last = closed ?? closing?.node ?? told.closed;
		const isTold = (opened && closed) || closing?.earlierThan;
		if (first && last && !isTold && lastDay === 0 && isSameZone(first, last)) {
			const turned = turnedHours(first, last, source);
			if (onScale(last.value, first.value) < first.value && turned.severity === 'error') report(turned);
		}
		for (const { node, minutes, earlierThan, closes } of points) {
			if (earlierThan || closes) continue;
			if (opened && minutes < opened.value) {
				report({
					place: node.position,
					code: 'before',
					values: { time: { time: node.value }, opened: { time: opened.value } },
				});
			} else if (closed && end !== undefined && minutes > end) {
				report({
					place: node.position,
					code: 'after',
					values: { time: { time: node.value }, closed: { time: closed.value } },
				});
			}
		}
	},
};

/** `Ouverture : 17h` and `Clôture : 14h`; `11:30` and `1:15` may be right. */
function turnedHours(opened: TimeValue, closed: TimeValue, source: string): Finding {
	const isOfHalfDay = isSameOfHalfDay(closed, { ...closed, value: closed.value + HALF_DAY }, source);
	return {
		place: closed.position,
		code: 'closedBeforeOpened',
		values: { time: { time: closed.value }, opened: { time: opened.value } },
		related: relatedTo(opened),
		...(isOfHalfDay ? {} : { severity: 'error' as const }),
	};
}

/** The hours of the opening and of the end as sentences and lines of the text tell them. */
function toldHours(meeting: Meeting): { opened?: TimeValue; closed?: TimeValue } {
	const openings = new ToldOpenings(meeting);
	const told: { opened?: TimeValue; closed?: TimeValue } = {};
	for (const { node, above } of listNodes(meeting)) {
		for (const statement of getStatements(node)) {
			if (statement.kind !== 'time' || statement.proposed || above.some(({ type }) => type === 'title'))
				continue;
			const [time] = statement.children;
			if (statement.of === 'opened' && openings.isOpening(statement, node, above, undefined))
				told.opened = time;
			else if (statement.of === 'closed' && !statement.day) told.closed = time;
		}
	}
	return told;
}

/** A vote that stands between a suspension and its end. */
function reportSuspended(meeting: Meeting, source: string, report: RuleContext['report']): void {
	let suspended: Event | undefined;
	for (const { node } of listNodes(meeting)) {
		if (node.type === 'event') {
			const { event } = node as Event;
			// Whoever comes or goes may do so meanwhile.
			if (event === 'suspension') suspended = hasRange(node as Event) ? undefined : (node as Event);
			else if (event === 'resumption') suspended = undefined;
		} else if (
			node.type === 'session' ||
			node.type === 'closing' ||
			(suspended && opensAgain(node, source))
		) {
			// The next item is treated: the meeting has gone on, whether a line says so or not.
			suspended = undefined;
		} else if (node.type === 'ballot' && suspended) {
			report({
				place: node.position,
				code: 'suspended',
				values: { line: { line: suspended.position?.start.line ?? 0 } },
				related: relatedTo(suspended),
			});
			suspended = undefined;
		}
	}
}

/** A vote below the closing of the meeting, and a second closing at another hour, where nothing between says that it was opened again. */
function reportClosings(meeting: Meeting, source: string, report: RuleContext['report']): void {
	if (getClock(meeting).lastDay > 0) return;
	let closing: Closing | undefined;
	// The end may be told at the head, above all that was treated.
	let isHead = true;
	let isTold = false;
	const nodes = listNodes(meeting).filter(({ node }) => !node.data?.file);
	const closings = new Set(nodes.flatMap(({ node, above }) => (isFirm(node, above, source) ? [node] : [])));
	// That of the head is said again at the end.
	const hours = [...closings].map((node) => getChild(node as Closing, 'timeValue')?.value);
	// Each is compared with that of the header where it has one.
	const isInHeader = getHeaderTime(getHeader(meeting), 'closed') !== undefined;
	const isRepeated = (hour: number) => hours.indexOf(hour) < hours.lastIndexOf(hour);
	for (const { node, above } of nodes) {
		if (above.some((one) => closings.has(one))) continue;
		if (closings.has(node)) {
			const time = getChild(node as Closing, 'timeValue');
			const other = getChild(closing, 'timeValue');
			if (!isInHeader && time && other && time.value !== other.value && !(isTold && isRepeated(other.value)))
				report({
					place: time.position,
					code: 'closedTwice',
					values: {
						time: { time: time.value },
						closed: { time: other.value },
						line: { line: other.position?.start.line ?? 0 },
					},
					related: relatedTo(other),
				});
			closing = node as Closing;
			isTold = isHead;
		} else if (node.type === 'ballot') {
			isHead = false;
			if (!closing || isTold || !isOfNewItem(above, closing)) continue;
			report({
				place: node.position,
				code: 'votedAfter',
				values: { line: { line: closing.position?.start.line ?? 0 } },
				related: relatedTo(closing),
			});
			closing = undefined;
		} else if (opensAgain(node, source)) closing = undefined;
		isHead &&= node.type !== 'session';
	}
}

/** Whether a vote has a heading below the closing: without one it is that on the adjournment, `Motion to adjourn, all in favor. Meeting adjourned at 8:19.` */
function isOfNewItem(above: readonly Node[], closing: Closing): boolean {
	const from = closing.position?.start.offset ?? 0;
	return above.some(
		(one) =>
			(one.type === 'session' || (one as { form?: string }).form === 'heading') &&
			(one.position?.start.offset ?? 0) > from,
	);
}

/** Not `propose de lever la séance à 22h`, `was adjourned until 4 pm`, nor the text of a motion. */
function isFirm(closing: Node, above: readonly Node[], source: string): boolean {
	if (closing.type !== 'closing') return false;
	const time = getChild(closing as Closing, 'timeValue')?.position?.start.offset;
	const words = source.slice(closing.position?.start.offset, closing.position?.end.offset);
	if (time === undefined || above.some(({ type }) => type === 'resolution')) return false;
	const before = source.slice(closing.position?.start.offset, time).trimEnd();
	const link = /(?:^|\s)(\S+)$/.exec(before.slice(-LONGEST_LINK))?.[1] ?? '';
	return (
		(/(?:^|[\s>*_:–—-])$/.test(before) || isOneOf(link, ['eventLinks', 'at'])) &&
		!mentions(words, 'proposing', 'suppositions', 'reopenings')
	);
}

const LONGEST_LINK = 12;

/** `La séance est rouverte`, `## Assemblée générale extraordinaire`: the meeting goes on, or another one is held. */
function opensAgain(node: Node, source: string): boolean {
	if (node.type === 'event') return (node as Event).event === 'resumption';
	const words = source.slice(node.position?.start.offset, node.position?.end.offset);
	if (node.type === 'title') return mentions(words, 'meetingNouns', 'reopenings', ['timeMarks', 'opened']);
	return node.type === 'paragraph' && mentions(words, 'reopenings', ['timeMarks', 'opened', 'label']);
}

/** `21h05 à 21h20 – Suspension`: it says its end. */
function hasRange(event: Event): boolean {
	return getChildren(event, 'timeValue').length > 1;
}

/** What was to be done before the meeting, and is not said to be done, has a wrong date. */
function reportPastDue(meeting: Meeting, report: RuleContext['report']): void {
	const held = getHeaderDate(getHeader(meeting), 'date');
	if (!held) return;
	for (const { node } of listNodes(meeting)) {
		if (node.type !== 'action') continue;
		const { children } = node as Action;
		if (children.some((child) => child.type === 'textValue' && child.role === 'status')) continue;
		const due = children.find((child) => child.type === 'dateValue');
		// Dates as `2024-06-06` compare as texts.
		if (due?.type !== 'dateValue' || due.value >= held.value) continue;
		report({
			place: due.position,
			code: 'dueBefore',
			values: { date: { date: due.value }, held: { date: held.value } },
			related: relatedTo(held),
		});
	}
}

export const timeNotClosed: Rule = {
	id: 'time/not-closed',
	severity: 'warning',
	check({ assembly, meeting, report }) {
		if (
			assembly.status === 'convened' ||
			isHeaderBroken(meeting) ||
			getHeaderTime(getHeader(meeting), 'closed')
		)
			return;
		if (closingTime(meeting)) return;
		const opened = getHeaderTime(getHeader(meeting), 'opened');
		const told = listNodes(meeting).flatMap(({ node }) => getStatements(node));
		// `moved to adjourn at 7:48 pm; carried`
		if (told.some((one) => one.kind === 'time' && one.of === 'closed' && one.proposed)) return;
		const length = told.find((one) => one.kind === 'time' && one.of === 'length');
		if (opened && length?.kind === 'time') {
			const end = (opened.value + length.children[0].value) % DAY;
			report({ place: length.position, code: 'length', values: { time: { time: end } } });
		} else report({ place: firstLine(getHeader(meeting)), code: 'missing' });
	},
};

/** One time of the body. */
interface ClockPoint {
	node: TimeValue;
	/** Minutes since the first midnight. */
	minutes: number;
	/** The time above it, where it is earlier than that one. */
	earlierThan?: TimeValue | undefined;
	/** Whether it closes the meeting. */
	closes: boolean;
}

/** The times of a meeting. */
interface Clock {
	/** In document order: starts of items, events, closing. The end of a range is compared with its start only. */
	points: ClockPoint[];
	/** Midnight that began the last day that a heading dates, in minutes since the first one; zero for the first day. */
	lastDay: number;
}

/** Two rules ask for the times of a meeting, which are walked through once. */
const getClock = beside(readClock);

function readClock(meeting: Meeting): Clock {
	const points: ClockPoint[] = [];
	const clock = new MeetingClock(
		getHeaderTime(getHeader(meeting), 'opened')?.value,
		getHeaderDate(getHeader(meeting), 'date')?.value,
	);
	let lastDay = 0;
	let last: { node: TimeValue; minutes: number } | undefined;
	for (const { node, above } of listNodes(meeting)) {
		if (node.type === 'dateValue' && STARTS_DAY.has(above.at(-1)?.type ?? '')) {
			lastDay = clock.startDay((node as DateValue).value) ?? lastDay;
			last = undefined;
		}
		if (node.type !== 'timeValue') continue;
		const parent = above.at(-1);
		if (!parent || above.some(({ type }) => type === 'header' || type === 'ballotLine')) continue;
		const time = node as TimeValue;
		const starts =
			'children' in parent && (parent.children as TimeValue[]).find(({ type }) => type === 'timeValue');
		if (starts !== time && starts) {
			const minutes = onScale(time.value, starts.value);
			if (minutes < starts.value) points.push({ node: time, minutes, earlierThan: starts, closes: false });
			continue;
		}
		const minutes = clock.tickTo(time.value);
		points.push({
			node: time,
			minutes,
			closes: parent.type === 'closing',
			...(last && minutes < last.minutes && { earlierThan: last.node }),
		});
		// One wrong time is one mistake: what follows is compared with the time just above.
		last = { node: time, minutes };
	}
	return { points, lastDay };
}

/** Headings whose date begins another day. */
const STARTS_DAY: ReadonlySet<string> = new Set(['session', 'resolution', 'election', 'choice']);
