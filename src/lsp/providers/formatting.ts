/** The canonical layout of a document, as `pv fmt` writes it. */

import type { DocumentFormattingParams, TextEdit } from 'vscode-languageserver/node.js';
import { getDifference } from '../../editor/index.js';
import { formatMeeting } from '../../format/index.js';
import { getEdits, type ProviderContext } from '../documents.js';

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
