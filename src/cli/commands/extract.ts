import { dirname, join } from 'node:path';
import { CONFIG_FILE } from '../../config/config.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { isInside, realPlace, refuseLinkOut, write } from '../../project/project.js';
import { BUILD_SHEET } from '../../record/archive-record.js';
import { readPdf } from '../../record/open-record.js';
import { decodePath } from '../../text/path.js';
import { openWithinBounds } from '../judge-pdf.js';

/** Options of `pv extract`. */
interface ExtractOptions {
	out?: string;
}

/** Writes back what rides inside a record: all of it, or nothing. It never writes over a file. */
export async function extract(path: string, options: ExtractOptions, io: Io): Promise<ExitCodeValue> {
	const record = await openWithinBounds(await readPdf(path, io), path, io);
	const folder = options.out ?? dirname(path);
	const paths = new Map(record.sheet.files.map((file) => [file.name, file.path]));
	const planned = new Map<string, Uint8Array>();
	for (const { name, bytes } of record.attachments) {
		if (name === BUILD_SHEET) continue;
		const target = join(folder, safePath(paths.get(name) ?? name, name));
		if (meets(target, planned.keys())) throw unsafe(path, name);
		planned.set(target, bytes);
	}
	for (const target of planned.keys()) {
		await refuseOutside(target, folder, path, io);
		if (await io.facts(target)) {
			throw new PvError('extract/exists', `${target} exists already`, { file: target });
		}
	}
	const written: string[] = [];
	try {
		for (const [target, bytes] of planned) {
			await write(target, bytes, io);
			written.push(target);
		}
	} catch (error) {
		// None of them was there before.
		for (const target of written) await io.removeFile(target);
		throw error;
	}
	io.stderr.write(
		`${userWords(io)('cli.extract.written', { count: planned.size, files: [...planned.keys()].join(', ') })}\n`,
	);
	return ExitCode.clean;
}

// --- Where the files that ride inside a record may be written: what made the record is not trusted.

/** Whether a path is another one, or a folder on the way to it, on a disk that ignores capitals and accents' forms too. */
export function meets(target: string, others: Iterable<string>): boolean {
	const plain = (path: string) => `${path.normalize('NFC').toLowerCase().replaceAll('\\', '/')}/`;
	const own = plain(target);
	return [...others].map(plain).some((other) => own.startsWith(other) || other.startsWith(own));
}

/** The path that the source writes, where it stays below the folder; else the name alone; throws where that is dangerous too. */
export function safePath(path: string, name: string): string {
	const parts = decodePath(path)
		.split(/[/\\]/)
		.filter((part) => part !== '.');
	if (parts.every(isSafe)) return parts.join('/');
	if (isSafe(name)) return name;
	throw unsafe(path, name);
}

/** Names that Windows keeps for devices, whatever follows the dot; COM¹ is COM1 to it. */
const DEVICE = /^(con|conin\$|conout\$|clock\$|prn|aux|nul|com\d|lpt\d)\s*(\..*)?$/;

/** The short name that Windows gives to a longer one: `GIT~1` is `.git`, and nobody can tell which of the others is what. */
const SHORT_NAME = /^[^.]{1,6}~\d{1,6}(\..{0,3})?$/;

/** A name as the least exact of disks compares it: no capitals, no wide or composed forms, no characters that are not seen. */
function asCompared(part: string): string {
	return part
		.normalize('NFKC')
		.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
		.toLowerCase();
}

/** Whether a file or folder may have this name: it configures nothing, is no hidden file, and no system takes it for another one. */
function isSafe(part: string): boolean {
	const compared = asCompared(part);
	if (compared.startsWith('.') || compared === CONFIG_FILE || SHORT_NAME.test(compared)) return false;
	if (part === '' || Buffer.byteLength(part) > 200) return false;
	if (/[\0-\x1F\x7F-\x9F/\\:*?"<>|\u202A-\u202E\u2066-\u2069]/.test(part)) return false;
	return !/[.\s]$/.test(compared) && !DEVICE.test(compared);
}

/** Refuses a place that a link, which lies in the folder already, leads out of it. `path`: of the record, for the message. */
export async function refuseOutside(target: string, folder: string, path: string, io: Io): Promise<void> {
	await refuseLinkOut(folder, io);
	if (!isInside(await realPlace(folder, io), await realPlace(dirname(target), io)))
		throw unsafe(path, target);
}

/** The failure of a record that holds a file with such a name. */
function unsafe(path: string, name: string): PvError {
	return new PvError('extract/unsafe-name', `${path} holds a file with a dangerous name`, {
		path,
		name: JSON.stringify(name),
	});
}
