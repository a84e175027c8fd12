/** A world in memory for the command line: files are texts, what it says is kept. */

import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { main } from '../../src/cli/main.js';
import type { Io, PathFacts } from '../../src/host/io.js';
import { joinBytes } from '../../src/text/lists.js';
import { BROWSER_ENV, sharedPrinter } from './shared-printer.js';

/** Variables that a browser is looked for by: it is, where a test sets one. */
const BROWSER_NAMES: ReadonlySet<string> = new Set([
	'PATH',
	'HOME',
	'PUPPETEER_EXECUTABLE_PATH',
	'PUPPETEER_CACHE_DIR',
	'XDG_CACHE_HOME',
]);

const PACKAGE = new URL('../../', import.meta.url);

/** A world and what happened in it. */
export interface World {
	io: Io;
	/** Files by absolute path. */
	files: Map<string, Uint8Array>;
	/** What was written to standard output and standard error. */
	out: () => string;
	outBytes: () => Uint8Array;
	err: () => string;
}

/** What a world starts with. */
export interface WorldOptions {
	files?: Record<string, string | Uint8Array>;
	input?: string;
	env?: Record<string, string>;
	/** Paths that cannot be written, with the code of the failure. */
	refuses?: Record<string, string>;
	/** Each command starts a browser, as it does for people: otherwise all print with one. */
	ownBrowser?: boolean;
	/** Symbolic links. */
	links?: Record<string, string>;
}

/** A world at `/project`. */
export function createWorld(options: WorldOptions = {}): World {
	const cwd = '/project';
	const encode = (text: string | Uint8Array) =>
		typeof text === 'string' ? new TextEncoder().encode(text) : text;
	const files = new Map(
		Object.entries(options.files ?? {}).map(([path, text]) => [resolve(cwd, path), encode(text)]),
	);
	const links = new Map(
		Object.entries(options.links ?? {}).map(([path, to]) => [resolve(cwd, path), resolve(cwd, to)]),
	);
	const names = Object.keys(options.env ?? {});
	const out: Uint8Array[] = [];
	let err = '';
	const real = (path: string) => links.get(resolve(cwd, path)) ?? resolve(cwd, path);
	const isFolder = (path: string) =>
		path === cwd || [...files.keys()].some((file) => file.startsWith(`${path}/`));
	const stream = (write: (text: string | Uint8Array) => void) => ({
		write,
		isTerminal: false,
		colors: false,
		columns: undefined,
	});
	const writeAll = async (written: ReadonlyMap<string, string | Uint8Array>) => {
		for (const path of written.keys()) {
			const at = resolve(cwd, path);
			const code = options.refuses?.[at] ?? options.refuses?.[dirname(at)];
			if (code) throw Object.assign(new Error(`${code} ${at}`), { code, path: join(dirname(at), '.x.part') });
		}
		for (const [path, content] of written) files.set(resolve(cwd, path), encode(content));
	};
	const io: Io = {
		cwd,
		env: { LANG: 'en_GB.UTF-8', ...BROWSER_ENV, ...options.env },
		stdout: stream((text) => {
			out.push(encode(text));
		}),
		stderr: stream((text) => {
			err += new TextDecoder().decode(encode(text));
		}),
		signal: new AbortController().signal,
		...(options.ownBrowser === true || names.some((name) => BROWSER_NAMES.has(name))
			? {}
			: { lendPrinter: sharedPrinter }),
		readInput: async () => encode(options.input ?? ''),
		async facts(path): Promise<PathFacts | undefined> {
			const at = real(path);
			const content = files.get(at);
			if (content) return { kind: 'file', size: content.length, real: at };
			return isFolder(at) ? { kind: 'folder', size: 0, real: at } : undefined;
		},
		async read(path) {
			const content = files.get(real(path));
			if (!content) throw Object.assign(new Error(`ENOENT ${path}`), { code: 'ENOENT', path });
			return content;
		},
		async open(path) {
			const content = await io.read(path);
			return { size: content.length, read: (from, to) => content.slice(from, to), close() {} };
		},
		spool() {
			let bytes = new Uint8Array();
			return {
				append(more) {
					const from = bytes.length;
					bytes = joinBytes([bytes, more]) as Uint8Array<ArrayBuffer>;
					return from;
				},
				read: (from, to) => bytes.slice(from, to),
				close() {},
			};
		},
		readOwn: async (path) => readFileSync(new URL(path, PACKAGE)),
		async list(path) {
			const folder = resolve(cwd, path);
			const names = new Map<string, PathFacts['kind']>();
			for (const file of [...files.keys(), ...links.keys()]) {
				if (!file.startsWith(`${folder}/`)) continue;
				const [name = '', ...rest] = file.slice(folder.length + 1).split('/');
				names.set(name, rest.length > 0 ? 'folder' : links.has(file) ? 'other' : 'file');
			}
			return [...names].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, kind]) => ({ name, kind }));
		},
		write: (path, content) => writeAll(new Map([[path, content]])),
		async writeTogether(written) {
			const ready = new Map<string, Uint8Array | string>();
			for await (const [path, content] of written)
				ready.set(
					path,
					typeof content === 'string' || content instanceof Uint8Array ? content : joinBytes([...content]),
				);
			await writeAll(ready);
		},
		async writeSecret(path, content) {
			if (files.has(resolve(cwd, path))) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST', path });
			await writeAll(new Map([[path, content]]));
		},
		async replaceFolder(temporary, folder) {
			await this.removeFolder(folder);
			const [from, to] = [resolve(cwd, temporary), resolve(cwd, folder)];
			for (const [path, content] of [...files]) {
				if (!path.startsWith(`${from}/`)) continue;
				files.delete(path);
				files.set(to + path.slice(from.length), content);
			}
		},
		async removeFile(path) {
			files.delete(resolve(cwd, path));
		},
		async removeFolder(path) {
			const folder = resolve(cwd, path);
			for (const file of [...files.keys()]) if (file.startsWith(`${folder}/`)) files.delete(file);
		},
	};
	return {
		io,
		files,
		out: () => Buffer.concat(out).toString(),
		outBytes: () => Buffer.concat(out),
		err: () => err,
	};
}

/** Runs a command in a world. */
export async function run(
	argv: readonly string[],
	options: WorldOptions = {},
): Promise<World & { code: number }> {
	const world = createWorld(options);
	const code = await main(argv, world.io);
	return { ...world, code };
}
