/** Makes a printed meeting fit to be kept: what it was made from rides inside, and it says what it conforms to. */

import { basename } from 'node:path';
import type { LoadKind } from '../compile.js';
import type { AnnexRefusal, Attachment, BoundAnnex, Obstacle } from '../pdf-archive/index.js';
import type { CompiledFile } from '../project/compile-file.js';
import { getLooks, type Looks } from '../project/design.js';
import { getOrganization, isHyphenated, type LoggedAct } from '../render/index.js';
import { decodePath } from '../text/path.js';
import { version } from '../version.js';
import { THEMES, type Theme } from '../view/context.js';
import type { View } from '../view/view-model.js';
import { createTitleRepair } from './text-diff.js';

/** Why a PDF may claim no conformance, or why the pages of an annex stay out of it. */
export type ArchiveObstacle = Obstacle | UnboundAnnex;

/** Name of the attachment that says how a record was made. */
export const BUILD_SHEET = 'pv-build.json';

/** Name of the attachment that verifies a record in any browser. */
export const VERIFIER = 'pv-verify.html';

/** Behind the name of the program, in the metadata of a file that nothing rides inside: whoever verifies it is told why that cannot be. */
export const PAGES_ALONE = { public: ', public version', document: ', document' } as const;

/** How a record was made: enough to make it again from what rides inside. */
export interface BuildSheet {
	pv: string;
	/** Name of the source, which is also that of its attachment. */
	source: string;
	/** Name of the attachment that holds the compiled data. */
	data: string;
	date: string;
	draft: boolean;
	withProofs: boolean;
	/** Defaults of the header, from the configuration. */
	header: Readonly<Record<string, unknown>> | null;
	severities: Readonly<Record<string, string>> | null;
	largePrint?: boolean | undefined;
	/** Where it is not the usual one. */
	theme?: string | undefined;
	/** What the project changed of the page. */
	looks?: Looks | null | undefined;
	/** Whether the page that verifies the record rides inside. */
	verifier?: boolean | undefined;
	/** Other attachments: the path that the source writes, and the kind of file. */
	files: ReadonlyArray<{ name: string; path: string; kind: LoadKind }>;
}

/** The proof that a log holds an act, with what a document says of it. */
export interface ActProof extends Omit<LoggedAct, 'picture'> {
	text: string;
	draw(): string;
}

/** What the printed file cannot tell by itself, for its archival form. */
interface PrintFacts {
	settings: RenderSettings;
	title: string;
	date: Date;
	/** The document that was printed. */
	html: string;
	/** Whether it is final and to be signed by hand. */
	isSigned: boolean;
	/** Leaves of the annexes that are bound in. */
	leaves: View['leaves'];
	/** Files to be embedded in the PDF: the source, the data, rules and annexes. */
	cargo: Promise<readonly Attachment[]>;
}

/** Makes what rides inside a record, and loads what finishes it: both can be done while the record is printed. */
export async function recordCargo(
	file: CompiledFile,
	settings: RenderSettings,
	date: Date,
	json: (file: CompiledFile) => string,
): Promise<readonly Attachment[]> {
	const { packStream, plainText } = await import('../pdf-archive/index.js');
	if (settings.public === true) return [];
	const { verifier } = settings;
	if (verifier !== undefined) verifier.packed ??= packStream(verifier.bytes);
	return attachmentsFor(file, settings, date, json, plainText);
}

/** Finishes the printed PDF of a meeting. Into its public version nothing goes but the pages. */
export async function archiveRecord(
	file: CompiledFile,
	printed: Uint8Array,
	facts: PrintFacts,
): Promise<{ pdf: Uint8Array; obstacles: readonly ArchiveObstacle[] }> {
	if (facts.settings.public === true) return finish(file, printed, facts, PAGES_ALONE.public);
	return finish(file, printed, facts, '', await facts.cargo, annexesFor(file, facts.leaves));
}

/** Name of the attachment that proves an act. */
export const PROOF_ENDING = '.tlog-proof';

/** Finishes the printed PDF of a document around a meeting: nothing rides inside but proofs that its acts are in a log. */
export async function archiveDocument(
	file: CompiledFile,
	printed: Uint8Array,
	{ proofs = [], ...facts }: SheetFacts & { proofs?: readonly ActProof[] },
): Promise<{ pdf: Uint8Array; obstacles: readonly ArchiveObstacle[] }> {
	const taken = new Set<string>();
	const attachments = proofs.map(
		({ act, text }): Attachment => ({
			name: freeName(`${act.slice(act.lastIndexOf('#') + 1)}${PROOF_ENDING}`, taken),
			bytes: Buffer.from(text, 'utf8'),
			mediaType: 'text/plain',
			relationship: 'Supplement',
			description: file.compiled.phrase('cli.archive.proof', { act }),
		}),
	);
	return finish(file, printed, facts, PAGES_ALONE.document, attachments);
}

type SheetFacts = Pick<PrintFacts, 'title' | 'date' | 'html' | 'isSigned'>;

/** Names of the places of the signatures, and of the last of them, in the pages that templates make. */
const SIGNATURES = ['pv-signatures', 'pv-last-signature'] as const;

async function finish(
	{ compiled }: CompiledFile,
	printed: Uint8Array,
	{ title, date, html, isSigned }: SheetFacts,
	kind: string,
	attachments: readonly Attachment[] = [],
	annexes: readonly BoundAnnex[] = [],
): Promise<{ pdf: Uint8Array; obstacles: readonly ArchiveObstacle[] }> {
	const { archivePdf } = await import('../pdf-archive/index.js');
	const { pdf, reasons } = archivePdf(printed, {
		title,
		lang: compiled.lang,
		date,
		author: getOrganization(compiled),
		creator: `pv ${version}${kind}`,
		attachments,
		annexes,
		namelessPictures: html.match(/<img\b[^>]*\balt=""/g)?.length ?? 0,
		softHyphens: isHyphenated(html),
		signedAt: isSigned ? SIGNATURES : undefined,
		outlineTitle: createTitleRepair(html),
	});
	return { pdf, obstacles: reasons };
}

/** The same meeting wherever it lies, under the name that it rides by: no folder of this machine goes into a record. */
function withoutFolder(file: CompiledFile, path: string): CompiledFile {
	return { ...file, path, compiled: { ...file.compiled, path } };
}

function attachmentsFor(
	file: CompiledFile,
	settings: RenderSettings,
	date: Date,
	json: (file: CompiledFile) => string,
	plain: (name: string) => string,
): Attachment[] {
	const { compiled, config } = file;
	const taken = new Set([BUILD_SHEET, VERIFIER]);
	// The sheet names each file as the PDF does, which keeps no second space and no sign that is not seen.
	const free = (name: string) => freeName(plain(name) || 'file', taken);
	const source = free(file.path === '-' ? 'minutes.md' : basename(file.path));
	const data = free(`${source.replace(/\.(md|markdown)$/i, '')}.json`);
	const loaded = [...compiled.loadedFiles].map(([path, { kind, bytes }]) => ({
		path,
		kind,
		bytes,
		name: free(decodePath(path).split(/[/\\]/).at(-1) ?? ''),
	}));
	const ride = (kind: RidingKind, name: string, mediaType: string, bytes: Uint8Array): Attachment => ({
		name,
		bytes,
		mediaType,
		...getLabel(kind, compiled),
	});
	const text = (content: string) => Buffer.from(content, 'utf8');
	const looks = getLooks(file.design, config.wording, settings.theme);
	const sheet: BuildSheet = {
		pv: version,
		source,
		data,
		date: date.toISOString(),
		draft: settings.draft,
		withProofs: settings.withProofs,
		header: config.header ?? null,
		severities: config.severities ?? null,
		...(settings.largePrint === true && { largePrint: true }),
		...(settings.theme !== THEMES[0] && { theme: settings.theme }),
		...(looks && { looks }),
		...(settings.verifier && { verifier: true }),
		files: loaded.map(({ name, path, kind }) => ({ name, path, kind })),
	};
	return [
		ride('source', source, 'text/markdown', text(compiled.source)),
		ride('data', data, 'application/json', text(json(withoutFolder(file, source)))),
		ride('build', BUILD_SHEET, 'application/json', text(`${JSON.stringify(sheet, null, 2)}\n`)),
		...(settings.verifier === undefined
			? []
			: [
					{
						...ride('verifier', VERIFIER, 'text/html', settings.verifier.bytes),
						packed: settings.verifier.packed,
					},
				]),
		...loaded.map(({ name, kind, bytes }) => ride(kind, name, getMediaType(name), bytes)),
	];
}

/** What a file that rides inside is to the record. */
type RidingKind = LoadKind | 'source' | 'data' | 'build' | 'verifier';

/** Its relationship to the record, and its description. */
export function getLabel(
	kind: RidingKind,
	{ phrase }: Pick<CompiledFile['compiled'], 'phrase'>,
): Pick<Attachment, 'relationship' | 'description'> {
	const isBeside = kind === 'verifier' || kind === 'annex';
	const relationship = kind === 'source' ? 'Source' : isBeside ? 'Supplement' : 'Data';
	return { relationship, description: phrase(`cli.archive.${kind}`) };
}

/** A name, numbered where another file has it. */
function freeName(wanted: string, taken: Set<string>): string {
	for (let number = 1; ; number++) {
		const name = number === 1 ? wanted : wanted.replace(/(\.[^.]*)?$/, ` (${number})$1`);
		if (taken.has(name)) continue;
		taken.add(name);
		return name;
	}
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
	csv: 'text/csv',
	tsv: 'text/tab-separated-values',
	yaml: 'application/yaml',
	yml: 'application/yaml',
	json: 'application/json',
	md: 'text/markdown',
	txt: 'text/plain',
	pdf: 'application/pdf',
	png: 'image/png',
	jpg: 'image/jpeg',
	jpeg: 'image/jpeg',
	gif: 'image/gif',
	webp: 'image/webp',
	svg: 'image/svg+xml',
	docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	odt: 'application/vnd.oasis.opendocument.text',
	ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

function getMediaType(name: string): string {
	return MEDIA_TYPES[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

// --- What the user asked of the outputs.

/** Options of a build that change its outputs, and are kept in a record so that it can be built again. */
export interface RenderSettings {
	draft: boolean;
	withProofs: boolean;
	/** The file is the public version: no source, roll or file of votes may ride inside. */
	public?: boolean | undefined;
	largePrint?: boolean | undefined;
	theme: Theme;
	/** The page that verifies the record, where it is to ride inside; `packed` is kept for the next record of the run, since packing it takes longer than all else of a small one. */
	verifier?: { bytes: Uint8Array; packed?: Uint8Array | undefined } | undefined;
	/** `SOURCE_DATE_EPOCH`, where it is set. */
	epoch: string | undefined;
	/** No other document will be printed in this run. */
	isLast?: boolean | undefined;
}

// --- Which annexes of a meeting are bound into its PDF as pages, and why others are not.

/** An annex whose pages stay out; the file rides inside all the same. */
interface UnboundAnnex {
	code: 'annex';
	/** Path as the file writes it. */
	path: string;
	/** `noLeaf`: the project's template has no place for it. */
	why: AnnexRefusal | 'noLeaf';
	/** Clause of the requirement that it does not meet. */
	clause: string;
}

/** What becomes of the annexes that are PDF files. */
export interface Binding {
	/** Number of pages, by path as written. */
	bound: Map<string, number>;
	refused: UnboundAnnex[];
}

/** Examines each annex of a meeting that is a PDF. */
export async function examineAnnexes({ compiled }: CompiledFile): Promise<Binding> {
	const binding: Binding = { bound: new Map(), refused: [] };
	for (const [path, { kind, bytes }] of compiled.loadedFiles) {
		if (kind !== 'annex' || !isPdf(bytes)) continue;
		const { examineAnnex } = await import('../pdf-archive/index.js');
		const found = examineAnnex(bytes);
		if ('pages' in found) binding.bound.set(path, found.pages);
		else binding.refused.push({ code: 'annex', path, why: found.refused, clause: found.clause ?? '' });
	}
	return binding;
}

/** Leaves out the annexes whose leaf the printed document does not have. */
export function withoutLost(binding: Binding, lost: ReadonlyArray<View['leaves'][number]>): Binding {
	const paths = lost.map(({ path }) => path);
	return {
		bound: new Map([...binding.bound].filter(([path]) => !paths.includes(path))),
		refused: [
			...binding.refused,
			...paths.map((path): UnboundAnnex => ({ code: 'annex', path, why: 'noLeaf', clause: '' })),
		],
	};
}

/** The annexes as the archive takes them. */
function annexesFor({ compiled }: CompiledFile, leaves: View['leaves']): BoundAnnex[] {
	const { phrase, loadedFiles } = compiled;
	return leaves.map(({ id, path, heading }) => ({
		bytes: loadedFiles.get(path)?.bytes ?? new Uint8Array(),
		leaf: id,
		title: heading,
		alternative: (page, pages) => phrase('labels.document.annexes.picture', { heading, page, pages }),
	}));
}

function isPdf(bytes: Uint8Array): boolean {
	return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}
