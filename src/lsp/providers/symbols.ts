/** The outline of a document: items, and in them what was decided. */

import { type DocumentSymbol, type DocumentSymbolParams, SymbolKind } from 'vscode-languageserver/node.js';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { getOutline, type OutlineEntry } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { getRange } from '../ranges.js';

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
	return found ? getOutline(found.compiled).map((entry) => getSymbol(entry, found.document)) : [];
}

function getSymbol(entry: OutlineEntry, document: TextDocument): DocumentSymbol {
	const { kind, title, result, from, to, headEnd, children } = entry;
	return {
		name: title === '' ? '…' : title,
		kind: SYMBOL_KINDS[kind],
		detail: result,
		range: getRange(document, { from, to: Math.max(to, headEnd) }),
		selectionRange: getRange(document, { from, to: headEnd }),
		children: children.map((child) => getSymbol(child, document)),
	};
}
