/** Node's digests, where there is no Node. */

import { md5 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';

const MAKERS = { sha256, md5 } as const;

/** A digest as Node makes it. */
export function createHash(name: string) {
	const maker = MAKERS[name as keyof typeof MAKERS];
	if (maker === undefined) throw new Error(`no digest is named ${name}`);
	const hash = maker.create();
	const made = {
		update(data: Uint8Array | string) {
			hash.update(typeof data === 'string' ? new TextEncoder().encode(data) : Uint8Array.from(data));
			return made;
		},
		digest(encoding?: 'hex') {
			const bytes = Buffer.from(hash.digest());
			return encoding === 'hex' ? bytes.toString('hex') : bytes;
		},
	};
	return made;
}

/** Keys and certificates: nothing is signed here, and no signature judged. */
function unreached(): never {
	throw new Error('no signature is judged here');
}

export {
	unreached as createPrivateKey,
	unreached as createPublicKey,
	unreached as generateKeyPairSync,
	unreached as randomBytes,
	unreached as sign,
	unreached as verify,
	unreached as X509Certificate,
};
