/** Existing minutes as a meeting file. */

import { PvError } from '../../errors.js';
import { type Doubt, importMinutes, type SourceKind } from '../../import/index.js';
import { DEFAULT_LANGUAGE, phrasebook } from '../../language/index.js';
import { decodeText } from '../../source/decode.js';
import type { GivenFile, ImportedFile, PageDoubt } from '../protocol.js';

/**
 * Reads a file by the ending of its name: a PDF that `pv` wrote gives the source that rides in it, others are imported. `loadReaders`
 * brings the packages that read Word files and web pages.
 */
export async function importFile(
	name: string,
	bytes: Uint8Array,
	loadReaders: () => Promise<void>,
): Promise<ImportedFile> {
	const kind = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? '';
	if (kind === '.pdf') return readPdf(name, bytes);
	const source = await getMarkdown(name, kind, bytes, loadReaders);
	const { trackedChanges } = source;
	const { text, lang, doubts } = importMinutes(source.markdown, source.kind);
	const why = phrasebook(lang);
	return {
		name: `${name.replace(/\.[^.]*$/, '')}.md`,
		text,
		lang,
		trackedChanges,
		doubts: doubts.map((doubt) => placeDoubt(doubt, text, why(`cli.import.comments.${doubt.reason}`))),
		files: [],
	};
}

const PLAIN: ReadonlySet<string> = new Set(['.txt', '.text', '.rst']);

/** A doubt with its lines as a range of the text. */
function placeDoubt({ from, to, text: said }: Doubt, text: string, reason: string): PageDoubt {
	const lines = text.split('\n');
	const getStart = (line: number) => lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
	const start = Math.min(getStart(from), text.length);
	return { from: start, to: Math.min(Math.max(getStart(to), start), text.length), reason, text: said };
}

async function readPdf(path: string, bytes: Uint8Array): Promise<ImportedFile> {
	const source = await sourceInPdf(bytes);
	if (!source) throw new PvError('page/pdf', `${path} carries no source`, { path });
	const { text } = decodeText(source.bytes, source.name);
	return {
		name: source.name,
		text,
		lang: DEFAULT_LANGUAGE,
		trackedChanges: 0,
		doubts: [],
		files: source.files,
	};
}

async function getMarkdown(
	name: string,
	kind: string,
	bytes: Uint8Array,
	loadReaders: () => Promise<void>,
): Promise<{ markdown: string; kind: SourceKind; trackedChanges: number }> {
	if (kind === '.docx') {
		await loadReaders();
		return (await import('../../import/sources/from-docx.js')).docxToMarkdown(bytes);
	}
	const { text } = decodeText(bytes, name);
	if (kind === '.html' || kind === '.htm') {
		await loadReaders();
		return {
			markdown: (await import('../../import/sources/from-html.js')).htmlToMarkdown(text),
			kind: 'markdown',
			trackedChanges: 0,
		};
	}
	if (kind === '.md' || kind === '.markdown') return { markdown: text, kind: 'markdown', trackedChanges: 0 };
	if (PLAIN.has(kind)) return { markdown: text, kind: 'plain', trackedChanges: 0 };
	throw new PvError('page/kind', `${name} is of a kind that a browser cannot read`, { path: name });
}

// --- The source inside a PDF that `pv build` wrote. The archive's own reader needs Buffer and zlib of Node; here only what pv
// writes itself is read: file specifications, and embedded files as plain objects.

/** Name of the file that says how a PDF was made. */
const SHEET = 'pv-build.json';

/** A meeting file that rode in a PDF, with the files that it names. */
interface PdfSource {
	name: string;
	bytes: Uint8Array;
	files: GivenFile[];
}

/** The source in a PDF; nothing in one that carries none, or is not from pv. */
export async function sourceInPdf(bytes: Uint8Array): Promise<PdfSource | undefined> {
	const file = new TextDecoder('latin1').decode(bytes);
	const named = embeddedFiles(file);
	try {
		const read = async (name: string) => {
			const object = named.get(name);
			return object === undefined ? undefined : getContent(file, bytes, object);
		};
		const sheet = await read(SHEET);
		if (!sheet) return undefined;
		const { source, files } = JSON.parse(new TextDecoder().decode(sheet)) as Record<string, unknown>;
		if (typeof source !== 'string') return undefined;
		const content = await read(source);
		if (!content) return undefined;
		const given: GivenFile[] = [];
		for (const each of Array.isArray(files) ? (files as Array<{ name: string; path: string }>) : []) {
			const attached = each.name === source ? undefined : await read(each.name);
			if (attached) given.push([each.path, attached]);
		}
		return { name: source, bytes: content, files: given };
	} catch {
		// Damaged on its way: nothing that can be opened.
		return undefined;
	}
}

/** Numbers of the objects that hold files, by the names of the files; of two additions to the PDF the first counts. */
function embeddedFiles(file: string): Map<string, string> {
	const found = new Map<string, string>();
	const specification = /\/UF\s*<feff([0-9a-f]*)>[^>]*(?:>(?!>)[^>]*)*?\/EF\s*<<\s*\/F\s+(\d+)\s+0\s+R/gi;
	for (const [, name = '', object = ''] of file.matchAll(specification)) {
		const units = name.match(/.{4}/g) ?? [];
		const text = units.map((unit) => String.fromCharCode(Number.parseInt(unit, 16))).join('');
		if (!found.has(text)) found.set(text, object);
	}
	return found;
}

async function getContent(file: string, bytes: Uint8Array, object: string): Promise<Uint8Array | undefined> {
	const head = new RegExp(`(?:^|[\\r\\n])${object} 0 obj\\s`).exec(file);
	if (!head) return undefined;
	const start = file.indexOf('stream', head.index);
	const entries = file.slice(head.index, start);
	const length = Number(/\/Length\s+(\d+)/.exec(entries)?.[1]);
	if (start < 0 || !Number.isSafeInteger(length) || !/\/EmbeddedFile/.test(entries)) return undefined;
	const from = start + (/^stream\r?\n/.exec(file.slice(start, start + 8))?.[0].length ?? 0);
	const content = bytes.slice(from, from + length);
	if (!/\/FlateDecode/.test(entries)) return content;
	const inflated = new Blob([content]).stream().pipeThrough(new DecompressionStream('deflate'));
	return new Uint8Array(await new Response(inflated).arrayBuffer());
}
