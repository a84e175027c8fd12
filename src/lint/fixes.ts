/** The fixes of messages as changes of ranges of the source; every other byte stays. */

import type { Diagnostic } from './run.js';

/** One range of the source and the text that takes its place; offsets in UTF-16 units. */
interface FixChange {
	from: number;
	to: number;
	text: string;
}

/** The changes of one fix, in source order; lines that it adds end as those of the file do. */
export function getChanges(fix: NonNullable<Diagnostic['fixes']>[number], lineEnd: string): FixChange[] {
	return fix.edits
		.map(({ position, text }) => ({
			from: position.start.offset ?? 0,
			to: position.end.offset ?? 0,
			text: text.replace(/\r?\n/g, lineEnd),
		}))
		.sort((a, b) => a.from - b.from);
}

/** What a round of fixing did. */
interface FixedSource {
	text: string;
	/** Descriptions of the fixes that were applied, in source order. */
	applied: string[];
}

/**
 * Applies the first allowed fix of each message. Fixes that touch a place that another one has changed wait for the next round, when the
 * text has been read again.
 */
export function applyFixes(
	source: string,
	messages: readonly Diagnostic[],
	allowUnsafe: boolean,
): FixedSource {
	const lineEnd = getLineEnd(source);
	const taken = new Uint8Array(source.length + 1);
	const chosen: FixChange[] = [];
	const applied: string[] = [];
	for (const message of messages) {
		const fix = allowedFix(message, allowUnsafe);
		if (!fix) continue;
		const changes = getChanges(fix, lineEnd);
		if (changes.some(({ from, to }) => taken.subarray(from, to + 1).includes(1))) continue;
		for (const change of changes) {
			chosen.push(change);
			taken.fill(1, change.from, change.to + 1);
		}
		applied.push(fix.description);
	}
	chosen.sort((a, b) => a.from - b.from);
	let end = 0;
	const parts: string[] = [];
	for (const { from, to, text } of chosen) {
		parts.push(source.slice(end, from), text);
		end = to;
	}
	return { text: parts.join('') + source.slice(end), applied };
}

function allowedFix({ file, fixes }: Diagnostic, allowUnsafe: boolean) {
	if (file !== '') return undefined;
	return fixes?.find(({ safe }) => safe) ?? (allowUnsafe ? fixes?.[0] : undefined);
}

/** What fixing needs of a file that was read. */
interface Fixable {
	source: string;
	messages: readonly Diagnostic[];
}

/** Rounds in which fixes may uncover others before the file has to be nearer to its end. */
const PATIENCE = 50;

/**
 * Fixes a file, reads it again and fixes what is new, until nothing is left that may be fixed. It ends, and fixing the result again changes
 * nothing: a result has fewer fixes to make, or as few in a shorter text, than the one before, which cannot go on for ever; and where none
 * such follows within some rounds (two fixes may undo each other), the search from it has failed, as it would the next time.
 */
export async function fixUntilDone<File extends Fixable>(
	file: File,
	allowUnsafe: boolean,
	read: (text: string) => Promise<File>,
): Promise<{ file: File; applied: string[] }> {
	const fixesLeft = ({ messages }: File) =>
		messages.filter((message) => allowedFix(message, allowUnsafe)).length;
	let best = { file, left: fixesLeft(file), applied: [] as string[] };
	let current = file;
	let applied: string[] = [];
	for (let rounds = 0; rounds < PATIENCE && fixesLeft(current) > 0; rounds += 1) {
		const fixed = applyFixes(current.source, current.messages, allowUnsafe);
		if (fixed.text === current.source) break;
		current = await read(fixed.text);
		applied = applied.concat(fixed.applied);
		const left = fixesLeft(current);
		if (left > best.left || (left === best.left && current.source.length >= best.file.source.length))
			continue;
		best = { file: current, left, applied };
		rounds = -1;
	}
	return { file: best.file, applied: best.applied };
}

export function getLineEnd(source: string): '\n' | '\r\n' {
	return source.includes('\r\n') ? '\r\n' : '\n';
}
