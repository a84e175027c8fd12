/** The requirements of PDF/A-3A and PDF/UA-1 that a record could break, by clause. */

import { createHash } from 'node:crypto';
import { getAttachments } from '../attachments.js';
import { PdfDocument } from '../objects/document.js';
import { type Allowance, BeyondAllowance } from '../objects/streams.js';
import { readNumberTree } from '../objects/trees.js';
import { type Dict, getName, readText, Stream, Text } from '../objects/values.js';
import { STANDARD_TYPES } from '../tags/structure.js';
import { type Facts, gatherFacts } from './conformance-facts.js';
import { FONT_REQUIREMENTS } from './font-requirements.js';
import { getRole, TAG_REQUIREMENTS } from './tag-requirements.js';

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
