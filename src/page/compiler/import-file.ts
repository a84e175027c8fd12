/** Existing minutes as a meeting file. */

import { PvError } from '../../errors.js';
import { type Doubt, importMinutes } from '../../import/index.js';
import { phrasebook } from '../../language/index.js';
import { decodeText } from '../../parse/index.js';
import type { ImportedFile, PageDoubt } from '../protocol.js';
import { sourceInPdf } from './pdf-source.js';

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
	const { markdown, trackedChanges } = await getMarkdown(name, kind, bytes, loadReaders);
	const { text, lang, doubts } = importMinutes(markdown, PLAIN.has(kind) ? 'plain' : 'markdown');
	const why = phrasebook(lang);
	return {
		name: `${name.replace(/\.[^.]*$/, '')}.md`,
		text,
		lang,
		trackedChanges,
		doubts: doubts.map((doubt) => placed(doubt, text, why(`cli.import.comments.${doubt.reason}`))),
		files: [],
	};
}

const PLAIN: ReadonlySet<string> = new Set(['.txt', '.text', '.rst']);

/** Lines of a doubt as a range of the text. */
function placed({ from, to, text: said }: Doubt, text: string, reason: string): PageDoubt {
	const lines = text.split('\n');
	const getStart = (line: number) => lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
	const start = Math.min(getStart(from), text.length);
	return { from: start, to: Math.min(Math.max(getStart(to), start), text.length), reason, text: said };
}

async function readPdf(path: string, bytes: Uint8Array): Promise<ImportedFile> {
	const source = await sourceInPdf(bytes);
	if (!source) throw new PvError('page/pdf', `${path} carries no source`, { exitCode: 2, facts: { path } });
	const { text } = decodeText(source.bytes, source.name);
	return { name: source.name, text, lang: 'fr', trackedChanges: 0, doubts: [], files: source.files };
}

async function getMarkdown(
	name: string,
	kind: string,
	bytes: Uint8Array,
	loadReaders: () => Promise<void>,
): Promise<{ markdown: string; trackedChanges: number }> {
	if (kind === '.docx') {
		await loadReaders();
		return (await import('../../import/from-docx.js')).docxToMarkdown(bytes);
	}
	const { text } = decodeText(bytes, name);
	if (kind === '.html' || kind === '.htm') {
		await loadReaders();
		return { markdown: (await import('../../import/from-html.js')).htmlToMarkdown(text), trackedChanges: 0 };
	}
	if (PLAIN.has(kind) || kind === '.md' || kind === '.markdown') return { markdown: text, trackedChanges: 0 };
	throw new PvError('import/kind', `${name} is of a kind that cannot be imported`, {
		exitCode: 2,
		facts: { path: name },
	});
}
