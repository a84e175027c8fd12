/** What can be written at the cursor, in the header and in the body. */

import {
	CompletionItemKind,
	type CompletionList,
	type CompletionParams,
	InsertTextFormat,
} from 'vscode-languageserver/node.js';
import { type Completion, completionsAt } from '../../editor/index.js';
import { getRange, type ProviderContext } from '../documents.js';

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
