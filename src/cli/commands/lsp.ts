/** Serves editors over standard input and output. */

import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node.js';
import { asFailure, failureText } from '../../host/failure.js';
import { ExitCode, type ExitCodeValue, type Io, interruption } from '../../host/io.js';
import type { LspHost } from '../../lsp/documents.js';
import { serve } from '../../lsp/server.js';
import { startsAsMinutes } from '../../parse/index.js';
import { compileBytes, readMeeting } from '../../project/compile-file.js';
import { findMeetings } from '../../project/find-meetings.js';
import { decodeText } from '../../source/decode.js';
import { version } from '../../version.js';
import { rulePage } from '../rule-pages.js';

/** Serves until the editor ends the connection. */
export async function lsp(io: Io): Promise<ExitCodeValue> {
	const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
	const ended = new Promise<void>((resolve) => connection.onExit(() => resolve()));
	serve(connection, getHost(io), version);
	await Promise.race([ended, interruption(io)]);
	return ExitCode.clean;
}

function getHost(io: Io): LspHost {
	return {
		async compile(path, text, open, memory) {
			// A new view of the files each time: a configuration that has changed is read again.
			return (await compileBytes(text, path, withOpenFiles(io, open), { memory })).compiled;
		},
		isMeeting: (text) => startsAsMinutes(text),
		async meetingsIn(folder) {
			try {
				return await findMeetings([folder], io);
			} catch {
				// A folder without minutes has no symbols.
				return [];
			}
		},
		async read(path) {
			try {
				return decodeText(await readMeeting(path, io), path).text;
			} catch {
				return undefined;
			}
		},
		async rulePage(id, lang) {
			try {
				const page = await rulePage(id, io.readOwn);
				return `**${id}**: ${page.summary[lang] ?? page.summary.en}\n\n${page.why[lang] ?? page.why.en}`;
			} catch {
				return undefined;
			}
		},
		explain(error) {
			const failure = asFailure(error);
			return failure && failureText(failure, io).trim();
		},
		ruleAddress: (id) => pathToFileURL(resolve(OWN_FOLDER, `docs/messages/${id}.md`)).href,
		run: (command, path) => run(command, path, io),
		getPath: (uri) => (uri.startsWith('file:') ? fileURLToPath(uri) : resolve(io.cwd, 'untitled.md')),
		getUri: (path) => pathToFileURL(path).href,
		resolve: (from, path) => resolve(dirname(from), path),
	};
}

/** The folder of the package: the program that was started stands in its `bin`. */
const OWN_FOLDER = dirname(dirname(process.argv[1] ?? '.'));

/** What is being written in the editor stands for the file on the disk. */
function withOpenFiles(io: Io, open: ReadonlyMap<string, string>): Io {
	return {
		...io,
		facts: (path) => io.facts(path),
		async read(path, facts) {
			const text = open.get(path);
			return text === undefined ? io.read(path, facts) : new TextEncoder().encode(text);
		},
	};
}

/** Runs `pv` itself on a file. A preview goes on by itself until the server ends. */
function run(command: 'build' | 'preview', path: string, io: Io): Promise<string | undefined> {
	return new Promise((done) => {
		const child = spawn(process.execPath, [process.argv[1] ?? '', command, path], {
			cwd: dirname(path),
			env: { ...io.env },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		let said = '';
		child.stderr.on('data', (words) => {
			said += String(words);
		});
		child.on('error', (error) => done(error.message));
		child.on('close', (code) => done(code === 0 || code === 130 ? undefined : said.trim()));
		if (command === 'preview') child.stdout.once('data', () => done(undefined));
		const stop = () => child.kill();
		process.once('exit', stop);
		child.once('close', () => process.off('exit', stop));
		// What it says there is not read on: a pipe that nobody empties would stop it.
		child.stdout.resume();
	});
}
