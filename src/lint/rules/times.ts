/** The rules about dates and hours. Hours along the body stand on one scale: minutes since the midnight before the meeting opened. */

import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import {
	type Action,
	type DateStatement,
	type DateValue,
	type Event,
	type Field,
	getBody,
	getChild,
	getChildren,
	getField,
	getHeader,
	getHeaderDate,
	getHeaderTime,
	getStatements,
	isHeaderBroken,
	isWholeRecord,
	listNodes,
	type Meeting,
	type Problem,
	type TimeStatement,
	type TimeValue,
} from '../../ast/index.js';
import type { MessageCode } from '../../language/ids.js';
import { isOneOf, mentions, opensWith } from '../../language/index.js';
import {
	type CalendarDate,
	daysBetween,
	fromIsoDate,
	getWeekday,
	isRealDate,
	toIsoDate,
	weekdayName,
} from '../../text/date.js';
import { foldKeyword } from '../../text/fold.js';
import { lastWords } from '../../text/letters.js';
import { DAY, HALF_DAY, impossibleTimesIn, MeetingClock, onScale } from '../../text/time.js';
import { type Finding, firstLine, placeInside, type Rule, type RuleContext, writtenTexts } from '../rule.js';

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
		for (const { node, minutes, earlierThan, closes } of readClock(meeting).points) {
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

/** The place of a node that explains a finding, where it has one. */
function relatedTo(node: Node | undefined): NonNullable<Finding['related']> {
	return node?.position ? [{ position: node.position }] : [];
}

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
		reportSuspended(meeting, report);
		const opened = getHeaderTime(getHeader(meeting), 'opened');
		const closed = getHeaderTime(getHeader(meeting), 'closed');
		const { points, lastDay } = readClock(meeting);
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
function reportSuspended(meeting: Meeting, report: RuleContext['report']): void {
	let suspended: Event | undefined;
	for (const { node } of listNodes(meeting)) {
		if (node.type === 'event') {
			const { event } = node as Event;
			// Whoever comes or goes may do so meanwhile.
			if (event === 'suspension') suspended = hasRange(node as Event) ? undefined : (node as Event);
			else if (event === 'resumption') suspended = undefined;
		} else if (node.type === 'session' || node.type === 'closing') {
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

export const timeWeekday: Rule = {
	id: 'time/weekday',
	severity: 'error',
	check({ meeting, report }) {
		const held = fromIsoDate(getHeaderDate(getHeader(meeting), 'date')?.value ?? '');
		for (const { node: parent } of listNodes(meeting)) {
			for (const statement of held ? getStatements(parent) : []) {
				if (statement.kind !== 'date' || !statement.day || !held) continue;
				const date = wrongWeekday(statement.day, held);
				if (!date) continue;
				report({
					place: statement.position,
					code: 'wrong',
					severity: 'warning',
					values: {
						date: { date: toIsoDate(date) },
						written: weekdayName(statement.day.weekday, meeting.lang),
						right: weekdayName(getWeekday(date), meeting.lang),
					},
				});
			}
			for (const node of getDates(parent)) {
				const { value, weekday } = node as DateValue;
				const date = fromIsoDate(value);
				if (weekday === undefined || !date || getWeekday(date) === weekday) continue;
				report({
					place: node.position,
					file: node.data?.file,
					code: 'wrong',
					values: {
						date: { date: value },
						written: weekdayName(weekday, meeting.lang),
						right: weekdayName(getWeekday(date), meeting.lang),
					},
					...(node === parent ? {} : { severity: 'warning' as const }),
				});
			}
		}
	},
};

/**
 * The date nearest to the meeting that a day without a year may be, where no date around the meeting has the weekday written with it. Who
 * speaks of a day more than ten months away names its year.
 */
function wrongWeekday(
	{ month, day, weekday }: { month: number; day: number; weekday: number },
	held: CalendarDate,
): CalendarDate | undefined {
	const near = [held.year - 1, held.year, held.year + 1]
		.filter((year) => isRealDate(year, month, day))
		.map((year) => ({ year, month, day }))
		.map((date) => ({ date, days: Math.abs(daysBetween(held, date)) }))
		.filter(({ days }) => days <= FARTHEST)
		.sort((a, b) => a.days - b.days);
	return near.some(({ date }) => getWeekday(date) === weekday) ? undefined : near[0]?.date;
}

/** Days. */
const FARTHEST = 300;

/** A date, or those that a text states. */
function getDates(node: Node): DateValue[] {
	if (node.type === 'dateValue') return [node as DateValue];
	return getStatements(node).flatMap((one) => (one.kind === 'date' ? one.children : []));
}

/** `aura lieu à | 18h70`, and not `à | 12h75 | par an`, which is a price or a length. */
function isBehindAt(text: string, from: number, to: number): boolean {
	const [before] = lastWords(text.slice(Math.max(0, from - LONGEST_LEAD), from), 1);
	const behind = text.slice(to, to + LONGEST_LEAD).trimStart();
	return (
		isOneOf(before?.text ?? '', ['eventLinks', 'at']) &&
		!behind.startsWith('/') &&
		!opensWith(behind, 'perWords')
	);
}

const LONGEST_LEAD = 20;

/** A day that its month does not have; minutes that approve themselves; a next meeting that was before. */
export const timeInProse: Rule = {
	id: 'time/in-prose',
	severity: 'warning',
	check({ source, meeting, assembly, places, report }) {
		for (const { start, text } of writtenTexts(meeting, source))
			for (const { from, to, opens } of impossibleTimesIn(text))
				if (opens || isBehindAt(text, from, to))
					report({
						place: placeInside(places, start, from, to),
						code: 'noSuchTime',
						values: { text: text.slice(from, to) },
					});
		const held = getHeaderDate(getHeader(meeting), 'date');
		if (held) reportTitleDate(meeting, source, held, report);
		const heads = new Set<Node>(getHead(meeting));
		if (held && assembly.status !== 'convened') reportHeadDate([...heads], source, held, report);
		const notice = getHeaderDate(getHeader(meeting), 'notice');
		const notices = listNodes(meeting).flatMap(({ node }) =>
			getStatements(node).flatMap((one) => (one.kind === 'date' && one.of === 'notice' ? one.children : [])),
		);
		// Of two notices the header has one.
		const isTold = notices.some(({ value }) => value === notice?.value || value === held?.value);
		const next = getNextTold(meeting);
		const isOver = assembly.status !== 'convened';
		for (const { node, above } of listNodes(meeting)) {
			for (const statement of getStatements(node)) {
				if (statement.kind !== 'date' || !statement.position || statement.day) continue;
				// `titre: Procès-verbal de la séance du 7 juin 2024`
				const isTitle = above.some((one) => one.type === 'field' && (one as Field).name === 'title');
				const [date] = statement.children;
				// `## Procès-verbal de la séance du 7 juillet 2024`, of an item that is not the record.
				const isItem = node.type === 'title' && !isWholeRecord(above.at(-1) ?? node, meeting);
				if (statement.of === 'head' && date && isItem && held && date.value > held.value && statement.minutes)
					report({
						place: statement.position,
						code: 'laterMinutes',
						values: { text: source.slice(statement.position.start.offset, statement.position.end.offset) },
						related: relatedTo(held),
					});
				if (statement.of === 'head' && date && ((!heads.has(node) && !isTitle) || hasWrongWeekday(date)))
					continue;
				const place = { node, above, held, notice: isTold ? undefined : notice, next, isOver };
				const fault = date ? findFault(statement, date.value, place) : { code: 'noSuchDay' as const };
				if (!fault) continue;
				const text = source.slice(statement.position.start.offset, statement.position.end.offset);
				const { code, named, beside = named } = fault;
				report({
					place: statement.position,
					code,
					values: {
						text,
						...(named && {
							[code === 'otherNotice' ? 'notice' : code === 'otherNext' ? 'next' : 'held']: {
								date: named.value,
							},
						}),
					},
					related: relatedTo(beside),
				});
			}
		}
	},
};

/** Which has a message of its own. */
function hasWrongWeekday({ value, weekday }: DateValue): boolean {
	const date = fromIsoDate(value);
	return weekday !== undefined && date !== undefined && getWeekday(date) !== weekday;
}

/** Where a date is stated, and the dates of the header: that of the meeting, and that of a notice which the text tells nowhere. */
interface StatedPlace {
	node: Node;
	above: readonly Node[];
	held: DateValue | undefined;
	notice: DateValue | undefined;
	/** The next meeting, where the text names one and another day. */
	next: DateValue | undefined;
	/** The meeting has taken place. */
	isOver: boolean;
}

/** What is wrong with a date that a sentence states: the date of the header that the message names, or that it stands `beside`. */
interface DateFault {
	code: MessageCode<'time/in-prose'>;
	named?: DateValue;
	beside?: DateValue;
}

function findFault(
	statement: DateStatement,
	date: string,
	{ node, above, held, notice, next, isOver }: StatedPlace,
): DateFault | undefined {
	const { of, fixed } = statement;
	if (held && isOver) {
		// Of this meeting, as the text says, and another day than that of the header.
		if (isOfMeeting(statement) && held.value !== undefined && date !== held.value)
			return { code: of === 'page' ? 'pageHead' : 'otherDay', named: held };
		if (of === 'future' && date < held.value) return { code: 'futureBefore', named: held };
		if (of === 'past' && date > held.value) return { code: 'pastAfter', named: held };
	}
	if (of === 'notice' && notice && isNear(date, notice.value)) return { code: 'otherNotice', named: notice };
	if (fixed && next && isNear(date, next.value)) return { code: 'otherNext', named: next };
	if (held && date < held.value) {
		if (isOfNext(statement, node, above)) return { code: 'nextBefore', named: held };
		if (of === 'signed') return { code: 'signedBefore', named: held };
	}
	if (isOfOtherMinutes(statement, date, held?.value, above)) return { code: 'otherMinutes' };
	if (of === 'minutes' && held && date >= held.value && isOver)
		return { code: date === held.value ? 'ownMinutes' : 'laterMinutes', beside: held };
	return undefined;
}

/** The next meeting of the header, where the text names one day for one, and that of the header nowhere. */
function getNextTold(meeting: Meeting): DateValue | undefined {
	const next = getHeaderDate(getHeader(meeting), 'next');
	const dates = getBody(meeting)
		.flatMap((child) => listNodes(child))
		.flatMap(({ node }) => getStatements(node))
		.flatMap((one) => (one.kind === 'date' ? one : []));
	const told = dates.filter(({ of }) => of === 'next').length;
	const isNamed = dates.some(({ children }) => children.some(({ value }) => value === next?.value));
	return told === 1 && !isNamed ? next : undefined;
}

/** Minutes that are put to approval, under a title that names those of another day and no more: `## Approbation du procès-verbal du 6 octobre 2026`. */
function isOfOtherMinutes(
	{ of }: DateStatement,
	date: string,
	held: string | undefined,
	above: readonly Node[],
): boolean {
	if (of !== 'minutes') return false;
	const titles = above.flatMap((node) =>
		node.type === 'session' || node.type === 'resolution'
			? ((node as Parent).children.find(({ type }) => type === 'title') ?? [])
			: [],
	);
	const dates = titles.map((title) =>
		getStatements(title).flatMap((one) => (one.kind === 'date' ? (one.children[0]?.value ?? []) : [])),
	);
	return (
		!above.some(({ type }) => type === 'title') &&
		dates.some((named) => named.length === 1 && named[0] !== date && named[0] !== held) &&
		!dates.some((named) => named.includes(date))
	);
}

/** Of the next meeting, as the words beside it say, or at the start of the first text under such a title: `## Prochaine réunion`. */
function isOfNext({ of, position }: DateStatement, node: Node, above: readonly Node[]): boolean {
	if (of !== undefined) return of === 'next';
	const item = above.at(-1);
	if (node.type !== 'paragraph' || item?.type !== 'session') return false;
	const { children } = item as Parent;
	const [title, first] = ['title', 'paragraph'].map((type) => children.find((child) => child.type === type));
	const start = (position?.start.offset ?? 0) - (node.position?.start.offset ?? 0);
	return (
		title !== undefined && first === node && start <= NEAR_START && mentions(wordsOf(title), 'nextMeetings')
	);
}

/** Minutes that a meeting may start after the hour at which its people met. */
const MOST_LATE = 15;

/** A weekday or an article may stand before a date. */
const NEAR_START = 16;

/** `# Assemblée générale du 7 juin 2024`, `titre: …`: the one date of the one title of the first level, another than that of the header. */
function reportTitleDate(
	meeting: Meeting,
	source: string,
	held: DateValue,
	report: RuleContext['report'],
): void {
	const tops = meeting.children.filter(
		(child) => child.type === 'session' && (child.depth === 1 || isWholeRecord(child, meeting)),
	);
	const [top, second] = tops;
	const [ofHeader] = getField(getHeader(meeting), 'title')?.children ?? [];
	if (ofHeader) reportDateOf(ofHeader, source, held, report);
	const title = top?.type === 'session' && !second ? getChild(top, 'title') : undefined;
	if (title) reportDateOf(title, source, held, report);
}

function reportDateOf(title: Node, source: string, held: DateValue, report: RuleContext['report']): void {
	const dates = getStatements(title).filter((one) => one.kind === 'date');
	const [only] = dates;
	const [date] = only?.kind === 'date' ? only.children : [];
	if (dates.length > 1 || only?.kind !== 'date' || !date || date.value === held.value) return;
	if (only.of !== undefined && only.of !== 'head') return;
	// Of `titre:` what the words say to be the day of the meeting is compared with all others; one that is far may be of a year.
	if (title.type !== 'title' && (only.of === 'head' || !isNear(date.value, held.value))) return;
	const { position } = only;
	report({
		place: position,
		code: 'otherDay',
		values: {
			text: source.slice(position?.start.offset, position?.end.offset),
			held: { date: held.value },
		},
		related: relatedTo(held),
	});
}

/**
 * `Board of Selectmen, Town Hall, March 26, 2005`, `The annual meeting was held at the hall on …`: the one day that the first sentence with a day says
 * at the head of the record, where no text there has that of the header.
 */
function reportHeadDate(
	heads: readonly Node[],
	source: string,
	held: DateValue,
	report: RuleContext['report'],
): void {
	const all = heads.map((node) => getStatements(node).filter((one) => one.kind === 'date'));
	const at = all.findIndex((dates) => dates.some(({ of }) => of !== 'notice'));
	const [told, second] = all[at]?.filter(({ of }) => of !== 'notice') ?? [];
	const { position } = told ?? {};
	if (!told?.head || second || !position) return;
	const [date] = told.children;
	if (date && hasWrongWeekday(date)) return;
	// `L'an deux mille vingt-trois, le samedi 13 mai`
	const value =
		date?.value ??
		(told.day &&
			toIsoDate({ year: Number(held.value.slice(0, 4)), month: told.day.month, day: told.day.day }));
	if (value === undefined || value === held.value || !isNear(value, held.value)) return;
	if (all.flat().some(({ children }) => children.some((one) => one.value === held.value))) return;
	report({
		place: position,
		code: 'otherDay',
		values: { text: source.slice(position.start.offset, position.end.offset), held: { date: held.value } },
		related: relatedTo(held),
	});
}

/** The paragraphs over all items and votes, which say what the record is of. */
function getHead(meeting: Meeting): Node[] {
	const body = getBody(meeting);
	const end = body.findIndex(({ type }) => type !== 'paragraph');
	return body.slice(0, end < 0 ? body.length : end);
}

/** Whether two days are of one meeting's notices: others may be of earlier meetings. */
function isNear(one: string, other: string): boolean {
	const [a, b] = [fromIsoDate(one), fromIsoDate(other)];
	return a !== undefined && b !== undefined && Math.abs(daysBetween(a, b)) <= FARTHEST_NOTICE;
}

const FARTHEST_NOTICE = 45;

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

/** A record without its day; where a sentence of its head says one, that is what the header waits for. */
export const timeNoDate: Rule = {
	id: 'time/no-date',
	severity: 'warning',
	check({ meeting, report }) {
		const header = getHeader(meeting);
		const end = header.position?.end.offset ?? 0;
		// A line of the header that cannot be read may be that of the date.
		const isUnread = meeting.children.some(
			(child) =>
				child.type === 'problem' &&
				(child as Problem).rule.startsWith('syntax/') &&
				(child.position?.start.offset ?? end) < end,
		);
		if (isHeaderBroken(meeting) || isUnread || getField(header, 'date')) return;
		const told = getHead(meeting)
			.flatMap((node) => listNodes(node))
			.flatMap(({ node }) => getStatements(node))
			.find((one) => one.kind === 'date' && isOfMeeting(one) && one.children.length > 0);
		const [day] = told?.kind === 'date' ? told.children : [];
		if (day?.position) report({ place: day.position, code: 'told', values: { date: { date: day.value } } });
		else report({ place: firstLine(header), code: 'missing' });
	},
};

function isOfMeeting({ of }: DateStatement): boolean {
	return of === 'meeting' || of === 'page' || of === 'head';
}

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

/** Reads the times of the body. */
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
