/** Corrections: each by choice, and all safe ones at once. */

import { type CodeAction, CodeActionKind, type CodeActionParams } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compiled } from '../../compile.js';
import { fixesFor, getDifference, type TextChange } from '../../editor/index.js';
import { applyFixes } from '../../lint/fixes.js';
import type { ProviderContext } from '../documents.js';
import { getEdits } from '../ranges.js';

/** The kind of the action that makes all safe corrections. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.pv`;

/** The corrections of the messages in a range; where the editor asks for it, all safe ones of the file. */
export async function codeActions(
	{ textDocument: { uri }, range, context: asked }: CodeActionParams,
	{ documents }: ProviderContext,
): Promise<CodeAction[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	const { document, compiled } = found;
	const wants = (kind: string) =>
		asked.only?.some((only) => kind === only || kind.startsWith(`${only}.`)) ?? true;
	const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
	const here = compiled.messages.filter(({ place }) => {
		if (!place || !('start' in place)) return false;
		return (place.start.offset ?? 0) <= to && from <= (place.end.offset ?? 0);
	});
	const single = wants(CodeActionKind.QuickFix)
		? here.flatMap((message) => quickFixes(message, document, compiled))
		: [];
	return [...single, ...(wants(FIX_ALL) ? fixAll(document, compiled) : [])];
}

function quickFixes(
	message: Compiled['messages'][number],
	document: TextDocument,
	{ source, phrase }: Compiled,
): CodeAction[] {
	return fixesFor(message, source).map(({ title, safe, changes }) => ({
		title: safe ? title : phrase('cli.lsp.unsafeFix', { title }),
		kind: CodeActionKind.QuickFix,
		isPreferred: safe,
		edit: edit(document, changes),
	}));
}

/** What would touch a vote, a person or a date is never made unasked. */
function fixAll(document: TextDocument, { source, messages, phrase }: Compiled): CodeAction[] {
	const { text } = applyFixes(source, messages, false);
	const changes = getDifference(source, text);
	return changes.length === 0
		? []
		: [{ title: phrase('cli.lsp.fixAll'), kind: FIX_ALL, edit: edit(document, changes) }];
}

function edit(document: TextDocument, changes: readonly TextChange[]): NonNullable<CodeAction['edit']> {
	return { changes: { [document.uri]: getEdits(document, changes) } };
}
