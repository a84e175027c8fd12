import { PvError } from '../../errors.js';
import { ExitCode, type ExitCodeValue, type Io, timeNow, userWords } from '../../host/io.js';
import { type Language, phrasebook } from '../../language/index.js';
import {
	addSignature,
	findEmptyField,
	findPlaceToSign,
	getSubjectName,
	getToken,
	judgeSignature,
	PdfDocument,
	type PlaceToSign,
	readPkcs12,
	type Signer,
	signContent,
} from '../../pdf-archive/index.js';
import type { CompiledFile } from '../../project/compile-file.js';
import { write } from '../../project/project.js';
import { shownTime } from '../../record/judge-signatures.js';
import { type OpenRecord, openRecordBytes, orDamaged, readPdf } from '../../record/open-record.js';
import { withPrinter } from '../../record/with-printer.js';
import { fontFaces } from '../../render/index.js';
import { foldName } from '../../text/fold.js';
import { escapeHtml } from '../../view/escape.js';
import { createView } from '../../view/view.js';
import { judgeWithinBounds, openAgain } from '../judge-pdf.js';

/** Options of `pv sign`. */
interface SignOptions {
	/** The key with its certificate (PKCS#12). */
	p12?: string;
	/** File that holds the password; else the variable PV_P12_PASSWORD. */
	passwordFile?: string;
	/** Whose block is signed, where the certificate bears another name. */
	as?: string;
	/** Address of a time stamp server (RFC 3161). */
	tsa?: string;
	/** Leaves the signature out of sight where it is false. */
	show?: boolean;
	browser?: string;
	/** File to write; the record itself by default, which stays a prefix of it. */
	out?: string;
	quiet?: boolean;
}

/** Signs a record in the block of one signatory. Nothing is written unless all went well. */
export async function sign(path: string, options: SignOptions, io: Io): Promise<ExitCodeValue> {
	if (options.p12 === undefined) throw new PvError('usage/sign-key', 'no key');
	const bytes = await readPdf(path, io);
	// Whoever changes a record can compute its digest anew: nobody signs pages that are not those of the source.
	const judged = await judgeWithinBounds(bytes, path, {}, io);
	const { record, file } = judged.opened ?? (await openAgain(bytes, path));
	if (!judged.isUnchanged) throw new PvError('sign/changed', `${path} has changed`, { path });
	const signer = await readSigner(options.p12, options.passwordFile, io);
	const { lang, block, blocks } = getBlock(record, file, path, options.as, signer);
	const time = timeNow(io);
	const { certificate } = signer;
	if (time < new Date(certificate.validFrom) || time > new Date(certificate.validTo))
		throw new PvError('sign/certificate-expired', 'the certificate is not valid', {
			path: options.p12,
			from: certificate.validFrom,
			to: certificate.validTo,
		});
	const { tsa } = options;
	const stamp = tsa === undefined ? undefined : (request: Uint8Array) => askForStamp(tsa, request, io);
	const name = getSubjectName(certificate);
	const { box, places } = await orDamaged(path, async () =>
		getPlaces(new PdfDocument(record.bytes), block, options.show === false ? [] : blocks),
	);
	const drawn =
		box && options.show !== false ? await draw(box, { name, time, lang }, options, io) : undefined;
	const signed = await orDamaged(path, () =>
		addSignature(record.bytes, { field: block, name, time, places, drawn }, (parts) =>
			signContent(parts, signer, stamp),
		),
	);
	await refuseBroken(signed, path, tsa);
	const out = options.out ?? path;
	await write(out, signed, io);
	if (options.quiet !== true)
		io.stderr.write(
			`${userWords(io)('cli.sign.done', { name, block, path: out, stamped: tsa === undefined ? 'no' : 'yes', seen: drawn ? 'yes' : 'no' })}\n`,
		);
	return ExitCode.clean;
}

async function readSigner(path: string, passwordFile: string | undefined, io: Io): Promise<Signer> {
	for (const file of passwordFile === undefined ? [path] : [path, passwordFile])
		if ((await io.facts(file))?.kind !== 'file')
			throw new PvError('input/missing', `${file} does not exist`, { path: file });
	const password =
		passwordFile === undefined
			? (io.env['PV_P12_PASSWORD'] ?? '')
			: new TextDecoder().decode(await io.read(passwordFile)).replace(/\r?\n$/, '');
	const signer = await readPkcs12(await io.read(path), password);
	if (typeof signer === 'string')
		throw new PvError('sign/key', `${path} cannot be used`, { path, fault: signer });
	return signer;
}

/** What is seen of a signature: who signs and when, set as the minutes are; nothing where no browser sets it. A long name wraps, in smaller type where it must: no letter of it is lost. */
async function draw(
	[left = 0, bottom = 0, right = 0, top = 0]: readonly number[],
	{ name, time, lang }: { name: string; time: Date; lang: Language },
	{ browser }: SignOptions,
	io: Io,
): Promise<Uint8Array | undefined> {
	const [width, height] = [right - left, top - bottom];
	const said = phrasebook(lang)('labels.document.signature.signed');
	const text = `<p>${escapeHtml(said)}</p><p class="name">${escapeHtml(name)}</p><p>${shownTime(time)}</p>`;
	const fonts = await fontFaces(text);
	try {
		return await withPrinter({ browser, pages: 1 }, io, async (printer) => {
			for (let size = height / 6; size >= SMALLEST_TYPE; size *= 0.85) {
				const style = `@page{size:${width.toFixed(2)}pt ${height.toFixed(2)}pt;margin:0}html,body{margin:0}body{font:${size.toFixed(2)}pt/1.3 "PV Sans","PV Serif","PV Other",sans-serif;overflow-wrap:anywhere}p{margin:0}.name{font-weight:600}`;
				const html = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escapeHtml(name)}</title><style>${fonts}${style}</style></head><body>${text}</body></html>`;
				const { pdf, pages } = await printer.print(html, { title: name, date: time });
				if (pages === 1) return pdf;
			}
			return undefined;
		});
	} catch (error) {
		if (error instanceof PvError && error.exitCode === ExitCode.environment) return undefined;
		throw error;
	}
}

/** In points: what is smaller nobody reads. */
const SMALLEST_TYPE = 2;

/** Where the signature will be seen: in the field of its block, or in the place of one that is yet to be made, with those of the others. */
function getPlaces(
	document: PdfDocument,
	own: string,
	blocks: ReadonlyArray<{ field: string; name: string }>,
): { box: readonly number[] | undefined; places: Map<string, PlaceToSign> } {
	const places = new Map<string, PlaceToSign>();
	const empty = findEmptyField(document, own);
	if (empty) return { box: empty.box, places };
	for (const { field, name } of [...blocks].reverse()) {
		const place = findPlaceToSign(document, name, [...places.values()]);
		if (place) places.set(field, place);
	}
	return { box: places.get(own)?.box, places };
}

/** The block that is signed, as `Chair – Aline Roche`, among all of them: that of the name that was given, else of the certificate's. */
function getBlock(
	record: OpenRecord,
	{ compiled }: CompiledFile,
	path: string,
	given: string | undefined,
	signer: Signer,
): { block: string; blocks: Array<{ field: string; name: string }>; lang: Language } {
	const name = given ?? getSubjectName(signer.certificate);
	const blocks = createView(compiled).end.signatures;
	const found = blocks.filter((block) => isName(block.name, name));
	const [only] = found;
	if (only === undefined || found.length > 1)
		throw new PvError('sign/whose', `no block is that of ${name}`, {
			name,
			path,
			known: blocks.map((block) => block.name).join(', ') || 'none',
			count: found.length,
		});
	const field = getField(only);
	if (record.signatures.some((signature) => signature.name === field))
		throw new PvError('sign/twice', `${field} is signed already`, { block: field, path });
	const all = blocks.map((block) => ({ field: getField(block), name: block.name }));
	return { block: field, blocks: all, lang: compiled.lang };
}

function getField({ quality, name }: { quality: string; name: string }): string {
	return [quality, name].filter((part) => part !== '').join(' – ');
}

/** Certificates write names in capitals, or the family name first. */
function isName(one: string, other: string): boolean {
	const words = (name: string) => foldName(name).split(/\s+/).sort().join(' ');
	return words(one) === words(other);
}

async function askForStamp(address: string, request: Uint8Array, io: Io): Promise<Uint8Array> {
	const fail = (reason: string, cause?: unknown) =>
		new PvError('sign/time-stamp', `${address} gave no time stamp`, { address, reason }, { cause });
	if (!/^https?:\/\//i.test(address) || io.post === undefined) throw fail('address');
	let answer: Uint8Array;
	try {
		answer = await io.post(address, request, 'application/timestamp-query');
	} catch (cause) {
		throw fail(cause instanceof Error ? cause.message : String(cause), cause);
	}
	const token = await getToken(answer);
	if (token === undefined) throw fail('answer');
	return token;
}

/** What was just signed is looked at as anybody will: a stamp that is none of ours, or has expired, is never written. */
async function refuseBroken(signed: Uint8Array, path: string, tsa: string | undefined): Promise<void> {
	const { signatures } = await openRecordBytes(signed, path);
	const last = signatures.reduce((one, other) => (one.range[2] > other.range[2] ? one : other));
	const [open, close, end] = last.range;
	const judged = await judgeSignature(last.contents, [signed.subarray(0, open), signed.subarray(close, end)]);
	if (judged.state === 'unreadable' || judged.state !== 'valid')
		throw new PvError('sign/key', 'the signature does not hold', { path, fault: 'algorithm' });
	if (tsa !== undefined && judged.stamp?.state !== 'stamped')
		throw new PvError('sign/time-stamp', `${tsa} gave no good time stamp`, {
			address: tsa,
			reason: judged.stamp?.state === 'expired' ? 'expired' : 'answer',
		});
}
