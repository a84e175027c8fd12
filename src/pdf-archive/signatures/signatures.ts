/** Signatures that stand behind a record (ISO 32000-1, 12.7.4.5 and 12.8): fields, whether they are seen, and what they sign. */

import type { PdfDocument } from '../objects/document.js';
import { getNumbers } from '../objects/numbers.js';
import { type Dict, getName, Ref, readText, Text, type Value } from '../objects/values.js';

/** A field with its signature. */
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
	let strange = false;
	const walk = (value: Value, around: string, kind: string | undefined, depth: number): void => {
		const field = document.maybeDict(value);
		if (!field || depth > DEEPEST || field.has('AA') || field.has('A')) {
			strange = true;
			return;
		}
		const own = readText(document.get(field.get('T')));
		const name = [around, own].filter(Boolean).join('.');
		const type = getName(document.get(field.get('FT'))) ?? kind;
		const kids = document.list(field.get('Kids'));
		if (kids.length > 0) for (const kid of kids) walk(kid, name, type, depth + 1);
		else if (type !== 'Sig') strange = true;
		else if (signs(document, field, file, length)) {
			const shown = seenOn(document, pages, field, value);
			found.push({ name, ...shown, ...signedBy(document, field) });
		} else if (seenOn(document, pages, field, value).page !== undefined) strange = true;
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

function sameObject(one: Ref, other: Value): boolean {
	return other instanceof Ref && other.number === one.number;
}
