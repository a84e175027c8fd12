import { ExitCode, type ExitCodeValue, type Io, timeNow } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import type { AnyPhrase } from '../../language/ids.js';
import { BUILD_SHEET } from '../record/archive-record.js';
import { comparePrint, compareVerifier, type Finding } from '../record/compare-record.js';
import { judgeSignatures } from '../record/judge-signatures.js';
import { asRecord, type OpenRecord, openPdf, orDamaged } from '../record/open-record.js';
import { getSettings } from '../record/rebuild-record.js';
import { verifyRecord } from '../record/verify-record.js';
import {
	findEvidenceKind,
	getProofs,
	type VerifyLogOptions,
	verifyCertificate,
	verifyEvidence,
} from '../register/verify-evidence.js';

/** Options of `pv verify`. */
interface VerifyOptions extends VerifyLogOptions {
	browser?: string;
	/** Prints the record again and compares, unless it is false. */
	print?: boolean;
}

/** Checks a log, a proof out of one, or a document that bears proofs; else a record against what rides inside it: integrity, data, verdicts, page text, and the print itself where a browser is there. */
export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCodeValue> {
	const kind = await findEvidenceKind(path, io);
	if (kind !== undefined) return verifyEvidence(kind, path, options, io);
	const pdf = await openPdf(path, io);
	if (!pdf.attachments.has(BUILD_SHEET) && getProofs(pdf).length > 0)
		return orDamaged(path, () => verifyCertificate(pdf, path, options, io));
	const record = await asRecord(pdf, path);
	return orDamaged(path, () => verifyOpen(record, path, options, io));
}

async function verifyOpen(
	record: OpenRecord,
	path: string,
	options: VerifyOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	let agrees = true;
	const report = ({ key, values, ok }: Finding) => {
		if (!ok) agrees = false;
		io.stdout.write(`${(phrase as AnyPhrase)(`cli.verify.${key}`, values)}\n`);
	};
	const { file, findings } = await verifyRecord(record, (signed) => judgeSignatures(signed, timeNow(io)));
	for (const finding of findings) report(finding);
	for (const finding of await compareVerifier(record, io)) report(finding);

	let printed: Finding | undefined;
	if (options.print !== false) {
		printed = await comparePrint(record, file, getSettings(record), options.browser, io);
		report(printed);
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	const good = printed?.key === 'printSame' ? 'good' : 'goodText';
	io.stderr.write(`${phrase(`cli.verify.${agrees ? good : 'bad'}`, { path })}\n`);
	return agrees ? ExitCode.clean : ExitCode.errors;
}
