/** The rules about dates: with their weekdays, in titles and sentences, and none at all. */

import { toString as wordsOf } from 'mdast-util-to-string';
import type { Node, Parent } from 'unist';
import {
	type DateStatement,
	type DateValue,
	type Field,
	getBody,
	getChild,
	getField,
	getHeader,
	getHeaderDate,
	getStatements,
	isHeaderBroken,
	isWholeRecord,
	listNodes,
	type Meeting,
	type Problem,
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
import { lastWords } from '../../text/letters.js';
import { impossibleTimesIn } from '../../text/time.js';
import {
	firstLine,
	getHead,
	placeInside,
	type Rule,
	type RuleContext,
	relatedTo,
	writtenTexts,
} from '../rule.js';

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

/** Whether two days are of one meeting's notices: others may be of earlier meetings. */
function isNear(one: string, other: string): boolean {
	const [a, b] = [fromIsoDate(one), fromIsoDate(other)];
	return a !== undefined && b !== undefined && Math.abs(daysBetween(a, b)) <= FARTHEST_NOTICE;
}

const FARTHEST_NOTICE = 45;

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
