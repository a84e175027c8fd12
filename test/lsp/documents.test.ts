/** What the server says of a text that is closed, or cannot be compiled, while it is looked at. */

import { afterEach, expect, it, vi } from 'vitest';
import type { Connection, TextDocuments } from 'vscode-languageserver/node.js';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Compiled } from '../../src/compile.js';
import { PvError } from '../../src/errors.js';
import type { LspHost } from '../../src/lsp/documents.js';
import { CompiledDocuments, type ProviderContext } from '../../src/lsp/documents.js';
import { publishDiagnostics } from '../../src/lsp/providers.js';
import { compileText } from '../compile.js';

const URI = 'file:///a.md';
const TEXT = '---\nlang: en\n---\n';

afterEach(() => vi.useRealTimers());

/** A server with one open text; `compile` says how the host compiles it. */
function open(compile: () => Promise<Compiled>) {
	const sent: unknown[] = [];
	const all = new Map([[URI, TextDocument.create(URI, 'markdown', 1, TEXT)]]);
	let closed = (_: { document: TextDocument }) => {};
	let changed = closed;
	const documents = new CompiledDocuments(
		{
			get: (uri: string) => all.get(uri),
			all: () => [...all.values()],
			onDidClose: (listener: typeof closed) => {
				closed = listener;
			},
			onDidChangeContent: (listener: typeof changed) => {
				changed = listener;
			},
		} as unknown as TextDocuments<TextDocument>,
		{ compile, isMeeting: () => true, getPath: (uri: string) => uri } as unknown as LspHost,
	);
	const context = {
		connection: { sendDiagnostics: async (told: unknown) => void sent.push(told) } as unknown as Connection,
		documents,
		host: {
			ruleAddress: (id: string) => id,
			explain: (error: unknown) => (error instanceof PvError ? error.code : undefined),
		} as unknown as LspHost,
		folders: () => [],
	} satisfies ProviderContext;
	const close = () => {
		const document = all.get(URI) as TextDocument;
		all.delete(URI);
		closed({ document });
	};
	const type = (version: number) => {
		const document = TextDocument.create(URI, 'markdown', version, TEXT);
		all.set(URI, document);
		changed({ document });
	};
	return { context, sent, close, type };
}

it('leaves no messages of a text that is closed while it is compiled', async () => {
	let resolve = (_: Compiled) => {};
	const promise = new Promise<Compiled>((done) => {
		resolve = done;
	});
	const { context, sent, close } = open(() => promise);
	const published = publishDiagnostics(URI, context);
	close();
	resolve(await compileText(TEXT));
	await published;
	expect(sent).toEqual([{ uri: URI, diagnostics: [] }]);
	expect(await context.documents.latest(URI)).toBeUndefined();
});

it('says at the top of a text what keeps it from being compiled, and throws on a fault of the program', async () => {
	const failure = new PvError('config/unreadable', 'no YAML');
	const { context, sent } = open(() => Promise.reject(failure));
	await publishDiagnostics(URI, context);
	const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
	expect(sent).toEqual([
		{ uri: URI, diagnostics: [{ range, severity: 1, source: 'pv', message: 'config/unreadable' }] },
	]);
	const fault = open(() => Promise.reject(new TypeError('ours')));
	await expect(publishDiagnostics(URI, fault.context)).rejects.toThrow('ours');
});

it.each([
	['after a moment where that takes a moment', 40, 5],
	['once nobody has typed for a while where that takes long', 2_000, 100],
])('compiles a text %s', async (_, takes, rest) => {
	const compiled = await compileText(TEXT);
	vi.useFakeTimers();
	let started = 0;
	const { context, type } = open(() => {
		started += 1;
		return new Promise((resolve) => setTimeout(() => resolve(compiled), takes));
	});
	const opened = context.documents.get(URI);
	await vi.advanceTimersByTimeAsync(takes);
	await opened;
	expect(started).toBe(1);
	type(2);
	const typed = context.documents.get(URI);
	await vi.advanceTimersByTimeAsync(rest - 1);
	expect(started).toBe(1);
	await vi.advanceTimersByTimeAsync(2);
	expect(started).toBe(2);
	await vi.advanceTimersByTimeAsync(takes);
	expect((await typed)?.document.version).toBe(2);
});

it('gives at once what was compiled last while one types', async () => {
	const compiled = await compileText(TEXT);
	vi.useFakeTimers();
	const { context, type } = open(() => new Promise((resolve) => setTimeout(() => resolve(compiled), 800)));
	const opened = context.documents.get(URI);
	await vi.advanceTimersByTimeAsync(800);
	await opened;
	type(2);
	const order: string[] = [];
	const typed = context.documents.get(URI).then(() => order.push('compiled'));
	const latest = await context.documents.latest(URI);
	order.push('asked');
	await vi.advanceTimersByTimeAsync(1_000);
	await typed;
	expect(latest?.document.version).toBe(2);
	expect(order).toEqual(['asked', 'compiled']);
});
