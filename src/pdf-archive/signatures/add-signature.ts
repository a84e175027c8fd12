/**
 * Puts a signature behind a file, as objects of its own: what is signed stays a prefix, byte for byte (ISO 32000-1, 7.5.6 and 12.8). A field that is not to be
 * seen lies beside the visible page: it needs no tag (ISO 14289-1, 7.18.1), and is printed all the same, as PDF/A asks (ISO 19005-3, 6.3.2).
 */

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { getNumbers, PdfDocument } from '../objects/document.js';
import {
	type Dict,
	dict,
	getName,
	Name,
	Ref,
	readText,
	serialize,
	serializeObject,
	Text,
	textString,
	type Value,
} from '../objects/values.js';
import type { Signer } from './cms.js';
import { loadForge } from './forge.js';
import { drawField, type PlaceToSign, showField } from './signatures.js';

/** What a signature in a file says of itself. */
interface SignatureFacts {
	/** Name of the field: whose block it is. */
	field: string;
	name: string;
	time: Date;
	/** Where the fields of all who are to sign are seen, by name: they are made with the first signature, so that the others change nothing but their own field. */
	places?: ReadonlyMap<string, PlaceToSign> | undefined;
	/** What is seen in the field, as a PDF of one page of its size. */
	drawn?: Uint8Array | undefined;
}

/** Room for a signature with its certificates and a time stamp, in bytes. */
const ROOM = 24_576;

/** Flags of an annotation: printed, and locked. Source: ISO 32000-1, table 165. */
const PRINT_LOCKED = 132;

/** Stands for four numbers until they are known. */
const RANGE = '0 0000000000 0000000000 0000000000';

/** Adds a signature. `sign` makes it of the parts of the file around its own place. */
export async function addSignature(
	pdf: Uint8Array,
	facts: SignatureFacts,
	sign: (parts: readonly Uint8Array[]) => Promise<Uint8Array>,
): Promise<Buffer> {
	const document = new PdfDocument(pdf);
	const value = document.add(null);
	const field = findEmptyField(document, facts.field)?.field ?? makeFields(document, facts);
	const entries = document.dict(field);
	entries.set('V', value);
	if (facts.drawn) drawField(document, entries, facts.drawn);
	document.change(field);

	const { bytes, open, close } = appendChanges(
		pdf,
		document,
		new Map([[value.number, signatureText(facts)]]),
	);
	const signature = await sign([bytes.subarray(0, open), bytes.subarray(close)]);
	if (signature.length > ROOM) throw new RangeError('the signature is too long for its place');
	bytes.write(Buffer.from(signature).toString('hex'), open + 1, 'latin1');
	return bytes;
}

/** A field that nobody has signed yet, with its box; nothing where there is none of that name. */
export function findEmptyField(
	document: PdfDocument,
	name: string,
): { field: Ref; box: readonly number[] } | undefined {
	const form = document.maybeDict(document.catalog.get('AcroForm'));
	for (const field of document.list(form?.get('Fields'))) {
		const entries = document.maybeDict(field);
		if (!(field instanceof Ref) || !entries || entries.has('V') || getName(entries.get('FT')) !== 'Sig')
			continue;
		if (readText(document.get(entries.get('T'))) === name)
			return { field, box: getNumbers(document, entries.get('Rect')) };
	}
	return undefined;
}

/** Makes the fields of all who are to sign, and gives that of who signs now. */
function makeFields(document: PdfDocument, { field: own, places }: SignatureFacts): Ref {
	const [first] = document.pages();
	if (first === undefined) throw new RangeError('a file without pages');
	const form: Dict = new Map(document.maybeDict(document.catalog.get('AcroForm')) ?? []);
	const make = (name: string, place: PlaceToSign | undefined): Ref => {
		const page = place?.page ?? first;
		const entries = fieldDict(name, page);
		const field = document.add(entries);
		if (place) showField(document, entries, field, place);
		const leaf = document.dict(page);
		leaf.set('Annots', [...document.list(leaf.get('Annots')), field]);
		document.change(page);
		form.set('Fields', [...document.list(form.get('Fields')), field]);
		return field;
	};
	const field = make(own, places?.get(own));
	for (const [name, place] of places ?? [])
		if (name !== own && !findEmptyField(document, name)) make(name, place);
	// Signatures are there, and a change may only be added behind them.
	form.set('SigFlags', 3);
	document.catalog.set('AcroForm', form);
	document.change(document.trailer.get('Root'));
	return field;
}

function fieldDict(name: string, page: Ref): Dict {
	return dict({
		Type: new Name('Annot'),
		Subtype: new Name('Widget'),
		FT: new Name('Sig'),
		T: textString(name),
		TU: textString(name),
		Contents: textString(name),
		F: PRINT_LOCKED,
		Rect: [-10, -10, -10, -10] as Value[],
		P: page,
	});
}

function signatureText({ name, time }: SignatureFacts): string {
	const facts = dict({
		Type: new Name('Sig'),
		Filter: new Name('Adobe.PPKLite'),
		SubFilter: new Name('ETSI.CAdES.detached'),
		Name: textString(name),
		M: new Text(`D:${time.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`),
	});
	return `${serialize(facts).slice(0, -2)}/ByteRange [${RANGE}]\n/Contents <${'0'.repeat(ROOM * 2)}>>>`;
}

/** The file with what was changed in it behind it, and the place of the signature there. `texts`: objects that are written as they are given. */
function appendChanges(
	pdf: Uint8Array,
	document: PdfDocument,
	texts: ReadonlyMap<number, string>,
): { bytes: Buffer; open: number; close: number } {
	const before = Buffer.from(pdf);
	const end = before.toString('latin1', Math.max(0, before.length - 1024));
	const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? '0';
	let text = end.endsWith('\n') ? '' : '\n';
	const offsets = new Map<number, number>();
	for (const number of document.changed) {
		offsets.set(number, before.length + text.length);
		const given = texts.get(number);
		text +=
			given === undefined
				? Buffer.concat(serializeObject(number, document.object(number))).toString('latin1')
				: `${number} 0 obj\n${given}\nendobj\n`;
	}
	const start = before.length + text.length;
	const size = (document.numbers.at(-1) ?? 0) + 1;
	const trailer = dict({
		Size: size,
		Root: document.trailer.get('Root'),
		Info: document.trailer.get('Info'),
		ID: document.trailer.get('ID'),
		Prev: Number(previous),
	});
	// A table of the kind that the file has: readers need not know how to mix them.
	const isStream = getName(document.trailer.get('Type')) === 'XRef';
	text += isStream ? tableStream(trailer, offsets, size, start) : tableText(trailer, offsets);
	text += `startxref\n${start}\n%%EOF\n`;
	const bytes = Buffer.concat([before, Buffer.from(text, 'latin1')]);
	const open = bytes.indexOf(`<${'0'.repeat(ROOM * 2)}>`, before.length);
	const close = open + ROOM * 2 + 2;
	const range = [open, close, bytes.length - close].map((number) => String(number).padStart(10));
	bytes.write(`0 ${range.join(' ')}`, bytes.indexOf(RANGE, before.length), 'latin1');
	return { bytes, open, close };
}

function tableText(trailer: Dict, offsets: ReadonlyMap<number, number>): string {
	const rows = [...offsets].map(
		([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`,
	);
	return `xref\n${rows.join('')}trailer\n${serialize(trailer)}\n`;
}

/** The table as a stream, which is an object of its own (ISO 32000-1, 7.5.8). */
function tableStream(
	trailer: Dict,
	offsets: ReadonlyMap<number, number>,
	number: number,
	start: number,
): string {
	const all = [...offsets, [number, start] as const];
	const rows = Buffer.alloc(all.length * 5);
	for (const [index, [, offset]] of all.entries()) {
		rows.writeUInt8(1, index * 5);
		rows.writeUInt32BE(offset, index * 5 + 1);
	}
	const entries = dict({
		Type: new Name('XRef'),
		...Object.fromEntries(trailer),
		Size: number + 1,
		W: [1, 4, 0],
		Index: all.flatMap(([each]) => [each, 1]),
		Length: rows.length,
	});
	return `${number} 0 obj\n${serialize(entries)}\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`;
}

// --- A key and its certificates out of a PKCS#12 file (`.p12`, `.pfx`).

/** Why such a file gives no signer. */
type KeyFault = 'notPkcs12' | 'password' | 'noKey' | 'noCertificate' | 'algorithm';

export async function readPkcs12(bytes: Uint8Array, password: string): Promise<Signer | KeyFault> {
	const { asn1, pkcs12, pki } = await loadForge();
	const text = Buffer.from(bytes).toString('latin1');
	let tree: ReturnType<typeof asn1.fromDer>;
	try {
		tree = asn1.fromDer(text);
	} catch {
		return 'notPkcs12';
	}
	let file: ReturnType<typeof pkcs12.pkcs12FromAsn1>;
	try {
		file = pkcs12.pkcs12FromAsn1(tree, false, password);
	} catch (error) {
		const isShape = error instanceof Error && /not a PKCS#12 PFX|Cannot read PKCS#12/.test(error.message);
		return isShape ? 'notPkcs12' : 'password';
	}
	const keys: KeyObject[] = [];
	const certificates: X509Certificate[] = [];
	const der = (value: ReturnType<typeof asn1.fromDer>) => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
	for (const bag of file.safeContents.flatMap(({ safeBags }) => safeBags)) {
		try {
			if (bag.type === pki.oids['pkcs8ShroudedKeyBag'] || bag.type === pki.oids['keyBag']) {
				const info = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
				keys.push(createPrivateKey({ key: der(info), format: 'der', type: 'pkcs8' }));
			} else if (bag.type === pki.oids['certBag']) {
				const certificate = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1;
				certificates.push(new X509Certificate(der(certificate)));
			}
		} catch {
			return 'algorithm';
		}
	}
	const [key] = keys;
	if (key === undefined) return 'noKey';
	if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') return 'algorithm';
	const certificate = certificates.find((each) => each.checkPrivateKey(key));
	if (certificate === undefined) return 'noCertificate';
	return { key, certificate, chain: certificates.filter((each) => each !== certificate) };
}
