/** Opens a PDF that `pv build` wrote, and takes out what rides inside. */

import { PvError } from '../errors.js';
import type { Io } from '../host/io.js';
import type { FailureCode } from '../language/ids.js';
import {
	type Allowance,
	type Attachment,
	BrokenPdf,
	EncryptedPdf,
	getAdditions,
	getAttachments,
	getIntegrity,
	type Integrity,
	isDamage,
	PdfDocument,
	readText,
	type SignatureField,
} from '../pdf-archive/index.js';
import { BUILD_SHEET, type BuildSheet, PAGES_ALONE } from './archive-record.js';

/** Greatest size of a record, in bytes. */
const LARGEST_RECORD = 1024 * 1024 * 1024;

/** A PDF of ours with what rides inside it. */
export interface OpenPdf {
	bytes: Uint8Array;
	document: PdfDocument;
	/** `overlaid`: something behind an intact record changes what it shows; `followed`: it changes nothing, and is no signature. */
	integrity: Omit<Integrity, 'state'> & { state: Integrity['state'] | 'overlaid' | 'followed' };
	/** Signatures over the record. */
	signatures: readonly SignatureField[];
	/** By name. */
	attachments: ReadonlyMap<string, Attachment>;
}

/** A record: what it was made from rides inside it. */
export interface OpenRecord extends OpenPdf {
	sheet: BuildSheet;
}

/** The bytes of a PDF, as far as it may be one. */
export async function readPdf(path: string, io: Io): Promise<Uint8Array> {
	const fail = (code: FailureCode, message: string) => new PvError(code, message, { path });
	const facts = await io.facts(path);
	if (!facts) throw fail('input/missing', `${path} does not exist`);
	if (facts.kind !== 'file') throw fail('input/not-a-file', `${path} is not a file`);
	if (facts.size > LARGEST_RECORD) throw fail('pdf/too-large', `${path} is too large`);
	return io.read(path);
}

/** Opens the bytes of a record; `path` names it in failures. `allowance`: what reading it is taken from. */
export async function openRecordBytes(
	bytes: Uint8Array,
	path: string,
	allowance?: Allowance,
): Promise<OpenRecord> {
	return asRecord(await openPdfBytes(bytes, path, allowance), path);
}

/** Opens the bytes of a PDF, whatever rides inside. */
export async function openPdfBytes(bytes: Uint8Array, path: string, allowance?: Allowance): Promise<OpenPdf> {
	if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
		throw new PvError('pdf/not-a-pdf', `${path} is no PDF`, { path });
	return orDamaged(path, async () => {
		const whole = new PdfDocument(bytes, allowance);
		const integrity: OpenRecord['integrity'] = getIntegrity(bytes);
		let signatures: readonly SignatureField[] = [];
		if (integrity.state === 'extended') {
			const additions = getAdditions(bytes, integrity.length, allowance);
			if (additions.kind === 'changes') integrity.state = 'overlaid';
			else if (additions.kind === 'nothing') integrity.state = 'followed';
			else signatures = additions.signatures;
		}
		const isWhole = integrity.state === 'extended' || integrity.state === 'followed';
		const document = isWhole ? new PdfDocument(bytes.subarray(0, integrity.length), allowance) : whole;
		const riding = getAttachments(document);
		const attachments = new Map(riding.map((each) => [each.name, each]));
		if (attachments.size < riding.length) throw new BrokenPdf('two files of one name');
		return { bytes, document, integrity, signatures, attachments };
	});
}

/** The PDF as a record; throws where nothing rides inside that it was made from. */
export function asRecord(pdf: OpenPdf, path: string): Promise<OpenRecord> {
	return orDamaged(path, async () => {
		const { document, integrity, attachments } = pdf;
		const sheet = readSheet(attachments.get(BUILD_SHEET));
		if (sheet && attachments.has(sheet.source)) return { ...pdf, sheet };
		const kind = pagesAlone(document);
		if (kind === undefined)
			throw new PvError('pdf/not-ours', `${path} does not hold the source of minutes`, { path });
		throw new PvError('pdf/pages-alone', `nothing rides inside ${path}`, {
			path,
			kind,
			state: integrity.state,
		});
	});
}

/** Does what reads a record. An object may turn out to be damaged when it is asked for, long after the file was opened. */
export async function orDamaged<T>(path: string, work: () => Promise<T>): Promise<T> {
	const fail = (code: FailureCode, message: string, cause: unknown) =>
		new PvError(code, message, { path }, { cause });
	try {
		return await work();
	} catch (error) {
		if (error instanceof EncryptedPdf) throw fail('pdf/encrypted', `${path} is encrypted`, error);
		if (isDamage(error)) throw fail('pdf/broken', `${path} is damaged or cut short`, error);
		throw error;
	}
}

/** Which of our files that nothing rides inside it says that it is. */
function pagesAlone(document: PdfDocument): keyof typeof PAGES_ALONE | undefined {
	const information = document.maybeDict(document.trailer.get('Info'));
	const creator = readText(document.get(information?.get('Creator'))) ?? '';
	const kinds = Object.entries(PAGES_ALONE) as Array<[keyof typeof PAGES_ALONE, string]>;
	return kinds.find(([, words]) => /^pv \d/.test(creator) && creator.endsWith(words))?.[0];
}

function readSheet(attachment: Attachment | undefined): BuildSheet | undefined {
	if (!attachment) return undefined;
	try {
		const sheet = JSON.parse(Buffer.from(attachment.bytes).toString('utf8')) as BuildSheet;
		const isText = (value: unknown) => typeof value === 'string';
		const fits =
			isText(sheet.pv) &&
			isText(sheet.source) &&
			isText(sheet.data) &&
			isText(sheet.date) &&
			!Number.isNaN(Date.parse(sheet.date)) &&
			Array.isArray(sheet.files) &&
			sheet.files.every(({ name, path }) => isText(name) && isText(path));
		return fits ? sheet : undefined;
	} catch {
		return undefined;
	}
}
