/** Who signed a record, over what, and whether the signature holds. */

import { getIssuerName, getSubjectName, judgeSignature, type SignatureField } from '../pdf-archive/index.js';
import { type Finding, shortened } from './compare-record.js';
import type { OpenPdf } from './open-record.js';

/** One finding, or several, for each signature behind the record; `now` tells which certificates have ended since. */
export async function judgeSignatures({ bytes, signatures }: OpenPdf, now: Date): Promise<Finding[]> {
	const findings: Finding[] = [];
	for (const field of signatures)
		for (const each of await judgeOne(field, signatures, bytes, now)) findings.push(each);
	return findings;
}

async function judgeOne(
	{ name, range, contents, time }: SignatureField,
	all: readonly SignatureField[],
	bytes: Uint8Array,
	now: Date,
): Promise<Finding[]> {
	const [open, close, end] = range;
	const field = shortened(name);
	const judged = await judgeSignature(contents, [bytes.subarray(0, open), bytes.subarray(close, end)]);
	if (judged.state === 'unreadable') return [{ key: 'signatureUnreadable', values: { field }, ok: false }];
	const { certificate, stamp, state } = judged;
	const [signer, issuer] = [getSubjectName(certificate), getIssuerName(certificate)].map(shortened);
	const values = { field, signer: signer ?? '', issuer: issuer ?? '' };
	if (state === 'broken') return [{ key: 'signatureBroken', values, ok: false }];
	if (state === 'unknown') return [{ key: 'signatureUnknown', values, ok: true }];
	const after = all.filter((other) => other.range[2] > end).length;
	const isSelf = certificate.subject === certificate.issuer;
	const findings: Finding[] = [
		{ key: 'signedBy', values: { ...values, after, self: isSelf ? 'yes' : 'no' }, ok: true },
	];
	// Bytes that no signature covers change nothing, or the record would not have been opened as a signed one.
	if (after === 0 && end < bytes.length)
		findings.push({ key: 'signatureNotToEnd', values: { field, count: bytes.length - end }, ok: true });
	const stated = statedTime(time);
	const when = stamp?.state === 'stamped' ? stamp.time : stated;
	if (stamp !== undefined)
		findings.push({
			key: stamp.state === 'stamped' ? 'stamped' : stamp.state === 'expired' ? 'stampExpired' : 'stampBroken',
			values: { field, by: shortened(stamp.by), time: shownTime(stamp.time) },
			ok: stamp.state === 'stamped',
		});
	else if (stated !== undefined)
		findings.push({ key: 'signedAt', values: { field, time: shownTime(stated) }, ok: true });
	const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
	if (stamp?.state === 'stamped' && now > stamp.until)
		findings.push({
			key: 'stampEnded',
			values: { field, by: shortened(stamp.by), to: shownTime(stamp.until) },
			ok: true,
		});
	if (stamp === undefined && now > to)
		findings.push({ key: 'certificateEnded', values: { ...values, to: shownTime(to) }, ok: true });
	if (when !== undefined && (when < from || when > to))
		findings.push({
			key: 'certificateNotValid',
			values: { ...values, from: shownTime(from), to: shownTime(to) },
			ok: false,
		});
	return findings;
}

/** A time of a PDF: `D:20261124194745Z`. Source: ISO 32000-1, 7.9.4. */
function statedTime(text: string | undefined): Date | undefined {
	const [
		,
		year,
		month = '01',
		day = '01',
		hour = '00',
		minute = '00',
		second = '00',
		zone = 'Z',
		hours = '00',
		minutes = '00',
	] =
		/^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?([Z+-])?(?:(\d{2})'?(\d{2})?)?/.exec(text ?? '') ?? [];
	if (year === undefined) return undefined;
	const offset = zone === 'Z' ? 'Z' : `${zone}${hours}:${minutes}`;
	const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`);
	return Number.isNaN(time.getTime()) ? undefined : time;
}

/** The same for everybody, wherever it is read. */
export function shownTime(time: Date): string {
	return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
