// The client of `pv lsp` in VS Code.

const vscode = require('vscode');
const { LanguageClient } = require('vscode-languageclient/node');

/** How a file of minutes starts: a header that names the meeting, its people or its organization. */
const MINUTES = /^\uFEFF?---\s[\s\S]*?^(?:réunion|meeting|participants|organisme|organization)\s*:/m;

let client;

/** Starts the server, and follows which document is shown. */
async function activate(context) {
	const isMinutes = (document) =>
		document?.languageId === 'markdown' && MINUTES.test(document.getText().slice(0, 4000));
	const showState = (editor) =>
		vscode.commands.executeCommand('setContext', 'pv.isMinutes', isMinutes(editor?.document));
	// The server asks for these commands under its own names, the palette under ours.
	const run = (command) => {
		const uri = vscode.window.activeTextEditor?.document.uri.toString();
		return uri && client?.sendRequest('workspace/executeCommand', { command, arguments: [uri] });
	};
	context.subscriptions.push(
		vscode.window.onDidChangeActiveTextEditor(showState),
		vscode.workspace.onDidOpenTextDocument(() => showState(vscode.window.activeTextEditor)),
		vscode.commands.registerCommand('pv.showPreview', () => run('pv.preview')),
		vscode.commands.registerCommand('pv.buildDocuments', () => run('pv.build')),
		vscode.commands.registerCommand('pv.restart', async () => {
			await client?.stop();
			await start();
		}),
	);
	showState(vscode.window.activeTextEditor);
	await start();
}

async function start() {
	const [command = 'pv', ...given] = vscode.workspace.getConfiguration('pv').get('command', ['pv']);
	const server = {
		command,
		args: [...given, 'lsp', '--stdio'],
		options: { shell: process.platform === 'win32' },
	};
	client = new LanguageClient('pv', 'Procès-verbal', server, {
		documentSelector: [{ language: 'markdown' }],
	});
	await client.start();
}

function deactivate() {
	return client?.stop();
}

module.exports = { activate, deactivate };
