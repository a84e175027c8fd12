/** Two states of a text: what changed from one to the other, and both made one. By lines, as minutes are written. */

import { diffArrays } from 'diff';
import { diff3Merge, diffComm } from 'node-diff3';

/** Lines that both states have, that only the older one has, or only the newer one. */
export interface DraftDifference {
	kind: 'same' | 'gone' | 'new';
	lines: string[];
}

/** A stretch of a merged text: agreed, or written differently by both. */
export type MergedStretch = { agreed: string[] } | { mine: string[]; theirs: string[] };

/** Beyond so many edits the two texts are shown as one removal and one addition: nobody would read the details. */
const MOST_EDITS = 5_000;

/** The differences between two states, in the order of the text. */
export function draftDifferences(before: string, after: string): DraftDifference[] {
	const [old, next] = [before.split('\n'), after.split('\n')];
	const changes = diffArrays(old, next, { maxEditLength: MOST_EDITS });
	if (!changes)
		return [
			{ kind: 'gone', lines: old },
			{ kind: 'new', lines: next },
		];
	return changes.map(({ added, removed, value }) => ({
		kind: added ? 'new' : removed ? 'gone' : 'same',
		lines: value,
	}));
}

/**
 * Two texts made one by the state that both were made of: what only one of them changed is taken, what both changed differently stays
 * open. Where that state is not known, what only one of them has is kept, and nothing is taken away.
 */
export function mergeDrafts(mine: string, theirs: string, base: string | undefined): MergedStretch[] {
	const [own, other] = [mine.split('\n'), theirs.split('\n')];
	const origin =
		base === undefined ? diffComm(own, other).flatMap(({ common }) => common ?? []) : base.split('\n');
	return diff3Merge(own, origin, other, { excludeFalseConflicts: true }).map(({ ok, conflict }) =>
		conflict ? { mine: conflict.a, theirs: conflict.b } : { agreed: ok ?? [] },
	);
}

/**
 * The state that two texts were made of, as far as it is known: of the earlier states of mine the one that shares most lines with theirs,
 * the newest of several. Undefined where none shares any.
 */
export function findBase(theirs: string, earlier: readonly string[]): string | undefined {
	const lines = new Set(theirs.split('\n').filter((line) => line.trim() !== ''));
	const [best] = earlier
		.map((text) => ({ text, count: text.split('\n').filter((line) => lines.has(line)).length }))
		.filter(({ count }) => count > 0)
		.sort((a, b) => b.count - a.count);
	return best?.text;
}
