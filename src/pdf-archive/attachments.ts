/** Files that ride inside a PDF (ISO 32000-1, 7.11.4; ISO 19005-3, 6.8). */

import { createHash } from 'node:crypto';
import { pdfDate, plainText } from './metadata.js';
import { type PdfDocument, treeEntries } from './objects/document.js';
import {
	dict,
	getName,
	Name,
	packedStream,
	packStream,
	Ref,
	readText,
	Text,
	textString,
	type Value,
} from './objects/values.js';

/** A file to put into a PDF, or that was found in one. */
export interface Attachment {
	/** Name without folders, unlike all others of the PDF. */
	name: string;
	bytes: Uint8Array;
	/** The bytes as `packStream` gives them, where one file goes into many documents. */
	packed?: Uint8Array | undefined;
	mediaType: string;
	/** What the file is to the document. Source: ISO 19005-3, annex E. */
	relationship: 'Source' | 'Data' | 'Alternative' | 'Supplement' | 'Unspecified';
	/** What it is, in the document's language. */
	description: string;
}

/** Puts files into a document, tied to the document as a whole. */
export function attach(document: PdfDocument, attachments: readonly Attachment[], date: Date): void {
	if (attachments.length === 0) return;
	const { catalog } = document;
	const made = attachments.map((attachment) => ({
		key: textString(plainText(attachment.name)),
		reference: fileSpecification(document, attachment, date),
	}));
	catalog.set('AF', [...document.list(catalog.get('AF')), ...made.map(({ reference }) => reference)]);
	const sorted = [...made].sort((a, b) => (a.key.bytes < b.key.bytes ? -1 : 1));
	const names = document.maybeDict(catalog.get('Names')) ?? new Map<string, Value>();
	names.set(
		'EmbeddedFiles',
		document.add(dict({ Names: sorted.flatMap(({ key, reference }): Value[] => [key, reference]) })),
	);
	if (catalog.get('Names') instanceof Ref) document.change(catalog.get('Names'));
	else catalog.set('Names', names);
}

function fileSpecification(document: PdfDocument, attachment: Attachment, date: Date): Ref {
	const { bytes } = attachment;
	const name = plainText(attachment.name);
	const file = document.add(
		packedStream(
			dict({
				Type: new Name('EmbeddedFile'),
				Subtype: new Name(attachment.mediaType),
				Params: dict({ Size: bytes.length, ModDate: pdfDate(date), CheckSum: getChecksum(bytes) }),
			}),
			attachment.packed ?? packStream(bytes),
		),
	);
	return document.add(
		dict({
			Type: new Name('Filespec'),
			F: new Text(bareName(name)),
			UF: textString(name),
			Desc: textString(plainText(attachment.description)),
			AFRelationship: new Name(attachment.relationship),
			EF: dict({ F: file, UF: file }),
		}),
	);
}

/** A name for readers that know plain letters alone. */
function bareName(name: string): string {
	return name.normalize('NFD').replace(/[^ -~]/g, '') || 'attachment';
}

function getChecksum(bytes: Uint8Array): Text {
	return new Text(createHash('md5').update(bytes).digest().toString('latin1'));
}

/**
 * Entries of the files that ride inside which are not as `attach` writes them, as `Filespec/EF`. A reader may take either of two names or
 * streams, the list or the names: where they differ, it may find another file than this program does.
 */
export function strangeAttachments(document: PdfDocument): string[] {
	const listed = document.list(document.catalog.get('AF'));
	const strange: string[] = [];
	const keys: Array<readonly [string, number]> = [];
	for (const reference of listed) {
		const entries = document.dict(reference);
		const name = document.get(entries.get('UF'));
		const embedded = document.maybeDict(entries.get('EF'));
		const [file, other] = [embedded?.get('UF'), embedded?.get('F')];
		if (!(file instanceof Ref && other instanceof Ref && file.number === other.number)) {
			strange.push('Filespec/EF');
			continue;
		}
		const bare = document.get(entries.get('F'));
		if (!(bare instanceof Text && bare.bytes === bareName(readText(name) ?? ''))) strange.push('Filespec/F');
		const facts = document.maybeDict(document.maybeDict(file)?.get('Params'));
		const bytes = document.content(file);
		const checksum = document.get(facts?.get('CheckSum'));
		if (document.get(facts?.get('Size')) !== bytes.length) strange.push('FileFacts/Size');
		if (!(checksum instanceof Text && checksum.bytes === getChecksum(bytes).bytes))
			strange.push('FileFacts/CheckSum');
		keys.push([name instanceof Text ? name.bytes : '', reference instanceof Ref ? reference.number : -1]);
	}
	const names = document.maybeDict(document.maybeDict(document.catalog.get('Names'))?.get('EmbeddedFiles'));
	const kept = document.list(names?.get('Names'));
	const wanted = keys.sort(([one], [other]) => (one < other ? -1 : 1)).flat();
	const isSame =
		kept.length === wanted.length &&
		kept.every((each, index) =>
			each instanceof Ref
				? each.number === wanted[index]
				: each instanceof Text && each.bytes === wanted[index],
		);
	if (!isSame) strange.push('FileNames/Names');
	return strange;
}

/** The files that ride inside, in the order of the document's list; those that only the name tree knows come after. */
export function getAttachments(document: PdfDocument): Attachment[] {
	const { catalog } = document;
	const specifications = [...document.list(catalog.get('AF'))];
	const known = new Set(specifications.map((each) => (each instanceof Ref ? each.number : -1)));
	const tree = document.maybeDict(catalog.get('Names'))?.get('EmbeddedFiles');
	for (const [, reference] of treeEntries(document, tree, 'Names')) {
		if (!(reference instanceof Ref) || known.has(reference.number)) continue;
		known.add(reference.number);
		specifications.push(reference);
	}
	return specifications.flatMap((each): Attachment[] => {
		const entries = document.maybeDict(each);
		const embedded = document.maybeDict(entries?.get('EF'));
		const file = embedded?.get('UF') ?? embedded?.get('F');
		if (!entries || file === undefined) return [];
		const relationship = getName(entries.get('AFRelationship'));
		return [
			{
				name: readText(document.get(entries.get('UF') ?? entries.get('F'))) ?? '',
				bytes: document.content(file),
				mediaType: getName(document.maybeDict(file)?.get('Subtype')) ?? '',
				relationship: isRelationship(relationship) ? relationship : 'Unspecified',
				description: readText(document.get(entries.get('Desc'))) ?? '',
			},
		];
	});
}

function isRelationship(name: string | undefined): name is Attachment['relationship'] {
	return ['Source', 'Data', 'Alternative', 'Supplement', 'Unspecified'].includes(name ?? '');
}
