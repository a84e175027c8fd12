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
	/** The name that the file gives the font, which says nothing of its kind. */
	font: string;
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
	for (const piece of pieces) {
		const before = cells.at(-1)?.at(-1);
		if (before && piece.left - before.right < piece.height * CELL_GAP) cells.at(-1)?.push(piece);
		else cells.push([piece]);
	}
	return cells;
}

/** A row with the column of each of its cells; nothing where one begins beside all columns. */
interface TableRow extends Omit<Row, 'cells'> {
	cells: Map<number, Piece[]>;
}

function tableRow(row: Row, columns: readonly number[]): TableRow | undefined {
	const cells = new Map<number, Piece[]>();
	for (const cell of cellsOf(row.pieces)) {
		const left = cell[0]?.left ?? 0;
		const column = columns.findIndex((one) => Math.abs(one - left) < ALIGNED);
		if (column < 0 || cells.has(column)) return undefined;
		cells.set(column, cell);
	}
	return { ...row, cells };
}

/**
 * Joins lines of one row: those that stand closer than lines of text can, which only cells beside each other do, and those without a first cell that
 * follow as close as lines of one cell.
 */
function withWholeCells(rows: readonly Row[], columns: readonly number[]): Row[] {
	const out: Row[] = [];
	let open: TableRow | undefined;
	const close = () => {
		if (open) out.push(withCells(open, columns.length));
		open = undefined;
	};
	for (const [at, row] of rows.entries()) {
		const next = tableRow(row, columns);
		const height = row.pieces[0]?.height ?? 0;
		const gap = open === undefined ? Number.POSITIVE_INFINITY : open.foot - row.top;
		const below = row.top - (rows[at + 1]?.top ?? Number.NEGATIVE_INFINITY);
		const isBeside = gap < height * CLOSE;
		const goesOn = gap < height * LINE && below >= height * CLOSE && next?.cells.has(0) === false;
		if (open && next && (isBeside || (goesOn && open.cells.size >= FEWEST_COLUMNS))) {
			for (const [column, cell] of next.cells)
				open.cells.set(column, [...(open.cells.get(column) ?? []), ...cell]);
			open.foot = row.foot;
			open.pieces = [...open.cells].sort(([one], [other]) => one - other).flatMap(([, cell]) => cell);
			continue;
		}
		close();
		if (next) open = next;
		else out.push(row);
	}
	close();
	return out;
}

function withCells({ cells, pieces, top, foot }: TableRow, columns: number): Row {
	if (cells.size < FEWEST_COLUMNS) return { pieces, top, foot };
	return {
		pieces,
		top,
		foot,
		cells: Array.from({ length: columns }, (_, at) => textOf(cells.get(at) ?? [])),
	};
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
/** Gaps and distances as parts of the height of the text: between words, between cells, of lines that stand beside each other, of lines of one cell. */
const WORD_GAP = 0.12;
const CELL_GAP = 0.5;
const CLOSE = 0.85;
const LINE = 1.35;
