/** Where a person, a majority or a block is defined, everywhere it is spoken of, and another name for it. */

import {
	type DefinitionParams,
	type Location,
	type PrepareRenameParams,
	type Range,
	type ReferenceParams,
	type RenameParams,
	ResponseError,
	type WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { getMentions, type Mention, mentionAt, renamed } from '../../editor/index.js';
import { getEdits, getRange, type ProviderContext } from '../documents.js';

/** Where the thing at a place is defined: a person may stand in a group and in the roll. */
export function definition(asked: DefinitionParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => isDefinition);
}

/** The places where it is spoken of, in the order of the text. */
export function references(asked: ReferenceParams, context: ProviderContext): Promise<Location[]> {
	return find(asked, context, ({ isDefinition }) => asked.context.includeDeclaration || !isDefinition);
}

async function find(
	asked: DefinitionParams,
	context: ProviderContext,
	isWanted: (mention: Mention) => boolean,
): Promise<Location[]> {
	const found = await findMention(asked, context);
	if (!found) return [];
	const { document, compiled, mention } = found;
	return getMentions(compiled, mention.target)
		.filter(isWanted)
		.map((each) => ({ uri: document.uri, range: getRange(document, each) }));
}

/** What is spoken of at a place, with its document. */
async function findMention(
	{ textDocument: { uri }, position }: DefinitionParams,
	{ documents }: ProviderContext,
) {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	return found && mention && { ...found, mention };
}

// --- Another name for a person or a majority, everywhere in the file.

/** The words that would be renamed; null where nothing can be. */
export async function prepareRename(
	asked: PrepareRenameParams,
	context: ProviderContext,
): Promise<{ range: Range; placeholder: string } | null> {
	const found = await findMention(asked, context);
	if (!found || found.mention.target.kind === 'block') return null;
	const { target } = found.mention;
	return {
		range: getRange(found.document, found.mention),
		placeholder: target.kind === 'person' ? target.member.name : target.name,
	};
}

/** The edits; an error in words where the name cannot be given. */
export async function rename(asked: RenameParams, context: ProviderContext): Promise<WorkspaceEdit | null> {
	const found = await findMention(asked, context);
	if (!found) return null;
	const { document, compiled, mention } = found;
	const changes = renamed(compiled, mention.target, asked.newName);
	if (changes.length === 0) throw new ResponseError(REFUSED, compiled.phrase('cli.lsp.rename'));
	return { changes: { [document.uri]: getEdits(document, changes) } };
}

/** `RequestFailed` of the protocol. */
const REFUSED = -32803;
