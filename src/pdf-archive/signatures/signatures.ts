/**
 * What stands behind a record: signatures (ISO 32000-1, 12.7.4.5 and 12.8) with their fields, whether they are seen and what they sign, and whether anything
 * else was changed.
 */

import { createHash } from 'node:crypto';
import { readMetadataFacts } from '../metadata.js';
import {
	getNumber,
	getNumbers,
	ObjectCopier,
	PdfDocument,
	readNumberTree,
	writeNumberTree,
} from '../objects/document.js';
import {
	type Allowance,
	type Dict,
	dict,
	getName,
	Name,
	NO_DIGEST,
	Real,
	Ref,
	readText,
	Stream,
	serialize,
	Text,
	type Value,
} from '../objects/values.js';
import { coveredContent, readMarks } from '../page-marks.js';

/** A field that holds a signature over a record. */
export interface SignatureField {
	name: string;
	/** Page, from 1, that shows it; undefined where it is not seen. */
	page: number | undefined;
	/** Where it is seen, as left, bottom, right, top. */
	box: readonly number[];
	/** The bytes that it is taken of: two parts of the file, around its own place. */
	range: readonly [open: number, close: number, end: number];
	/** The signature itself, as it stands in its place. */
	contents: Uint8Array;
	/** When it was made, as the signer says. */
	time: string | undefined;
}

/** Deeper than any honest tree of fields. */
const DEEPEST = 30;

/** Flags of an annotation: hidden; not on the screen; on paper all the same; on the screen under the pointer. Source: ISO 32000-1, table 165. */
const [HIDDEN, NO_VIEW, PRINTED, TOGGLED] = [2, 32, 4, 256];

/**
 * The signatures over a record that the first `length` bytes are, and the numbers of all fields of the form, those that nobody has signed yet included;
 * nothing where the form holds something else, which could show or do anything.
 */
export function readForm(
	document: PdfDocument,
	file: Uint8Array,
	length: number,
): { signatures: SignatureField[]; fields: ReadonlySet<number> } | undefined {
	const fields = new Set<number>();
	const form = document.maybeDict(document.catalog.get('AcroForm'));
	if (!form) return { signatures: [], fields };
	if ([...form.keys()].some((key) => !FORM_ENTRIES.has(key))) return undefined;
	const pages = document.pages();
	const found: SignatureField[] = [];
	const seen = new Set<Dict>();
	let strange = false;
	const walk = (value: Value, around: string, kind: string | undefined, depth: number): void => {
		const field = document.maybeDict(value);
		if (!field || depth > DEEPEST || seen.has(field) || field.has('AA') || field.has('A')) {
			strange = true;
			return;
		}
		seen.add(field);
		if (value instanceof Ref) fields.add(value.number);
		const own = readText(document.get(field.get('T')));
		const name = [around, own].filter(Boolean).join('.');
		const type = getName(document.get(field.get('FT'))) ?? kind;
		const kids = document.list(field.get('Kids'));
		if (kids.length > 0) for (const kid of kids) walk(kid, name, type, depth + 1);
		else if (type !== 'Sig') strange = true;
		else if (signs(document, field, file, length)) {
			const shown = findPlace(document, pages, field, value);
			found.push({ name, ...shown, ...signedBy(document, field) });
		} else if (findPlace(document, pages, field, value).page !== undefined && !isBlank(document, field))
			strange = true;
	};
	for (const field of document.list(form.get('Fields'))) walk(field, '', undefined, 0);
	return strange ? undefined : { signatures: found, fields };
}

const FORM_ENTRIES = new Set(['Fields', 'SigFlags', 'DR', 'DA', 'Q', 'NeedAppearances']);

/** Whether the field holds a signature over the record: over all bytes from the first on but its own. */
function signs(document: PdfDocument, field: Dict, file: Uint8Array, length: number): boolean {
	const parent = document.maybeDict(field.get('Parent'));
	const value = document.maybeDict(field.get('V') ?? parent?.get('V'));
	const [start, open = 0, close = 0, rest = 0, ...others] = getNumbers(document, value?.get('ByteRange'));
	return (
		start === 0 &&
		others.length === 0 &&
		open >= length &&
		close > open &&
		close + rest <= file.length &&
		file[open] === 0x3c &&
		file[close - 1] === 0x3e
	);
}

function signedBy(document: PdfDocument, field: Dict): Pick<SignatureField, 'range' | 'contents' | 'time'> {
	const parent = document.maybeDict(field.get('Parent'));
	const value = document.maybeDict(field.get('V') ?? parent?.get('V'));
	const [, open = 0, close = 0, rest = 0] = getNumbers(document, value?.get('ByteRange'));
	const contents = document.get(value?.get('Contents'));
	return {
		range: [open, close, close + rest],
		contents: contents instanceof Text ? Buffer.from(contents.bytes, 'latin1') : new Uint8Array(),
		time: readText(document.get(value?.get('M'))),
	};
}

function findPlace(
	document: PdfDocument,
	pages: readonly Ref[],
	field: Dict,
	reference: Value,
): Pick<SignatureField, 'page' | 'box'> {
	const [x = 0, y = 0, right = 0, top = 0] = getNumbers(document, field.get('Rect'));
	const box = [Math.min(x, right), Math.min(y, top), Math.max(x, right), Math.max(y, top)];
	const flags = document.get(field.get('F'));
	const isUnseen =
		typeof flags === 'number' &&
		((flags & HIDDEN) !== 0 || ((flags & NO_VIEW) !== 0 && (flags & (PRINTED | TOGGLED)) === 0));
	const index = pages.findIndex((page) =>
		document
			.list(document.dict(page).get('Annots'))
			.some(
				(each) =>
					each === reference ||
					(each instanceof Ref && reference instanceof Ref && reference.number === each.number),
			),
	);
	const page = isUnseen || index === -1 || x === right || y === top ? undefined : index + 1;
	return { page, box };
}

/** Whether a field that nobody has signed yet draws nothing. */
function isBlank(document: PdfDocument, field: Dict): boolean {
	const drawn = document.maybeDict(field.get('AP'));
	const form = document.get(drawn?.get('N'));
	return (
		drawn?.size === 1 && form instanceof Stream && document.content(form).length === 0 && !field.has('MK')
	);
}

// --- Whether a file is still as it was written: its identifier is the digest of all its other bytes.

/** What the digest says. */
export interface Integrity {
	/** `intact`: not a byte has changed; `extended`: an intact record with something added behind it, as a signature is; `changed`. */
	state: 'intact' | 'extended' | 'changed';
	/** Length of the intact record in bytes; 0 where there is none. */
	length: number;
}

const END = '%%EOF\n';
/** The identifier in a table that is text, as records had it before, and in one that is a stream. */
const IN_TEXT = /\/ID\[<([0-9a-f]{64})(><)([0-9a-f]{64})>\]>>\nstartxref\n\d+\n%%EOF\n$/;
const IN_STREAM =
	/^\d+ 0 obj\n<<\/Type \/XRef\n(?:\/[^<>\n]*\n)*?\/ID \[<([0-9a-f]{64})(> <)([0-9a-f]{64})>\]\n/;
const PLACE = /startxref\n(\d+)\n%%EOF\n$/;

/** More records than any file begins with: each place where one could end has all bytes before it digested. */
const MOST_DIGESTS = 50;

/** Checks a file. A signature is added behind the record: the record is a prefix of the signed file. */
export function getIntegrity(file: Uint8Array): Integrity {
	const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
	let digests = 0;
	for (let at = bytes.indexOf(END); at !== -1; at = bytes.indexOf(END, at + 1)) {
		const length = at + END.length;
		const found = getIdentifier(bytes, length);
		if (!found || found.first !== found.second) continue;
		if (++digests > MOST_DIGESTS) break;
		const { place, first, between } = found;
		const blank = Buffer.from(`${NO_DIGEST}${between}${NO_DIGEST}`, 'latin1');
		const digest = createHash('sha256')
			.update(bytes.subarray(0, place))
			.update(blank)
			.update(bytes.subarray(place + blank.length, length))
			.digest('hex');
		if (digest === first) return { state: length === bytes.length ? 'intact' : 'extended', length };
	}
	return { state: 'changed', length: 0 };
}

/** The identifier of the record that the first `length` bytes are, and where it stands. */
function getIdentifier(
	bytes: Buffer,
	length: number,
): { place: number; first: string; between: string; second: string } | undefined {
	const tailAt = Math.max(0, length - 300);
	const tail = bytes.toString('latin1', tailAt, length);
	const table = Number(PLACE.exec(tail)?.[1] ?? Number.NaN);
	const [from, found] = IN_TEXT.test(tail)
		? [tailAt, IN_TEXT.exec(tail)]
		: [
				table,
				Number.isNaN(table)
					? null
					: IN_STREAM.exec(bytes.toString('latin1', table, Math.min(length, table + 600))),
			];
	if (!found) return undefined;
	const [whole, first = '', between = '', second = ''] = found;
	return { place: from + found.index + whole.indexOf(first), first, between, second };
}

// --- What was added behind a record. A signature is welcome; a change of pages, words or files is not, though the record itself still stands in the file.

/** Keys that signing sets, by the type of the dictionary. */
const SIGNING: Readonly<Record<string, ReadonlySet<string>>> = {
	Catalog: new Set(['AcroForm', 'Perms', 'DSS', 'Extensions', 'Version']),
	Page: new Set(['Annots']),
};

/** What was added. */
type Additions =
	| { kind: 'signatures'; signatures: SignatureField[] }
	/** Something that is no signature and changes nothing, as an empty line. */
	| { kind: 'nothing' }
	| { kind: 'changes' };

/** What was added to the record that the first `length` bytes are. */
export function getAdditions(file: Uint8Array, length: number, allowance?: Allowance): Additions {
	const before = new PdfDocument(file.subarray(0, length), allowance);
	const after = new PdfDocument(file, allowance);
	if (hasChanged(before, after)) return { kind: 'changes' };
	const form = readForm(after, file, length);
	if (!form || !onlyFieldsAdded(before, after, form.fields)) return { kind: 'changes' };
	const { signatures } = form;
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
		if (isAt(parentTree(before), number)) return !sameWayBack(before, after, same);
		const allowed = SIGNING[getName(old.get('Type')) ?? ''];
		if (!allowed) return !onlyFieldsTagged(before, old, after, now, same);
		for (const key of new Set([...old.keys(), ...now.keys()]))
			if (!allowed.has(key) && !same(old.get(key) ?? null, now.get(key) ?? null)) return true;
		return false;
	});
}

/** Whether the pages keep their annotations and have none more but the fields of the form, each once: nothing says what another one shows. */
function onlyFieldsAdded(before: PdfDocument, after: PdfDocument, fields: ReadonlySet<number>): boolean {
	const left = new Set(fields);
	return before.pages().every((page) => {
		const known = new Set(before.list(before.dict(page).get('Annots')).map(serialize));
		const added = after.list(after.dict(page).get('Annots')).filter((each) => !known.delete(serialize(each)));
		return known.size === 0 && added.every((each) => each instanceof Ref && left.delete(each.number));
	});
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
	const [old, now] = [readMetadataFacts(before), readMetadataFacts(after)];
	return old.title === now.title && old.author === now.author;
}

/** Whether two values are equal, in whatever order the keys of dictionaries stand. */
function same(one: Value, other: Value): boolean {
	if (one instanceof Stream || other instanceof Stream) {
		if (!(one instanceof Stream && other instanceof Stream)) return false;
		return same(one.dict, other.dict) && Buffer.compare(one.raw, other.raw) === 0;
	}
	return serialize(inOrder(one)) === serialize(inOrder(other));
}

function inOrder(value: Value): Value {
	if (Array.isArray(value)) return value.map(inOrder);
	if (!(value instanceof Map)) return value;
	return new Map(
		[...value].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, entry]) => [key, inOrder(entry)]),
	);
}

// --- A field of a signature that is seen: the free place over the name of who signs, what is drawn there, and its tag, which PDF/UA asks of what is
// seen (ISO 14289-1, 7.18.4: a form element that holds the field).

/** Where there is room to sign. */
export interface PlaceToSign {
	page: Ref;
	/** Left, bottom, right, top, in points. */
	box: readonly [number, number, number, number];
	/** The element of the tags behind which the field comes. */
	element: Ref;
}

/** Size of a signature that is seen, and how far it stands over the line with the name: in heights of the type of that line, for large type asks for large type. */
const [WIDTH, TALLEST, LEAST, STEP, OVER] = [14.4, 5.6, 2.4, 0.4, 0.6];

/** The free place over the last line of the pages that begins with a name; nothing where there is none. `taken`: places of others. */
export function findPlaceToSign(
	document: PdfDocument,
	name: string,
	taken: readonly PlaceToSign[],
): PlaceToSign | undefined {
	const pages = document.pages();
	for (let index = pages.length - 1; index >= 0; index--) {
		const page = pages[index] as Ref;
		const [left = 0, , right = 0] = getNumbers(document, document.dict(page).get('MediaBox'));
		const lines = new Map<number, { text: string; x: number; y: number; size: number }>();
		for (const mark of readMarks(document, page).marks) {
			if (mark.kind !== 'text' || mark.mcid === undefined) continue;
			const line = lines.get(mark.mcid);
			if (line === undefined) lines.set(mark.mcid, { ...mark });
			else line.text += mark.text;
		}
		// As much on the right as on the left.
		const margin = [...lines.values()].reduce((least, line) => Math.min(least, line.x - left), right - left);
		for (const [mcid, { text, x, y, size }] of [...lines].reverse()) {
			if (!text.trimStart().startsWith(name)) continue;
			const beside = [...lines.values()].filter((line) => line.x > x && Math.abs(line.y - y) < size / 2);
			const end = beside.reduce((nearest, line) => Math.min(nearest, line.x - 12), right - margin);
			const bottom = y + size * (1 + OVER);
			for (let height = TALLEST; height >= LEAST; height -= STEP) {
				const box = [x, bottom, Math.min(x + size * WIDTH, end), bottom + size * height] as const;
				const isNarrow = box[2] - box[0] < (size * WIDTH) / 2;
				const free = [box[0], box[1], box[2], box[3] + size * OVER];
				if (isNarrow || coveredContent(document, index + 1, free).size > 0) continue;
				const element = findElement(document, page, mcid);
				if (element && !taken.some((other) => other.element.number === element.number))
					return { page, box, element };
			}
		}
	}
	return undefined;
}

/** The element of the tags that holds a marked content of a page. */
function findElement(document: PdfDocument, page: Ref, mcid: number): Ref | undefined {
	const key = getNumber(document.dict(page).get('StructParents'));
	const element = document.list(readNumberTree(document, parentTree(document)).get(key))[mcid];
	return element instanceof Ref ? element : undefined;
}

function parentTree(document: PdfDocument): Value | undefined {
	return document.maybeDict(document.catalog.get('StructTreeRoot'))?.get('ParentTree');
}

/** Shows a field in a place, with nothing in it yet, by objects that are added to the file or changed in it. */
export function showField(
	document: PdfDocument,
	field: Dict,
	reference: Ref,
	{ page, box, element }: PlaceToSign,
): void {
	field.set('Rect', box.map(point));
	field.set('AP', dict({ N: addForm(document, [0, 0, box[2] - box[0], box[3] - box[1]], dict({}), '') }));
	const parent = document.dict(element).get('P');
	const form = document.add(
		dict({
			Type: new Name('StructElem'),
			S: new Name('Form'),
			P: parent ?? null,
			Pg: page,
			K: dict({ Type: new Name('OBJR'), Obj: reference, Pg: page }),
		}),
	);
	const holder = document.dict(parent);
	holder.set('K', [...document.list(holder.get('K')), form]);
	document.change(parent);
	const all = readNumberTree(document, parentTree(document));
	const key = [...all.keys()].reduce((last, each) => Math.max(last, each), -1) + 1;
	all.set(key, form);
	field.set('StructParent', key);
	const type = document.dict(parentTree(document)).get('Type');
	writeNumberTree(document.dict(parentTree(document)), all);
	if (type !== undefined) document.dict(parentTree(document)).set('Type', type);
	document.change(parentTree(document));
	const root = document.catalog.get('StructTreeRoot');
	document.dict(root).set('ParentTreeNextKey', key + 1);
	document.change(root);
}

function point(value: number): Real {
	return new Real(value.toFixed(2));
}

/** Puts the page of a drawing into a field. Nothing in it is tagged: the field itself says what it shows. */
export function drawField(document: PdfDocument, field: Dict, drawn: Uint8Array): void {
	const from = new PdfDocument(drawn);
	const [first] = from.pages();
	const page = from.dict(first);
	const copier = new ObjectCopier(from, document, () => {});
	const content = Buffer.concat(
		from.list(page.get('Contents')).flatMap((each) => [from.content(each), Buffer.from('\n')]),
	)
		.toString('latin1')
		.replace(/\/[A-Za-z0-9]+\s*<<\s*\/MCID\s+\d+\s*>>\s*BDC/g, '/Artifact BMC');
	const resources = copier.copy(from.get(page.get('Resources')));
	const form = addForm(document, getNumbers(from, page.get('MediaBox')), resources, content);
	copier.finish();
	field.set('AP', dict({ N: form }));
}

function addForm(document: PdfDocument, box: readonly number[], resources: Value, content: string): Ref {
	return document.addStream(
		dict({
			Type: new Name('XObject'),
			Subtype: new Name('Form'),
			BBox: box.map(point),
			Resources: resources,
		}),
		Buffer.from(content, 'latin1'),
	);
}

// --- What the tags of a record may have more once it is signed: form elements that hold a field of a signature, and nothing else.

/** Whether a dictionary of the tags was changed by the fields of signatures alone. */
function onlyFieldsTagged(
	before: PdfDocument,
	old: Dict,
	after: PdfDocument,
	now: Dict,
	same: (one: Value, other: Value) => boolean,
): boolean {
	const isOther = (key: string) => !same(old.get(key) ?? null, now.get(key) ?? null);
	const changed = [...new Set([...old.keys(), ...now.keys()])].filter(isOther);
	const last = before.numbers.at(-1) ?? 0;
	const isField = (value: Value | undefined) =>
		value instanceof Ref && value.number > last && isFieldElement(after, value);
	if (getName(old.get('Type')) === 'StructElem') {
		const [kept, all] = [before.list(old.get('K')), after.list(now.get('K'))];
		return (
			changed.every((key) => key === 'K') &&
			kept.every((kid, at) => same(kid, all[at] ?? null)) &&
			all.slice(kept.length).every(isField)
		);
	}
	if (getName(old.get('Type')) === 'StructTreeRoot')
		return changed.every((key) => key === 'ParentTreeNextKey');
	return false;
}

/** Whether the way back from the pages to the tags leads where it did, and from new fields to their elements. */
function sameWayBack(
	before: PdfDocument,
	after: PdfDocument,
	same: (one: Value, other: Value) => boolean,
): boolean {
	const [old, now] = [before, after].map((document) => readNumberTree(document, parentTree(document)));
	const last = before.numbers.at(-1) ?? 0;
	return (
		[...(old ?? [])].every(([key, value]) => same(value, now?.get(key) ?? null)) &&
		[...(now ?? [])].every(
			([key, value]) =>
				old?.has(key) || (value instanceof Ref && value.number > last && isFieldElement(after, value)),
		)
	);
}

/** Entries of an element that says nothing of its own: no text that stands for another. */
const ELEMENT_ENTRIES = new Set(['Type', 'S', 'P', 'Pg', 'K']);

function isFieldElement(document: PdfDocument, reference: Ref): boolean {
	const element = document.maybeDict(reference);
	if (
		!element ||
		getName(element.get('S')) !== 'Form' ||
		[...element.keys()].some((key) => !ELEMENT_ENTRIES.has(key))
	)
		return false;
	const kids = document.list(element.get('K')).map((kid) => document.maybeDict(kid));
	return (
		kids.length === 1 &&
		kids.every(
			(kid) =>
				getName(kid?.get('Type')) === 'OBJR' &&
				getName(document.maybeDict(kid?.get('Obj'))?.get('FT')) === 'Sig',
		)
	);
}
