/** Verifies the bytes of a record, anywhere: the findings of `pv verify`, in words, with the proof of every vote. */

import { derivationsText } from '../assembly/proof/proof.js';
import { PvError } from '../errors.js';
import type { AnyPhrase } from '../language/ids.js';
import { failureWords, type Language, phrasebook } from '../language/index.js';
import { Allowance, BeyondAllowance, getOrdinary } from '../pdf-archive/index.js';
import { openRecordBytes, orDamaged } from '../record/open-record.js';
import { verifyRecord } from '../record/verify-record.js';
import { visibleLines } from '../text/letters.js';

/** The verdict on a dropped file, as the offline page shows it. */
export interface FileVerdict {
	agrees: boolean;
	/** Findings in words, in the order of `pv verify`. */
	lines: Array<{ ok: boolean; text: string }>;
	/** The derivation of every vote, as text. */
	proofs: string;
}

/** Verifies a file. What cannot be read is said, never thrown. */
export async function verifyFile(bytes: Uint8Array, name: string, lang: Language): Promise<FileVerdict> {
	const phrase = phrasebook(lang) as AnyPhrase;
	try {
		return await orDamaged(name, async () => {
			const record = await openRecordBytes(bytes, name, new Allowance(getOrdinary(bytes.length)));
			const { file, findings } = await verifyRecord(record, async ({ signatures }) =>
				signatures.length === 0
					? []
					: [{ key: 'signaturesLeft', values: { count: signatures.length }, ok: true }],
			);
			return {
				agrees: findings.every(({ ok }) => ok),
				lines: findings.map(({ key, values, ok }) => ({
					ok,
					text: visibleLines(phrase(`cli.verify.${key}`, values)),
				})),
				proofs: derivationsText(file.compiled).trim(),
			};
		});
	} catch (thrown) {
		const error = thrown instanceof BeyondAllowance ? tooMuch(name, bytes.length, thrown) : thrown;
		if (!(error instanceof PvError)) throw error;
		return {
			agrees: false,
			lines: [{ ok: false, text: visibleLines(failureWords(phrase, error).join(' ')) }],
			proofs: '',
		};
	}
}

/** A page cannot stop itself: it reads no more than an ordinary file of that size asks for. */
function tooMuch(path: string, size: number, cause: unknown): PvError {
	const megabytes = Math.ceil(getOrdinary(size) / 1024 / 1024);
	return new PvError('pdf/too-much', `${path} cannot be read`, { path, megabytes }, { cause });
}
