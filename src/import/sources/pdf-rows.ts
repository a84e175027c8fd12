/**
 * The rows of a page of a PDF: pieces of text at one height. What a cell of a table is broken into stands with the other cells of its row.
 *
 *                 Voting                                             Ada    Brun    Voting Member   Yes
 *     Ada   Brun           Yes          is read as
 *                 Member
 */

/** A piece of text, where it stands on its page. */
export interface Piece {
	text: string;
	left: number;
	right: number;
	/** From the foot of the page. */
	base: number;
	height: number;
}

/** The pieces of a row from left to right, and the heights of its first and its last line. */
export interface Row {
	pieces: Piece[];
	top: number;
	foot: number;
	/** The text in each column of the table that it is a row of; nothing where it is of none. */
	cells?: string[];
}

/** The rows of a page from top to foot. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
	const lines: Piece[][] = [];
	for (const piece of [...pieces].sort((a, b) => b.base - a.base || a.left - b.left)) {
		const line = lines.at(-1);
		if (line?.[0] && Math.abs(line[0].base - piece.base) < piece.height / 3) line.push(piece);
		else lines.push([piece]);
	}
	const rows = lines.map((line): Row => {
		const base = line[0]?.base ?? 0;
		return { pieces: line.sort((a, b) => a.left - b.left), top: base, foot: base };
	});
	const columns = columnsOf(rows);
	return columns.length < FEWEST_COLUMNS ? rows : withWholeCells(rows, columns);
}

/** Where cells begin in several rows. */
function columnsOf(rows: readonly Row[]): number[] {
	const starts = rows.flatMap(({ pieces }) => cellsOf(pieces).map((cell) => cell[0]?.left ?? 0));
	const columns: Array<{ left: number; rows: number }> = [];
	for (const left of starts.sort((a, b) => a - b)) {
		const last = columns.at(-1);
		if (last && left - last.left < ALIGNED) last.rows += 1;
		else columns.push({ left, rows: 1 });
	}
	return columns.filter((column) => column.rows >= FEWEST_ROWS).map(({ left }) => left);
}

/** The pieces of a row by what stands between them. */
function cellsOf(pieces: readonly Piece[]): Piece[][] {
	const cells: Piece[][] = [];
	const isTypewriter = areEqual(pieces.map(signWidth));
	// A space of a typewriter is as wide as a letter, and its words stand below each other by chance.
	const least = (piece: Piece) => (isTypewriter ? signWidth(piece) * 1.5 : piece.height * CELL_GAP);
	for (const piece of pieces) {
		const before = cells.at(-1)?.at(-1);
		if (before && piece.left - before.right < least(piece)) cells.at(-1)?.push(piece);
		else cells.push([piece]);
	}
	return cells;
}

function areEqual(widths: readonly number[]): boolean {
	const [first = 0] = widths;
	return widths.every((width) => Math.abs(width - first) < first / 50);
}

/** How wide the signs of a piece are, on the whole. */
export function signWidth({ left, right, text }: Piece): number {
	return (right - left) / Math.max(1, text.length);
}

/** A row with the column of each of its cells; nothing where one begins beside all columns. */
interface TableRow extends Pick<Row, 'top' | 'foot'> {
	cells: Map<number, Piece[]>;
}

function tableRow({ pieces, top, foot }: Row, columns: readonly number[]): TableRow | undefined {
	const cells = new Map<number, Piece[]>();
	for (const cell of cellsOf(pieces)) {
		const left = cell[0]?.left ?? 0;
		const column = columns.findIndex((one) => Math.abs(one - left) < ALIGNED);
		if (column < 0 || cells.has(column)) return undefined;
		cells.set(column, cell);
	}
	return { cells, top, foot };
}

/**
 * Joins the lines of one row: those that stand beside each other, closer than lines of text and in other columns, and those that go on in cells which
 * the row has begun, where the row is set apart from others or the words go on in small letters.
 */
function withWholeCells(rows: readonly Row[], columns: readonly number[]): Row[] {
	const lines = rows.map((row) => tableRow(row, columns));
	const gaps = rows.map((row, at) => (rows[at - 1]?.foot ?? Number.POSITIVE_INFINITY) - row.top);
	const leading = leadingOf(lines, gaps);
	const out: Row[] = [];
	let open: TableRow | undefined;
	let above = Number.POSITIVE_INFINITY;
	const close = () => {
		if (open) out.push(withCells(open, columns.length));
		open = undefined;
	};
	for (const [at, row] of rows.entries()) {
		const line = lines[at];
		const gap = gaps[at] ?? 0;
		const isBeside = gap < leading * CLOSE && !sharesColumn(line, lines[at - 1]);
		const isApart = above > gap * APART && (gaps[at + 1] ?? Number.POSITIVE_INFINITY) > gap * APART;
		const isMore =
			open !== undefined &&
			line !== undefined &&
			!line.cells.has(0) &&
			line.cells.size < open.cells.size &&
			gap <= leading * SAME &&
			(isApart || [...line.cells.values()].every((cell) => /^\p{Ll}/u.test(textOf(cell))));
		if (open && line && (isBeside || isMore)) {
			for (const [column, cell] of line.cells)
				open.cells.set(column, [...(open.cells.get(column) ?? []), ...cell]);
			open.foot = row.foot;
			continue;
		}
		close();
		above = gap;
		if (line) open = { ...line, cells: new Map(line.cells) };
		else out.push(row);
	}
	close();
	return out;
}

/** How far lines of one column stand from each other at least, which is how lines of text do. */
function leadingOf(lines: ReadonlyArray<TableRow | undefined>, gaps: readonly number[]): number {
	return lines.reduce((least, line, at) => {
		const gap = gaps[at] ?? 0;
		return gap < least && sharesColumn(line, lines[at - 1]) ? gap : least;
	}, Number.POSITIVE_INFINITY);
}

function sharesColumn(line: TableRow | undefined, other: TableRow | undefined): boolean {
	return [...(line?.cells.keys() ?? [])].some((column) => other?.cells.has(column));
}

function withCells({ cells, top, foot }: TableRow, columns: number): Row {
	const inOrder = Array.from({ length: columns }, (_, at) => cells.get(at) ?? []);
	const row = { pieces: inOrder.flat(), top, foot };
	return cells.size < FEWEST_COLUMNS ? row : { ...row, cells: inOrder.map(textOf) };
}

/** The words of a cell, its lines one after the other. */
function textOf(cell: readonly Piece[]): string {
	let text = '';
	for (const [at, piece] of cell.entries()) {
		const before = cell[at - 1];
		const isTouching = before?.base === piece.base && piece.left - before.right <= piece.height * WORD_GAP;
		text += isTouching ? piece.text : ` ${piece.text}`;
	}
	return text.replace(/\s+/g, ' ').trim();
}

/** Fewer columns are no table. */
const FEWEST_COLUMNS = 3;
/** Fewer rows begin at one place by chance. */
export const FEWEST_ROWS = 3;
/** Left edges so near, in points, are one. */
const ALIGNED = 2;
/** Gaps as parts of the height of the text: between words, between cells. */
export const WORD_GAP = 0.12;
const CELL_GAP = 0.5;
/** Distances as parts of that of lines of text: of what stands beside each other, of lines of one cell, of rows from these. */
const CLOSE = 0.75;
const SAME = 1.1;
const APART = 1.15;
