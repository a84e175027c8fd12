/** All that `pv verify` says of a PDF without printing it again: of a record, or of a document that bears proofs. */

import { PvError } from '../errors.js';
import { askApart, type Io, timeNow, userWords } from '../host/io.js';
import type { AnyPhrase } from '../language/ids.js';
import { Allowance, BeyondAllowance, getOrdinary } from '../pdf-archive/index.js';
import type { CompiledFile } from '../project/compile-file.js';
import { BUILD_SHEET, type BuildSheet } from '../record/archive-record.js';
import { compareVerifier, type Finding } from '../record/compare-record.js';
import { judgeSignatures } from '../record/judge-signatures.js';
import {
	asRecord,
	type OpenRecord,
	openPdfBytes,
	openRecordBytes,
	orDamaged,
} from '../record/open-record.js';
import { recompile } from '../record/rebuild-record.js';
import { verifyRecord } from '../record/verify-record.js';
import { getProofs, type VerifyLogOptions, verifyCertificate } from './register/verify-evidence.js';

interface JudgedPdf {
	lines: string[];
	agrees: boolean;
	/** Whether it agrees where nothing is asked of the signatures over it. */
	isUnchanged: boolean;
	/** Whether it is a record, which can be printed again. */
	isRecord: boolean;
}

/** A record with its source, compiled again. */
interface OpenedRecord {
	record: OpenRecord;
	file: CompiledFile;
}

/** Judges the bytes of a PDF. A record that was opened comes with what is said of it. */
async function judgePdf(
	bytes: Uint8Array,
	path: string,
	options: VerifyLogOptions,
	io: Io,
	allowance?: Allowance,
): Promise<JudgedPdf & { opened?: OpenedRecord }> {
	const pdf = await openPdfBytes(bytes, path, allowance);
	if (!pdf.attachments.has(BUILD_SHEET) && getProofs(pdf).length > 0)
		return orDamaged(path, async () => ({
			...(await verifyCertificate(pdf, path, options, io)),
			isUnchanged: false,
			isRecord: false,
		}));
	const record = await asRecord(pdf, path);
	return orDamaged(path, async () => {
		let signatures: Finding[] = [];
		const { file, findings } = await verifyRecord(record, async (signed) => {
			signatures = await judgeSignatures(signed, timeNow(io));
			return signatures;
		});
		const all = [...findings, ...(await compareVerifier(record, io))];
		const lines = all.map((finding) => wordFinding(finding, io));
		const wrong = all.filter(({ ok }) => !ok);
		return {
			lines,
			agrees: wrong.length === 0,
			isUnchanged: wrong.every((finding) => signatures.includes(finding)),
			isRecord: true,
			opened: { record, file },
		};
	});
}

/** Opens a record that a thread has judged: that is within the bounds. */
export function openAgain(bytes: Uint8Array, path: string): Promise<OpenedRecord> {
	return orDamaged(path, async () => {
		const record = await openRecordBytes(bytes, path);
		return { record, file: await recompile(record) };
	});
}

/** A finding in the user's language. */
export function wordFinding({ key, values }: Finding, io: Io): string {
	return (userWords(io) as AnyPhrase)(`cli.verify.${key}`, values);
}

// --- PDFs of strangers, read here as long as they ask for no more than ordinary ones. What goes on beyond, or is large from the start, is read in a
// process, which is ended when its time or its memory is over: it cannot be stopped from inside.

/** What a process is asked. */
export interface RecordQuestion {
	/** The bytes of the PDF. */
	record: Uint8Array;
	path: string;
	/** How it is to be judged; absent where only what rides inside is wanted. */
	judge: VerifyLogOptions | undefined;
}

type RecordAnswer<Answer> =
	| { answer: Answer }
	| { failure: Pick<PvError, 'code' | 'message' | 'exitCode' | 'facts'> };

/** What rides inside a record. */
interface Cargo {
	sheet: BuildSheet;
	attachments: Array<{ name: string; bytes: Uint8Array }>;
}

/** What reading a PDF may take. */
export interface RecordBounds {
	/** Bytes to be read before a process goes on; 0 where it starts with one. */
	ordinary: number;
	/** In milliseconds. */
	patience: number;
	megabytes: number;
}

const MEGABYTE = 1024 * 1024;

/** Size in bytes from which reading takes so long that a process costs nothing beside it. */
const LARGE = 2 * MEGABYTE;

/** A record of hundreds of pages takes half a minute. */
function getBounds(size: number): RecordBounds {
	const megabytes = Math.ceil(size / MEGABYTE);
	return {
		ordinary: size < LARGE ? getOrdinary(size) : 0,
		patience: Math.min(1 + megabytes, 30) * 60_000,
		megabytes: 1000 + 8 * megabytes,
	};
}

/** `judgePdf` within bounds. */
export function judgeWithinBounds(
	record: Uint8Array,
	path: string,
	options: VerifyLogOptions,
	io: Io,
	bounds?: RecordBounds,
): Promise<JudgedPdf & { opened?: OpenedRecord }> {
	const judge = ({ logKey, since, minutes }: VerifyLogOptions): VerifyLogOptions => ({
		...(logKey !== undefined && { logKey }),
		...(since !== undefined && { since }),
		...(minutes !== undefined && { minutes }),
	});
	const question = { record, path, judge: judge(options) };
	return withinBounds(question, io, (allowance) => judgePdf(record, path, options, io, allowance), bounds);
}

/** What rides inside a record, taken out within bounds. */
export function openWithinBounds(
	record: Uint8Array,
	path: string,
	io: Io,
	bounds?: RecordBounds,
): Promise<Cargo> {
	const question = { record, path, judge: undefined };
	return withinBounds(question, io, (allowance) => openCargo(record, path, allowance), bounds);
}

async function openCargo(bytes: Uint8Array, path: string, allowance?: Allowance): Promise<Cargo> {
	const { sheet, attachments } = await openRecordBytes(bytes, path, allowance);
	return { sheet, attachments: [...attachments.values()].map(({ name, bytes }) => ({ name, bytes })) };
}

async function withinBounds<Answer>(
	question: RecordQuestion,
	{ threads, signal }: Io,
	work: (allowance?: Allowance) => Promise<Answer>,
	{ ordinary, patience, megabytes } = getBounds(question.record.length),
): Promise<Answer> {
	if (!threads) return work();
	if (ordinary > 0)
		try {
			return await work(new Allowance(ordinary));
		} catch (error) {
			if (!(error instanceof BeyondAllowance)) throw error;
		}
	const { said, stopped } = await askApart<RecordAnswer<Answer>>(
		question,
		{ threads, signal },
		{ patience, megabytes },
	);
	if (said && 'answer' in said) return said.answer;
	const { path } = question;
	if (said) throw new PvError(said.failure.code, said.failure.message, said.failure.facts, said.failure);
	throw new PvError(stopped === 'memory' ? 'pdf/too-much' : 'pdf/too-long', `${path} cannot be read`, {
		path,
		seconds: Math.ceil(patience / 1000),
		megabytes,
	});
}

/** Answers what `withinBounds` asks, inside that process. */
export async function serveRecord(
	{ record, path, judge }: RecordQuestion,
	io: Io,
): Promise<RecordAnswer<JudgedPdf | Cargo>> {
	try {
		if (!judge) return { answer: await openCargo(record, path) };
		const { opened: _opened, ...answer } = await judgePdf(record, path, judge, io);
		return { answer };
	} catch (error) {
		if (!(error instanceof PvError)) throw error;
		const { code, message, exitCode, facts } = error;
		return { failure: { code, message, exitCode, facts } };
	}
}
