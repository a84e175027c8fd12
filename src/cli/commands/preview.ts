import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname, resolve } from 'node:path';
import { numberPieces } from '../../editor/index.js';
import { PvError } from '../../errors.js';
import { asFailure, explainAny, failureText } from '../../host/failure.js';
import {
	ExitCode,
	type ExitCodeValue,
	type Io,
	interruption,
	userLanguage,
	userWords,
} from '../../host/io.js';
import { Batches, trackReads, watchFolders } from '../../host/watch.js';
import { TextMemory } from '../../parse/index.js';
import { type CompiledFile, compileFile, reported } from '../../project/compile-file.js';
import { setInTheme } from '../../project/design.js';
import { getHtml } from '../../record/render-outputs.js';
import { flatten } from '../../report/index.js';

/** Options of `pv preview`. */
interface PreviewOptions {
	port?: string;
	/** False with `--no-open`: the address is only printed. */
	open?: boolean;
}

/** Shows the finished page in the browser and keeps it at what the file says, until the user ends it. */
export async function preview(path: string, options: PreviewOptions, io: Io): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const facts = await io.facts(path);
	if (!facts) throw new PvError('input/missing', `${path} does not exist`, { path });
	if (facts.kind !== 'file') throw new PvError('input/not-a-file', `${path} is not a file`, { path });
	const server = await openPreviewServer(options.port, io);
	let stop: (() => Promise<void>) | undefined;
	try {
		stop = await followMeeting(path, io, showOn(server, path, io));
		io.stdout.write(`${server.url}\n`);
		io.stderr.write(`${phrase('cli.preview.ready')}\n`);
		if (options.open !== false) io.openInBrowser?.(server.url);
		await interruption(io);
	} finally {
		await stop?.();
		await server.close(phrase('cli.preview.ended'));
	}
	return ExitCode.interrupted;
}

/** Shows each state in the browser, and says in the terminal what is new about it. */
function showOn(server: PreviewServer, path: string, io: Io): (followed: Followed) => void {
	let version = 0;
	let said = '';
	return (followed) => {
		if (followed.kind === 'page') version++;
		const state = getState(followed, path, version, io);
		server.show(state, followed.kind === 'page' ? followed.html : undefined);
		const isNew = state.line !== said;
		said = state.line;
		if (!isNew) return;
		// Of a mistake of ours the terminal says where it lies, too.
		if (followed.kind === 'failed' && !asFailure(followed.error)) explainAny(followed.error, io, path);
		else io.stderr.write(`${state.line}\n`);
	};
}

// --- The server behind `pv preview`: one page, on this machine only. It knows no path of the disk, writes nothing, and answers nobody who
// does not have the token of its address.

/** The state that the preview's page asks for: the number of its version, the page, the messages. */
interface PreviewState {
	/** Grows with every new page; 0 before the first. */
	version: number;
	title: string;
	/** One line on how things stand. */
	line: string;
	/** Line of the file of each piece of the page's text, by its number; absent: those before stay. */
	lines?: readonly number[] | undefined;
	/** What is said of a line that a click has copied. */
	copied?: string | undefined;
	/** The messages beside the page; absent: those shown before stay. */
	messages?: Array<{ severity: string; head: string; text: string; note?: string | undefined }> | undefined;
}

interface PreviewServerOptions {
	/** Files of the frame around the page. */
	frame: { html: string; css: string; script: string };
	/** The port to listen on; the next ones are tried where `strict` is false and it is taken. */
	port: number;
	strict: boolean;
}

export interface PreviewServer {
	/** Address to open, token included. */
	url: string;
	/** Shows a state to everybody who looks; `page` is a new finished page. Where only its body is new, the body goes with the state. */
	show(state: PreviewState, page?: string): void;
	/** Says a last line to everybody who looks, and stops. */
	close(line: string): Promise<void>;
}

/** Only this machine can reach it. */
const HOST = '127.0.0.1';

/** Windows that are told of changes: the oldest is let go where there are more, and asks again if it still looks. */
const MOST_LISTENERS = 64;

/** Bytes that a window may leave unread: it is let go beyond them, and gets the newest state when it asks again. */
const MOST_UNREAD = 4_000_000;

/** Connections at one time, of windows and of anything else on this machine. */
const MOST_CONNECTIONS = 512;

/** Ports tried after the first one. */
const MORE_PORTS = 20;

/** Starts a server. Rejects with the system's `EADDRINUSE` where no port is free. */
export async function startPreviewServer(options: PreviewServerOptions): Promise<PreviewServer> {
	const token = randomBytes(18).toString('base64url');
	const listeners = new Set<ServerResponse>();
	let state: PreviewState = { version: 0, title: '', line: '' };
	let page: Page = { whole: '', head: '', body: '' };
	const server = createServer((request, response) => {
		const name = allowed(request, token, port);
		if (typeof name === 'number') refuse(response, name);
		else if (name === '') send(response, 'text/html', options.frame.html, FRAME_POLICY);
		else if (name === 'preview.css') send(response, 'text/css', options.frame.css);
		else if (name === 'preview.js') send(response, 'text/javascript', options.frame.script);
		else if (name === 'page') send(response, 'text/html', page.whole, PAGE_POLICY);
		else if (name === 'events') {
			response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream; charset=utf-8' });
			response.write(eventText('state', state));
			listeners.add(response);
			const [oldest] = listeners;
			if (oldest && listeners.size > MOST_LISTENERS) letGo(oldest);
			response.on('close', () => listeners.delete(response));
		} else refuse(response, 404);
	});
	/** At once where something is unread: the end would stand behind it. */
	const letGo = (listener: ServerResponse) => {
		listeners.delete(listener);
		if (listener.writableLength > 0) listener.destroy();
		else listener.end();
	};
	server.maxConnections = MOST_CONNECTIONS;
	const port = await listen(server, options);
	return {
		url: `http://${HOST}:${port}/${token}/`,
		show(next, nextPage) {
			const { messages, lines, copied } = state;
			state = { messages, lines, copied, ...next };
			const before = page;
			if (nextPage !== undefined) page = getParts(nextPage);
			const isSameHead = page !== before && page.head === before.head;
			const text = eventText('state', isSameHead ? { ...state, body: page.body } : state);
			for (const listener of listeners) {
				if (listener.writableLength > MOST_UNREAD) letGo(listener);
				else listener.write(text);
			}
		},
		async close(line) {
			for (const listener of listeners) listener.end(eventText('end', { line }));
			await new Promise<void>((closed) => {
				server.close(() => closed());
				setTimeout(() => server.closeAllConnections(), 50).unref();
			});
		},
	};
}

/** The frame runs its own script and nothing else. */
const FRAME_POLICY =
	"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The page runs nothing and loads nothing. The frame may only see how far it is scrolled. */
const PAGE_POLICY =
	"default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin";

const HEADERS = {
	'cache-control': 'no-store',
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'referrer-policy': 'no-referrer',
	'x-content-type-options': 'nosniff',
};

/** The name that is asked for below the token, or the status of the refusal. */
function allowed(request: IncomingMessage, token: string, port: number): string | number {
	// Another name for this machine would be a page elsewhere that reaches in.
	const host = request.headers.host ?? '';
	if (host !== `${HOST}:${port}` && host !== `localhost:${port}`) return 403;
	const site = request.headers['sec-fetch-site'];
	if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
	if (request.method !== 'GET' && request.method !== 'HEAD') return 405;
	const [, given = '', name, ...more] = (request.url ?? '').replace(/\?.*$/s, '').split('/');
	const [a, b] = [Buffer.from(given), Buffer.from(token)];
	if (a.length !== b.length || !timingSafeEqual(a, b) || name === undefined || more.length > 0) return 404;
	return name;
}

function send(response: ServerResponse, type: string, text: string, policy = "default-src 'none'"): void {
	const body = Buffer.from(text);
	response.writeHead(200, {
		...HEADERS,
		'content-type': `${type}; charset=utf-8`,
		'content-security-policy': policy,
		'content-length': body.length,
	});
	response.end(body);
}

function refuse(response: ServerResponse, status: number): void {
	response.writeHead(status, { ...HEADERS, ...(status === 405 && { allow: 'GET, HEAD' }) });
	response.end();
}

/** A page, and its parts: faces and styles make up most of it, and hardly ever change. */
interface Page {
	whole: string;
	head: string;
	body: string;
}

function getParts(whole: string): Page {
	const at = Math.max(0, whole.indexOf('<body'));
	return { whole, head: whole.slice(0, at), body: whole.slice(at) };
}

function eventText(name: string, data: unknown): string {
	return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}

async function listen(
	server: ReturnType<typeof createServer>,
	{ port, strict }: PreviewServerOptions,
): Promise<number> {
	const last = strict || port === 0 ? port : port + MORE_PORTS;
	for (let candidate = port; ; candidate++) {
		try {
			await new Promise<void>((listening, failed) => {
				server.once('error', failed);
				server.listen(candidate, HOST, () => {
					server.off('error', failed);
					listening();
				});
			});
			return (server.address() as AddressInfo).port;
		} catch (error) {
			const { code } = error as NodeJS.ErrnoException;
			if ((code !== 'EADDRINUSE' && code !== 'EACCES') || candidate >= last) throw error;
		}
	}
}

// --- The server of `pv preview`: its page, and where it listens.

/** Where it listens unless a port is asked for; the next ones are tried where it is taken. */
const USUAL_PORT = 4780;

/** Starts the server, at a port where one is asked for: that one must be free. */
export async function openPreviewServer(port: string | undefined, io: Io): Promise<PreviewServer> {
	if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
		throw new PvError('usage/port', `${port} is no port`, { value: port });
	}
	const own = async (name: string) => new TextDecoder().decode(await io.readOwn(`templates/preview/${name}`));
	const frame = {
		html: (await own('page.html')).replace('{lang}', userLanguage(io.env)),
		css: await own('preview.css'),
		script: await own('preview.js'),
	};
	const wanted = port === undefined ? USUAL_PORT : Number(port);
	try {
		return await startPreviewServer({ frame, port: wanted, strict: port !== undefined });
	} catch (cause) {
		const { code } = cause as NodeJS.ErrnoException;
		if (code !== 'EADDRINUSE' && code !== 'EACCES') throw cause;
		const facts = { port: String(wanted) };
		throw new PvError('usage/port-taken', `port ${wanted} is taken`, facts, { cause });
	}
}

// --- What the preview shows beside the page: the messages of the file, or why there is no page.

/** The state of a file as it was found; `version` counts its pages. */
export function getState(followed: Followed, path: string, version: number, io: Io): PreviewState {
	const phrase = userWords(io);
	const title = basename(path);
	if (followed.kind === 'missing') return { version, title, line: phrase('cli.preview.missing', { path }) };
	if (followed.kind === 'failed') {
		const failure = asFailure(followed.error);
		return { version, title, line: failure ? failureText(failure, io).trim() : phrase('cli.bug') };
	}
	const messages = flatten([reported(followed.file)]).map((message) => ({
		severity: message.severity,
		head: phrase(message.file === path ? 'cli.preview.place' : 'cli.preview.placeElsewhere', {
			severity: phrase(`cli.severity.${message.severity}`),
			file: message.file,
			line: { line: message.line },
			rule: message.rule,
		}),
		text: message.message,
		note: message.note,
	}));
	const count = (severity: string) => messages.filter((message) => message.severity === severity).length;
	const counts = { errors: count('error'), warnings: count('warning'), files: 1 };
	const { lines } = followed;
	const copied = phrase('cli.preview.copied');
	return { version, title, line: phrase('cli.check.counts', counts), messages, lines, copied };
}

// --- Compiles a meeting again whenever it, or a file that it names, changes.

/** What became of a meeting at one moment. */
export type Followed =
	/** `lines`: where each piece of the page's text stands in the file, by its number. */
	| { kind: 'page'; file: CompiledFile; html: string; lines: readonly number[] }
	/** The file is not there at the moment. */
	| { kind: 'missing' }
	/** It, or its configuration, cannot be read; or a mistake of ours keeps the page from being made. */
	| { kind: 'failed'; error: unknown };

/** Milliseconds without a change after which the page is made: the two writes of an editor that saves are closer. */
const QUIET = 8;
/** Milliseconds that a file may be empty or away before that is shown: editors empty a file and fill it, or put another in its place. */
const EMPTIED = 80;

/** Follows the meeting at a path: `show` gets its first state before this resolves, then every new one. Returns what ends it. */
export async function followMeeting(
	path: string,
	io: Io,
	show: (followed: Followed) => void,
): Promise<() => Promise<void>> {
	let seen: ReadonlySet<string> = new Set();
	/** What the look at work has come to so far: a change of it makes the result stale already. */
	let looking: ReadonlySet<string> = new Set();
	const own = resolve(io.cwd, path);
	let shown: Uint8Array | undefined;
	const memory = new TextMemory();
	const look = async (changed: ReadonlySet<string>) => {
		// What is wrong with looking at it is told below.
		await filled(path, io).catch(() => {});
		const bytes = await io.read(path).catch(() => undefined);
		const isOwn = [...changed].every((one) => one === own);
		// One save is often told more than once, and read whole by the first of them.
		if (changed.size > 0 && isOwn && bytes && shown && Buffer.compare(bytes, shown) === 0) return;
		const tracked = trackReads(io, (file) => watch.add([dirname(file)]));
		looking = tracked.seen;
		const followed = await found(path, tracked.io, memory);
		// A file that could not be compiled is followed with what it named before.
		seen = new Set([own, ...tracked.seen, ...(followed.kind === 'page' ? [] : seen)]);
		shown = followed.kind === 'page' ? bytes : undefined;
		show(followed);
	};
	const batches = new Batches<string>(look, (error) => explainAny(error, io, path), QUIET);
	const watch = await watchFolders((changed) => {
		if (seen.has(changed) || looking.has(changed)) batches.add(changed);
	});
	try {
		await batches.first(() => look(new Set()));
	} catch (error) {
		await batches.close();
		await watch.close();
		throw error;
	}
	return async () => {
		await batches.close();
		await watch.close();
	};
}

/** Waits while the file is empty or away, not for long. */
async function filled(path: string, io: Io): Promise<void> {
	for (let waited = 0; waited < EMPTIED && !(await io.facts(path))?.size; waited += STEP)
		await new Promise((next) => setTimeout(next, STEP));
}

/** Milliseconds between two looks. */
const STEP = 10;

/** Looks whether the path leads to a meeting file now; it may be written, renamed or removed at any time. */
async function found(path: string, io: Io, memory: TextMemory): Promise<Followed> {
	try {
		return (await io.facts(path)) ? await page(path, io, memory) : { kind: 'missing' };
	} catch (error) {
		const isGone = await io.facts(path).then(
			(facts) => !facts,
			() => false,
		);
		return isGone ? { kind: 'missing' } : { kind: 'failed', error };
	}
}

async function page(path: string, io: Io, memory: TextMemory): Promise<Followed> {
	const file = await compileFile(path, io, { memory });
	const errors = file.compiled.messages.some(({ severity }) => severity === 'error');
	const draft = errors || file.compiled.assembly.status === 'draft';
	const set = setInTheme(undefined, file);
	const { numbers, lines } = numberPieces(set.file.compiled.meeting);
	const html = await getHtml(set.file, { draft, theme: set.theme, pieces: numbers });
	return { kind: 'page', file, html, lines };
}
