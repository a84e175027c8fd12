import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { comparePrint } from '../../record/compare-record.js';
import { orDamaged, readPdf } from '../../record/open-record.js';
import { getSettings } from '../../record/rebuild-record.js';
import { judgeWithinBounds, openAgain, wordFinding } from '../judge-pdf.js';
import { findEvidenceKind, type VerifyLogOptions, verifyEvidence } from '../register/verify-evidence.js';

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
	const bytes = await readPdf(path, io);
	const judged = await judgeWithinBounds(bytes, path, options, io);
	const phrase = userWords(io);
	for (const line of judged.lines) io.stdout.write(`${line}\n`);
	if (!judged.isRecord) {
		io.stderr.write(`${phrase(judged.agrees ? 'cli.log.good' : 'cli.log.bad', { path })}\n`);
		return judged.agrees ? ExitCode.clean : ExitCode.errors;
	}
	let { agrees } = judged;
	let isPrinted = false;
	if (options.print !== false) {
		const { record, file } = judged.opened ?? (await openAgain(bytes, path));
		const printed = await orDamaged(path, () =>
			comparePrint(record, file, getSettings(record), options.browser, io),
		);
		io.stdout.write(`${wordFinding(printed, io)}\n`);
		agrees &&= printed.ok;
		isPrinted = printed.key === 'printSame';
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	io.stderr.write(
		`${phrase(`cli.verify.${agrees ? (isPrinted ? 'good' : 'goodText') : 'bad'}`, { path })}\n`,
	);
	return agrees ? ExitCode.clean : ExitCode.errors;
}
