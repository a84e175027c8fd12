/** Makes the outputs of one meeting, HTML, PDF, JSON, the tree, in the formats that they go to. */

import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import type { Language } from '../ast/index.js';
import {
	EXCHANGE_FORMATS,
	type ExchangeFormat,
	formatMeetingAs,
	formatSedaTransfer,
	type Missing,
} from '../collection/index.js';
import { PvError } from '../errors.js';
import { ExitCode } from '../host/io.js';
import type { Printer } from '../pdf/index.js';
import { type CompiledFile, reported } from '../project/compile-file.js';
import { renderDesigned, withoutFont } from '../project/design.js';
import {
	compiledJson,
	type HtmlOptions,
	type Hyphenate,
	isHyphenated,
	type OfficeOptions,
	type OfficeView,
	readDataWords,
	readPageWords,
	readWordFileWords,
	themeTemplate,
	withPageColumn,
	withSoftHyphens,
} from '../render/index.js';
import { flatten } from '../report/index.js';
import { UNDATED } from '../text/date.js';
import { THEMES, type Theme } from '../view/context.js';
import { isSignedByHand } from '../view/end.js';
import { withShortKept } from '../view/length.js';
import { findPageSigns, textsOfSigns, withoutSigns, writeSigns } from '../view/page-signs.js';
import { createView, withPages } from '../view/view.js';
import type { View } from '../view/view-model.js';
import {
	type ArchiveObstacle,
	archiveRecord,
	examineAnnexes,
	type RenderSettings,
	recordCargo,
	withoutLost,
} from './archive-record.js';
import { type Format, getName, type PlannedOutput } from './build-outputs.js';
import type { WordCheck } from './output-messages.js';

/** An output that is ready to be written. */
export interface RenderedOutput extends PlannedOutput {
	content: Uint8Array | string;
	pages: number | undefined;
	/** Why a PDF claims no conformance; empty where it does, and for other formats. */
	obstacles?: readonly ArchiveObstacle[] | undefined;
	/** Characters of a page that no embedded font has. */
	withoutFont?: readonly string[] | undefined;
	/** Why there is no content: the minutes do not say what the format cannot do without. */
	failure?: PvError | undefined;
}

/** Page numbers may move what they number, so a few passes are allowed. */
const MOST_PASSES = 4;

/** The outputs one by one, in the order of the plan. */
export async function* renderOutputs(
	file: CompiledFile,
	outputs: readonly PlannedOutput[],
	settings: RenderSettings,
	printer: Printer | undefined,
	words: WordCheck,
): AsyncGenerator<RenderedOutput> {
	const options: HtmlOptions = getOptions(settings);
	const asked = (format: PlannedOutput['format']) => outputs.some((output) => output.format === format);
	let printed: PrintedRecord | undefined;
	// Nothing is written before the words of all are compared.
	const page = asked('html') ? await getHtml(file, options) : undefined;
	if (page !== undefined) words.check(readPageWords(page), hasOwnTemplate(file, settings.theme));
	const office = new Map<OfficeFormat, Uint8Array>();
	for (const format of OFFICE_FORMATS) {
		if (!asked(format)) continue;
		const bytes = await getOfficeFile(format, file, options);
		words.check(readWordFileWords(bytes), hasOwnTemplate(file, settings.theme));
		office.set(format, bytes);
	}
	if (asked('json')) words.check(readDataWords(compiledJson(file.compiled)), false);
	for (const output of outputs) {
		if (output.format === 'json') yield { ...output, content: recordJson(file), pages: undefined };
		else if (output.format === 'ast')
			yield { ...output, content: json(file.compiled.meeting), pages: undefined };
		else if (output.format === 'html') {
			const content = page ?? '';
			yield { ...output, content, pages: undefined, withoutFont: withoutFont(content, file.design) };
		} else if (isOfficeFormat(output.format))
			yield { ...output, content: office.get(output.format) ?? new Uint8Array(), pages: undefined };
		else if (isExchangeFormat(output.format))
			yield { ...output, ...exchangeFile(output.format, file), pages: undefined };
		else if (printer) {
			// The page has been compared.
			printed ??= await printRecord(file, settings, printer, page === undefined ? words : undefined);
			const { pdf, ...facts } = printed;
			const made =
				output.format === 'seda'
					? sedaPackage(file, printed, documentDate(file, settings.epoch))
					: { content: pdf };
			yield { ...output, ...made, ...facts };
		}
	}
}

function isExchangeFormat(format: PlannedOutput['format']): format is ExchangeFormat {
	return Object.hasOwn(EXCHANGE_FORMATS, format);
}

/** What a format came to: its content, or why there is none. */
type Made = Pick<RenderedOutput, 'content' | 'failure'>;

/** The meeting in a format of others. */
function exchangeFile(format: ExchangeFormat, file: CompiledFile): Made {
	const made = formatMeetingAs(format, file.compiled, `${getName(file)}.md`);
	return made.content === undefined ? missingData(format, made.missing, file) : { content: made.content };
}

/** The record with the message of its transfer to an archive, as one package; its entries bear one date. */
function sedaPackage(file: CompiledFile, { pdf, obstacles }: PrintedRecord, date: Date): Made {
	const name = `${getName(file)}.pdf`;
	const made = formatSedaTransfer(file.compiled, `${getName(file)}.md`, {
		name,
		size: pdf.length,
		digest: createHash('sha512').update(pdf).digest('hex'),
		isArchival: obstacles.length === 0,
		date,
	});
	if (made.content === undefined) return missingData('seda', made.missing, file);
	const { path, content } = made;
	const entries = { 'manifest.xml': new TextEncoder().encode(content), [path]: pdf };
	return { content: zipSync(entries, { mtime: new Date(1980, 0, 1) }) };
}

function missingData(format: string, missing: readonly Missing[], file: CompiledFile): Made {
	const [first] = missing;
	const failure = new PvError(
		'output/missing-data',
		`${file.path} lacks ${first?.what}`,
		{ path: file.path, format, what: first?.what ?? '', decision: first?.decision ?? '' },
		{ exitCode: ExitCode.usage },
	);
	return { content: '', failure };
}

function getOptions({ draft, withProofs, largePrint, theme }: RenderSettings): HtmlOptions {
	return { draft, withProofs, largePrint, theme };
}

function hasOwnTemplate({ design }: CompiledFile, theme: Theme): boolean {
	return (design?.templates.get(theme)?.size ?? 0) > 0;
}

/** The text of the compiled meeting as data. */
export function recordJson(file: CompiledFile): string {
	return json(compiledJson(file.compiled, flatten([reported(file)])));
}

function json(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}

export function getHtml(file: CompiledFile, options: HtmlOptions): Promise<string> {
	return renderThemed(createView(file.compiled, options), options.theme ?? THEMES[0], file);
}

function renderThemed(view: View, theme: Theme, { design }: CompiledFile): Promise<string> {
	return renderDesigned(view, theme, themeTemplate(theme), design);
}

/** A printed meeting, ready to be kept. */
interface PrintedRecord {
	pdf: Uint8Array;
	pages: number;
	obstacles: readonly ArchiveObstacle[];
	/** Characters that no embedded font has. */
	withoutFont: readonly string[];
}

/** The same page as a file for word processors. */
async function getOfficeFile(
	format: OfficeFormat,
	file: CompiledFile,
	options: HtmlOptions,
): Promise<Uint8Array> {
	const view = withPageColumn(createView(file.compiled, options));
	const html = await renderThemed(view, options.theme ?? THEMES[0], file);
	return writeOfficeFile(format, view, { html, date: documentDay(file) });
}

/** Prints until the page numbers in the document are those of the document, then makes it fit to be kept. */
export async function printRecord(
	file: CompiledFile,
	settings: RenderSettings,
	printer: Printer,
	words?: WordCheck,
): Promise<PrintedRecord> {
	const options: HtmlOptions = getOptions(settings);
	const date = documentDate(file, settings.epoch);
	// Into the public version no annex goes: who published its pages would publish what nobody read through.
	let binding = await (settings.public === true ? { bound: new Map(), refused: [] } : examineAnnexes(file));
	let known: Pick<HtmlOptions, 'pages' | 'pageCount'> = {};
	let cargo: ReturnType<typeof recordCargo> | undefined;
	const meanwhile = () => {
		cargo ??= recordCargo(file, settings, date, recordJson);
		cargo.catch(() => {});
	};
	let view: View | undefined;
	for (let pass = 1; ; pass++) {
		const paged = { ...options, ...known, bound: binding.bound };
		const page = await renderRecord(
			file,
			settings,
			pass === 1 && binding.bound.size === 0,
			paged,
			view,
			printer,
		);
		const { signs } = page;
		view = page.view;
		if (pass === 1)
			words?.check(readPageWords(withoutSigns(page.html)), hasOwnTemplate(file, settings.theme));
		const facts = { title: view.documentTitle, date };
		const hyphenated = await pageForPrinter(page.html, file.compiled.lang);
		const printed = await printer.print(hyphenated, {
			...facts,
			measure: pass === 1,
			signs: signs && {
				provisional: signs,
				texts: (found) => textsOfSigns(signs.keys(), found, file.compiled.lang),
			},
			meanwhile,
		});
		const { written } = printed;
		const html = written ? writeSigns(page.html, written.texts) : page.html;
		if (written) known = { pages: written.destinations, pageCount: written.pages };
		const lost = view.leaves.filter(({ id }) => !printed.destinations.has(id));
		const pages = printed.pages + sum(binding.bound.values());
		if (lost.length > 0) binding = withoutLost(binding, lost);
		else if (pass >= MOST_PASSES || sameNumbers(known, printed.destinations, pages)) {
			if (settings.isLast === true) printer.finish();
			const { pdf, obstacles } = await archiveRecord(file, printed.pdf, {
				...facts,
				html,
				settings,
				isSigned: settings.public !== true && isSignedByHand(view),
				leaves: view.leaves,
				cargo: cargo ?? recordCargo(file, settings, date, recordJson),
			});
			return {
				pdf,
				pages,
				obstacles: [...obstacles, ...binding.refused],
				withoutFont: withoutFont(html, file.design),
			};
		}
		known = { pages: printed.destinations, pageCount: pages };
	}
}

/**
 * The page of a record, with signs for the numbers of its pages where they may be written into it afterwards: another theme and a project's own
 * templates and words say more of the pages than signs can.
 */
async function renderRecord(
	file: CompiledFile,
	settings: RenderSettings,
	maySign: boolean,
	options: HtmlOptions,
	before: View | undefined,
	printer: Printer,
): Promise<{ view: View; html: string; signs?: ReadonlyMap<string, string> | undefined }> {
	const { theme } = settings;
	const { compiled, config } = file;
	const getView = (given: HtmlOptions, other: View | undefined) =>
		other ? withPages(other, compiled, given) : createView(compiled, given);
	const pageSigns =
		maySign && theme === THEMES[0] && config.wording === undefined && !hasOwnTemplate(file, theme);
	const view = getView({ ...options, pageSigns }, before);
	await printer.turn();
	const html = await renderThemed(view, theme, file);
	if (!pageSigns) return { view, html };
	const signs = findPageSigns(view, html, compiled.lang);
	if (signs) return { view, html, signs };
	const bare = getView(options, view);
	return { view: bare, html: await renderThemed(bare, theme, file) };
}

function sum(numbers: Iterable<number>): number {
	let total = 0;
	for (const number of numbers) total += number;
	return total;
}

function sameNumbers(
	{ pages, pageCount }: Pick<HtmlOptions, 'pages' | 'pageCount'>,
	destinations: ReadonlyMap<string, number>,
	count: number,
): boolean {
	if (pageCount !== count || pages?.size !== destinations.size) return false;
	return [...destinations].every(([id, page]) => pages.get(id) === page);
}

// --- A finished page in the formats that it goes to: with places to break words for the printer, as a file for word processors.

/** A format of word processors. */
type OfficeFormat = Extract<Format, 'docx' | 'odt'>;

const OFFICE_FORMATS: readonly OfficeFormat[] = ['docx', 'odt'];

/** Whether word processors read it. */
export function isOfficeFormat(format: Format): format is OfficeFormat {
	return (OFFICE_FORMATS as readonly Format[]).includes(format);
}

/** The page of a view as a file of that format. The writers are heavy, so they are loaded only where one is made. */
export async function writeOfficeFile(
	format: OfficeFormat,
	view: View | OfficeView,
	options: OfficeOptions & { html: string },
): Promise<Uint8Array> {
	if (format === 'odt') return (await import('../render/odt.js')).renderOdt(view, options);
	return (await import('../render/docx.js')).renderDocx(view, options);
}

// --- The hyphenation of printed pages, by the patterns of TeX, which the library `hyphen` carries for each language.

/** Patterns by language; the words of another one do not break. */
const PATTERNS: Readonly<Partial<Record<string, () => Promise<typeof import('hyphen/fr/index.js')>>>> = {
	fr: () => import('hyphen/fr/index.js'),
	en: () => import('hyphen/en-us/index.js'),
};

/** A page as it goes to the printer: its short paragraphs stay whole, and its words may break where it asks for that. */
export async function pageForPrinter(page: string, lang: Language): Promise<string> {
	const html = withShortKept(page);
	const load = PATTERNS[lang];
	if (load === undefined || !isHyphenated(html)) return html;
	const { default: patterns } = await load();
	const hyphenate: Hyphenate = (word) => patterns.hyphenateSync(word, { hyphenChar: BREAK }).split(BREAK);
	return withSoftHyphens(html, hyphenate);
}

const BREAK = '\u00AD';

/** The day that a file of a meeting bears. */
export function documentDay({ compiled }: Pick<CompiledFile, 'compiled'>): string {
	return compiled.assembly.date ?? UNDATED;
}

/** The date of the same, with an hour: `SOURCE_DATE_EPOCH` where it is given, else that day at noon. */
export function documentDate(file: CompiledFile, epoch: string | undefined): Date {
	if (epoch !== undefined && /^\d{1,11}$/.test(epoch)) return new Date(Number(epoch) * 1000);
	return new Date(`${documentDay(file)}T12:00:00Z`);
}

/** The content of the `<main>` of a page: what it says without its letterhead. */
export function mainContent(html: string): string {
	return /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? html;
}
