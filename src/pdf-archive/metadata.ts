/** What the file says of itself: the information dictionary, and the same in XMP with the claims (ISO 19005-3, 6.6; ISO 14289-1, 5). */

import type { PdfDocument } from './objects/document.js';
import {
	type Dict,
	dict,
	readText,
	Stream,
	serialize,
	Text,
	textString,
	unpack,
	type Value,
} from './objects/values.js';

export interface DocumentFacts {
	title: string;
	/** Language of the document: `fr`, `en`. */
	lang: string;
	/** Date of the document; never the clock's. */
	date: Date;
	/** Whom the document is by: the organization. */
	author?: string | undefined;
	/** Program that made it, with its version. */
	creator: string;
}

/** Letters that a title may not bring into metadata: controls, half letters, and those that turn the direction of reading. */
const UNWANTED =
	/[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as it may stand in metadata. */
export function plainText(text: string): string {
	return text.replace(UNWANTED, '').replace(/\s+/g, ' ').trim();
}

/** A date as a PDF writes it, in universal time. */
export function pdfDate(date: Date): Text {
	return new Text(`D:${date.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`);
}

export function getInformation(facts: DocumentFacts, producer: string): Dict {
	const author = plainText(facts.author ?? '');
	return dict({
		Title: textString(plainText(facts.title)),
		Author: author === '' ? undefined : textString(author),
		Creator: textString(plainText(facts.creator)),
		Producer: textString(plainText(producer)),
		CreationDate: pdfDate(facts.date),
		ModDate: pdfDate(facts.date),
	});
}

/** The XMP packet. Without `claims` it says nothing about conformance. */
export function getXmp(facts: DocumentFacts, producer: string, claims: boolean): Uint8Array {
	const date = `${facts.date.toISOString().slice(0, 19)}+00:00`;
	const author = plainText(facts.author ?? '');
	const lines = [
		'<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
		'<x:xmpmeta xmlns:x="adobe:ns:meta/">',
		'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
		'<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">',
		'<dc:format>application/pdf</dc:format>',
		`<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${xml(facts.title)}</rdf:li></rdf:Alt></dc:title>`,
		`<dc:language><rdf:Bag><rdf:li>${xml(facts.lang)}</rdf:li></rdf:Bag></dc:language>`,
		author === '' ? '' : `<dc:creator><rdf:Seq><rdf:li>${xml(author)}</rdf:li></rdf:Seq></dc:creator>`,
		'</rdf:Description>',
		'<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">',
		`<xmp:CreatorTool>${xml(facts.creator)}</xmp:CreatorTool>`,
		`<xmp:CreateDate>${date}</xmp:CreateDate>`,
		`<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
		`<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
		'</rdf:Description>',
		'<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
		`<pdf:Producer>${xml(producer)}</pdf:Producer>`,
		'</rdf:Description>',
		...(claims ? CLAIMS : []),
		'</rdf:RDF>',
		'</x:xmpmeta>',
		'<?xpacket end="w"?>',
	];
	return Buffer.from(lines.filter((line) => line !== '').join('\n'), 'utf8');
}

/** The claims, and the description of the one schema that PDF/A does not know itself (ISO 19005-3, 6.6.2.3.3). */
const CLAIMS = [
	'<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">',
	'<pdfaid:part>3</pdfaid:part>',
	'<pdfaid:conformance>A</pdfaid:conformance>',
	'</rdf:Description>',
	'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
	'<pdfuaid:part>1</pdfuaid:part>',
	'</rdf:Description>',
	'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">',
	'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">',
	'<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>',
	'<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
	'<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>',
	'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">',
	'<pdfaProperty:name>part</pdfaProperty:name>',
	'<pdfaProperty:valueType>Integer</pdfaProperty:valueType>',
	'<pdfaProperty:category>internal</pdfaProperty:category>',
	'<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>',
	'</rdf:li></rdf:Seq></pdfaSchema:property>',
	'</rdf:li></rdf:Bag></pdfaExtension:schemas>',
	'</rdf:Description>',
];

/** Text inside an element: no letter of it can end the element or the packet. */
function xml(text: string): string {
	return plainText(text).replace(/[<>&"'?]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}

// --- The same read back, from both places that say it.

/** Title and author, as one place says them. */
interface StatedFacts {
	title: string;
	author: string;
}

/** What the information dictionary says. */
export function readInformationFacts(document: PdfDocument): StatedFacts {
	const entries = document.maybeDict(document.trailer.get('Info'));
	const text = (key: string) => readText(document.get(entries?.get(key))) ?? '';
	return { title: text('Title'), author: text('Author') };
}

/** What the XMP says. */
export function readMetadataFacts(document: PdfDocument): StatedFacts {
	const found = document.get(document.catalog.get('Metadata'));
	const xmp = found instanceof Stream ? unpack(document, found).toString('utf8') : '';
	return { title: getFirst(xmp, 'title'), author: getFirst(xmp, 'creator') };
}

/** Entries of both that `pv` would not write for a document of this date and language with this title, author and program. */
export function strangeFacts(
	document: PdfDocument,
	{ date, lang, creator }: { date: Date; lang: string; creator: string },
): string[] {
	const entries = document.dict(document.trailer.get('Info'));
	const producer = readText(document.get(entries.get('Producer'))) ?? '';
	const facts = { ...readInformationFacts(document), date, lang, creator };
	const same = (one: Value | undefined, other: Value | undefined) => {
		const found = document.get(one);
		return !(found instanceof Stream) && serialize(found) === serialize(other ?? null);
	};
	const wanted = getInformation(facts, producer);
	const strange = [...new Set([...wanted.keys(), ...entries.keys()])]
		.filter((key) => !same(entries.get(key), wanted.get(key)))
		.map((key) => `Information/${key}`);
	const found = document.get(document.catalog.get('Metadata'));
	const xmp = found instanceof Stream ? unpack(document, found) : Buffer.alloc(0);
	const isOurs = [true, false].some((claims) => xmp.equals(getXmp(facts, producer, claims)));
	if (!isOurs) strange.push('Metadata');
	if (readText(document.get(document.catalog.get('Lang'))) !== lang) strange.push('Catalog/Lang');
	return strange;
}

/** The first text of an element of Dublin Core; each sign is read once, whatever a file of others holds. */
function getFirst(xmp: string, element: string): string {
	const inside = getBetween(xmp, xmp.search(new RegExp(`<dc:${element}\\b`)), `</dc:${element}>`);
	return getBetween(inside, inside.indexOf('<rdf:li'), '<').replace(
		/&(?:#(\d{1,7})|amp|lt|gt|quot|apos);/g,
		(whole, code) => {
			if (code === undefined) return ENTITIES[whole] ?? whole;
			return Number(code) > LAST_LETTER ? whole : String.fromCodePoint(Number(code));
		},
	);
}

/** What stands between the end of the tag that begins at a place and a text behind it; empty where there is no such place. */
function getBetween(text: string, start: number, end: string): string {
	const open = start < 0 ? -1 : text.indexOf('>', start);
	const close = open < 0 ? -1 : text.indexOf(end, open);
	return close < 0 ? '' : text.slice(open + 1, close);
}

const LAST_LETTER = 0x10ffff;

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};
