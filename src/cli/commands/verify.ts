import { compile, type Loaded, type LoadKind } from '../../compile.js';
import { EMPTY_CONFIG } from '../../config/config.js';
import { readWording } from '../../config/style.js';
import { PvError } from '../../errors.js';
import { BrokenPdf, pageText } from '../../pdf/archive/index.js';
import { checkImage } from '../../render/images/check.js';
import { type HtmlOptions, THEMES } from '../../render/index.js';
import { examineAnnexes } from '../bound-annexes.js';
import { type CompiledFile, withWording } from '../compile-file.js';
import { designOf } from '../design.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { type OpenRecord, openRecord } from '../open-record.js';
import { passagesNotIn } from '../passages.js';
import { htmlOf, printRecord, type RenderSettings, recordJson } from '../render-outputs.js';
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
		const { key, values, ok } = await comparePrint(record, file, settings, options, io);
		if (!ok) agrees = false;
		say(key, values);
	}
	if (io.signal.aborted) return ExitCode.interrupted;
	io.stderr.write(`${phrase(agrees ? 'cli.verify.good' : 'cli.verify.bad', { path })}\n`);
	return agrees ? ExitCode.clean : ExitCode.errors;
}

/** The annexes that are bound in, unless the project's own template had no place for them. */
async function boundIn({ document }: OpenRecord, file: CompiledFile): Promise<ReadonlyMap<string, number>> {
	const places = document.maybeDict(document.catalog.get('Dests'));
	if (![...(places?.keys() ?? [])].some((name) => name.startsWith('pv-annex-'))) return new Map();
	return (await examineAnnexes(file)).bound;
}

/** The pages hold their own number; the rest of the text does not depend on it. */
function htmlOptions(
	{ document }: OpenRecord,
	{ draft, withProofs, largePrint, theme }: RenderSettings,
): HtmlOptions {
	return { draft, withProofs, largePrint, theme, pageCount: document.pages().length };
}

function comparePages({ document }: OpenRecord, html: string): Finding {
	let text: string;
	try {
		text = pageText(document);
	} catch (error) {
		if (error instanceof BrokenPdf) return { key: 'textBroken', values: {}, ok: false };
		throw error;
	}
	const [first, ...others] = passagesNotIn(html, text);
	if (first === undefined) return { key: 'textSame', values: {}, ok: true };
	return { key: 'textDiffers', values: { count: others.length + 1, first }, ok: false };
}

/** One line of the answer. */
interface Finding {
	key: string;
	values: Record<string, string | number>;
	ok: boolean;
}

function settingsOf({ sheet }: OpenRecord): RenderSettings {
	return {
		draft: sheet.draft === true,
		withProofs: sheet.withProofs === true,
		largePrint: sheet.largePrint === true,
		theme: THEMES.find((theme) => theme === sheet.theme) ?? THEMES[0],
		epoch: String(Math.floor(Date.parse(sheet.date) / 1000)),
	};
}

/** The source, compiled with the files that ride beside it and nothing else. */
async function recompile({ sheet, attachments }: OpenRecord): Promise<CompiledFile> {
	const load = async ({ kind, path }: { kind: LoadKind; path: string }): Promise<Loaded> => {
		const known = sheet.files.find((each) => each.path === path);
		const bytes = known && attachments.get(known.name)?.bytes;
		if (!bytes) return { found: false };
		if (kind !== 'image' && kind !== 'logo') return { found: true, bytes };
		const checked = await checkImage(bytes, kind);
		return 'refused' in checked ? { found: true, ...checked } : { found: true, bytes, ...checked };
	};
	const header = sheet.header ?? undefined;
	const severities = (sheet.severities ?? undefined) as CompiledFile['config']['severities'];
	// Read as a configuration is: what rides inside may have been changed.
	const wording = sheet.looks ? readWording(Object(sheet.looks.wording), sheet.source) : undefined;
	const compiled = await compile(attachments.get(sheet.source)?.bytes ?? new Uint8Array(), {
		path: sheet.source,
		load,
		defaults: header,
		severities,
	});
	return {
		path: sheet.source,
		compiled: withWording(compiled, wording),
		...(sheet.looks && { design: designOf(sheet.looks) }),
		config: { ...EMPTY_CONFIG, header, severities, wording } as CompiledFile['config'],
		configFolder: undefined,
	};
}

/** What of the data is read here. */
interface RecordData {
	resolutions?: ReadonlyArray<{ id?: unknown; title?: unknown; outcome?: unknown; tally?: unknown }>;
}

function compareData({ sheet, attachments }: OpenRecord, file: CompiledFile): Finding[] {
	const kept = Buffer.from(attachments.get(sheet.data)?.bytes ?? []).toString('utf8');
	const made = recordJson(file);
	const findings: Finding[] = [];
	let before: RecordData = {};
	try {
		before = JSON.parse(kept) as RecordData;
	} catch {}
	const now = JSON.parse(made) as Record<string, unknown> & RecordData;
	for (const resolution of now.resolutions ?? []) {
		const old = (Array.isArray(before.resolutions) ? before.resolutions : []).find(
			({ id }) => id === resolution.id,
		);
		const ok =
			old !== undefined &&
			old.outcome === resolution.outcome &&
			JSON.stringify(old.tally) === JSON.stringify(resolution.tally);
		findings.push({
			key: ok ? 'verdictSame' : 'verdictDiffers',
			values: { title: String(resolution.title || resolution.id), outcome: String(resolution.outcome) },
			ok,
		});
	}
	const same = kept === made;
	const what = Object.keys(now)
		.filter((key) => JSON.stringify((before as Record<string, unknown>)[key]) !== JSON.stringify(now[key]))
		.join(', ');
	findings.unshift({
		key: same ? 'dataSame' : 'dataDiffers',
		values: { votes: file.compiled.assembly.decisions.flatMap(({ votes }) => votes).length, what },
		ok: same,
	});
	return findings;
}

/** Prints the record again. Only the same program with the same browser can be asked for the same bytes. */
async function comparePrint(
	record: OpenRecord,
	file: CompiledFile,
	settings: RenderSettings,
	options: VerifyOptions,
	io: Io,
): Promise<Finding> {
	const { withPrinter } = await import('../../pdf/index.js');
	let again: Uint8Array;
	try {
		again = await withPrinter(
			{ env: io.env, signal: io.signal, browser: options.browser, lanes: 1 },
			async (printer) => (await printRecord(file, settings, printer)).pdf,
		);
	} catch (error) {
		if (error instanceof PvError && error.exitCode === 3) return { key: 'printNone', values: {}, ok: true };
		throw error;
	}
	const from = makers(record.bytes);
	const here = makers(again);
	const kept = record.bytes.subarray(0, record.integrity.length || record.bytes.length);
	if (Buffer.compare(kept, again) === 0) return { key: 'printSame', values: {}, ok: true };
	if (from !== here) return { key: 'printOther', values: { from, here }, ok: true };
	return { key: 'printDiffers', values: {}, ok: false };
}

/** Program and browser that made a file, as its metadata say. */
function makers(bytes: Uint8Array): string {
	const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
	const creator = /<xmp:CreatorTool>([^<]*)</.exec(text)?.[1] ?? '';
	const producer = /<pdf:Producer>([^<]*)</.exec(text)?.[1] ?? '';
	return `${creator}, ${producer}`;
}
