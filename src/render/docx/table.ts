/** Word tables: fixed columns, a heading row that repeats on every page, rows that stay whole. */

import {
	AlignmentType,
	type FileChild,
	HeightRule,
	Paragraph,
	type ParagraphChild,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	VerticalAlignTable,
	WidthType,
} from 'docx';

/** Width of the text of an A4 page with margins of 25 mm, in twentieths of a point. */
export const TEXT_WIDTH = 9070;

/** What stands in a cell. */
export interface CellText {
	paragraphs: ParagraphChild[][];
	align?: (typeof AlignmentType)[keyof typeof AlignmentType];
	/** Columns that it covers. */
	span?: number;
	/** A cell that names its row. */
	isHeading?: boolean;
	/** Another style than that of its table. */
	style?: string;
}

/** A table of the minutes. */
export interface TableText {
	/** Empty where the table has no headings. */
	head: readonly CellText[];
	rows: ReadonlyArray<readonly CellText[]>;
	/** Shares of the width, one a column; equal where they are left out. */
	widths?: readonly number[];
	/** Table style. */
	style?: string;
	/** Least height of its rows, in twentieths of a point. */
	height?: number;
	/** Stays on the page of what follows. */
	keepNext?: boolean;
}

/** The table, and the small space below it that Word needs between two tables. */
export function table(text: TableText): FileChild[] {
	const count = [text.head, ...text.rows].reduce((most, cells) => Math.max(most, columnsOf(cells)), 1);
	const shares = text.widths?.length === count ? text.widths : Array.from({ length: count }, () => 1);
	const whole = shares.reduce((sum, share) => sum + share, 0);
	const columnWidths = shares.map((share) => Math.floor((TEXT_WIDTH * share) / whole));
	const rows = [
		...(text.head.length > 0 ? [row(text.head, columnWidths, 'TableHeading', true, text)] : []),
		...text.rows.map((cells) => row(cells, columnWidths, 'TableContents', false, text)),
	];
	if (rows.length === 0) return [];
	return [
		new Table({
			style: text.style ?? 'MinutesTable',
			layout: TableLayoutType.FIXED,
			width: { size: TEXT_WIDTH, type: WidthType.DXA },
			columnWidths,
			rows,
		}),
		new Paragraph({ style: 'AfterTable', keepNext: text.keepNext === true }),
	];
}

function columnsOf(cells: readonly CellText[]): number {
	return cells.reduce((sum, { span = 1 }) => sum + span, 0);
}

function row(
	cells: readonly CellText[],
	widths: readonly number[],
	style: string,
	isHead: boolean,
	text: TableText,
): TableRow {
	let column = 0;
	return new TableRow({
		// Written where it is so only: some readers take the element itself for a yes.
		...(isHead ? { tableHeader: true } : {}),
		cantSplit: true,
		...(text.height === undefined ? {} : { height: { value: text.height, rule: HeightRule.ATLEAST } }),
		children: cells.map((cell) => {
			const { span = 1 } = cell;
			const width = widths.slice(column, column + span).reduce((sum, size) => sum + size, 0);
			column += span;
			return new TableCell({
				width: { size: width, type: WidthType.DXA },
				columnSpan: span,
				verticalAlign: isHead ? VerticalAlignTable.BOTTOM : VerticalAlignTable.TOP,
				children: cell.paragraphs.map(
					(children) =>
						new Paragraph({
							style: cell.style ?? (cell.isHeading ? 'TableHeading' : style),
							children,
							keepNext: isHead || text.keepNext === true,
							...(cell.align === undefined ? {} : { alignment: cell.align }),
						}),
				),
			});
		}),
	});
}

/** Alignment of figures. */
export const RIGHT = AlignmentType.RIGHT;
/** Alignment of the cells of a vote. */
export const CENTER = AlignmentType.CENTER;
