/** `pv register log`: the acts of a folder as leaves of a log that strangers can audit. */

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { join, resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, userWords } from '../../host/io.js';
import { compileFile } from '../../project/compile-file.js';
import { askedPaths, collectionFolder, Failures, findMeetings, INPUT } from '../../project/find-meetings.js';
import { realPlace, refuseLinkOut, write } from '../../project/project.js';
import {
	appendToLog,
	CHECKPOINT,
	getEdge,
	getNoteKey,
	isOrigin,
	isOwnLog,
	type OpenLog,
	readEntries,
	writeNoteKey,
} from '../../transparency/log.js';
import {
	type Act,
	actsIfFinished,
	openLogFolder,
	orBroken,
	readAct,
	readKeyFile,
	writeAct,
} from '../register/log-files.js';

/** Options of `pv register log`. */
interface RegisterLogOptions {
	/** The folder of the log. */
	log?: string;
	/** The file of its private key. */
	key?: string;
	/** Name of a new log. */
	origin?: string;
	quiet?: boolean;
	/** One part of the files alone: `2/4`, or `auto`. */
	shard?: string;
	/** Folder of the parts. */
	out?: string;
}

/** Adds the acts of minutes that are not in the log yet; with `--shard`, one part of them is left for `pv merge` to add. */
export async function registerLog(
	paths: readonly string[],
	{ shard, out, ...options }: RegisterLogOptions,
	io: Io,
): Promise<ExitCodeValue> {
	if (shard !== undefined) return logShard(paths, { shard, out, quiet: options.quiet === true }, io);
	if (paths.includes(INPUT)) throw new PvError('usage/collection-input', 'acts are read from files');
	const log = await openForActs(options, io);
	const found = await findActs(paths, io);
	return io.signal.aborted ? ExitCode.interrupted : log.add(found);
}

/** The acts of one meeting; null where its minutes are not finished. */
export type KeptActs = Act[] | null;

/** Reads the acts of one part. The log itself is not asked for: `pv merge` adds the acts of all parts to it. */
async function logShard(
	paths: readonly string[],
	place: { shard: string; out: string | undefined; quiet: boolean },
	io: Io,
): Promise<ExitCodeValue> {
	// Loaded late: few registers are parted.
	const { runShard } = await import('../shard/run-shard.js');
	const asked = askedPaths(paths);
	return runShard<{ acts: KeptActs }>(
		asked,
		place,
		async () => {
			const base = await collectionFolder(asked, io);
			return {
				command: 'log',
				options: {},
				atOnce: 1,
				make: async (path, world) => ({
					result: { acts: actsIfFinished(await compileFile(path, world), base, world) },
				}),
			};
		},
		io,
	);
}

/** Opens a log that acts are to be added to, or begins one; what is wrong with it or its key is told before any minutes are read. */
export async function openForActs(
	options: Omit<RegisterLogOptions, 'shard' | 'out'>,
	io: Io,
): Promise<{ add(found: FoundActs): Promise<ExitCodeValue> }> {
	const { log: folder, key: keyFile, origin: name } = options;
	if (folder === undefined || keyFile === undefined)
		throw new PvError('usage/log-options', 'no log or no key', {
			flag: folder === undefined ? '--log' : '--key',
		});
	await refuseLinkOut(folder, io);
	const log = await openLogFolder(folder, io);
	const { signer, isNew } = await getSigner(keyFile, log, folder, io);
	const origin = getOrigin(log, name);
	const edge = await orBroken(folder, () => getEdge(log));
	const known = log === undefined ? new Map<string, Act>() : await knownActs(log, folder);
	const place = { folder, keyFile, log, signer, isNew, origin, edge, known, quiet: options.quiet === true };
	return { add: (found) => addActs(found, place, io) };
}

interface LogToAddTo {
	folder: string;
	keyFile: string;
	log: OpenLog | undefined;
	signer: KeyObject;
	/** The key is written with the log. */
	isNew: boolean;
	origin: string;
	edge: Awaited<ReturnType<typeof getEdge>>;
	known: ReadonlyMap<string, Act>;
	quiet: boolean;
}

/** Adds the acts that are not in the log yet. What is in it is never changed; an act that no longer is what it was, or that is gone, is told. */
async function addActs(
	found: FoundActs,
	{ folder, keyFile, log, signer, isNew, origin, edge, known, quiet }: LogToAddTo,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	let changed = 0;
	const fresh: Act[] = [];
	for (const act of found.acts) {
		const before = known.get(act.act);
		if (before === undefined) fresh.push(act);
		else if (!writeAct(before).equals(writeAct(act))) {
			changed++;
			io.stderr.write(`${phrase('cli.register.changed', { act: act.act })}\n`);
		}
	}
	const present = new Set(found.acts.map(({ act }) => act));
	// Where a file could not be read, nobody knows what it still holds.
	if (found.failures.count === 0)
		for (const act of known.keys()) {
			if (present.has(act)) continue;
			changed++;
			io.stderr.write(`${phrase('cli.register.missing', { act })}\n`);
		}
	let last = [...known.values()].reduce(
		(latest, { date }) => (date !== null && date > latest ? date : latest),
		'',
	);
	fresh.sort(byDate);
	for (const { act, date } of fresh) {
		if (date !== null && date < last && !quiet)
			io.stderr.write(`${phrase('cli.register.late', { act, date: { date }, last: { date: last } })}\n`);
		if (date !== null && date > last) last = date;
	}
	if (fresh.length > 0) {
		const next = appendToLog(edge, fresh.map(writeAct), { origin, signer });
		if (isNew) await io.writeSecret(keyFile, signer.export({ type: 'pkcs8', format: 'pem' }) as string);
		const place = await realPlace(resolve(io.cwd, folder), io);
		await writeAlone(place, folder, io, async () => {
			if ((await openLogFolder(folder, io))?.note !== log?.note) throw busy(folder);
			for (const [path, bytes] of next.files) await write(join(place, path), bytes, io);
			// Last: until it is there, the log is the one that it was.
			await write(join(place, CHECKPOINT), next.note, io);
		});
	}
	if (!quiet) {
		io.stderr.write(
			`${phrase('cli.register.logged', { added: fresh.length, count: edge.size + fresh.length, unfinished: found.unfinished, folder })}\n`,
		);
		io.stdout.write(`${writeNoteKey(getNoteKey(origin, signer))}\n`);
	}
	if (found.failures.count > 0) return found.failures.code;
	return changed > 0 ? ExitCode.errors : ExitCode.clean;
}

/** Says that somebody writes the log, for it is there as long as he does. */
const LOCK = '.writing';

/** Writes while nobody else does: of two programs that go on from the same checkpoint, one would take the acts of the other out of the log. */
async function writeAlone(place: string, folder: string, io: Io, work: () => Promise<void>): Promise<void> {
	const lock = join(place, LOCK);
	try {
		await io.writeSecret(lock, '');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
		throw busy(folder);
	}
	try {
		await work();
	} finally {
		await io.removeFile(lock);
	}
}

function busy(folder: string): PvError {
	return new PvError('input/log-busy', `${folder} is written by another program`, { folder });
}

/** The key of a log that is there, which must be its own; for a new log one is made where none is there. */
async function getSigner(
	path: string,
	log: OpenLog | undefined,
	folder: string,
	io: Io,
): Promise<{ signer: KeyObject; isNew: boolean }> {
	const signer = await readKeyFile(path, io);
	if (log === undefined) {
		return signer === undefined
			? { signer: generateKeyPairSync('ed25519').privateKey, isNew: true }
			: { signer, isNew: false };
	}
	if (signer === undefined) throw new PvError('input/missing', `${path} does not exist`, { path });
	if (!isOwnLog(log, signer))
		throw new PvError('input/other-log-key', `${path} is not the key of ${folder}`, { path, folder });
	return { signer, isNew: false };
}

function getOrigin(log: OpenLog | undefined, name: string | undefined): string {
	const own = log?.checkpoint.origin;
	if (own !== undefined) {
		if (name === undefined || name === own) return own;
		throw new PvError('usage/other-origin', `the log is named ${own}`, { name, own });
	}
	if (name === undefined || !isOrigin(name))
		throw new PvError('usage/origin', 'a new log wants a name', { name: name ?? 'none' });
	return name;
}

async function knownActs(log: OpenLog, folder: string): Promise<Map<string, Act>> {
	return orBroken(folder, async () => {
		const known = new Map<string, Act>();
		for await (const entry of readEntries(log.checkpoint.size, log.read)) {
			const act = readAct(entry);
			if (act === undefined)
				throw new PvError('input/log-entry', `${folder} holds something else`, { path: folder });
			known.set(act.act, act);
		}
		return known;
	});
}

/** Acts of minutes, in the order of their files. */
export interface FoundActs {
	acts: Act[];
	/** Files that are no finished minutes. */
	unfinished: number;
	failures: Failures;
}

async function findActs(paths: readonly string[], io: Io): Promise<FoundActs> {
	const asked = askedPaths(paths);
	const meetings = await findMeetings(asked, io);
	const base = await collectionFolder(asked, io);
	const failures = new Failures(meetings.length, io);
	const found: FoundActs = { acts: [], unfinished: 0, failures };
	for (const path of meetings) {
		if (io.signal.aborted) break;
		try {
			const acts = actsIfFinished(await compileFile(path, io), base, io);
			if (acts === null) found.unfinished++;
			else for (const act of acts) found.acts.push(act);
		} catch (error) {
			failures.outlive(error, path);
		}
	}
	return found;
}

/** By date; acts of one day stay in the order of their files. */
function byDate(a: Act, b: Act): number {
	const [one, other] = [a.date ?? '', b.date ?? ''];
	return one < other ? -1 : one > other ? 1 : 0;
}
