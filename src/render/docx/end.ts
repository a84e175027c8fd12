/** What follows the meeting: lists, actions, closing, signatures, proofs. */

import { Bookmark, type FileChild, LeaderType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { View } from '../../view/view-model.js';
import { linked } from './head.js';
import { lineBlocks } from './items.js';
import { type Press, textRuns } from './press.js';
import { proseBlocks } from './prose.js';
import { bookmarkName, runsOf } from './runs.js';
import { type CellText, table } from './table.js';

/** The decisions as a list, documents, annexes. */
export function listBlocks(view: View, press: Press): FileChild[] {
	const cell = (text: string): CellText => ({ paragraphs: [textRuns(text, press)] });
	const { decisionList } = view;
	return [
		...(decisionList === null
			? []
			: [
					sectionHeading(decisionList.heading, press),
					...table({
						head: [
							decisionList.columns.decision,
							decisionList.columns.title,
							decisionList.columns.outcome,
						].map(cell),
						widths: [2, 4, 2],
						rows: decisionList.rows.map((row) => [
							{ paragraphs: [linked(row.id, textRuns(row.label, press))] },
							{ paragraphs: [runsOf(row.titleHtml)] },
							cell(row.outcome),
						]),
					}),
				]),
		...[view.documents, view.annexes]
			.filter((list) => list !== null)
			.flatMap(({ id, heading, items }) => [
				sectionHeading(heading, press, id),
				...proseBlocks(`<ul>${items.map(({ html }) => `<li>${html}</li>`).join('')}</ul>`, press),
			]),
	];
}

/** What is to be done. */
export function actionBlocks({ actions }: View, press: Press): FileChild[] {
	if (actions === null) return [];
	const cell = (text: string): CellText => ({ paragraphs: [textRuns(text, press)] });
	const { columns, hasStatus } = actions;
	return [
		sectionHeading(actions.heading, press),
		...table({
			head: [columns.action, columns.owner, columns.due, ...(hasStatus ? [columns.status] : [])].map(cell),
			widths: [4, 2, 2, ...(hasStatus ? [2] : [])],
			rows: actions.rows.map((row) => [
				{ paragraphs: [runsOf(row.titleHtml)] },
				cell(row.owner),
				cell(row.due),
				...(hasStatus ? [cell(row.status)] : []),
			]),
		}),
	];
}

/** Closing and signatures. */
export function endBlocks({ end, labels }: View, press: Press): FileChild[] {
	const line = (text: string, style = 'BodyText') =>
		new Paragraph({ style, keepNext: true, children: textRuns(text, press) });
	return [
		...proseBlocks(end.closingHtml, press),
		...end.lines.map((text) => line(text)),
		...(end.sentence === '' ? [] : [line(end.sentence)]),
		...(end.signatures.length === 0
			? []
			: [
					new Paragraph({
						style: 'DoneAt',
						tabStops: [4200, 8200].map((position) => ({
							type: TabStopType.LEFT,
							position,
							leader: LeaderType.DOT,
						})),
						keepNext: true,
						children: [
							...textRuns(`${labels.doneAt} `, press),
							new TextRun({ children: [new Tab()] }),
							...textRuns(` ${labels.doneOn} `, press),
							new TextRun({ children: [new Tab()] }),
							...textRuns(end.copies, press),
						],
					}),
					...signatureTable(end.signatures, end.columns, press),
				]),
	];
}

/** Quality and name of each who signs, with room for the hand. */
function signatureTable(signatures: View['end']['signatures'], columns: number, press: Press): FileChild[] {
	const rows: CellText[][] = [];
	for (let at = 0; at < signatures.length; at += columns) {
		const cells = signatures.slice(at, at + columns).map(
			({ quality, name, by }): CellText => ({
				style: 'Signature',
				paragraphs: [
					textRuns(quality, press),
					runsOf(`<b>${escapeName(name)}</b>`),
					...(by === null ? [] : [textRuns(by, press)]),
				],
			}),
		);
		while (cells.length < columns) cells.push({ style: 'Signature', paragraphs: [[]] });
		rows.push(cells);
	}
	return table({ head: [], rows, style: 'SignatureTable', height: ROOM_TO_SIGN });
}

/** Two and a half centimetres. */
const ROOM_TO_SIGN = 1420;

function escapeName(name: string): string {
	return name.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** How the votes were judged. */
export function proofBlocks({ proofs }: View, press: Press): FileChild[] {
	if (proofs === null) return [];
	return [
		new Paragraph({ style: 'Heading1', pageBreakBefore: true, children: textRuns(proofs.heading, press) }),
		new Paragraph({ style: 'BodyText', children: textRuns(proofs.intro, press) }),
		...proofs.entries.flatMap(({ id, titleHtml, lines }) => [
			new Paragraph({
				style: 'Heading2',
				children: [new Bookmark({ id: bookmarkName(id), children: runsOf(titleHtml) })],
			}),
			...lineBlocks(lines, press, 'VoteLine'),
		]),
	];
}

function sectionHeading(text: string, press: Press, id?: string): Paragraph {
	const children = textRuns(text, press);
	return new Paragraph({
		style: 'Heading1',
		children: id === undefined ? children : [new Bookmark({ id: bookmarkName(id), children })],
	});
}
