/** A key and its certificates out of a PKCS#12 file (`.p12`, `.pfx`). */

import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Signer } from './cms.js';
import { loadForge } from './forge.js';

/** Why such a file gives no signer. */
export type KeyFault = 'notPkcs12' | 'password' | 'noKey' | 'noCertificate' | 'algorithm';

/** Reads the signer in a file. */
export async function readPkcs12(bytes: Uint8Array, password: string): Promise<Signer | KeyFault> {
	const { asn1, pkcs12, pki } = await loadForge();
	const text = Buffer.from(bytes).toString('latin1');
	let tree: ReturnType<typeof asn1.fromDer>;
	try {
		tree = asn1.fromDer(text);
	} catch {
		return 'notPkcs12';
	}
	let file: ReturnType<typeof pkcs12.pkcs12FromAsn1>;
	try {
		file = pkcs12.pkcs12FromAsn1(tree, false, password);
	} catch (error) {
		const isShape = error instanceof Error && /not a PKCS#12 PFX|Cannot read PKCS#12/.test(error.message);
		return isShape ? 'notPkcs12' : 'password';
	}
	const keys: KeyObject[] = [];
	const certificates: X509Certificate[] = [];
	const der = (value: ReturnType<typeof asn1.fromDer>) => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
	for (const bag of file.safeContents.flatMap(({ safeBags }) => safeBags)) {
		try {
			if (bag.type === pki.oids['pkcs8ShroudedKeyBag'] || bag.type === pki.oids['keyBag']) {
				const info = bag.key ? pki.wrapRsaPrivateKey(pki.privateKeyToAsn1(bag.key)) : bag.asn1;
				keys.push(createPrivateKey({ key: der(info), format: 'der', type: 'pkcs8' }));
			} else if (bag.type === pki.oids['certBag']) {
				const certificate = bag.cert ? pki.certificateToAsn1(bag.cert) : bag.asn1;
				certificates.push(new X509Certificate(der(certificate)));
			}
		} catch {
			return 'algorithm';
		}
	}
	const [key] = keys;
	if (key === undefined) return 'noKey';
	if (key.asymmetricKeyType !== 'rsa' && key.asymmetricKeyType !== 'ec') return 'algorithm';
	const certificate = certificates.find((each) => each.checkPrivateKey(key));
	if (certificate === undefined) return 'noCertificate';
	return { key, certificate, chain: certificates.filter((each) => each !== certificate) };
}
