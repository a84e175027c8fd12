/** All that `pv verify` says of a PDF without printing it again: of a record, or of a document that bears proofs. */

import { type Io, timeNow, userWords } from '../../host/io.js';
import type { AnyPhrase } from '../../language/ids.js';
import type { Allowance } from '../../pdf-archive/index.js';
import type { CompiledFile } from '../compile-file.js';
import { getProofs, type VerifyLogOptions, verifyCertificate } from '../register/verify-evidence.js';
import { BUILD_SHEET } from './archive-record.js';
import { compareVerifier, type Finding } from './compare-record.js';
import { judgeSignatures } from './judge-signatures.js';
import { asRecord, type OpenRecord, openPdfBytes, openRecordBytes, orDamaged } from './open-record.js';
import { recompile } from './rebuild-record.js';
import { verifyRecord } from './verify-record.js';

/** What is said of a PDF. */
export interface JudgedPdf {
	lines: string[];
	agrees: boolean;
	/** Whether it agrees where nothing is asked of the signatures over it. */
	isUnchanged: boolean;
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
			isUnchanged: false,
			isRecord: false,
		}));
	const record = await asRecord(pdf, path);
	return orDamaged(path, async () => {
		let signatures: Finding[] = [];
		const { file, findings } = await verifyRecord(record, async (signed) => {
			signatures = await judgeSignatures(signed, timeNow(io));
			return signatures;
		});
		const all = [...findings, ...(await compareVerifier(record, io))];
		const lines = all.map((finding) => wordFinding(finding, io));
		const wrong = all.filter(({ ok }) => !ok);
		return {
			lines,
			agrees: wrong.length === 0,
			isUnchanged: wrong.every((finding) => signatures.includes(finding)),
			isRecord: true,
			opened: { record, file },
		};
	});
}

/** Opens a record that a thread has judged: that is within the bounds. */
export function openAgain(bytes: Uint8Array, path: string): Promise<OpenedRecord> {
	return orDamaged(path, async () => {
		const record = await openRecordBytes(bytes, path);
		return { record, file: await recompile(record) };
	});
}

/** A finding in the user's language. */
export function wordFinding({ key, values }: Finding, io: Io): string {
	return (userWords(io) as AnyPhrase)(`cli.verify.${key}`, values);
}
