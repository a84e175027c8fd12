/** Above each vote its result, which leads to the proof; above the minutes what makes and shows the page. */

import type { CodeLens, CodeLensParams } from 'vscode-languageserver/node.js';
import { voteNotes } from '../../editor/index.js';
import type { ProviderContext } from '../documents.js';
import { COMMANDS } from './commands.js';

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
