/** DER as trees of node-forge, made and read in few words. Source: X.690; names of what is written: RFC 5652. */

import type { asn1 as Asn1 } from 'node-forge';

/** A value. */
export type Der = Asn1.Asn1;

/** What is needed of the library, which is loaded when something is signed. */
type DerLibrary = typeof Asn1;

/** Writes and reads DER. */
export class DerWriter {
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

	/** True. */
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

/** The values inside a value. */
export function inner(value: Der | undefined): Der[] {
	return value !== undefined && Array.isArray(value.value) ? value.value : [];
}

/** The bytes that a plain value holds. */
export function plainBytes(value: Der | undefined): Buffer | undefined {
	return value !== undefined && typeof value.value === 'string'
		? Buffer.from(value.value, 'latin1')
		: undefined;
}

/** Whether a value stands under a tag of the context. */
export function hasTag(value: Der | undefined, tag: number): boolean {
	return value !== undefined && (value.tagClass as number) === 0x80 && (value.type as number) === tag;
}
