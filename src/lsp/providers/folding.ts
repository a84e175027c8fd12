/** What can be folded: the header, items and blocks. */

import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver/node.js';
import { getFolds } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';

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
