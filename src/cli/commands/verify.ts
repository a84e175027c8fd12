import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import type { AnyPhrase } from '../../language/ids.js';
import { withoutFont } from '../build/design.js';
import { htmlOf } from '../build/render-outputs.js';
import { comparePages } from '../record/compare-pages.js';
import { compareParts } from '../record/compare-parts.js';
import {
	compareData,
	compareFacts,
	compareFiles,
	comparePrint,
	type Finding,
} from '../record/compare-record.js';
import { judgeSignatures } from '../record/judge-signatures.js';
import { type OpenRecord, openRecord, orDamaged } from '../record/open-record.js';
import { recompile, settingsOf } from '../record/rebuild-record.js';
import { layoutOf } from '../record/record-layout.js';
import { kindOfEvidence, type VerifyLogOptions, verifyEvidence } from '../register/verify-log.js';
import { version } from '../version.js';

/** Options of `pv verify`. */
export interface VerifyOptions extends VerifyLogOptions {
	browser?: string;
	/** Prints the record again and compares, unless it is false. */
	print?: boolean;
}

/** Checks a log, or a proof out of one; else a record against what rides inside it: integrity, data, verdicts, page text, and the print itself where a browser is there. */
export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCodeValue> {
	const kind = await kindOfEvidence(path, io);
	if (kind !== undefined) return verifyEvidence(kind, path, options, io);
	const record = await openRecord(path, io);
	return orDamaged(path, () => verifyOpen(record, path, options, io));
}

async function verifyOpen(
	record: OpenRecord,
	path: string,
	options: VerifyOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	let agrees = record.integrity.state === 'intact' || record.integrity.state === 'extended';
	const say = (key: Finding['key'], values: Record<string, string | number> = {}) =>
		io.stdout.write(`${(phrase as AnyPhrase)(`cli.verify.${key}`, values)}\n`);
	const report = ({ key, values, ok }: Finding) => {
		if (!ok) agrees = false;
		say(key, values);
	};
	say(record.integrity.state);

	const file = await recompile(record);
	if (record.sheet.pv !== version) say('versionDiffers', { from: record.sheet.pv, here: version });
	for (const finding of compareData(record, file)) report(finding);
	for (const finding of compareFiles(record, file)) report(finding);
	if (record.sheet.looks) say('ownLooks');
	const settings = settingsOf(record);
	const layout = layoutOf(record, file, settings);
	for (const finding of compareFacts(record, layout.title, file)) report(finding);
	const html = await htmlOf(file, layout.options);
	const optional = withoutFont(html, file.design);
	for (const finding of comparePages(record, html, { behind: layout.annexes, optional })) report(finding);
	for (const finding of await judgeSignatures(record)) report(finding);
	for (const finding of compareParts(record, { html, layout, optional })) report(finding);

	let printed: Finding | undefined;
	if (options.print !== false) {
		printed = await comparePrint(record, file, settings, options.browser, io);
		report(printed);
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	const good = printed?.key === 'printSame' ? 'good' : 'goodText';
	io.stderr.write(`${phrase(`cli.verify.${agrees ? good : 'bad'}`, { path })}\n`);
	return agrees ? ExitCode.clean : ExitCode.errors;
}
