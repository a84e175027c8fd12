/** From the name of a person, a majority or a block to where it is defined. */

import type { DefinitionParams, Location } from 'vscode-languageserver/node.js';
import { getMentions, mentionAt } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { getRange } from '../ranges.js';

/** Where the thing at a place is defined: a person may stand in a group and in the roll. */
export async function definition(
	{ textDocument: { uri }, position }: DefinitionParams,
	{ documents }: ProviderContext,
): Promise<Location[]> {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	if (!found || !mention) return [];
	return getMentions(found.compiled, mention.target)
		.filter(({ isDefinition }) => isDefinition)
		.map((each) => ({ uri, range: getRange(found.document, each) }));
}
