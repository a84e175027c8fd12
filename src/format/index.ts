/**
 * One canonical layout for the header, the headings and the labelled lines of a meeting file, written in place: every other byte stays.
 * What would change the meaning of the file is left as it was written.
 */

import type { Meeting, Problem } from '../ast/index.js';
import { bodyChanges } from './body-layout.js';
import { applyChanges, type Change, getGroups } from './changes.js';
import { headerChanges } from './header-layout.js';

export { clockText, colonText, SourceText } from './changes.js';

/** Reads a text as the compiler does, files that it names included. */
type ReadMeeting = (source: string) => Promise<Meeting> | Meeting;

/** Gives the canonical layout of a meeting file. The tree of the result, places aside, is that of the source. */
export async function formatMeeting(source: string, read: ReadMeeting): Promise<string> {
	let text = source;
	for (let pass = 0; pass < MOST_PASSES; pass++) {
		const next = await formatOnce(text, read);
		if (next === text) return text;
		text = next;
	}
	return text;
}

/** A change can make room for another one; two passes settle what people write. */
const MOST_PASSES = 4;

/** Characters that may be read in one pass to find the changes that would alter the meaning, and readings that even a long file gets. */
const MOST_READ = 400_000;
const FEWEST_READINGS = 24;
const MOST_READINGS = 120;

async function formatOnce(source: string, read: ReadMeeting): Promise<string> {
	const meeting = await read(source);
	const changes = [...headerChanges(source, meeting), ...bodyChanges(source, meeting)];
	if (changes.length === 0) return source;
	const meaning = getMeaning(meeting);
	const mayRead = Math.min(MOST_READINGS, Math.max(FEWEST_READINGS, Math.floor(MOST_READ / source.length)));
	let readings = 0;
	const keepsMeaning = async (chosen: readonly Change[]) => {
		readings++;
		return getMeaning(await read(applyChanges(source, chosen))) === meaning;
	};
	const groups = getGroups(changes);
	const kept: Change[] = [];
	const keep = async (some: readonly Change[][]): Promise<void> => {
		if (some.length === 0 || readings > mayRead) return;
		if (await keepsMeaning([...kept, ...some.flat()])) for (const each of some.flat()) kept.push(each);
		else if (some.length > 1) {
			const middle = some.length >> 1;
			await keep(some.slice(0, middle));
			await keep(some.slice(middle));
		}
	};
	await keep(groups);
	// Where so many changes would alter the meaning, none is made: half of them would be another half the next time.
	if (readings > mayRead) return source;
	return applyChanges(source, kept);
}

/**
 * A text that two trees share exactly where they say the same. Places are left out, and so is what follows from them in problems: the
 * lines that they cite and the edits of their fixes.
 */
export function getMeaning(meeting: Meeting): string {
	return JSON.stringify(meeting, (key, value: unknown) => {
		if (key === 'position') return undefined;
		if (isProblem(value)) return { rule: value.rule, code: value.code, severity: value.severity };
		return value;
	});
}

function isProblem(value: unknown): value is Problem {
	return typeof value === 'object' && value !== null && (value as { type?: unknown }).type === 'problem';
}
