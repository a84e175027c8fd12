/** A log on the disk: its key, the acts that are its entries, and how what is wrong with it is told. */

import type { KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import type { encodeQR } from 'qr';
import { byPlace } from '../../ast/index.js';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import type { CompiledFile } from '../../project/compile-file.js';
import { insidePath, sha256 } from '../../project/find-meetings.js';
import { write } from '../../project/project.js';
import type { ActProof } from '../../record/archive-record.js';
import { nearestWord } from '../../text/nearest.js';
import {
	BrokenLog,
	type FileReader,
	type NoteKey,
	type OpenLog,
	openLog,
	proveEntry,
	readEntries,
	readNoteKey,
	readSigner,
	writeProof,
} from '../../transparency/log.js';
import { getDigest } from '../collection/check-folder.js';

export function logReader(folder: string, io: Io): FileReader {
	return async (path) => {
		const at = join(folder, path);
		return (await io.facts(at))?.kind === 'file' ? io.read(at) : undefined;
	};
}

/** Opens the log in a folder; nothing where there is none. */
export async function openLogFolder(folder: string, io: Io): Promise<OpenLog | undefined> {
	return orBroken(folder, () => openLog(logReader(folder, io)));
}

/** Opens a log that must be there. */
export async function needLog(folder: string, io: Io): Promise<OpenLog> {
	const log = await openLogFolder(folder, io);
	if (log === undefined) throw new PvError('input/no-log', `${folder} holds no log`, { path: folder });
	return log;
}

/** Does what reads a log: a file that is missing or wrong is named. */
export async function orBroken<T>(folder: string, work: () => Promise<T>): Promise<T> {
	try {
		return await work();
	} catch (error) {
		if (!(error instanceof BrokenLog)) throw error;
		const path = join(folder, error.path);
		throw new PvError('input/log', `${path} is broken`, { path }, { cause: error });
	}
}

/** Reads the private key of a log; nothing where the file is not there. */
export async function readKeyFile(path: string, io: Io): Promise<KeyObject | undefined> {
	if ((await io.facts(path))?.kind !== 'file') return undefined;
	const signer = readSigner(Buffer.from(await io.read(path)).toString('utf8'));
	if (signer === undefined) throw new PvError('input/log-key', `${path} is no key`, { path });
	return signer;
}

/** The key by which a log is judged: the line itself, or a file that holds it. */
export async function readPublicKey(text: string, io: Io): Promise<NoteKey> {
	const isFile = (await io.facts(text))?.kind === 'file';
	const key = readNoteKey(isFile ? Buffer.from(await io.read(text)).toString('utf8') : text);
	if (key === undefined) throw new PvError('input/note-key', `${text} is no key of a log`, { value: text });
	return key;
}

// --- The acts of a meeting as entries of a log.

/** One act: a decision or an election. What a log says of it is public; its words are not in it, their digests are. */
export interface Act {
	/** `2024/03-11#resolution-1`: the path of the minutes inside the collection, and the identifier there. */
	act: string;
	/** ISO date of the meeting. */
	date: string | null;
	/** `adopted`, `rejected` …; of an election what decided it. */
	outcome: string;
	/** Digest of the act's own text, with its votes. */
	text: string;
	/** Digest of the whole minutes, as a seal takes it. */
	minutes: string;
}

/** The acts of finished minutes; null of others: what is a draft, or has errors, is no act yet. */
export function actsIfFinished(file: CompiledFile, base: string, io: Io): Act[] | null {
	const { assembly, messages } = file.compiled;
	const isFinished =
		(assembly.status === 'final' || assembly.status === 'approved') &&
		messages.every(({ severity }) => severity !== 'error');
	return isFinished ? getActsForLog(file, base, io) : null;
}

/** The acts of minutes, in their order. `base`: the folder that the collection starts from. */
export function getActsForLog({ path, compiled }: CompiledFile, base: string, io: Io): Act[] {
	const { source, assembly } = compiled;
	const meeting = insidePath(base, resolve(io.cwd, path)).replace(/\.md$/i, '');
	const minutes = getDigest(compiled);
	return [
		...assembly.decisions.map(({ id, node, outcome }) => ({ id, node, outcome: outcome as string })),
		...assembly.elections.map(({ id, node, by }) => ({ id, node, outcome: by as string })),
	]
		.sort((a, b) => byPlace(a.node, b.node))
		.map(({ id, node, outcome }) => ({
			act: `${meeting}#${id}`,
			date: assembly.date ?? null,
			outcome,
			text: sha256(plainLines(source.slice(node.position?.start.offset, node.position?.end.offset))),
			minutes,
		}));
}

/** `#resolution-1`: how an act is named inside its minutes. */
export function getBlockName({ act }: Act): string {
	return act.slice(act.lastIndexOf('#'));
}

/** The same text, however its lines end. */
function plainLines(text: string): string {
	return text
		.normalize('NFC')
		.split(/\r\n|\n|\r/)
		.map((line) => line.trimEnd())
		.join('\n')
		.trimEnd();
}

/** An act as an entry: JSON with its keys in one order, so that the same act is the same bytes. */
export function writeAct({ act, date, outcome, text, minutes }: Act): Buffer {
	return Buffer.from(JSON.stringify({ act, date, outcome, text, minutes }));
}

/** Reads an entry; nothing where it is no act. */
export function readAct(entry: Uint8Array): Act | undefined {
	try {
		const act = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(entry)) as Act;
		const isAct =
			[act.act, act.outcome, act.text, act.minutes].every((value) => typeof value === 'string') &&
			(act.date === null || typeof act.date === 'string');
		return isAct && writeAct(act).equals(entry) ? act : undefined;
	} catch {
		return undefined;
	}
}

// --- `pv register prove`: the proof that an act is in a log, as a text of its own.

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
	if (folder === undefined) throw new PvError('usage/log-options', 'no log', { flag: '--log' });
	const text = await getProof(act, folder, io);
	if (qr !== undefined) await write(qr, drawQr(text, (await import('qr')).encodeQR), io);
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
		if (index === undefined) throw noAct(act, folder, nearestWord(act, names));
		return writeProof(await proveEntry(log, index));
	});
}

function noAct(act: string, path: string, near?: string): PvError {
	return new PvError('input/no-act', `${act} is not in the log`, { act, path, near: near ?? 'none' });
}

/** Proves acts of many minutes by one log, whose entries are read once. */
export type ActProver = (act: Act) => Promise<ActProof>;

/** Opens a log, and reads its entries once. The prover throws `input/no-act` where an act, as its minutes have it now, is not in the log. */
export async function openProofs(folder: string, io: Io): Promise<ActProver> {
	const log = await needLog(folder, io);
	const { origin, size } = log.checkpoint;
	/** Digest of an entry but for its name, for a file may have been moved; and the days and blocks that the log knows. */
	const entries = new Map<string, number>();
	const known = new Set<string>();
	const [encodeQR] = await Promise.all([
		import('qr').then((qr) => qr.encodeQR),
		orBroken(folder, async () => {
			let index = 0;
			for await (const entry of readEntries(size, log.read)) {
				const act = readAct(entry);
				if (act !== undefined) {
					entries.set(getContent(act), index);
					known.add(`${act.date}${getBlockName(act)}`);
				}
				index += 1;
			}
		}),
	]);
	return (act) =>
		orBroken(folder, async () => {
			const index = entries.get(getContent(act));
			if (index === undefined) {
				if (!known.has(`${act.date}${getBlockName(act)}`)) throw noAct(act.act, folder);
				throw new PvError('input/other-act', `${act.act} is not what was logged`, {
					act: act.act,
					path: folder,
				});
			}
			const proved = await proveEntry(log, index);
			const text = writeProof(proved);
			const draw = () => `data:image/png;base64,${paintQr(text, encodeQR).toString('base64')}`;
			return { act: readAct(proved.entry)?.act ?? act.act, entry: index + 1, size, origin, text, draw };
		});
}

function getContent(act: Act): string {
	return JSON.stringify([getBlockName(act), act.date, act.outcome, act.text, act.minutes]);
}

/** Bytes that the largest QR code holds. Source: ISO/IEC 18004, table 7 (version 40, level L). */
const LARGEST_CODE = 2953;

/** How a text becomes a QR code: with as much room for damage as its length leaves. */
const CODE = { ecc: 'low' } as const;

function refuseLong(text: string): void {
	const bytes = Buffer.byteLength(text);
	if (bytes > LARGEST_CODE)
		throw new PvError('input/long-proof', 'a QR code has no room for this proof', {
			bytes,
			most: LARGEST_CODE,
		});
}

function drawQr(text: string, encode: typeof encodeQR): string {
	refuseLong(text);
	return `${encode(text, 'svg', { ...CODE, optimize: true })}\n`;
}

/** The same as a picture of points (PNG), for documents: word processors read no drawing. */
function paintQr(text: string, encode: typeof encodeQR): Buffer {
	refuseLong(text);
	const rows = encode(text, 'raw', CODE);
	const side = rows.length * POINTS;
	const width = Math.ceil(side / 8);
	// A row of points begins with a byte that says that it is written as it is.
	const points = Buffer.alloc((width + 1) * side, 0xff);
	for (let y = 0; y < side; y += 1) {
		points[y * (width + 1)] = 0;
		const row = rows[Math.floor(y / POINTS)] ?? [];
		for (let x = 0; x < side; x += 1) {
			const at = y * (width + 1) + 1 + (x >> 3);
			if (row[Math.floor(x / POINTS)] === true) points[at] = (points[at] ?? 0) & ~(0x80 >> (x & 7));
		}
	}
	const head = Buffer.alloc(13);
	head.writeUInt32BE(side, 0);
	head.writeUInt32BE(side, 4);
	// One bit a point, grey.
	head[8] = 1;
	return Buffer.concat([
		Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
		chunk('IHDR', head),
		chunk('IDAT', deflateSync(points)),
		chunk('IEND', Buffer.alloc(0)),
	]);
}

/** Points on each side of a module: enough for a scan of the paper, and no more than half a page in a word processor. */
const POINTS = 3;

/** Source: W3C PNG, 5.3. */
function chunk(type: string, data: Buffer): Buffer {
	const length = Buffer.alloc(4);
	length.writeUInt32BE(data.length);
	const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
	const sum = Buffer.alloc(4);
	sum.writeUInt32BE(crc32(body));
	return Buffer.concat([length, body, sum]);
}
