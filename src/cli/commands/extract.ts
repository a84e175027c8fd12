import { dirname, join } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { write } from '../places.js';
import { BUILD_SHEET } from '../record/archive-record.js';
import { meets, refuseOutside, safePath, unsafe } from '../record/extract-paths.js';
import { openRecord } from '../record/open-record.js';

/** Options of `pv extract`. */
interface ExtractOptions {
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
		await refuseOutside(target, folder, path, io);
		if (await io.facts(target)) {
			throw new PvError('extract/exists', `${target} exists already`, {
				exitCode: 2,
				facts: { file: target },
			});
		}
	}
	for (const [target, bytes] of planned) await write(target, bytes, io);
	io.stderr.write(
		`${userWords(io)('cli.extract.written', { count: planned.size, files: [...planned.keys()].join(', ') })}\n`,
	);
	return ExitCode.clean;
}
