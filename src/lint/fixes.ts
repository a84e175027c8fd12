/** The fixes of messages as changes of ranges of the source; every other byte stays. */

import type { Diagnostic } from './run.js';

/** One range of the source and the text that takes its place; offsets in UTF-16 units. */
export interface FixChange {
	from: number;
	to: number;
	text: string;
}

/** The changes of one fix, in source order; lines that it adds end as those of the file do. */
export function changesOf(fix: NonNullable<Diagnostic['fixes']>[number], lineEnd: string): FixChange[] {
	return fix.edits
		.map(({ position, text }) => ({
			from: position.start.offset ?? 0,
			to: position.end.offset ?? 0,
			text: text.replace(/\r?\n/g, lineEnd),
		}))
		.sort((a, b) => a.from - b.from);
}

/** What a round of fixing did. */
export interface FixedSource {
	text: string;
	/** Descriptions of the fixes that were applied, in source order. */
	applied: string[];
	/** How many unsafe fixes were left. */
	unsafeLeft: number;
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
	const lineEnd = lineEndOf(source);
	const chosen: FixChange[] = [];
	const applied: string[] = [];
	let unsafeLeft = 0;
	for (const message of messages) {
		if (message.file !== '' || !message.fixes || message.fixes.length === 0) continue;
		const fix = message.fixes.find(({ safe }) => safe) ?? (allowUnsafe ? message.fixes[0] : undefined);
		if (!fix) {
			unsafeLeft++;
			continue;
		}
		const changes = changesOf(fix, lineEnd);
		if (changes.some((change) => chosen.some((other) => change.from <= other.to && other.from <= change.to)))
			continue;
		for (const each of changes) chosen.push(each);
		applied.push(fix.description);
	}
	chosen.sort((a, b) => b.from - a.from);
	let text = source;
	for (const { from, to, text: inserted } of chosen) text = text.slice(0, from) + inserted + text.slice(to);
	return { text, applied, unsafeLeft };
}

/** How the lines of a text end. */
export function lineEndOf(source: string): '\n' | '\r\n' {
	return source.includes('\r\n') ? '\r\n' : '\n';
}
