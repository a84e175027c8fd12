/**
 * The browser that the npm package `@sparticuz/chromium` carries: a headless shell for Linux x64, compressed, with the few libraries and the font
 * that a bare machine lacks. The package would unpack it to a fixed name in the temporary folder and take whatever lies there, of whichever version
 * and owner. Here it goes to a folder of this user, named after the version, which appears complete or not at all.
 */

import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { BrowserCandidate, PreparedBrowser } from './failures.js';

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
export function bundledChromium(
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

/** The files of an archive, which belong to this user, not to whom the archive names; a name that leaves the folder stops it. */
async function unpackTar(archive: string, folder: string): Promise<void> {
	// Loaded by whoever unpacks a browser, once a machine.
	const { extract } = await import('tar-fs');
	await pipeline(
		createReadStream(archive),
		createBrotliDecompress(),
		extract(folder, { chown: false, utimes: false }),
	);
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
