/** Places where a browser may be, in the order in which they are tried. Nothing is launched here. */

import { randomBytes } from 'node:crypto';
import {
	accessSync,
	constants,
	createReadStream,
	createWriteStream,
	existsSync,
	lstatSync,
	readdirSync,
	readFileSync,
	realpathSync,
	statSync,
} from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { brotliDecompress, createBrotliDecompress } from 'node:zlib';
import type { BrowserCandidate, BrowserSource, PreparedBrowser } from './failures.js';

/** What the search depends on. */
export interface BrowserSearch {
	/** Path given by the user, if any: then nothing else is tried. */
	browser?: string | undefined;
	/** The environment variables. */
	env: Readonly<Record<string, string | undefined>>;
	/** Operating system; by default this one. */
	platform?: NodeJS.Platform | undefined;
}

/** Named headless shells come first: they start several times faster than a whole browser. */
const PROGRAMS = [
	'chrome-headless-shell',
	'chromium-headless-shell',
	'google-chrome-stable',
	'google-chrome',
	'chromium',
	'chromium-browser',
	'microsoft-edge-stable',
	'microsoft-edge',
];

const MAC_PROGRAMS = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_PROGRAMS = [
	'Google\\Chrome\\Application\\chrome.exe',
	'Chromium\\Application\\chrome.exe',
	'Microsoft\\Edge\\Application\\msedge.exe',
];

/** All browsers that may be used, best first. A path that the user named is returned even if nothing is there. */
export function browserCandidates(search: BrowserSearch): BrowserCandidate[] {
	const { env } = search;
	if (search.browser) return [candidate('option', search.browser)];
	const named = env['PUPPETEER_EXECUTABLE_PATH'];
	if (named) return [candidate('environment', named)];
	const platform = search.platform ?? process.platform;
	const installed = installedBrowsers(env, platform);
	const bundled = bundledChromium(env, platform);
	return [
		...puppeteersOwn(env, platform),
		...installed.filter(({ path }) => !isSnap(path)),
		...(bundled ? [bundled] : []),
		// A snap is shut in: it often cannot reach the pipe that we talk through. Better than nothing.
		...installed.filter(({ path }) => isSnap(path)),
	];
}

/** Whether a path is a program that this user may run. */
export function isRunnable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

function candidate(source: BrowserSource, path: string): BrowserCandidate {
	return { source, path, prepare: async () => ({ path, env: {} }) };
}

function puppeteersOwn(env: BrowserSearch['env'], platform: NodeJS.Platform): BrowserCandidate[] {
	const home = env['HOME'] ?? env['USERPROFILE'];
	const folder = env['PUPPETEER_CACHE_DIR'] ?? (home && join(home, '.cache', 'puppeteer'));
	if (!folder) return [];
	const program = platform === 'win32' ? '.exe' : '';
	const found: BrowserCandidate[] = [];
	for (const kind of ['chrome-headless-shell', 'chrome']) {
		for (const build of namesIn(join(folder, kind)).sort(byVersionDescending)) {
			for (const inner of namesIn(join(folder, kind, build))) {
				const path =
					platform === 'darwin' && kind === 'chrome'
						? join(
								folder,
								kind,
								build,
								inner,
								'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
							)
						: join(folder, kind, build, inner, `${kind}${program}`);
				if (isRunnable(path)) found.push(candidate('puppeteer', path));
			}
		}
	}
	return found;
}

function installedBrowsers(env: BrowserSearch['env'], platform: NodeJS.Platform): BrowserCandidate[] {
	const paths: string[] = [];
	if (platform === 'win32') {
		for (const base of ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']) {
			const folder = env[base];
			if (folder) for (const program of WINDOWS_PROGRAMS) paths.push(join(folder, program));
		}
	} else {
		for (const program of PROGRAMS) {
			for (const folder of (env['PATH'] ?? '').split(delimiter)) {
				if (folder) paths.push(join(folder, program));
			}
		}
		if (platform === 'darwin') for (const path of MAC_PROGRAMS) paths.push(path);
	}
	const seen = new Set<string>();
	return paths
		.filter((path) => isRunnable(path))
		.filter((path) => {
			const real = realpathSync(path);
			if (seen.has(real)) return false;
			seen.add(real);
			return true;
		})
		.map((path) => candidate('installed', path));
}

function isSnap(path: string): boolean {
	return path.startsWith('/snap/') || realpathSync(path).includes('/snap');
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function byVersionDescending(a: string, b: string): number {
	return b.localeCompare(a, 'en', { numeric: true });
}

// --- The browser that the npm package `@sparticuz/chromium` carries: a headless shell for Linux x64, compressed, with the few libraries and the font
// that a bare machine lacks. The package would unpack it to a fixed name in the temporary folder and take whatever lies there, of whichever version
// and owner. Here it goes to a folder of this user, named after the version, which appears complete or not at all.

const PACKAGE = '@sparticuz/chromium';

/** Libraries that the browser is linked with and that a minimal system may lack. */
const LIBRARIES = ['libnss3.so', 'libnssutil3.so', 'libnspr4.so', 'libexpat.so.1'];

const LIBRARY_FOLDERS = [
	'/usr/lib/x86_64-linux-gnu',
	'/lib/x86_64-linux-gnu',
	'/usr/lib64',
	'/lib64',
	'/usr/lib',
	'/lib',
];

/** The bundled browser, if its package is installed and this machine can run it. */
function bundledChromium(
	env: Readonly<Record<string, string | undefined>>,
	platform: NodeJS.Platform = process.platform,
): BrowserCandidate | undefined {
	if (platform !== 'linux' || process.arch !== 'x64' || !hasGnuLoader()) return undefined;
	const home = packageFolder();
	if (!home) return undefined;
	const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
	const folder = join(cacheFolder(env), `chromium-${version}-linux-x64`);
	return {
		source: 'bundled',
		path: join(folder, 'chromium'),
		prepare: () => unpacked(home, folder),
	};
}

/** musl systems (Alpine) lack the loader that a program built for glibc names. */
function hasGnuLoader(): boolean {
	return existsSync('/lib64/ld-linux-x86-64.so.2');
}

function packageFolder(): string | undefined {
	try {
		let folder = dirname(createRequire(import.meta.url).resolve(PACKAGE));
		while (!existsSync(join(folder, 'bin', 'chromium.br'))) {
			if (folder === dirname(folder)) return undefined;
			folder = dirname(folder);
		}
		return folder;
	} catch {
		return undefined;
	}
}

/** A folder that only this user can write to: a program will be run from it. */
function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
	const base = env['XDG_CACHE_HOME'] || (env['HOME'] && join(env['HOME'], '.cache'));
	if (base && isWritableOrMissing(base)) return join(base, 'proces-verbal', 'browser');
	const shared = join(tmpdir(), `proces-verbal-${userId()}`);
	return isOurs(shared)
		? shared
		: join(tmpdir(), `proces-verbal-${userId()}-${randomBytes(8).toString('hex')}`);
}

function isWritableOrMissing(folder: string): boolean {
	for (let current = folder; ; current = dirname(current)) {
		const facts = statSync(current, { throwIfNoEntry: false });
		if (facts) return facts.isDirectory() && canWrite(facts);
		if (current === dirname(current)) return false;
	}
}

function canWrite(facts: { uid: number; mode: number }): boolean {
	const uid = userId();
	return uid === 0 || (facts.uid === uid && (facts.mode & 0o200) !== 0);
}

/** Whether a folder is missing or belongs to this user alone. */
function isOurs(folder: string): boolean {
	const facts = lstatSync(folder, { throwIfNoEntry: false });
	return !facts || (facts.isDirectory() && facts.uid === userId() && (facts.mode & 0o022) === 0);
}

async function unpacked(home: string, folder: string): Promise<PreparedBrowser> {
	if (!isComplete(folder)) await unpack(join(home, 'bin'), folder);
	return {
		path: join(folder, 'chromium'),
		env: {
			FONTCONFIG_FILE: join(folder, 'fonts.conf'),
			...(LIBRARIES.every(isInSystem) ? {} : { LD_LIBRARY_PATH: join(folder, 'lib') }),
		},
	};
}

function isInSystem(library: string): boolean {
	return LIBRARY_FOLDERS.some((folder) => existsSync(join(folder, library)));
}

/**
 * A cleaner of caches, or a full disk, may have taken a part. Asked without waiting: the browser is to start before the program is busy
 * with its first document.
 */
function isComplete(folder: string): boolean {
	try {
		const sizes = JSON.parse(readFileSync(join(folder, 'sizes.json'), 'utf8')) as Record<string, number>;
		return Object.entries(sizes).every(
			([name, size]) => statSync(join(folder, name), { throwIfNoEntry: false })?.size === size,
		);
	} catch {
		return false;
	}
}

async function unpack(archives: string, folder: string): Promise<void> {
	const temporary = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
	await mkdir(temporary, { recursive: true, mode: 0o700 });
	try {
		await Promise.all([
			pipeline(
				createReadStream(join(archives, 'chromium.br'), { highWaterMark: 1 << 22 }),
				createBrotliDecompress({ chunkSize: 1 << 22 }),
				createWriteStream(join(temporary, 'chromium')),
			),
			unpackTar(join(archives, 'al2023.tar.br'), temporary),
			unpackTar(join(archives, 'fonts.tar.br'), temporary),
		]);
		await chmod(join(temporary, 'chromium'), 0o755);
		await writeFile(join(temporary, 'fonts.conf'), fontsConf(folder));
		const sizes = Object.fromEntries(
			['chromium', ...LIBRARIES.map((name) => join('lib', name)), 'fonts.conf'].map((name) => [
				name,
				statSync(join(temporary, name)).size,
			]),
		);
		await writeFile(join(temporary, 'sizes.json'), JSON.stringify(sizes));
		await moveInto(temporary, folder);
	} finally {
		await rm(temporary, { recursive: true, force: true });
	}
}

/** Two programs may unpack at once: whoever comes second keeps what the first one made, unless it is broken. */
async function moveInto(temporary: string, folder: string): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			await rename(temporary, folder);
			return;
		} catch (error) {
			if (isComplete(folder)) return;
			if (tries > 2) throw error;
			await rm(folder, { recursive: true, force: true });
		}
	}
}

async function unpackTar(archive: string, folder: string): Promise<void> {
	const bytes = await promisify(brotliDecompress)(await readFile(archive));
	for (const { name, content, mode } of readTar(bytes)) {
		const path = join(folder, name);
		await mkdir(dirname(path), { recursive: true });
		await writeFile(path, content, { mode: mode & 0o755 });
	}
}

/** The font of the package first, the machine's as a last resort for signs that no embedded font has. */
function fontsConf(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>${xml(join(folder, 'fonts'))}</dir>
<dir>/usr/share/fonts</dir>
<dir>/usr/local/share/fonts</dir>
<cachedir>${xml(join(folder, 'font-cache'))}</cachedir>
</fontconfig>
`;
}

function xml(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The number of this user; a container may run under one that no list of users names. */
function userId(): number {
	return process.getuid?.() ?? -1;
}

interface TarFile {
	/** Path inside the archive, with `/`. */
	name: string;
	content: Uint8Array;
	/** Permission bits. */
	mode: number;
}

const BLOCK = 512;

/** The plain files of a tar archive (POSIX ustar), in its order. Folders are left out; a name that leaves the archive is refused. */
function* readTar(archive: Uint8Array): Generator<TarFile> {
	for (let at = 0; at + BLOCK <= archive.length; ) {
		const name = readField(archive, at, 100);
		if (name === '') return;
		const prefix = readField(archive, at + 345, 155);
		const size = Number.parseInt(readField(archive, at + 124, 12), 8);
		const mode = Number.parseInt(readField(archive, at + 100, 8), 8);
		const type = readField(archive, at + 156, 1);
		const content = archive.subarray(at + BLOCK, at + BLOCK + size);
		at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
		const path = prefix ? `${prefix}/${name}` : name;
		if (path.startsWith('/') || path.split('/').includes('..')) throw new Error(`${path} leaves the archive`);
		if (type === '' || type === '0') yield { name: path, content, mode };
	}
}

/** A text field of a tar header: up to the first zero byte. */
function readField(bytes: Uint8Array, start: number, length: number): string {
	const field = bytes.subarray(start, start + length);
	const end = field.indexOf(0);
	return Buffer.from(end === -1 ? field : field.subarray(0, end))
		.toString('latin1')
		.trim();
}
