import { compareData, comparePages, comparePrint } from '../compare-record.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { openRecord } from '../open-record.js';
import { boundIn, htmlOptions, recompile, settingsOf } from '../rebuild-record.js';
import { htmlOf } from '../render-outputs.js';
import { version } from '../version.js';
import { userWords } from '../words.js';

/** Options of `pv verify`. */
export interface VerifyOptions {
	browser?: string;
	/** Prints the record again and compares, unless it is false. */
	print?: boolean;
}

/** Checks a record against what rides inside it: integrity, data, verdicts, page text, and the print itself where a browser is there. */
export async function verify(path: string, options: VerifyOptions, io: Io): Promise<ExitCodeValue> {
	const record = await openRecord(path, io);
	const phrase = userWords(io);
	let agrees = record.integrity.state === 'intact' || record.integrity.state === 'extended';
	const say = (key: string, values: Record<string, string | number> = {}) =>
		io.stdout.write(`${phrase(`cli.verify.${key}`, values)}\n`);
	say(record.integrity.state);

	const file = await recompile(record);
	const sameVersion = record.sheet.pv === version;
	if (!sameVersion) say('versionDiffers', { from: record.sheet.pv, here: version });
	for (const { key, values, ok } of compareData(record, file)) {
		if (!ok) agrees = false;
		say(key, values);
	}
	if (record.sheet.looks) say('ownLooks');
	const settings = settingsOf(record);
	const bound = await boundIn(record, file);
	const html = await htmlOf(file, { ...htmlOptions(record, settings), bound });
	const pages = comparePages(record, html);
	if (!pages.ok) agrees = false;
	say(pages.key, pages.values);

	if (options.print !== false) {
		const { key, values, ok } = await comparePrint(record, file, settings, options.browser, io);
		if (!ok) agrees = false;
		say(key, values);
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	io.stderr.write(`${phrase(agrees ? 'cli.verify.good' : 'cli.verify.bad', { path })}\n`);
	return agrees ? ExitCode.clean : ExitCode.errors;
}
