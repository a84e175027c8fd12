/** Existing minutes as a meeting file. */

import { PvError } from '../../errors.js';
import { importMinutes } from '../../import/index.js';
import { decodeText } from '../../parse/index.js';
import type { Questions } from '../protocol.js';

/** Reads a file by the ending of its name. `loadReaders` brings the packages that read Word files and web pages. */
export async function importFile(
	name: string,
	bytes: Uint8Array,
	loadReaders: () => Promise<void>,
): Promise<Questions['import']['answer']> {
	const { markdown, trackedChanges } = await markdownOf(name, bytes, loadReaders);
	const kind = /\.(?:txt|text|rst)$/i.test(name) ? 'plain' : 'markdown';
	const { text, lang, findings } = importMinutes(markdown, kind);
	return { text, lang, findings, trackedChanges };
}

async function markdownOf(
	name: string,
	bytes: Uint8Array,
	loadReaders: () => Promise<void>,
): Promise<{ markdown: string; trackedChanges: number }> {
	const kind = /\.[^.]*$/.exec(name.toLowerCase())?.[0] ?? '';
	if (kind === '.docx') {
		await loadReaders();
		return (await import('../../import/from-docx.js')).docxToMarkdown(bytes);
	}
	const { text } = decodeText(bytes, name);
	if (kind === '.html' || kind === '.htm') {
		await loadReaders();
		return { markdown: (await import('../../import/from-html.js')).htmlToMarkdown(text), trackedChanges: 0 };
	}
	if (['.txt', '.text', '.rst', '.md', '.markdown'].includes(kind))
		return { markdown: text, trackedChanges: 0 };
	throw new PvError('import/kind', `${name} is of a kind that cannot be imported`, {
		exitCode: 2,
		facts: { path: name },
	});
}
