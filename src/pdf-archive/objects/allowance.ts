/** How much of a PDF may be read before it is no ordinary one: bytes that are unpacked and bytes of objects, as often as they are read. */

/** A file that asks for more reading than ordinary ones. It may still be honest: whoever reads it can go on under other bounds. */
export class BeyondAllowance extends Error {}

/** Bytes that are left to be read. */
export class Allowance {
	constructor(public left: number) {}

	/** Takes some away; throws where there are no more. */
	spend(bytes: number): void {
		this.left -= bytes;
		if (this.left < 0) throw new BeyondAllowance('more than an ordinary file');
	}
}

const MEGABYTE = 1024 * 1024;

/** What an ordinary file of that size asks for: a record of hundreds of pages unfolds to forty times its size, all passes over its pages counted. */
export function getOrdinary(size: number): number {
	return 16 * MEGABYTE + 64 * size;
}
