/**
 * Signatures as PAdES has them: a detached CMS with the digest, the kind of content and the digest of the signer's certificate signed along.
 * Sources: RFC 5652 (CMS), RFC 5035 (signing-certificate-v2), EN 319 142-1 (PAdES B-B and B-T), RFC 3161 (time stamps).
 */

import { createHash, type KeyObject, sign, verify, X509Certificate } from 'node:crypto';
import type { asn1 as Asn1 } from 'node-forge';
import { loadForge } from './forge.js';

const OID = {
	data: '1.2.840.113549.1.7.1',
	signedData: '1.2.840.113549.1.7.2',
	contentType: '1.2.840.113549.1.9.3',
	messageDigest: '1.2.840.113549.1.9.4',
	signingCertificate: '1.2.840.113549.1.9.16.2.47',
	timeStamp: '1.2.840.113549.1.9.16.2.14',
	timeStampInfo: '1.2.840.113549.1.9.16.1.4',
	rsa: '1.2.840.113549.1.1.1',
	ecdsaSha256: '1.2.840.10045.4.3.2',
} as const;

/** Digests by object identifier. */
const DIGESTS: Readonly<Record<string, string>> = {
	'2.16.840.1.101.3.4.2.1': 'sha256',
	'2.16.840.1.101.3.4.2.2': 'sha384',
	'2.16.840.1.101.3.4.2.3': 'sha512',
};

const SHA256 = '2.16.840.1.101.3.4.2.1';

/** Algorithms of signatures that are judged: RSA (PKCS #1, 1.5) and ECDSA, each with the digest that the signer names. */
const JUDGED = new Set([
	OID.rsa,
	'1.2.840.113549.1.1.11',
	'1.2.840.113549.1.1.12',
	'1.2.840.113549.1.1.13',
	OID.ecdsaSha256,
	'1.2.840.10045.4.3.3',
	'1.2.840.10045.4.3.4',
]);

/** A private key with its certificate, and those that lead to its issuer. */
export interface Signer {
	key: KeyObject;
	certificate: X509Certificate;
	chain: readonly X509Certificate[];
}

interface TimeStamp {
	time: Date;
	by: string;
	/** End of the certificate that stamped. */
	until: Date;
	/** `stamped`: it holds; `broken`: it is not one of this signature; `expired`: its certificate was not valid at its own time. */
	state: 'stamped' | 'broken' | 'expired';
}

/** What a signature says, and whether it holds. */
type JudgedSignature =
	| { state: 'unreadable' }
	| {
			/** `valid`: these bytes, this certificate's key; `broken`: not; `unknown`: by a way that is not judged here. */
			state: 'valid' | 'broken' | 'unknown';
			certificate: X509Certificate;
			stamp: TimeStamp | undefined;
	  };

/** The name of who a certificate is of: the common name, else the whole subject. */
export function getSubjectName({ subject }: X509Certificate): string {
	return commonName(subject);
}

export function getIssuerName({ issuer }: X509Certificate): string {
	return commonName(issuer);
}

function commonName(names: string): string {
	return /^CN=(.+)$/m.exec(names)?.[1] ?? names.replaceAll('\n', ', ');
}

async function loadDer(): Promise<DerWriter> {
	const { asn1 } = await loadForge();
	return new DerWriter(asn1);
}

/** Signs content. `stamp`: asks a server for a time stamp of the digest that it is given, as the DER of its token. */
export async function signContent(
	content: readonly Uint8Array[],
	{ key, certificate, chain }: Signer,
	stamp?: (request: Uint8Array) => Promise<Uint8Array>,
): Promise<Buffer> {
	const der = await loadDer();
	const attribute = (oid: string, value: Der) => der.sequence(der.oid(oid), der.set(value));
	const certificateHash = createHash('sha256').update(certificate.raw).digest();
	const signedAttributes = [
		attribute(OID.contentType, der.oid(OID.data)),
		attribute(OID.messageDigest, der.octets(getDigest(content, 'sha256'))),
		attribute(OID.signingCertificate, der.sequence(der.sequence(der.sequence(der.octets(certificateHash))))),
	];
	const signature = sign('sha256', der.bytes(der.set(signedAttributes)), key);
	const token = stamp && (await stamp(await stampRequest(signature)));
	const [issuer, serial] = issuerAndSerial(der.read(certificate.raw));
	const isRsa = key.asymmetricKeyType === 'rsa';
	const info = der.sequence(
		der.integer(1),
		der.sequence(issuer, serial),
		der.sequence(der.oid(SHA256)),
		der.tagged(0, inner(der.set(signedAttributes))),
		isRsa ? der.sequence(der.oid(OID.rsa), der.nothing()) : der.sequence(der.oid(OID.ecdsaSha256)),
		der.octets(signature),
		token === undefined ? [] : der.tagged(1, attribute(OID.timeStamp, der.read(token))),
	);
	const signed = der.sequence(
		der.integer(1),
		der.set(der.sequence(der.oid(SHA256))),
		der.sequence(der.oid(OID.data)),
		der.tagged(
			0,
			[certificate, ...chain].map(({ raw }) => der.read(raw)),
		),
		der.set(info),
	);
	return der.bytes(der.sequence(der.oid(OID.signedData), der.tagged(0, signed)));
}

/** The request for a time stamp of a signature. It holds no random number: the token is checked against the signature itself. */
async function stampRequest(signature: Uint8Array): Promise<Buffer> {
	const der = await loadDer();
	const imprint = createHash('sha256').update(signature).digest();
	return der.bytes(
		der.sequence(
			der.integer(1),
			der.sequence(der.sequence(der.oid(SHA256), der.nothing()), der.octets(imprint)),
			der.yes(),
		),
	);
}

/** The token in the answer of a time stamp server; nothing where it refuses, or answers something else. */
export async function getToken(answer: Uint8Array): Promise<Buffer | undefined> {
	const der = await loadDer();
	try {
		const [status, token] = inner(der.read(answer));
		const [code] = plainBytes(inner(status)[0]) ?? [];
		return token !== undefined && (code === 0 || code === 1) ? der.bytes(token) : undefined;
	} catch {
		return undefined;
	}
}

/** Judges a signature over content. Whether its certificate is to be trusted, and was not revoked, is for whoever knows the issuer. */
export async function judgeSignature(
	signature: Uint8Array,
	content: readonly Uint8Array[],
): Promise<JudgedSignature> {
	const der = await loadDer();
	const read = readSigned(der, signature);
	if (read === undefined) return { state: 'unreadable' };
	const { certificate } = read;
	const stamp = read.token === undefined ? undefined : judgeStamp(der, der.bytes(read.token), read.value);
	return { state: judgeSigned(der, read, content), certificate, stamp };
}

/** A signed message with one signer, as far as it is judged. */
interface ReadSigned {
	certificate: X509Certificate;
	digest: string | undefined;
	algorithm: string | undefined;
	/** Signed attributes by object identifier. */
	attributes: Map<string, Der>;
	/** Their bytes as they were signed. */
	signed: Buffer;
	/** The signature itself. */
	value: Buffer;
	/** The time stamp, where there is one. */
	token: Der | undefined;
	/** What the message holds itself, where it does. */
	content: Buffer | undefined;
}

function readSigned(der: DerWriter, bytes: Uint8Array): ReadSigned | undefined {
	try {
		const [type, wrapped] = inner(der.read(bytes));
		if (der.getOid(type) !== OID.signedData) return undefined;
		const parts = inner(inner(wrapped)[0]);
		const certificates = inner(parts.find((part) => hasTag(part, 0))).map(
			(each) => new X509Certificate(der.bytes(each)),
		);
		const infos = inner(parts.at(-1));
		const [info] = infos;
		if (info === undefined || infos.length !== 1) return undefined;
		const [, name, digest, ...rest] = inner(info);
		const attributes = rest.find((part) => hasTag(part, 0));
		const [algorithm, value] = rest.filter((part) => !hasTag(part, 0) && !hasTag(part, 1));
		const unsigned = rest.find((part) => hasTag(part, 1));
		const [issuer, serial] = inner(name);
		const certificate = certificates.find((each) => {
			const [own, number] = issuerAndSerial(der.read(each.raw));
			return (
				issuer &&
				serial &&
				der.bytes(own).equals(der.bytes(issuer)) &&
				der.bytes(number).equals(der.bytes(serial))
			);
		});
		const signature = plainBytes(value);
		if (attributes === undefined || certificate === undefined || signature === undefined) return undefined;
		const signed = der.bytes(attributes);
		// They are signed as a set, and stand in the message under a tag.
		signed[0] = 0x31;
		return {
			certificate,
			digest: DIGESTS[der.getOid(inner(digest)[0]) ?? ''],
			algorithm: der.getOid(inner(algorithm)[0]),
			attributes: getAttributes(der, attributes),
			signed,
			value: signature,
			token: unsigned && getAttributes(der, unsigned).get(OID.timeStamp),
			content: plainBytes(inner(inner(parts[2])[1])[0]),
		};
	} catch {
		return undefined;
	}
}

function getAttributes(der: DerWriter, list: Der): Map<string, Der> {
	const found = new Map<string, Der>();
	for (const each of inner(list)) {
		const [type, values] = inner(each);
		const [value] = inner(values);
		const oid = der.getOid(type);
		if (oid !== undefined && value !== undefined) found.set(oid, value);
	}
	return found;
}

function judgeSigned(
	der: DerWriter,
	{ certificate, digest, algorithm, attributes, signed, value }: ReadSigned,
	content: readonly Uint8Array[],
): 'valid' | 'broken' | 'unknown' {
	if (digest === undefined || algorithm === undefined || !JUDGED.has(algorithm)) return 'unknown';
	const stated = plainBytes(attributes.get(OID.messageDigest));
	if (!stated?.equals(getDigest(content, digest))) return 'broken';
	const named = certificateDigest(der, attributes.get(OID.signingCertificate));
	if (named !== undefined && !named.equals(createHash('sha256').update(certificate.raw).digest()))
		return 'broken';
	try {
		return verify(digest, signed, certificate.publicKey, value) ? 'valid' : 'broken';
	} catch {
		return 'broken';
	}
}

/** The SHA-256 of the certificate that a signer says is his; nothing where he says none, or another digest of it. */
function certificateDigest(der: DerWriter, value: Der | undefined): Buffer | undefined {
	const [first, second] = inner(inner(inner(value)[0])[0]);
	// The algorithm is left out where it is SHA-256.
	const isNamed = inner(first).length > 0;
	if (isNamed && der.getOid(inner(first)[0]) !== SHA256) return undefined;
	return plainBytes(isNamed ? second : first);
}

function judgeStamp(der: DerWriter, token: Uint8Array, signature: Uint8Array): TimeStamp {
	const read = readSigned(der, token);
	const parts = read?.content === undefined ? [] : inner(der.read(read.content));
	const [hash, imprint] = inner(parts[2]);
	const time = findTime(plainBytes(parts[4])?.toString('latin1') ?? '');
	const digest = DIGESTS[der.getOid(inner(hash)[0]) ?? ''];
	const by = read === undefined ? '' : getSubjectName(read.certificate);
	if (read?.content === undefined || time === undefined || digest === undefined)
		return { time: time ?? new Date(0), by, until: new Date(0), state: 'broken' };
	const isOfThis = plainBytes(imprint)?.equals(getDigest([signature], digest)) === true;
	const [from, until] = [new Date(read.certificate.validFrom), new Date(read.certificate.validTo)];
	if (!isOfThis || judgeSigned(der, read, [read.content]) !== 'valid')
		return { time, by, until, state: 'broken' };
	return { time, by, until, state: time >= from && time <= until ? 'stamped' : 'expired' };
}

/** A time of ASN.1: `20261124194745Z`, with parts of a second or without. */
function findTime(text: string): Date | undefined {
	const [, year, month, day, hour, minute, second] =
		/^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?Z$/.exec(text) ?? [];
	if (year === undefined) return undefined;
	const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
	return Number.isNaN(time.getTime()) ? undefined : time;
}

function issuerAndSerial(certificate: Der): [issuer: Der, serial: Der] {
	const fields = inner(inner(certificate)[0]);
	// The version stands first, under a tag, unless it is the oldest.
	const from = hasTag(fields[0], 0) ? 1 : 0;
	const [serial, , issuer] = fields.slice(from);
	if (serial === undefined || issuer === undefined) throw new Error('no certificate');
	return [issuer, serial];
}

function getDigest(parts: readonly Uint8Array[], algorithm: string): Buffer {
	const hash = createHash(algorithm);
	for (const part of parts) hash.update(part);
	return hash.digest();
}

// --- DER (X.690) as trees of node-forge, made and read in few words.

/** A value. */
type Der = Asn1.Asn1;

/** What is needed of the library, which is loaded when something is signed. */
type DerLibrary = typeof Asn1;

/** Writes and reads DER. */
class DerWriter {
	readonly #asn1: DerLibrary;

	constructor(asn1: DerLibrary) {
		this.#asn1 = asn1;
	}

	/** A sequence; a list among the values stands for its values. */
	sequence(...values: Array<Der | readonly Der[]>): Der {
		return this.#make(this.#asn1.Type.SEQUENCE, values.flat());
	}

	/** A set of values, in the order that DER wants: that of their bytes. */
	set(...values: Array<Der | readonly Der[]>): Der {
		const sorted = values.flat().sort((a, b) => Buffer.compare(this.bytes(a), this.bytes(b)));
		return this.#make(this.#asn1.Type.SET, sorted);
	}

	/** An object identifier, as `1.2.840`. */
	oid(text: string): Der {
		return this.#make(this.#asn1.Type.OID, this.#asn1.oidToDer(text).getBytes());
	}

	/** A small whole number. */
	integer(value: number): Der {
		return this.#make(this.#asn1.Type.INTEGER, this.#asn1.integerToDer(value).getBytes());
	}

	/** A number by its bytes, as random ones are: positive, without a zero in front. */
	bigInteger(bytes: Uint8Array): Der {
		const rest = Buffer.from(bytes);
		rest[0] = ((rest[0] ?? 0) & 0x7f) | 0x40;
		return this.#make(this.#asn1.Type.INTEGER, rest.toString('latin1'));
	}

	octets(bytes: Uint8Array): Der {
		return this.#make(this.#asn1.Type.OCTETSTRING, Buffer.from(bytes).toString('latin1'));
	}

	nothing(): Der {
		return this.#make(this.#asn1.Type.NULL, '');
	}

	yes(): Der {
		return this.#make(this.#asn1.Type.BOOLEAN, '\u00ff');
	}

	/** Values under a tag of the context. */
	tagged(tag: number, ...values: Array<Der | readonly Der[]>): Der {
		return this.#asn1.create(this.#asn1.Class.CONTEXT_SPECIFIC, tag as Asn1.Type, true, values.flat());
	}

	bytes(value: Der): Buffer {
		return Buffer.from(this.#asn1.toDer(value).getBytes(), 'latin1');
	}

	/** Reads one value; throws where it is none. What stands behind it is let be: room for a signature is filled up with zeros. */
	read(bytes: Uint8Array): Der {
		// The declared options of the library are older than the library.
		const options = { strict: false, parseAllBytes: false } as unknown as boolean;
		return this.#asn1.fromDer(Buffer.from(bytes).toString('latin1'), options);
	}

	/** An object identifier as `1.2.840`; nothing where it is none. */
	getOid(value: Der | undefined): string | undefined {
		if (value === undefined || typeof value.value !== 'string' || value.type !== this.#asn1.Type.OID)
			return undefined;
		return this.#asn1.derToOid(value.value);
	}

	#make(type: Asn1.Type, value: string | Der[]): Der {
		return this.#asn1.create(this.#asn1.Class.UNIVERSAL, type, Array.isArray(value), value as Der[]);
	}
}

function inner(value: Der | undefined): Der[] {
	return value !== undefined && Array.isArray(value.value) ? value.value : [];
}

function plainBytes(value: Der | undefined): Buffer | undefined {
	return value !== undefined && typeof value.value === 'string'
		? Buffer.from(value.value, 'latin1')
		: undefined;
}

/** Whether a value stands under a tag of the context. */
function hasTag(value: Der | undefined, tag: number): boolean {
	return value !== undefined && (value.tagClass as number) === 0x80 && (value.type as number) === tag;
}
