/**
 * What was added behind a record. A signature is welcome there; a change of the pages, of the words or of what rides inside is not, even
 * though the record itself still stands in the file.
 */

import { PdfDocument } from './document.js';
import { unpack } from './streams.js';
import { type Dict, nameOf, Ref, readText, Stream, type Value, written } from './values.js';

/** Keys that signing sets, by the type of the dictionary. */
const SIGNING: Readonly<Record<string, ReadonlySet<string>>> = {
	Catalog: new Set(['AcroForm', 'Perms', 'DSS', 'Extensions', 'Version']),
	Page: new Set(['Annots']),
};

/** Whether only signatures were added to the record that the first `length` bytes are. */
export function additionsOf(file: Uint8Array, length: number): 'signatures' | 'changes' {
	const before = new PdfDocument(file.subarray(0, length));
	const after = new PdfDocument(file);
	if (after.catalogNumber !== before.catalogNumber) return 'changes';
	for (const number of before.numbers) {
		const [old, now] = [before.object(number), after.object(number)];
		if (same(old, now)) continue;
		if (isAt(before.trailer.get('Info'), number) && sameInformation(before, old, after, now)) continue;
		if (isAt(before.catalog.get('Metadata'), number) && sameTitle(before, old, after, now)) continue;
		if (!(old instanceof Map) || !(now instanceof Map)) return 'changes';
		const allowed = SIGNING[nameOf(old.get('Type')) ?? ''];
		if (!allowed) return 'changes';
		for (const key of new Set([...old.keys(), ...now.keys()]))
			if (!allowed.has(key) && !same(old.get(key) ?? null, now.get(key) ?? null)) return 'changes';
		if (!onlyFieldsAdded(before, old, after, now)) return 'changes';
	}
	return 'signatures';
}

/** New annotations of a page are fields of signatures. */
function onlyFieldsAdded(before: PdfDocument, old: Dict, after: PdfDocument, now: Dict): boolean {
	const known = new Set(before.list(old.get('Annots')).map(written));
	const all = after.list(now.get('Annots'));
	if (all.length < known.size) return false;
	return all
		.filter((each) => !(each instanceof Ref && known.has(written(each))))
		.every((each) => {
			const field = after.maybeDict(each);
			const kind = nameOf(field?.get('FT')) ?? nameOf(after.maybeDict(field?.get('Parent'))?.get('FT'));
			return nameOf(field?.get('Subtype')) === 'Widget' && kind === 'Sig';
		});
}

function isAt(reference: Value | undefined, number: number): boolean {
	return reference instanceof Ref && reference.number === number;
}

/** Programs that sign say in the information that they did, and when; they may write its texts in another encoding. */
function sameInformation(before: PdfDocument, old: Value, after: PdfDocument, now: Value): boolean {
	if (!(old instanceof Map) || !(now instanceof Map)) return false;
	return [...new Set([...old.keys(), ...now.keys()])]
		.filter((key) => key !== 'Producer' && key !== 'ModDate')
		.every((key) => {
			const [one, other] = [before.get(old.get(key)), after.get(now.get(key))];
			return readText(one) !== undefined && readText(one) === readText(other);
		});
}

/** Metadata are written anew by such programs; the title is what a reader sees of them. */
function sameTitle(before: PdfDocument, old: Value, after: PdfDocument, now: Value): boolean {
	if (!(old instanceof Stream) || !(now instanceof Stream)) return false;
	const title = (document: PdfDocument, value: Stream) =>
		/<dc:title[^>]*>[\s\S]*?<rdf:li[^>]*>([^<]*)</.exec(unpack(document, value).toString('utf8'))?.[1];
	const plain = (text: string | undefined) =>
		text?.replace(/&(?:#(\d+)|amp|lt|gt|quot|apos);/g, (whole, code) =>
			code === undefined ? (ENTITIES[whole] ?? whole) : String.fromCodePoint(Number(code)),
		);
	const kept = plain(title(before, old));
	return kept !== undefined && kept === plain(title(after, now));
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&amp;': '&',
	'&lt;': '<',
	'&gt;': '>',
	'&quot;': '"',
	'&apos;': "'",
};

/** The same value, in whatever order the keys of dictionaries stand. */
function same(one: Value, other: Value): boolean {
	if (one instanceof Stream || other instanceof Stream) {
		if (!(one instanceof Stream && other instanceof Stream)) return false;
		return same(one.dict, other.dict) && Buffer.compare(one.raw, other.raw) === 0;
	}
	return written(inOrder(one)) === written(inOrder(other));
}

function inOrder(value: Value): Value {
	if (Array.isArray(value)) return value.map(inOrder);
	if (!(value instanceof Map)) return value;
	return new Map(
		[...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, inOrder(entry)]),
	);
}
