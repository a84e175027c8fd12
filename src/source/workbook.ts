/**
 * The first sheet of a workbook (`.xlsx`, `.ods`) as the text of a table, a line for each row, so that a roll in it is read as a CSV is and a message
 * names the row. Nothing is computed: a formula counts as the value that the program kept of it. Sources: ECMA-376 part 1, 18; OpenDocument 1.3 part 3, 9.
 */

import { strFromU8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { DAY, isoTime } from '../text/time.js';
import { unzipWanted } from './unzip.js';

/** Most that the parts may hold together once they are inflated. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Most cells, empty ones between others too. */
const MOST_CELLS = 2_000_000;
/** Most empty rows above the last that holds something: a cell in row 1,048,576 is a file of 1 kB and would be a table of a million lines. */
const MOST_EMPTY_ROWS = 100_000;

const WANTED =
	/^(?:content\.xml|xl\/(?:workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/;

/** The first sheet that is shown; undefined where the file is no workbook, is damaged or holds more than any roll. */
export function workbookText(bytes: Uint8Array): string | undefined {
	try {
		const parts = unzipWanted(bytes, WANTED, MOST_BYTES);
		const part = (name: string) => {
			const found = parts[name];
			return found && strFromU8(found);
		};
		const content = part('content.xml');
		return (content === undefined ? readExcel(part) : readOpenDocument(content)).text();
	} catch {
		return undefined;
	}
}

/** Rows and columns as they come, by their places. */
class Sheet {
	readonly #rows: string[][] = [];
	#cells = 0;
	#emptyRows = 0;

	/** Puts a text into a cell, counted from 0; an empty one is none. */
	put(row: number, column: number, text: string): void {
		const value = text.replace(/\s+/g, ' ').trim();
		if (value === '') return;
		const cells = this.#row(row);
		this.#count(column + 1 - cells.length);
		while (cells.length < column) cells.push('');
		cells[column] = value;
	}

	/** As CSV, every cell in quotes. */
	text(): string {
		return this.#rows
			.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
			.join('\n');
	}

	#row(row: number): string[] {
		const more = row + 1 - this.#rows.length;
		this.#count(more);
		this.#emptyRows += Math.max(0, more - 1);
		if (this.#emptyRows > MOST_EMPTY_ROWS) throw new Error('too many empty rows');
		while (this.#rows.length <= row) this.#rows.push([]);
		return this.#rows[row] as string[];
	}

	#count(more: number): void {
		this.#cells += Math.max(0, more);
		if (this.#cells > MOST_CELLS) throw new Error('too many cells');
	}
}

type Attributes = Readonly<Record<string, string>>;

/** Walks through a part. Prefixes of names are left off: programs choose them freely. */
function readXml(
	xml: string,
	on: {
		open: (name: string, attributes: Attributes) => void;
		close?: (name: string) => void;
		text?: (text: string) => void;
	},
): void {
	const parser = new SaxesParser({ fragment: false });
	parser.on('error', (error) => {
		throw error;
	});
	parser.on('opentag', ({ name, attributes }) => {
		const plain: Record<string, string> = {};
		for (const [key, value] of Object.entries(attributes)) plain[local(key)] ??= String(value);
		on.open(local(name), plain);
	});
	parser.on('closetag', ({ name }) => on.close?.(local(name)));
	parser.on('text', (text) => on.text?.(text));
	parser.write(xml).close();
}

function local(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

// --- Excel.

function readExcel(part: (name: string) => string | undefined): Sheet {
	const { path, isFrom1904 } = findSheet(part);
	const xml = part(path);
	if (xml === undefined) throw new Error('no sheet');
	const shared = readShared(part('xl/sharedStrings.xml'));
	const kinds = readKinds(part('xl/styles.xml'));
	const sheet = new Sheet();
	let row = -1;
	let column = -1;
	let type = '';
	let style = 0;
	let value: string | undefined;
	let isText = false;
	readXml(xml, {
		open(name, { r, t, s }) {
			if (name === 'row') {
				row = r === undefined ? row + 1 : Number(r) - 1;
				column = -1;
			} else if (name === 'c') {
				const letters = /^[A-Z]{1,3}/.exec(r ?? '')?.[0];
				column = letters === undefined ? column + 1 : columnNumber(letters);
				type = t ?? 'n';
				style = Number(s ?? 0);
				value = undefined;
			}
			isText = name === 'v' || name === 't';
			// How a name is spoken, in Japanese, is no part of it.
			if (name === 'rPh') type = 'phonetic';
		},
		text(text) {
			if (isText && type !== 'phonetic') value = (value ?? '') + text;
		},
		close(name) {
			if (name === 'rPh') type = 'inlineStr';
			isText = false;
			if (name !== 'c' || value === undefined) return;
			sheet.put(row, column, excelText(value, type, kinds[style], { shared, isFrom1904 }));
		},
	});
	return sheet;
}

/** The first sheet that is not hidden, and the day that its dates count from. */
function findSheet(part: (name: string) => string | undefined): { path: string; isFrom1904: boolean } {
	let id: string | undefined;
	let isFrom1904 = false;
	readXml(part('xl/workbook.xml') ?? '', {
		open(name, attributes) {
			if (name === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes['date1904'] ?? '');
			if (name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible') id ??= attributes['id'];
		},
	});
	let path = '';
	readXml(part('xl/_rels/workbook.xml.rels') ?? '', {
		open(name, { Id, Target = '' }) {
			if (name === 'Relationship' && Id === id)
				path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`;
		},
	});
	return { path, isFrom1904 };
}

function readShared(xml: string | undefined): string[] {
	const shared: string[] = [];
	if (xml === undefined) return shared;
	let isText = false;
	let phonetic = 0;
	readXml(xml, {
		open(name) {
			if (name === 'si') shared.push('');
			if (name === 'rPh') phonetic += 1;
			isText = name === 't' && phonetic === 0;
		},
		text(text) {
			if (isText && shared.length > 0) shared[shared.length - 1] += text;
		},
		close(name) {
			if (name === 'rPh') phonetic -= 1;
			isText = false;
		},
	});
	return shared;
}

/** What the number of a cell is shown as. */
type Kind = 'number' | 'date' | 'time';

/** The kinds of the cell styles, by their place. */
function readKinds(xml: string | undefined): Kind[] {
	const kinds: Kind[] = [];
	if (xml === undefined) return kinds;
	const formats = new Map<string, Kind>();
	let isOfCells = false;
	readXml(xml, {
		open(name, { numFmtId = '0', formatCode = '' }) {
			if (name === 'numFmt') formats.set(numFmtId, formatKind(formatCode));
			if (name === 'cellXfs') isOfCells = true;
			if (name === 'xf' && isOfCells) kinds.push(formats.get(numFmtId) ?? builtInKind(Number(numFmtId)));
		},
		close(name) {
			if (name === 'cellXfs') isOfCells = false;
		},
	});
	return kinds;
}

/** Source: ECMA-376 part 1, 18.8.30. */
function builtInKind(id: number): Kind {
	if ((id >= 14 && id <= 17) || id === 22) return 'date';
	return (id >= 18 && id <= 21) || (id >= 45 && id <= 47) ? 'time' : 'number';
}

function formatKind(code: string): Kind {
	const letters = code.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
	if (/[dy]/.test(letters)) return 'date';
	return /h|s/.test(letters) ? 'time' : 'number';
}

function columnNumber(letters: string): number {
	let number = 0;
	for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
	return number - 1;
}

function excelText(
	value: string,
	type: string,
	kind: Kind | undefined,
	{ shared, isFrom1904 }: { shared: readonly string[]; isFrom1904: boolean },
): string {
	if (type === 's') return shared[Number(value)] ?? '';
	if (type === 'b') return value === '1' ? 'true' : 'false';
	if (type !== 'n') return value;
	const number = Number(value);
	if (value.trim() === '' || !Number.isFinite(number)) return value;
	if (kind === 'time' || (kind === 'date' && number < 1)) return clock(Math.round((number % 1) * 24 * 60));
	if (kind === 'date') {
		// Excel counts from the first day of 1900, which it holds for a leap year, or from that of 1904.
		const start = isFrom1904 ? 24_107 : number < 61 ? 25_568 : 25_569;
		return new Date((Math.floor(number) - start) * 86_400_000).toISOString().slice(0, 10);
	}
	return decimal(number);
}

/**
 * A number as people wrote it: a workbook keeps `0.1` in as many digits as its processor has. Three digits behind the point get a fourth, or they
 * would be read as thousands.
 */
function decimal(number: number): string {
	const short = String(Number(number.toPrecision(15)));
	const text = /e/i.test(short)
		? number.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 20 })
		: short;
	return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

function clock(minutes: number): string {
	return isoTime(minutes % DAY);
}

// --- OpenDocument.

function readOpenDocument(xml: string): Sheet {
	const sheet = new Sheet();
	let tables = 0;
	let row = -1;
	let rowRepeat = 1;
	let column = -1;
	let repeat = 1;
	let cell: { stated: string | undefined; lines: string[] } | undefined;
	let aside = 0;
	let isText = false;
	let filled: Array<{ from: number; to: number; text: string }> = [];
	const isFirst = () => tables === 1;
	readXml(xml, {
		open(name, attributes) {
			if (name === 'table') tables += 1;
			else if (!isFirst()) return;
			else if (name === 'annotation') aside += 1;
			else if (name === 'table-row') {
				row += 1;
				column = -1;
				filled = [];
				rowRepeat = Math.max(1, Number(attributes['number-rows-repeated'] ?? 1));
			} else if (name === 'table-cell' || name === 'covered-table-cell') {
				column += 1;
				repeat = Math.max(1, Number(attributes['number-columns-repeated'] ?? 1));
				cell = { stated: statedValue(attributes), lines: [] };
			} else if (name === 'p' && aside === 0) {
				cell?.lines.push('');
				isText = true;
			} else if ((name === 's' || name === 'tab' || name === 'line-break') && isText && cell)
				cell.lines[cell.lines.length - 1] += ' ';
		},
		text(text) {
			if (isText && aside === 0 && cell && cell.lines.length > 0) cell.lines[cell.lines.length - 1] += text;
		},
		close(name) {
			if (!isFirst()) return;
			if (name === 'annotation') aside -= 1;
			else if (name === 'p' && aside === 0) isText = false;
			else if (name === 'table-cell' || name === 'covered-table-cell') {
				const text = cell?.stated ?? cell?.lines.join(' ') ?? '';
				if (text.trim() !== '') filled.push({ from: column, to: column + repeat, text });
				column += repeat - 1;
				cell = undefined;
			} else if (name === 'table-row') {
				for (let at = 0; filled.length > 0 && at < rowRepeat; at += 1)
					for (const { from, to, text } of filled)
						for (let each = from; each < to; each += 1) sheet.put(row + at, each, text);
				row += rowRepeat - 1;
			}
		},
	});
	if (tables === 0) throw new Error('no sheet');
	return sheet;
}

/** The value that is not its text: a number, a day, an hour. */
function statedValue(attributes: Attributes): string | undefined {
	switch (attributes['value-type']) {
		case 'float':
		case 'currency':
			return decimal(Number(attributes['value']));
		case 'date':
			return attributes['date-value']?.slice(0, 10);
		case 'time': {
			const [, hours, minutes] = /^PT(\d+)H(\d+)M/.exec(attributes['time-value'] ?? '') ?? [];
			return hours === undefined ? undefined : clock(Number(hours) * 60 + Number(minutes));
		}
		case 'boolean':
			return attributes['boolean-value'];
		default:
			return undefined;
	}
}
