/** `pv register prove`: the proof that an act is in a log, as a text of its own. */

import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import { nearestWord } from '../../text/nearest.js';
import { proveEntry } from '../../transparency/log.js';
import { writeProof } from '../../transparency/proof.js';
import { readEntries } from '../../transparency/tiles.js';
import { write } from '../places.js';
import { readAct } from './acts.js';
import { needLog, orBroken } from './log-files.js';

/** Options of `pv register prove`. */
interface ProveOptions {
	log?: string;
	/** File of the proof; standard output by default. */
	out?: string;
	/** File of a drawing (SVG) of the proof as a QR code. */
	qr?: string;
}

/** Writes the proof of an act. */
export async function proveAct(act: string, options: ProveOptions, io: Io): Promise<ExitCodeValue> {
	const { log: folder, out, qr } = options;
	if (folder === undefined)
		throw new PvError('usage/log-options', 'no log', { exitCode: 2, facts: { flag: '--log' } });
	const text = await getProof(act, folder, io);
	if (qr !== undefined) await write(qr, await drawQr(text), io);
	if (out === undefined && qr === undefined) io.stdout.write(text);
	else if (out !== undefined) await write(out, text, io);
	for (const path of [out, qr])
		if (path !== undefined)
			io.stderr.write(
				`${userWords(io)('cli.register.proved', { act, path, bytes: Buffer.byteLength(text) })}\n`,
			);
	return ExitCode.clean;
}

/** The proof of an act as a text. The last entry counts, should an act be there twice. */
async function getProof(act: string, folder: string, io: Io): Promise<string> {
	const log = await needLog(folder, io);
	return orBroken(folder, async () => {
		let index: number | undefined;
		let at = 0;
		const names: string[] = [];
		for await (const entry of readEntries(log.checkpoint.size, log.read)) {
			const name = readAct(entry)?.act ?? '';
			names.push(name);
			if (name === act) index = at;
			at += 1;
		}
		if (index === undefined)
			throw new PvError('input/no-act', `${act} is not in the log`, {
				exitCode: 2,
				facts: { act, path: folder, near: nearestWord(act, names) ?? 'none' },
			});
		return writeProof(await proveEntry(log, index));
	});
}

/** A text as a QR code, with as much room for damage as its length leaves. */
async function drawQr(text: string): Promise<string> {
	const { encodeQR } = await import('qr');
	return `${encodeQR(text, 'svg', { ecc: 'low', optimize: true })}\n`;
}
