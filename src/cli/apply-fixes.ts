/** Applies the fixes of messages to a source, by its ranges; every other byte stays. */

import type { Diagnostic } from '../lint/run.js';

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
	const chosen: Array<{ from: number; to: number; text: string }> = [];
	const applied: string[] = [];
	let unsafeLeft = 0;
	for (const message of messages) {
		if (message.file !== '' || !message.fixes || message.fixes.length === 0) continue;
		const fix = message.fixes.find(({ safe }) => safe) ?? (allowUnsafe ? message.fixes[0] : undefined);
		if (!fix) {
			unsafeLeft++;
			continue;
		}
		const edits = fix.edits.map(({ position, text }) => ({
			from: position.start.offset ?? 0,
			to: position.end.offset ?? 0,
			text,
		}));
		if (edits.some((edit) => chosen.some((other) => edit.from <= other.to && other.from <= edit.to)))
			continue;
		chosen.push(...edits);
		applied.push(fix.description);
	}
	chosen.sort((a, b) => b.from - a.from);
	let text = source;
	// Lines that a fix adds end as the file's own do.
	const lineEnd = /\r\n/.test(source) ? '\r\n' : '\n';
	for (const { from, to, text: inserted } of chosen)
		text = text.slice(0, from) + inserted.replace(/\r?\n/g, lineEnd) + text.slice(to);
	return { text, applied, unsafeLeft };
}
