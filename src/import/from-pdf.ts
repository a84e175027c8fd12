/** The text of a PDF as lines: words at one height are a line, wide gaps part columns, larger gaps between lines part paragraphs. */

import { PvError } from '../errors.js';

/** A piece of text, where it stands on its page. */
interface Piece {
	text: string;
	left: number;
	right: number;
	/** From the foot of the page. */
	base: number;
	height: number;
}

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
	const pages: string[][] = [];
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
		throw new PvError(`import/${isProtected ? 'protected' : 'notPdf'}`, 'the PDF cannot be read', {
			exitCode: 2,
			cause,
		});
	}
	return withoutRunningHeads(pages)
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}

function getPiece(item: TextItem): Piece[] {
	const [, , , , left = 0, base = 0] = item.transform;
	if (item.str.trim() === '') return [];
	return [{ text: item.str, left, right: left + item.width, base, height: item.height || 10 }];
}

/** The lines of a page from top to foot; an empty one stands where a paragraph ends. */
function getLines(pieces: readonly Piece[]): string[] {
	const rows: Piece[][] = [];
	for (const piece of [...pieces].sort((a, b) => b.base - a.base || a.left - b.left)) {
		const row = rows.at(-1);
		if (row?.[0] && Math.abs(row[0].base - piece.base) < piece.height / 3) row.push(piece);
		else rows.push([piece]);
	}
	const gaps = rows.slice(1).map((row, at) => (rows[at]?.[0]?.base ?? 0) - (row[0]?.base ?? 0));
	// The closest that lines of the page stand; a raised sign stands closer than its own height.
	const usual = gaps.reduce(
		(least, gap, at) => (gap >= (rows[at]?.[0]?.height ?? 0) ? Math.min(least, gap) : least),
		Number.POSITIVE_INFINITY,
	);
	return rows.flatMap((row, at) => {
		const line = getLine(row);
		return at > 0 && (gaps[at - 1] ?? 0) > usual * 1.4 ? ['', line] : [line];
	});
}

/** Pieces that touch are one word, a gap is a space, a wide one parts columns. */
function getLine(row: readonly Piece[]): string {
	let line = '';
	let last: Piece | undefined;
	for (const piece of [...row].sort((a, b) => a.left - b.left)) {
		const gap = last === undefined ? 0 : piece.left - last.right;
		if (gap > piece.height * 1.5) line += '    ';
		else if (gap > piece.height * 0.12 && !/\s$/.test(line) && !/^\s/.test(piece.text)) line += ' ';
		line += piece.text;
		last = piece;
	}
	return line.replace(/\s+$/, '');
}

/** Heads and feet that every page repeats stand once; what changes in them is the number of the page. */
function withoutRunningHeads(pages: readonly string[][]): string[][] {
	if (pages.length < 2) return [...pages];
	const bare = (line: string) => line.replace(/\d+/g, '#').trim();
	const ends = (lines: readonly string[]) => [...lines.slice(0, 3), ...lines.slice(-3)].map(bare);
	const counts = new Map<string, number>();
	for (const lines of pages)
		for (const line of new Set(ends(lines))) counts.set(line, (counts.get(line) ?? 0) + 1);
	const seen = new Set<string>();
	return pages.map((lines) =>
		lines.filter((line, at) => {
			const key = bare(line);
			const isEnd = at < 3 || at >= lines.length - 3;
			if (key === '' || !isEnd || (counts.get(key) ?? 0) * 2 <= pages.length) return true;
			const isFirst = !seen.has(key);
			seen.add(key);
			return isFirst;
		}),
	);
}
