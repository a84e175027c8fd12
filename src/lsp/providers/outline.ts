/** The outline of a document, items and in them what was decided: as symbols, of all minutes too, and as what can be folded. */

import {
	type DocumentSymbol,
	type DocumentSymbolParams,
	type FoldingRange,
	type FoldingRangeParams,
	SymbolKind,
	type WorkspaceSymbol,
	type WorkspaceSymbolParams,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getFolds, getOutline, type OutlineEntry } from '../../editor/index.js';
import { foldKeyword } from '../../text/fold.js';
import { getRange, type ProviderContext } from '../documents.js';

/** What the protocol calls each. */
const SYMBOL_KINDS: Record<OutlineEntry['kind'], SymbolKind> = {
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

// --- Items and decisions of all minutes in the open folders.

/** A text and the outline that it had. */
const known = new Map<string, { text: string; symbols: WorkspaceSymbol[] }>();

/** Items and blocks whose title holds the words that are looked for; accents and case do not count. */
export async function workspaceSymbols(
	{ query }: WorkspaceSymbolParams,
	{ host, folders }: ProviderContext,
): Promise<WorkspaceSymbol[]> {
	const wanted = foldKeyword(query);
	const found: WorkspaceSymbol[] = [];
	for (const folder of folders()) {
		for (const path of await host.meetingsIn(folder)) {
			// A text that cannot be compiled has none, and hides none of the others.
			for (const symbol of await getSymbols(path, host).catch(() => []))
				if (foldKeyword(symbol.name).includes(wanted)) found.push(symbol);
		}
	}
	return found.slice(0, MOST);
}

/** Nobody reads a longer list. */
const MOST = 500;

async function getSymbols(path: string, host: ProviderContext['host']): Promise<WorkspaceSymbol[]> {
	const text = await host.read(path);
	if (text === undefined) return [];
	const before = known.get(path);
	if (before?.text === text) return before.symbols;
	const uri = host.getUri(path);
	const document = TextDocument.create(uri, 'markdown', 0, text);
	const compiled = await host.compile(path, text, new Map());
	const title = compiled.assembly.date ?? '';
	const getSymbol = (entry: OutlineEntry): WorkspaceSymbol[] => [
		{
			name: entry.result === '' ? entry.title : `${entry.title} (${entry.result})`,
			kind: SYMBOL_KINDS[entry.kind],
			containerName: title,
			location: { uri, range: getRange(document, { from: entry.from, to: entry.headEnd }) },
		},
		...entry.children.flatMap(getSymbol),
	];
	const symbols = getOutline(compiled).flatMap(getSymbol);
	known.set(path, { text, symbols });
	return symbols;
}

// --- What can be folded: the header, items and blocks.

/** Ranges of lines, one line or more below their first. */
export async function foldingRanges(
	{ textDocument: { uri } }: FoldingRangeParams,
	{ documents }: ProviderContext,
): Promise<FoldingRange[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	const { document, compiled } = found;
	return getFolds(compiled)
		.map(({ from, to }) => ({
			startLine: document.positionAt(from).line,
			endLine: document.positionAt(to).line,
		}))
		.filter(({ startLine, endLine }) => endLine > startLine);
}
