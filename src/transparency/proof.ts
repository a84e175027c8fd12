/** A proof that an entry is in a log, as a text that is checked offline. Source: C2SP, tlog-proof. */

import { decodeBase64, isSignedBy, type NoteKey, readCheckpoint } from './note.js';
import { type Hash, hashInclusion, hashLeaf } from './tree.js';

/** The first line of a proof. */
export const PROOF_HEAD = 'c2sp.org/tlog-proof@v1';

/** Greatest length of a proof that is read: a log has at most 63 levels. */
const LONGEST_PROOF = 128 * 1024;

/** A proof with the entry that it is about. */
export interface LogProof {
	entry: Buffer;
	index: number;
	hashes: Hash[];
	/** The signed checkpoint, as written. */
	checkpoint: string;
}

/** The proof as a text; the entry stands in it as its extra data. */
export function writeProof({ entry, index, hashes, checkpoint }: LogProof): string {
	const lines = [
		PROOF_HEAD,
		`extra ${entry.toString('base64')}`,
		`index ${index}`,
		...hashes.map((hash) => hash.toString('base64')),
	];
	return `${lines.join('\n')}\n\n${checkpoint}`;
}

/** Reads a proof; nothing where it is none, or holds no entry. */
export function readProof(text: string): LogProof | undefined {
	if (text.length > LONGEST_PROOF) return undefined;
	const end = text.indexOf('\n\n');
	if (end < 0) return undefined;
	const [head, extra = '', at = '', ...hashes] = text.slice(0, end).split('\n');
	const [, data = ''] = /^extra ([A-Za-z0-9+/]+=*)$/.exec(extra) ?? [];
	const [, index] = /^index (0|[1-9]\d{0,14})$/.exec(at) ?? [];
	if (head !== PROOF_HEAD || data === '' || index === undefined || hashes.length > 63) return undefined;
	const read = hashes.map(decodeBase64);
	const entry = decodeBase64(data);
	if (entry.length === 0 || read.some((hash) => hash.length !== 32)) return undefined;
	return {
		entry,
		index: Number(index),
		hashes: read,
		checkpoint: text.slice(end + 2),
	};
}

/** The result of checking a proof of inclusion. */
type ProofVerdict = 'proved' | 'broken-checkpoint' | 'other-key' | 'not-in-log';

/** Judges a proof with nothing but the key of its log: its checkpoint has to be signed, and the entry has to lead to its root. Source: RFC 9162, 2.1.3.2. */
export function judgeProof({ entry, index, hashes, checkpoint }: LogProof, key: NoteKey): ProofVerdict {
	const known = readCheckpoint(checkpoint);
	if (known === undefined) return 'broken-checkpoint';
	if (known.origin !== key.name || !isSignedBy(checkpoint, key)) return 'other-key';
	const root = hashInclusion(hashLeaf(entry), index, known.size, hashes);
	return root?.equals(known.root) ? 'proved' : 'not-in-log';
}
