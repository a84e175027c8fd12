/** Items and decisions of all minutes in the open folders. */

import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { getOutline, type OutlineEntry } from '../../editor/index.js';
import { foldKeyword } from '../../text/fold.js';
import type { ProviderContext } from '../documents.js';
import { getRange } from '../ranges.js';
import { SYMBOL_KINDS } from './symbols.js';

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
