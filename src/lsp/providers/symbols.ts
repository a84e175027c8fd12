/** The outline of a document: items, and in them what was decided. */

import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type OutlineEntry, outlineOf } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { rangeOf } from '../ranges.js';

/** What the protocol calls each. */
export const SYMBOL_KINDS: Record<OutlineEntry['kind'], SymbolKind> = {
	item: SymbolKind.Namespace,
	resolution: SymbolKind.Event,
	election: SymbolKind.Enum,
};

/** Items with their blocks. */
export async function documentSymbols(
	{ textDocument: { uri } }: DocumentSymbolParams,
	{ documents }: ProviderContext,
): Promise<DocumentSymbol[]> {
	const found = await documents.get(uri);
	return found ? outlineOf(found.compiled).map((entry) => symbolOf(entry, found.document)) : [];
}

function symbolOf(entry: OutlineEntry, document: TextDocument): DocumentSymbol {
	const { kind, title, result, from, to, headEnd, children } = entry;
	return {
		name: title === '' ? '…' : title,
		kind: SYMBOL_KINDS[kind],
		detail: result,
		range: rangeOf(document, { from, to: Math.max(to, headEnd) }),
		selectionRange: rangeOf(document, { from, to: headEnd }),
		children: children.map((child) => symbolOf(child, document)),
	};
}
