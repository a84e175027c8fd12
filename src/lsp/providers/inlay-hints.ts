/** Beside each vote: who could take part, and by how much it was decided. */

import type { InlayHint, InlayHintParams } from 'vscode-languageserver/node.js';
import { voteNotes } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';

export async function inlayHints(
	{ textDocument: { uri }, range }: InlayHintParams,
	{ documents }: ProviderContext,
): Promise<InlayHint[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	return voteNotes(found.compiled).flatMap(({ offset, room, margin, proof }) => {
		const position = found.document.positionAt(offset);
		const label = [room, margin].filter((part) => part !== null).join(' · ');
		if (label === '' || position.line < range.start.line || position.line > range.end.line) return [];
		return [{ position, label, paddingLeft: true, ...(proof !== '' && { tooltip: proof }) }];
	});
}
