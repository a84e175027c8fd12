/** Signed notes, and the checkpoint of a log as one. Sources: C2SP, signed-note and tlog-checkpoint; Ed25519: RFC 8032. */

import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { Hash } from './tree.js';

/** Whose signature a note may bear: `name+hash+base64`, as the world writes it. */
export interface NoteKey {
	name: string;
	/** First four bytes of the digest of name and key. */
	id: Buffer;
	key: KeyObject;
}

/** How large a log is, and its root. */
export interface Checkpoint {
	/** Name of the log. */
	origin: string;
	size: number;
	root: Hash;
}

/** Names the algorithm Ed25519 in keys of notes. */
const ED25519 = 0x01;

/** What stands before the bytes of a public Ed25519 key in DER. Source: RFC 8410. */
const DER = Buffer.from('302a300506032b6570032100', 'hex');

function keyId(name: string, raw: Uint8Array): Buffer {
	return createHash('sha256')
		.update(`${name}\n`)
		.update(Uint8Array.of(ED25519))
		.update(raw)
		.digest()
		.subarray(0, 4);
}

function rawKey(key: KeyObject): Buffer {
	return key.export({ type: 'spki', format: 'der' }).subarray(DER.length);
}

/** Whether a text may name a log: it is a line of its own in checkpoints, and parts of keys. */
export function isOrigin(name: string): boolean {
	return name !== '' && !/[\s+\u0000-\u001f]/u.test(name);
}

/** Reads a private key (PKCS#8, PEM); nothing where it is none of Ed25519. */
export function readSigner(pem: string): KeyObject | undefined {
	try {
		const key = createPrivateKey(pem);
		return key.asymmetricKeyType === 'ed25519' ? key : undefined;
	} catch {
		return undefined;
	}
}

/** The public half of a private key, under a name. */
export function getNoteKey(name: string, signer: KeyObject): NoteKey {
	const key = createPublicKey(signer);
	return { name, id: keyId(name, rawKey(key)), key };
}

/** A key as a line of text. */
export function writeNoteKey({ name, id, key }: NoteKey): string {
	return `${name}+${id.toString('hex')}+${Buffer.concat([Uint8Array.of(ED25519), rawKey(key)]).toString('base64')}`;
}

/** The bytes that base64 writes this way; none where the same bytes are written otherwise, so that no sign can change unseen. */
export function decodeBase64(text: string): Buffer {
	const bytes = Buffer.from(text, 'base64');
	return bytes.toString('base64') === text ? bytes : Buffer.alloc(0);
}

/** Reads such a line; nothing where it is none, or contradicts itself. */
export function readNoteKey(text: string): NoteKey | undefined {
	const [, name = '', id = '', data = ''] =
		/^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim()) ?? [];
	const bytes = decodeBase64(data);
	if (bytes[0] !== ED25519 || bytes.length !== 33) return undefined;
	const raw = bytes.subarray(1);
	if (keyId(name, raw).toString('hex') !== id) return undefined;
	try {
		const key = createPublicKey({ key: Buffer.concat([DER, raw]), format: 'der', type: 'spki' });
		return { name, id: Buffer.from(id, 'hex'), key };
	} catch {
		return undefined;
	}
}

/** The checkpoint as a signed note. */
export function signCheckpoint({ origin, size, root }: Checkpoint, signer: KeyObject): string {
	const text = `${origin}\n${size}\n${root.toString('base64')}\n`;
	const { id } = getNoteKey(origin, signer);
	const signature = Buffer.concat([id, sign(null, Buffer.from(text), signer)]).toString('base64');
	return `${text}\n— ${origin} ${signature}\n`;
}

/** Greatest length of a checkpoint that is read. */
const LONGEST_NOTE = 16 * 1024;

/** What a checkpoint says, whoever signed it; nothing where it is none. */
export function readCheckpoint(note: string): Checkpoint | undefined {
	if (note.length > LONGEST_NOTE) return undefined;
	const [text = '', signatures] = partNote(note);
	if (signatures.length === 0) return undefined;
	const [origin = '', count = '', root = ''] = text.split('\n');
	if (!isOrigin(origin) || !/^(?:0|[1-9]\d{0,14})$/.test(count)) return undefined;
	const hash = decodeBase64(root);
	return hash.length === 32 ? { origin, size: Number(count), root: hash } : undefined;
}

/** Whether a note bears a valid signature of a key. Signatures of others (witnesses) are passed over. */
export function isSignedBy(note: string, { name, id, key }: NoteKey): boolean {
	const [text, signatures] = partNote(note);
	return signatures.some((line) => {
		const [, by = '', data = ''] = /^— (\S+) ([A-Za-z0-9+/]+=*)$/.exec(line) ?? [];
		const bytes = decodeBase64(data);
		return (
			by === name &&
			bytes.length === 68 &&
			bytes.subarray(0, 4).equals(id) &&
			verify(null, Buffer.from(text), key, bytes.subarray(4))
		);
	});
}

/** The signed text of a note with its last line ending, and the lines of signatures. */
function partNote(note: string): [text: string, signatures: string[]] {
	const at = note.lastIndexOf('\n\n');
	if (at < 0 || !note.endsWith('\n')) return ['', []];
	const signatures = note.slice(at + 2, -1).split('\n');
	return signatures.every((line) => line.startsWith('— ')) ? [note.slice(0, at + 1), signatures] : ['', []];
}
