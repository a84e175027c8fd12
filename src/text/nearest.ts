/** Finds the known words nearest to a written one, for misspellings. */

import { foldKeyword } from './fold.js';

/** A known word that is close to a written one. */
interface NearWord {
	/** The known word, as it was given. */
	readonly word: string;
	/** How many letters differ: insertions, deletions, changes and swaps of neighbours. */
	readonly distance: number;
}

/** Finds near words among very many without looking at each. */
export interface NearestIndex {
	/** One more word; one that is known already changes nothing. */
	add(word: string): void;
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
	return getNearest(word, foldWords(known), bound);
}

/** A known word made ready to be compared. */
interface FoldedWord {
	readonly word: string;
	readonly folded: string;
	/** A bit for each letter that it has. */
	readonly letters: number;
}

/** Known words for {@link getNearest}, folded once for many look-ups. */
export function foldWords(known: Iterable<string>): FoldedWord[] {
	return Array.from(known, (word) => {
		const folded = foldKeyword(word);
		return { word, folded, letters: getLetters(folded) };
	});
}

/** As {@link nearestWords}, of words that were folded before. */
export function getNearest(word: string, known: readonly FoldedWord[], bound?: number): NearWord[] {
	const folded = foldKeyword(word);
	const letters = getLetters(folded);
	const found: NearWord[] = [];
	for (const other of known) {
		const limit = bound ?? nearBound(Math.max(folded.length, other.folded.length));
		// An edit takes away one letter and brings one at most.
		if (bitCount(letters ^ other.letters) > 2 * limit) continue;
		const distance = editDistance(folded, other.folded, limit);
		if (distance <= limit) found.push({ word: other.word, distance });
	}
	return found.sort((a, b) => a.distance - b.distance);
}

/** A bit for each letter of a folded word; other signs share bits. */
function getLetters(folded: string): number {
	let letters = 0;
	for (let index = 0; index < folded.length; index += 1) letters |= 1 << (folded.charCodeAt(index) & 31);
	return letters;
}

function bitCount(bits: number): number {
	let count = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
	return count;
}

/**
 * Damerau-Levenshtein distance (optimal string alignment: a swap of neighbours counts one), or `limit + 1` as soon as it is
 * certain to be above `limit`.
 */
export function editDistance(a: string, b: string, limit = Math.max(a.length, b.length)): number {
	if (a === b) return 0;
	const over = limit + 1;
	const width = b.length + 1;
	if (Math.abs(a.length - b.length) > limit) return over;
	// Three rows of costs; only cells within `limit` of the diagonal can matter, the others stay above it.
	let [beforeLast, last, current] = scratchRows(width);
	last.fill(over, 0, width);
	for (let column = 0; column < width && column <= limit; column += 1) last[column] = column;
	for (let line = 1; line <= a.length; line += 1) {
		const from = Math.max(1, line - limit);
		const to = Math.min(b.length, line + limit);
		current[from - 1] = from === 1 && line <= limit ? line : over;
		let best = current[from - 1] ?? over;
		const letter = a.charCodeAt(line - 1);
		for (let column = from; column <= to; column += 1) {
			const other = b.charCodeAt(column - 1);
			let cost = (last[column - 1] ?? over) + (letter === other ? 0 : 1);
			cost = Math.min(cost, (last[column] ?? over) + 1, (current[column - 1] ?? over) + 1);
			const swapped =
				line > 1 && column > 1 && letter === b.charCodeAt(column - 2) && a.charCodeAt(line - 2) === other;
			if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? over) + 1);
			cost = Math.min(cost, over);
			current[column] = cost;
			if (cost < best) best = cost;
		}
		if (to < b.length) current[to + 1] = over;
		if (best > limit) return over;
		[beforeLast, last, current] = [last, current, beforeLast];
	}
	return Math.min(last[b.length] ?? over, over);
}

/** Whether at most one letter in four differs: of a title of forty letters ten. */
export function isAlike(a: string, b: string): boolean {
	const limit = Math.trunc(Math.max(a.length, b.length) / 4);
	return editDistance(a, b, limit) <= limit;
}

/**
 * An index for words that are at most two letters off. A word within that distance keeps at least two of its segments whole, at
 * most two places away from where they were: look-ups are a bounded number of hash accesses, then a check of the few candidates.
 */
export function createNearestIndex(words: Iterable<string>): NearestIndex {
	const known: string[] = [];
	const folds: string[] = [];
	/** Words by their length, then by the number of a segment and its letters. */
	const bySegment: Array<Array<Map<string, number[]>> | undefined> = [];
	const seen = new Map<string, number>();
	const add = (word: string) => {
		const folded = foldKeyword(word);
		if (seen.has(folded)) return;
		const id = known.push(word) - 1;
		folds.push(folded);
		seen.set(folded, id);
		bySegment[folded.length] ??= Array.from({ length: SEGMENTS }, () => new Map());
		for (const { part, from, to } of segments(folded.length)) {
			const ofPart = bySegment[folded.length]?.[part];
			const letters = folded.slice(from, to);
			const ids = ofPart?.get(letters);
			if (ids === undefined) ofPart?.set(letters, [id]);
			else ids.push(id);
		}
	};
	for (const word of words) add(word);

	/** The words that keep enough of their segments. */
	const getCandidates = (folded: string): number[] => {
		const kept = new Uint8Array(known.length);
		const candidates: number[] = [];
		const same = seen.get(folded);
		if (same !== undefined) {
			candidates.push(same);
			kept[same] = ENOUGH;
		}
		const keep = (id: number) => {
			const count = kept[id] ?? 0;
			if (count >= ENOUGH) return;
			kept[id] = count + 1;
			if (count + 1 === ENOUGH) candidates.push(id);
		};
		for (let length = Math.max(1, folded.length - MOST); length <= folded.length + MOST; length += 1) {
			const ofLength = bySegment[length];
			if (!ofLength) continue;
			for (const { part, from, to } of segments(length))
				for (let shift = -MOST; shift <= MOST; shift += 1) {
					if (from + shift < 0 || to + shift > folded.length) continue;
					ofLength[part]?.get(folded.slice(from + shift, to + shift))?.forEach(keep);
				}
		}
		return candidates;
	};

	return {
		add,
		find(word, bound) {
			const folded = foldKeyword(word);
			const found: (NearWord & { id: number })[] = [];
			for (const id of getCandidates(folded)) {
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

/** Segments of a word: two changes touch at most two of them, and so does a swap of neighbours. */
const SEGMENTS = 4;

/** Segments that a near word keeps whole. A swap across a border with another change elsewhere is not looked for. */
const ENOUGH = 2;

function segments(length: number): readonly Segment[] {
	let known = segmentsByLength[length];
	if (known === undefined) {
		known = [];
		for (let part = 0; part < SEGMENTS; part += 1) {
			const from = Math.trunc((length * part) / SEGMENTS);
			const to = Math.trunc((length * (part + 1)) / SEGMENTS);
			if (to > from) known.push({ part, from, to });
		}
		if (length < segmentsByLength.length) segmentsByLength[length] = known;
	}
	return known;
}

interface Segment {
	readonly part: number;
	readonly from: number;
	readonly to: number;
}

/** For the lengths that words and names have. */
const segmentsByLength: Array<Segment[] | undefined> = new Array(64).fill(undefined);

type Rows = readonly [Uint32Array, Uint32Array, Uint32Array];

const scratch = { rows: newRows(64) };

/** Three rows of at least that width, used again by every call: making them costs more than filling them. */
function scratchRows(width: number): Rows {
	if (scratch.rows[0].length < width) scratch.rows = newRows(width * 2);
	return scratch.rows;
}

function newRows(width: number): Rows {
	return [new Uint32Array(width), new Uint32Array(width), new Uint32Array(width)];
}
