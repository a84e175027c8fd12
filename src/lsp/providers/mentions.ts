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

// --- Another name for a person or a majority, everywhere in the file.

/** The words that would be renamed; null where nothing can be. */
export async function prepareRename(
	{ textDocument: { uri }, position }: PrepareRenameParams,
	{ documents }: ProviderContext,
): Promise<{ range: Range; placeholder: string } | null> {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	if (!found || !mention || mention.target.kind === 'block') return null;
	const { target } = mention;
	return {
		range: getRange(found.document, mention),
		placeholder: target.kind === 'person' ? target.member.name : target.name,
	};
}

/** The edits; an error in words where the name cannot be given. */
export async function rename(
	{ textDocument: { uri }, position, newName }: RenameParams,
	{ documents }: ProviderContext,
): Promise<WorkspaceEdit | null> {
	const found = await documents.get(uri);
	const mention = found && mentionAt(found.compiled, found.document.offsetAt(position));
	if (!found || !mention) return null;
	const changes = renamed(found.compiled, mention.target, newName);
	if (changes.length === 0) throw new ResponseError(REFUSED, found.compiled.phrase('cli.lsp.rename'));
	return { changes: { [uri]: getEdits(found.document, changes) } };
}

/** `RequestFailed` of the protocol. */
const REFUSED = -32803;
