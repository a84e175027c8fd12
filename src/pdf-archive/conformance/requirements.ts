/** The requirements of PDF/A-3A and PDF/UA-1 that a record could break, by clause. */

import { createHash } from 'node:crypto';
import { getAttachments } from '../attachments.js';
import { PdfDocument, readNumberTree } from '../objects/document.js';
import {
	type Allowance,
	BeyondAllowance,
	type Dict,
	getName,
	Ref,
	readText,
	Stream,
	Text,
	type Value,
} from '../objects/values.js';
import { STANDARD_TYPES, standardType } from '../tags/structure.js';
import { type Facts, FONT_REQUIREMENTS, gatherFacts } from './font-requirements.js';

/** Whether every link belongs to an element that stands for a link. */
function linksAreTagged(facts: Facts): boolean {
	const { document, catalog, annotations } = facts;
	const links = annotations.filter(({ entries }) => getName(entries.get('Subtype')) === 'Link');
	if (links.length === 0) return true;
	const tree = readNumberTree(document, document.dict(catalog.get('StructTreeRoot')).get('ParentTree'));
	return links.every(({ entries }) => {
		const key = entries.get('StructParent');
		const owner = typeof key === 'number' ? document.maybeDict(tree.get(key)) : undefined;
		return getRole(facts, getName(owner?.get('S')) ?? '') === 'Link';
	});
}

function outputProfile({ document, catalog }: Facts): Buffer | undefined {
	for (const value of document.list(catalog.get('OutputIntents'))) {
		const intent = document.dict(value);
		if (getName(intent.get('S')) === 'GTS_PDFA1' && intent.has('DestOutputProfile'))
			return document.content(intent.get('DestOutputProfile'));
	}
	return undefined;
}

function filesAre(facts: Facts, test: (specification: Dict, file: Dict) => boolean): boolean {
	const { document } = facts;
	return document.numbers
		.map((number) => document.object(number))
		.filter((value): value is Dict => value instanceof Map && value.has('EF'))
		.every((specification) => {
			const file = document.dict(document.dict(specification.get('EF')).get('F'));
			return test(specification, file);
		});
}

function everyDict({ document }: Facts, test: (entries: Dict) => boolean): boolean {
	return document.numbers.every((number) => {
		const entries = document.maybeDict(document.object(number));
		return entries === undefined || test(entries);
	});
}

function getFilters(document: PdfDocument, entries: Dict): string[] {
	return document.list(entries.get('Filter')).map((filter) => getName(document.get(filter)) ?? '');
}

function hexDigest(bytes: Uint8Array): string {
	return createHash('md5').update(bytes).digest().toString('latin1');
}

const UA = 'PDF/UA-1';
const A3 = 'PDF/A-3';

// --- What PDF/UA-1 asks of the tags: which may stand in which, and what each must say.

/** The standard type that an element stands for. */
function getRole({ document, roles }: Facts, type: string): string {
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

/** Clause, what is wanted, and how it is seen. */
const TAG_REQUIREMENTS: ReadonlyArray<[clause: string, detail: string, test: (facts: Facts) => boolean]> = [
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

// --- All requirements.

/** Clause, what is wanted, and how it is seen. */
const REQUIREMENTS: ReadonlyArray<[clause: string, detail: string, test: (facts: Facts) => boolean]> = [
	[
		`${A3} 6.1.2`,
		'the header is that of PDF 1.7 with four bytes above 127 behind it',
		({ bytes }) => /^%PDF-1\.[0-7]\n%[\x80-\xFF]{4}/.test(bytes.toString('latin1', 0, 32)),
	],
	[
		`${A3} 6.1.3`,
		'the trailer has a file identifier',
		({ document }) => document.list(document.trailer.get('ID')).length === 2,
	],
	[
		`${A3} 6.1.3`,
		'nothing follows the end of the file',
		({ bytes }) => /%%EOF\r?\n?$/.test(bytes.toString('latin1', Math.max(0, bytes.length - 16))),
	],
	[
		`${A3} 6.1.7`,
		'streams are packed by standard filters other than LZW, and lie in the file',
		(facts) =>
			everyDict(
				facts,
				(entries) =>
					!getFilters(facts.document, entries).includes('LZWDecode') &&
					!(entries.has('Length') && entries.has('FFilter')),
			),
	],
	[
		`${A3} 6.2.3`,
		'an output intent holds a profile of colour',
		(facts) => outputProfile(facts)?.toString('latin1', 36, 40) === 'acsp',
	],
	[
		`${A3} 6.2.4.3`,
		'device colours are those of the output intent',
		(facts) => !facts.deviceColor || outputProfile(facts)?.toString('latin1', 16, 20) === 'RGB ',
	],
	[
		`${A3} 6.2.8`,
		'images are not smoothed',
		(facts) =>
			everyDict(
				facts,
				(entries) => getName(entries.get('Subtype')) !== 'Image' || entries.get('Interpolate') !== true,
			),
	],
	...FONT_REQUIREMENTS,
	[`${A3} 6.2.11.7`, 'every glyph has its Unicode', ({ noUnicode }) => !noUnicode],
	[`${A3} 6.2.11.8`, 'no glyph is missing', ({ missingGlyph }) => !missingGlyph],
	[
		`${A3} 6.3.2`,
		'annotations are printed and not hidden',
		({ annotations }) =>
			annotations.every(({ entries }) => {
				const flags = entries.get('F');
				return (
					getName(entries.get('Subtype')) === 'Popup' ||
					(typeof flags === 'number' && (flags & 4) === 4 && (flags & 0b100011) === 0)
				);
			}),
	],
	[
		`${A3} 6.5.1`,
		'no action but those that go somewhere',
		(facts) =>
			everyDict(
				facts,
				(entries) =>
					![
						'JavaScript',
						'Launch',
						'Sound',
						'Movie',
						'ResetForm',
						'ImportData',
						'Hide',
						'Rendition',
						'Trans',
						'SetOCGState',
						'GoTo3DView',
					].includes(getName(entries.get('S')) ?? ''),
			),
	],
	[
		`${A3} 6.5.2`,
		'no action runs by itself',
		({ catalog, pages, document }) =>
			!catalog.has('AA') && pages.every((page) => !document.dict(page).has('AA')),
	],
	[
		`${A3} 6.6.2.1`,
		'the catalog holds metadata, in the open',
		({ document, catalog }) => {
			const metadata = document.get(catalog.get('Metadata'));
			return metadata instanceof Stream && getFilters(document, metadata.dict).length === 0;
		},
	],
	[
		`${A3} 6.6.2.3`,
		'the schema of PDF/UA is described',
		({ xmp }) =>
			/<pdfaSchema:namespaceURI>http:\/\/www\.aiim\.org\/pdfua\/ns\/id\/<[\s\S]*<pdfaProperty:name>part</.test(
				xmp,
			),
	],
	[
		`${A3} 6.6.4`,
		'metadata claim PDF/A-3A',
		({ xmp }) => /<pdfaid:part>3</.test(xmp) && /<pdfaid:conformance>A</.test(xmp),
	],
	[
		`${A3} 6.7.2`,
		'the document is marked',
		({ document, catalog }) => document.maybeDict(catalog.get('MarkInfo'))?.get('Marked') === true,
	],
	[`${A3} 6.7.3`, 'there is a tree of tags', ({ elements }) => elements.length > 1],
	[
		`${A3} 6.7.3.4`,
		'every tag stands for a standard one',
		(facts) => facts.elements.every(({ type }) => STANDARD_TYPES.has(getRole(facts, type))),
	],
	[
		`${A3} 6.7.4`,
		'the language is said',
		({ document, catalog }) =>
			/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/i.test(readText(document.get(catalog.get('Lang'))) ?? ''),
	],
	[
		`${A3} 6.8`,
		'embedded files have a kind',
		(facts) => filesAre(facts, (_, file) => /^[\w.+-]+\/[\w.+-]+$/.test(getName(file.get('Subtype')) ?? '')),
	],
	[
		`${A3} 6.8`,
		'embedded files have both names',
		(facts) => filesAre(facts, (specification) => specification.has('F') && specification.has('UF')),
	],
	[
		`${A3} 6.8`,
		'embedded files say what they are to the document',
		(facts) => filesAre(facts, (specification) => specification.has('AFRelationship')),
	],
	[
		`${A3} 6.8`,
		'embedded files are tied to the document',
		(facts) => {
			const tied = facts.document.list(facts.catalog.get('AF')).map((value) => facts.document.get(value));
			return filesAre(facts, (specification) => tied.includes(specification));
		},
	],
	[
		'ISO 32000-1 7.11.4',
		'embedded files have the size and the digest that they say',
		(facts) =>
			filesAre(facts, (specification, file) => {
				const parameters = facts.document.dict(file.get('Params'));
				const bytes = facts.document.content(facts.document.dict(specification.get('EF')).get('F'));
				const sum = parameters.get('CheckSum');
				return (
					parameters.get('Size') === bytes.length && sum instanceof Text && sum.bytes === hexDigest(bytes)
				);
			}) && getAttachments(facts.document).every(({ name }) => name !== ''),
	],
	[`${UA} 5`, 'metadata claim PDF/UA-1', ({ xmp }) => /<pdfuaid:part>1</.test(xmp)],
	[
		`${UA} 7.1`,
		'what is painted is either in the structure or an artifact',
		({ unmarked }) => unmarked === 0,
	],
	[`${UA} 7.1`, 'metadata bear a title', ({ xmp }) => hasTitle(xmp)],
	[
		`${UA} 7.1`,
		'windows show the title',
		({ document, catalog }) =>
			document.maybeDict(catalog.get('ViewerPreferences'))?.get('DisplayDocTitle') === true,
	],
	[
		`${UA} 7.1`,
		'tags of the standard are not given another meaning',
		(facts) => [...(facts.roles?.keys() ?? [])].every((type) => !STANDARD_TYPES.has(type)),
	],
	...TAG_REQUIREMENTS,
	[
		`${UA} 7.18.1`,
		'annotations are described',
		({ document, annotations }) =>
			annotations.every(({ entries }) => (readText(document.get(entries.get('Contents'))) ?? '') !== ''),
	],
	[
		`${UA} 7.18.3`,
		'the order of tabs is that of the structure',
		({ document, pages }) =>
			pages.every(
				(page) => !document.dict(page).has('Annots') || getName(document.dict(page).get('Tabs')) === 'S',
			),
	],
	[`${UA} 7.18.5`, 'links are tagged as links', linksAreTagged],
	[
		`${UA} 7.11`,
		'embedded files are described',
		(facts) =>
			filesAre(
				facts,
				(specification) => (readText(facts.document.get(specification.get('Desc'))) ?? '') !== '',
			),
	],
];

/** Whether the title of metadata has words; read once, however many tags of others it has. */
function hasTitle(xmp: string): boolean {
	const title = xmp.indexOf('<dc:title>');
	for (let at = title < 0 ? -1 : xmp.indexOf('<rdf:li', title); at >= 0; at = xmp.indexOf('<rdf:li', at)) {
		const end = xmp.indexOf('>', at);
		if (end < 0) return false;
		if (xmp.indexOf('<', end) > end + 1) return true;
		at = end;
	}
	return false;
}

// --- Looks in a finished file for each requirement of PDF/A-3A and PDF/UA-1 that such a file could break, by its clause.

/** One requirement, looked for in a finished file. */
interface ConformanceCheck {
	/** Standard and clause: `PDF/A-3 6.1.3`. */
	clause: string;
	ok: boolean;
	/** What is wanted. */
	detail: string;
}

/** Checks every requirement. A file that cannot be read fails the first. */
export function checkConformance(pdf: Uint8Array, allowance?: Allowance): ConformanceCheck[] {
	let document: PdfDocument;
	try {
		document = new PdfDocument(pdf, allowance);
	} catch (error) {
		if (error instanceof BeyondAllowance) throw error;
		return [{ clause: 'PDF/A-3 6.1.2', ok: false, detail: 'the file can be read' }];
	}
	const facts = gatherFacts(document, pdf);
	return REQUIREMENTS.map(([clause, detail, test]) => ({ clause, detail, ok: holds(() => test(facts)) }));
}

function holds(test: () => boolean): boolean {
	try {
		return test();
	} catch (error) {
		if (error instanceof BeyondAllowance) throw error;
		return false;
	}
}
