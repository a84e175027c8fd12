/** An editor that talks to `pv lsp`, as started from the command line: one process for all tests. */

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
	createProtocolConnection,
	type Diagnostic,
	type InitializeResult,
	type Position,
	type ProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
	type TextEdit,
} from 'vscode-languageserver-protocol/node.js';

/** A client with one open document at a time. */
export interface Client {
	connection: ProtocolConnection;
	abilities: InitializeResult;
	folder: string;
	/** Opens a text, and waits until it has been checked. */
	open(text: string, name?: string): Promise<{ uri: string; diagnostics: Diagnostic[] }>;
	/** The next diagnostics of a document. */
	checked(uri: string): Promise<Diagnostic[]>;
	/** Messages that the server showed. */
	shown: string[];
	end(): Promise<void>;
}

/** Starts the server and shakes hands. */
export async function startClient(): Promise<Client> {
	const folder = mkdtempSync(join(tmpdir(), 'pv-lsp-'));
	const program = fileURLToPath(new URL('../../bin/pv.js', import.meta.url));
	const server: ChildProcess = spawn(process.execPath, [program, 'lsp', '--stdio'], {
		stdio: ['pipe', 'pipe', 'inherit'],
	});
	if (!server.stdout || !server.stdin) throw new Error('no pipes');
	const connection = createProtocolConnection(
		new StreamMessageReader(server.stdout),
		new StreamMessageWriter(server.stdin),
	);
	const waiting = new Map<string, Array<(diagnostics: Diagnostic[]) => void>>();
	const shown: string[] = [];
	connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
		for (const resolve of waiting.get(uri)?.splice(0) ?? []) resolve(diagnostics);
	});
	connection.onRequest('window/showMessageRequest', ({ message }) => {
		shown.push(message);
		return null;
	});
	connection.onRequest('client/registerCapability', () => null);
	connection.listen();
	const abilities = await connection.sendRequest<InitializeResult>('initialize', {
		processId: process.pid,
		rootUri: null,
		workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'pv' }],
		capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
	});
	await connection.sendNotification('initialized', {});
	const checked = (uri: string) =>
		new Promise<Diagnostic[]>((resolve) => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]));
	let count = 0;
	return {
		connection,
		abilities,
		folder,
		checked,
		shown,
		async open(text, name = `${++count}.md`) {
			const path = join(folder, name);
			writeFileSync(path, text);
			const uri = pathToFileURL(path).href;
			const diagnostics = checked(uri);
			await connection.sendNotification('textDocument/didOpen', {
				textDocument: { uri, languageId: 'markdown', version: 1, text },
			});
			return { uri, diagnostics: await diagnostics };
		},
		async end() {
			await connection.sendRequest('shutdown');
			await connection.sendNotification('exit');
			connection.dispose();
			await new Promise((resolve) => server.once('close', resolve));
			rmSync(folder, { recursive: true, force: true });
		},
	};
}

/** The place inside these words. */
export function getPlace(text: string, words: string, inside = 1): Position {
	const offset = text.indexOf(words) + inside;
	const lines = text.slice(0, offset).split('\n');
	return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** The text with edits made. */
export function edited(text: string, edits: readonly TextEdit[]): string {
	const starts = [0];
	for (const [index, letter] of [...text].entries()) if (letter === '\n') starts.push(index + 1);
	const at = ({ line, character }: Position) => (starts[line] ?? text.length) + character;
	return [...edits]
		.sort((a, b) => at(b.range.start) - at(a.range.start))
		.reduce(
			(all, { range, newText }) => all.slice(0, at(range.start)) + newText + all.slice(at(range.end)),
			text,
		);
}
