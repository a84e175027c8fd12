/** What is written for the writer: completions, and the canonical layout. */

import {
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	type DocumentFormattingParams,
	InsertTextFormat,
	type TextEdit,
} from 'vscode-languageserver/node.js';
import { type Completion, completionsAt, getDifference } from '../../editor/index.js';
import { formatMeeting } from '../../format/index.js';
import { getEdits, getRange, type ProviderContext } from '../documents.js';

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
	person: CompletionItemKind.Variable,
	label: CompletionItemKind.Field,
	block: CompletionItemKind.Class,
	key: CompletionItemKind.Property,
	value: CompletionItemKind.EnumMember,
};

/** Completions, the likeliest first; they are filtered here, where accents do not count. */
export async function completion(
	{ textDocument: { uri }, position }: CompletionParams,
	{ documents }: ProviderContext,
): Promise<CompletionList> {
	const found = await documents.latest(uri);
	if (!found) return { isIncomplete: false, items: [] };
	const { document, compiled } = found;
	const text = document.getText();
	const completions = completionsAt(compiled, text, document.offsetAt(position));
	if (!completions) return { isIncomplete: true, items: [] };
	const range = getRange(document, completions);
	const typed = document.getText(range);
	const items = completions.options.map(({ label, insert, detail, kind }, index) => ({
		label,
		detail,
		kind: KINDS[kind],
		sortText: String(index).padStart(4, '0'),
		// The editor filters once more, by what was typed.
		filterText: typed === '' ? label : typed,
		insertTextFormat: InsertTextFormat.PlainText,
		textEdit: { range, newText: insert ?? label },
	}));
	return { isIncomplete: true, items };
}

// --- The canonical layout of a document, as `pv fmt` writes it.

/** One edit, or none where the document has its layout. */
export async function formatting(
	{ textDocument: { uri } }: DocumentFormattingParams,
	{ documents, host }: ProviderContext,
): Promise<TextEdit[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	const { document, compiled } = found;
	const { source } = compiled;
	const after = await formatMeeting(source, async (text) =>
		text === source ? compiled.meeting : (await host.compile(host.getPath(uri), text, new Map())).meeting,
	);
	return getEdits(document, getDifference(source, after));
}
