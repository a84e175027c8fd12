/** What is known of the words under the pointer: a person, a vote, and the rule behind a message. */

import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver/node.js';
import { hoverAt } from '../../editor/index.js';
import { getRange, type ProviderContext } from '../documents.js';

/** A person with the room there, a vote with its proof; below, why each message at the place matters. */
export async function hover(
	{ textDocument: { uri }, position }: HoverParams,
	{ documents, host }: ProviderContext,
): Promise<Hover | null> {
	const found = await documents.get(uri);
	if (!found) return null;
	const { document, compiled } = found;
	const offset = document.offsetAt(position);
	const known = hoverAt(compiled, offset);
	const rules = new Set(
		compiled.messages.flatMap(({ place, file, ruleId }) => {
			if (file !== '' || !ruleId || !place || !('start' in place)) return [];
			return (place.start.offset ?? 0) <= offset && offset <= (place.end.offset ?? 0) ? [ruleId] : [];
		}),
	);
	const pages = await Promise.all([...rules].map((id) => host.rulePage(id, compiled.lang)));
	const parts = [...(known ? [known.markdown] : []), ...pages.filter((page) => page !== undefined)];
	if (parts.length === 0) return null;
	return {
		contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') },
		...(known && { range: getRange(document, known) }),
	};
}
