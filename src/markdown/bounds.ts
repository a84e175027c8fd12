/**
 * How much formatting minutes may hold. micromark is slower than its input is long on nested containers and on marks that never close; what is
 * beyond these bounds is carried as plain text.
 */

import type { SourceLine } from '../source/places.js';

/** Why a part of the body is not read as Markdown. */
export interface Excess {
	/** `nesting`: lists and quotes in one another; `marks`: emphasis, brackets, tags; `columns`: of a table; `length`: too much text at once; `file`: too much formatted text in one file. */
	kind: 'nesting' | 'marks' | 'columns' | 'length' | 'file';
	/** How many there are. */
	count: number;
	/** How many are allowed. */
	most: number;
	/** Index of the line where the bound is passed. */
	line: number;
	/** Whether all the lines are beyond it, and not only those around that one. */
	whole?: boolean | undefined;
}

/** Looks at each part of one file before micromark does; keeps count of what the whole file costs. */
interface Bounds {
	/** What is beyond the bounds in some lines that would be read at once; nothing where they are safe. */
	excess(lines: readonly SourceLine[], from: number, to: number): Excess | undefined;
}

export function createBounds(): Bounds {
	let fileCharacters = 0;
	let fileNested = 0;
	let fileCost = 0;
	return {
		excess(lines, from, to) {
			const part = measure(lines, from, to);
			if (part.excess) return part.excess;
			fileCharacters += part.characters;
			fileNested += part.nested;
			fileCost += part.cost;
			const last = to - 1;
			if (fileCharacters > MOST_CHARACTERS_OF_FILE)
				return {
					kind: 'file',
					count: fileCharacters,
					most: MOST_CHARACTERS_OF_FILE,
					line: last,
					whole: true,
				};
			if (fileNested > MOST_NESTED_OF_FILE)
				return { kind: 'nesting', count: fileNested, most: MOST_NESTED_OF_FILE, line: last, whole: true };
			if (fileCost > MOST_COST_OF_FILE)
				return { kind: 'marks', count: part.marks, most: MOST_MARKS, line: last, whole: true };
			return undefined;
		},
	};
}

/** The deepest nesting of lists and quotes. */
const MOST_NESTED = 24;
/** The most nested lists and quotes opened in one part, lines counted each, and in one file. */
const MOST_NESTED_LINES = 2_000;
const MOST_NESTED_OF_FILE = 40_000;
/** The most marks in one paragraph, list item or cell. */
const MOST_MARKS = 600;
/** The most marks times characters in one paragraph, list item or cell, which is what reading them may cost. */
const MOST_COST = 4_000_000;
const MOST_COST_OF_FILE = 40_000_000;
/** What is far below these bounds costs nothing that counts. */
const SMALL_COST = 400_000;
/** The longest part that is read at once, and all parts of a file together, in characters. */
const MOST_CHARACTERS = 131_072;
const MOST_CHARACTERS_OF_FILE = 600_000;
/** The most columns of a table. */
const MOST_COLUMNS = 200;

interface Measure {
	characters: number;
	nested: number;
	cost: number;
	marks: number;
	excess?: Excess;
}

function measure(lines: readonly SourceLine[], from: number, to: number): Measure {
	const part: Measure = { characters: 0, nested: 0, cost: 0, marks: 0 };
	const stop = (kind: Excess['kind'], found: number, most: number, line: number): Measure => ({
		...part,
		excess: { kind, count: found, most, line },
	});
	let marks = 0;
	let length = 0;
	let inTable = false;
	let carried = 0;
	for (let index = from; index < to; index += 1) {
		const text = lines[index]?.text ?? '';
		part.characters += text.length + 1;
		if (part.characters > MOST_CHARACTERS) return stop('length', part.characters, MOST_CHARACTERS, index);
		const blank = /^[ \t]*$/.test(text);
		const depth = containerDepth(text);
		if (depth > MOST_NESTED) return stop('nesting', depth, MOST_NESTED, index);
		// A line without marks may go on where the one above stands.
		carried = blank ? 0 : Math.max(depth, carried);
		if (carried > 2) part.nested += carried;
		if (part.nested > MOST_NESTED_LINES) return stop('nesting', part.nested, MOST_NESTED_LINES, index);
		inTable = !blank && (inTable || opensTable(text, lines[index + 1]?.text ?? ''));
		if (inTable) {
			const columns = cells(text);
			if (columns > MOST_COLUMNS) return stop('columns', columns, MOST_COLUMNS, index);
		}
		// A blank line, an item or a table row starts text of its own.
		if (blank || inTable || NEW_ITEM.test(text)) {
			marks = 0;
			length = 0;
		}
		marks += text.match(MARKS)?.length ?? 0;
		// A hard break counts as a mark.
		if (text.endsWith('\\') || text.endsWith('  ')) marks += 1;
		length += text.length + 1;
		part.marks = Math.max(part.marks, marks);
		if (marks > MOST_MARKS) return stop('marks', marks, MOST_MARKS, index);
		const cost = marks * length;
		if (cost > MOST_COST) return stop('marks', marks, Math.floor(MOST_COST / length), index);
		if (cost > SMALL_COST) part.cost += cost;
	}
	return part;
}

/** At most how many lists and quotes a line can stand in: its marks, and one for every two columns of indentation. */
function containerDepth(text: string): number {
	let depth = 0;
	let columns = 0;
	let index = 0;
	for (;;) {
		const code = text.charCodeAt(index);
		if (code === SPACE || code === TAB) {
			columns += code === TAB ? 4 : 1;
			index += 1;
			continue;
		}
		CONTAINER.lastIndex = index;
		const mark = CONTAINER.exec(text);
		if (!mark) return depth === 0 ? 0 : depth + Math.floor(columns / 2);
		// The space after a mark belongs to it.
		columns -= depth === 0 ? 0 : 1;
		depth += 1;
		index += mark[0].length;
	}
}

function opensTable(header: string, delimiters: string): boolean {
	return delimiters.includes('-') && /^[ \t>|:-]+$/.test(delimiters) && cells(header) === cells(delimiters);
}

/** The number of cells of a table row. */
function cells(text: string): number {
	const row = text.trim().replace(/^\|/, '');
	let found = 1;
	for (let index = 0; index < row.length - 1; index += 1) {
		if (row[index] === '\\') index += 1;
		else if (row[index] === '|') found += 1;
	}
	return found;
}

const SPACE = 32;
const TAB = 9;
const CONTAINER = /(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y;
const MARKS = /[*_~]|\[|\]|`+|<(?=[A-Za-z/!?])/g;
const NEW_ITEM = /^[ \t>]*(?:[-+*]|1[.)])[ \t]/;
