/** The first page: who held the meeting, the title, the fact sheet, who was there, the agenda. */

import {
	type FileChild,
	ImageRun,
	InternalHyperlink,
	Paragraph,
	type ParagraphChild,
	SimpleField,
	TextRun,
} from 'docx';
import type {
	Agenda,
	Fact,
	Letterhead,
	Participants,
	TitleLines,
	WeightTables,
} from '../../view/view-model.js';
import { pictureOf } from './picture.js';
import { type Press, textRuns } from './press.js';
import { bookmarkName, runsOf, textRun } from './runs.js';
import { type CellText, RIGHT, table } from './table.js';

/** Content that stands in one column or in several. */
export interface Band {
	columns: 1 | 2 | 3;
	children: FileChild[];
}

/** Who held the meeting. */
export function letterhead(letterhead: Letterhead, press: Press): FileChild[] {
	if (letterhead.name === null) return [];
	const line = (text: string, style: string) => new Paragraph({ style, children: textRuns(text, press) });
	const picture = letterhead.logo ? pictureOf(letterhead.logo.source, 200, 70) : undefined;
	const alt = letterhead.logo?.alt ?? '';
	return [
		...(picture
			? [
					new Paragraph({
						style: 'Letterhead',
						children: [new ImageRun({ ...picture, altText: { name: alt, description: alt, title: alt } })],
					}),
				]
			: []),
		...letterhead.republic.map((text) => line(text, 'Letterhead')),
		line(letterhead.name, 'Organization'),
		...[letterhead.form, letterhead.address, letterhead.identifiers]
			.filter((text) => text !== null)
			.map((text) => line(text, 'Letterhead')),
	];
}

/** The title, one paragraph of up to three lines. */
export function title({ kicker, html, date }: TitleLines, press: Press): FileChild[] {
	const children: ParagraphChild[] = [
		...(kicker === null ? [] : [...textRun(kicker, { style: 'Kicker' }), new TextRun({ break: 1 })]),
		...runsOf(html),
		...(date === null ? [] : [new TextRun({ break: 1 }), ...textRuns(date, press)]),
	];
	return [new Paragraph({ style: 'Title', children })];
}

/** The fact sheet: a table of labels and values. */
export function facts(facts: readonly Fact[], press: Press): FileChild[] {
	if (facts.length === 0) return [];
	const { colon } = press.view.labels;
	return table({
		head: [],
		style: 'FactTable',
		widths: [1, 4],
		rows: facts.map((fact) => [
			{ paragraphs: [textRuns(fact.label, press)], isHeading: true },
			{
				paragraphs: [
					[
						...(fact.strong === null
							? []
							: [...textRun(fact.strong, { bold: true }), ...textRun(`${colon} `)]),
						...runsOf(fact.html),
					],
				],
			},
		]),
	});
}

/** Who was there. */
export function participants(participants: Participants | null, press: Press): Band[] {
	if (participants === null) return [];
	const heading = (text: string, level: 1 | 2, more: ParagraphChild[] = []) =>
		new Paragraph({ style: `Heading${level}`, children: [...textRuns(text, press), ...more] });
	const single = (children: FileChild[]): Band => ({ columns: 1, children });
	const bands = [single([heading(participants.heading, 1)])];
	if (participants.totals !== null)
		bands.push(
			single([new Paragraph({ style: 'BodyText', children: textRuns(participants.totals, press) })]),
		);
	if (participants.tables !== null) bands.push(single(roll(participants.tables, false, press)));
	for (const group of participants.groups) {
		const count = textRun(` — ${group.count}`, { style: 'Count' });
		bands.push(single([heading(group.heading, 2, count)]));
		bands.push({
			columns: group.columns,
			children: group.entries.map(
				({ html }) => new Paragraph({ style: 'Participant', children: runsOf(html) }),
			),
		});
	}
	return bands;
}

/** Votes by member, on the first page or as an annex. */
export function roll(
	{ heading, columns, tables }: WeightTables,
	isAnnex: boolean,
	press: Press,
): FileChild[] {
	const cell = (text: string): CellText => ({ paragraphs: [textRuns(text, press)] });
	const number = (text: string): CellText => ({ ...cell(text), align: RIGHT });
	const present = [columns.name, columns.detail, columns.presence, columns.by];
	const span = present.filter((name) => name !== null).length;
	return [
		...(isAnnex
			? [new Paragraph({ style: 'Heading1', pageBreakBefore: true, children: textRuns(heading, press) })]
			: []),
		...tables.flatMap((each) => [
			...(each.heading === null
				? []
				: [new Paragraph({ style: 'Caption', keepNext: true, children: textRuns(each.heading, press) })]),
			...table({
				head: [...present.filter((name) => name !== null).map(cell), number(columns.votes)],
				widths: [8, ...(columns.detail === null ? [] : [5]), 7, ...(columns.by === null ? [] : [6]), 6],
				rows: [
					...each.rows.map((row) => [
						{ paragraphs: [runsOf(row.nameHtml)] },
						...(columns.detail === null ? [] : [cell(row.detail)]),
						cell(row.presence),
						...(columns.by === null ? [] : [cell(row.by)]),
						number(row.votes),
					]),
					[
						{ ...cell(each.total.label), span, isHeading: true },
						{ ...number(each.total.votes), isHeading: true },
					],
				],
			}),
		]),
	];
}

/** Contents and summary of the meeting. */
export function agenda(agenda: Agenda | null, press: Press): FileChild[] {
	if (agenda === null) return [];
	const cell = (text: string): CellText => ({ paragraphs: [textRuns(text, press)] });
	return [
		new Paragraph({ style: 'Heading1', children: textRuns(agenda.heading, press) }),
		...table({
			head: [
				cell(agenda.columns.item),
				cell(agenda.columns.decision),
				{ ...cell(agenda.columns.page), align: RIGHT },
			],
			widths: [10, 6, 2],
			rows: agenda.rows.map((row) => [
				{ paragraphs: [linked(row.id, runsOf(row.titleHtml))] },
				{
					paragraphs: [
						...(row.note === null ? [] : [textRuns(row.note, press)]),
						...row.decisions.map(({ id, label, outcome }) => [
							...linked(id, textRuns(label, press)),
							...textRun(' '),
							...runsOf(`<b>${escaped(outcome)}</b>`),
						]),
						...(row.note === null && row.decisions.length === 0 ? [[]] : []),
					],
				},
				{ paragraphs: [row.id === null ? [] : [pageOf(row.id, row.page)]], align: RIGHT },
			]),
		}),
	];
}

/** The page of a place: Word and LibreOffice know it, we do not; `known` is shown until they have looked. */
function pageOf(id: string, known: string): ParagraphChild {
	return new SimpleField(`PAGEREF ${bookmarkName(id)} \\h`, known) as unknown as ParagraphChild;
}

/** Runs that lead to a place of the document. */
export function linked(id: string | null, children: ParagraphChild[]): ParagraphChild[] {
	return id === null ? children : [new InternalHyperlink({ anchor: bookmarkName(id), children })];
}

/** Text as HTML, without any typography. */
export function escaped(text: string): string {
	return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
}
