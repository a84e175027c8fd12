/** `pv verify` of a document that bears proofs of its acts: offline, by the key of the log; with minutes, word for word too. */

import { PvError } from '../../errors.js';
import { timeNow } from '../../host/clock.js';
import { ExitCode, type ExitCodeValue, type Io } from '../../host/io.js';
import { userWords } from '../../host/locale.js';
import type { AnyPhrase } from '../../language/ids.js';
import { type Attachment, informationSays, plainText } from '../../pdf-archive/index.js';
import { withoutFont } from '../build/design.js';
import { type ActProofs, remakeCertificates } from '../build/render-documents.js';
import { compileFile } from '../compile-file.js';
import { PROOF_ENDING } from '../record/archive-record.js';
import { comparePages } from '../record/compare-parts.js';
import type { Finding } from '../record/compare-record.js';
import { judgeSignatures } from '../record/judge-signatures.js';
import type { OpenPdf } from '../record/open-record.js';
import { blockOf } from './acts.js';
import { readPublicKey } from './log-files.js';
import {
	actsOf,
	compareAct,
	judgeActProof,
	type ReadActProof,
	readActProof,
	type VerifyLogOptions,
} from './verify-log.js';

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
): Promise<ExitCodeValue> {
	if (logKey === undefined)
		throw new PvError('usage/no-log-key', 'the key of the log is missing', { exitCode: 2 });
	const key = await readPublicKey(logKey, io);
	const proofs = getProofs(pdf).map(({ name, bytes }) => readActProof(bytes, `${path}: ${name}`));
	const phrase = userWords(io) as AnyPhrase;
	let isGood = true;
	const say = (text: string, ok: boolean) => {
		if (!ok) isGood = false;
		io.stdout.write(`${text}\n`);
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
		const acts = await actsOf(file, io);
		for (const { act } of proofs) {
			const said = compareAct(act, acts);
			say(phrase(`cli.proof.${said}`, { act: act.act, path: minutes }), said === 'sameMinutes');
		}
		tell(await comparePrinted(pdf, proofs, file));
	}
	io.stderr.write(`${phrase(isGood ? 'cli.log.good' : 'cli.log.bad', { path })}\n`);
	return isGood ? ExitCode.clean : ExitCode.errors;
}

/** The words of the pages against those of the document that the minutes give, with the same proofs. */
async function comparePrinted(
	pdf: OpenPdf,
	proofs: readonly ReadActProof[],
	file: Awaited<ReturnType<typeof compileFile>>,
): Promise<Finding[]> {
	const known: ActProofs = new Map(
		proofs.map(({ proof, act, checkpoint }) => [
			blockOf(act).slice(1),
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
	const { title } = informationSays(pdf.document);
	for await (const { view, html, hasOwnLooks } of remakeCertificates(file, known)) {
		if (plainText(view.documentTitle) !== title) continue;
		if (hasOwnLooks) return [{ key: 'ownLooks', values: {}, ok: true }];
		const options = { behind: new Map<string, string>(), optional: withoutFont(html, file.design) };
		return comparePages({ ...pdf, sheet: {} }, html, options, undefined);
	}
	return [{ key: 'titleDiffers', values: { title: title ?? '' }, ok: false }];
}
