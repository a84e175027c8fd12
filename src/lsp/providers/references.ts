/** Everywhere a person, a majority or a block is spoken of. */

import type { Location, ReferenceParams } from 'vscode-languageserver/node.js';
import { getMentions, mentionAt } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { getRange } from '../ranges.js';

/** The places, in the order of the text. */
export async function references(
	{ textDocument: { uri }, position, context }: ReferenceParams,
	{ documents }: ProviderContext,
): Promise<Location[]> {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	if (!found || !mention) return [];
	return getMentions(found.compiled, mention.target)
		.filter(({ isDefinition }) => context.includeDeclaration || !isDefinition)
		.map((each) => ({ uri, range: getRange(found.document, each) }));
}
