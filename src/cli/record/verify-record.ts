/** Everything that can be said of a record without printing it again: by the command line, and by the page that rides inside records. */

import { withoutFont } from '../build/design.js';
import { getHtml } from '../build/render-outputs.js';
import type { CompiledFile } from '../compile-file.js';
import { version } from '../version.js';
import { comparePages, compareParts } from './compare-parts.js';
import { compareData, compareFacts, compareFiles, compareLabels, type Finding } from './compare-record.js';
import { createWordingCheck, getMeetingWords } from './earlier-wording.js';
import type { OpenRecord } from './open-record.js';
import { getLayout, getSettings, recompile } from './rebuild-record.js';

/** The result of a verification. */
interface Verification {
	/** The source, compiled again. */
	file: CompiledFile;
	findings: Finding[];
}

/** Compares a record with what rides inside it. `judge`: says what is to be said of the signatures over it. */
export async function verifyRecord(
	record: OpenRecord,
	judge: (record: OpenRecord) => Promise<Finding[]>,
): Promise<Verification> {
	const { state } = record.integrity;
	const findings: Finding[] = [{ key: state, values: {}, ok: state === 'intact' || state === 'extended' }];
	const tell = (more: readonly Finding[]) => {
		for (const finding of more) findings.push(finding);
	};
	const file = await recompile(record);
	if (record.sheet.pv !== version)
		tell([{ key: 'versionDiffers', values: { from: record.sheet.pv, here: version }, ok: true }]);
	const wording = record.sheet.pv === version ? undefined : createWordingCheck(getMeetingWords(file));
	tell(compareData(record, file, wording));
	tell(compareFiles(record, file));
	const labels = wording === undefined ? compareLabels(record, file) : [];
	tell(labels);
	if (record.sheet.looks) tell([{ key: 'ownLooks', values: {}, ok: true }]);
	const layout = getLayout(record, file, getSettings(record));
	tell(compareFacts(record, layout.title, file));
	const html = await getHtml(file, layout.options);
	const optional = withoutFont(html, file.design);
	tell(comparePages(record, html, { behind: layout.annexes, optional }, wording));
	tell(await judge(record));
	const parts = compareParts(record, { html, layout, optional, lang: file.compiled.lang });
	tell(labels.length > 0 ? parts.filter(({ ok }) => !ok) : parts);
	return { file, findings };
}
