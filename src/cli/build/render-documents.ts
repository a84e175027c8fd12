/** The documents around a meeting: which were asked for, which files they give, and their contents. */

import { extname, join } from 'node:path';
import type { Config } from '../../config/config.js';
import { PvError } from '../../errors.js';
import type { Io } from '../../host/io.js';
import { DEFAULT_LANGUAGE, LANGUAGES, vocabulary } from '../../language/index.js';
import { describeProxies, describeQuorum } from '../../law/describe.js';
import type { Rules } from '../../law/rules.js';
import type { Printer } from '../../pdf/index.js';
import type { CompiledFile } from '../../project/compile-file.js';
import { ownTemplates, renderDesigned, withoutFont } from '../../project/design.js';
import { collectionFolder } from '../../project/find-meetings.js';
import { type ActProof, type ArchiveObstacle, archiveDocument } from '../../record/archive-record.js';
import { claimPath, type Format, getFormats, getName, outputFolder } from '../../record/build-outputs.js';
import type { WordCheck } from '../../record/output-messages.js';
import {
	documentDate,
	documentDay,
	isOfficeFormat,
	pageForPrinter,
	writeOfficeFile,
} from '../../record/render-outputs.js';
import {
	createDocuments,
	DOCUMENT_NAMES,
	type DocumentFile,
	type DocumentName,
	getTemplate,
	readPageWords,
	readWordFileWords,
	type Sheet,
} from '../../render/index.js';
import { isSignedByHand } from '../../view/end.js';
import { type ActProver, getActsForLog, getBlockName } from '../register/log-files.js';

/** The documents that the command line asks for (`--doc`), and of which decisions. */
interface DocumentRequest {
	names: readonly AskedDocument[];
	/** Numbers or identifiers of resolutions. */
	resolutions: readonly string[] | undefined;
	formats: readonly Format[] | undefined;
	out: string | undefined;
	draft: boolean;
	largePrint: boolean;
	/** `SOURCE_DATE_EPOCH`, where it is set. */
	epoch: string | undefined;
	/** Proves that an act is in the log that was asked for. */
	prove: ActProver | undefined;
}

/** A document by its name: a built-in one, or a kind of the project's own with the one that it is made from. */
interface AskedDocument {
	name: DocumentName;
	own: string | undefined;
}

/** A file that is ready to be written. */
export interface RenderedDocument {
	path: string;
	content: Uint8Array | string;
	pages: number | undefined;
	/** Why a PDF claims no conformance; empty where it does, and for other formats. */
	obstacles?: readonly ArchiveObstacle[] | undefined;
	/** Characters of a page that no embedded font has. */
	withoutFont?: readonly string[] | undefined;
}

/** Reads `convocation,pouvoir`, in either language, and the kinds of the project. */
export function documentsNamed(text: string, { documents }: Config): AskedDocument[] {
	const known = vocabulary('documents');
	return text.split(',').map((part) => {
		const own = documents?.[part.trim()];
		if (own !== undefined) return { name: own, own: part.trim() };
		const found = known.lookup(part.trim());
		if (found?.exact) return { name: found.id, own: undefined };
		throw new PvError('usage/document', `no document is named ${part.trim()}`, {
			name: part.trim(),
			known: [
				...DOCUMENT_NAMES.map((name) => {
					const [word, ...others] = LANGUAGES.map((lang) => known.word(name, lang));
					return `${word} (${others.join(', ')})`;
				}),
				...Object.keys(documents ?? {}),
			],
		});
	});
}

/** The files of the documents, one by one; nothing is made before all of them are known to be possible. */
export async function* renderDocuments(
	file: CompiledFile,
	request: DocumentRequest,
	taken: Map<string, string>,
	printer: Printer | undefined,
	words: WordCheck,
	io: Io,
): AsyncGenerator<RenderedDocument> {
	for (const { own } of request.names) if (own !== undefined) ownTemplates(own, file.design);
	const proofs = await proveActs(file, request.prove, io);
	const files = request.names.flatMap(({ name, own }) =>
		getFiles(name, file, request, proofs).map((document) => ({ document, own })),
	);
	if (proofs && !files.some(({ document }) => document.kind === 'page' && document.view.inLog))
		throw new PvError('usage/useless-log', '--log is for documents that certify acts', { why: 'kind' });
	const planned = await planFiles(files, file, request, taken, io);
	// Nothing is written before the words of all are compared.
	const { pages, office } = await setPages(planned, file, words);
	for (const { document, paths } of planned) {
		if (document.kind === 'calendar') {
			for (const path of paths) yield { path, content: document.text, pages: undefined };
			continue;
		}
		const html = pages.get(document) ?? '';
		const missing = withoutFont(html, file.design);
		for (const path of paths) {
			const made = office.get(path);
			if (made !== undefined) yield { path, content: made, pages: undefined };
			else if (getFormat(path) === 'html')
				yield { path, content: html, pages: undefined, withoutFont: missing };
			else if (printer) {
				const facts = { title: document.view.documentTitle, date: documentDate(file, request.epoch) };
				const printed = await printer.print(await pageForPrinter(html, file.compiled.lang), facts);
				const { pdf, obstacles } = await archiveDocument(file, printed.pdf, {
					...facts,
					html,
					isSigned: file.outputName === undefined && isSignedByHand(document.view),
					proofs: proofsShown(document.view, proofs),
				});
				yield { path, content: pdf, pages: printed.pages, obstacles, withoutFont: missing };
			}
		}
	}
}

interface PlannedDocument {
	document: DocumentFile;
	paths: string[];
	/** The kind of the project's own that it is of. */
	own: string | undefined;
}

/** The paths of all files, each of which is this run's alone. */
async function planFiles(
	files: ReadonlyArray<Pick<PlannedDocument, 'document' | 'own'>>,
	file: CompiledFile,
	request: DocumentRequest,
	taken: Map<string, string>,
	io: Io,
): Promise<PlannedDocument[]> {
	const formats = pageFormats(file, request);
	const suffix = file.outputName === undefined ? '' : '-public';
	const base = getName(file);
	const folder = await outputFolder(file, request.out, io);
	return files.map(({ document, own }) => {
		const stem = join(folder, getStem(document, own, base, suffix));
		const paths =
			document.kind === 'calendar' ? [`${stem}.ics`] : formats.map((format) => `${stem}.${format}`);
		for (const path of paths) claimPath(path, file.path, taken);
		return { document, paths, own };
	});
}

/** Every document as a page, and as files for word processors where these are asked for, with its words compared. */
async function setPages(planned: readonly PlannedDocument[], file: CompiledFile, words: WordCheck) {
	const pages = new Map<DocumentFile, string>();
	const office = new Map<string, Uint8Array>();
	for (const { document, paths, own } of planned) {
		if (document.kind === 'calendar') continue;
		const { view, quotes } = document;
		const name = own ?? vocabulary('documents').word(view.document, DEFAULT_LANGUAGE);
		const html = await renderDesigned(view, name, getTemplate(view.document), file.design);
		const isOwn = (file.design?.templates.get(name)?.size ?? 0) > 0;
		// What a kind of the project's own prints of the text is for the project to say.
		if (own === undefined) words.checkQuotes(quotes, readPageWords(html), isOwn);
		pages.set(document, html);
		for (const path of paths) {
			const format = getFormat(path);
			if (!isOfficeFormat(format)) continue;
			const date = documentDay(file);
			const bytes = await writeOfficeFile(format, view, { html, date });
			if (own === undefined) words.checkQuotes(quotes, readWordFileWords(bytes), isOwn);
			office.set(path, bytes);
		}
	}
	return { pages, office };
}

/** The documents that certify acts, as minutes give them with these proofs: to be compared with one that was printed. */
export async function* remakeCertificates(
	file: CompiledFile,
	proofs: ActProofs,
): AsyncGenerator<{ view: Sheet; html: string; hasOwnLooks: boolean }> {
	const asked = { resolutions: [...proofs.keys()], draft: false, largePrint: false };
	for (const name of ['extract', 'acts'] as const)
		for (const document of getFiles(name, file, asked, proofs)) {
			if (document.kind === 'calendar') continue;
			const { view } = document;
			const word = vocabulary('documents').word(name, DEFAULT_LANGUAGE);
			const html = await renderDesigned(view, word, getTemplate(name), file.design);
			const hasOwnLooks = file.config.documents !== undefined || (file.design?.templates.size ?? 0) > 0;
			yield { view, html, hasOwnLooks };
		}
}

/** Name of a file without its ending: behind that of the meeting, or the act's own. */
function getStem(document: DocumentFile, own: string | undefined, base: string, suffix: string): string {
	if (document.whole) return `${base}-${own ?? document.name}`;
	return `${document.name}${own === undefined ? '' : `-${own}`}${suffix}`;
}

/** The proofs of the acts of a meeting by the identifiers of their blocks, or why there is none. */
export type ActProofs = ReadonlyMap<string, ActProof | PvError>;

async function proveActs(
	file: CompiledFile,
	prove: ActProver | undefined,
	io: Io,
): Promise<ActProofs | undefined> {
	if (prove === undefined) return undefined;
	const proofs = new Map<string, ActProof | PvError>();
	for (const act of getActsForLog(file, await collectionFolder([file.path], io), io)) {
		const proved = await prove(act).catch((error: unknown) => {
			if (error instanceof PvError) return error;
			throw error;
		});
		proofs.set(getBlockName(act).slice(1), proved);
	}
	return proofs;
}

/** The proofs that a document prints, to ride inside it. */
function proofsShown(view: Sheet, proofs: ActProofs | undefined): ActProof[] {
	const shown = new Set(view.inLog?.notes.map(({ act }) => act));
	return [...(proofs?.values() ?? [])].filter(
		(proof): proof is ActProof => !(proof instanceof PvError) && shown.has(proof.act),
	);
}

function getFiles(
	name: DocumentName,
	{ compiled }: CompiledFile,
	request: Pick<DocumentRequest, 'resolutions' | 'draft' | 'largePrint'>,
	proofs: ActProofs | undefined,
): DocumentFile[] {
	const { phrase, rules, assembly } = compiled;
	const documents = createDocuments(name, compiled, {
		...(proofs && {
			logged: (block) => {
				const proof = proofs.get(block);
				if (proof === undefined || proof instanceof PvError) throw proof;
				const { text: _, draw, ...place } = proof;
				return { ...place, picture: draw() };
			},
		}),
		draft: request.draft,
		largePrint: request.largePrint,
		blocks: request.resolutions,
		inWords: {
			quorum: describeQuorum(inHeads(rules.quorum, assembly.weighted), phrase),
			// Qualities that bar a holder are known in several languages at once: the article stands for them on paper.
			proxies: describeProxies(rules.proxies && { ...rules.proxies, excluded: [] }, phrase),
		},
	});
	if ('made' in documents) return documents.made;
	throw new PvError(`document/${documents.refused}`, `${name}: ${documents.refused}`, {
		path: compiled.path,
		what: documents.what,
		known: documents.known,
	});
}

function getFormat(path: string): Format {
	return extname(path).slice(1) as Format;
}

/** Where everybody has one vote, a quorum is of people. */
function inHeads(quorum: Rules['quorum'], weighted: boolean): Rules['quorum'] {
	return quorum === undefined || quorum === 'none' || weighted ? quorum : { ...quorum, unit: 'heads' };
}

/** A document is a page: HTML, PDF, or a file for a word processor. What the project's configuration asks of its minutes besides is not meant for it. */
function pageFormats(file: CompiledFile, { formats }: DocumentRequest): readonly Format[] {
	const configured = file.config.formats && getFormats(file.config.formats.join(',')).filter(isPage);
	const others = formats?.filter((format) => !isPage(format)) ?? [];
	if (others.length > 0) {
		throw new PvError('usage/document-format', 'documents are HTML, PDF, DOCX or ODT', {
			format: others.join(', '),
		});
	}
	return formats ?? (configured?.length ? configured : ['html', 'pdf']);
}

function isPage(format: Format): boolean {
	return format === 'html' || format === 'pdf' || isOfficeFormat(format);
}
