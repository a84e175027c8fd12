/** Another name for a person or a majority, everywhere in the file. */

import {
	type PrepareRenameParams,
	type Range,
	type RenameParams,
	ResponseError,
	type WorkspaceEdit,
} from 'vscode-languageserver/node.js';
import { mentionAt, renamed } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { getEdits, getRange } from '../ranges.js';

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
