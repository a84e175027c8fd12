/** The language server: what it can do, and which provider answers what. */

import {
	type Connection,
	DidChangeWatchedFilesNotification,
	type InitializeResult,
	TextDocumentSyncKind,
	TextDocuments,
} from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type CompiledDocument, CompiledDocuments, type LspHost, type ProviderContext } from './documents.js';
import {
	COMMANDS,
	codeActions,
	codeLenses,
	completion,
	definition,
	documentLinks,
	documentSymbols,
	executeCommand,
	FIX_ALL,
	foldingRanges,
	formatting,
	hover,
	inlayHints,
	prepareRename,
	publishDiagnostics,
	references,
	rename,
	semanticTokens,
	TOKEN_TYPES,
	workspaceSymbols,
} from './providers.js';

/** Files that minutes may name: a change of one may change what is wrong with any of them. */
const WATCHED = '**/*.{md,markdown,csv,tsv,yaml,yml}';

/** Answers an editor until it ends the connection. */
export function serve(connection: Connection, host: LspHost, version: string): void {
	const open = new TextDocuments(TextDocument);
	const folders: string[] = [];
	let canWatch = false;
	const documents = new CompiledDocuments(open, host);
	const context: ProviderContext = { connection, documents, host, folders: () => folders };
	const publish = (uri: string) =>
		void publishDiagnostics(uri, context).catch((error) => connection.console.error(String(error)));

	/** What a provider says of a document that is open; `none` of any other. */
	const of =
		<Asked extends { textDocument: { uri: string } }, Answer>(
			provide: (asked: Asked, found: CompiledDocument, context: ProviderContext) => Answer | Promise<Answer>,
			none: Answer,
		) =>
		async (asked: Asked): Promise<Answer> => {
			const found = await documents.get(asked.textDocument.uri);
			return found ? provide(asked, found, context) : none;
		};

	connection.onInitialize(({ workspaceFolders, capabilities }) => {
		for (const { uri } of workspaceFolders ?? []) folders.push(host.getPath(uri));
		canWatch = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
		return abilities(version);
	});
	connection.onInitialized(() => {
		if (canWatch)
			void connection.client.register(DidChangeWatchedFilesNotification.type, {
				watchers: [{ globPattern: WATCHED }],
			});
	});
	open.onDidChangeContent(({ document: { uri } }) => publish(uri));
	open.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
	connection.onDidChangeWatchedFiles(() => {
		documents.forget();
		for (const { uri } of open.all()) publish(uri);
	});
	connection.onCodeAction(of(codeActions, []));
	connection.onCodeLens(of(codeLenses, []));
	connection.onCompletion((asked) => completion(asked, context));
	connection.onDefinition((asked) => definition(asked, context));
	connection.onDocumentFormatting(of(formatting, []));
	connection.onDocumentLinks(of(documentLinks, []));
	connection.onDocumentSymbol(of(documentSymbols, []));
	connection.onExecuteCommand((asked) => executeCommand(asked, context));
	connection.onFoldingRanges(of(foldingRanges, []));
	connection.onHover(of(hover, null));
	connection.onPrepareRename((asked) => prepareRename(asked, context));
	connection.onReferences((asked) => references(asked, context));
	connection.onRenameRequest((asked) => rename(asked, context));
	connection.onWorkspaceSymbol((asked) => workspaceSymbols(asked, context));
	connection.languages.inlayHint.on(of(inlayHints, []));
	connection.languages.semanticTokens.on((asked) => semanticTokens(asked, context));
	open.listen(connection);
	connection.listen();
}

function abilities(version: string): InitializeResult {
	return {
		serverInfo: { name: 'pv', version },
		capabilities: {
			textDocumentSync: TextDocumentSyncKind.Incremental,
			codeActionProvider: { codeActionKinds: ['quickfix', FIX_ALL] },
			codeLensProvider: {},
			completionProvider: { triggerCharacters: [':', ' ', '’', "'"] },
			definitionProvider: true,
			documentFormattingProvider: true,
			documentLinkProvider: {},
			documentSymbolProvider: true,
			executeCommandProvider: { commands: Object.values(COMMANDS) },
			foldingRangeProvider: true,
			hoverProvider: true,
			inlayHintProvider: true,
			referencesProvider: true,
			renameProvider: { prepareProvider: true },
			semanticTokensProvider: { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }, full: true },
			workspaceSymbolProvider: true,
			workspace: { workspaceFolders: { supported: true } },
		},
	};
}
