import { foldKeyword } from './fold.js';

/** A known word that is close to a written one. */
export interface NearWord {
	/** The known word, as it was given. */
	readonly word: string;
	/** How many letters differ: insertions, deletions, changes and swaps of neighbours. */
	readonly distance: number;
}

/** Finds near words among very many without looking at each. */
export interface NearestIndex {
	/** The nearest known words within the bound, the nearest first, then in the order given. */
	find(word: string, bound?: number): NearWord[];
}

/** How many letters may differ in a word of this length: none below four, one to seven, two to eleven, then three. */
export function nearBound(length: number): number {
	if (length < 4) return 0;
	return Math.min(3, Math.trunc(length / 4));
}

/** The nearest known word within {@link nearBound}, or nothing; of equally near words the first. Compares folded words. */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
	return nearestWords(word, known)[0]?.word;
}

/** All known words within the bound, the nearest first, equally near ones in the order given. Compares folded words. */
export function nearestWords(word: string, known: Iterable<string>, bound?: number): NearWord[] {
	const folded = foldKeyword(word);
	const found: NearWord[] = [];
	for (const candidate of known) {
		const other = foldKeyword(candidate);
		const limit = bound ?? nearBound(Math.max(folded.length, other.length));
		const distance = editDistance(folded, other, limit);
		if (distance <= limit) found.push({ word: candidate, distance });
	}
	return found.sort((a, b) => a.distance - b.distance);
}

/**
 * Damerau-Levenshtein distance (optimal string alignment: a swap of neighbours counts one), or `limit + 1` as soon as it is
 * certain to be above `limit`.
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
	if (a === b) return 0;
	const over = limit + 1;
	if (Math.abs(a.length - b.length) > limit) return over;
	let beforeLast: number[] = [];
	let last: number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
	for (let row = 1; row <= a.length; row += 1) {
		const current: number[] = [row];
		let best = row;
		for (let column = 1; column <= b.length; column += 1) {
			const same = a.charCodeAt(row - 1) === b.charCodeAt(column - 1);
			let cost = Math.min(
				at(last, column) + 1,
				at(current, column - 1) + 1,
				at(last, column - 1) + (same ? 0 : 1),
			);
			if (
				row > 1 &&
				column > 1 &&
				a.charCodeAt(row - 1) === b.charCodeAt(column - 2) &&
				a.charCodeAt(row - 2) === b.charCodeAt(column - 1)
			) {
				cost = Math.min(cost, at(beforeLast, column - 2) + 1);
			}
			current.push(cost);
			if (cost < best) best = cost;
		}
		if (best > limit) return over;
		beforeLast = last;
		last = current;
	}
	return Math.min(at(last, b.length), over);
}

/**
 * An index for words that are at most two letters off. A word within that distance keeps at least one of its segments whole, at
 * most two places away from where it was: look-ups are a bounded number of hash accesses, then a check of the few candidates.
 */
export function createNearestIndex(words: Iterable<string>): NearestIndex {
	const known: string[] = [];
	const folds: string[] = [];
	const bySegment = new Map<string, number[]>();
	const seen = new Map<string, number>();
	for (const word of words) {
		const folded = foldKeyword(word);
		if (seen.has(folded)) continue;
		const id = known.push(word) - 1;
		folds.push(folded);
		seen.set(folded, id);
		for (const [part, from, to] of segments(folded.length)) {
			const key = `${folded.length}|${part}|${folded.slice(from, to)}`;
			const ids = bySegment.get(key);
			if (ids === undefined) bySegment.set(key, [id]);
			else ids.push(id);
		}
	}
	return {
		find(word, bound) {
			const folded = foldKeyword(word);
			const candidates = new Set<number>();
			for (let length = Math.max(1, folded.length - MOST); length <= folded.length + MOST; length += 1) {
				for (const [part, from, to] of segments(length)) {
					for (let shift = -MOST; shift <= MOST; shift += 1) {
						if (from + shift < 0 || to + shift > folded.length) continue;
						for (const id of bySegment.get(`${length}|${part}|${folded.slice(from + shift, to + shift)}`) ??
							[])
							candidates.add(id);
					}
				}
			}
			const found: (NearWord & { id: number })[] = [];
			for (const id of candidates) {
				const other = folds[id] ?? '';
				const limit = Math.min(MOST, bound ?? nearBound(Math.max(folded.length, other.length)));
				const distance = editDistance(folded, other, limit);
				if (distance <= limit) found.push({ id, word: known[id] ?? '', distance });
			}
			return found
				.sort((a, b) => a.distance - b.distance || a.id - b.id)
				.map(({ word: near, distance }) => ({ word: near, distance }));
		},
	};
}

/** The greatest distance that the index serves. */
const MOST = 2;

/** Four segments: two changes, one of them a swap across a border, touch at most three. */
const SEGMENTS = 4;

function* segments(length: number): Generator<[part: number, from: number, to: number]> {
	for (let part = 0; part < SEGMENTS; part += 1) {
		const from = Math.trunc((length * part) / SEGMENTS);
		const to = Math.trunc((length * (part + 1)) / SEGMENTS);
		if (to > from) yield [part, from, to];
	}
}

function at(row: readonly number[], column: number): number {
	return row[column] ?? Number.POSITIVE_INFINITY;
}
