/** What a lens does: the proof of a vote, the page, its preview. */

import type { ExecuteCommandParams } from 'vscode-languageserver/node.js';
import { voteAt } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';

/** Names of the commands, as editors send them. */
export const COMMANDS = { proof: 'pv.proof', build: 'pv.build', preview: 'pv.preview' } as const;

/** Runs a command: `pv.proof [uri, offset]` gives and shows how a vote was judged, `pv.build` and `pv.preview [uri]` run those. */
export async function executeCommand(
	{ command, arguments: given = [] }: ExecuteCommandParams,
	{ connection, documents, host }: ProviderContext,
): Promise<string | null> {
	const [uri, offset] = given as [unknown, unknown];
	if (typeof uri !== 'string') return null;
	const found = await documents.get(uri);
	if (!found) return null;
	const { phrase } = found.compiled;
	const path = host.getPath(uri);
	if (command === COMMANDS.proof && typeof offset === 'number') {
		const proof = voteAt(found.compiled, offset)?.steps.join('\n') ?? null;
		if (proof !== null) connection.window.showInformationMessage(proof);
		return proof;
	}
	if (command !== COMMANDS.build && command !== COMMANDS.preview) return null;
	const failed = await host.run(command === COMMANDS.build ? 'build' : 'preview', path);
	if (failed !== undefined)
		connection.window.showErrorMessage(phrase('cli.lsp.failed', { path, detail: failed }));
	else if (command === COMMANDS.build)
		connection.window.showInformationMessage(phrase('cli.lsp.built', { path }));
	return null;
}
