/** All that `pv verify` says of a PDF without printing it again: of a record, or of a document that bears proofs. */

import { type Io, timeNow } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import type { AnyPhrase } from '../../language/ids.js';
import type { Allowance } from '../../pdf-archive/index.js';
import type { CompiledFile } from '../compile-file.js';
import { getProofs, type VerifyLogOptions, verifyCertificate } from '../register/verify-evidence.js';
import { BUILD_SHEET } from './archive-record.js';
import { compareVerifier, type Finding } from './compare-record.js';
import { judgeSignatures } from './judge-signatures.js';
import { asRecord, type OpenRecord, openPdfBytes, orDamaged } from './open-record.js';
import { verifyRecord } from './verify-record.js';

/** What is said of a PDF. */
export interface JudgedPdf {
	lines: string[];
	agrees: boolean;
	/** Whether it is a record, which can be printed again. */
	isRecord: boolean;
}

/** A record with its source, compiled again. */
export interface OpenedRecord {
	record: OpenRecord;
	file: CompiledFile;
}

/** Judges the bytes of a PDF. A record that was opened comes with what is said of it. */
export async function judgePdf(
	bytes: Uint8Array,
	path: string,
	options: VerifyLogOptions,
	io: Io,
	allowance?: Allowance,
): Promise<JudgedPdf & { opened?: OpenedRecord }> {
	const pdf = await openPdfBytes(bytes, path, allowance);
	if (!pdf.attachments.has(BUILD_SHEET) && getProofs(pdf).length > 0)
		return orDamaged(path, async () => ({
			...(await verifyCertificate(pdf, path, options, io)),
			isRecord: false,
		}));
	const record = await asRecord(pdf, path);
	return orDamaged(path, async () => {
		const { file, findings } = await verifyRecord(record, (signed) => judgeSignatures(signed, timeNow(io)));
		const all = [...findings, ...(await compareVerifier(record, io))];
		const lines = all.map((finding) => wordFinding(finding, io));
		return { lines, agrees: all.every(({ ok }) => ok), isRecord: true, opened: { record, file } };
	});
}

/** A finding in the user's language. */
export function wordFinding({ key, values }: Finding, io: Io): string {
	return (userWords(io) as AnyPhrase)(`cli.verify.${key}`, values);
}
