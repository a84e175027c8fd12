/** Where a person, a majority or a block is defined, and everywhere it is spoken of. */

import type { DefinitionParams, Location, ReferenceParams } from 'vscode-languageserver/node.js';
import { getMentions, type Mention, mentionAt } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { getRange } from '../ranges.js';

/** Where the thing at a place is defined: a person may stand in a group and in the roll. */
export function definition(asked: DefinitionParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => isDefinition);
}

/** The places where it is spoken of, in the order of the text. */
export function references(asked: ReferenceParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => asked.context.includeDeclaration || !isDefinition);
}

async function find(
	{ textDocument: { uri }, position }: DefinitionParams,
	{ documents }: ProviderContext,
	isWanted: (mention: Mention) => boolean,
): Promise<Location[]> {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	if (!found || !mention) return [];
	return getMentions(found.compiled, mention.target)
		.filter(isWanted)
		.map((each) => ({ uri, range: getRange(found.document, each) }));
}
