/**
 * What was added behind a record. A signature is welcome there; a change of the pages, of the words or of what rides inside is not, even
 * though the record itself still stands in the file.
 */

import { PdfDocument } from '../objects/document.js';
import { type Dict, getName, Ref, readText, Stream, type Value, written } from '../objects/values.js';
import { metadataSay } from '../stated-facts.js';
import { onlyFieldsTagged, sameWayBack } from './shown-field.js';
import { type SignatureField, signaturesOver } from './signatures.js';

/** Keys that signing sets, by the type of the dictionary. */
const SIGNING: Readonly<Record<string, ReadonlySet<string>>> = {
	Catalog: new Set(['AcroForm', 'Perms', 'DSS', 'Extensions', 'Version']),
	Page: new Set(['Annots']),
};

/** What was added. */
export type Additions =
	| { kind: 'signatures'; signatures: SignatureField[] }
	/** Something that is no signature and changes nothing, as an empty line. */
	| { kind: 'nothing' }
	| { kind: 'changes' };

/** What was added to the record that the first `length` bytes are. */
export function getAdditions(file: Uint8Array, length: number): Additions {
	const before = new PdfDocument(file.subarray(0, length));
	const after = new PdfDocument(file);
	if (hasChanged(before, after)) return { kind: 'changes' };
	const signatures = signaturesOver(after, file, length);
	if (!signatures) return { kind: 'changes' };
	return signatures.length === 0 ? { kind: 'nothing' } : { kind: 'signatures', signatures };
}

function hasChanged(before: PdfDocument, after: PdfDocument): boolean {
	if (after.catalogNumber !== before.catalogNumber) return true;
	if (!sameInformation(before, before.trailer.get('Info'), after, after.trailer.get('Info'))) return true;
	// A number that was free before may be named all the same by what stands in the record.
	const last = before.numbers.at(-1) ?? 0;
	if (after.numbers.some((number) => number <= last && before.object(number) === null)) return true;
	return before.numbers.some((number) => {
		const [old, now] = [before.object(number), after.object(number)];
		if (same(old, now) || isAt(before.trailer.get('Info'), number)) return false;
		if (isAt(before.catalog.get('Metadata'), number)) return !sameMetadata(before, after);
		if (!(old instanceof Map) || !(now instanceof Map)) return true;
		if (isAt(wayBack(before), number)) return !sameWayBack(before, after, same);
		const allowed = SIGNING[getName(old.get('Type')) ?? ''];
		if (!allowed) return !onlyFieldsTagged(before, old, after, now, same);
		for (const key of new Set([...old.keys(), ...now.keys()]))
			if (!allowed.has(key) && !same(old.get(key) ?? null, now.get(key) ?? null)) return true;
		return !onlyFieldsAdded(before, old, after, now);
	});
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
			const kind = getName(field?.get('FT')) ?? getName(after.maybeDict(field?.get('Parent'))?.get('FT'));
			return getName(field?.get('Subtype')) === 'Widget' && kind === 'Sig';
		});
}

function wayBack(document: PdfDocument): Value | undefined {
	return document.maybeDict(document.catalog.get('StructTreeRoot'))?.get('ParentTree');
}

function isAt(reference: Value | undefined, number: number): boolean {
	return reference instanceof Ref && reference.number === number;
}

/** Programs that sign say in the information that they did, and when; they may write its texts in another encoding. */
function sameInformation(
	before: PdfDocument,
	old: Value | undefined,
	after: PdfDocument,
	now: Value | undefined,
): boolean {
	const [one, other] = [before.maybeDict(old), after.maybeDict(now)];
	// A table that names no information says nothing else than the record.
	if (!one || !other) return now === undefined;
	return [...new Set([...one.keys(), ...other.keys()])]
		.filter((key) => key !== 'Producer' && key !== 'ModDate')
		.every((key) => {
			const text = readText(before.get(one.get(key)));
			return text !== undefined && text === readText(after.get(other.get(key)));
		});
}

/** Metadata are written anew by such programs; title and author are what a reader sees of them. */
function sameMetadata(before: PdfDocument, after: PdfDocument): boolean {
	const [old, now] = [metadataSay(before), metadataSay(after)];
	return old.title === now.title && old.author === now.author;
}

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
