// node scripts/bench/lsp.mjs [meeting.md] [--turns N] [--program FILE]: `pv lsp` in figures, asked by the protocol's own client: from a keystroke
// to the messages of the new text, and to what could be written there. Without a meeting one of 20 kB is made up. The budget of each is 50 ms.

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import {
	createProtocolConnection,
	StreamMessageReader,
	StreamMessageWriter,
} from 'vscode-languageserver-protocol/node.js';
import { meeting } from './meetings.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		turns: { type: 'string', default: '40' },
		program: { type: 'string', default: join(root, 'bin', 'pv.js') },
	},
});
/** Milliseconds that nobody should wait. */
const BUDGET = 50;
/** Turns that are not counted: V8 has yet to compile what they run. */
const WARM = 10;
const text = positionals[0] ? readFileSync(positionals[0], 'utf8') : meeting({ size: 20_000 });
const folder = mkdtempSync(join(tmpdir(), 'pv-lsp-'));
const file = join(folder, 'meeting.md');
writeFileSync(file, text);
const uri = pathToFileURL(file).href;
const server = spawn(process.execPath, [values.program, 'lsp', '--stdio'], {
	stdio: ['pipe', 'pipe', 'inherit'],
});
const connection = createProtocolConnection(
	new StreamMessageReader(server.stdout),
	new StreamMessageWriter(server.stdin),
);
let told = () => {};
connection.onNotification('textDocument/publishDiagnostics', ({ version }) => told(version));
connection.onRequest('client/registerCapability', () => null);
connection.listen();
await connection.sendRequest('initialize', {
	processId: process.pid,
	rootUri: null,
	workspaceFolders: [{ uri: pathToFileURL(folder).href, name: 'pv' }],
	capabilities: {},
});
await connection.sendNotification('initialized', {});

const opened = diagnosticsOf(1);
await connection.sendNotification('textDocument/didOpen', {
	textDocument: { uri, languageId: 'markdown', version: 1, text },
});
await opened;

/** The end of a paragraph in the middle: it grows by a word a turn. */
const lines = text.split('\n');
const line = lines.findIndex((each, index) => index > lines.length / 2 && /^\p{Lu}[^:]*\.$/u.test(each));
let character = lines[line].length;
let version = 1;
const [messages, completions] = [[], []];
for (let turn = 0; turn < Number(values.turns) + WARM; turn++) {
	await rest();
	const checked = await timed(() => {
		const sent = typed(' mot');
		return diagnosticsOf(sent);
	});
	await rest();
	const isChecked = diagnosticsOf(version + 1);
	const completed = await timed(() => {
		typed(' L');
		const asked = { textDocument: { uri }, position: { line, character } };
		return connection.sendRequest('textDocument/completion', asked);
	});
	await isChecked;
	if (turn < WARM) continue;
	messages.push(checked);
	completions.push(completed);
}
const median = [
	tell('From keystroke to messages', messages),
	tell('From keystroke to completions', completions),
];
process.exitCode = median.every((each) => each <= BUDGET) ? 0 : 1;
await connection.sendRequest('shutdown');
await connection.sendNotification('exit');
connection.dispose();
rmSync(folder, { recursive: true, force: true });

/** Types at the end of the paragraph; the version of the text that has it. */
function typed(words) {
	version += 1;
	const place = { line, character };
	character += words.length;
	void connection.sendNotification('textDocument/didChange', {
		textDocument: { uri, version },
		contentChanges: [{ range: { start: place, end: place }, text: words }],
	});
	return version;
}

function diagnosticsOf(wanted) {
	return new Promise((resolve) => {
		told = (version) => version === wanted && resolve();
	});
}

function rest() {
	return new Promise((resolve) => setTimeout(resolve, 200));
}

async function timed(act) {
	const start = performance.now();
	await act();
	return performance.now() - start;
}

function tell(what, times) {
	times.sort((a, b) => a - b);
	const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
	console.log(
		`${what}, ${(text.length / 1000).toFixed(1)} kB, median of ${times.length}: ${at(0.5).toFixed(0)} ms (budget ${BUDGET}); quickest ${at(0).toFixed(0)}, nine in ten under ${at(0.9).toFixed(0)}`,
	);
	return at(0.5);
}
