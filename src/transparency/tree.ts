/**
 * The tree of hashes of a transparency log: roots, proofs that a leaf is in it.
 * Source: RFC 6962, 2.1 (SHA-256; a leaf is hashed behind a zero, a node behind a one).
 */

import { createHash } from 'node:crypto';

/** A SHA-256. */
export type Hash = Buffer;

/** The hash of a complete subtree: `level` 0 are leaves, `index` counts those of its level from the left. */
export type NodeReader = (level: number, index: number) => Promise<Hash>;

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = createHash('sha256').digest();

/** The hash of an entry as a leaf. Source: RFC 9162, 2.1.1. */
export function hashLeaf(entry: Uint8Array): Hash {
	return createHash('sha256').update(Uint8Array.of(0)).update(entry).digest();
}

/** The hash of a node over two others. */
export function hashNode(left: Uint8Array, right: Uint8Array): Hash {
	return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The hash of complete subtrees in a row, whose number is a power of two. */
export function hashRow(row: readonly Hash[]): Hash {
	let level = [...row];
	while (level.length > 1) {
		const above: Hash[] = [];
		for (let at = 0; at < level.length; at += 2)
			above.push(hashNode(level[at] as Hash, level[at + 1] as Hash));
		level = above;
	}
	return level[0] ?? EMPTY_ROOT;
}

/** The largest power of two below a number of leaves: where a tree is parted. */
function getSplit(count: number): number {
	let split = 1;
	while (split * 2 < count) split *= 2;
	return split;
}

/** The hash over the leaves from `begin` to before `end`, where `begin` is a multiple of the power of two that holds them. */
async function rangeHash(begin: number, end: number, node: NodeReader): Promise<Hash> {
	const count = end - begin;
	const level = Math.log2(count);
	if (Number.isInteger(level)) return node(level, begin / count);
	const split = getSplit(count);
	return hashNode(await rangeHash(begin, begin + split, node), await rangeHash(begin + split, end, node));
}

/** The root of the first `size` leaves. */
export async function getRoot(size: number, node: NodeReader): Promise<Hash> {
	return size === 0 ? EMPTY_ROOT : rangeHash(0, size, node);
}

/** The proof that leaf `index` is one of the first `size`: the hashes beside its way to the root, from the leaf up. */
export async function proveInclusion(index: number, size: number, node: NodeReader): Promise<Hash[]> {
	const path = async (begin: number, end: number): Promise<Hash[]> => {
		if (end - begin === 1) return [];
		const split = begin + getSplit(end - begin);
		return index < split
			? [...(await path(begin, split)), await rangeHash(split, end, node)]
			: [...(await path(split, end)), await rangeHash(begin, split, node)];
	};
	return path(0, size);
}

/** The root that a proof of inclusion leads to; nothing where it has too few hashes or too many. */
export function hashInclusion(
	leaf: Hash,
	index: number,
	size: number,
	proof: readonly Hash[],
): Hash | undefined {
	if (index < 0 || index >= size) return undefined;
	const rest = [...proof];
	const climb = (at: number, count: number): Hash | undefined => {
		if (count === 1) return leaf;
		const split = getSplit(count);
		const isLeft = at < split;
		const own = isLeft ? climb(at, split) : climb(at - split, count - split);
		const beside = rest.shift();
		if (own === undefined || beside === undefined) return undefined;
		return isLeft ? hashNode(own, beside) : hashNode(beside, own);
	};
	const root = climb(index, size);
	return rest.length === 0 ? root : undefined;
}
