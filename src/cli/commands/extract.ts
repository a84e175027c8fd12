import { dirname, join, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { BUILD_SHEET } from '../archive-record.js';
import { ExitCode, type ExitCodeValue, type Io } from '../io.js';
import { openRecord } from '../open-record.js';
import { isInside } from '../project.js';
import { userWords } from '../words.js';

/** Options of `pv extract`. */
export interface ExtractOptions {
	out?: string;
}

/** Writes back what rides inside a record: all of it, or nothing. It never writes over a file. */
export async function extract(path: string, options: ExtractOptions, io: Io): Promise<ExitCodeValue> {
	const record = await openRecord(path, io);
	const folder = options.out ?? dirname(path);
	const paths = new Map(record.sheet.files.map((file) => [file.name, file.path]));
	const planned = new Map<string, Uint8Array>();
	for (const { name, bytes } of record.attachments.values()) {
		if (name === BUILD_SHEET) continue;
		const target = join(folder, safePath(paths.get(name) ?? name, name));
		if (meets(target, planned.keys())) throw unsafe(path, name);
		planned.set(target, bytes);
	}
	for (const target of planned.keys()) {
		await staysInside(target, folder, path, io);
		if (await io.facts(target)) {
			throw new PvError('extract/exists', `${target} exists already`, {
				exitCode: 2,
				facts: { file: target },
			});
		}
	}
	for (const [target, bytes] of planned) await io.write(target, bytes);
	io.stderr.write(
		`${userWords(io)('cli.extract.written', { count: planned.size, files: [...planned.keys()].join(', ') })}\n`,
	);
	return ExitCode.clean;
}

/** Whether a path is another one, or a folder on the way to it, on a disk that ignores capitals and accents' forms too. */
function meets(target: string, others: Iterable<string>): boolean {
	const plain = (path: string) => `${path.normalize('NFC').toLowerCase().replaceAll('\\', '/')}/`;
	const own = plain(target);
	return [...others].map(plain).some((other) => own.startsWith(other) || other.startsWith(own));
}

/** The path that the source writes, where it stays below the folder; else the name alone. */
function safePath(path: string, name: string): string {
	let plain = path;
	try {
		plain = decodeURIComponent(path);
	} catch {}
	const parts = plain.split(/[/\\]/).filter((part) => part !== '.');
	if (parts.every(isSafe)) return parts.join('/');
	if (isSafe(name)) return name;
	throw unsafe(path, name);
}

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

function isSafe(part: string): boolean {
	if (part === '' || Buffer.byteLength(part) > 200 || part === '..' || part === '.') return false;
	if (/[\0-\x1F\x7F-\x9F/\\:*?"<>|\u202A-\u202E\u2066-\u2069]/.test(part)) return false;
	return !/[. ]$/.test(part) && !DEVICE.test(part);
}

/** A link that lies in the folder already must not lead out of it. */
async function staysInside(target: string, folder: string, path: string, io: Io): Promise<void> {
	const root = (await io.facts(folder))?.real ?? resolve(io.cwd, folder);
	for (let parent = dirname(target); ; parent = dirname(parent)) {
		const facts = await io.facts(parent);
		if (facts) {
			if (!isInside(root, facts.real) && !isInside(facts.real, root)) throw unsafe(path, target);
			return;
		}
		if (parent === dirname(parent)) return;
	}
}

function unsafe(path: string, name: string): PvError {
	return new PvError('extract/unsafe-name', `${path} holds a file with a dangerous name`, {
		exitCode: 2,
		facts: { path, name: JSON.stringify(name) },
	});
}
