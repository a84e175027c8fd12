/** What happens in the meeting: items, prose, turns to speak, events, decisions, elections. */

import { Bookmark, type FileChild, Paragraph, type ParagraphChild, Tab, TabStopType, TextRun } from 'docx';
import type {
	CollegeTable,
	DecisionItem,
	ElectionItem,
	EventItem,
	Hour,
	Item,
	Line,
	ResultCell,
	SessionItem,
	TurnItem,
	VoteStrip,
} from '../../view/view-model.js';
import { escaped } from './head.js';
import { type Press, textRuns } from './press.js';
import { proseBlocks } from './prose.js';
import { bookmarkName, runsOf, textRun } from './runs.js';
import { CENTER, type CellText, RIGHT, table } from './table.js';

/** The items in document order; where it is asked, text at their end stays on the page of what follows. */
export function itemBlocks(items: readonly Item[], press: Press, keepNext = false): FileChild[] {
	return items.flatMap((item) => {
		switch (item.kind) {
			case 'session':
				return session(item, press);
			case 'prose':
				return proseBlocks(item.html, press, 'BodyText', keepNext && item === items.at(-1));
			case 'turn':
				return turn(item, press);
			case 'event':
				return [event(item, press)];
			case 'confidential':
				return [
					new Paragraph({ style: 'Confidential', children: runsOf(item.noticeHtml) }),
					...itemBlocks(item.items, press),
				];
			case 'decision':
				return decision(item, press);
			case 'election':
				return election(item, press);
		}
		return [];
	});
}

/** A label in bold and what it says, line by line. */
export function lineBlocks(
	lines: readonly Line[],
	press: Press,
	style = 'VoteLine',
	keepNext = false,
): FileChild[] {
	return lines.map(
		({ label, html }) =>
			new Paragraph({
				style,
				keepNext,
				children: [
					...(label === null
						? []
						: [...runsOf(`<b>${escaped(label)}</b>`), ...textRun(`${press.view.labels.colon} `)]),
					...runsOf(html),
				],
			}),
	);
}

/** Level of a heading of the page, where the title is level 1, as the level of a Word heading. */
function headingStyle(level: number): string {
	return `Heading${Math.min(6, Math.max(1, level - 1))}`;
}

function hourBlocks(hour: Hour | null, until: Hour | null = null): FileChild[] {
	if (hour === null) return [];
	const text = until === null ? hour.text : `${hour.text} – ${until.text}`;
	return [new Paragraph({ style: 'Hour', children: textRun(text) })];
}

/** A heading that links can lead to. */
function heading(
	item: { id: string; level: number; hour: Hour | null },
	children: ParagraphChild[],
): Paragraph {
	const { id, level, hour } = item;
	return new Paragraph({
		style: headingStyle(level),
		...(hour === null ? {} : { spacing: { before: 0 } }),
		children: [new Bookmark({ id: bookmarkName(id), children })],
	});
}

function session(item: SessionItem, press: Press): FileChild[] {
	return [
		...(item.day === null ? [] : [new Paragraph({ style: 'Day', children: textRuns(item.day, press) })]),
		...hourBlocks(item.hour, item.until),
		heading(item, runsOf(item.titleHtml)),
		...itemBlocks(item.items, press),
	];
}

function turn(item: TurnItem, press: Press): FileChild[] {
	return [
		new Paragraph({
			style: 'Intervention',
			children: [
				...runsOf(item.speakerHtml, { style: 'Speaker' }),
				...textRun(`${press.view.labels.colon} `),
				...runsOf(item.html),
			],
		}),
		...proseBlocks(item.restHtml, press, 'Intervention'),
	];
}

/** Width of the hour before an event, in twentieths of a point. */
const HOUR_COLUMN = 1134;

function event(item: EventItem, press: Press): FileChild {
	return new Paragraph({
		style: 'Event',
		tabStops: [{ type: TabStopType.LEFT, position: HOUR_COLUMN }],
		indent: item.hour === null ? {} : { left: HOUR_COLUMN, hanging: HOUR_COLUMN },
		children: [
			...(item.hour === null
				? []
				: [...textRun(item.hour.text, { style: 'EventHour' }), new TextRun({ children: [new Tab()] })]),
			...runsOf(item.html),
			...(item.effect === null
				? []
				: [...textRun(`${press.view.labels.colon} `), ...textRuns(item.effect, press)]),
			...textRun('.'),
		],
	});
}

/** Head of a block: the kind in small capitals, then its title, in one heading; the rule below. */
function blockHead(item: DecisionItem | ElectionItem, press: Press): FileChild[] {
	const kicker = runsOf(escaped(item.kicker), { style: 'Kicker' });
	return [
		...hourBlocks(item.hour),
		heading(
			item,
			item.titleHtml === null ? kicker : [...kicker, new TextRun({ break: 1 }), ...runsOf(item.titleHtml)],
		),
		...(item.rule === null ? [] : [new Paragraph({ style: 'Rule', children: textRuns(item.rule, press) })]),
	];
}

function decision(item: DecisionItem, press: Press): FileChild[] {
	return [
		...blockHead(item, press),
		// The end of the text and its vote are one thing to read.
		...itemBlocks(item.items, press, item.votes.length > 0 || item.result !== null),
		...lineBlocks(item.remarks, press, 'VoteLine', item.votes.length > 0),
		...item.votes.flatMap((vote) => strip(vote, press)),
		...(item.result === null ? [] : resultTable(item.result, press)),
	];
}

function resultTable(result: ResultCell, press: Press): FileChild[] {
	return table({
		head: [{ paragraphs: [textRuns(result.label, press)], align: CENTER }],
		rows: [[resultCell(result)]],
		style: 'VoteTable',
	});
}

function resultCell(result: ResultCell): CellText {
	return { paragraphs: [runsOf(escaped(result.value), { bold: true })], align: CENTER };
}

function strip(vote: VoteStrip, press: Press): FileChild[] {
	const label = (text: string): CellText => ({ paragraphs: [textRuns(text, press)], align: CENTER });
	const cells = vote.cells.map(
		({ value, heads }): CellText => ({
			// Heads on a line of their own: beside the votes the two numbers would read as one.
			paragraphs: [
				[
					...textRun(value),
					...(heads === null ? [] : [new TextRun({ break: 1 }), ...textRun(heads, { style: 'Heads' })]),
				],
			],
			align: CENTER,
		}),
	);
	const { consent, result } = vote;
	return [
		...(vote.heading === null
			? []
			: [new Paragraph({ style: 'Caption', keepNext: true, children: textRuns(vote.heading, press) })]),
		...table({
			head: [
				...vote.cells.map(({ label: text }) => label(text)),
				...(consent === null ? [] : [label(press.view.labels.vote)]),
				...(result === null ? [] : [label(result.label)]),
			],
			rows: [
				[
					...cells,
					...(consent === null ? [] : [label(consent)]),
					...(result === null ? [] : [resultCell(result)]),
				],
			].filter((row) => row.length > 0),
			style: 'VoteTable',
			keepNext: vote.lines.length > 0 || vote.proof !== null,
		}),
		...(vote.colleges === null ? [] : collegeTable(vote.colleges, press)),
		...lineBlocks(vote.lines, press, 'VoteLine', vote.proof !== null),
		...proof(vote.proof, press),
	];
}

function collegeTable({ columns, rows }: CollegeTable, press: Press): FileChild[] {
	const number = (text: string): CellText => ({ paragraphs: [textRuns(text, press)], align: RIGHT });
	return table({
		head: columns.map((text, index) =>
			index === 0 ? { paragraphs: [textRuns(text, press)] } : number(text),
		),
		rows: rows.map(({ name, values }) => [
			{ paragraphs: [textRuns(name, press)], isHeading: true },
			...values.map(number),
		]),
	});
}

function proof(text: string | null, press: Press): FileChild[] {
	return text === null ? [] : [new Paragraph({ style: 'Proof', children: textRuns(text, press) })];
}

/** A list of so many is not parted by the end of a page. */
const FEW_CANDIDATES = 10;

function election(item: ElectionItem, press: Press): FileChild[] {
	const { columns } = item;
	const text = (value: string): CellText => ({ paragraphs: [textRuns(value, press)] });
	const number = (value: string): CellText => ({ ...text(value), align: RIGHT });
	const head = [
		text(columns.candidate),
		...(item.counted ? [number(columns.votes)] : []),
		...(item.shared ? [number(columns.share)] : []),
		...(item.elects ? [text(columns.outcome)] : []),
	];
	const rows = item.groups.flatMap((group) => [
		...(group.heading === null ? [] : [[{ ...text(group.heading), span: head.length, isHeading: true }]]),
		...group.candidates.map((candidate) => [
			{ paragraphs: [runsOf(candidate.nameHtml)] },
			...(item.counted ? [number(candidate.votes)] : []),
			...(item.shared ? [number(candidate.share)] : []),
			...(item.elects ? [text(candidate.outcome)] : []),
		]),
	]);
	const widths = [4, ...(item.counted ? [1] : []), ...(item.shared ? [1] : []), ...(item.elects ? [2] : [])];
	return [
		...blockHead(item, press),
		...itemBlocks(item.items, press),
		...(item.groups.length === 0
			? []
			: table({ head, rows, widths, keepNext: rows.length <= FEW_CANDIDATES })),
		...(item.result === null
			? []
			: lineBlocks([{ label: item.result.label, html: escaped(item.result.value) }], press)),
		...lineBlocks(item.remarks, press),
		...proof(item.proof, press),
	];
}
