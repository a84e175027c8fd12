/**
 * The text of a PDF as lines: words at one height are a line, wide gaps part columns, larger gaps between lines part paragraphs. A line that
 * ended because the page did goes on with the next one. Titles are marked as those of Markdown: larger lines as headings.
 */

import { PvError } from '../../errors.js';
import { figuresIn, isPureTally } from '../wording/figures.js';
import {
	addLine,
	GAP,
	getMeasure,
	goesOn,
	greatest,
	mayGoOn,
	type WrittenLine,
	wordsOf,
} from './full-lines.js';

/** What PDF.js gives for a piece of text. */
interface TextItem {
	str: string;
	transform: number[];
	width: number;
	height: number;
}

/** Longer files are no minutes. */
const MOST_PAGES = 500;

/** Reads a PDF; one that is a picture of a page, or protected, is refused. */
export async function pdfToText(bytes: Uint8Array): Promise<string> {
	const { getDocumentProxy } = await import('unpdf');
	const pages: Line[][] = [];
	try {
		// PDF.js takes no Buffer, and keeps what it is given.
		const file = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 });
		for (let number = 1; number <= Math.min(file.numPages, MOST_PAGES); number += 1) {
			const page = await file.getPage(number);
			const { items } = await page.getTextContent();
			pages.push(getLines(items.flatMap((item: TextItem | object) => ('str' in item ? getPiece(item) : []))));
		}
	} catch (cause) {
		const isProtected = cause instanceof Error && cause.name === 'PasswordException';
		throw new PvError(
			`import/${isProtected ? 'protected' : 'notPdf'}`,
			'the PDF cannot be read',
			{},
			{ cause },
		);
	}
	return getText(withoutRunningHeads(pages));
}

function getPiece(item: TextItem): Piece[] {
	const [, , , , left = 0, base = 0] = item.transform;
	if (item.str.trim() === '') return [];
	return [{ text: item.str, left, right: left + item.width, base, height: item.height || 10 }];
}

/** A line of a page, with what tells whether it goes on. Widths and places are those of the page. */
interface Line extends WrittenLine {
	/** A new paragraph by the space above it. */
	isApart: boolean;
	/** From the line above to this one, on one page. */
	gap: number;
	/** Of most of its signs, in points. */
	height: number;
}

/** The lines of a page from top to foot. */
function getLines(pieces: readonly Piece[]): Line[] {
	const rows = rowsOf(pieces);
	const gaps = rows.slice(1).map((row, at) => (rows[at]?.foot ?? 0) - row.top);
	// The closest that lines of the page stand; a raised sign stands closer than its own height.
	const usual = gaps.reduce(
		(least, gap, at) => (gap >= (rows[at]?.pieces[0]?.height ?? 0) ? Math.min(least, gap) : least),
		Number.POSITIVE_INFINITY,
	);
	const margin = -greatest(pieces.map(({ left }) => -left));
	const signs = pieces.map(signWidth).sort((a, b) => a - b);
	const scale = { margin, sign: signs[Math.floor(signs.length / 2)] || 1 };
	const tableLines = linesOfTables(rows);
	return rows.map(({ pieces: row }, at) => ({
		text: tableLines[at] ?? getLine(row, isIndented(row, rows[at - 1]?.pieces), scale),
		right: greatest(row.map(({ right }) => right)),
		sign: row[0] ? signWidth(row[0]) : 0,
		isApart:
			at > 0 &&
			(gaps[at - 1] ?? 0) > usual * 1.4 &&
			(tableLines[at] === undefined || tableLines[at - 1] === undefined),
		gap: at > 0 ? (gaps[at - 1] ?? 0) : Number.POSITIVE_INFINITY,
		height: heightOf(row),
	}));
}

/** Rows of a table that follow each other, each column as wide as its longest cell. */
function linesOfTables(rows: readonly Row[]): Array<string | undefined> {
	const lines: Array<string | undefined> = [];
	for (let at = 0; at < rows.length; ) {
		let end = at;
		while (rows[end]?.cells) end += 1;
		const table = rows.slice(at, end).map(({ cells = [] }) => cells);
		const isTable = table.length >= FEWEST_ROWS;
		const widths = (table[0] ?? []).map((_, column) =>
			greatest(table.map((cells) => cells[column]?.length ?? 0)),
		);
		for (const cells of table)
			lines.push(
				isTable
					? cells
							.map((cell, column) => cell.padEnd(widths[column] ?? 0))
							.join(GAP)
							.trimEnd()
					: undefined,
			);
		if (end === at) {
			lines.push(undefined);
			end += 1;
		}
		at = end;
	}
	return lines;
}

/** The height of most signs of a row: a capital may be set larger. */
function heightOf(row: readonly Piece[]): number {
	const longest = row.reduce<Piece | undefined>(
		(most, piece) => (most === undefined || piece.text.length > most.text.length ? piece : most),
		undefined,
	);
	return Math.round(longest?.height ?? 0);
}

/** All pages as one text; an empty line stands where a paragraph ends. */
function getText(pages: ReadonlyArray<readonly Line[]>): string {
	const lines = pages.flat();
	const measure = getMeasure(lines);
	const marks = titleMarks(lines);
	const words = wordsOf(lines);
	const pieces: string[] = [];
	let last: Line | undefined;
	for (const page of pages)
		for (const [at, line] of page.entries()) {
			const isNewPage = at === 0;
			const mark = marks.get(line) ?? '';
			const above = last && (marks.get(last) ?? '');
			const goes =
				last !== undefined &&
				(above === ''
					? mark === '' && isOneParagraph(line, isNewPage) && goesOn(last, line, measure)
					: isOneTitle(last, line));
			const isBlock = mark !== '' || above !== '' || line.isApart || isNewPage;
			if (goes) addLine(pieces, line.text, words);
			else pieces.push(`${last === undefined ? '' : isBlock ? '\n\n' : '\n'}${mark}${line.text}`);
			last = line;
		}
	return pieces.join('');
}

/**
 * The lines that are titles, and what opens each as Markdown writes it: `## ` for one that is larger than the text, the larger the fewer signs. A size
 * of which many lines follow each other is that of a text, as where an annex is set smaller than the minutes.
 */
function titleMarks(lines: readonly Line[]): ReadonlyMap<Line, string> {
	const usual = usualHeight(lines);
	const texts = new Set(
		lines.flatMap(({ height }, at) =>
			at >= LONGEST_RUN && lines.slice(at - LONGEST_RUN, at).every((line) => line.height === height)
				? [height]
				: [],
		),
	);
	const titles = lines.filter(
		(line) => line.height >= usual * LARGER && !texts.has(line.height) && mayBeTitle(line),
	);
	const heights = [...new Set(titles.map(({ height }) => height))].sort((a, b) => b - a);
	return new Map(
		titles.map((line) => [line, `${'#'.repeat(Math.min(heights.indexOf(line.height) + 1, DEEPEST))} `]),
	);
}

/** The height of most signs. */
function usualHeight(lines: readonly Line[]): number {
	const signs = new Map<number, number>();
	for (const { height, text } of lines) signs.set(height, (signs.get(height) ?? 0) + text.length);
	return [...signs].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/** Words, and no number of a page, row of a table or count of votes, which may be set large too. */
function mayBeTitle({ text }: Line): boolean {
	return (
		text.length <= LONGEST_TITLE &&
		/\p{L}{2}/u.test(text) &&
		!text.includes(GAP) &&
		figuresIn(text) === undefined &&
		!isPureTally(text)
	);
}

/** Whether a title goes on in the line below, which stands as close as lines of its size do and opens nothing. */
function isOneTitle(above: Line, line: Line): boolean {
	return (
		above.height === line.height &&
		line.gap < line.height * 1.5 &&
		mayGoOn(line.text) &&
		!/[.!?:]$/.test(above.text) &&
		figuresIn(line.text) === undefined
	);
}

/** A sixth of the height more is seen. */
const LARGER = 1.15;
const LONGEST_TITLE = 150;
/** So many lines of one size and no more are titles. */
const LONGEST_RUN = 5;
/** Markdown has no deeper headings. */
const DEEPEST = 6;

/** Whether a line may belong to the line above: a new page may begin anything, but not with a small letter. */
function isOneParagraph({ text, isApart }: Line, isNewPage: boolean): boolean {
	return !isApart && (!isNewPage || /^\p{Ll}/u.test(text));
}

/** Whether a line begins where a later column of the line above does: nothing stands in the first one. */
function isIndented(row: readonly Piece[], above: readonly Piece[] | undefined): boolean {
	const [first] = row;
	return (
		first !== undefined &&
		above?.some(
			(piece, at) =>
				at > 0 &&
				Math.abs(piece.left - first.left) < piece.height / 2 &&
				piece.left - (above[at - 1]?.right ?? 0) > piece.height * WIDE,
		) === true
	);
}

/** A gap so wide, in heights of the text, parts columns. */
const WIDE = 1.5;

/**
 * Pieces that touch are one word, a gap is a space, a wide one parts columns: it reaches to where the next piece stands on the page, so that
 * columns stand one below the other in the text as well.
 */
function getLine(
	row: readonly Piece[],
	isSetIn: boolean,
	{ margin, sign }: { margin: number; sign: number },
): string {
	const column = ({ left }: Piece) => Math.round((left - margin) / sign);
	let line = '';
	let last: Piece | undefined;
	for (const piece of row) {
		const gap = last === undefined ? 0 : piece.left - last.right;
		if (last === undefined && isSetIn) line = ' '.repeat(column(piece));
		else if (gap > piece.height * WIDE) line = `${line}${GAP}`.padEnd(column(piece));
		else if (
			last !== undefined &&
			(gap > piece.height * WORD_GAP || Math.abs(last.base - piece.base) > piece.height / 3) &&
			!/\s$/.test(line) &&
			!/^\s/.test(piece.text)
		)
			line += ' ';
		line += piece.text;
		last = piece;
	}
	return line.replace(/\s+$/, '');
}

/** Heads and feet that every page repeats stand once; what changes in them is the number of the page. */
function withoutRunningHeads(pages: readonly Line[][]): Line[][] {
	if (pages.length < 2) return [...pages];
	const bare = (line: string) => line.replace(/\d+/g, '#').trim();
	const ends = (lines: readonly Line[]) =>
		[...lines.slice(0, 3), ...lines.slice(-3)].map(({ text }) => bare(text));
	const counts = new Map<string, number>();
	for (const lines of pages)
		for (const line of new Set(ends(lines))) counts.set(line, (counts.get(line) ?? 0) + 1);
	const seen = new Set<string>();
	return pages.map((lines) =>
		lines.filter((line, at) => {
			const key = bare(line.text);
			const isEnd = at < 3 || at >= lines.length - 3;
			if (key === '' || !isEnd || (counts.get(key) ?? 0) * 2 <= pages.length) return true;
			const isFirst = !seen.has(key);
			seen.add(key);
			return isFirst;
		}),
	);
}

// --- The rows of a page: pieces of text at one height. What a cell of a table is broken into stands with the other cells of its row.
//
//                 Voting                                             Ada    Brun    Voting Member   Yes
//     Ada   Brun           Yes          is read as
//                 Member

/** A piece of text, where it stands on its page. */
interface Piece {
	text: string;
	left: number;
	right: number;
	/** From the foot of the page. */
	base: number;
	height: number;
}

/** The pieces of a row from left to right, and the heights of its first and its last line. */
interface Row {
	pieces: Piece[];
	top: number;
	foot: number;
	/** The text in each column of the table that it is a row of; nothing where it is of none. */
	cells?: string[];
}

/** The rows of a page from top to foot. */
function rowsOf(pieces: readonly Piece[]): Row[] {
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
function signWidth({ left, right, text }: Piece): number {
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
const FEWEST_ROWS = 3;
/** Left edges so near, in points, are one. */
const ALIGNED = 2;
/** Gaps as parts of the height of the text: between words, between cells. */
const WORD_GAP = 0.12;
const CELL_GAP = 0.5;
/** Distances as parts of that of lines of text: of what stands beside each other, of lines of one cell, of rows from these. */
const CLOSE = 0.75;
const SAME = 1.1;
const APART = 1.15;
