/**
 * The text of a PDF as lines: words at one height are a line, wide gaps part columns, larger gaps between lines part paragraphs. A line that
 * ended because the page did goes on with the next one. Titles are marked as those of Markdown: larger lines as headings.
 */

import { PvError } from '../errors.js';
import { labelGroup } from './labels.js';
import { FEWEST_ROWS, type Piece, type Row, rowsOf } from './pdf-rows.js';

/** What PDF.js gives for a piece of text. */
interface TextItem {
	str: string;
	transform: number[];
	width: number;
	height: number;
	fontName: string;
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
	return [
		{ text: item.str, left, right: left + item.width, base, height: item.height || 10, font: item.fontName },
	];
}

/** A line of a page, with what tells whether it goes on. Widths and places are those of the page. */
interface Line {
	text: string;
	/** Where its last word ends. */
	right: number;
	/** The width of a sign of its first piece, on the whole. */
	sign: number;
	/** A new paragraph by the space above it. */
	isApart: boolean;
	/** From the line above to this one, on one page. */
	gap: number;
	/** Of its tallest signs. */
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
		sign: signWidth(row[0]),
		isApart:
			at > 0 &&
			(gaps[at - 1] ?? 0) > usual * 1.4 &&
			(tableLines[at] === undefined || tableLines[at - 1] === undefined),
		gap: at > 0 ? (gaps[at - 1] ?? 0) : Number.POSITIVE_INFINITY,
		height: greatest(row.map(({ height }) => height)),
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

function signWidth(piece: Piece | undefined): number {
	return piece === undefined ? 0 : (piece.right - piece.left) / Math.max(1, piece.text.length);
}

/** All pages as one text; an empty line stands where a paragraph ends. */
function getText(pages: ReadonlyArray<readonly Line[]>): string {
	const lines = pages.flat();
	const measure = getMeasure(lines);
	const getMark = titleMarks(lines);
	const words = new Set(lines.flatMap(({ text }) => text.toLowerCase().match(/\p{L}+/gu) ?? []));
	let text = '';
	let last: Line | undefined;
	for (const page of pages)
		for (const [at, line] of page.entries()) {
			const isNewPage = at === 0;
			const mark = getMark(line);
			const above = last && getMark(last);
			const goes =
				last !== undefined &&
				(above === '' ? mark === '' && goesOn(last, line, measure, isNewPage) : isOneTitle(last, line));
			const isBlock = mark !== '' || above !== '' || line.isApart || isNewPage;
			if (goes) text = joined(text, line.text, words);
			else text += `${last === undefined ? '' : isBlock ? '\n\n' : '\n'}${mark}${line.text}`;
			last = line;
		}
	return text;
}

/**
 * What opens a line that is a title, as Markdown writes it, by how it is set beside the text: `## ` for one that is larger, the larger the fewer
 * signs; nothing for a line that is none. A line in a font of its own (bold, as a rule: the file does not say) is a title by its words alone.
 */
function titleMarks(lines: readonly Line[]): (line: Line) => string {
	const usual = usualHeight(lines);
	const larger = new Set(
		lines.filter((line) => isLarger(line, usual)).map(({ height }) => Math.round(height)),
	);
	const heights = [...larger].sort((a, b) => b - a);
	return (line) =>
		isLarger(line, usual)
			? `${'#'.repeat(Math.min(heights.indexOf(Math.round(line.height)) + 1, DEEPEST))} `
			: '';
}

/** The height of most signs. */
function usualHeight(lines: readonly Line[]): number {
	const signs = new Map<number, number>();
	for (const { height, text } of lines)
		signs.set(Math.round(height), (signs.get(Math.round(height)) ?? 0) + text.length);
	return [...signs].reduce((most, one) => (one[1] > most[1] ? one : most), [0, 0])[0];
}

/** Larger than the text, and no number of a page, sign or paragraph. */
function isLarger({ height, text }: Line, usual: number): boolean {
	return (
		height >= usual * LARGER && text.length <= LONGEST_TITLE && /\p{L}{2}/u.test(text) && !text.includes(GAP)
	);
}

/** Whether a title goes on in the line below, which stands as close as lines of its size do. */
function isOneTitle(above: Line, line: Line): boolean {
	return Math.abs(above.height - line.height) < 1 && line.gap < line.height * 1.5;
}

/** A sixth of the height more is seen. */
const LARGER = 1.15;
const LONGEST_TITLE = 150;
/** Markdown has no deeper headings. */
const DEEPEST = 6;

/** Where lines of prose end because the page does, and how wide capitals are beside other signs. */
interface Measure {
	margin: number;
	capital: number;
}

/** Nothing where too few lines come near to one margin. */
function getMeasure(lines: readonly Line[]): Measure | undefined {
	const prose = lines.filter(({ text }) => isProse(text));
	const margin = greatest(prose.map(({ right }) => right));
	const signs = prose.map(({ sign }) => sign);
	// All signs of a typewriter are equally wide.
	const isTypewriter = greatest(signs) < -greatest(signs.map((width) => -width)) * 1.02;
	return prose.filter(({ right }) => right > margin * NEAR).length >= FEWEST_FULL
		? { margin, capital: isTypewriter ? 1 : 1.5 }
		: undefined;
}

/** The greatest of some numbers; of none, less than any. */
function greatest(numbers: readonly number[]): number {
	return numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
}

/** Whether the first word of a line had no room on the line before. */
function goesOn(before: Line, line: Line, measure: Measure | undefined, isNewPage: boolean): boolean {
	if (measure === undefined || line.isApart || !isProse(before.text) || line.text.includes(GAP)) return false;
	if (/^(?:[-–—•*▪○●]|\(?\p{L}?\d{0,3}[.)])\s/u.test(line.text)) return false;
	if (isNewPage && !/^\p{Ll}/u.test(line.text)) return false;
	// `Excusés : Bo Carr` below a row of people that is as long as the page is wide.
	const [, label] = /^(\p{Lu}[^:]{2,40}?)\s?:/u.exec(line.text) ?? [];
	if (label !== undefined && labelGroup(label) !== undefined) return false;
	const [word = ''] = line.text.split(/\s/, 1);
	const capitals = word.replace(/[^\p{Lu}]/gu, '').length;
	const width = (1 + word.length + capitals * (measure.capital - 1)) * line.sign;
	return before.right + width > measure.margin;
}

/** A line of words that is as long as one of a page, without columns. */
function isProse(text: string): boolean {
	return text.length >= SHORTEST_FULL && !text.includes(GAP);
}

/** `Jean-` above `Luc` is one name, `déci-` above `sion` one word where the text has that word elsewhere. */
function joined(text: string, next: string, words: ReadonlySet<string>): string {
	const cut = /(\p{L}+)-$/u.exec(text.slice(-LONGEST_WORD));
	if (cut === null) return `${text} ${next}`;
	const [rest = ''] = /^\p{Ll}+/u.exec(next) ?? [];
	const isWord = rest !== '' && words.has(`${cut[1]}${rest}`.toLowerCase());
	return `${isWord ? text.slice(0, -1) : text}${next}`;
}

/** Between columns. */
const GAP = '    ';
/** Shorter lines are names, titles and counts. */
const SHORTEST_FULL = 45;
/** Lines that end so near to the margin, as a part of it, are full. */
const NEAR = 0.94;
/** Fewer full lines are no page of prose. */
const FEWEST_FULL = 3;
const LONGEST_WORD = 60;

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
		else if (gap > piece.height * 0.12 && !/\s$/.test(line) && !/^\s/.test(piece.text)) line += ' ';
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
