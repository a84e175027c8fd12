/** A file of existing minutes, as Markdown. */

import { extname } from 'node:path';
import { parse } from '../compile.js';
import { PvError } from '../errors.js';
import { askApart, type Io } from '../host/io.js';
import type { SourceKind } from '../import/index.js';
import type { FailureCode } from '../language/ids.js';
import { startsAsMinutes } from '../parse/index.js';
import { projectAround } from '../project/project.js';
import { BUILD_SHEET } from '../record/archive-record.js';
import { decodeText } from '../source/decode.js';

/** Options of `pv import`, whatever is imported. */
export interface ImportOptions {
	/** File to write; `-` for standard output. */
	out?: string;
	/** Writes over a file that is there. */
	force?: boolean;
	quiet?: boolean;
	/** Asks about each doubtful place before the file is written. */
	review?: boolean;
	/** Minutes that a corrected Word file is brought back into, or a list. */
	into?: string;
	/** Takes over every change of it without asking. */
	accept?: boolean;
	/** A file that says what the columns of an attendance list are called. */
	columns?: string;
}

/** Minutes as Markdown, and how many tracked changes the file holds, neither accepted nor refused. */
interface ImportSource {
	markdown: string;
	trackedChanges: number;
	kind: SourceKind;
}

/** Larger files are no minutes. */
const MOST_BYTES = 32 * 1024 * 1024;

/** Refuses what cannot be a file of minutes, by its path and size, and what a link brings in from outside the project. */
export async function refuseNoMinutes(path: string, io: Io): Promise<void> {
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { path });
	if (facts.kind !== 'file') throw new PvError('input/not-a-file', `${path} is not a file`, { path });
	if (facts.size > MOST_BYTES) throw new PvError('import/tooLarge', `${path} is too large`, { path });
	await projectAround(path, io, facts.real);
}

/** Refuses to write over the file that is read, whatever was asked for, and over another unless it was. */
export async function refuseTaken(output: string, source: string, force: boolean, io: Io): Promise<void> {
	const there = await io.facts(output);
	if (!there) return;
	const failure = (code: FailureCode) => new PvError(code, `${output} is there already`, { path: output });
	if (there.real === (await io.facts(source))?.real) throw failure('import/itself');
	if (!force) throw failure('import/taken');
}

/** Kinds that LibreOffice turns into Word files. */
const OFFICE: readonly string[] = ['.odt', '.fodt', '.ott', '.doc', '.rtf', '.wpd'];

/** Endings of files that can be imported. */
export const IMPORTABLE: readonly string[] = [
	'.docx',
	'.pdf',
	'.html',
	'.htm',
	'.md',
	'.markdown',
	'.txt',
	'.text',
	'.rst',
	...OFFICE,
];

/** Reads a file of minutes: Word, LibreOffice, PDF, HTML or text, as its name says. Throws where it is of another kind or holds no words. */
export async function readImportSource(path: string, io: Io): Promise<ImportSource> {
	const facts = await io.facts(path);
	await projectAround(path, io, facts?.real);
	const source = OFFICE.includes(extname(path).toLowerCase())
		? await officeSource(facts?.real ?? path, path, io)
		: await getMarkdown(path, await io.read(facts?.real ?? path, facts), io);
	if (!/[\p{L}\p{N}]/u.test(source.markdown))
		throw new PvError('import/empty', `${path} holds no text`, { path });
	return source;
}

/** A header that says who met, and that holds no key of another program's. */
function isMeetingFile(text: string): boolean {
	if (!startsAsMinutes(text)) return false;
	const { children } = parse(text);
	const fields = children.flatMap((node) => (node.type === 'header' ? node.children : []));
	const isUnknown = children.some((node) => node.type === 'problem' && node.rule === 'syntax/unknown-key');
	return (
		!isUnknown && fields.filter((field) => field.type === 'field' && OF_A_MEETING.has(field.name)).length > 1
	);
}

const OF_A_MEETING: ReadonlySet<string> = new Set(['meeting', 'organization', 'rules', 'participants']);

/** The file of another word processor, by way of Word. */
async function officeSource(real: string, path: string, io: Io): Promise<ImportSource> {
	const facts = { path };
	let bytes: Uint8Array | undefined;
	try {
		bytes = await io.convertToWord?.(real);
	} catch (cause) {
		throw new PvError('import/notOffice', `${path} cannot be converted`, facts, { cause });
	}
	if (bytes === undefined)
		throw new PvError('import/noOffice', 'LibreOffice is not installed', facts, { exitCode: 3 });
	return (await import('../import/sources/from-docx.js')).docxToMarkdown(bytes);
}

/** Whether the sheet that rides inside records of pv is in the PDF, by its name as PDF writes it. */
function carriesSource(bytes: Uint8Array): boolean {
	const name = [...BUILD_SHEET].map((sign) => sign.charCodeAt(0).toString(16).padStart(4, '0')).join('');
	return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(`<feff${name}>`);
}

async function getMarkdown(path: string, bytes: Uint8Array, io: Io): Promise<ImportSource> {
	const kind = extname(path).toLowerCase();
	if (kind === '.docx') return (await import('../import/sources/from-docx.js')).docxToMarkdown(bytes);
	if (kind === '.pdf') {
		if (carriesSource(bytes)) throw new PvError('import/hasSource', `${path} carries its source`, { path });
		const markdown = await readPdfText(path, bytes, io);
		if (!/[\p{L}\p{N}]/u.test(markdown))
			throw new PvError('import/scanned', `${path} holds pictures only`, { path });
		return { markdown, trackedChanges: 0, kind: 'plain' };
	}
	// The old encodings are those that a list saved by a spreadsheet may have.
	const { text } = decodeText(bytes, path);
	// No text has this character: something else was given the name of one.
	if (text.includes('\0')) throw new PvError('import/notText', `${path} is no text`, { path });
	if (kind === '.html' || kind === '.htm') {
		const word = await (await import('../render/docx.js')).pageToWord(text);
		if (word !== undefined) return (await import('../import/sources/from-docx.js')).docxToMarkdown(word);
		return {
			markdown: (await import('../import/sources/from-html.js')).htmlToMarkdown(text),
			trackedChanges: 0,
			kind: 'markdown',
		};
	}
	if (kind === '.md' || kind === '.markdown') {
		if (isMeetingFile(text)) throw new PvError('import/isMeeting', `${path} is a meeting file`, { path });
		return { markdown: text, trackedChanges: 0, kind: 'markdown' };
	}
	if (['.txt', '.text', '.rst'].includes(kind)) return { markdown: text, trackedChanges: 0, kind: 'plain' };
	throw new PvError('import/kind', `${path} is of a kind that cannot be imported`, { path });
}

// --- The text of a PDF that somebody else made, read in a process of its own: PDF.js has no bound for what draws itself twice, or unfolds without an
// end.

/** What a process is asked. */
export interface PdfQuestion {
	pdf: Uint8Array;
}

type PdfAnswer = { text: string } | { code: FailureCode };

/** Minutes of hundreds of pages are read in a few seconds, and take a tenth of that memory. */
const BOUNDS = { patience: 60_000, megabytes: 1000 };

/** The text of a PDF; throws where it cannot be read, or takes too much time or memory. */
export async function readPdfText(
	path: string,
	bytes: Uint8Array,
	io: Io,
	{ patience, megabytes } = BOUNDS,
): Promise<string> {
	if (!io.threads) return (await import('../import/sources/from-pdf.js')).pdfToText(bytes);
	const question: PdfQuestion = { pdf: bytes };
	const { said, stopped } = await askApart<PdfAnswer>(
		question,
		{ threads: io.threads, signal: io.signal },
		{ patience, megabytes },
	);
	if (said && 'text' in said) return said.text;
	const code = said ? said.code : stopped === 'memory' ? 'import/pdfTooMuch' : 'import/pdfTooLong';
	throw new PvError(code, `${path} cannot be read`, { path, seconds: Math.ceil(patience / 1000), megabytes });
}

/** Answers what `readPdfText` asks, inside that process. */
export async function servePdf({ pdf }: PdfQuestion): Promise<PdfAnswer> {
	try {
		return { text: await (await import('../import/sources/from-pdf.js')).pdfToText(pdf) };
	} catch (error) {
		return { code: error instanceof PvError ? error.code : 'import/notPdf' };
	}
}
