/** A finished page in the formats that it goes to: with places to break words for the printer, as a file for word processors. */

import type { Language } from '../../ast/index.js';
import {
	type Hyphenate,
	isHyphenated,
	type OfficeOptions,
	type OfficeView,
	type View,
	withSoftHyphens,
} from '../../render/index.js';
import type { CompiledFile } from '../compile-file.js';
import type { Format } from './build-outputs.js';

/** A format of word processors. */
export type OfficeFormat = Extract<Format, 'docx' | 'odt'>;

/** All of them. */
export const OFFICE_FORMATS: readonly OfficeFormat[] = ['docx', 'odt'];

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
	if (format === 'odt') return (await import('../../render/odt.js')).renderOdt(view, options);
	return (await import('../../render/docx.js')).renderDocx(view, options);
}

// --- The hyphenation of printed pages, by the patterns of TeX, which the library `hyphen` carries for each language.

/** Patterns by language; the words of another one do not break. */
const PATTERNS: Readonly<Partial<Record<string, () => Promise<typeof import('hyphen/fr/index.js')>>>> = {
	fr: () => import('hyphen/fr/index.js'),
	en: () => import('hyphen/en-us/index.js'),
};

/** A page as it goes to the printer: where it asks for it, its words may break. */
export async function hyphenatePage(html: string, lang: Language): Promise<string> {
	const load = PATTERNS[lang];
	if (load === undefined || !isHyphenated(html)) return html;
	const { default: patterns } = await load();
	const hyphenate: Hyphenate = (word) => patterns.hyphenateSync(word, { hyphenChar: BREAK }).split(BREAK);
	return withSoftHyphens(html, hyphenate);
}

const BREAK = '\u00AD';

/** The day that a file of a meeting bears: its own. Never the clock's: the same minutes give the same bytes. */
export function documentDay({ compiled }: Pick<CompiledFile, 'compiled'>): string {
	return compiled.assembly.date ?? '2000-01-01';
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
