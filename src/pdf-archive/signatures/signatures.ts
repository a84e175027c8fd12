/** Signatures that stand behind a record (ISO 32000-1, 12.7.4.5 and 12.8): fields, whether they are seen, and what they sign. */

import { createHash } from 'node:crypto';
import type { PdfDocument } from '../objects/document.js';
import { NO_DIGEST } from '../objects/streams.js';
import { getNumbers } from '../objects/trees.js';
import { type Dict, getName, Ref, readText, Stream, Text, type Value } from '../objects/values.js';

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

/** Flags of an annotation that is not seen: hidden, no view. Source: ISO 32000-1, table 165. */
const UNSEEN = 0b100010;

/**
 * The signatures over a record that the first `length` bytes are, or nothing where the form holds something else, which could
 * show or do anything.
 */
export function signaturesOver(
	document: PdfDocument,
	file: Uint8Array,
	length: number,
): SignatureField[] | undefined {
	const form = document.maybeDict(document.catalog.get('AcroForm'));
	if (!form) return [];
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
		const own = readText(document.get(field.get('T')));
		const name = [around, own].filter(Boolean).join('.');
		const type = getName(document.get(field.get('FT'))) ?? kind;
		const kids = document.list(field.get('Kids'));
		if (kids.length > 0) for (const kid of kids) walk(kid, name, type, depth + 1);
		else if (type !== 'Sig') strange = true;
		else if (signs(document, field, file, length)) {
			const shown = seenOn(document, pages, field, value);
			found.push({ name, ...shown, ...signedBy(document, field) });
		} else if (seenOn(document, pages, field, value).page !== undefined && !isBlank(document, field))
			strange = true;
	};
	for (const field of document.list(form.get('Fields'))) walk(field, '', undefined, 0);
	return strange ? undefined : found;
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

function seenOn(
	document: PdfDocument,
	pages: readonly Ref[],
	field: Dict,
	reference: Value,
): Pick<SignatureField, 'page' | 'box'> {
	const [x = 0, y = 0, right = 0, top = 0] = getNumbers(document, field.get('Rect'));
	const box = [Math.min(x, right), Math.min(y, top), Math.max(x, right), Math.max(y, top)];
	const flags = document.get(field.get('F'));
	const isUnseen = typeof flags === 'number' && (flags & UNSEEN) !== 0;
	const index = pages.findIndex((page) =>
		document
			.list(document.dict(page).get('Annots'))
			.some((each) => each === reference || (each instanceof Ref && sameObject(each, reference))),
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

function sameObject(one: Ref, other: Value): boolean {
	return other instanceof Ref && other.number === one.number;
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
