/** What PDF/UA-1 asks of the tags: which may stand in which, and what each must say. */

import type { PdfDocument } from '../objects/document.js';
import { type Dict, getName, Ref, readText, type Value } from '../objects/values.js';
import { standardType } from '../tags/structure.js';
import type { Facts } from './conformance-facts.js';

/** The standard type that an element stands for. */
export function getRole({ document, roles }: Facts, type: string): string {
	return standardType(document, roles, type);
}

function getKids(facts: Facts, entries: Dict): string[] {
	return facts.document.list(entries.get('K')).map((kid) => {
		const type = kid instanceof Ref ? getName(facts.document.maybeDict(kid)?.get('S')) : undefined;
		return type === undefined ? 'content' : getRole(facts, type);
	});
}

function everyElement(facts: Facts, role: string, test: (kids: string[], entries: Dict) => boolean): boolean {
	return facts.elements
		.filter(({ type }) => getRole(facts, type) === role)
		.every(({ entries }) => test(getKids(facts, entries), entries));
}

function only(...allowed: string[]): (kids: string[]) => boolean {
	return (kids) => kids.every((kid) => allowed.includes(kid));
}

function headingsDescend(facts: Facts): boolean {
	let level = 0;
	for (const { type } of facts.elements) {
		const heading = /^H([1-6])$/.exec(getRole(facts, type));
		if (!heading) continue;
		if (Number(heading[1]) > level + 1) return false;
		level = Number(heading[1]);
	}
	return true;
}

const UA = 'PDF/UA-1';

/** Clause, what is wanted, and how it is seen. */
export const TAG_REQUIREMENTS: ReadonlyArray<
	[clause: string, detail: string, test: (facts: Facts) => boolean]
> = [
	[`${UA} 7.2`, 'lists hold items', (facts) => everyElement(facts, 'L', only('LI', 'Caption', 'L'))],
	[`${UA} 7.2`, 'items hold a label and a body', (facts) => everyElement(facts, 'LI', only('Lbl', 'LBody'))],
	[
		`${UA} 7.2`,
		'tables hold rows',
		(facts) => everyElement(facts, 'Table', only('TR', 'THead', 'TBody', 'TFoot', 'Caption', 'content')),
	],
	[`${UA} 7.2`, 'rows hold cells', (facts) => everyElement(facts, 'TR', only('TH', 'TD'))],
	[
		`${UA} 7.3`,
		'figures have an alternative',
		(facts) => everyElement(facts, 'Figure', (_, entries) => hasAlternative(facts, entries)),
	],
	[`${UA} 7.4.2`, 'headings go down one level at a time', headingsDescend],
	[
		`${UA} 7.5`,
		'heads of tables say what they head, or are named by their cells',
		({ document, ...facts }) =>
			everyElement(
				{ document, ...facts },
				'TH',
				(_, entries) =>
					document.list(entries.get('A')).some((value) => document.maybeDict(value)?.has('Scope')) ||
					entries.has('ID'),
			),
	],
	[
		`${UA} 7.2`,
		'parts of lists, tables and contents stand where they belong',
		(facts) => facts.elements.every(({ type, entries }) => standsRight(facts, getRole(facts, type), entries)),
	],
	[
		`${UA} 7.2`,
		'parts of tables hold rows',
		(facts) =>
			['THead', 'TBody', 'TFoot'].every((role) => everyElement(facts, role, only('TR'))) &&
			everyElement(facts, 'Table', atMostOneHead),
	],
	[
		`${UA} 7.2`,
		'tables are rectangles of cells',
		(facts) =>
			everyElement(facts, 'Table', (_, entries) =>
				tableIsRegular(facts.document, entries, (kid) => getRole(facts, getName(kid.get('S')) ?? '')),
			),
	],
	[
		`${UA} 7.2`,
		'tables of contents hold their items',
		(facts) => everyElement(facts, 'TOC', only('TOC', 'TOCI', 'Caption')),
	],
	[
		`${UA} 7.4.4`,
		'headings say their level',
		(facts) => facts.elements.every(({ type }) => getRole(facts, type) !== 'H'),
	],
	[
		`${UA} 7.7`,
		'formulas have an alternative',
		(facts) => everyElement(facts, 'Formula', (_, entries) => hasAlternative(facts, entries)),
	],
	[
		`${UA} 7.9`,
		'notes have an identifier of their own',
		(facts) => {
			const found = facts.elements
				.filter(({ type }) => getRole(facts, type) === 'Note')
				.map(({ entries }) => readText(facts.document.get(entries.get('ID'))));
			return !found.includes(undefined) && new Set(found).size === found.length;
		},
	],
];

/** Where an element of that type may stand; types that are not named stand anywhere. */
const HOLDERS: Readonly<Record<string, readonly string[]>> = {
	LI: ['L'],
	Lbl: ['LI', 'TOCI', 'Note', 'BibEntry', 'P', 'Span', 'Link'],
	LBody: ['LI'],
	TR: ['Table', 'THead', 'TBody', 'TFoot'],
	TH: ['TR'],
	TD: ['TR'],
	THead: ['Table'],
	TBody: ['Table'],
	TFoot: ['Table'],
	TOCI: ['TOC'],
};

function standsRight(facts: Facts, role: string, entries: Dict): boolean {
	const allowed = HOLDERS[role];
	if (!allowed) return true;
	const holder = facts.document.maybeDict(entries.get('P'));
	return allowed.includes(getRole(facts, getName(holder?.get('S')) ?? ''));
}

/** One head and one foot at most, and with them a body. */
function atMostOneHead(kids: string[]): boolean {
	const count = (role: string) => kids.filter((kid) => kid === role).length;
	const parts = count('THead') + count('TFoot');
	return (
		count('THead') <= 1 && count('TFoot') <= 1 && count('Caption') <= 1 && (parts === 0 || count('TBody') > 0)
	);
}

function hasAlternative({ document }: Facts, entries: Dict): boolean {
	return ['Alt', 'ActualText'].some((key) => (readText(document.get(entries.get(key))) ?? '').trim() !== '');
}

// --- Whether the cells of a table fill a rectangle: a reader aloud finds the head of a cell by its column (7.2 and 7.5).

/** More cells than any honest table has. */
const MOST_CELLS = 2_000_000;

/** Whether each row has as many columns as the others, with no hole and no cell over another. `getRole` gives the standard type of an element. */
function tableIsRegular(
	document: PdfDocument,
	table: Dict,
	getRole: (entries: Dict) => string | undefined,
): boolean {
	const rows = kids(document, table).flatMap((kid) => {
		const role = getRole(kid);
		if (role === 'TR') return [kid];
		return role === 'THead' || role === 'TBody' || role === 'TFoot' ? kids(document, kid) : [];
	});
	const filled: boolean[][] = rows.map(() => []);
	let cells = 0;
	for (const [row, entries] of rows.entries()) {
		let column = 0;
		for (const cell of kids(document, entries)) {
			const [height, width] = [span(document, cell, 'RowSpan'), span(document, cell, 'ColSpan')];
			cells += height * width;
			if (cells > MOST_CELLS || row + height > rows.length) return false;
			const line = filled[row] as boolean[];
			// Cells follow one another: the room before the last one is taken.
			while (line[column]) column++;
			if (!place(filled, row, column, height, width)) return false;
		}
	}
	const width = filled[0]?.length ?? 0;
	return filled.every((line) => line.length === width && Object.keys(line).length === width);
}

/** Takes the room of a cell; false where another cell has some of it. */
function place(filled: boolean[][], row: number, column: number, height: number, width: number): boolean {
	for (let down = 0; down < height; down++) {
		for (let right = 0; right < width; right++) {
			const line = filled[row + down] as boolean[];
			if (line[column + right]) return false;
			line[column + right] = true;
		}
	}
	return true;
}

function span(document: PdfDocument, cell: Dict, key: 'RowSpan' | 'ColSpan'): number {
	for (const attributes of document.list(cell.get('A'))) {
		const value = document.get(document.maybeDict(attributes)?.get(key));
		if (typeof value === 'number' && value > 0) return value;
	}
	return 1;
}

function kids(document: PdfDocument, entries: Dict): Dict[] {
	return document
		.list(entries.get('K'))
		.filter((kid: Value): kid is Ref => kid instanceof Ref)
		.flatMap((kid) => document.maybeDict(kid) ?? [])
		.filter((kid) => kid.has('S'));
}
