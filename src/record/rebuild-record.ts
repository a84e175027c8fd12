/** A record made again from what rides inside it, as it was made. */

import { compile, type Loaded, type LoadKind } from '../compile.js';
import { EMPTY_CONFIG, readWording } from '../config/config.js';
import {
	type Allowance,
	EncryptedPdf,
	getDestinations,
	isDamage,
	PdfDocument,
	pageText,
	type Ref,
} from '../pdf-archive/index.js';
import { type CompiledFile, withWording } from '../project/compile-file.js';
import { getDesign } from '../project/design.js';
import type { HtmlOptions } from '../render/index.js';
import { THEMES } from '../view/context.js';
import { checkImage } from '../view/images/check.js';
import { createView } from '../view/view.js';
import { type RenderSettings, VERIFIER } from './archive-record.js';
import type { OpenRecord } from './open-record.js';

/** How the record was made, as it says itself. */
export function getSettings({ sheet, attachments }: OpenRecord): RenderSettings {
	return {
		verifier: sheet.verifier === true ? attachments.get(VERIFIER) : undefined,
		draft: sheet.draft === true,
		withProofs: sheet.withProofs === true,
		largePrint: sheet.largePrint === true,
		theme: THEMES.find((theme) => theme === sheet.theme) ?? THEMES[0],
		epoch: String(Math.floor(Date.parse(sheet.date) / 1000)),
	};
}

/** The source, compiled with the files that ride beside it and nothing else. */
export async function recompile({ sheet, attachments }: OpenRecord): Promise<CompiledFile> {
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
		...(sheet.looks && { design: getDesign(sheet.looks) }),
		config: { ...EMPTY_CONFIG, header, severities, wording } as CompiledFile['config'],
		configFolder: undefined,
	};
}

// --- How the pages of a record hang together, as the record itself says: which annexes are bound in, and on
// which page each thing stands.

/** What the document of a record is made with, and the annexes that stand among its pages. */
export interface RecordLayout {
	/** What the document is made with, so that its words are those of the pages. */
	options: HtmlOptions;
	/** Text of each annex that is bound in, by the identifier of its leaf. */
	annexes: ReadonlyMap<string, string>;
	/** Pages that were bound in, by their object number, with the page of the annex that each is a copy of. */
	bound: ReadonlyMap<number, { document: PdfDocument; page: Ref }>;
	title: string;
}

export function getLayout(
	{ document }: OpenRecord,
	file: CompiledFile,
	{ draft, withProofs, largePrint, theme }: RenderSettings,
): RecordLayout {
	const options: HtmlOptions = { draft, withProofs, largePrint, theme };
	const files = annexFiles(file, document.allowance);
	const bound = new Map([...files].map(([path, annex]) => [path, annex.pages().length]));
	const places = getDestinations(document);
	// The project's own template may have no place for a leaf.
	const { leaves } = createView(file.compiled, { ...options, bound });
	const shown = leaves.filter(({ id }) => places.has(id));
	for (const path of bound.keys()) if (!shown.some((leaf) => leaf.path === path)) bound.delete(path);
	/** First page behind each leaf, and how many come there, from the front. */
	const inserted = shown.map(({ id, path }) => ({
		leaf: places.get(id) ?? 0,
		count: bound.get(path) ?? 0,
		path,
	}));
	const pages = new Map<string, number>();
	for (const [name, page] of places) {
		const before = inserted.reduce((sum, { leaf, count }) => (leaf < page ? sum + count : sum), 0);
		pages.set(name, page - before);
	}
	const paged = { ...options, bound, pages, pageCount: document.pages().length };
	const all = document.pages();
	const copies = new Map<number, { document: PdfDocument; page: Ref }>();
	for (const { leaf, path } of inserted) {
		const annex = files.get(path);
		for (const [index, page] of annex?.pages().entries() ?? []) {
			const copy = all[leaf + index];
			if (annex && copy) copies.set(copy.number, { document: annex, page });
		}
	}
	return {
		bound: copies,
		options: paged,
		annexes: new Map(shown.map(({ id, path }) => [id, getText(files.get(path))])),
		title: createView(file.compiled, paged).documentTitle,
	};
}

function annexFiles({ compiled }: CompiledFile, allowance: Allowance | undefined): Map<string, PdfDocument> {
	const found = new Map<string, PdfDocument>();
	for (const [path, { kind, bytes }] of compiled.loadedFiles) {
		if (kind !== 'annex') continue;
		try {
			found.set(path, new PdfDocument(bytes, allowance));
		} catch (error) {
			if (!isDamage(error) && !(error instanceof EncryptedPdf)) throw error;
		}
	}
	return found;
}

function getText(annex: PdfDocument | undefined): string {
	try {
		return annex ? pageText(annex) : '';
	} catch (error) {
		if (isDamage(error) || error instanceof EncryptedPdf) return '';
		throw error;
	}
}
