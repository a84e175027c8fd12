/** The log: vectors of others, an independent reader of the format, and that no change of it goes unseen. */

import { createHash, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	appendEntries,
	appendToLog,
	EMPTY_ROOT,
	getEdge,
	getNoteKey,
	getRoot,
	goesOnFrom,
	hashInclusion,
	hashLeaf,
	judgeLog,
	judgeProof,
	nodeReader,
	openLog,
	proveEntry,
	proveInclusion,
	readCheckpoint,
	readNoteKey,
	readProof,
	tilePath,
	writeNoteKey,
	writeProof,
} from '../../src/transparency/log.js';
import fc, { runs } from '../properties.js';

const ORIGIN = 'register.example/commune';
const { privateKey: signer } = generateKeyPairSync('ed25519');
const key = getNoteKey(ORIGIN, signer);
const entry = (index: number) => Buffer.from(`{"act":"2024-01-${index}#resolution-1"}`);

/** A log as files in memory, and what appending does to it. */
class MemoryLog {
	files = new Map<string, Uint8Array>();
	touched: string[] = [];
	read = async (path: string) => this.files.get(path);

	async append(...entries: Uint8Array[]): Promise<void> {
		const { files, note } = appendToLog(await getEdge(await openLog(this.read)), entries, {
			origin: ORIGIN,
			signer,
		});
		this.touched = [...files.keys()];
		for (const [path, bytes] of files) this.files.set(path, bytes);
		this.files.set('checkpoint', Buffer.from(note));
	}

	get note(): string {
		return Buffer.from(this.files.get('checkpoint') ?? '').toString();
	}
}

async function getLog(...counts: number[]): Promise<MemoryLog> {
	const log = new MemoryLog();
	let next = 0;
	for (const count of counts) await log.append(...Array.from({ length: count }, () => entry(next++)));
	return log;
}

/** RFC 6962, 2.1, word for word, by slicing lists of leaves: shares nothing with the program but SHA-256. */
function rootByTheBook(leaves: readonly Uint8Array[]): string {
	const sha = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
	const mth = (list: readonly Uint8Array[]): Buffer => {
		if (list.length === 0) return sha();
		if (list.length === 1) return sha(Uint8Array.of(0), list[0] as Uint8Array);
		let k = 1;
		while (k << 1 < list.length) k <<= 1;
		return sha(Uint8Array.of(1), mth(list.slice(0, k)), mth(list.slice(k)));
	};
	return mth(leaves).toString('hex');
}

describe('the tree', () => {
	// The test vectors of Certificate Transparency's own implementations.
	const LEAVES = [
		'',
		'00',
		'10',
		'2021',
		'3031',
		'40414243',
		'5051525354555657',
		'606162636465666768696a6b6c6d6e6f',
	].map((hex) => Buffer.from(hex, 'hex'));
	it.each<[size: number, root: string]>([
		[0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
		[1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
		[2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
		[3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
		[5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
		[8, '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
	])('of %i leaves has the root that others find', async (size, root) => {
		const { files } = appendEntries({ size: 0, tiles: [], entries: [] }, LEAVES.slice(0, size));
		const found = await getRoot(
			size,
			nodeReader(size, async (path) => files.get(path)),
		);
		expect(found.toString('hex')).toBe(root);
		expect(rootByTheBook(LEAVES.slice(0, size))).toBe(root);
	});

	it('proves every leaf, and that it goes on from every earlier tree', async () => {
		const log = await getLog(...new Array(20).fill(1));
		const node = nodeReader(20, log.read);
		const roots = await Promise.all(
			Array.from({ length: 21 }, (_, size) => getRoot(size, nodeReader(20, log.read))),
		);
		for (let size = 1; size <= 20; size += 1) {
			const root = roots[size] ?? EMPTY_ROOT;
			for (let index = 0; index < size; index += 1) {
				const proof = await proveInclusion(index, size, node);
				expect(hashInclusion(hashLeaf(entry(index)), index, size, proof)).toEqual(root);
				expect(hashInclusion(hashLeaf(entry(index + 1)), index, size, proof)).not.toEqual(root);
			}
			const now = { checkpoint: { origin: ORIGIN, size, root }, note: '', read: log.read };
			for (let before = 0; before <= 20; before += 1) {
				const old = { origin: ORIGIN, size: before, root: roots[before] ?? EMPTY_ROOT };
				expect(await goesOnFrom(now, old)).toBe(before <= size);
				expect(await goesOnFrom(now, { ...old, root: hashLeaf(entry(77)) })).toBe(false);
			}
		}
	});
});

describe('the files', () => {
	it('have the names of the format', () => {
		expect(tilePath(0, 0)).toBe('tile/0/000');
		expect(tilePath(1, 67, 17)).toBe('tile/1/067.p/17');
		expect(tilePath(0, 1234067)).toBe('tile/0/x001/x234/067');
		expect(tilePath('entries', 999, 1)).toBe('tile/entries/999.p/1');
	});

	it.each([1, 257])('are the same, whether %i acts came at once or one by one', async (count) => {
		const [once, apart] = [await getLog(count), await getLog(...Array<number>(count).fill(1))];
		for (const [path, bytes] of once.files) expect(apart.files.get(path), path).toEqual(bytes);
		expect(readCheckpoint(once.note)?.root.toString('hex')).toBe(
			rootByTheBook(Array.from({ length: count }, (_, index) => entry(index))),
		);
	});

	it('are touched at the right edge alone', async () => {
		const log = await getLog(65_536 + 300);
		const before = new Set(log.files.keys());
		await log.append(entry(0));
		expect(log.touched.sort()).toEqual(['tile/0/257.p/45', 'tile/entries/257.p/45']);
		expect(before.has('tile/0/257.p/44')).toBe(true);
	});

	it('are whole by the own judge', async () => {
		const log = await getLog(1, 254, 1, 300);
		const open = await openLog(log.read);
		expect(open && (await judgeLog(open, key))).toEqual({ kind: 'whole' });
	});
});

describe('keys and notes', () => {
	// C2SP, signed-note: a key that the specification of the format shows.
	it('reads a key as others write it, and writes it so', () => {
		const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
		const known = readNoteKey(text);
		expect(known && writeNoteKey(known)).toBe(text);
	});

	it.each(['', 'x', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'a+00000000+AA=='])(
		'refuses %j',
		(text) => {
			expect(readNoteKey(text)).toBeUndefined();
		},
	);

	it('reads back its own key', () => {
		expect(readNoteKey(writeNoteKey(key))?.id).toEqual(key.id);
	});
});

describe('a proof', () => {
	it('is judged without the log, and is no longer than two kilobytes for a million acts', async () => {
		const log = await getLog(700);
		const open = await openLog(log.read);
		const text = open ? writeProof(await proveEntry(open, 300)) : '';
		const proof = readProof(text);
		expect(proof?.entry).toEqual(entry(300));
		expect(proof && judgeProof(proof, key)).toBe('proved');
		const levels = Math.ceil(Math.log2(1_000_000));
		const longest =
			text.length +
			45 * (levels - (proof?.hashes.length ?? 0)) +
			Math.ceil((280 - entry(300).length) * (4 / 3));
		expect(longest).toBeLessThan(2048);
	});

	it('does not survive the change of a byte', async () => {
		const log = await getLog(70);
		const open = await openLog(log.read);
		const text = open ? writeProof(await proveEntry(open, 30)) : '';
		for (let at = 0; at < text.length; at += 1) {
			// The letter next to it differs in the last bits alone, which base64 may leave without a meaning.
			const near = String.fromCharCode(text.charCodeAt(at) ^ 1);
			for (const other of new Set([text[at] === 'x' ? 'y' : 'x', near])) {
				const proof = readProof(`${text.slice(0, at)}${other}${text.slice(at + 1)}`);
				const verdict = proof && judgeProof(proof, key);
				expect([at, other, verdict]).not.toEqual([at, other, 'proved']);
			}
		}
	});

	it('of another log is none', async () => {
		const log = await getLog(3);
		const open = await openLog(log.read);
		const proof = open && readProof(writeProof(await proveEntry(open, 1)));
		const other = getNoteKey(ORIGIN, generateKeyPairSync('ed25519').privateKey);
		expect(proof && judgeProof(proof, other)).toBe('other-key');
		expect(proof && judgeProof(proof, getNoteKey('elsewhere.example', signer))).toBe('other-key');
	});
});

/** What somebody with the key of the log may do to its past: the log is made anew from other entries. */
const REWRITES: Record<string, (entries: Buffer[], at: number) => Buffer[]> = {
	delete: (entries, at) => entries.filter((_, index) => index !== at),
	reorder: (entries, at) => {
		const other = (at + 1) % entries.length;
		return entries.map(
			(each, index) => (index === at ? entries[other] : index === other ? entries[at] : each) as Buffer,
		);
	},
	backdate: (entries, at) => [...entries.slice(0, at), entry(99_999), ...entries.slice(at)],
	change: (entries, at) => entries.map((each, index) => (index === at ? Buffer.from(`${each} `) : each)),
	cut: (entries, at) => entries.slice(0, at),
};

describe('a change of the past', () => {
	it('by its own writer is seen by whoever kept a checkpoint', async () => {
		const kept = await getLog(300);
		const before = readCheckpoint(kept.note);
		const entries = Array.from({ length: 300 }, (_, index) => entry(index));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...Object.keys(REWRITES)),
				fc.nat(299),
				fc.nat(20),
				async (name, at, more) => {
					const changed = REWRITES[name]?.(entries, at) ?? [];
					const log = new MemoryLog();
					await log.append(...changed, ...Array.from({ length: more }, (_, index) => entry(1000 + index)));
					const open = await openLog(log.read);
					expect(open && before && (await goesOnFrom(open, before))).toBe(false);
				},
			),
			{ numRuns: runs(60) },
		);
		await kept.append(entry(300), entry(301));
		const open = await openLog(kept.read);
		expect(open && before && (await goesOnFrom(open, before))).toBe(true);
	});

	it('by somebody without the key is seen by everybody', async () => {
		const log = await getLog(300);
		const paths = [...log.files.keys()];
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...paths),
				fc.nat(),
				fc.integer({ min: 1, max: 255 }),
				fc.nat(3),
				async (path, where, by, kind) => {
					const files = new Map(log.files);
					const bytes = Buffer.from(files.get(path) as Uint8Array);
					const at = where % bytes.length;
					if (kind === 0) files.delete(path);
					else if (kind === 1) files.set(path, bytes.subarray(0, at));
					else {
						bytes[at] = (bytes[at] ?? 0) ^ by;
						files.set(path, bytes);
					}
					const read = async (each: string) => files.get(each);
					const open = await openLog(read).catch(() => undefined);
					const verdict = open && (await judgeLog(open, key));
					expect(verdict).not.toEqual({ kind: 'whole' });
				},
			),
			{ numRuns: runs(100) },
		);
	});
});
