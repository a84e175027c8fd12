/** What stands beside votes: above each its result, which leads to the proof, and how many could take part; above the minutes what makes and shows the page. */

import type {
	CodeLens,
	CodeLensParams,
	ExecuteCommandParams,
	InlayHint,
	InlayHintParams,
} from 'vscode-languageserver/node.js';
import { voteAt, voteNotes } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';

export async function codeLenses(
	{ textDocument: { uri } }: CodeLensParams,
	{ documents }: ProviderContext,
): Promise<CodeLens[]> {
	const found = await documents.get(uri);
	if (!found) return [];
	const { document, compiled } = found;
	const { phrase } = compiled;
	const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
	const lens = (range: CodeLens['range'], title: string, command: string, ...given: unknown[]): CodeLens => ({
		range,
		command: { title, command, arguments: [uri, ...given] },
	});
	return [
		lens(top, phrase('cli.lsp.build'), COMMANDS.build),
		lens(top, phrase('cli.lsp.preview'), COMMANDS.preview),
		...voteNotes(compiled).map(({ block, result }) => {
			const position = document.positionAt(block);
			return lens(
				{ start: position, end: position },
				phrase('cli.lsp.proof', { result }),
				COMMANDS.proof,
				block,
			);
		}),
	];
}

// --- What a lens does: the proof of a vote, the page, its preview.

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

// --- Beside each vote: who could take part, and by how much it was decided.

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
