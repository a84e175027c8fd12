/** `pv verify` of a log or of a proof out of one: offline, by the key of the log. */

import { resolve } from 'node:path';
import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, timeNow, userWords } from '../../host/io.js';
import type { AnyPhrase, FailureCode } from '../../language/ids.js';
import { type Attachment, plainText, readInformationFacts } from '../../pdf-archive/index.js';
import { type CompiledFile, compileFile } from '../../project/compile-file.js';
import { withoutFont } from '../../project/design.js';
import { collectionFolder } from '../../project/find-meetings.js';
import { PROOF_ENDING } from '../../record/archive-record.js';
import type { Finding } from '../../record/compare-record.js';
import { judgeSignatures } from '../../record/judge-signatures.js';
import type { OpenPdf } from '../../record/open-record.js';
import { comparePages } from '../../record/verify-record.js';
import {
	CHECKPOINT,
	type Checkpoint,
	goesOnFrom,
	isSignedBy,
	judgeLog,
	judgeProof,
	type LogProof,
	type NoteKey,
	PROOF_HEAD,
	readCheckpoint,
	readProof,
} from '../../transparency/log.js';
import { type ActProofs, remakeCertificates } from '../build/render-documents.js';
import {
	type Act,
	getActsForLog,
	getBlockName,
	logReader,
	needLog,
	orBroken,
	readAct,
	readPublicKey,
} from './log-files.js';

/** Options of `pv verify` that are for logs. */
export interface VerifyLogOptions {
	/** Key of the log, or a file that holds it. */
	logKey?: string;
	/** An earlier checkpoint, which the log must go on from. */
	since?: string;
	/** Minutes that a proof is compared with. */
	minutes?: string;
}

/** What a path holds that belongs to a log. */
export async function findEvidenceKind(path: string, io: Io): Promise<'log' | 'proof' | undefined> {
	const facts = await io.facts(path);
	if (facts?.kind === 'folder')
		return (await logReader(path, io)(CHECKPOINT)) === undefined ? undefined : 'log';
	if (facts?.kind !== 'file' || facts.size > LARGEST_PROOF) return undefined;
	const start = Buffer.from((await io.read(path)).subarray(0, PROOF_HEAD.length)).toString('latin1');
	return start === PROOF_HEAD ? 'proof' : undefined;
}

const LARGEST_PROOF = 128 * 1024;

export async function verifyEvidence(
	kind: 'log' | 'proof',
	path: string,
	options: VerifyLogOptions,
	io: Io,
): Promise<ExitCodeValue> {
	if (options.logKey === undefined) throw new PvError('usage/no-log-key', 'the key of the log is missing');
	const key = await readPublicKey(options.logKey, io);
	return kind === 'log' ? verifyLog(path, key, options, io) : verifyProof(path, key, options, io);
}

async function verifyLog(
	folder: string,
	key: NoteKey,
	{ since }: VerifyLogOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const log = await needLog(folder, io);
	const { origin, size, root } = log.checkpoint;
	const verdict = await judgeLog(log, key);
	const facts = { origin, size, root: root.toString('base64'), key: key.name };
	let isGood = verdict.kind === 'whole';
	if (verdict.kind === 'broken') io.stdout.write(`${phrase('cli.log.broken', { path: verdict.fault })}\n`);
	else
		io.stdout.write(
			`${(phrase as AnyPhrase)(`cli.log.${verdict.kind === 'whole' ? 'whole' : 'otherKey'}`, facts)}\n`,
		);
	if (since !== undefined && isGood) {
		const before = await earlierCheckpoint(since, key, io);
		const goesOn = await orBroken(folder, () => goesOnFrom(log, before));
		isGood = goesOn;
		io.stdout.write(
			`${phrase(goesOn ? 'cli.log.goesOn' : 'cli.log.rewritten', { before: before.size, size, path: since })}\n`,
		);
	}
	io.stderr.write(`${phrase(isGood ? 'cli.log.good' : 'cli.log.bad', { path: folder })}\n`);
	return isGood ? ExitCode.clean : ExitCode.errors;
}

async function earlierCheckpoint(path: string, key: NoteKey, io: Io): Promise<Checkpoint> {
	const wrong = (code: FailureCode) => new PvError(code, `${path} is no checkpoint`, { path });
	if ((await io.facts(path))?.kind !== 'file') throw wrong('input/missing');
	const note = Buffer.from(await io.read(path)).toString('utf8');
	const checkpoint = readCheckpoint(note);
	if (checkpoint === undefined) throw wrong('input/checkpoint');
	if (!isSignedBy(note, key)) throw wrong('input/checkpoint-key');
	return checkpoint;
}

async function verifyProof(
	path: string,
	key: NoteKey,
	{ minutes }: VerifyLogOptions,
	io: Io,
): Promise<ExitCodeValue> {
	const phrase = userWords(io);
	const proof = readActProof(await io.read(path), path);
	const { text, isProved } = judgeActProof(proof, key, io);
	let isGood = isProved;
	io.stdout.write(`${text}\n`);
	if (minutes !== undefined) {
		const { act } = proof;
		const said = compareAct(act, await readActs(await compileFile(minutes, io), io));
		if (said !== 'sameMinutes') isGood = false;
		io.stdout.write(`${(phrase as AnyPhrase)(`cli.proof.${said}`, { act: act.act, path: minutes })}\n`);
	}
	io.stderr.write(`${phrase(isGood ? 'cli.log.good' : 'cli.log.bad', { path })}\n`);
	return isGood ? ExitCode.clean : ExitCode.errors;
}

interface ReadActProof {
	proof: LogProof;
	act: Act;
	/** Of the log that its checkpoint states; signed by nobody yet. */
	checkpoint: Checkpoint | undefined;
}

/** Reads a proof of an act; `path` names it where it is none. */
function readActProof(bytes: Uint8Array, path: string): ReadActProof {
	const proof = readProof(Buffer.from(bytes).toString('utf8'));
	const act = proof && readAct(proof.entry);
	if (proof === undefined || act === undefined)
		throw new PvError('input/proof', `${path} is no proof`, { path });
	return { proof, act, checkpoint: readCheckpoint(proof.checkpoint) };
}

/** Judges a proof by the key of its log, in words. */
function judgeActProof(
	{ proof, act, checkpoint }: ReadActProof,
	key: NoteKey,
	io: Io,
): { text: string; isProved: boolean } {
	const verdict = judgeProof(proof, key);
	const words = {
		proved: 'proved',
		'broken-checkpoint': 'brokenCheckpoint',
		'other-key': 'otherKey',
		'not-in-log': 'notInLog',
	} as const;
	const text = (userWords(io) as AnyPhrase)(`cli.proof.${words[verdict]}`, {
		act: act.act,
		date: act.date ?? 'none',
		outcome: act.outcome,
		origin: checkpoint?.origin ?? key.name,
		index: proof.index + 1,
		size: checkpoint?.size ?? 0,
		key: key.name,
	});
	return { text, isProved: verdict === 'proved' };
}

/** The acts of minutes that stand alone. */
async function readActs(file: CompiledFile, io: Io): Promise<Act[]> {
	return getActsForLog(file, await collectionFolder([resolve(io.cwd, file.path)], io), io);
}

/** What minutes say of an act: the block is found by its identifier, the file may bear another name. */
function compareAct(act: Act, acts: readonly Act[]): 'sameMinutes' | 'sameText' | 'otherText' | 'noSuchAct' {
	const now = acts.find((each) => getBlockName(each) === getBlockName(act));
	if (now === undefined) return 'noSuchAct';
	if (
		now.minutes === act.minutes &&
		now.date === act.date &&
		now.outcome === act.outcome &&
		now.text === act.text
	)
		return 'sameMinutes';
	return now.text === act.text ? 'sameText' : 'otherText';
}

// --- `pv verify` of a document that bears proofs of its acts: offline, by the key of the log; with minutes,
// word for word too.

/** The proofs that ride inside a document. */
export function getProofs({ attachments }: OpenPdf): Attachment[] {
	return [...attachments.values()].filter(({ name }) => name.endsWith(PROOF_ENDING));
}

/** Verifies a document by the proofs inside. What it says of its acts is compared where the minutes are given. */
export async function verifyCertificate(
	pdf: OpenPdf,
	path: string,
	{ logKey, minutes }: VerifyLogOptions,
	io: Io,
): Promise<{ lines: string[]; agrees: boolean }> {
	if (logKey === undefined) throw new PvError('usage/no-log-key', 'the key of the log is missing');
	const key = await readPublicKey(logKey, io);
	const proofs = getProofs(pdf).map(({ name, bytes }) => readActProof(bytes, `${path}: ${name}`));
	const phrase = userWords(io) as AnyPhrase;
	const lines: string[] = [];
	let agrees = true;
	const say = (text: string, ok: boolean) => {
		if (!ok) agrees = false;
		lines.push(text);
	};
	const tell = (findings: readonly Finding[]) => {
		for (const { key, values, ok } of findings) say(phrase(`cli.verify.${key}`, values), ok);
	};
	const { state } = pdf.integrity;
	tell([{ key: state, values: {}, ok: state === 'intact' || state === 'extended' }]);
	tell(await judgeSignatures(pdf, timeNow(io)));
	for (const proof of proofs) {
		const { text, isProved } = judgeActProof(proof, key, io);
		say(text, isProved);
	}
	if (minutes === undefined) tell([{ key: 'actsNotCompared', values: {}, ok: true }]);
	else {
		const file = await compileFile(minutes, io);
		const acts = await readActs(file, io);
		for (const { act } of proofs) {
			const said = compareAct(act, acts);
			say(phrase(`cli.proof.${said}`, { act: act.act, path: minutes }), said === 'sameMinutes');
		}
		tell(await comparePrinted(pdf, proofs, file));
	}
	return { lines, agrees };
}

/** The words of the pages against those of the document that the minutes give, with the same proofs. */
async function comparePrinted(
	pdf: OpenPdf,
	proofs: readonly ReadActProof[],
	file: Awaited<ReturnType<typeof compileFile>>,
): Promise<Finding[]> {
	const known: ActProofs = new Map(
		proofs.map(({ proof, act, checkpoint }) => [
			getBlockName(act).slice(1),
			{
				act: act.act,
				entry: proof.index + 1,
				size: checkpoint?.size ?? 0,
				origin: checkpoint?.origin ?? '',
				text: '',
				draw: () => 'data:,',
			},
		]),
	);
	const { title } = readInformationFacts(pdf.document);
	for await (const { view, html, hasOwnLooks } of remakeCertificates(file, known)) {
		if (plainText(view.documentTitle) !== title) continue;
		if (hasOwnLooks) return [{ key: 'ownLooks', values: {}, ok: true }];
		const options = { behind: new Map<string, string>(), optional: withoutFont(html, file.design) };
		return comparePages({ ...pdf, sheet: {} }, html, options, undefined);
	}
	return [{ key: 'titleDiffers', values: { title: title ?? '' }, ok: false }];
}
